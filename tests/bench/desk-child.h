#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What bench-desk is started as by itself. Each says "ready" when its window can be used, and
 * then "cpu MS". */
#define DESK_CHILD_BARE "--bare" /* an empty window of GTK and libadwaita */
#define DESK_CHILD_OPEN "--open" /* Dossier with a file; says then "pss KILOBYTES" */
/* Tags in its longest article; says "tag MS", "rushed MS" (right after moving), "bare MS", and each
 * with "-cpu". */
#define DESK_CHILD_TAG "--tag"

int desk_child_run (const char *mode, const char *path);

G_END_DECLS
