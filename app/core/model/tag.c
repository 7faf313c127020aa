#include "model/tag.h"

G_DEFINE_FINAL_TYPE (DossierTag, dossier_tag, DOSSIER_TYPE_ROW)

static void
dossier_tag_finalize (GObject *object)
{
  DossierTag *self = DOSSIER_TAG (object);

  g_free (self->fields.name);
  g_free (self->fields.parent_name);
  g_free (self->fields.description);
  G_OBJECT_CLASS (dossier_tag_parent_class)->finalize (object);
}

static void
dossier_tag_class_init (DossierTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_tag_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierTag, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierTagFields);
}

static void
dossier_tag_init (DossierTag *self)
{
}
