#include "timeline/timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_STEP  1.25 /* of one notch of the wheel */
#define REACH      5.0  /* pixels around a shape that still mean it */
#define DRAG_AFTER 5.0

static void
to_time (DossierTimelineCanvas *self, double x, double y, double *time_x, double *lane_y)
{
  *time_x = x - dossier_canvas_get_names_width (self);
  *lane_y = y - DOSSIER_CANVAS_HEADER + self->scrolled;
}

static gboolean
is_on_item (const DossierTimelineItem *item, double x, double y)
{
  double row = dossier_timeline_row_y (item->row);
  double end =
      item->label_width > 0.0 ? MAX (item->x1, item->label_x + item->label_width) : item->x1;

  return fabs (y - row) <= DOSSIER_TIMELINE_ROW / 2.0 && x >= item->x0 - REACH && x <= end + REACH;
}

static void
hit_lane (DossierTimelineCanvas *self, double x, double y, DossierCanvasHit *hit)
{
  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
      const DossierTimelineLayout *layout = self->layouts->pdata[i];

      if (y < place->y || y >= place->y + place->height)
        continue;
      hit->place = i;
      for (guint j = 0; layout != NULL && j < layout->items->len; j++)
        {
          const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, j);

          if (is_on_item (item, x, y - place->y))
            {
              hit->area = DOSSIER_CANVAS_EVENT;
              hit->slot = item->slot;
            }
        }
      for (guint j = 0;
           layout != NULL && j < layout->crowds->len && hit->area != DOSSIER_CANVAS_EVENT; j++)
        {
          const DossierTimelineCrowd *crowd =
              &g_array_index (layout->crowds, DossierTimelineCrowd, j);
          double top = dossier_timeline_row_y (crowd->top_row) - DOSSIER_TIMELINE_ROW / 2.0;

          if (x >= crowd->x && x < crowd->x + crowd->width && y - place->y >= top)
            {
              hit->area = DOSSIER_CANVAS_CROWD;
              hit->crowd = *crowd;
            }
        }
    }
}

/* What is drawn at a point of the widget. */
void
dossier_canvas_hit (DossierTimelineCanvas *self, double x, double y, DossierCanvasHit *hit)
{
  double time_x, lane_y;

  *hit = (DossierCanvasHit){ .area = DOSSIER_CANVAS_NOTHING,
                             .place = G_MAXUINT,
                             .slot = DOSSIER_TIMELINE_NO_SLOT };
  if (self->index == NULL)
    return;
  to_time (self, x, y, &time_x, &lane_y);
  if (y >= gtk_widget_get_height (GTK_WIDGET (self)) - DOSSIER_CANVAS_OVERVIEW)
    {
      hit->area = DOSSIER_CANVAS_OVERVIEW_BAR;
      return;
    }
  if (y >= DOSSIER_CANVAS_HEADER + dossier_canvas_get_lanes_height (self))
    return;
  if (time_x >= 0.0)
    {
      hit->area = DOSSIER_CANVAS_TIME;
      for (guint i = 0; i < self->axis.n_folds; i++)
        {
          double fold_x, width;

          if (dossier_axis_is_folded (&self->axis, i, &fold_x, &width) && time_x >= fold_x
              && time_x < fold_x + width)
            {
              hit->area = DOSSIER_CANVAS_FOLD;
              hit->fold = i;
            }
        }
    }
  if (self->as_of != DOSSIER_DAY_NONE && time_x >= 0.0
      && fabs (time_x - dossier_axis_get_x (&self->axis, self->as_of + 1)) <= REACH)
    hit->area = DOSSIER_CANVAS_AS_OF;
  else if (y >= DOSSIER_CANVAS_HEADER)
    hit_lane (self, time_x, lane_y, hit);
  if (time_x < 0.0)
    hit->area = hit->place != G_MAXUINT ? DOSSIER_CANVAS_LANE_NAME : DOSSIER_CANVAS_NOTHING;
}

/* Wheel and pinch */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DossierTimelineCanvas *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double x, y;

  if (self->index == NULL)
    return FALSE;
  to_time (self, self->pointer_x, self->pointer_y, &x, &y);
  if (x < 0.0)
    dossier_canvas_scroll_to (self, self->scrolled + 60.0 * dy);
  else if ((state & GDK_SHIFT_MASK) || fabs (dx) > fabs (dy))
    {
      dossier_axis_pan (&self->axis, 80.0 * (fabs (dx) > fabs (dy) ? dx : dy));
      dossier_canvas_moved (self);
    }
  else
    {
      dossier_axis_zoom (&self->axis, x, pow (ZOOM_STEP, -dy));
      dossier_canvas_moved (self);
    }
  return TRUE;
}

static void
pinch_begin_cb (GtkGestureZoom *gesture, GdkEventSequence *sequence, DossierTimelineCanvas *self)
{
  self->pinch = 1.0;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, DossierTimelineCanvas *self)
{
  double x = self->pointer_x, y = 0.0;

  if (gtk_gesture_is_recognized (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  dossier_axis_zoom (&self->axis, x - dossier_canvas_get_names_width (self), scale / self->pinch);
  self->pinch = scale;
  dossier_canvas_moved (self);
}

/* Pointer */

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DossierTimelineCanvas *self)
{
  DossierCanvasHit hit;

  self->pointer_x = x;
  self->pointer_y = y;
  dossier_canvas_hit (self, x, y, &hit);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit.area == DOSSIER_CANVAS_EVENT   ? "pointer"
                                                      : hit.area == DOSSIER_CANVAS_CROWD ? "zoom-in"
                                                      : hit.area == DOSSIER_CANVAS_FOLD  ? "zoom-in"
                                                      : hit.area == DOSSIER_CANVAS_AS_OF
                                                          ? "col-resize"
                                                          : NULL);
}

static void
open_fold (DossierTimelineCanvas *self, guint fold)
{
  g_array_append_val (self->opened, self->axis.folds[fold]);
  dossier_canvas_update_folds (self);
  dossier_canvas_moved (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierTimelineCanvas *self)
{
  DossierCanvasHit hit;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  dossier_canvas_hit (self, x, y, &hit);
  if (hit.area == DOSSIER_CANVAS_EVENT)
    {
      dossier_canvas_select_slot (self, hit.slot,
                                  g_array_index (self->plan, DossierLanePlace, hit.place).lane);
      if (n_press == 2)
        dossier_canvas_activate (self);
    }
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierTimelineCanvas *self)
{
  DossierCanvasHit hit;

  dossier_canvas_hit (self, x, y, &hit);
  if (hit.area == DOSSIER_CANVAS_CROWD)
    dossier_canvas_open_crowd (self, &hit);
  else if (hit.area == DOSSIER_CANVAS_FOLD)
    open_fold (self, hit.fold);
  else if (hit.area == DOSSIER_CANVAS_TIME)
    dossier_canvas_select_slot (self, DOSSIER_TIMELINE_NO_SLOT, 0);
  else if (hit.area == DOSSIER_CANVAS_LANE_NAME)
    dossier_timeline_canvas_fold_lane (self, hit.place);
}

/**
 * dossier_timeline_canvas_fold_lane:
 * @place: of a lane that is shown, from the top
 *
 * Folds a lane to one row, or opens it again.
 */
void
dossier_timeline_canvas_fold_lane (DossierTimelineCanvas *self, guint place)
{
  guint choice = g_array_index (self->plan, DossierLanePlace, place).choice;
  DossierLaneChoice *lane = &g_array_index (self->order, DossierLaneChoice, choice);

  lane->folded = !lane->folded;
  dossier_timeline_canvas_set_order (self, self->order);
  dossier_canvas_moved (self);
}

static void
show_part (DossierTimelineCanvas *self, double x)
{
  DossierTimelineAxis axis = { 0 };
  gint64 day;

  if (!dossier_canvas_get_overview (self, &axis))
    return;
  day = dossier_axis_find_day (&axis, x - dossier_canvas_get_names_width (self));
  dossier_axis_pan (&self->axis, dossier_axis_get_x (&self->axis, day)
                                     - dossier_canvas_get_time_width (self) / 2.0);
  dossier_canvas_moved (self);
}

void
dossier_canvas_stop_drag (DossierTimelineCanvas *self)
{
  g_clear_pointer (&self->drag_edtf, g_free);
  g_clear_pointer (&self->drag_from, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DossierTimelineCanvas *self)
{
  dossier_canvas_hit (self, x, y, &self->held);
  self->drag_x = 0.0;
  self->drag_scrolled = self->scrolled;
  if (self->held.area == DOSSIER_CANVAS_OVERVIEW_BAR)
    show_part (self, x);
}

/* The dragged event as it would be; its date is asked for when the drag begins. */
static void
drag_event (DossierTimelineCanvas *self, double dx)
{
  const DossierTimelineEvent *event;
  double x;
  gint64 days;
  g_autoptr (DossierEdtf) from = NULL;
  g_autoptr (DossierEdtf) moved = NULL;

  if (self->held.slot == DOSSIER_TIMELINE_NO_SLOT || self->index == NULL)
    return;
  if (self->drag_from == NULL)
    {
      if (fabs (dx) < DRAG_AFTER)
        return;
      event = dossier_timeline_index_get (self->index, self->held.slot);
      g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_DATE_WANTED], 0, event->id,
                     &self->drag_from);
      if (self->drag_from == NULL)
        return;
    }
  event = dossier_timeline_index_get (self->index, self->held.slot);
  x = dossier_axis_get_x (&self->axis,
                          dossier_day_is_finite (event->first) ? event->first : event->last);
  days = dossier_axis_find_day (&self->axis, x + dx + 0.5)
         - dossier_axis_find_day (&self->axis, x + 0.5);
  from = dossier_edtf_parse (self->drag_from, NULL);
  moved = from != NULL ? dossier_edtf_shift (from, days, NULL) : NULL;
  self->drag_days = moved != NULL ? days : 0;
  g_free (self->drag_edtf);
  self->drag_edtf = g_strdup (moved != NULL ? moved->text : self->drag_from);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DossierTimelineCanvas *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (self->held.area == DOSSIER_CANVAS_EVENT)
    drag_event (self, dx);
  else if (self->held.area == DOSSIER_CANVAS_OVERVIEW_BAR)
    show_part (self, x + dx);
  else if (self->held.area == DOSSIER_CANVAS_AS_OF)
    dossier_timeline_canvas_set_as_of (
        self,
        dossier_axis_find_day (&self->axis, x + dx - dossier_canvas_get_names_width (self)) - 1);
  else if (self->held.area == DOSSIER_CANVAS_TIME && self->index != NULL)
    {
      dossier_axis_pan (&self->axis, self->drag_x - dx);
      self->drag_x = dx;
      dossier_canvas_scroll_to (self, self->drag_scrolled - dy);
      dossier_canvas_moved (self);
    }
  if (fabs (dx) + fabs (dy) > DRAG_AFTER)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DossierTimelineCanvas *self)
{
  if (self->drag_edtf != NULL && g_strcmp0 (self->drag_edtf, self->drag_from) != 0
      && self->index != NULL && self->held.slot != DOSSIER_TIMELINE_NO_SLOT)
    g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_MOVED], 0,
                   dossier_timeline_index_get (self->index, self->held.slot)->id, self->drag_edtf);
  dossier_canvas_stop_drag (self);
}

static void
say_event (DossierTimelineCanvas *self, guint32 slot, GtkTooltip *tooltip)
{
  g_autofree char *words =
      dossier_timeline_event_to_words (dossier_timeline_index_get (self->index, slot));
  g_autofree char *text =
      g_strdup_printf ("%s\n%s", dossier_timeline_index_get_title (self->index, slot), words);

  gtk_tooltip_set_text (tooltip, text);
}

/* All of a name that may be cut off, and what a click does. */
static void
say_lane (DossierTimelineCanvas *self, guint number, GtkTooltip *tooltip)
{
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, number);
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (self->index, place->lane);
  g_autofree char *text = g_strdup_printf (
      "%s\n%s", lane->name != NULL ? lane->name : _ ("Unassigned"),
      place->folded ? _ ("Click to open the lane.") : _ ("Click to fold the lane to one row."));

  gtk_tooltip_set_text (tooltip, text);
}

static gboolean
tooltip_cb (DossierTimelineCanvas *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DossierCanvasHit hit;

  if (keyboard || self->drag_from != NULL)
    return FALSE;
  dossier_canvas_hit (self, x, y, &hit);
  if (hit.area == DOSSIER_CANVAS_EVENT)
    say_event (self, hit.slot, tooltip);
  else if (hit.area == DOSSIER_CANVAS_LANE_NAME)
    say_lane (self, hit.place, tooltip);
  else if (hit.area == DOSSIER_CANVAS_CROWD)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u event. Click to come closer.",
                                     "%u events. Click to come closer.", hit.crowd.n_events),
                           hit.crowd.n_events);

      gtk_tooltip_set_text (tooltip, text);
    }
  else if (hit.area == DOSSIER_CANVAS_FOLD)
    gtk_tooltip_set_text (tooltip, _ ("Nothing happens here. Click to see it at its length."));
  else
    return FALSE;
  return TRUE;
}

static void
focus_cb (DossierTimelineCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Everything that a pointer can do. */
void
dossier_canvas_add_controllers (DossierTimelineCanvas *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}
