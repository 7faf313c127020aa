#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *kind;        /* see DossierActorKind */
  char *qid;         /* nullable */
  char *note;        /* nullable */
  char *role;        /* the title of a role, nullable */
  char *other_names; /* joined with commas, nullable */
  guint n_mentions;  /* in the whole dossier */
  guint n_here;      /* in the article that the list was asked for */
  guint n_articles;
  guint n_events;
} DossierActorFields;

/* An actor as lists show it. Those that were merged into it are counted with it. The fields are read only. */
#define DOSSIER_TYPE_ACTOR (dossier_actor_get_type ())
G_DECLARE_FINAL_TYPE (DossierActor, dossier_actor, DOSSIER, ACTOR, DossierRow)

struct _DossierActor
{
  DossierRow parent_instance;

  DossierActorFields fields;
};

G_END_DECLS
