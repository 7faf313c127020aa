#pragma once

#include "timeline/painter.h"
#include "timeline/timeline-pen.h"

G_BEGIN_DECLS

/* Shapes that were drawn once and are put where they are wanted. Main thread. */
typedef struct _DossierTimelineSprites DossierTimelineSprites;

DossierTimelineSprites *dossier_timeline_sprites_new (void);
void dossier_timeline_sprites_free (DossierTimelineSprites *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineSprites, dossier_timeline_sprites_free)
void dossier_timeline_sprites_set_view (DossierTimelineSprites *self, int scale, double width);
void dossier_timeline_sprites_paint_item (DossierTimelineSprites *self,
                                          DossierTimelineSnapshotPen *pen,
                                          const DossierTimelineInk *ink,
                                          const DossierTimelineEvent *event,
                                          const DossierTimelineItem *item);

G_END_DECLS
