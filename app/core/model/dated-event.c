#include "model/dated-event.h"

G_DEFINE_FINAL_TYPE (DossierDatedEvent, dossier_dated_event, DOSSIER_TYPE_ROW)

static void
dossier_dated_event_finalize (GObject *object)
{
  DossierDatedEvent *self = DOSSIER_DATED_EVENT (object);

  g_free (self->fields.title);
  g_free (self->fields.status);
  g_free (self->fields.edtf);
  g_free (self->fields.lanes);
  G_OBJECT_CLASS (dossier_dated_event_parent_class)->finalize (object);
}

static void
dossier_dated_event_class_init (DossierDatedEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_dated_event_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierDatedEvent, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierDatedEventFields);
}

static void
dossier_dated_event_init (DossierDatedEvent *self)
{
}
