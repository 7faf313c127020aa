#include "store/catalog.h"

#include <string.h>

/* Content is keyed by hash and not recorded, so that SQL cannot declare these references. */
static const struct
{
  const char *table;
  const char *column;
} content_columns[] = {
  { "revision", "content" },
  { "revision", "layout" },
  { "source", "content" },
};

static void
column_free (gpointer data)
{
  DossierCatalogColumn *self = data;

  g_free (self->name);
  g_free (self->references);
  g_free (self->default_text);
  g_free (self);
}

static void
table_free (gpointer data)
{
  DossierCatalogTable *self = data;

  g_ptr_array_unref (self->columns);
  g_free (self);
}

static char
letter_for (const char *type)
{
  switch (type[0])
    {
    case 'I':
      return 'i';
    case 'R':
      return 'd';
    case 'B':
      return 'b';
    default:
      return 't';
    }
}

static gboolean
names_content (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (content_columns); i++)
    if (strcmp (content_columns[i].table, table) == 0
        && strcmp (content_columns[i].column, column) == 0)
      return TRUE;
  return FALSE;
}

/* The default is an SQL expression; SQLite says what it is worth. */
static gboolean
read_default (DossierDatabase *database, const char *expression, DossierCatalogColumn *column,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s", expression);
  g_autoptr (DossierStatement) value = dossier_database_query (database, error, sql, "");

  if (value == NULL || dossier_statement_step (value, error) != DOSSIER_STEP_ROW)
    return FALSE;
  column->default_type = dossier_statement_get_type (value, 0);
  column->default_text = dossier_statement_dup_text (value, 0);
  return TRUE;
}

static gboolean
read_columns (DossierDatabase *database, DossierCatalogTable *table, GError **error)
{
  const char *name = table->table->name;
  g_autoptr (DossierStatement) rows = dossier_database_query (
      database, error,
      "SELECT c.name, c.type, c.\"notnull\", c.dflt_value, f.\"table\" FROM pragma_table_info (?1) "
      "c"
      " LEFT JOIN pragma_foreign_key_list (?1) f ON f.\"from\" = c.name ORDER BY c.cid",
      "t", name);
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      DossierCatalogColumn *column = g_new0 (DossierCatalogColumn, 1);
      const char *expression = dossier_statement_get_text (rows, 3);

      column->name = dossier_statement_dup_text (rows, 0);
      column->type = letter_for (dossier_statement_get_text (rows, 1));
      column->not_null = dossier_statement_get_int (rows, 2) != 0;
      column->references = dossier_statement_dup_text (rows, 4);
      column->is_id = column->references != NULL || table->columns->len == 0;
      column->is_content = names_content (name, column->name);
      column->default_type = 'n';
      g_ptr_array_add (table->columns, column);
      if (expression != NULL && !read_default (database, expression, column, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static int
compare_tables (gconstpointer a, gconstpointer b)
{
  const DossierCatalogTable *const *first = a;
  const DossierCatalogTable *const *second = b;

  return strcmp ((*first)->table->name, (*second)->table->name);
}

/**
 * dossier_catalog_read:
 * @database: a connection to a dossier
 * @error: return location
 *
 * Reads the columns of every recorded table. The connection's thread; the catalog itself may go
 * to any thread.
 *
 * Returns: (transfer full): the catalog
 */
DossierCatalog *
dossier_catalog_read (DossierDatabase *database, GError **error)
{
  g_autoptr (DossierCatalog) self = g_new0 (DossierCatalog, 1);
  const DossierTable *tables;
  guint n;

  self->tables = g_ptr_array_new_with_free_func (table_free);
  tables = dossier_tables_get (&n);
  for (guint i = 0; i < n; i++)
    {
      DossierCatalogTable *table = g_new0 (DossierCatalogTable, 1);

      table->table = &tables[i];
      table->columns = g_ptr_array_new_with_free_func (column_free);
      g_ptr_array_add (self->tables, table);
      if (!read_columns (database, table, error))
        return NULL;
    }
  g_ptr_array_sort (self->tables, compare_tables);
  return g_steal_pointer (&self);
}

/**
 * dossier_catalog_free:
 * @self: (transfer full): a catalog
 *
 * Frees the catalog. Any thread.
 */
void
dossier_catalog_free (DossierCatalog *self)
{
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * dossier_catalog_find:
 * @self: a catalog
 * @table: a name
 *
 * Returns: (transfer none) (nullable): the recorded table of that name. Any thread.
 */
const DossierCatalogTable *
dossier_catalog_find (const DossierCatalog *self, const char *table)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const DossierCatalogTable *candidate = g_ptr_array_index (self->tables, i);
      if (strcmp (candidate->table->name, table) == 0)
        return candidate;
    }
  return NULL;
}

/**
 * dossier_catalog_table_find:
 * @self: a table of a catalog
 * @column: a name
 *
 * Returns: the index of that column, or -1. Any thread.
 */
int
dossier_catalog_table_find (const DossierCatalogTable *self, const char *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DossierCatalogColumn *candidate = g_ptr_array_index (self->columns, i);
      if (strcmp (candidate->name, column) == 0)
        return (int) i;
    }
  return -1;
}
