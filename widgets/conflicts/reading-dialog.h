#pragma once

#include "dialogs/form-window.h"
#include "model/conflict.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierReadingDialog:
 *
 * Asks what the analyst makes of one disagreement: which account is preferred and why, that it is
 * left open, or that it is set aside. The accounts themselves stay as they are.
 */
#define DOSSIER_TYPE_READING_DIALOG (dossier_reading_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierReadingDialog, dossier_reading_dialog, DOSSIER, READING_DIALOG,
                      DossierFormWindow)

GtkWidget *dossier_reading_dialog_new (DossierSession *session, DossierConflict *conflict,
                                       guint matter);
void dossier_reading_dialog_present (DossierSession *session, DossierConflict *conflict,
                                     guint matter, GtkWidget *before);

G_END_DECLS
