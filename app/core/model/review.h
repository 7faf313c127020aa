#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 passage;
  gint64 article;
  gint64 revision; /* that it stands in */
  gboolean lost;
  char *words;    /* as they were marked */
  char *proposal; /* nullable: the words it would move to */
  double score;   /* 0 to 1: how much these agree */
  guint start;    /* code points of the proposal, or of the words in the earlier text */
  guint end;
} DossierReviewFields;

/* A passage that a new text moved or lost. The fields are read only. */
#define DOSSIER_TYPE_REVIEW (dossier_review_get_type ())
G_DECLARE_FINAL_TYPE (DossierReview, dossier_review, DOSSIER, REVIEW, DossierRow)

struct _DossierReview
{
  DossierRow parent_instance;

  DossierReviewFields fields;
};

G_END_DECLS
