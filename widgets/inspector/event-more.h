#pragma once

#include "model/event-card.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierEventMore:
 *
 * What stands beside the date of an event and behind it: what the text supports, what was planned,
 * the words of the texts, what it is part of and its parts, and where a fact is from that no
 * article has.
 *
 * Signals: open (event id): another event is to be shown.
 */
#define DOSSIER_TYPE_EVENT_MORE (dossier_event_more_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventMore, dossier_event_more, DOSSIER, EVENT_MORE, GtkWidget)

GtkWidget *dossier_event_more_new (DossierSession *session, gint64 event);
void dossier_event_more_show (DossierEventMore *self, const DossierEventCardFields *fields);

G_END_DECLS
