#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

GVariant *dossier_curation_import (DossierCorpus *corpus, GInputStream *stream, const char *name,
                                   GCancellable *cancellable, GError **error);
void dossier_curation_import_async (DossierCorpus *corpus, GInputStream *stream, const char *name,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
GVariant *dossier_curation_import_finish (DossierCorpus *corpus, GAsyncResult *result,
                                          GError **error);
gboolean dossier_curation_sniff (const char *text, gsize length);

G_END_DECLS
