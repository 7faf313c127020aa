#pragma once

#include "store/act.h"

G_BEGIN_DECLS

/* A tree deeper than this is a mistake, and keeps recursion bounded. */
#define DOSSIER_TAG_MAX_DEPTH 16

gint64 dossier_tag_create (DossierAct *act, gint64 parent, const char *name, GError **error);
gint64 dossier_tag_path_ensure (DossierAct *act, const char *path, GError **error);

G_END_DECLS
