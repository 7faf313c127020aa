#include "model/follow-up.h"

G_DEFINE_FINAL_TYPE (DossierFollowUp, dossier_follow_up, DOSSIER_TYPE_ROW)

static void
dossier_follow_up_finalize (GObject *object)
{
  DossierFollowUp *self = DOSSIER_FOLLOW_UP (object);

  g_free (self->fields.line);
  g_free (self->fields.quote);
  g_free (self->fields.article_title);
  G_OBJECT_CLASS (dossier_follow_up_parent_class)->finalize (object);
}

static void
dossier_follow_up_class_init (DossierFollowUpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_follow_up_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierFollowUp, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierFollowUpFields);
}

static void
dossier_follow_up_init (DossierFollowUp *self)
{
}
