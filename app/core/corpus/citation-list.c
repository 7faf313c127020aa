#include "corpus/lists.h"
#include "corpus/text-cache.h"
#include "model/citation.h"

/* query: note (x). In the order in which the note's words come to them. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT c.id FROM citation c JOIN note n ON n.id = c.note WHERE c.note = ? "
      "ORDER BY instr (n.body, '[^' || c.position || ']') = 0, "
      "instr (n.body, '[^' || c.position || ']'), c.position, c.id",
      "i", dossier_args_get_id (query, "note"));

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static gboolean
read_locator (DossierDatabase *database, gint64 revision, DossierCitationFields *f, GError **error)
{
  DossierArticleText *text = dossier_text_cache_get (database, revision, error);

  if (text == NULL)
    return FALSE;
  f->locator = dossier_article_text_locator (text, f->start, f->end);
  return TRUE;
}

static void
fill (DossierCitationFields *f, DossierStatement *s)
{
  f->position = (guint) dossier_statement_get_int (s, 0);
  f->record = dossier_statement_get_int (s, 1);
  f->quote = dossier_statement_dup_text (s, 2);
  f->article = dossier_statement_get_int (s, 3);
  f->article_title = dossier_statement_dup_text (s, 4);
  f->outlet = dossier_statement_dup_text (s, 5);
  f->published = dossier_statement_dup_text (s, 6);
  f->start = (guint) dossier_statement_get_int (s, 7);
  f->end = (guint) dossier_statement_get_int (s, 8);
  f->state = dossier_statement_dup_text (s, 9);
}

/* What is cited may be a passage, something that stands on one, an event with its first evidence,
 * or an article as a whole. */
static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  g_autoptr (DossierCitation) citation = NULL;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT c.position, c.record, coalesce (e.title, p.quote, b.title, ''), "
          "coalesce (a.id, b.id), coalesce (a.title, b.title), o.name, "
          "coalesce (a.published, b.published), p.start_at, p.end_at, p.state, p.revision "
          "FROM citation c LEFT JOIN highlight h ON h.id = c.record "
          "LEFT JOIN claim l ON l.id = c.record LEFT JOIN mention m ON m.id = c.record "
          "LEFT JOIN date_expression d ON d.id = c.record LEFT JOIN event e ON e.id = c.record "
          "LEFT JOIN passage p ON p.id = coalesce (h.passage, l.passage, m.passage, d.passage, "
          "(SELECT passage FROM evidence WHERE record = c.record ORDER BY position, id LIMIT 1), "
          "c.record) LEFT JOIN revision r ON r.id = p.revision "
          "LEFT JOIN article a ON a.id = r.article LEFT JOIN article b ON b.id = c.record "
          "LEFT JOIN outlet o ON o.id = coalesce (a.outlet, b.outlet) WHERE c.id = ?",
          id)
      || s == NULL)
    return NULL;

  citation = g_object_new (DOSSIER_TYPE_CITATION, NULL);
  fill (&citation->fields, s);
  if (!dossier_statement_is_null (s, 10)
      && !read_locator (database, dossier_statement_get_int (s, 10), &citation->fields, error))
    return NULL;
  return DOSSIER_ROW (g_steal_pointer (&citation));
}

/* The order follows the words of the note. */
static gboolean
order_changes (GVariant *query, const DossierDelta *delta)
{
  return dossier_delta_has (delta, "note", dossier_args_get_id (query, "note"));
}

static const char *const order_tables[] = { "citation", NULL };
static const char *const row_tables[] = { "passage", "highlight", "article", "outlet",
                                          "zone",    "event",     NULL };

const DossierListKind dossier_citation_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_citation_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .order_changes = order_changes,
};
