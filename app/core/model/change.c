#include "model/change.h"

G_DEFINE_FINAL_TYPE (DossierChange, dossier_change, DOSSIER_TYPE_ROW)

static void
dossier_change_finalize (GObject *object)
{
  DossierChange *self = DOSSIER_CHANGE (object);

  g_free (self->fields.label);
  g_free (self->fields.author);
  g_free (self->fields.verb);
  G_OBJECT_CLASS (dossier_change_parent_class)->finalize (object);
}

static void
dossier_change_class_init (DossierChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_change_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierChange, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierChangeFields);
}

static void
dossier_change_init (DossierChange *self)
{
}
