#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/* An outlet that there is, as a form offers it. */
typedef struct
{
  char *name;
  char *reliability; /* A to F, nullable */
  char *reason;      /* why, nullable */
} DossierOutletFacts;

/* What is recorded about an article, for a form; texts that are not recorded are empty. */
typedef struct
{
  char *title;
  char *label;
  char *genre;
  char *language;
  char *url;
  char *byline;
  char *outlet;
  char *published; /* EDTF */
  char *state;
  char *reliability;
  char *reliability_reason;
  char **reasons;     /* why it is dated so, in order */
  GPtrArray *outlets; /* (element-type DossierOutletFacts): by name */
} DossierArticleDetails;

void dossier_article_details_free (DossierArticleDetails *self);
const DossierOutletFacts *dossier_outlet_facts_find (GPtrArray *outlets, const char *name);
void dossier_outlet_facts_read_async (DossierCorpus *corpus, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_outlet_facts_read_finish (DossierCorpus *corpus, GAsyncResult *result,
                                             GError **error);
void dossier_article_details_read_async (DossierCorpus *corpus, gint64 article,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
DossierArticleDetails *dossier_article_details_read_finish (DossierCorpus *corpus,
                                                            GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleDetails, dossier_article_details_free)

G_END_DECLS
