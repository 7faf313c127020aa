#pragma once

#include "corpus/timeline-saved.h"
#include "timeline/plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTimelineLanes:
 *
 * A popover in which lanes are chosen, ordered and folded, and timelines saved under a name and taken
 * up again. It changes nothing itself. Main thread.
 *
 * Signals: ordered (a #GArray of #DossierLaneChoice), save (name), opened (#DossierSavedTimeline),
 * deleted (id), renamed (id, name).
 */
#define DOSSIER_TYPE_TIMELINE_LANES (dossier_timeline_lanes_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineLanes, dossier_timeline_lanes, DOSSIER, TIMELINE_LANES,
                      GtkPopover)

GtkWidget *dossier_timeline_lanes_new (void);
void dossier_timeline_lanes_show_order (DossierTimelineLanes *self, GArray *order,
                                        DossierTimelineIndex *index);
void dossier_timeline_lanes_show_saved (DossierTimelineLanes *self, GPtrArray *saved);

G_END_DECLS
