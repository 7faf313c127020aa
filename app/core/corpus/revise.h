#pragma once

#include "base/quote.h"
#include "corpus/args.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Where a passage of the newest revision stands in a new text. */
typedef struct
{
  gint64 passage;
  DossierQuoteMatch match;
  char *quote;
} DossierPlacement;

/* What a new text would do to the marks of an article, before anything is written. */
typedef struct
{
  gint64 article;
  gint64 revision; /* the newest there is, which the text follows */
  GBytes *text;
  DossierTextMap *before; /* of that revision */
  DossierTextMap *after;  /* of @text */
  GArray *placements;     /* of DossierPlacement */
  guint n_exact;
  guint n_moved;
  guint n_lost;
} DossierRevisePlan;

DossierRevisePlan *dossier_revise_plan (DossierDatabase *database, gint64 article, GBytes *text,
                                        GCancellable *cancellable, GError **error);
GVariant *dossier_revise_plan_to_args (const DossierRevisePlan *self, const char *made,
                                       GVariant *source);
void dossier_revise_plan_free (DossierRevisePlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRevisePlan, dossier_revise_plan_free)

G_END_DECLS
