#pragma once

#include "store/act.h"

G_BEGIN_DECLS

gint64 dossier_outlet_make (DossierAct *act, const char *name, GError **error);

G_END_DECLS
