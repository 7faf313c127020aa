#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gboolean dossier_search_index_follow (DossierDatabase *database, GBytes *changeset, GError **error);

G_END_DECLS
