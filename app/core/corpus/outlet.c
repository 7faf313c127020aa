#include "corpus/outlet.h"

/**
 * dossier_outlet_make:
 * @name: the name of an outlet, not empty
 *
 * Returns: the outlet of that name, made when there is none; 0 with @error. Store's thread.
 */
gint64
dossier_outlet_make (DossierAct *act, const char *name, GError **error)
{
  gint64 id;

  if (dossier_database_get_int (dossier_act_get_database (act), &id, NULL,
                                "SELECT id FROM outlet WHERE name = ? COLLATE NOCASE ORDER BY id",
                                "t", name))
    return id;
  return dossier_act_insert (act, error, "outlet", "name", "t", name);
}
