#pragma once

#include "parts/row-widget.h"

G_BEGIN_DECLS

/* An actor in a list: shape of its kind, name, role, and how often it is mentioned. */
#define DOSSIER_TYPE_ACTOR_ROW (dossier_actor_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierActorRow, dossier_actor_row, DOSSIER, ACTOR_ROW, DossierRowWidget)

/* An event in a list: title, date in plain words, kind and status. */
#define DOSSIER_TYPE_EVENT_ROW (dossier_event_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventRow, dossier_event_row, DOSSIER, EVENT_ROW, DossierRowWidget)

G_END_DECLS
