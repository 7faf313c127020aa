#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who takes part in an event: role, whether it is said that they did not, and taking them out. */
#define DOSSIER_TYPE_PARTICIPANT_LIST (dossier_participant_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierParticipantList, dossier_participant_list, DOSSIER, PARTICIPANT_LIST,
                      GtkWidget)

GtkWidget *dossier_participant_list_new (DossierSession *session);
void dossier_participant_list_show (DossierParticipantList *self, const GArray *items);

G_END_DECLS
