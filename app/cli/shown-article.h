#pragma once

#include "corpus/article-text.h"
#include "output.h"

G_BEGIN_DECLS

gboolean dossier_shown_article_write (DossierDatabase *database, gint64 article,
                                      DossierOutput *output, GError **error);

G_END_DECLS
