#include "corpus/search.h"

#include <string.h>

/* So many matches are ranked. Ids are random, so that in the order of ids these are a sample of
 * all; the others follow behind them as they come. A word that most articles hold would else cost
 * a look at every one of them. */
#define RANKED "1000"
/* What a snippet shows before and behind the first match, in code points. */
#define BEFORE 40
#define BEHIND 100
#define PLACES "8"

/* The rows of a page with their scores: ranked ones by score, those behind them by id and only as
 * many as the page needs. */
#define PAGE_OF(table, weights)                                                                    \
  "WITH ranked (id, score) AS MATERIALIZED (SELECT id, score FROM ("                               \
  "SELECT rowid AS id, bm25 (" table weights ") AS score FROM " table " WHERE " table              \
  " MATCH ?1 LIMIT " RANKED ")), page (id, score) AS MATERIALIZED (SELECT id, score FROM ranked "  \
  "UNION ALL SELECT id, 0 FROM (SELECT rowid AS id FROM " table " WHERE " table                    \
  " MATCH ?1 LIMIT max (0, ?2 + ?3 - (SELECT count(*) FROM ranked)) OFFSET " RANKED                \
  ") ORDER BY 2, 1 LIMIT ?3 OFFSET ?2) "
#define PLACES_IN(table)                                                                           \
  "(SELECT dossier_places (" table ", " PLACES ") FROM " table " WHERE " table                     \
  " MATCH ?1 AND rowid = page.id)"

/* Columns: record, article, title, places, then the columns of the index. */
static const struct
{
  const char *nick;
  const char *sql;
} kinds[DOSSIER_N_SEARCH_KINDS] = {
  [DOSSIER_SEARCH_TITLES] = { "title",
                              PAGE_OF ("search_title", ", 10, 4, 2") "SELECT a.id, a.id, "
                                                                     "a.title, " PLACES_IN (
                                                                         "search_title") ", "
                                                                                         "a.title, "
                                                                                         "a.label, "
                                                                                         "a.byline "
                                                                                         "FROM "
                                                                                         "page "
                                                                                         "JOIN "
                                                                                         "article "
                                                                                         "a ON "
                                                                                         "a.id = "
                                                                                         "page.id "
                                                                                         "ORDER BY "
                                                                                         "page."
                                                                                         "score, "
                                                                                         "page."
                                                                                         "id" },
  [DOSSIER_SEARCH_TEXTS] = { "text",
                             PAGE_OF ("search_text", "") "SELECT a.id, a.id, a.title, " PLACES_IN (
                                 "search_text") ", c.text FROM page JOIN revision r ON r.id = "
                                                "page.id "
                                                "JOIN article a ON a.id = r.article "
                                                "JOIN content c ON c.sha256 = r.content "
                                                "WHERE NOT EXISTS (SELECT 1 FROM revision n "
                                                "WHERE n.article = a.id AND n.number > r.number) "
                                                "ORDER BY page.score, page.id" },
  [DOSSIER_SEARCH_NAMES] = { "name",
                             PAGE_OF ("search_name", "") "SELECT a.id, 0, a.name, " PLACES_IN (
                                 "search_name") ", n.text FROM page JOIN actor_name n ON n.id = "
                                                "page.id "
                                                "JOIN actor a ON a.id = n.actor "
                                                "ORDER BY page.score, page.id" },
  [DOSSIER_SEARCH_NOTES] = { "note",
                             PAGE_OF ("search_note",
                                      ", 5, 1") "SELECT n.id, coalesce (n.article, 0), "
                                                "n.title, " PLACES_IN (
                                                    "search_note") ", n.title, n.body FROM page "
                                                                   "JOIN note n ON n.id = page.id "
                                                                   "ORDER BY page.score, page.id" },
  [DOSSIER_SEARCH_COMMENTS] = { "comment",
                                PAGE_OF ("search_comment", "") "SELECT h.id, r.article, "
                                                               "a.title, " PLACES_IN (
                                                                   "search_comment") ", h.comment "
                                                                                     "FROM page "
                                                                                     "JOIN "
                                                                                     "highlight h "
                                                                                     "ON h.id = "
                                                                                     "page.id "
                                                                                     "JOIN passage "
                                                                                     "p ON p.id = "
                                                                                     "h.passage "
                                                                                     "JOIN "
                                                                                     "revision r "
                                                                                     "ON r.id = "
                                                                                     "p.revision "
                                                                                     "JOIN article "
                                                                                     "a ON a.id = "
                                                                                     "r.article "
                                                                                     "ORDER BY "
                                                                                     "page.score, "
                                                                                     "page.id" },
};

#define FIRST_TEXT_COLUMN 4

static void
hit_free (gpointer data)
{
  DossierSearchHit *hit = data;

  g_free (hit->title);
  g_free (hit->snippet);
  g_clear_pointer (&hit->marks, g_array_unref);
  g_free (hit);
}

/**
 * dossier_search_kind_get_nick:
 *
 * Returns: (transfer none): the word for scripts. Any thread.
 */
const char *
dossier_search_kind_get_nick (DossierSearchKind kind)
{
  return kinds[kind].nick;
}

static const char *
step_back (const char *text, const char *p, int n)
{
  while (p > text && n-- > 0)
    p = g_utf8_prev_char (p);
  return p;
}

static const char *
step_on (const char *p, int n)
{
  while (*p != '\0' && n-- > 0)
    p = g_utf8_next_char (p);
  return p;
}

/* A snippet begins and ends with whole words where blanks are near: a run without any is CJK. */
static const char *
skip_to_blank (const char *from, const char *limit)
{
  const char *p = from;

  while (p < limit && !g_ascii_isspace (*p))
    p++;
  return p < limit ? p + 1 : from;
}

static const char *
back_to_blank (const char *to, const char *limit)
{
  const char *p = to;

  while (p > limit && !g_ascii_isspace (*p))
    p--;
  return p > limit ? p : to;
}

/* Cuts the snippet out and marks what of the matches lies in it. @places: bytes, in pairs. */
static void
cut (DossierSearchHit *hit, const char *text, char **places)
{
  gsize length = strlen (text);
  guint64 first = MIN (g_ascii_strtoull (places[0], NULL, 10), length);
  guint64 last = CLAMP (g_ascii_strtoull (places[1], NULL, 10), first, length);
  const char *from = step_back (text, text + first, BEFORE);
  const char *to = step_on (text + last, BEHIND);

  if (from > text)
    from = skip_to_blank (from, text + first);
  if (*to != '\0')
    to = back_to_blank (to, text + last);
  hit->start = (guint) g_utf8_pointer_to_offset (text, text + first);
  hit->end = hit->start + (guint) g_utf8_pointer_to_offset (text + first, text + last);
  hit->snippet = g_strndup (from, (gsize) (to - from));
  for (guint i = 0; places[i] != NULL && places[i + 1] != NULL; i += 2)
    {
      const char *start = text + MIN (g_ascii_strtoull (places[i], NULL, 10), length);
      const char *end = text + MIN (g_ascii_strtoull (places[i + 1], NULL, 10), length);
      DossierTextRange mark;

      if (start < from || end > to || start >= end)
        continue;
      mark.start = (guint) g_utf8_pointer_to_offset (from, start);
      mark.end = mark.start + (guint) g_utf8_pointer_to_offset (start, end);
      g_array_append_val (hit->marks, mark);
    }
  g_strdelimit (hit->snippet, "\n\r\t", ' ');
}

static DossierSearchHit *
make_hit (DossierSearchKind kind, DossierStatement *row)
{
  const char *list = dossier_statement_get_text (row, 3);
  g_auto (GStrv) places = g_strsplit (list != NULL ? list : "", " ", -1);
  DossierSearchHit *hit = g_new0 (DossierSearchHit, 1);
  guint64 column = 0;
  const char *text = NULL;

  hit->kind = kind;
  hit->record = dossier_statement_get_int (row, 0);
  hit->article = dossier_statement_get_int (row, 1);
  hit->title = dossier_statement_dup_text (row, 2);
  hit->marks = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  if (g_strv_length (places) >= 3)
    {
      column = g_ascii_strtoull (places[0], NULL, 10);
      if (FIRST_TEXT_COLUMN + column < (guint64) dossier_statement_get_n_columns (row))
        text = dossier_statement_get_text (row, FIRST_TEXT_COLUMN + (int) column);
    }
  if (text != NULL)
    cut (hit, text, places + 1);
  else
    hit->snippet = g_strdup ("");
  return hit;
}

/**
 * dossier_search:
 * @words: what a person typed; see dossier_words_query()
 * @flags: whether the last word is still being typed
 * @offset: how many hits to pass over
 * @limit: how many to return at most
 *
 * Finds words in one kind of thing, the best hits first: the words are rare, or stand there often
 * for the length. Reading thread.
 *
 * Returns: (transfer full) (element-type DossierSearchHit): a page of hits, empty when there are
 *   none or nothing was asked for; NULL with an error of the store
 */
GPtrArray *
dossier_search (DossierDatabase *database, DossierSearchKind kind, const char *words,
                DossierWordsQueryFlags flags, guint offset, guint limit, GError **error)
{
  g_autofree char *match = dossier_words_query (words, flags);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  if (match == NULL)
    return g_steal_pointer (&hits);
  rows = dossier_database_query (database, error, kinds[kind].sql, "tii", match, (gint64) offset,
                                 (gint64) limit);
  if (rows == NULL)
    return NULL;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (hits, make_hit (kind, rows));
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&hits) : NULL;
}
