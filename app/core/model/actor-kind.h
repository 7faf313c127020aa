#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shape that stands for a kind of actor: told apart without colour. */
typedef enum
{
  DOSSIER_SHAPE_CIRCLE,
  DOSSIER_SHAPE_SQUARE,
  DOSSIER_SHAPE_DIAMOND,
  DOSSIER_SHAPE_TRIANGLE,
  DOSSIER_SHAPE_PIN,
  DOSSIER_SHAPE_RING,
} DossierShape;

/* A kind of actor. Kinds are words in the file; unknown ones are shown as they are. */
typedef struct
{
  const char *id;   /* as stored: "government-organ" */
  const char *name; /* for a person, to be translated */
  const char *icon; /* symbolic icon */
  DossierShape shape;
  guint colour; /* index of a tag colour, for the line under a mention */
} DossierActorKind;

const DossierActorKind *dossier_actor_kinds_get (guint *n_kinds);
const DossierActorKind *dossier_actor_kind_find (const char *id);
char *dossier_actor_kind_dup_name (const char *id);

G_END_DECLS
