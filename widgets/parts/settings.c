#include "config.h"
#include "parts/settings.h"
#include "base/error.h"
#include <glib/gi18n.h>

/* The schema of a program that runs from its build tree: beside app/ there is data/ with the compiled schemas.
 * NULL when there is none. */
static GSettingsSchema *
find_in_build_tree (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (program == NULL)
    return NULL;
  folder = g_path_get_dirname (program);
  data = g_build_filename (folder, "..", "data", NULL);
  source = g_settings_schema_source_new_from_directory (
      data, g_settings_schema_source_get_default (), FALSE, NULL);
  return source == NULL ? NULL : g_settings_schema_source_lookup (source, DOSSIER_APP_ID, FALSE);
}

/**
 * dossier_settings_new:
 * @error: return location
 *
 * Opens the settings of this computer's user: those of the installed program, else those of the build tree that it
 * runs from. g_settings_new() would end the program where the schema is missing.
 *
 * Thread: main.
 *
 * Returns: (transfer full) (nullable): the settings, or NULL with DOSSIER_ERROR_NOT_FOUND
 */
GSettings *
dossier_settings_new (GError **error)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, DOSSIER_APP_ID, TRUE);
  if (schema == NULL)
    schema = find_in_build_tree ();
  if (schema == NULL)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                   _ ("The settings of Dossier cannot be opened: their description %s is not "
                      "installed."),
                   DOSSIER_APP_ID ".gschema.xml");
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}
