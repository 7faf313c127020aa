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
 * many as the page needs. %1 is the table, %2 its weights. */
#define PAGE                                                                                       \
  "WITH ranked (id, score) AS MATERIALIZED (SELECT id, score FROM ("                               \
  "SELECT rowid AS id, bm25 (%1$s%2$s) AS score FROM %1$s WHERE %1$s MATCH ?1 LIMIT " RANKED       \
  ")), page (id, score) AS MATERIALIZED (SELECT id, score FROM ranked "                            \
  "UNION ALL SELECT id, 0 FROM (SELECT rowid AS id FROM %1$s WHERE %1$s"                           \
  " MATCH ?1 LIMIT max (0, ?2 + ?3 - (SELECT count(*) FROM ranked)) OFFSET " RANKED                \
  ") ORDER BY 2, 1 LIMIT ?3 OFFSET ?2) "
/* One row, whatever its score. */
#define ONE "WITH page (id, score) AS (SELECT ?2, 0) "

/* Of every index: the columns of a hit (record, article, title, then what was searched, in the
 * order of the columns of the index) and where they stand. */
static const struct
{
  const char *nick;
  const char *table;
  const char *weights;
  const char *columns;
  const char *from;
} kinds[DOSSIER_N_SEARCH_KINDS] = {
  [DOSSIER_SEARCH_TITLES] = { "title", "search_title", ", 10, 4, 2",
                              "a.id, a.id, a.title, %s, a.title, a.label, a.byline",
                              "JOIN article a ON a.id = page.id" },
  [DOSSIER_SEARCH_TEXTS] = { "text", "search_text", "", "a.id, a.id, a.title, %s, c.text",
                             "JOIN revision r ON r.id = page.id JOIN article a ON a.id = r.article "
                             "JOIN content c ON c.sha256 = r.content WHERE NOT EXISTS (SELECT 1 "
                             "FROM revision n WHERE n.article = a.id AND n.number > r.number)" },
  [DOSSIER_SEARCH_NAMES] = { "name", "search_name", "", "a.id, 0, a.name, %s, n.text",
                             "JOIN actor_name n ON n.id = page.id JOIN actor a ON a.id = n.actor" },
  [DOSSIER_SEARCH_NOTES] = { "note", "search_note", ", 5, 1",
                             "n.id, coalesce (n.article, 0), n.title, %s, n.title, n.body",
                             "JOIN note n ON n.id = page.id" },
  [DOSSIER_SEARCH_COMMENTS] = { "comment", "search_comment", "",
                                "h.id, r.article, a.title, %s, h.comment",
                                "JOIN highlight h ON h.id = page.id JOIN passage p ON p.id = "
                                "h.passage JOIN revision r ON r.id = p.revision "
                                "JOIN article a ON a.id = r.article" },
};

#define FIRST_TEXT_COLUMN 4
/* Earlier texts of an article are in the index as well. */
#define CURRENT_TEXTS                                                                              \
  "JOIN revision r ON r.id = page.id WHERE NOT EXISTS "                                            \
  "(SELECT 1 FROM revision n WHERE n.article = r.article AND n.number > r.number)"

/**
 * dossier_search_hit_free:
 * @hit: (nullable) (transfer full):
 */
void
dossier_search_hit_free (DossierSearchHit *hit)
{
  if (hit == NULL)
    return;
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

/* A snippet keeps to its paragraph. */
static const char *
after_line_end (const char *from, const char *limit)
{
  for (const char *p = limit; p > from; p--)
    if (p[-1] == '\n')
      return p;
  return from;
}

static const char *
before_line_end (const char *from, const char *limit)
{
  const char *end = memchr (from, '\n', (gsize) (limit - from));

  return end != NULL ? end : limit;
}

/* The best part of the matches: where the most of them stand in one snippet. */
static char **
densest (const char *text, char **places)
{
  gsize length = strlen (text);
  guint n = g_strv_length (places) / 2;
  guint best = 0;
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 first = g_ascii_strtoull (places[2 * i], NULL, 10);
      const char *start = text + MIN (first, length);
      const char *limit = before_line_end (start, step_on (start, BEHIND));
      guint together = 0;

      for (guint j = i; j < n; j++)
        together += text + g_ascii_strtoull (places[2 * j + 1], NULL, 10) <= limit;
      if (together > most)
        {
          most = together;
          best = i;
        }
    }
  return places + 2 * best;
}

/* Cuts the snippet out and marks what of the matches lies in it. @places: bytes, in pairs. */
static void
cut (DossierSearchHit *hit, const char *text, char **places)
{
  char **best = densest (text, places);
  gsize length = strlen (text);
  guint64 first = MIN (g_ascii_strtoull (best[0], NULL, 10), length);
  guint64 last = CLAMP (g_ascii_strtoull (best[1], NULL, 10), first, length);
  const char *from = step_back (text, text + first, BEFORE);
  const char *to = step_on (text + last, BEHIND);

  if (from > text)
    from = skip_to_blank (from, text + first);
  if (*to != '\0')
    to = back_to_blank (to, text + last);
  from = after_line_end (from, text + first);
  to = before_line_end (text + last, to);
  hit->start = (guint) g_utf8_pointer_to_offset (text, text + first);
  hit->end = hit->start + (guint) g_utf8_pointer_to_offset (text + first, text + last);
  hit->is_cut = from > text;
  hit->goes_on = *to != '\0';
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

/* The statement that gives hits with their places, on a page or for one row. */
static DossierStatement *
query_hits (DossierDatabase *database, DossierSearchKind kind, gboolean one, GError **error)
{
  const char *table = kinds[kind].table;
  g_autofree char *places = g_strdup_printf ("(SELECT dossier_places (%1$s, " PLACES
                                             ") FROM %1$s WHERE %1$s MATCH ?1 AND rowid = page.id)",
                                             table);
  g_autofree char *head = one ? g_strdup (ONE) : g_strdup_printf (PAGE, table, kinds[kind].weights);
  g_autoptr (GString) columns = g_string_new (kinds[kind].columns);
  g_autofree char *sql = NULL;

  g_string_replace (columns, "%s", places, 1);
  sql = g_strdup_printf ("%s SELECT %s FROM page %s ORDER BY page.score, page.id", head,
                         columns->str, kinds[kind].from);
  return dossier_database_query (database, error, sql, "");
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
  g_autoptr (GPtrArray) hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_search_hit_free);
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  if (match == NULL)
    return g_steal_pointer (&hits);
  rows = query_hits (database, kind, FALSE, error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_text (rows, 1, match);
  dossier_statement_bind_int (rows, 2, offset);
  dossier_statement_bind_int (rows, 3, limit);
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (hits, make_hit (kind, rows));
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&hits) : NULL;
}

/**
 * dossier_search_row:
 * @id: of the row of the index: what dossier_search_ids() gives
 *
 * Returns: (transfer full) (nullable): the hit in that row; NULL without an error when the words
 *   are no longer in it. Reading thread.
 */
DossierSearchHit *
dossier_search_row (DossierDatabase *database, DossierSearchKind kind, const char *words,
                    DossierWordsQueryFlags flags, gint64 id, GError **error)
{
  g_autofree char *match = dossier_words_query (words, flags);
  g_autoptr (DossierStatement) row = NULL;

  if (match == NULL)
    return NULL;
  row = query_hits (database, kind, TRUE, error);
  if (row == NULL)
    return NULL;
  dossier_statement_bind_text (row, 1, match);
  dossier_statement_bind_int (row, 2, id);
  return dossier_statement_step (row, error) == DOSSIER_STEP_ROW ? make_hit (kind, row) : NULL;
}

/**
 * dossier_search_ids:
 * @limit: how many at most
 * @add: called with the id of each row of the index, the best first
 *
 * The order of dossier_search() without looking at a text. Reading thread.
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_search_ids (DossierDatabase *database, DossierSearchKind kind, const char *words,
                    DossierWordsQueryFlags flags, guint limit, DossierSearchAdd add, gpointer data,
                    GError **error)
{
  g_autofree char *match = dossier_words_query (words, flags);
  g_autofree char *page = g_strdup_printf (PAGE, kinds[kind].table, kinds[kind].weights);
  g_autofree char *sql =
      g_strdup_printf ("%s SELECT page.id FROM page %s ORDER BY page.score, page.id", page,
                       kind == DOSSIER_SEARCH_TEXTS ? CURRENT_TEXTS : "");
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  if (match == NULL)
    return TRUE;
  rows = dossier_database_query (database, error, sql, "tii", match, (gint64) 0, (gint64) limit);
  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    add (dossier_statement_get_int (rows, 0), data);
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_search_count:
 * @n: (out): in how many articles, names and so on the words are
 *
 * Reading thread.
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_search_count (DossierDatabase *database, DossierSearchKind kind, const char *words,
                      DossierWordsQueryFlags flags, gint64 *n, GError **error)
{
  g_autofree char *match = dossier_words_query (words, flags);
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM (SELECT rowid AS id FROM %1$s WHERE %1$s MATCH ?1) AS "
                       "page %2$s",
                       kinds[kind].table, kind == DOSSIER_SEARCH_TEXTS ? CURRENT_TEXTS : "");

  *n = 0;
  return match == NULL || dossier_database_get_int (database, n, error, sql, "t", match);
}
