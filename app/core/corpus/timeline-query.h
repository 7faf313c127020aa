#pragma once

#include "store/database.h"

G_BEGIN_DECLS

DossierStatement *dossier_timeline_query (DossierDatabase *database, GVariant *query,
                                          const char *head, const char *tail, GError **error);
gboolean dossier_timeline_query_is_everything (GVariant *query);

G_END_DECLS
