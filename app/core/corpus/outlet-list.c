#include "corpus/lists.h"
#include "model/outlet.h"

/* No query: all outlets by name. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error, "SELECT id FROM outlet ORDER BY name COLLATE NOCASE, id", "");

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierOutlet *outlet;

  if (!dossier_list_query_row (database, &s, error,
                               "SELECT name, reliability, reliability_reason, "
                               "(SELECT count(*) FROM article WHERE outlet = o.id) "
                               "FROM outlet o WHERE id = ?",
                               id)
      || s == NULL)
    return NULL;

  outlet = g_object_new (DOSSIER_TYPE_OUTLET, NULL);
  outlet->fields.name = dossier_statement_dup_text (s, 0);
  outlet->fields.reliability = dossier_statement_dup_text (s, 1);
  outlet->fields.reason = dossier_statement_dup_text (s, 2);
  outlet->fields.n_articles = (guint) dossier_statement_get_int (s, 3);
  return DOSSIER_ROW (outlet);
}

static const char *const order_tables[] = { "outlet", NULL };
static const char *const row_tables[] = { "article", NULL };

const DossierListKind dossier_outlet_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_outlet_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
};
