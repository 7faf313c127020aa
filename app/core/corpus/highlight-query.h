#pragma once

#include "store/database.h"

G_BEGIN_DECLS

DossierStatement *dossier_highlight_query (DossierDatabase *database, GVariant *query,
                                           const char *head, const char *tail, GError **error);

G_END_DECLS
