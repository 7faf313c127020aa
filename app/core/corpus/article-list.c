#include <string.h>

#include "base/words-query.h"
#include "corpus/lists.h"
#include "model/article.h"

/* query: text (s: words in title, text, byline), state (s), tag (x), undated (b), follow-up (b),
 * sort (s: date, title, outlet, added), ascending (b). Grouped by month when sorted by date. */

static const char *
order_by (GVariant *query)
{
  const char *sort = dossier_args_get_text (query, "sort");
  gboolean ascending = dossier_args_get_flag (query, "ascending");

  if (g_strcmp0 (sort, "title") == 0)
    return ascending ? "a.title COLLATE NOCASE DESC, a.id DESC" : "a.title COLLATE NOCASE, a.id";
  if (g_strcmp0 (sort, "outlet") == 0)
    return ascending ? "o.name IS NULL DESC, o.name COLLATE NOCASE DESC, a.published_min, a.id"
                     : "o.name IS NULL, o.name COLLATE NOCASE, a.published_min DESC, a.id";
  if (g_strcmp0 (sort, "added") == 0)
    return ascending ? "a.added_at, a.id" : "a.added_at DESC, a.id DESC";
  /* Undated articles first: they wait for a date. */
  return ascending
             ? "a.published IS NULL DESC, a.published_min, a.published_max, a.id"
             : "a.published IS NULL DESC, a.published_min DESC, a.published_max DESC, a.id DESC";
}

/* The month of a day number inside SQLite, bounded to the years that its calendar knows. */
#define GROUP_BY_MONTH                                                                             \
  "CASE WHEN a.published IS NULL THEN -2147483648 "                                                \
  "WHEN a.published_min BETWEEN -719000 AND 2932000 THEN "                                         \
  "CAST (strftime ('%Y', a.published_min * 86400, 'unixepoch') AS INTEGER) * 12 "                  \
  "+ CAST (strftime ('%m', a.published_min * 86400, 'unixepoch') AS INTEGER) - 1 "                 \
  "ELSE 0 END"

static GString *
build_sql (GVariant *query, const char *match)
{
  const char *sort = dossier_args_get_text (query, "sort");
  gboolean by_date = sort == NULL || strcmp (sort, "date") == 0;
  GString *sql = g_string_new ("SELECT a.id, ");

  g_string_append_printf (sql, "%s FROM article a ", by_date ? GROUP_BY_MONTH : "0");
  if (g_strcmp0 (sort, "outlet") == 0)
    g_string_append (sql, "LEFT JOIN outlet o ON o.id = a.outlet ");
  g_string_append (sql, "WHERE 1 ");
  if (match != NULL)
    g_string_append (sql,
                     "AND (a.id IN (SELECT rowid FROM search_title WHERE search_title MATCH ?1) "
                     "OR a.id IN (SELECT r.article FROM search_text s JOIN revision r "
                     "ON r.id = s.rowid WHERE search_text MATCH ?1)) ");
  if (dossier_args_get_text (query, "state") != NULL)
    g_string_append (sql, "AND a.state = ?2 ");
  if (dossier_args_get_id (query, "tag") != 0)
    g_string_append (sql, "AND a.id IN (SELECT r.article FROM highlight_tag t "
                          "JOIN highlight h ON h.id = t.highlight "
                          "JOIN passage p ON p.id = h.passage "
                          "JOIN revision r ON r.id = p.revision WHERE t.tag = ?3) ");
  if (dossier_args_get_flag (query, "undated"))
    g_string_append (sql, "AND a.published IS NULL ");
  if (dossier_args_get_flag (query, "follow-up"))
    g_string_append (sql, "AND a.id IN (SELECT record FROM follow_up WHERE done = 0 UNION "
                          "SELECT r.article FROM follow_up f JOIN highlight h ON h.id = f.record "
                          "JOIN passage p ON p.id = h.passage "
                          "JOIN revision r ON r.id = p.revision WHERE f.done = 0) ");
  g_string_append_printf (sql, "ORDER BY %s", order_by (query));
  return sql;
}

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  const char *words = dossier_args_get_text (query, "text");
  g_autofree char *match = words != NULL && words[0] != '\0'
                               ? dossier_words_query (words, DOSSIER_WORDS_QUERY_TYPING)
                               : NULL;
  g_autoptr (GString) sql = NULL;
  g_autoptr (DossierStatement) statement = NULL;

  sql = build_sql (query, match);
  statement = dossier_database_query (database, error, sql->str, "");
  if (statement == NULL)
    return FALSE;
  if (match != NULL)
    dossier_statement_bind_text (statement, 1, match);
  if (dossier_args_get_text (query, "state") != NULL)
    dossier_statement_bind_text (statement, 2, dossier_args_get_text (query, "state"));
  if (dossier_args_get_id (query, "tag") != 0)
    dossier_statement_bind_int (statement, 3, dossier_args_get_id (query, "tag"));
  return dossier_list_collect (statement, entries, error);
}

#define ON_ARTICLE(table)                                                                          \
  "(SELECT count(*) FROM revision r JOIN passage p ON p.revision = r.id "                          \
  "JOIN " table " x ON x.passage = p.id WHERE r.article = a.id)"

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierArticle *article;
  DossierArticleFields *f;

  if (!dossier_list_query_row (database, &s, error,
                               "SELECT a.title, a.label, o.name, coalesce (a.reliability, "
                               "o.reliability), a.byline, "
                               "a.published, a.language, a.url, a.state, a.published_min, "
                               "a.added_at, " ON_ARTICLE ("highlight") ", " ON_ARTICLE (
                                   "mention") ", " ON_ARTICLE ("date_expression") ", "
                                                                                  "(SELECT "
                                                                                  "count(*) FROM "
                                                                                  "follow_up f "
                                                                                  "WHERE f.done = "
                                                                                  "0 AND (f.record "
                                                                                  "= a.id OR "
                                                                                  "f.record IN "
                                                                                  "(SELECT h.id "
                                                                                  "FROM revision r "
                                                                                  "JOIN passage p "
                                                                                  "ON p.revision = "
                                                                                  "r.id "
                                                                                  "JOIN highlight "
                                                                                  "h ON h.passage "
                                                                                  "= p.id WHERE "
                                                                                  "r.article = "
                                                                                  "a.id))), "
                                                                                  "(SELECT "
                                                                                  "count(*) FROM "
                                                                                  "article b WHERE "
                                                                                  "b.relay_of = "
                                                                                  "a.id) "
                                                                                  "FROM article a "
                                                                                  "LEFT JOIN "
                                                                                  "outlet o ON "
                                                                                  "o.id = a.outlet "
                                                                                  "WHERE a.id = ?",
                               id)
      || s == NULL)
    return NULL;

  article = g_object_new (DOSSIER_TYPE_ARTICLE, NULL);
  f = &article->fields;
  f->title = dossier_statement_dup_text (s, 0);
  f->label = dossier_statement_dup_text (s, 1);
  f->outlet = dossier_statement_dup_text (s, 2);
  f->reliability = dossier_statement_dup_text (s, 3);
  f->byline = dossier_statement_dup_text (s, 4);
  f->published = dossier_statement_dup_text (s, 5);
  f->language = dossier_statement_dup_text (s, 6);
  f->url = dossier_statement_dup_text (s, 7);
  f->state = dossier_statement_dup_text (s, 8);
  f->published_min = dossier_statement_get_int (s, 9);
  f->added_at = dossier_statement_get_int (s, 10);
  f->n_highlights = (guint) dossier_statement_get_int (s, 11);
  f->n_mentions = (guint) dossier_statement_get_int (s, 12);
  f->n_dates = (guint) dossier_statement_get_int (s, 13);
  f->n_follow_ups = (guint) dossier_statement_get_int (s, 14);
  f->n_relays = (guint) dossier_statement_get_int (s, 15);
  return DOSSIER_ROW (article);
}

static const char *const order_tables[] = { "article", "outlet", "revision", NULL };
static const char *const row_tables[] = { "highlight", "mention", "date_expression", "follow_up",
                                          NULL };

static gboolean
order_changes (GVariant *query, const DossierDelta *delta)
{
  static const char *const tagging[] = { "highlight", "highlight_tag", NULL };
  static const char *const follow_ups[] = { "follow_up", "highlight", NULL };

  return (dossier_args_get_id (query, "tag") != 0 && dossier_delta_touches (delta, tagging))
         || (dossier_args_get_flag (query, "follow-up")
             && dossier_delta_touches (delta, follow_ups));
}

static gboolean
add_article_of (DossierDatabase *database, const char *sql, gint64 id, GArray *ids)
{
  gint64 article;

  if (id == 0 || !dossier_database_get_int (database, &article, NULL, sql, "i", id))
    return FALSE;
  g_array_append_val (ids, article);
  return TRUE;
}

/* A passage names its revision, also when it is gone; what stands on it names the passage, which is
 * there, or goes in the same change. */
static gboolean
find_touched (DossierDatabase *database, const DossierDelta *delta, GArray *ids)
{
  static const char *const marks[] = { "highlight", "mention", "date_expression", NULL };

  for (guint i = 0; i < delta->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (delta->rows, DossierDeltaRow, i);

      if (g_str_equal (row->table->name, "follow_up"))
        return FALSE;
      if (g_str_equal (row->table->name, "passage") && row->owner != 0)
        {
          if (!add_article_of (database, "SELECT article FROM revision WHERE id = ?", row->owner,
                               ids))
            return FALSE;
        }
      else if (g_strv_contains (marks, row->table->name)
               && !add_article_of (database,
                                   "SELECT r.article FROM passage p JOIN revision r "
                                   "ON r.id = p.revision WHERE p.id = ?",
                                   row->owner, ids)
               && !(row->op == '-' && dossier_delta_has (delta, "passage", row->owner)))
        return FALSE;
    }
  return TRUE;
}

const DossierListKind dossier_article_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_article_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .order_changes = order_changes,
  .find_touched = find_touched,
};
