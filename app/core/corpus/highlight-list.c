#include "corpus/highlight-query.h"
#include "corpus/lists.h"
#include "corpus/text-cache.h"
#include "model/highlight.h"

/* query: article (x), tag (x; with the tags below it), untagged (b), actor (x: a mention of whom
 * stands inside), outlet (x), text (s: part of the quote or comment), from and to (x: day numbers
 * that the article's date may touch), commented (b), follow-up (b: still to be checked), event (x:
 * over its evidence), recent (b: only the last ones made). By the article's date, newest first,
 * then by place. */

#define MAX_RECENT "24"

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_highlight_query (
      database, query, "SELECT h.id",
      dossier_args_get_flag (query, "recent")
          ? "ORDER BY h.made_at DESC, h.id LIMIT " MAX_RECENT
          : "ORDER BY a.published IS NULL, a.published_min DESC, a.id, p.start_at, p.end_at, h.id",
      error);

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static gboolean
read_tags (DossierDatabase *database, gint64 highlight, GArray *tags, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT t.id, t.name, t.colour FROM highlight_tag x JOIN tag t ON t.id = x.tag "
      "WHERE x.highlight = ? ORDER BY x.position, x.id",
      "i", highlight);
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierTagUse use = { dossier_statement_get_int (s, 0), dossier_statement_dup_text (s, 1),
                            (guint) dossier_statement_get_int (s, 2) };
      g_array_append_val (tags, use);
    }
  return step == DOSSIER_STEP_DONE;
}

static void
fill (DossierHighlightFields *f, DossierStatement *s)
{
  f->article = dossier_statement_get_int (s, 0);
  f->article_title = dossier_statement_dup_text (s, 1);
  f->outlet = dossier_statement_dup_text (s, 2);
  f->published = dossier_statement_dup_text (s, 3);
  f->revision = dossier_statement_get_int (s, 4);
  f->start = (guint) dossier_statement_get_int (s, 5);
  f->end = (guint) dossier_statement_get_int (s, 6);
  f->quote = dossier_statement_dup_text (s, 7);
  f->prefix = dossier_statement_dup_text (s, 8);
  f->suffix = dossier_statement_dup_text (s, 9);
  f->comment = dossier_statement_dup_text (s, 10);
  f->state = dossier_statement_dup_text (s, 11);
  f->follow_up = dossier_statement_get_int (s, 12);
  f->follow_up_line = dossier_statement_dup_text (s, 13);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  g_autoptr (DossierHighlight) highlight = NULL;
  DossierArticleText *text;
  DossierHighlightFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT a.id, a.title, o.name, a.published, p.revision, p.start_at, p.end_at, p.quote, "
          "p.prefix, p.suffix, h.comment, p.state, f.id, f.line "
          "FROM highlight h JOIN passage p ON p.id = h.passage "
          "JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article "
          "LEFT JOIN outlet o ON o.id = a.outlet "
          "LEFT JOIN follow_up f ON f.record = h.id AND f.done = 0 WHERE h.id = ? "
          "ORDER BY f.id LIMIT 1",
          id)
      || s == NULL)
    return NULL;

  highlight = g_object_new (DOSSIER_TYPE_HIGHLIGHT, NULL);
  f = &highlight->fields;
  fill (f, s);
  f->tags = dossier_tag_uses_new ();
  text = dossier_text_cache_get (database, f->revision, error);
  if (text == NULL || !read_tags (database, id, f->tags, error))
    return NULL;
  f->locator = dossier_article_text_locator (text, f->start, f->end);
  return DOSSIER_ROW (g_steal_pointer (&highlight));
}

static const char *const order_tables[] = { "highlight", "passage", "article", NULL };
static const char *const row_tables[] = { "highlight_tag", "tag",       "outlet",
                                          "zone",          "follow_up", NULL };

static gboolean
order_changes (GVariant *query, const DossierDelta *delta)
{
  static const char *const tagging[] = { "highlight_tag", "tag", NULL };
  static const char *const naming[] = { "mention", "actor", NULL };
  static const char *const proving[] = { "evidence", NULL };
  static const char *const follow_ups[] = { "follow_up", NULL };

  return ((dossier_args_has (query, "tag") || dossier_args_has (query, "untagged"))
          && dossier_delta_touches (delta, tagging))
         || (dossier_args_has (query, "actor") && dossier_delta_touches (delta, naming))
         || (dossier_args_has (query, "event") && dossier_delta_touches (delta, proving))
         || (dossier_args_has (query, "follow-up") && dossier_delta_touches (delta, follow_ups));
}

const DossierListKind dossier_highlight_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_highlight_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .order_changes = order_changes,
};
