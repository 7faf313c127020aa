/* The chosen event of the canvas. */
#include "timeline/timeline-canvas-private.h"

#include <glib/gi18n.h>

/* Pixels a day from which no zoom tells more apart. */
#define MAX_ZOOM 300.0

/* Says which event is chosen, as a list would. */
void
dossier_canvas_describe (DossierTimelineCanvas *self)
{
  g_autofree char *text = NULL;
  guint32 slot;

  if (self->index != NULL && self->selected != 0
      && dossier_timeline_index_find (self->index, self->selected, &slot))
    {
      const DossierTimelineEvent *event = dossier_timeline_index_get (self->index, slot);
      const DossierTimelineLane *lane =
          dossier_timeline_index_get_lane (self->index, self->selected_lane);
      g_autofree char *words = dossier_timeline_event_to_words (event);

      text = g_strdup_printf (_ ("%s: %s, lane %s"), words,
                              dossier_timeline_index_get_title (self->index, slot),
                              lane->name != NULL ? lane->name : _ ("Unassigned"));
    }
  else
    text = g_strdup_printf (
        ngettext ("%u event", "%u events",
                  self->index != NULL ? dossier_timeline_index_get_n_events (self->index) : 0),
        self->index != NULL ? dossier_timeline_index_get_n_events (self->index) : 0);
  if (self->as_of != DOSSIER_DAY_NONE)
    {
      g_autofree char *day = dossier_timeline_day_to_label (self->as_of, DOSSIER_TICKS_DAYS);
      g_autofree char *before = g_steal_pointer (&text);

      text = g_strdup_printf (_ ("%s; told by %s"), before, day);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static gboolean
is_in_plan (DossierTimelineCanvas *self, guint lane)
{
  for (guint i = 0; i < self->plan->len; i++)
    if (g_array_index (self->plan, DossierLanePlace, i).lane == lane)
      return TRUE;
  return FALSE;
}

/* A lane that is shown and has the event; the one it was chosen in when that has it. */
static gboolean
find_lane_of (DossierTimelineCanvas *self, guint32 slot, guint *lane)
{
  if (is_in_plan (self, self->selected_lane)
      && dossier_timeline_index_is_in (self->index, self->selected_lane, slot))
    {
      *lane = self->selected_lane;
      return TRUE;
    }
  for (guint i = 0; i < self->plan->len; i++)
    {
      *lane = g_array_index (self->plan, DossierLanePlace, i).lane;
      if (dossier_timeline_index_is_in (self->index, *lane, slot))
        return TRUE;
    }
  return FALSE;
}

static void
show_lane (DossierTimelineCanvas *self, guint lane)
{
  double height = dossier_canvas_get_lanes_height (self);

  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);

      if (place->lane != lane)
        continue;
      if (place->y < self->scrolled)
        dossier_canvas_scroll_to (self, place->y);
      else if (place->y + place->height > self->scrolled + height)
        dossier_canvas_scroll_to (self, place->y + place->height - height);
    }
}

/* Brings an event into view when it is not; what is not on the screen itself waits until it is. */
void
dossier_canvas_show_slot (DossierTimelineCanvas *self, guint32 slot, guint lane)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (self->index, slot);
  double width = dossier_canvas_get_time_width (self);

  self->to_be_shown = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->to_be_shown)
    return;
  /* A bar that is seen in part is seen. */
  if (dossier_axis_get_x (&self->axis, event->first) >= width - 24.0
      || dossier_axis_get_x (&self->axis, event->last) < 24.0)
    {
      dossier_axis_show (&self->axis,
                         dossier_day_is_finite (event->first) ? event->first : event->last, 48.0,
                         width - 160.0);
      dossier_canvas_moved (self);
    }
  show_lane (self, lane);
}

/* Chooses an event and brings it into view; DOSSIER_TIMELINE_NO_SLOT chooses none. */
void
dossier_canvas_select_slot (DossierTimelineCanvas *self, guint32 slot, guint lane)
{
  gint64 before = self->selected;

  self->selected = 0;
  if (slot != DOSSIER_TIMELINE_NO_SLOT)
    {
      self->selected = dossier_timeline_index_get (self->index, slot)->id;
      self->selected_lane = lane;
      dossier_canvas_show_slot (self, slot, lane);
    }
  dossier_canvas_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->selected != before)
    g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_SELECTED], 0, self->selected);
}

/**
 * dossier_timeline_canvas_select:
 * @event: its id; one that is not there chooses none
 */
void
dossier_timeline_canvas_select (DossierTimelineCanvas *self, gint64 event)
{
  guint32 slot;
  guint lane = 0;

  if (self->index == NULL || !dossier_timeline_index_find (self->index, event, &slot)
      || !find_lane_of (self, slot, &lane))
    slot = DOSSIER_TIMELINE_NO_SLOT;
  dossier_canvas_select_slot (self, slot, lane);
}

gint64
dossier_timeline_canvas_get_selected (DossierTimelineCanvas *self)
{
  return self->selected;
}

/* What was read anew moves nothing that a person looks at, also when what is chosen is elsewhere. */
void
dossier_canvas_keep_selected (DossierTimelineCanvas *self)
{
  gint64 before = self->selected;
  guint32 slot;
  guint lane = 0;

  if (self->selected != 0
      && (self->index == NULL || !dossier_timeline_index_find (self->index, self->selected, &slot)
          || !find_lane_of (self, slot, &lane)))
    self->selected = 0;
  if (self->selected != 0)
    self->selected_lane = lane;
  dossier_canvas_describe (self);
  if (self->selected != before)
    g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_SELECTED], 0, self->selected);
}

/* The first event of a lane that begins on or after a day. */
guint32
dossier_canvas_first_event_from (DossierTimelineCanvas *self, guint lane, gint64 day)
{
  guint32 slot = dossier_timeline_index_seek (self->index, lane, day);

  return slot != DOSSIER_TIMELINE_NO_SLOT
             ? slot
             : dossier_timeline_index_step (self->index, lane, DOSSIER_TIMELINE_NO_SLOT, -1);
}

/* The days on which the first and the last event of a crowd begin, and the event in it
 * that is chosen, or else the first. */
static guint32
find_ends_of_crowd (DossierTimelineCanvas *self, guint lane, const DossierTimelineCrowd *crowd,
                    gint64 *first, gint64 *last)
{
  guint32 slot = dossier_canvas_first_event_from (self, lane, crowd->first_day);
  guint32 next;

  if (slot == DOSSIER_TIMELINE_NO_SLOT)
    return slot;
  *first = MAX (crowd->first_day, dossier_timeline_index_get (self->index, slot)->first);
  next = dossier_timeline_index_seek (self->index, lane, crowd->last_day + 1);
  next = dossier_timeline_index_step (self->index, lane, next, -1);
  *last = next != DOSSIER_TIMELINE_NO_SLOT ? dossier_timeline_index_get (self->index, next)->first
                                           : crowd->last_day;
  *last = CLAMP (*last, *first, crowd->last_day);
  /* Who came from an event in it stays with that. */
  if (self->selected != 0 && dossier_timeline_index_find (self->index, self->selected, &next)
      && dossier_timeline_index_is_in (self->index, lane, next)
      && dossier_timeline_index_get (self->index, next)->first >= *first
      && dossier_timeline_index_get (self->index, next)->first <= *last)
    slot = next;
  return slot;
}

/* Zooms until a crowd fills the view; what no zoom tells apart goes to who can list it. */
void
dossier_canvas_open_crowd (DossierTimelineCanvas *self, const DossierCanvasHit *hit)
{
  guint lane = g_array_index (self->plan, DossierLanePlace, hit->place).lane;
  double width = dossier_canvas_get_time_width (self);
  gint64 first = 0, last = 0;
  guint32 slot = find_ends_of_crowd (self, lane, &hit->crowd, &first, &last);

  if (slot == DOSSIER_TIMELINE_NO_SLOT)
    return;
  if (hit->crowd.n_events == 1)
    dossier_canvas_select_slot (self, slot, lane);
  else if (self->axis.scale >= MAX_ZOOM || first == last)
    g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_CROWD_ACTIVATED], 0, lane, first,
                   last);
  else
    {
      dossier_axis_fit (&self->axis, first, last, width * 0.7);
      dossier_axis_pan (&self->axis, -width * 0.15);
      dossier_canvas_moved (self);
      dossier_canvas_select_slot (self, slot, lane);
    }
}

/* Whether the selected event is hidden in a crowd, and in which. */
static gboolean
find_crowd_of_selected (DossierTimelineCanvas *self, DossierCanvasHit *hit)
{
  guint32 slot;

  if (!dossier_timeline_index_find (self->index, self->selected, &slot))
    return FALSE;
  dossier_canvas_ensure_placed (self);
  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierTimelineLayout *layout = self->layouts->pdata[i];
      gint64 first = dossier_timeline_index_get (self->index, slot)->first;

      if (g_array_index (self->plan, DossierLanePlace, i).lane != self->selected_lane
          || layout == NULL)
        continue;
      for (guint j = 0; j < layout->items->len; j++)
        if (g_array_index (layout->items, DossierTimelineItem, j).slot == slot)
          return FALSE;
      for (guint j = 0; j < layout->crowds->len; j++)
        {
          hit->crowd = g_array_index (layout->crowds, DossierTimelineCrowd, j);
          hit->place = i;
          if (first >= hit->crowd.first_day && first <= hit->crowd.last_day)
            return TRUE;
        }
    }
  return FALSE;
}

/* Enter: opens the crowd that hides the event, else goes to its passage. */
void
dossier_canvas_activate (DossierTimelineCanvas *self)
{
  DossierCanvasHit hit = { 0 };

  if (self->index == NULL || self->selected == 0)
    return;
  if (find_crowd_of_selected (self, &hit) && hit.crowd.n_events > 1)
    dossier_canvas_open_crowd (self, &hit);
  else
    g_signal_emit (self, dossier_canvas_signals[DOSSIER_CANVAS_ACTIVATED], 0, self->selected);
}
