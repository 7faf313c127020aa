#pragma once

#include "dialogs/form-window.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierOccurrencesDialog:
 *
 * Every place where some words stand, in the open article or in all, to be tagged together: what
 * is unticked stays as it is, and the rest is one act. Main thread.
 */
#define DOSSIER_TYPE_OCCURRENCES_DIALOG (dossier_occurrences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierOccurrencesDialog, dossier_occurrences_dialog, DOSSIER,
                      OCCURRENCES_DIALOG, DossierFormWindow)

GtkWidget *dossier_occurrences_dialog_new (DossierSession *session, const char *words);
void dossier_occurrences_dialog_set_tag (DossierOccurrencesDialog *self, gint64 tag,
                                         const char *path);
GListModel *dossier_occurrences_dialog_get_places (DossierOccurrencesDialog *self);

G_END_DECLS
