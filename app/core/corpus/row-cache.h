#pragma once

#include "model/row.h"

G_BEGIN_DECLS

/* The rows of a list that are alive: those that a view holds, and the ones looked at last. One
 * row an id, so that everybody sees a change. Main thread. */
typedef struct _DossierRowCache DossierRowCache;

DossierRowCache *dossier_row_cache_new (GType row_type);
void dossier_row_cache_free (DossierRowCache *self);
DossierRow *dossier_row_cache_get (DossierRowCache *self, gint64 id);
DossierRow *dossier_row_cache_make (DossierRowCache *self, gint64 id);
GArray *dossier_row_cache_dup_ids (DossierRowCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRowCache, dossier_row_cache_free)

G_END_DECLS
