#pragma once

#include "model/card-item.h"
#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *kind;
  char *note;       /* nullable */
  GArray *names;    /* DossierCardItem: text, class, language */
  GArray *roles;    /* DossierCardItem: title, validity in EDTF, of whom */
  GArray *merged;   /* DossierCardItem: actors that were merged into this one */
  guint n_mentions; /* in the whole dossier */
  guint n_events;
} DossierActorCardFields;

/* All that is recorded of one actor. The fields are read only. */
#define DOSSIER_TYPE_ACTOR_CARD (dossier_actor_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierActorCard, dossier_actor_card, DOSSIER, ACTOR_CARD, DossierRow)

struct _DossierActorCard
{
  DossierRow parent_instance;

  DossierActorCardFields fields;
};

G_END_DECLS
