#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

gboolean dossier_tag_path_check (const char *path, GError **error);
gint64 dossier_tag_path_make (DossierCorpus *corpus, const char *path, gint64 *step,
                              GError **error);

G_END_DECLS
