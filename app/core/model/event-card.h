#pragma once

#include "model/card-item.h"
#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *kind; /* nullable */
  char *status;
  char *edtf;           /* nullable */
  gint64 place;         /* an actor, or 0 */
  char *place_name;     /* of that actor, nullable */
  char *place_text;     /* nullable */
  char *note;           /* nullable */
  GArray *participants; /* DossierCardItem: name, role, kind of actor; other: the actor */
} DossierEventCardFields;

/* All that is recorded of one event. The fields are read only. */
#define DOSSIER_TYPE_EVENT_CARD (dossier_event_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventCard, dossier_event_card, DOSSIER, EVENT_CARD, DossierRow)

struct _DossierEventCard
{
  DossierRow parent_instance;

  DossierEventCardFields fields;
};

G_END_DECLS
