#include "model/article.h"

G_DEFINE_FINAL_TYPE (DossierArticle, dossier_article, DOSSIER_TYPE_ROW)

static void
dossier_article_finalize (GObject *object)
{
  DossierArticle *self = DOSSIER_ARTICLE (object);

  g_free (self->fields.title);
  g_free (self->fields.label);
  g_free (self->fields.outlet);
  g_free (self->fields.reliability);
  g_free (self->fields.byline);
  g_free (self->fields.published);
  g_free (self->fields.language);
  g_free (self->fields.url);
  g_free (self->fields.state);
  G_OBJECT_CLASS (dossier_article_parent_class)->finalize (object);
}

static void
dossier_article_class_init (DossierArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_article_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierArticle, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierArticleFields);
}

static void
dossier_article_init (DossierArticle *self)
{
}
