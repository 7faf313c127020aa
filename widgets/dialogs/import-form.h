#pragma once

#include "import/import-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierImportForm:
 *
 * What is proposed for one article before it is in the dossier, where each proposal comes from,
 * and the first lines as they were read. Main thread.
 *
 * Signals: changed; encoding-chosen (name): the bytes are to be read so.
 */
#define DOSSIER_TYPE_IMPORT_FORM (dossier_import_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportForm, dossier_import_form, DOSSIER, IMPORT_FORM, AdwBin)

void dossier_import_form_set_outlets (DossierImportForm *self, GPtrArray *outlets);
void dossier_import_form_set_item (DossierImportForm *self, DossierImportItem *item);
void dossier_import_form_store (DossierImportForm *self, gboolean is_final);
gboolean dossier_import_form_is_valid (DossierImportForm *self);

G_END_DECLS
