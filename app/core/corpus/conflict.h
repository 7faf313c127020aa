#pragma once

#include "model/conflict.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean dossier_conflicts_find (DossierDatabase *database, GPtrArray *found, GError **error);
gboolean dossier_conflicts_read_event (DossierDatabase *database, gint64 event,
                                       DossierConflict **conflict, GError **error);
gboolean dossier_conflicts_read_link (DossierDatabase *database, gint64 link,
                                      DossierConflict **conflict, GError **error);

G_END_DECLS
