#pragma once

#include "import/html-fields.h"
#include "import/html-tree.h"

G_BEGIN_DECLS

void dossier_html_meta_read (GumboNode *root, GumboNode *article, DossierHtmlFields *fields);

G_END_DECLS
