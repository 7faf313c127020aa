#include "corpus/target.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/passage.h"

#define EXCERPT_LENGTH 40

/**
 * dossier_target_passage:
 * @args: with revision, start and end
 *
 * Returns: the passage there, found or made; 0 with @error. Store's thread.
 */
gint64
dossier_target_passage (DossierAct *act, GVariant *args, GError **error)
{
  return dossier_passage_make (act, dossier_args_get_id (args, "revision"),
                               dossier_args_get_id (args, "start"),
                               dossier_args_get_id (args, "end"), error);
}

/**
 * dossier_target_excerpt:
 *
 * Returns: (transfer full): the beginning of the passage's quote, for labels
 */
char *
dossier_target_excerpt (DossierAct *act, gint64 passage)
{
  g_autofree char *quote = dossier_database_get_text (
      dossier_act_get_database (act), NULL, "SELECT quote FROM passage WHERE id = ?", "i", passage);

  return dossier_passage_excerpt (quote, EXCERPT_LENGTH);
}

/**
 * dossier_record_name:
 * @column: what the record is called by
 *
 * Returns: (transfer full): the name, shortened for labels; NULL with NOT_FOUND
 */
char *
dossier_record_name (DossierAct *act, const char *table, const char *column, gint64 id,
                     GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", column, table);
  g_autofree char *name =
      dossier_database_get_text (dossier_act_get_database (act), NULL, sql, "i", id);

  if (name == NULL)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The record is no longer in the dossier"));
      return NULL;
    }
  return dossier_passage_excerpt (name, 60);
}

/**
 * dossier_record_set_texts:
 * @pairs: argument name, column name, and so on; NULL ends
 *
 * Sets the text columns whose arguments are given; an empty text clears the column.
 */
gboolean
dossier_record_set_texts (DossierAct *act, GVariant *args, const char *table, gint64 id,
                          const char *const *pairs, GError **error)
{
  for (; pairs[0] != NULL; pairs += 2)
    {
      const char *value = dossier_args_get_text (args, pairs[0]);

      if (value != NULL
          && !dossier_act_update (act, error, table, id, pairs[1], "t",
                                  value[0] != '\0' ? value : NULL))
        return FALSE;
    }
  return TRUE;
}
