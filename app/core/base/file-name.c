#include "base/file-name.h"

#include <string.h>

#define ENDING ".dossier"

/**
 * dossier_file_name_dup_stem:
 * @path: of a dossier
 *
 * Returns: (transfer full): its name as a person says it: without the folder and the ending
 */
char *
dossier_file_name_dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
  return name;
}

/**
 * dossier_file_name_complete:
 * @path: as a person typed it
 *
 * Returns: (transfer full): the path with the ending that every dossier has
 */
char *
dossier_file_name_complete (const char *path)
{
  return g_str_has_suffix (path, ENDING) ? g_strdup (path) : g_strconcat (path, ENDING, NULL);
}
