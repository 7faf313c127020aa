#pragma once

#include "dialogs/form-window.h"
#include "library/imports.h"

G_BEGIN_DECLS

/**
 * DossierImportDialog:
 *
 * What is about to be brought in, to be confirmed or corrected: one article in a small form,
 * several in a list. Main thread.
 */
#define DOSSIER_TYPE_IMPORT_DIALOG (dossier_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportDialog, dossier_import_dialog, DOSSIER, IMPORT_DIALOG,
                      DossierFormWindow)

void dossier_import_dialog_present_places (DossierSession *session, DossierImports *imports,
                                           const char *const *places, GtkWidget *before);
void dossier_import_dialog_present_text (DossierSession *session, DossierImports *imports,
                                         const char *text, GtkWidget *before);
void dossier_import_dialog_present_items (DossierSession *session, DossierImports *imports,
                                          GPtrArray *items, GtkWidget *before);
void dossier_import_dialog_present_outcome (DossierSession *session, GPtrArray *items,
                                            GtkWidget *before);

G_END_DECLS
