#pragma once

#include "parts/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierConflictsWindow:
 *
 * Everything in which the accounts of the dossier disagree, open first, beside the window that it
 * belongs to. Enter on a line asks for a reading; nothing is ever overwritten.
 */
#define DOSSIER_TYPE_CONFLICTS_WINDOW (dossier_conflicts_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierConflictsWindow, dossier_conflicts_window, DOSSIER, CONFLICTS_WINDOW,
                      AdwWindow)

GtkWidget *dossier_conflicts_window_new (DossierSession *session);
GListModel *dossier_conflicts_window_get_rows (DossierConflictsWindow *self);
void dossier_conflicts_window_present (DossierSession *session, GtkWidget *before);

G_END_DECLS
