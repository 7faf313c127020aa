#pragma once

#include "import/import-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierImportList:
 *
 * Several articles before or after an import: a title that can be changed for what is ready, a
 * sentence for what is not. What failed stands first. Main thread.
 */
#define DOSSIER_TYPE_IMPORT_LIST (dossier_import_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportList, dossier_import_list, DOSSIER, IMPORT_LIST,
                      AdwPreferencesGroup)

void dossier_import_list_set_items (DossierImportList *self, GPtrArray *items);
void dossier_import_list_store (DossierImportList *self);

G_END_DECLS
