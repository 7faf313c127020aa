#pragma once

#include "net/fetch.h"

G_BEGIN_DECLS

/* Times are in milliseconds; the first holds for each connection, the second for everything together. */
typedef struct
{
  guint connect_timeout;
  guint total_timeout;
  guint max_redirects;
  guint64 max_bytes;
  GTlsDatabase *tls_database; /* (nullable): other authorities than the system's */
} DossierFetchLimits;

void dossier_fetch_run_begin (GTask *task, const DossierFetchLimits *limits, const char *address,
                              GCancellable *cancellable, DossierFetchProgress progress,
                              gpointer progress_data);

G_END_DECLS
