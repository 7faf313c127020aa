#include "model/review.h"

G_DEFINE_FINAL_TYPE (DossierReview, dossier_review, DOSSIER_TYPE_ROW)

static void
dossier_review_finalize (GObject *object)
{
  DossierReview *self = DOSSIER_REVIEW (object);

  g_free (self->fields.words);
  g_free (self->fields.proposal);
  G_OBJECT_CLASS (dossier_review_parent_class)->finalize (object);
}

static void
dossier_review_class_init (DossierReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_review_finalize;
  DOSSIER_ROW_CLASS (klass)->fields_offset = G_STRUCT_OFFSET (DossierReview, fields);
  DOSSIER_ROW_CLASS (klass)->fields_size = sizeof (DossierReviewFields);
}

static void
dossier_review_init (DossierReview *self)
{
}
