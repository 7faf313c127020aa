#include "corpus/tag-path.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"

/**
 * dossier_tag_path_ensure:
 * @path: the name of a tag, or the names from the top down with slashes between: "Trade/Grain"
 *
 * Returns: the last tag of @path, made now with those above it where they are missing; 0 with
 *   @error. Names are compared without case. Store's thread.
 */
gint64
dossier_tag_path_ensure (DossierAct *act, const char *path, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  gint64 tag = 0;

  if (names[0] == NULL)
    return dossier_tag_create (act, 0, path, error); /* which says that a tag needs a name */
  if (g_strv_length (names) > DOSSIER_TAG_MAX_DEPTH)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("Tags can be nested %d levels deep"), DOSSIER_TAG_MAX_DEPTH);
      return 0;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      gint64 found;

      if (dossier_database_get_int (
              database, &found, NULL,
              "SELECT id FROM tag WHERE name = ? COLLATE NOCASE AND parent IS ? ORDER BY id", "tI",
              name, tag))
        tag = found;
      else
        tag = dossier_tag_create (act, tag, name, error);
      if (tag == 0)
        return 0;
    }
  return tag;
}
