#include "model/citation.h"

G_DEFINE_FINAL_TYPE (DossierCitation, dossier_citation, DOSSIER_TYPE_ROW)

static void
dossier_citation_finalize (GObject *object)
{
  DossierCitation *self = DOSSIER_CITATION (object);

  g_free (self->fields.quote);
  g_free (self->fields.article_title);
  g_free (self->fields.outlet);
  g_free (self->fields.published);
  g_free (self->fields.locator);
  g_free (self->fields.state);
  G_OBJECT_CLASS (dossier_citation_parent_class)->finalize (object);
}

static void
dossier_citation_class_init (DossierCitationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_citation_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierCitation, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierCitationFields);
}

static void
dossier_citation_init (DossierCitation *self)
{
}
