#include "model/actor.h"

G_DEFINE_FINAL_TYPE (DossierActor, dossier_actor, DOSSIER_TYPE_ROW)

static void
dossier_actor_finalize (GObject *object)
{
  DossierActor *self = DOSSIER_ACTOR (object);

  g_free (self->fields.name);
  g_free (self->fields.kind);
  g_free (self->fields.qid);
  g_free (self->fields.note);
  g_free (self->fields.role);
  g_free (self->fields.other_names);
  G_OBJECT_CLASS (dossier_actor_parent_class)->finalize (object);
}

static void
dossier_actor_class_init (DossierActorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_actor_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierActor, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierActorFields);
}

static void
dossier_actor_init (DossierActor *self)
{
}
