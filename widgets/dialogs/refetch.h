#pragma once

#include "corpus/corpus.h"
#include "import/import-item.h"
#include "net/fetch.h"

G_BEGIN_DECLS

void dossier_refetch_async (DossierCorpus *corpus, const char *address, GCancellable *cancellable,
                            DossierFetchProgress progress, gpointer progress_data,
                            GAsyncReadyCallback callback, gpointer user_data);
DossierImportItem *dossier_refetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
