#pragma once

#include "corpus/article-text.h"
#include "reader/reader.h"

G_BEGIN_DECLS

/* A text of the dossier on the page. Main thread. */
void dossier_reader_show_text (DossierReader *self, const DossierArticleText *text);
void dossier_reader_show_zones (DossierReader *self, const DossierArticleText *text);

G_END_DECLS
