#include "model/note.h"

G_DEFINE_FINAL_TYPE (DossierNote, dossier_note, DOSSIER_TYPE_ROW)

static void
dossier_note_finalize (GObject *object)
{
  DossierNote *self = DOSSIER_NOTE (object);

  g_free (self->fields.title);
  g_free (self->fields.start);
  g_free (self->fields.article_title);
  G_OBJECT_CLASS (dossier_note_parent_class)->finalize (object);
}

static void
dossier_note_class_init (DossierNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_note_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierNote, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierNoteFields);
}

static void
dossier_note_init (DossierNote *self)
{
}
