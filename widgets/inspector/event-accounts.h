#pragma once

#include "model/event-card.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierEventAccounts:
 *
 * The other accounts of an event, events that may be the same, and what they all disagree in.
 *
 * Signals: open (event id): another event is to be shown.
 */
#define DOSSIER_TYPE_EVENT_ACCOUNTS (dossier_event_accounts_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventAccounts, dossier_event_accounts, DOSSIER, EVENT_ACCOUNTS,
                      GtkWidget)

GtkWidget *dossier_event_accounts_new (DossierSession *session, gint64 event);
void dossier_event_accounts_show (DossierEventAccounts *self, const DossierEventCardFields *fields);

G_END_DECLS
