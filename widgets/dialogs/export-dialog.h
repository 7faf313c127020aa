#pragma once

#include "dialogs/form-window.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierExportDialog:
 *
 * What is taken out of the dossier, as which kind of file, and where to. Main thread.
 *
 * Signal: exported (path).
 */
#define DOSSIER_TYPE_EXPORT_DIALOG (dossier_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierExportDialog, dossier_export_dialog, DOSSIER, EXPORT_DIALOG,
                      DossierFormWindow)

DossierExportDialog *dossier_export_dialog_present (DossierSession *session, GVariant *highlights,
                                                    GtkWidget *before);
void dossier_export_dialog_set_timeline (DossierExportDialog *self, GVariant *timeline);

G_END_DECLS
