#pragma once

#include "store/act.h"

G_BEGIN_DECLS

char *dossier_content_put_text (DossierAct *act, GBytes *text, const char *media_type,
                                GError **error);
char *dossier_content_put_bytes (DossierAct *act, GBytes *bytes, const char *media_type,
                                 GError **error);
gint64 dossier_content_find_article (DossierDatabase *database, const char *sha256);

G_END_DECLS
