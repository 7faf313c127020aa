#pragma once

#include "corpus/article-text.h"

G_BEGIN_DECLS

DossierArticleText *dossier_text_cache_get (DossierDatabase *database, gint64 revision,
                                            GError **error);

G_END_DECLS
