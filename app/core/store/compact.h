#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean dossier_store_compact (DossierStore *self, gint64 *freed, GError **error);

G_END_DECLS
