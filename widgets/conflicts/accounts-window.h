#pragma once

#include "parts/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierAccountsWindow:
 *
 * All accounts of one event side by side: a column an account, with its articles and the way to its
 * passage; a line for when, where, whether it happened and each who took part. Lines that they
 * differ in are marked and lead to the reading. It follows the dossier while it is open.
 */
#define DOSSIER_TYPE_ACCOUNTS_WINDOW (dossier_accounts_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierAccountsWindow, dossier_accounts_window, DOSSIER, ACCOUNTS_WINDOW,
                      AdwWindow)

GtkWidget *dossier_accounts_window_new (DossierSession *session, gint64 event);
void dossier_accounts_window_present (DossierSession *session, gint64 event, GtkWidget *before);

G_END_DECLS
