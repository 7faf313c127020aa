#include "reader/reader-private.h"

/*
 * GtkTextView loses a request to scroll to text that it has not laid out yet, and after a change
 * of width it lays everything out again and drifts. So a goal is asked for on every frame until it
 * has been where it belongs for some frames in a row, and the first visible code point is kept.
 */
#define PATIENCE      (15 * G_USEC_PER_SEC)
#define STEADY_FRAMES 3

/* Ends a jump: it arrived, or the person scrolls elsewhere. */
void
dossier_reader_forget_goal (DossierReader *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->goal != NULL)
    gtk_text_buffer_delete_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->goal);
  self->goal = NULL;
}

/* Whether the goal is in view, where the page shall show it. */
static gboolean
is_there (DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle visible, goal;
  GtkTextIter iter;
  double limit;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter, self->goal);
  gtk_text_view_get_iter_location (view, &iter, &goal);
  gtk_text_view_get_visible_rect (view, &visible);
  if (self->goal_align > 0.0)
    return goal.y >= visible.y && goal.y + goal.height <= visible.y + visible.height;
  limit = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  return ABS (goal.y - visible.y) <= 2 || gtk_adjustment_get_value (adjustment) >= limit - 1.0;
}

static gboolean
approach_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DossierReader *self = DOSSIER_READER (widget);

  /* Patience counts from the first frame: the page may not be shown yet. */
  if (self->deadline == 0)
    self->deadline = g_get_monotonic_time () + PATIENCE;
  self->steady_frames = is_there (self) ? self->steady_frames + 1 : 0;
  if (self->steady_frames >= STEADY_FRAMES || g_get_monotonic_time () > self->deadline)
    {
      self->tick = 0;
      dossier_reader_forget_goal (self);
      return G_SOURCE_REMOVE;
    }
  if (self->steady_frames == 0)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal, 0.0, TRUE, 0.0,
                                  self->goal_align);
  return G_SOURCE_CONTINUE;
}

static void
approach (DossierReader *self, guint offset, double align)
{
  GtkTextIter iter;

  dossier_reader_forget_goal (self);
  dossier_reader_get_iter (self, &iter, offset);
  self->goal = gtk_text_buffer_create_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), NULL,
                                            &iter, TRUE);
  self->goal_align = align;
  self->goal_offset = offset;
  self->steady_frames = 0;
  self->deadline = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), approach_cb, NULL, NULL);
}

/**
 * dossier_reader_show_range:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 * @select: whether to select the range
 *
 * Brings a range into view, however far away it is and whether it is laid out or not, on another
 * part of a long text too. What is in a hidden zone shows the zones again.
 */
void
dossier_reader_show_range (DossierReader *self, guint start, guint end, gboolean select)
{
  guint length = dossier_page_text_get_length (self->page);

  start = MIN (start, length);
  if (self->zones_hidden && dossier_reader_has_zone (self, start, end))
    dossier_reader_set_zones_hidden (self, FALSE);
  if (select)
    dossier_reader_select (self, start, CLAMP (end, start, length));
  else
    dossier_reader_reach (self, start);
  approach (self, start, 0.3);
}

/* Keeps the first visible code point, while the page stands where the person put it. */
void
dossier_reader_remember_top (DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;

  if (self->tick != 0 || self->is_loading)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  self->has_top = visible.y > 0;
  if (!self->has_top)
    return;
  gtk_text_view_get_iter_at_location (view, &iter, visible.x + visible.width / 2, visible.y + 2);
  gtk_text_view_backward_display_line_start (view, &iter);
  self->top = dossier_reader_get_offset (self, &iter);
}

/* The layout is about to change: come back to the line that was on top, or to the goal. */
void
dossier_reader_stay (DossierReader *self)
{
  if (self->tick != 0)
    approach (self, self->goal_offset, self->goal_align);
  else if (self->has_top)
    approach (self, self->top, 0.0);
}

/**
 * dossier_reader_get_top:
 * @self: a reader
 *
 * Returns: the first visible code point, 0 at the very beginning, the first one of its part at the
 *   beginning of that: where to open it again
 */
guint
dossier_reader_get_top (DossierReader *self)
{
  if (self->tick != 0)
    return self->goal_offset;
  return self->has_top ? self->top : dossier_page_text_get_start (self->page);
}

/**
 * dossier_reader_set_top:
 * @self: a reader
 * @offset: what dossier_reader_get_top() returned
 */
void
dossier_reader_set_top (DossierReader *self, guint offset)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  dossier_reader_reach (self, offset);
  self->has_top = offset > dossier_page_text_get_start (self->page);
  self->top = MIN (offset, dossier_page_text_get_length (self->page));
  dossier_reader_forget_goal (self);
  if (self->has_top)
    approach (self, self->top, 0.0);
  else if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0.0);
}
