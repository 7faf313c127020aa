#pragma once

#include "corpus/corpus.h"
#include "import/import-item.h"

G_BEGIN_DECLS

/* More than these are brought in without being looked at one by one. */
#define DOSSIER_IMPORT_MAX_SHOWN 200

void dossier_import_read_places_async (DossierCorpus *corpus, const char *const *places,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
void dossier_import_read_text_async (DossierCorpus *corpus, const char *text,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
void dossier_import_read_fetched_async (DossierCorpus *corpus, DossierFetched *fetched,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void dossier_import_read_again_async (DossierCorpus *corpus, DossierImportItem *item,
                                      const char *encoding, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_import_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error);

G_END_DECLS
