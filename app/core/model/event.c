#include "model/event.h"

G_DEFINE_FINAL_TYPE (DossierEvent, dossier_event, DOSSIER_TYPE_ROW)

static void
dossier_event_finalize (GObject *object)
{
  DossierEvent *self = DOSSIER_EVENT (object);

  g_free (self->fields.title);
  g_free (self->fields.kind);
  g_free (self->fields.status);
  g_free (self->fields.edtf);
  g_free (self->fields.place);
  g_free (self->fields.participants);
  g_free (self->fields.outside_source);
  G_OBJECT_CLASS (dossier_event_parent_class)->finalize (object);
}

static void
dossier_event_class_init (DossierEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_event_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierEvent, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierEventFields);
}

static void
dossier_event_init (DossierEvent *self)
{
}
