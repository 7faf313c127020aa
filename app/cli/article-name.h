#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gint64 dossier_article_name_resolve (DossierDatabase *database, const char *name, GError **error);

G_END_DECLS
