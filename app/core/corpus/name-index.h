#pragma once

#include "corpus/corpus.h"
#include "corpus/name-table.h"

G_BEGIN_DECLS

/* The names of all tags and actors in memory: read once, then kept up by what changes. Main thread. */
#define DOSSIER_TYPE_NAME_INDEX (dossier_name_index_get_type ())
G_DECLARE_FINAL_TYPE (DossierNameIndex, dossier_name_index, DOSSIER, NAME_INDEX, GObject)

DossierNameIndex *dossier_name_index_new (DossierCorpus *corpus);
DossierNameTable *dossier_name_index_get_table (DossierNameIndex *self);
gboolean dossier_name_index_is_loading (DossierNameIndex *self);
void dossier_name_index_count_async (DossierNameIndex *self, const gint64 *ids, guint n_ids,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *dossier_name_index_count_finish (DossierNameIndex *self, GAsyncResult *result,
                                         GError **error);

G_END_DECLS
