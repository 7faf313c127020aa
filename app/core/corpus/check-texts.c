#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text-map.h"
#include "corpus/check-private.h"

/* What is kept of words against the words: contents, lengths, and every passage. */

static void
check_hash (DossierCheck *self, DossierStatement *row)
{
  g_autoptr (GBytes) text = dossier_statement_dup_bytes (row, 1);
  g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (row, 2);
  const char *sha256 = dossier_statement_get_text (row, 0);
  g_autofree char *hash = NULL;

  if (text == NULL && bytes == NULL)
    {
      dossier_check_note (self, _ ("The content %s is empty"), sha256);
      return;
    }
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text != NULL ? text : bytes);
  if (strcmp (hash, sha256) != 0)
    dossier_check_note (self, _ ("The content %s is not what its hash says"), sha256);
}

static gboolean
check_contents (DossierCheck *self, GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->database, error, "SELECT sha256, text, bytes FROM content", "");
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    check_hash (self, rows);
  return step == DOSSIER_STEP_DONE
         && dossier_check_rows (self, error, _ ("A text, original or layout is missing: %s"),
                                "SELECT DISTINCT sha256 FROM (SELECT content AS sha256 "
                                "FROM revision UNION ALL SELECT content FROM source UNION ALL "
                                "SELECT layout FROM revision WHERE layout IS NOT NULL) "
                                "WHERE sha256 NOT IN (SELECT sha256 FROM content)");
}

static gboolean
says (DossierTextMap *text, gint64 start, gint64 end, const char *words)
{
  gsize from = dossier_text_map_byte_at (text, (guint) start);
  gsize length = dossier_text_map_byte_at (text, (guint) end) - from;

  return strlen (words) == length
         && memcmp (dossier_text_map_get_data (text, NULL) + from, words, length) == 0;
}

/* Columns: id, start, end, quote, prefix, suffix, state. */
static void
check_passage (DossierCheck *self, DossierTextMap *text, const char *title, DossierStatement *row)
{
  const char *id = dossier_statement_get_text (row, 0);
  gint64 start = dossier_statement_get_int (row, 1);
  gint64 end = dossier_statement_get_int (row, 2);
  const char *prefix = dossier_statement_get_text (row, 4);
  const char *suffix = dossier_statement_get_text (row, 5);
  gint64 length = dossier_text_map_get_length (text);
  gint64 before = start - g_utf8_strlen (prefix, -1);
  gint64 after = end + g_utf8_strlen (suffix, -1);

  if (start < 0 || start >= end || end > length)
    dossier_check_note (self, _ ("The passage %s lies outside the text of “%s”"), id, title);
  else if (strcmp (dossier_statement_get_text (row, 6), "exact") != 0)
    return; /* known to stand elsewhere than its words did */
  else if (!says (text, start, end, dossier_statement_get_text (row, 3)))
    dossier_check_note (self, _ ("The quote of the passage %s is not what “%s” says there"), id,
                        title);
  else if (before < 0 || after > length || !says (text, before, start, prefix)
           || !says (text, end, after, suffix))
    dossier_check_note (self, _ ("What stands around the passage %s is not what “%s” says there"),
                        id, title);
}

static gboolean
check_passages (DossierCheck *self, gint64 revision, DossierTextMap *text, const char *title,
                GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->database, error,
      "SELECT id, start_at, end_at, quote, prefix, suffix, state FROM passage "
      "WHERE revision = ? AND state <> 'lost'",
      "i", revision);
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    check_passage (self, text, title, rows);
  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_revision (DossierCheck *self, DossierStatement *row, GError **error)
{
  gint64 revision = dossier_statement_get_int (row, 0);
  g_autofree char *title = dossier_statement_dup_text (row, 2);
  g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (row, 3);
  g_autoptr (GError) cause = NULL;
  g_autoptr (DossierTextMap) text = bytes != NULL ? dossier_text_map_new (bytes, &cause) : NULL;

  if (text == NULL)
    {
      dossier_check_note (self, _ ("The text of “%s” cannot be read"), title);
      return TRUE;
    }
  if (dossier_text_map_get_length (text) != dossier_statement_get_int (row, 1))
    dossier_check_note (self, _ ("The text of “%s” is not as long as it says"), title);
  return check_passages (self, revision, text, title, error);
}

/**
 * dossier_check_texts:
 *
 * Every content against its hash, every revision against its length, every passage against the
 * text that it stands in.
 */
gboolean
dossier_check_texts (DossierCheck *self, GError **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  if (!check_contents (self, error))
    return FALSE;
  rows = dossier_database_query (self->database, error,
                                 "SELECT r.id, r.code_points, a.title, c.text FROM revision r "
                                 "JOIN article a ON a.id = r.article "
                                 "JOIN content c ON c.sha256 = r.content",
                                 "");
  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!check_revision (self, rows, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}
