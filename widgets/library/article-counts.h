#pragma once

#include "corpus/facts.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierArticleCounts:
 *
 * How many articles there are, by reading state, kept right with every change; ::changed says so.
 * Main thread.
 */
#define DOSSIER_TYPE_ARTICLE_COUNTS (dossier_article_counts_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleCounts, dossier_article_counts, DOSSIER, ARTICLE_COUNTS,
                      GObject)

DossierArticleCounts *dossier_article_counts_new (DossierSession *session);
gboolean dossier_article_counts_is_loaded (DossierArticleCounts *self);
guint dossier_article_counts_get (DossierArticleCounts *self, DossierCount count);

G_END_DECLS
