#pragma once

#include "library/import-bar.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierImports:
 *
 * The imports that a person started in a window, one after the other: shown in a bar, ended by a
 * button, told in the end. ::finished (items: a #GPtrArray of #DossierImportItem) comes after each,
 * ::idle when none is left. Main thread.
 */
#define DOSSIER_TYPE_IMPORTS (dossier_imports_get_type ())
G_DECLARE_FINAL_TYPE (DossierImports, dossier_imports, DOSSIER, IMPORTS, GObject)

DossierImports *dossier_imports_new (DossierSession *session, DossierImportBar *bar);
void dossier_imports_add (DossierImports *self, const char *const *places);
void dossier_imports_add_items (DossierImports *self, GPtrArray *items);
void dossier_imports_stop (DossierImports *self);
gboolean dossier_imports_is_running (DossierImports *self);

G_END_DECLS
