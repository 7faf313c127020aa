#pragma once

#include "corpus/timeline.h"
#include "timeline/plan.h"
#include "timeline/ticks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A key of the canvas; without a title it is another one for what stands before it. */
typedef struct
{
  guint key;
  guint other; /* on the keypad, or 0 */
  GdkModifierType modifiers;
  const char *action;
  int parameter;
  const char *title;
} DossierTimelineKey;

const DossierTimelineKey *dossier_timeline_keys_get (guint *n_keys);

/**
 * DossierTimelineCanvas:
 *
 * Events by lane along time, drawn. Keys go by time and lane; the wheel zooms at the pointer. What
 * it shows comes from a #DossierTimeline that it is given. Main thread.
 *
 * Signals:
 * - selected (event): another event, or 0
 * - activated (event): a person goes to its passage
 * - crowd-activated (lane, first day, last day): events of a lane that begin then, and that no zoom
 *   tells apart
 * - moved (event, edtf): a person dragged it to another date
 * - date-wanted (event) → edtf: its date as it is recorded, before it is dragged; NULL when it
 *   cannot be changed
 * - filter-requested: the key for it was pressed
 * - as-of-changed: one looks back from another day, or from none
 * - scale-changed: other days are seen, or the scale is another
 */
#define DOSSIER_TYPE_TIMELINE_CANVAS (dossier_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineCanvas, dossier_timeline_canvas, DOSSIER, TIMELINE_CANVAS,
                      GtkWidget)

GtkWidget *dossier_timeline_canvas_new (DossierTimeline *timeline);
void dossier_timeline_canvas_set_order (DossierTimelineCanvas *self, GArray *order);
GArray *dossier_timeline_canvas_get_order (DossierTimelineCanvas *self);
void dossier_timeline_canvas_refresh (DossierTimelineCanvas *self, GArray *order);
void dossier_timeline_canvas_select (DossierTimelineCanvas *self, gint64 event);
gint64 dossier_timeline_canvas_get_selected (DossierTimelineCanvas *self);
void dossier_timeline_canvas_fold_lane (DossierTimelineCanvas *self, guint place);
void dossier_timeline_canvas_fit (DossierTimelineCanvas *self);
gboolean dossier_timeline_canvas_is_fitted (DossierTimelineCanvas *self);
void dossier_timeline_canvas_zoom (DossierTimelineCanvas *self, double factor);
void dossier_timeline_canvas_pan (DossierTimelineCanvas *self, double share);
void dossier_timeline_canvas_set_fold_quiet (DossierTimelineCanvas *self, gboolean fold);
gboolean dossier_timeline_canvas_get_fold_quiet (DossierTimelineCanvas *self);
void dossier_timeline_canvas_set_as_of (DossierTimelineCanvas *self, gint64 day);
void dossier_timeline_canvas_look_back (DossierTimelineCanvas *self);
gint64 dossier_timeline_canvas_get_as_of (DossierTimelineCanvas *self);
const DossierTimelineAxis *dossier_timeline_canvas_get_axis (DossierTimelineCanvas *self);
double dossier_timeline_canvas_get_time_width (DossierTimelineCanvas *self);
void dossier_timeline_canvas_get_seen (DossierTimelineCanvas *self, gint64 *first, gint64 *last);

G_END_DECLS
