#include "model/passage.h"

G_DEFINE_FINAL_TYPE (DossierPassage, dossier_passage, DOSSIER_TYPE_ROW)

static void
dossier_passage_finalize (GObject *object)
{
  DossierPassage *self = DOSSIER_PASSAGE (object);

  g_free (self->fields.article_title);
  g_free (self->fields.outlet);
  g_free (self->fields.published);
  g_free (self->fields.quote);
  g_free (self->fields.prefix);
  g_free (self->fields.suffix);
  g_free (self->fields.locator);
  g_free (self->fields.state);
  G_OBJECT_CLASS (dossier_passage_parent_class)->finalize (object);
}

static void
dossier_passage_class_init (DossierPassageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_passage_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierPassage, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierPassageFields);
}

static void
dossier_passage_init (DossierPassage *self)
{
}
