#pragma once

#include "import/html-tree.h"

G_BEGIN_DECLS

GumboNode *dossier_html_choose (GumboNode *root);

G_END_DECLS
