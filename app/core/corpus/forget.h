#pragma once

#include "store/act.h"

G_BEGIN_DECLS

gboolean dossier_forget (DossierAct *act, const char *table, gint64 id, GError **error);
gboolean dossier_forget_passage_if_unused (DossierAct *act, gint64 passage, GError **error);

G_END_DECLS
