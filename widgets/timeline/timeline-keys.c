/* The keys of the canvas. */
#include "timeline/timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define KEY_STEP  1.6
#define PAN_SHARE 0.25

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  int step = g_variant_get_int32 (parameter);
  guint32 slot = DOSSIER_TIMELINE_NO_SLOT;
  guint32 next;

  if (self->index == NULL || self->plan->len == 0)
    return;
  if (self->selected == 0 || !dossier_timeline_index_find (self->index, self->selected, &slot))
    {
      /* The first one that is seen, in the first lane that is. */
      gint64 day = dossier_axis_find_day (&self->axis, 0.0);

      self->selected_lane = g_array_index (self->plan, DossierLanePlace, 0).lane;
      next = dossier_canvas_first_event_from (self, self->selected_lane, day);
    }
  else
    next = dossier_timeline_index_step (self->index, self->selected_lane, slot, step);
  if (next != DOSSIER_TIMELINE_NO_SLOT)
    dossier_canvas_select_slot (self, next, self->selected_lane);
  else
    gtk_widget_error_bell (widget);
}

static int
find_place (DossierTimelineCanvas *self, guint lane)
{
  for (guint i = 0; i < self->plan->len; i++)
    if (g_array_index (self->plan, DossierLanePlace, i).lane == lane)
      return (int) i;
  return -1;
}

static void
lane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  int step = g_variant_get_int32 (parameter);
  guint32 slot;
  int place;

  if (self->index == NULL || self->plan->len == 0)
    return;
  if (self->selected == 0 || !dossier_timeline_index_find (self->index, self->selected, &slot))
    {
      step_cb (widget, action, g_variant_new_int32 (1));
      return;
    }
  place = find_place (self, self->selected_lane) + step;
  if (place < 0 || place >= (int) self->plan->len)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  {
    guint lane = g_array_index (self->plan, DossierLanePlace, place).lane;

    dossier_canvas_select_slot (
        self,
        dossier_canvas_first_event_from (self, lane,
                                         dossier_timeline_index_get (self->index, slot)->first),
        lane);
  }
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  guint32 slot;

  if (self->index == NULL || self->plan->len == 0)
    return;
  if (find_place (self, self->selected_lane) < 0)
    self->selected_lane = g_array_index (self->plan, DossierLanePlace, 0).lane;
  slot = dossier_timeline_index_step (self->index, self->selected_lane, DOSSIER_TIMELINE_NO_SLOT,
                                      g_variant_get_int32 (parameter));
  if (slot != DOSSIER_TIMELINE_NO_SLOT)
    dossier_canvas_select_slot (self, slot, self->selected_lane);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int step = g_variant_get_int32 (parameter);

  if (step == 0)
    dossier_timeline_canvas_fit (DOSSIER_TIMELINE_CANVAS (widget));
  else
    dossier_timeline_canvas_zoom (DOSSIER_TIMELINE_CANVAS (widget), pow (KEY_STEP, step));
}

static void
pan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_timeline_canvas_pan (DOSSIER_TIMELINE_CANVAS (widget),
                               PAN_SHARE * g_variant_get_int32 (parameter));
}

static void
scroll_lanes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);

  dossier_canvas_scroll_to (self, self->scrolled
                                      + 0.9 * g_variant_get_int32 (parameter)
                                            * dossier_canvas_get_lanes_height (self));
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_canvas_activate (DOSSIER_TIMELINE_CANVAS (widget));
}

static void
filter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, dossier_canvas_signals[DOSSIER_CANVAS_FILTER_REQUESTED], 0);
}

/* The last day of issue up to @day, or with a step the next one on that side. */
static gint64
step_issue (GArray *days, gint64 day, int step)
{
  DossierTimelineRun run = { days, NULL };
  guint place = dossier_timeline_run_seek (&run, 0, step < 0 ? day : day + 1);

  if (step > 0)
    return place < days->len ? g_array_index (days, gint64, place) : day;
  return place > 0 ? g_array_index (days, gint64, place - 1) : day;
}

/**
 * dossier_timeline_canvas_look_back:
 *
 * Shows what was told by the day by which half of the articles had come out.
 */
void
dossier_timeline_canvas_look_back (DossierTimelineCanvas *self)
{
  GArray *days = dossier_timeline_get_coverage (self->timeline);
  gint64 first, last;

  dossier_timeline_canvas_get_seen (self, &first, &last);
  dossier_timeline_canvas_set_as_of (self, days != NULL && days->len > 0
                                               ? g_array_index (days, gint64, days->len / 2)
                                               : first / 2 + last / 2);
  dossier_canvas_show_as_of (self);
}

/* From one day of issue to the next: between them nothing more is told. */
static void
as_of_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  GArray *days = dossier_timeline_get_coverage (self->timeline);
  int step = g_variant_get_int32 (parameter);

  if (days == NULL || days->len == 0)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  if (self->as_of == DOSSIER_DAY_NONE)
    dossier_timeline_canvas_look_back (self);
  else
    dossier_timeline_canvas_set_as_of (self, step_issue (days, self->as_of, step));
  dossier_canvas_show_as_of (self);
}

/* Escape ends a drag without its act, else chooses nothing, else looks back from no day. */
static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);

  if (self->drag_from != NULL)
    dossier_canvas_stop_drag (self);
  else if (self->selected != 0)
    dossier_canvas_select_slot (self, DOSSIER_TIMELINE_NO_SLOT, 0);
  else
    dossier_timeline_canvas_set_as_of (self, DOSSIER_DAY_NONE);
}

static const DossierTimelineKey keys[] = {
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, "canvas.step", 1, N_ ("Next event of the lane") },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, "canvas.step", -1, N_ ("Event of the lane before") },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, "canvas.lane", 1, N_ ("Next lane") },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, "canvas.lane", -1, N_ ("Lane before") },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, "canvas.end", 1, N_ ("First event of the lane") },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, "canvas.end", -1, N_ ("Last event of the lane") },
  { GDK_KEY_Return, GDK_KEY_KP_Enter, 0, "canvas.activate", 0,
    N_ ("To the passage, or into what is folded") },
  { GDK_KEY_plus, GDK_KEY_KP_Add, 0, "canvas.zoom", 1, N_ ("Less time, closer") },
  { GDK_KEY_equal, 0, 0, "canvas.zoom", 1, NULL },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract, 0, "canvas.zoom", -1, N_ ("More time") },
  { GDK_KEY_0, GDK_KEY_KP_0, 0, "canvas.zoom", 0, N_ ("The time of all events") },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_SHIFT_MASK, "canvas.pan", 1, N_ ("Later") },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_SHIFT_MASK, "canvas.pan", -1, N_ ("Earlier") },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, "canvas.scroll", 1, N_ ("Lanes further down") },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, "canvas.scroll", -1, N_ ("Lanes further up") },
  { GDK_KEY_comma, 0, 0, "canvas.as-of", -1, N_ ("What was told by an earlier day") },
  { GDK_KEY_period, 0, 0, "canvas.as-of", 1, N_ ("What was told by a later day") },
  { GDK_KEY_slash, GDK_KEY_KP_Divide, 0, "canvas.filter", 0, N_ ("Filter by words") },
  { GDK_KEY_Escape, 0, 0, "canvas.clear", 0, N_ ("Choose nothing") },
};

/**
 * dossier_timeline_keys_get:
 * @n_keys: (out): how many
 *
 * Returns: (transfer none): the keys of the timeline. Any thread.
 */
const DossierTimelineKey *
dossier_timeline_keys_get (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/* Adds the actions and their keys to the class. */
void
dossier_canvas_install_keys (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.step", "i", step_cb);
  gtk_widget_class_install_action (class, "canvas.lane", "i", lane_cb);
  gtk_widget_class_install_action (class, "canvas.end", "i", end_cb);
  gtk_widget_class_install_action (class, "canvas.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (class, "canvas.pan", "i", pan_cb);
  gtk_widget_class_install_action (class, "canvas.scroll", "i", scroll_lanes_cb);
  gtk_widget_class_install_action (class, "canvas.as-of", "i", as_of_cb);
  gtk_widget_class_install_action (class, "canvas.activate", "i", activate_cb);
  gtk_widget_class_install_action (class, "canvas.filter", "i", filter_cb);
  gtk_widget_class_install_action (class, "canvas.clear", "i", clear_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action,
                                           "i", keys[i].parameter);
      if (keys[i].other != 0)
        gtk_widget_class_add_binding_action (class, keys[i].other, keys[i].modifiers,
                                             keys[i].action, "i", keys[i].parameter);
    }
}
