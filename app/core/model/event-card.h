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
  char *edtf_from_text; /* nullable: what the text alone supports */
  char *planned;        /* nullable: when it was to be */
  char *resolution;     /* nullable: how the date came about */
  char *outside_date;   /* nullable */
  char *outside_source; /* nullable: where a fact is from that no article has */
  gint64 part_of;       /* another event, or 0 */
  char *part_of_title;  /* nullable */
  guint n_evidence;     /* passages */

  /* Of DossierCardItem. */
  GArray *participants; /* name, role, kind of actor; other: the actor; flag: did not take part */
  GArray *parts;        /* title, date; other: the event */
  GArray *
      dates; /* words of a text, what they mean; other: the expression; flag: its anchor says otherwise */
  GArray *accounts;   /* title, what it says, its articles; id: the link, 0 where it goes over
                         * another account; other: the event */
  GArray *candidates; /* title, why it may be the same, its articles; other: the event */
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
