#pragma once

#include "timeline/painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TIMELINE_CAP 12.0 /* of a bar, from its end: round corners and signs are within */

/* A shape of a timeline, painted once: a dot, or both ends of a bar and what is between. Main thread. */
typedef struct _DossierTimelineSprite DossierTimelineSprite;

DossierTimelineSprite *dossier_timeline_sprite_new (const DossierTimelineInk *ink,
                                                    const DossierTimelineEvent *event,
                                                    gboolean is_dot, int scale);
void dossier_timeline_sprite_free (DossierTimelineSprite *self);
void dossier_timeline_sprite_put (const DossierTimelineSprite *self, GtkSnapshot *snapshot,
                                  double x0, double x1, double y, double view);

G_END_DECLS
