#include "timeline/timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define NAMES_WIDTH        186.0
#define NAMES_WIDTH_NARROW 112.0
#define NARROW             640.0
#define MARGIN             28.0 /* beside the first and last event when all are seen */
#define FIT_AT_LEAST       28   /* days: one event alone need not be as wide as the view */
#define QUIET_SHARE        8    /* of the whole time; a shorter stretch is not quiet */
#define QUIET_AT_LEAST     60   /* days */

guint dossier_canvas_signals[DOSSIER_CANVAS_N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTimelineCanvas, dossier_timeline_canvas, GTK_TYPE_WIDGET)

double
dossier_canvas_get_names_width (DossierTimelineCanvas *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) < NARROW ? NAMES_WIDTH_NARROW : NAMES_WIDTH;
}

/* Pixels of the lanes that show time. */
double
dossier_canvas_get_time_width (DossierTimelineCanvas *self)
{
  return MAX (1.0,
              gtk_widget_get_width (GTK_WIDGET (self)) - dossier_canvas_get_names_width (self));
}

double
dossier_canvas_get_lanes_height (DossierTimelineCanvas *self)
{
  return MAX (1.0, gtk_widget_get_height (GTK_WIDGET (self)) - DOSSIER_CANVAS_HEADER
                       - DOSSIER_CANVAS_COVERAGE - DOSSIER_CANVAS_OVERVIEW);
}

/* Of all lanes, seen or not. */
double
dossier_canvas_get_plan_height (DossierTimelineCanvas *self)
{
  const DossierLanePlace *last =
      self->plan->len > 0 ? &g_array_index (self->plan, DossierLanePlace, self->plan->len - 1)
                          : NULL;

  return last != NULL ? last->y + last->height : 0.0;
}

/* Something is drawn elsewhere from now on. */
void
dossier_canvas_moved (DossierTimelineCanvas *self)
{
  self->placed = FALSE;
  self->fits = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_SCALE_CHANGED], 0);
}

void
dossier_canvas_scroll_to (DossierTimelineCanvas *self, double scrolled)
{
  double most = dossier_canvas_get_plan_height (self) - dossier_canvas_get_lanes_height (self);

  self->scrolled = CLAMP (scrolled, 0.0, MAX (0.0, most));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_opened (DossierTimelineCanvas *self, const DossierQuiet *quiet)
{
  for (guint i = 0; i < self->opened->len; i++)
    {
      const DossierQuiet *opened = &g_array_index (self->opened, DossierQuiet, i);

      if (quiet->from < opened->to && quiet->to > opened->from)
        return TRUE;
    }
  return FALSE;
}

/* Long stretches in which nothing begins or ends are drawn short, unless a person opened them. */
void
dossier_canvas_update_folds (DossierTimelineCanvas *self)
{
  g_autoptr (GArray) quiet = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (DossierQuiet));
  gint64 first, last;

  /* Between the two ends of one event there is nothing to be brought together. */
  if (self->fold_quiet && self->index != NULL
      && dossier_timeline_index_get_n_events (self->index) > 1
      && dossier_timeline_index_get_extent (self->index, &first, &last))
    {
      quiet = dossier_timeline_index_find_quiet (
          self->index, MAX (QUIET_AT_LEAST, last / QUIET_SHARE - first / QUIET_SHARE));
      for (guint i = 0; i < quiet->len; i++)
        {
          DossierQuiet fold = g_array_index (quiet, DossierQuiet, i);
          gint64 edge = (fold.to - fold.from) / 24;

          /* What stands at the edges keeps some air. */
          fold.from += edge + 1;
          fold.to -= edge;
          if (!is_opened (self, &fold))
            g_array_append_val (kept, fold);
        }
    }
  dossier_axis_set_folds (&self->axis, (const DossierQuiet *) (gpointer) kept->data, kept->len);
}

/* The whole time in the width of the lanes. */
gboolean
dossier_canvas_get_overview (DossierTimelineCanvas *self, DossierTimelineAxis *axis)
{
  gint64 first, last;

  if (self->index == NULL || !dossier_timeline_index_get_extent (self->index, &first, &last))
    return FALSE;
  axis->n_folds = 0;
  dossier_axis_fit (axis, first, last, dossier_canvas_get_time_width (self) - 2.0 * MARGIN);
  axis->offset += MARGIN;
  return TRUE;
}

/**
 * dossier_timeline_canvas_fit:
 *
 * Shows the time of all events.
 */
void
dossier_timeline_canvas_fit (DossierTimelineCanvas *self)
{
  gint64 first, last;

  if (self->index == NULL || !dossier_timeline_index_get_extent (self->index, &first, &last))
    return;
  g_array_set_size (self->opened, 0);
  dossier_canvas_update_folds (self);
  if (last - first < FIT_AT_LEAST)
    {
      first -= (FIT_AT_LEAST - (last - first)) / 2;
      last = first + FIT_AT_LEAST;
    }
  /* The title of the last event wants room, too. */
  dossier_axis_fit (&self->axis, first, last,
                    MAX (50.0, 0.87 * dossier_canvas_get_time_width (self) - 2.0 * MARGIN));
  self->axis.offset += MARGIN;
  dossier_canvas_moved (self);
  self->fits = TRUE;
}

/**
 * dossier_timeline_canvas_is_fitted:
 *
 * Returns: whether the time of all events is seen because nobody zoomed or panned since it was
 */
gboolean
dossier_timeline_canvas_is_fitted (DossierTimelineCanvas *self)
{
  return self->fits;
}

static double
measure_cb (gpointer data, guint32 slot)
{
  DossierTimelineCanvas *self = data;

  return dossier_timeline_labels_measure (self->labels,
                                          dossier_timeline_index_get_title (self->index, slot));
}

/* Places what the lanes that are seen show; nothing when it is still where it was. */
void
dossier_canvas_ensure_placed (DossierTimelineCanvas *self)
{
  double height = dossier_canvas_get_lanes_height (self);

  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
      gboolean seen =
          place->y + place->height > self->scrolled && place->y < self->scrolled + height;

      if (!self->placed)
        g_clear_pointer (&self->layouts->pdata[i], dossier_timeline_layout_free);
      if (!seen || self->layouts->pdata[i] != NULL)
        continue;
      self->layouts->pdata[i] = dossier_timeline_layout_new ();
      dossier_timeline_layout_place (self->layouts->pdata[i], self->index, place->lane, &self->axis,
                                     0.0, dossier_canvas_get_time_width (self), place->n_rows,
                                     measure_cb, self);
    }
  self->placed = TRUE;
}

static void
free_layout (gpointer layout)
{
  if (layout != NULL)
    dossier_timeline_layout_free (layout);
}

/* Lanes are others, or have other heights. */
static void
make_plan (DossierTimelineCanvas *self)
{
  g_array_unref (self->plan);
  g_ptr_array_unref (self->layouts);
  self->plan = self->index != NULL ? dossier_timeline_plan_new (
                   self->index, self->order, dossier_canvas_get_lanes_height (self))
                                   : g_array_new (FALSE, TRUE, sizeof (DossierLanePlace));
  self->layouts = g_ptr_array_new_with_free_func (free_layout);
  g_ptr_array_set_size (self->layouts, (int) self->plan->len);
  self->placed = FALSE;
  dossier_canvas_scroll_to (self, self->scrolled);
}

/**
 * dossier_timeline_canvas_zoom:
 * @factor: over 1 to see less time
 *
 * Zooms at the selected event when it is seen, else in the middle.
 */
void
dossier_timeline_canvas_zoom (DossierTimelineCanvas *self, double factor)
{
  double width = dossier_canvas_get_time_width (self);
  double x = width / 2.0;
  guint32 slot;

  if (self->index == NULL)
    return;
  if (self->selected != 0 && dossier_timeline_index_find (self->index, self->selected, &slot))
    {
      const DossierTimelineEvent *event = dossier_timeline_index_get (self->index, slot);
      double x0 = CLAMP (dossier_axis_get_x (&self->axis, event->first), -1e6, 1e6);
      double x1 = CLAMP (dossier_axis_get_x (&self->axis, event->last), -1e6, 1e6);

      if ((x0 + x1) / 2.0 >= 0.0 && (x0 + x1) / 2.0 < width)
        x = (x0 + x1) / 2.0;
    }
  dossier_axis_zoom (&self->axis, x, factor);
  dossier_canvas_moved (self);
}

/**
 * dossier_timeline_canvas_pan:
 * @share: of what is seen; over 0 to see later days
 */
void
dossier_timeline_canvas_pan (DossierTimelineCanvas *self, double share)
{
  dossier_axis_pan (&self->axis, share * dossier_canvas_get_time_width (self));
  dossier_canvas_moved (self);
}

/**
 * dossier_timeline_canvas_set_fold_quiet:
 * @fold: whether long quiet stretches are drawn short
 */
void
dossier_timeline_canvas_set_fold_quiet (DossierTimelineCanvas *self, gboolean fold)
{
  if (self->fold_quiet == fold)
    return;
  self->fold_quiet = fold;
  dossier_timeline_canvas_fit (self);
}

gboolean
dossier_timeline_canvas_get_fold_quiet (DossierTimelineCanvas *self)
{
  return self->fold_quiet;
}

/**
 * dossier_timeline_canvas_set_as_of:
 * @day: what was told later is drawn faint; DOSSIER_DAY_NONE for no such day
 */
void
dossier_timeline_canvas_set_as_of (DossierTimelineCanvas *self, gint64 day)
{
  self->as_of = day;
  if (day != DOSSIER_DAY_NONE)
    dossier_timeline_need_told (self->timeline);
  dossier_canvas_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_AS_OF_CHANGED], 0);
}

/* Brings the day as of which one looks into view. */
void
dossier_canvas_show_as_of (DossierTimelineCanvas *self)
{
  double width = dossier_canvas_get_time_width (self);
  double x = dossier_axis_get_x (&self->axis, self->as_of + 1);

  if (x >= 24.0 && x < width - 24.0)
    return;
  dossier_axis_show (&self->axis, self->as_of + 1, 48.0, width - 48.0);
  dossier_canvas_moved (self);
}

gint64
dossier_timeline_canvas_get_as_of (DossierTimelineCanvas *self)
{
  return self->as_of;
}

const DossierTimelineAxis *
dossier_timeline_canvas_get_axis (DossierTimelineCanvas *self)
{
  return &self->axis;
}

/**
 * dossier_timeline_canvas_get_time_width:
 *
 * Returns: pixels that show time
 */
double
dossier_timeline_canvas_get_time_width (DossierTimelineCanvas *self)
{
  return dossier_canvas_get_time_width (self);
}

/**
 * dossier_timeline_canvas_get_seen:
 * @first: (out): the first day that is seen
 * @last: (out): the last one
 */
void
dossier_timeline_canvas_get_seen (DossierTimelineCanvas *self, gint64 *first, gint64 *last)
{
  *first = dossier_axis_find_day (&self->axis, 0.0);
  *last = dossier_axis_find_day (&self->axis, dossier_canvas_get_time_width (self));
}

/**
 * dossier_timeline_canvas_set_order:
 * @order: (transfer none): of #DossierLaneChoice; copied
 */
void
dossier_timeline_canvas_set_order (DossierTimelineCanvas *self, GArray *order)
{
  GArray *copy = dossier_timeline_order_new ();

  for (guint i = 0; i < order->len; i++)
    {
      const DossierLaneChoice *choice = &g_array_index (order, DossierLaneChoice, i);

      dossier_timeline_order_add (copy, choice->record, choice->name, choice->folded,
                                  choice->hidden);
      g_array_index (copy, DossierLaneChoice, i).lane = choice->lane;
    }
  g_array_unref (self->order);
  self->order = copy;
  make_plan (self);
}

/**
 * dossier_timeline_canvas_get_order:
 *
 * Returns: (transfer none): of #DossierLaneChoice
 */
GArray *
dossier_timeline_canvas_get_order (DossierTimelineCanvas *self)
{
  return self->order;
}

/**
 * dossier_timeline_canvas_refresh:
 * @order: (nullable): another order of lanes; NULL to keep the one there is
 *
 * The timeline was read anew, or some of its events are others.
 */
void
dossier_timeline_canvas_refresh (DossierTimelineCanvas *self, GArray *order)
{
  gboolean fits;

  self->index = dossier_timeline_get_index (self->timeline);
  self->held = (DossierCanvasHit){ .slot = DOSSIER_TIMELINE_NO_SLOT };
  g_clear_pointer (&self->drag_edtf, g_free);
  g_clear_pointer (&self->drag_from, g_free);
  if (order != NULL)
    dossier_timeline_canvas_set_order (self, order);
  make_plan (self);
  if (self->index != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0 && !self->fitted)
    {
      self->fitted = TRUE;
      dossier_timeline_canvas_fit (self);
    }
  else
    dossier_canvas_update_folds (self);
  fits = self->fits;
  dossier_canvas_keep_selected (self);
  dossier_canvas_moved (self);
  self->fits = fits;
}

static void
dossier_timeline_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  guint32 slot;

  make_plan (self);
  if (self->index != NULL && (!self->fitted || (self->fits && width != self->width)))
    {
      self->fitted = TRUE;
      dossier_timeline_canvas_fit (self);
    }
  self->width = width;
  if (self->to_be_shown && self->index != NULL
      && dossier_timeline_index_find (self->index, self->selected, &slot))
    dossier_canvas_show_slot (self, slot, self->selected_lane);
}

static void
dossier_timeline_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                 int *minimum, int *natural, int *minimum_baseline,
                                 int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
  *minimum_baseline = *natural_baseline = -1;
}

static void
dossier_timeline_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);

  GTK_WIDGET_CLASS (dossier_timeline_canvas_parent_class)->css_changed (widget, change);
  dossier_timeline_labels_clear (self->labels);
  self->placed = FALSE;
  gtk_widget_queue_draw (widget);
}

static void
dossier_timeline_canvas_finalize (GObject *object)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (object);

  g_array_unref (self->order);
  g_array_unref (self->plan);
  g_array_unref (self->opened);
  g_ptr_array_unref (self->layouts);
  dossier_timeline_labels_free (self->labels);
  dossier_timeline_sprites_free (self->sprites);
  g_free (self->drag_edtf);
  g_free (self->drag_from);
  g_object_unref (self->timeline);
  G_OBJECT_CLASS (dossier_timeline_canvas_parent_class)->finalize (object);
}

static void
add_signal (DossierCanvasSignal number, const char *name, guint n, GType a, GType b, GType c)
{
  dossier_canvas_signals[number] =
      g_signal_new (name, DOSSIER_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, n, a, b, c);
}

static void
dossier_timeline_canvas_class_init (DossierTimelineCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dossier_timeline_canvas_finalize;
  widget_class->snapshot = dossier_canvas_snapshot;
  widget_class->size_allocate = dossier_timeline_canvas_size_allocate;
  widget_class->measure = dossier_timeline_canvas_measure;
  widget_class->css_changed = dossier_timeline_canvas_css_changed;
  gtk_widget_class_set_css_name (widget_class, "timelinecanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  dossier_canvas_install_keys (widget_class);
  add_signal (DOSSIER_CANVAS_SELECTED, "selected", 1, G_TYPE_INT64, 0, 0);
  add_signal (DOSSIER_CANVAS_ACTIVATED, "activated", 1, G_TYPE_INT64, 0, 0);
  add_signal (DOSSIER_CANVAS_CROWD_ACTIVATED, "crowd-activated", 3, G_TYPE_UINT, G_TYPE_INT64,
              G_TYPE_INT64);
  add_signal (DOSSIER_CANVAS_MOVED, "moved", 2, G_TYPE_INT64, G_TYPE_STRING, 0);
  dossier_canvas_signals[DOSSIER_CANVAS_DATE_WANTED] =
      g_signal_new ("date-wanted", DOSSIER_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                    g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_STRING, 1, G_TYPE_INT64);
  add_signal (DOSSIER_CANVAS_FILTER_REQUESTED, "filter-requested", 0, 0, 0, 0);
  add_signal (DOSSIER_CANVAS_AS_OF_CHANGED, "as-of-changed", 0, 0, 0, 0);
  add_signal (DOSSIER_CANVAS_SCALE_CHANGED, "scale-changed", 0, 0, 0, 0);
}

static void
dossier_timeline_canvas_init (DossierTimelineCanvas *self)
{
  self->order = dossier_timeline_order_new ();
  self->plan = g_array_new (FALSE, TRUE, sizeof (DossierLanePlace));
  self->opened = g_array_new (FALSE, FALSE, sizeof (DossierQuiet));
  self->layouts = g_ptr_array_new_with_free_func (free_layout);
  self->labels = dossier_timeline_labels_new (GTK_WIDGET (self));
  self->sprites = dossier_timeline_sprites_new ();
  self->axis.scale = 1.0;
  self->as_of = DOSSIER_DAY_NONE;
  self->fold_quiet = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  dossier_canvas_add_controllers (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
}

/**
 * dossier_timeline_canvas_new:
 * @timeline: what it shows; dossier_timeline_canvas_refresh() tells it of changes
 *
 * Returns: (transfer floating):
 */
GtkWidget *
dossier_timeline_canvas_new (DossierTimeline *timeline)
{
  DossierTimelineCanvas *self = g_object_new (DOSSIER_TYPE_TIMELINE_CANVAS, NULL);

  self->timeline = g_object_ref (timeline);
  return GTK_WIDGET (self);
}
