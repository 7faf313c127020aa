#pragma once

#include "net/fetched.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FETCH (dossier_fetch_get_type ())
G_DECLARE_FINAL_TYPE (DossierFetch, dossier_fetch, DOSSIER, FETCH, GObject)

/**
 * DossierFetchProgress:
 * @bytes: decoded bytes so far
 * @total: bytes in all, or 0 when not known
 *
 * Called in the main context in which the fetch was started.
 */
typedef void (*DossierFetchProgress) (gsize bytes, gsize total, gpointer data);

DossierFetch *dossier_fetch_new (void);
void dossier_fetch_run_async (DossierFetch *self, const char *address, GCancellable *cancellable,
                              DossierFetchProgress progress, gpointer progress_data,
                              GAsyncReadyCallback callback, gpointer user_data);
DossierFetched *dossier_fetch_run_finish (DossierFetch *self, GAsyncResult *result, GError **error);
DossierFetched *dossier_fetch_run (DossierFetch *self, const char *address,
                                   GCancellable *cancellable, DossierFetchProgress progress,
                                   gpointer progress_data, GError **error);

G_END_DECLS
