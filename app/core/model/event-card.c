#include "model/event-card.h"

G_DEFINE_FINAL_TYPE (DossierEventCard, dossier_event_card, DOSSIER_TYPE_ROW)

static void
dossier_event_card_finalize (GObject *object)
{
  DossierEventCard *self = DOSSIER_EVENT_CARD (object);

  g_free (self->fields.title);
  g_free (self->fields.kind);
  g_free (self->fields.status);
  g_free (self->fields.edtf);
  g_free (self->fields.place_name);
  g_free (self->fields.place_text);
  g_free (self->fields.note);
  g_free (self->fields.edtf_from_text);
  g_free (self->fields.planned);
  g_free (self->fields.resolution);
  g_free (self->fields.outside_date);
  g_free (self->fields.outside_source);
  g_free (self->fields.part_of_title);
  g_clear_pointer (&self->fields.participants, g_array_unref);
  g_clear_pointer (&self->fields.parts, g_array_unref);
  g_clear_pointer (&self->fields.dates, g_array_unref);
  g_clear_pointer (&self->fields.accounts, g_array_unref);
  g_clear_pointer (&self->fields.candidates, g_array_unref);
  G_OBJECT_CLASS (dossier_event_card_parent_class)->finalize (object);
}

static void
dossier_event_card_class_init (DossierEventCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_event_card_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierEventCard, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierEventCardFields);
}

static void
dossier_event_card_init (DossierEventCard *self)
{
}
