#include "corpus/lists.h"

/**
 * dossier_list_collect:
 * @statement: gives an id and, in a second column, a group
 * @entries: gains an entry a row
 *
 * Reading thread.
 */
gboolean
dossier_list_collect (DossierStatement *statement, GArray *entries, GError **error)
{
  gboolean grouped = dossier_statement_get_n_columns (statement) > 1;
  DossierStep step;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierListEntry entry = { dossier_statement_get_int (statement, 0) };

      if (grouped)
        entry.group = (gint) dossier_statement_get_int (statement, 1);
      g_array_append_val (entries, entry);
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_list_query_row:
 * @statement: (out): steps to the row @id; NULL when it is gone
 * @sql: with one parameter
 *
 * Returns: FALSE only with @error. Reading thread.
 */
gboolean
dossier_list_query_row (DossierDatabase *database, DossierStatement **statement, GError **error,
                        const char *sql, gint64 id)
{
  g_autoptr (DossierStatement) query = dossier_database_query (database, error, sql, "i", id);
  DossierStep step = query != NULL ? dossier_statement_step (query, error) : DOSSIER_STEP_ERROR;

  *statement = NULL;
  if (step == DOSSIER_STEP_ROW)
    *statement = g_steal_pointer (&query);
  return step != DOSSIER_STEP_ERROR;
}
