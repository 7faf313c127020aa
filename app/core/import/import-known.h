#pragma once

#include "corpus/corpus.h"
#include "import/import-item.h"

G_BEGIN_DECLS

gboolean dossier_import_find_known (DossierCorpus *corpus, GPtrArray *items, GError **error);

G_END_DECLS
