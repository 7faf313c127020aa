#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All that is recorded of an actor, to be edited in place, and where it is mentioned.
 * Signals: gone (the actor was deleted, or merged into another). */
#define DOSSIER_TYPE_ACTOR_CARD_VIEW (dossier_actor_card_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierActorCardView, dossier_actor_card_view, DOSSIER, ACTOR_CARD_VIEW,
                      GtkWidget)

GtkWidget *dossier_actor_card_view_new (DossierSession *session, DossierNameIndex *index,
                                        gint64 actor);

G_END_DECLS
