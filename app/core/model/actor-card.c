#include "model/actor-card.h"

G_DEFINE_FINAL_TYPE (DossierActorCard, dossier_actor_card, DOSSIER_TYPE_ROW)

static void
dossier_actor_card_finalize (GObject *object)
{
  DossierActorCard *self = DOSSIER_ACTOR_CARD (object);

  g_free (self->fields.name);
  g_free (self->fields.kind);
  g_free (self->fields.note);
  g_clear_pointer (&self->fields.names, g_array_unref);
  g_clear_pointer (&self->fields.roles, g_array_unref);
  g_clear_pointer (&self->fields.merged, g_array_unref);
  G_OBJECT_CLASS (dossier_actor_card_parent_class)->finalize (object);
}

static void
dossier_actor_card_class_init (DossierActorCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_actor_card_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierActorCard, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierActorCardFields);
}

static void
dossier_actor_card_init (DossierActorCard *self)
{
}
