#include "export/selection.h"

/**
 * dossier_selection_new:
 * @options: of an export
 *
 * Returns: (transfer full) (nullable): the list for DOSSIER_SELECTION_SQL; NULL for all highlights.
 *   Any thread.
 */
char *
dossier_selection_new (const DossierExportOptions *options)
{
  g_autoptr (GString) list = g_string_new ("[");

  if (options->highlights == NULL)
    return NULL;
  for (gsize i = 0; i < options->n_highlights; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", options->highlights[i]);
  g_string_append_c (list, ']');
  return g_string_free (g_steal_pointer (&list), FALSE);
}
