#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All that is recorded of an event, to be edited in place, with the passages that show it.
 * Signals: gone (the event was deleted). */
#define DOSSIER_TYPE_EVENT_CARD_VIEW (dossier_event_card_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventCardView, dossier_event_card_view, DOSSIER, EVENT_CARD_VIEW,
                      GtkWidget)

GtkWidget *dossier_event_card_view_new (DossierSession *session, DossierNameIndex *index,
                                        gint64 event);

void dossier_event_card_view_go (GtkWidget *self);

G_END_DECLS
