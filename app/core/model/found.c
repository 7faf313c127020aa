#include "model/found.h"

G_DEFINE_FINAL_TYPE (DossierFound, dossier_found, DOSSIER_TYPE_ROW)

static void
dossier_found_finalize (GObject *object)
{
  DossierFound *self = DOSSIER_FOUND (object);

  g_free (self->fields.kind);
  g_free (self->fields.title);
  g_free (self->fields.outlet);
  g_free (self->fields.published);
  g_free (self->fields.locator);
  g_free (self->fields.snippet);
  g_clear_pointer (&self->fields.marks, g_array_unref);
  G_OBJECT_CLASS (dossier_found_parent_class)->finalize (object);
}

static void
dossier_found_class_init (DossierFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_found_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierFound, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierFoundFields);
}

static void
dossier_found_init (DossierFound *self)
{
}
