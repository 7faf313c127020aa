#pragma once

#include "store/act.h"

G_BEGIN_DECLS

gint64 dossier_participant_insert (DossierAct *act, gint64 event, gint64 actor, const char *role,
                                   const char *polarity, GError **error);

G_END_DECLS
