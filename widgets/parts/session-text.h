#pragma once

#include "corpus/article-text.h"
#include "corpus/corpus.h"
#include "model/article.h"

G_BEGIN_DECLS

/* An article with the text of its newest revision, read in one go. */
typedef struct
{
  DossierArticleText *text; /* nullable: when it was not asked for */
  DossierArticle *row;
  guint left_at; /* the first code point that was on the screen when it was left */
} DossierSessionText;

void dossier_session_text_free (DossierSessionText *self);
void dossier_session_text_read_async (DossierCorpus *corpus, gint64 article, gboolean with_text,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
DossierSessionText *dossier_session_text_read_finish (DossierCorpus *corpus, GAsyncResult *result,
                                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSessionText, dossier_session_text_free)

G_END_DECLS
