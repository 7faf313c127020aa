#include "corpus/found-list.h"

#include "base/error.h"
#include "corpus/args.h"
#include "corpus/lists.h"
#include "corpus/text-cache.h"
#include "model/found.h"

/* query: text (s: what a person typed), typing (b: the last word goes on), kind (s: only hits of
 * that kind; else the first few of each, then texts), limit (x: of the last kind, 200 without).
 * Groups are kinds; the ids are those of the rows of the index: no two kinds share one. */

#define FEW   3
#define LIMIT 200

/* As they stand below one another: the texts last, since there are most of them. */
static const DossierSearchKind order[] = { DOSSIER_SEARCH_NAMES, DOSSIER_SEARCH_NOTES,
                                           DOSSIER_SEARCH_COMMENTS, DOSSIER_SEARCH_TITLES,
                                           DOSSIER_SEARCH_TEXTS };

G_STATIC_ASSERT (G_N_ELEMENTS (order) == DOSSIER_N_SEARCH_KINDS);

/**
 * dossier_found_kinds_get_order:
 * @kinds: (out) (transfer none): in the order in which they are shown
 *
 * Returns: their number. Any thread.
 */
guint
dossier_found_kinds_get_order (const DossierSearchKind **kinds)
{
  *kinds = order;
  return G_N_ELEMENTS (order);
}

/**
 * dossier_found_kind_from_nick:
 * @nick: (nullable): as dossier_search_kind_get_nick() says it
 *
 * Returns: whether there is such a kind. Any thread.
 */
gboolean
dossier_found_kind_from_nick (const char *nick, DossierSearchKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (dossier_search_kind_get_nick (order[i]), nick) == 0)
      {
        *kind = order[i];
        return TRUE;
      }
  return FALSE;
}

static DossierWordsQueryFlags
get_flags (GVariant *query)
{
  return dossier_args_get_flag (query, "typing") ? DOSSIER_WORDS_QUERY_TYPING
                                                 : DOSSIER_WORDS_QUERY_WHOLE;
}

typedef struct
{
  GArray *entries;
  gint group;
} Adding;

static void
add_entry (gint64 id, gpointer data)
{
  Adding *adding = data;
  DossierListEntry entry = { id, adding->group, FALSE };

  g_array_append_val (adding->entries, entry);
}

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  const char *words = dossier_args_get_text (query, "text");
  gint64 limit = dossier_args_get_id (query, "limit");
  DossierSearchKind only;
  gboolean is_one = dossier_found_kind_from_nick (dossier_args_get_text (query, "kind"), &only);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gboolean in_full = is_one || order[i] == DOSSIER_SEARCH_TEXTS;
      guint n = in_full ? (limit > 0 ? (guint) MIN (limit, G_MAXINT32) : LIMIT) : FEW;
      Adding adding = { entries, (gint) order[i] };

      if ((!is_one || order[i] == only)
          && !dossier_search_ids (database, order[i], words, get_flags (query), n, add_entry,
                                  &adding, error))
        return FALSE;
    }
  return TRUE;
}

/* Which index the row belongs to. */
static gboolean
look_up_kind (DossierDatabase *database, gint64 id, DossierSearchKind *kind)
{
  static const char *const tables[DOSSIER_N_SEARCH_KINDS] = {
    [DOSSIER_SEARCH_TITLES] = "article",     [DOSSIER_SEARCH_TEXTS] = "revision",
    [DOSSIER_SEARCH_NAMES] = "actor_name",   [DOSSIER_SEARCH_NOTES] = "note",
    [DOSSIER_SEARCH_COMMENTS] = "highlight",
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?", tables[order[i]]);
      gint64 one;

      if (dossier_database_get_int (database, &one, NULL, sql, "i", id))
        {
          *kind = order[i];
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_article (DossierDatabase *database, DossierFoundFields *f, gint64 *revision, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT o.name, a.published, r.id FROM article a LEFT JOIN outlet o ON o.id = a.outlet "
      "JOIN revision r ON r.article = a.id WHERE a.id = ? ORDER BY r.number DESC LIMIT 1",
      "i", f->article);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  f->outlet = dossier_statement_dup_text (s, 0);
  f->published = dossier_statement_dup_text (s, 1);
  *revision = dossier_statement_get_int (s, 2);
  return TRUE;
}

/* A comment leads to the words that it is on. */
static gboolean
read_highlight (DossierDatabase *database, DossierFoundFields *f, gint64 *revision, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT p.start_at, p.end_at, p.revision FROM highlight h JOIN passage p ON p.id = h.passage "
      "WHERE h.id = ?",
      "i", f->record);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  f->highlight = f->record;
  f->quote_start = (guint) dossier_statement_get_int (s, 0);
  f->quote_end = (guint) dossier_statement_get_int (s, 1);
  *revision = dossier_statement_get_int (s, 2);
  return TRUE;
}

static void
take_hit (DossierFoundFields *f, DossierSearchHit *hit)
{
  f->kind = g_strdup (dossier_search_kind_get_nick (hit->kind));
  f->record = hit->record;
  f->article = hit->article;
  f->title = g_steal_pointer (&hit->title);
  f->start = hit->start;
  f->end = hit->end;
  f->snippet = g_steal_pointer (&hit->snippet);
  f->is_cut = hit->is_cut;
  f->goes_on = hit->goes_on;
  f->marks = g_steal_pointer (&hit->marks);
}

static gboolean
read_place (DossierDatabase *database, DossierSearchKind kind, DossierFoundFields *f,
            GError **error)
{
  gboolean is_comment = kind == DOSSIER_SEARCH_COMMENTS;
  DossierArticleText *text;
  gint64 revision = 0;

  if ((f->article != 0 && !read_article (database, f, &revision, error))
      || (is_comment && !read_highlight (database, f, &revision, error)))
    return FALSE;
  if (revision == 0 || (kind != DOSSIER_SEARCH_TEXTS && !is_comment))
    return TRUE;
  text = dossier_text_cache_get (database, revision, error);
  if (text == NULL)
    return FALSE;
  f->locator = dossier_article_text_locator (text, is_comment ? f->quote_start : f->start,
                                             is_comment ? f->quote_end : f->end);
  return TRUE;
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierFound) row = NULL;
  g_autoptr (DossierSearchHit) hit = NULL;
  DossierSearchKind kind;

  if (!look_up_kind (database, id, &kind))
    return NULL;
  hit = dossier_search_row (database, kind, dossier_args_get_text (query, "text"),
                            get_flags (query), id, error);
  if (hit == NULL)
    return NULL;
  row = g_object_new (DOSSIER_TYPE_FOUND, NULL);
  take_hit (&row->fields, hit);
  return read_place (database, kind, &row->fields, error) ? DOSSIER_ROW (g_steal_pointer (&row))
                                                          : NULL;
}

/**
 * dossier_found_counts_read:
 * @query: as the list takes it
 *
 * Returns: (transfer full): free with g_free(); NULL with an error of the store. Reading thread.
 */
DossierFoundCounts *
dossier_found_counts_read (DossierDatabase *database, GVariant *query, GError **error)
{
  g_autofree DossierFoundCounts *counts = g_new0 (DossierFoundCounts, 1);
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < DOSSIER_N_SEARCH_KINDS; i++)
    if (!dossier_search_count (database, (DossierSearchKind) i,
                               dossier_args_get_text (query, "text"), get_flags (query),
                               &counts->n[i], error))
      return NULL;
  counts->n_microseconds = g_get_monotonic_time () - began;
  return g_steal_pointer (&counts);
}

static const char *const order_tables[] = { "article", "revision",  "actor", "actor_name",
                                            "note",    "highlight", NULL };
static const char *const row_tables[] = { "outlet", "passage", "zone", NULL };

const DossierListKind dossier_found_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_found_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .rows_follow_query = TRUE,
};
