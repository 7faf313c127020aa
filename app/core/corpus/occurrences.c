#include "corpus/occurrences.h"

#include <string.h>

#include "base/word-places.h"
#include "base/words-query.h"

#define CONTEXT 48 /* code points on each side */

static void
occurrence_clear (gpointer data)
{
  DossierOccurrence *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->words);
  g_free (self->after);
}

static gboolean
is_highlighted (DossierDatabase *database, gint64 revision, const DossierTextRange *range)
{
  gint64 one;

  return dossier_database_get_int (database, &one, NULL,
                                   "SELECT 1 FROM passage p JOIN highlight h ON h.passage = p.id "
                                   "WHERE p.revision = ? AND p.start_at = ? AND p.end_at = ?",
                                   "iii", revision, (gint64) range->start, (gint64) range->end);
}

static char *
dup_line (DossierTextMap *map, guint start, guint end)
{
  return g_strdelimit (dossier_text_map_dup_slice (map, start, end), "\n\t", ' ');
}

static void
add (GArray *all, DossierDatabase *database, DossierStatement *row, DossierTextMap *map,
     const DossierTextRange *range)
{
  guint length = dossier_text_map_get_length (map);
  DossierOccurrence one = {
    .article = dossier_statement_get_int (row, 0),
    .title = dossier_statement_dup_text (row, 1),
    .revision = dossier_statement_get_int (row, 2),
    .range = *range,
    .before = dup_line (map, range->start - MIN (range->start, CONTEXT), range->start),
    .words = dup_line (map, range->start, range->end),
    .after = dup_line (map, range->end, MIN (length, range->end + CONTEXT)),
  };

  one.highlighted = is_highlighted (database, one.revision, range);
  g_array_append_val (all, one);
}

static gboolean
add_article (GArray *all, DossierDatabase *database, DossierStatement *row, const char *words,
             GError **error)
{
  g_autoptr (GBytes) text = dossier_statement_dup_bytes (row, 3);
  g_autoptr (DossierTextMap) map = text != NULL ? dossier_text_map_new (text, error) : NULL;
  g_autoptr (GArray) places = map != NULL ? dossier_word_places (map, words) : NULL;

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len && all->len < DOSSIER_OCCURRENCES_MAX; i++)
    add (all, database, row, map, &g_array_index (places, DossierTextRange, i));
  return TRUE;
}

/* The words as one phrase, so that the index leaves few texts to look at. */
static char *
as_phrase (const char *words)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", words);

  g_strdelimit (quoted + 1, "\"", ' ');
  quoted[strlen (words) + 1] = '"';
  return dossier_words_query (quoted, DOSSIER_WORDS_QUERY_WHOLE);
}

/**
 * dossier_occurrences_find:
 * @words: what is sought, as whole words, in any case
 * @article: only there; 0 for the newest text of every article
 *
 * Returns: (transfer full) (element-type DossierOccurrence): at most DOSSIER_OCCURRENCES_MAX, by
 *   the article's date, then by place; empty where @words hold no word. Reading thread.
 */
GArray *
dossier_occurrences_find (DossierDatabase *database, const char *words, gint64 article,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DossierOccurrence));
  g_autofree char *match = as_phrase (words);
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  g_array_set_clear_func (all, occurrence_clear);
  if (match == NULL)
    return g_steal_pointer (&all);
  rows = dossier_database_query (
      database, error,
      "SELECT a.id, a.title, r.id, c.text FROM search_text s JOIN revision r ON r.id = s.rowid "
      "JOIN article a ON a.id = r.article JOIN content c ON c.sha256 = r.content "
      "WHERE search_text MATCH ?1 AND (?2 = 0 OR a.id = ?2) "
      "AND NOT EXISTS (SELECT 1 FROM revision n WHERE n.article = a.id AND n.number > r.number) "
      "ORDER BY a.published_min IS NULL, a.published_min DESC, a.id",
      "ti", match, article);
  if (rows == NULL)
    return NULL;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW
         && all->len < DOSSIER_OCCURRENCES_MAX)
    if (!add_article (all, database, rows, words, error)
        || g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  return step != DOSSIER_STEP_ERROR ? g_steal_pointer (&all) : NULL;
}
