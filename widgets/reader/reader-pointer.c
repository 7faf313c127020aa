#include "reader/reader-private.h"

/* How near the pointer must be to a handle, in pixels. */
#define REACH 9

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierReader *self)
{
  dossier_reader_forget_goal (self);
}

/* A click that selects nothing makes the mark below it the current one, or none. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const DossierMark *mark;
  int buffer_x, buffer_y;
  guint start, end;
  gint64 id;

  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))
       & GDK_CONTROL_MASK)
          != 0
      && dossier_reader_get_link (self, dossier_reader_get_cursor (self)) != NULL)
    {
      dossier_reader_open_link (self, dossier_reader_get_cursor (self));
      return;
    }
  if (n_press != 1 || dossier_reader_get_selection (self, &start, &end))
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  id = dossier_reader_mark_at (self, buffer_x, buffer_y);
  mark = dossier_mark_set_lookup (self->marks, id);
  /* A click in the margin left the cursor at the end of a line: it belongs to the mark. */
  start = dossier_reader_get_cursor (self);
  if (mark != NULL && (start < mark->start || start > mark->end))
    dossier_reader_select (self, mark->start, mark->start);
  dossier_reader_set_current_mark (self, id);
}

/* The menu is about what one clicked, unless that is among the selected words. */
static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle area = { (int) x, (int) y, 1, 1 };
  GtkTextIter iter, from, to;
  int buffer_x, buffer_y;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &from, &to)
      || !gtk_text_iter_in_range (&iter, &from, &to))
    {
      gint64 id = dossier_reader_mark_at (self, buffer_x, buffer_y);

      gtk_text_buffer_place_cursor (buffer, &iter);
      dossier_reader_set_current_mark (self, id);
    }
  dossier_reader_open_menu (self, &area);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DossierReader *self)
{
  dossier_reader_forget_goal (self);
  return GDK_EVENT_PROPAGATE;
}

static char *
dup_link_at (DossierReader *self, int x, int y)
{
  GtkTextIter iter;

  if (!gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, NULL, x, y))
    return NULL;
  return g_strdup (dossier_reader_get_link (self, dossier_reader_get_offset (self, &iter)));
}

/* The mark below the pointer says what it is; a link, where it leads. */
static gboolean
query_tooltip_cb (DossierReader *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const DossierMark *mark;
  g_autofree char *text = NULL;
  int buffer_x, buffer_y;

  if (keyboard)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  mark = dossier_mark_set_lookup (self->marks, dossier_reader_mark_at (self, buffer_x, buffer_y));
  if (mark != NULL)
    text = dossier_mark_dup_description (mark);
  else
    text = dup_link_at (self, buffer_x, buffer_y);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Where the handle of one end of the current mark stands, in the buffer's plane. */
static gboolean
get_handle (DossierReader *self, gboolean end, int *x, int *y)
{
  const DossierMark *mark = dossier_mark_set_lookup (self->marks, self->current);
  GtkTextIter iter;
  GdkRectangle rect;
  guint first, last;

  if (mark == NULL)
    return FALSE;
  /* An end that stands on another part of the text has no handle here. */
  dossier_reader_get_part (self, &first, &last);
  if (end ? mark->end <= first || mark->end > last : mark->start < first || mark->start >= last)
    return FALSE;
  dossier_reader_get_iter (self, &iter, end ? mark->end - 1 : mark->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &rect);
  *x = end ? rect.x + rect.width : rect.x;
  *y = end ? rect.y + rect.height : rect.y;
  return TRUE;
}

/* The word edge nearest to a point, for the end that is being dragged. */
static guint
find_edge (DossierReader *self, int x, int y, gboolean end)
{
  GtkTextIter iter;

  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y);
  if (gtk_text_iter_inside_word (&iter) && !gtk_text_iter_starts_word (&iter))
    {
      if (end)
        gtk_text_iter_forward_word_end (&iter);
      else
        gtk_text_iter_backward_word_start (&iter);
    }
  return dossier_reader_get_offset (self, &iter);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  for (int end = 0; end <= 1; end++)
    {
      int handle_x, handle_y;

      if (!get_handle (self, end, &handle_x, &handle_y) || ABS (handle_x - buffer_x) > REACH
          || ABS (handle_y - buffer_y) > REACH)
        continue;
      self->drag_end = end;
      self->drag_edge = G_MAXUINT;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DossierReader *self)
{
  const DossierMark *mark = dossier_mark_set_lookup (self->marks, self->current);
  double x, y;
  int buffer_x, buffer_y;
  guint edge;

  if (mark == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  /* The handle stands at a corner of the words: aim at their middle. */
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         (int) (x + dx), (int) (y + dy), &buffer_x, &buffer_y);
  edge = find_edge (self, buffer_x, buffer_y + (self->drag_end ? -8 : 8), self->drag_end);
  if (self->drag_end ? edge > mark->start : edge < mark->end)
    self->drag_edge = edge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DossierReader *self)
{
  const DossierMark *mark = dossier_mark_set_lookup (self->marks, self->current);
  guint edge = self->drag_edge;

  self->drag_edge = G_MAXUINT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (mark == NULL || edge == G_MAXUINT || edge == (self->drag_end ? mark->end : mark->start))
    return;
  g_signal_emit_by_name (self, "mark-range-changed", mark->id, self->drag_end ? mark->start : edge,
                         self->drag_end ? edge : mark->end);
}

/* The current mark stands out: its frame, as it will be while an end is dragged, and a handle at
 * each end. */
void
dossier_reader_paint_current (DossierReader *self, DossierPainter *painter)
{
  const DossierMark *mark = dossier_mark_set_lookup (self->marks, self->current);
  gboolean is_dragged = self->drag_edge != G_MAXUINT;

  if (mark == NULL)
    return;
  dossier_painter_outline (painter, is_dragged && !self->drag_end ? self->drag_edge : mark->start,
                           is_dragged && self->drag_end ? self->drag_edge : mark->end,
                           &painter->ink.accent, 2.f, 2.f);
  for (int end = 0; end <= 1; end++)
    {
      GskRoundedRect knob;
      int x, y;

      if (!get_handle (self, end, &x, &y))
        continue;
      gsk_rounded_rect_init_from_rect (
          &knob, &GRAPHENE_RECT_INIT ((float) x - 4.f, (float) y - 4.f, 8.f, 8.f), 4.f);
      gtk_snapshot_push_rounded_clip (painter->snapshot, &knob);
      gtk_snapshot_append_color (painter->snapshot, &painter->ink.accent, &knob.bounds);
      gtk_snapshot_pop (painter->snapshot);
    }
}

static void
add_menu_click (DossierReader *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
add_drag (DossierReader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->drag_edge = G_MAXUINT;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* Everything that the mouse does. */
void
dossier_reader_add_pointer (DossierReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  add_menu_click (self);
  add_drag (self);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
