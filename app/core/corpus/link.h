#pragma once

#include "store/act.h"

G_BEGIN_DECLS

/* Kinds of links as they are stored. */
#define DOSSIER_LINK_CONTRADICTS "contradicts"
#define DOSSIER_LINK_SAME_EVENT  "same event"

/* Kinds of decisions as they are stored. */
#define DOSSIER_DECISION_CONFLICT "conflict"
#define DOSSIER_DECISION_NOT_SAME "not the same event"

gint64 dossier_link_insert (DossierAct *act, const char *kind, gint64 from, gint64 to,
                            GError **error);

G_END_DECLS
