#include "corpus/curation-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What has a place in the dossier goes into it, with the ids that the rows have there. */

/* An id is that of the row's place in the dossier; one that was left has none. */
static void
append_value (GString *sql, const DossierCatalogColumn *column)
{
  if (column->references != NULL)
    g_string_append_printf (sql,
                            ", (SELECT iif (r.fate = 2, NULL, r.target) FROM \"%s\" r"
                            " WHERE r.c_id = t.\"c_%s\")",
                            column->references, column->name);
  else
    g_string_append_printf (sql, ", t.\"c_%s\"", column->name);
}

static char *
build_select (const DossierCatalogTable *table)
{
  GString *sql = g_string_new ("SELECT t.target");

  for (guint i = 1; i < table->columns->len; i++)
    append_value (sql, g_ptr_array_index (table->columns, i));
  g_string_append_printf (sql, " FROM \"%s\" t WHERE t.fate = 0 ORDER BY t.c_id",
                          table->table->name);
  return g_string_free (sql, FALSE);
}

/* A row that hangs on others and says what one of the dossier's says already is not doubled. */
static char *
build_insert (const DossierCatalogTable *table, gboolean once)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) same = g_string_new ("1");

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", column->name);
      g_string_append_printf (values, "%s?%u", i > 0 ? ", " : "", i + 1);
      if (i > 0)
        g_string_append_printf (same, " AND \"%s\" IS ?%u", column->name, i + 1);
    }
  if (!once)
    return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table->table->name, names->str,
                            values->str);
  return g_strdup_printf (
      "INSERT INTO \"%s\" (%s) SELECT %s WHERE NOT EXISTS (SELECT 1 FROM \"%s\" WHERE %s)",
      table->table->name, names->str, values->str, table->table->name, same->str);
}

static void
bind_column (DossierStatement *to, DossierStatement *from, int column)
{
  switch (dossier_statement_get_type (from, column))
    {
    case 'i':
      dossier_statement_bind_int (to, column + 1, dossier_statement_get_int (from, column));
      break;
    case 'd':
      dossier_statement_bind_double (to, column + 1, dossier_statement_get_double (from, column));
      break;
    case 't':
      dossier_statement_bind_text (to, column + 1, dossier_statement_get_text (from, column));
      break;
    case 'b':
      {
        g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (from, column);
        dossier_statement_bind_bytes (to, column + 1, bytes);
        break;
      }
    default:
      dossier_statement_bind_null (to, column + 1);
    }
}

static gboolean
copy_rows (DossierDatabase *from, const char *select, DossierDatabase *to, const char *insert,
           GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (from, error, select, "");
  g_autoptr (DossierStatement) row = NULL;
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  row = dossier_database_query (to, error, insert, "");
  if (row == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      for (int i = 0; i < dossier_statement_get_n_columns (rows); i++)
        bind_column (row, rows, i);
      if (dossier_statement_step (row, error) != DOSSIER_STEP_DONE)
        return FALSE;
      dossier_statement_reset (row);
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
copy_table (DossierCurationMerge *self, const DossierCatalogTable *table, GError **error)
{
  g_autofree char *select = build_select (table);
  gboolean once =
      !self->into_empty && !table->table->has_record && strcmp (table->table->name, "record") != 0;
  g_autofree char *insert = build_insert (table, once);

  return copy_rows (self->stage->database, select, self->into, insert, error);
}

/**
 * dossier_curation_copy:
 * @self: a merge whose rows are all settled
 * @error: return location
 *
 * Inserts the texts and then the rows; references are looked at when the act commits. The store's
 * thread.
 */
gboolean
dossier_curation_copy (DossierCurationMerge *self, GError **error)
{
  if (!copy_rows (self->stage->database,
                  "SELECT c_sha256, c_media_type, c_text, c_bytes FROM content", self->into,
                  "INSERT INTO content (sha256, media_type, text, bytes) VALUES (?, ?, ?, ?)"
                  " ON CONFLICT (sha256) DO UPDATE SET text = excluded.text WHERE text IS NULL",
                  error))
    return FALSE;
  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    if (!copy_table (self, g_ptr_array_index (self->stage->catalog->tables, i), error))
      return FALSE;
  return TRUE;
}
