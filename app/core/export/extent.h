#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/* How much an export would take out, to be told before it is done. */
typedef struct
{
  guint n_highlights;
  guint n_articles; /* in all */
  guint n_quoted;   /* articles with a highlight */
  guint n_actors;
  guint n_mentions;
  guint n_events;
  GArray *of_article; /* of gint64: the highlights of the article that was asked about */
} DossierExtent;

void dossier_extent_free (DossierExtent *self);
void dossier_extent_read_async (DossierCorpus *corpus, gint64 article, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
DossierExtent *dossier_extent_read_finish (DossierCorpus *corpus, GAsyncResult *result,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExtent, dossier_extent_free)

G_END_DECLS
