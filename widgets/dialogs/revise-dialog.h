#pragma once

#include "dialogs/form-window.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierReviseDialog:
 *
 * A corrected text for an article, typed, from a file or fetched again from where it came. The
 * differences, and what it would do to the marks, are shown before it is saved: which stay, which move to words
 * that are only similar, which are lost. Main thread.
 */
#define DOSSIER_TYPE_REVISE_DIALOG (dossier_revise_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviseDialog, dossier_revise_dialog, DOSSIER, REVISE_DIALOG,
                      DossierFormWindow)

GtkWidget *dossier_revise_dialog_new (DossierSession *session, gint64 article, const char *text);
void dossier_revise_dialog_set_text (DossierReviseDialog *self, const char *text, const char *made);
void dossier_revise_dialog_set_address (DossierReviseDialog *self, const char *address);
const char *dossier_revise_dialog_get_report (DossierReviseDialog *self);

G_END_DECLS
