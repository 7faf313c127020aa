#pragma once

#include "dialogs/form-window.h"
#include "library/imports.h"

G_BEGIN_DECLS

/**
 * DossierLinkDialog:
 *
 * Takes an address, fetches the page and goes on to the form of DossierImportDialog. Main thread.
 */
#define DOSSIER_TYPE_LINK_DIALOG (dossier_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierLinkDialog, dossier_link_dialog, DOSSIER, LINK_DIALOG,
                      DossierFormWindow)

void dossier_link_dialog_present (DossierSession *session, DossierImports *imports,
                                  const char *address, GtkWidget *before);

G_END_DECLS
