#pragma once

#include "model/conflict.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean dossier_saying_sources_read (DossierDatabase *database, DossierConflict *conflict,
                                      GError **error);

G_END_DECLS
