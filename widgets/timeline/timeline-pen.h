#pragma once

#include "timeline/pen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A pen that draws nodes of the scene graph. Main thread. */
typedef struct
{
  DossierTimelinePen pen;
  GtkSnapshot *snapshot;
} DossierTimelineSnapshotPen;

void dossier_timeline_snapshot_pen_init (DossierTimelineSnapshotPen *self, GtkSnapshot *snapshot);

G_END_DECLS
