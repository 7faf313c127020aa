#include "corpus/lists.h"
#include "model/follow-up.h"

/* No query: what is still to be checked, oldest first. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error, "SELECT id FROM follow_up WHERE done = 0 ORDER BY made_at, id", "");

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierFollowUp *row;
  DossierFollowUpFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT f.record, f.line, coalesce (p.quote, b.title, e.title, ''), "
          "coalesce (r.article, b.id), coalesce (a.title, b.title), p.start_at, p.end_at, "
          "f.made_at "
          "FROM follow_up f LEFT JOIN highlight h ON h.id = f.record "
          "LEFT JOIN mention m ON m.id = f.record "
          "LEFT JOIN date_expression d ON d.id = f.record LEFT JOIN event e ON e.id = f.record "
          "LEFT JOIN passage p ON p.id = coalesce (h.passage, m.passage, d.passage, f.record) "
          "LEFT JOIN revision r ON r.id = p.revision LEFT JOIN article a ON a.id = r.article "
          "LEFT JOIN article b ON b.id = f.record WHERE f.id = ?",
          id)
      || s == NULL)
    return NULL;

  row = g_object_new (DOSSIER_TYPE_FOLLOW_UP, NULL);
  f = &row->fields;
  f->record = dossier_statement_get_int (s, 0);
  f->line = dossier_statement_dup_text (s, 1);
  f->quote = dossier_statement_dup_text (s, 2);
  f->article = dossier_statement_get_int (s, 3);
  f->article_title = dossier_statement_dup_text (s, 4);
  f->start = (guint) dossier_statement_get_int (s, 5);
  f->end = (guint) dossier_statement_get_int (s, 6);
  f->made_at = dossier_statement_get_int (s, 7);
  return DOSSIER_ROW (row);
}

static const char *const order_tables[] = { "follow_up", NULL };
static const char *const row_tables[] = { "article", "highlight", NULL };

const DossierListKind dossier_follow_up_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_follow_up_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
};
