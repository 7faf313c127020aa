#include "corpus/passage.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/text-map.h"

/**
 * dossier_passage_current_revision:
 *
 * Returns: the newest revision of @article; 0 with NOT_FOUND
 */
gint64
dossier_passage_current_revision (DossierDatabase *database, gint64 article, GError **error)
{
  gint64 revision;

  if (!dossier_database_get_int (
          database, &revision, NULL,
          "SELECT id FROM revision WHERE article = ? ORDER BY number DESC LIMIT 1", "i", article))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The article is no longer in the dossier"));
      return 0;
    }
  return revision;
}

static DossierTextMap *
load_text (DossierDatabase *database, gint64 revision, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT c.text FROM revision r JOIN content c ON c.sha256 = r.content WHERE r.id = ?", "i",
      revision);
  g_autoptr (GBytes) text = NULL;

  if (statement == NULL)
    return NULL;
  switch (dossier_statement_step (statement, error))
    {
    case DOSSIER_STEP_ROW:
      text = dossier_statement_dup_bytes (statement, 0);
      return text != NULL ? dossier_text_map_new (text, error) : NULL;
    case DOSSIER_STEP_DONE:
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The article is no longer in the dossier"));
      return NULL;
    case DOSSIER_STEP_ERROR:
    default:
      return NULL;
    }
}

/* Whoever marks a text marks it again: mapping a long one anew for each mark would cost more than
 * all else about it. A revision never says anything else. */
#define NAME     "marked-text"
#define MAX_KEPT (4u << 20) /* code points */

typedef struct
{
  gint64 revision;
  DossierTextMap *map;
} Marked;

static void
marked_free (gpointer data)
{
  Marked *marked = data;

  dossier_text_map_unref (marked->map);
  g_free (marked);
}

static DossierTextMap *
get_text (DossierDatabase *database, gint64 revision, GError **error)
{
  Marked *marked = dossier_database_get_kept (database, NAME);
  DossierTextMap *map;
  gint64 there;

  if (marked != NULL && marked->revision == revision
      && dossier_database_get_int (database, &there, NULL, "SELECT 1 FROM revision WHERE id = ?",
                                   "i", revision))
    return dossier_text_map_ref (marked->map);
  map = load_text (database, revision, error);
  if (map == NULL || dossier_text_map_get_length (map) > MAX_KEPT)
    return map;
  marked = g_new0 (Marked, 1);
  marked->revision = revision;
  marked->map = dossier_text_map_ref (map);
  dossier_database_keep (database, NAME, marked, marked_free);
  return map;
}

static gint64
find_passage (DossierDatabase *database, gint64 revision, gint64 start, gint64 end)
{
  gint64 id;

  if (!dossier_database_get_int (
          database, &id, NULL,
          "SELECT id FROM passage WHERE revision = ? AND start_at = ? AND end_at = ?", "iii",
          revision, start, end))
    return 0;
  return id;
}

/**
 * dossier_passage_make_in:
 * @map: the text of @revision
 *
 * dossier_passage_make() for many places in one text, which is then looked up once.
 */
gint64
dossier_passage_make_in (DossierAct *act, DossierTextMap *map, gint64 revision, gint64 start,
                         gint64 end, GError **error)
{
  gint64 known = find_passage (dossier_act_get_database (act), revision, start, end);
  gint64 length = dossier_text_map_get_length (map);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (known != 0)
    return known;
  if (start < 0 || start >= end || end > length)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("Cannot mark characters %" PRId64 " to %" PRId64 ": the text has %" PRId64),
                   start, end, length);
      return 0;
    }

  quote = dossier_text_map_dup_slice (map, (guint) start, (guint) end);
  prefix = dossier_text_map_dup_slice (map, (guint) MAX (start - DOSSIER_PASSAGE_CONTEXT, 0),
                                       (guint) start);
  suffix = dossier_text_map_dup_slice (map, (guint) end,
                                       (guint) MIN (length, end + DOSSIER_PASSAGE_CONTEXT));
  return dossier_act_insert (act, error, "passage",
                             "revision, start_at, end_at, quote, prefix, suffix", "iiittt",
                             revision, start, end, quote, prefix, suffix);
}

/**
 * dossier_passage_make:
 * @revision: a revision
 * @start: the first code point
 * @end: the one after the last; more than @start
 *
 * Finds the passage of that range or makes it, with its quote and what stands around it. Passages
 * are shared: two marks on the same words stand on one row. Store's thread.
 *
 * Returns: the id; 0 with BAD_INPUT for a range outside the text, NOT_FOUND for no such revision
 */
gint64
dossier_passage_make (DossierAct *act, gint64 revision, gint64 start, gint64 end, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 known = find_passage (database, revision, start, end);
  g_autoptr (DossierTextMap) map = NULL;

  if (known != 0)
    return known;
  map = get_text (database, revision, error);
  return map != NULL ? dossier_passage_make_in (act, map, revision, start, end, error) : 0;
}

/**
 * dossier_passage_excerpt:
 * @max_code_points: at least 2
 *
 * Returns: (transfer full): the beginning of @text on one line, for labels. Any thread.
 */
char *
dossier_passage_excerpt (const char *text, guint max_code_points)
{
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\n\r\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= (glong) max_code_points)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, max_code_points - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}
