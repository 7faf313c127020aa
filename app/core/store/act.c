#include "store/act-private.h"

#include <string.h>

#include "base/id.h"
#include "store/tables.h"

/**
 * dossier_act_get_database:
 *
 * Returns: (transfer none): the write connection, inside the transaction
 */
DossierDatabase *
dossier_act_get_database (DossierAct *self)
{
  return self->database;
}

/**
 * dossier_act_get_time:
 *
 * Returns: when the act is done, in milliseconds since 1970: one value for all its rows
 */
gint64
dossier_act_get_time (DossierAct *self)
{
  return self->time;
}

/**
 * dossier_act_get_author:
 */
const char *
dossier_act_get_author (DossierAct *self)
{
  return self->author;
}

/**
 * dossier_act_set_label:
 * @format: what the undo button and the history say, in the language of the person
 */
void
dossier_act_set_label (DossierAct *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (self->label);
  self->label = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/**
 * dossier_act_set_subject:
 * @record: the record that the act is about, to which the history leads
 */
void
dossier_act_set_subject (DossierAct *self, gint64 record)
{
  self->subject = record;
}

/**
 * dossier_act_return:
 * @value: (transfer floating): what the caller of the verb gets under @key
 */
void
dossier_act_return (DossierAct *self, const char *key, GVariant *value)
{
  g_variant_dict_insert_value (&self->results, key, value);
}

static guint
count_columns (const char *columns)
{
  guint n = 1;

  for (const char *p = strchr (columns, ','); p != NULL; p = strchr (p + 1, ','))
    n++;
  return n;
}

static char *
insert_sql (const char *table, const char *columns)
{
  GString *sql = g_string_new (NULL);
  guint n = count_columns (columns);

  g_string_append_printf (sql, "INSERT INTO %s (id, %s) VALUES (?", table, columns);
  for (guint i = 0; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
update_sql (const char *table, const char *columns)
{
  GString *sql = g_string_new (NULL);
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);

  g_string_append_printf (sql, "UPDATE %s SET ", table);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s = ?", i > 0 ? ", " : "", g_strstrip (names[i]));
  g_string_append (sql, " WHERE id = ?");
  return g_string_free (sql, FALSE);
}

static gboolean
insert_va (DossierAct *self, gint64 id, GError **error, const char *table, const char *columns,
           const char *types, va_list arguments)
{
  const DossierTable *known = dossier_tables_find (table);
  g_autofree char *sql = insert_sql (table, columns);

  g_return_val_if_fail (known != NULL, FALSE);

  if (known->has_record
      && !dossier_database_run (self->database, error,
                                "INSERT INTO record (id, kind) VALUES (?, ?)", "it", id, table))
    return FALSE;
  return _dossier_database_run_va (self->database, error, sql, id, types, arguments, 0);
}

/**
 * dossier_act_insert:
 * @table: a recorded table
 * @columns: column names with commas between, without the id
 * @types: a letter a column, as for dossier_database_query()
 *
 * Adds a row with a new id, and its row of `record` where the table has them.
 *
 * Returns: the id, or 0 with @error
 */
gint64
dossier_act_insert (DossierAct *self, GError **error, const char *table, const char *columns,
                    const char *types, ...)
{
  gint64 id = dossier_id_new ();
  gboolean ok;
  va_list arguments;

  va_start (arguments, types);
  ok = insert_va (self, id, error, table, columns, types, arguments);
  va_end (arguments);
  return ok ? id : 0;
}

/**
 * dossier_act_insert_with_id:
 *
 * As dossier_act_insert(), for rows whose id is known before (an import keeps ids).
 */
gboolean
dossier_act_insert_with_id (DossierAct *self, gint64 id, GError **error, const char *table,
                            const char *columns, const char *types, ...)
{
  gboolean ok;
  va_list arguments;

  va_start (arguments, types);
  ok = insert_va (self, id, error, table, columns, types, arguments);
  va_end (arguments);
  return ok;
}

/**
 * dossier_act_update:
 * @columns: the columns to set, with commas between
 */
gboolean
dossier_act_update (DossierAct *self, GError **error, const char *table, gint64 id,
                    const char *columns, const char *types, ...)
{
  g_autofree char *sql = update_sql (table, columns);
  gboolean ok;
  va_list arguments;

  va_start (arguments, types);
  ok = _dossier_database_run_va (self->database, error, sql, 0, types, arguments, id);
  va_end (arguments);
  return ok;
}

/**
 * dossier_act_delete:
 *
 * Deletes the row, and its row of `record` where the table has them. What refers to it the verb
 * deletes itself; else the commit fails.
 */
gboolean
dossier_act_delete (DossierAct *self, GError **error, const char *table, gint64 id)
{
  const DossierTable *known = dossier_tables_find (table);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table);

  g_return_val_if_fail (known != NULL, FALSE);

  return dossier_database_run (self->database, error, sql, "i", id)
         && (!known->has_record
             || dossier_database_run (self->database, error, "DELETE FROM record WHERE id = ?", "i",
                                      id));
}

/**
 * dossier_act_delete_where:
 * @table: a table without rows in `record`
 * @column: deletes the rows where it is @value
 */
gboolean
dossier_act_delete_where (DossierAct *self, GError **error, const char *table, const char *column,
                          gint64 value)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = ?", table, column);

  return dossier_database_run (self->database, error, sql, "i", value);
}

/**
 * dossier_act_run:
 *
 * Any other statement, as dossier_database_run().
 */
gboolean
dossier_act_run (DossierAct *self, GError **error, const char *sql, const char *types, ...)
{
  gboolean ok;
  va_list arguments;

  va_start (arguments, types);
  ok = _dossier_database_run_va (self->database, error, sql, 0, types, arguments, 0);
  va_end (arguments);
  return ok;
}
