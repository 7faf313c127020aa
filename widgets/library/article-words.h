#pragma once

#include "model/article.h"

G_BEGIN_DECLS

/* How articles are spoken of to people. Free the results with g_free(). Any thread. */
char *dossier_article_words_date (const char *published);
char *dossier_article_words_origin (const DossierArticleFields *article);
char *dossier_article_words_meta (const DossierArticleFields *article);
char *dossier_article_words_progress (const DossierArticleFields *article);
char *dossier_article_words_group (gint group);
const char *dossier_article_words_state (const char *state);

G_END_DECLS
