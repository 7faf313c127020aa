#pragma once

#include "timeline/painter.h"
#include "timeline/timeline-canvas.h"
#include "timeline/timeline-labels.h"
#include "timeline/timeline-sprites.h"

G_BEGIN_DECLS

#define DOSSIER_CANVAS_HEADER   34.0
#define DOSSIER_CANVAS_COVERAGE 74.0
#define DOSSIER_CANVAS_OVERVIEW 40.0

/* What the pointer is on. */
typedef enum
{
  DOSSIER_CANVAS_NOTHING,
  DOSSIER_CANVAS_EVENT,
  DOSSIER_CANVAS_CROWD,
  DOSSIER_CANVAS_FOLD,
  DOSSIER_CANVAS_LANE_NAME,
  DOSSIER_CANVAS_OVERVIEW_BAR,
  DOSSIER_CANVAS_AS_OF,
  DOSSIER_CANVAS_TIME, /* the empty part of the lanes */
} DossierCanvasArea;

typedef struct
{
  DossierCanvasArea area;
  guint place; /* of the lane in the plan */
  guint32 slot;
  guint fold;
  DossierTimelineCrowd crowd;
} DossierCanvasHit;

struct _DossierTimelineCanvas
{
  GtkWidget parent_instance;

  DossierTimeline *timeline;
  DossierTimelineIndex *index; /* the timeline's; NULL until it was read */
  DossierTimelineAxis axis;    /* pixels from the left end of time, not of the widget */
  GArray *order;               /* of DossierLaneChoice */
  GArray *plan;                /* of DossierLanePlace */
  GPtrArray *layouts;          /* of DossierTimelineLayout, one a place; NULL until it is seen */
  double scrolled;             /* lanes above the view, in pixels */
  gboolean fitted;             /* for the first time */
  gboolean fits; /* all time is seen, and stays so in another width until a person moves it */
  int width;     /* that was allocated last */
  gboolean to_be_shown; /* what is chosen, as soon as somebody can look */
  gboolean fold_quiet;
  GArray *opened;  /* of DossierQuiet: folds that a person opened */
  gboolean placed; /* the layouts are of the axis as it is */

  gint64 selected; /* an event, or 0 */
  guint selected_lane;
  gint64 as_of; /* or DOSSIER_DAY_NONE */

  DossierTimelineLabels *labels;
  DossierTimelineSprites *sprites;
  double pointer_x;
  double pointer_y;

  /* An event on its way to another date, or the view under the pointer. */
  DossierCanvasHit held;
  double drag_x;
  double drag_scrolled;
  gint64 drag_day;
  char *drag_edtf;  /* what it would become */
  gint64 drag_days; /* how much later that is */
  char *drag_from;
  double pinch;
};

double dossier_canvas_get_names_width (DossierTimelineCanvas *self);
double dossier_canvas_get_time_width (DossierTimelineCanvas *self);
double dossier_canvas_get_lanes_height (DossierTimelineCanvas *self);
double dossier_canvas_get_plan_height (DossierTimelineCanvas *self);
void dossier_canvas_update_folds (DossierTimelineCanvas *self);
void dossier_canvas_ensure_placed (DossierTimelineCanvas *self);
void dossier_canvas_moved (DossierTimelineCanvas *self);
void dossier_canvas_scroll_to (DossierTimelineCanvas *self, double scrolled);
void dossier_canvas_describe (DossierTimelineCanvas *self);
void dossier_canvas_show_as_of (DossierTimelineCanvas *self);
void dossier_canvas_show_slot (DossierTimelineCanvas *self, guint32 slot, guint lane);
void dossier_canvas_keep_selected (DossierTimelineCanvas *self);
void dossier_canvas_select_slot (DossierTimelineCanvas *self, guint32 slot, guint lane);
guint32 dossier_canvas_first_event_from (DossierTimelineCanvas *self, guint lane, gint64 day);
void dossier_canvas_stop_drag (DossierTimelineCanvas *self);
void dossier_canvas_open_crowd (DossierTimelineCanvas *self, const DossierCanvasHit *hit);
void dossier_canvas_activate (DossierTimelineCanvas *self);
void dossier_canvas_hit (DossierTimelineCanvas *self, double x, double y, DossierCanvasHit *hit);
gboolean dossier_canvas_get_overview (DossierTimelineCanvas *self, DossierTimelineAxis *axis);

void dossier_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void dossier_canvas_install_keys (GtkWidgetClass *class);
void dossier_canvas_add_controllers (DossierTimelineCanvas *self);

typedef enum
{
  DOSSIER_CANVAS_SELECTED,
  DOSSIER_CANVAS_ACTIVATED,
  DOSSIER_CANVAS_CROWD_ACTIVATED,
  DOSSIER_CANVAS_MOVED,
  DOSSIER_CANVAS_DATE_WANTED,
  DOSSIER_CANVAS_FILTER_REQUESTED,
  DOSSIER_CANVAS_SCALE_CHANGED,
  DOSSIER_CANVAS_AS_OF_CHANGED,
  DOSSIER_CANVAS_N_SIGNALS,
} DossierCanvasSignal;

extern guint dossier_canvas_signals[DOSSIER_CANVAS_N_SIGNALS];

G_END_DECLS
