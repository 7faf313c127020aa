#include "model/outlet.h"

G_DEFINE_FINAL_TYPE (DossierOutlet, dossier_outlet, DOSSIER_TYPE_ROW)

static void
dossier_outlet_finalize (GObject *object)
{
  DossierOutlet *self = DOSSIER_OUTLET (object);

  g_free (self->fields.name);
  g_free (self->fields.reliability);
  g_free (self->fields.reason);
  G_OBJECT_CLASS (dossier_outlet_parent_class)->finalize (object);
}

static void
dossier_outlet_class_init (DossierOutletClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_outlet_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierOutlet, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierOutletFields);
}

static void
dossier_outlet_init (DossierOutlet *self)
{
}
