#include "corpus/note-check.h"

#include <string.h>

#include "base/edtf.h"

#define CITED                                                                                      \
  "WITH cited (record, passage) AS (SELECT c.record, coalesce (h.passage, l.passage, m.passage, "  \
  "d.passage, (SELECT passage FROM evidence WHERE record = c.record ORDER BY position, id "        \
  "LIMIT 1), c.record) FROM citation c LEFT JOIN highlight h ON h.id = c.record "                  \
  "LEFT JOIN claim l ON l.id = c.record LEFT JOIN mention m ON m.id = c.record "                   \
  "LEFT JOIN date_expression d ON d.id = c.record WHERE c.note = ?1) "

static gboolean
count_quotes (DossierNoteCheck *self, DossierDatabase *database, gint64 note, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      CITED "SELECT count (*), sum (substr (t.text, p.start_at + 1, p.end_at - p.start_at) = "
            "p.quote AND p.state <> 'lost') FROM cited JOIN passage p ON p.id = cited.passage "
            "JOIN revision r ON r.id = p.revision JOIN content t ON t.sha256 = r.content",
      "i", note);

  if (s == NULL || dossier_statement_step (s, error) != DOSSIER_STEP_ROW)
    return FALSE;
  self->n_citations = (guint) dossier_statement_get_int (s, 0);
  self->n_equal = (guint) dossier_statement_get_int (s, 1);
  return TRUE;
}

static gboolean
is_certain (const char *published)
{
  g_autoptr (DossierEdtf) date =
      published != NULL && published[0] != '\0' ? dossier_edtf_parse (published, NULL) : NULL;

  return date != NULL && !date->uncertain && !date->approximate && date->kind == DOSSIER_EDTF_DAY;
}

static gboolean
count_dates (DossierNoteCheck *self, DossierDatabase *database, gint64 note, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      CITED "SELECT a.published FROM cited JOIN passage p ON p.id = cited.passage "
            "JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article",
      "i", note);
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    self->n_undated += is_certain (dossier_statement_get_text (s, 0)) ? 0 : 1;
  return step == DOSSIER_STEP_DONE;
}

static gboolean
count_follow_ups (DossierNoteCheck *self, DossierDatabase *database, gint64 note, GError **error)
{
  gint64 n = 0;

  if (!dossier_database_get_int (
          database, &n, error,
          CITED "SELECT count (*) FROM follow_up f WHERE f.done = 0 AND (f.record = ?1 "
                "OR f.record IN (SELECT record FROM cited) OR f.record IN ("
                "SELECT r.article FROM cited JOIN passage p ON p.id = cited.passage "
                "JOIN revision r ON r.id = p.revision))",
          "i", note))
    return FALSE;
  self->n_follow_ups = (guint) n;
  return TRUE;
}

static gboolean
has_citation (DossierDatabase *database, gint64 note, gint64 position)
{
  gint64 id;

  return dossier_database_get_int (database, &id, NULL,
                                   "SELECT id FROM citation WHERE note = ? AND position = ?", "ii",
                                   note, position);
}

static gboolean
count_unused (DossierNoteCheck *self, DossierDatabase *database, gint64 note, GError **error)
{
  g_autofree char *body =
      dossier_database_get_text (database, error, "SELECT body FROM note WHERE id = ?", "i", note);
  const char *p = body;

  while (p != NULL && (p = strstr (p, "[^")) != NULL)
    {
      char *end;
      guint64 position = g_ascii_strtoull (p + 2, &end, 10);

      if (end > p + 2 && *end == ']' && position <= G_MAXUINT
          && !has_citation (database, note, (gint64) position))
        self->n_unused++;
      p += 2;
    }
  return body != NULL;
}

/**
 * dossier_note_check_read:
 * @note: its id
 *
 * Returns: (transfer full): free with g_free(); NULL with NOT_FOUND or an error of the store.
 *   Reading thread; reads the texts of all articles that are cited.
 */
DossierNoteCheck *
dossier_note_check_read (DossierDatabase *database, gint64 note, GError **error)
{
  g_autofree DossierNoteCheck *self = g_new0 (DossierNoteCheck, 1);

  if (!count_quotes (self, database, note, error) || !count_dates (self, database, note, error)
      || !count_follow_ups (self, database, note, error)
      || !count_unused (self, database, note, error))
    return NULL;
  return g_steal_pointer (&self);
}
