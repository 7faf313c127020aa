#pragma once

#include "corpus/args.h"
#include "store/act.h"

G_BEGIN_DECLS

/* Where a tag stands in the tree. Store's thread. */
gboolean dossier_tag_check_unique (DossierDatabase *database, const char *name, gint64 parent,
                                   gint64 except, GError **error);
gboolean dossier_tag_check_place (DossierDatabase *database, gint64 tag, gint64 parent,
                                  GError **error);
gboolean dossier_tag_next_position (DossierDatabase *database, gint64 parent, gint64 *position,
                                    GError **error);
gboolean dossier_tag_move (DossierAct *act, GVariant *args, GError **error);
gboolean dossier_tag_shift (DossierAct *act, GVariant *args, GError **error);

G_END_DECLS
