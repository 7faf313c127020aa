#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/* Where the parts of a text begin: guint, in code points; the first is 0. */
GArray *dossier_text_parts_find (DossierTextMap *map);
guint dossier_text_parts_at (GArray *parts, guint offset);

G_END_DECLS
