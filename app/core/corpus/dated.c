#include "corpus/dated.h"

#include "base/edtf.h"

/**
 * dossier_dated_parse:
 * @edtf: (nullable): as a person wrote it; NULL and "" are no date
 * @dated: (out): filled
 *
 * Returns: FALSE with BAD_INPUT, saying what is wrong. Any thread.
 */
gboolean
dossier_dated_parse (const char *edtf, DossierDated *dated, GError **error)
{
  g_autoptr (DossierEdtf) parsed = NULL;

  *dated = (DossierDated){ NULL };
  if (edtf == NULL || edtf[0] == '\0')
    return TRUE;
  parsed = dossier_edtf_parse (edtf, error);
  if (parsed == NULL)
    return FALSE;

  dated->text = g_strdup (parsed->text);
  dated->day_min = parsed->day_min;
  dated->day_max = parsed->day_max;
  return TRUE;
}

/**
 * dossier_dated_write:
 *
 * Sets a date and the days beside it, all three or none. Store's thread.
 */
gboolean
dossier_dated_write (DossierAct *act, const char *table, gint64 id, const char *column,
                     const char *min_column, const char *max_column, const char *edtf,
                     GError **error)
{
  g_auto (DossierDated) dated = { NULL };
  g_autofree char *columns = g_strdup_printf ("%s, %s, %s", column, min_column, max_column);
  g_autofree char *nothing = g_strdup_printf ("UPDATE %s SET %s = NULL, %s = NULL, %s = NULL "
                                              "WHERE id = ?",
                                              table, column, min_column, max_column);

  if (!dossier_dated_parse (edtf, &dated, error))
    return FALSE;
  if (dated.text == NULL)
    return dossier_act_run (act, error, nothing, "i", id);
  return dossier_act_update (act, error, table, id, columns, "tii", dated.text, dated.day_min,
                             dated.day_max);
}

/**
 * dossier_dated_clear:
 */
void
dossier_dated_clear (DossierDated *dated)
{
  g_clear_pointer (&dated->text, g_free);
}
