#pragma once

#include "store/history.h"

G_BEGIN_DECLS

gboolean _dossier_history_log (DossierDatabase *database, gint64 change, DossierDeltaOp op,
                               GError **error);

G_END_DECLS
