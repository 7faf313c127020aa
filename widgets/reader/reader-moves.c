#include "reader/reader-private.h"

/* The neighbouring sentence; the one around the cursor counts as the previous one if the cursor is
 * behind its beginning. */
static gboolean
find_sentence (DossierSegments *segments, guint at, int direction, DossierSegment *found)
{
  if (direction > 0)
    return dossier_segments_next_sentence (segments, at, found);
  return (dossier_segments_sentence_at (segments, at, found) && found->start < at)
         || dossier_segments_previous_sentence (segments, at, found);
}

/* To the next or the previous sentence; when extending, over whole sentences. */
gboolean
dossier_reader_step_sentence (DossierReader *self, int direction, gboolean extend)
{
  DossierSegments *segments = dossier_reader_get_segments (self);
  guint at = dossier_reader_get_cursor (self);
  DossierSegment found;
  guint start, end;

  if (segments == NULL)
    return FALSE;
  if (extend && direction > 0 && dossier_segments_sentence_at (segments, at, &found)
      && at < found.end)
    {
      /* The first step takes the sentence one is in, from its beginning. */
      if (!dossier_reader_get_selection (self, &start, &end))
        dossier_reader_place_cursor (self, found.start, FALSE);
      dossier_reader_place_cursor (self, found.end, TRUE);
      return TRUE;
    }
  /* A cursor in hidden text would be nowhere. */
  do
    {
      if (!find_sentence (segments, at, direction, &found))
        return FALSE;
      at = found.start;
    }
  while (self->zones_hidden && dossier_reader_has_zone (self, found.start, found.end));
  at = dossier_reader_get_cursor (self);
  dossier_reader_place_cursor (self, extend && direction > 0 ? found.end : found.start, extend);
  return !extend || dossier_reader_get_cursor (self) != at;
}

/* To the next or the previous mark, which becomes the current one. */
gboolean
dossier_reader_step_mark (DossierReader *self, int direction, int wanted_state)
{
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);
  guint start = current != NULL ? current->start : dossier_reader_get_cursor (self);
  const DossierMark *next =
      dossier_mark_set_next (self->marks, start, self->current, direction, wanted_state);
  gint64 id;

  if (next == NULL)
    return FALSE;
  id = next->id;
  start = next->start;
  dossier_reader_place_cursor (self, start, FALSE);
  dossier_reader_set_current_mark (self, id);
  dossier_reader_show_range (self, start, next->end, FALSE);
  return TRUE;
}

/* The next of the marks that lie on one another at the cursor. */
gboolean
dossier_reader_cycle_stack (DossierReader *self)
{
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);
  guint cursor = dossier_reader_get_cursor (self);
  g_autoptr (GPtrArray) stack = NULL;
  guint next = 0;

  if (current != NULL && cursor >= current->end)
    cursor = current->end - 1;
  stack = dossier_mark_set_query (self->marks, cursor, cursor + 1);
  if (stack->len == 0)
    return FALSE;
  for (guint i = 0; i < stack->len; i++)
    if (((DossierMark *) g_ptr_array_index (stack, i))->id == self->current)
      next = (i + 1) % stack->len;
  dossier_reader_set_current_mark (self, ((DossierMark *) g_ptr_array_index (stack, next))->id);
  return TRUE;
}

/* GTK says no where the end of the text is reached, though the last word ends there. */
static gboolean
go_to_word_end (GtkTextIter *iter)
{
  GtkTextIter from = *iter;

  gtk_text_iter_forward_word_end (iter);
  return gtk_text_iter_compare (iter, &from) > 0 && gtk_text_iter_ends_word (iter);
}

/* The next edge of a word in that direction; an end stands behind a word, a start before one. */
static gboolean
step_word (GtkTextIter *iter, gboolean end, int direction)
{
  GtkTextIter edge = *iter;

  if (end && direction > 0)
    return go_to_word_end (iter);
  if (!end && direction < 0)
    return gtk_text_iter_backward_word_start (iter);
  if (end)
    {
      /* Back into the last word, then to its end unless that is where one was. */
      if (gtk_text_iter_backward_word_start (iter) && go_to_word_end (iter)
          && gtk_text_iter_compare (iter, &edge) < 0)
        return TRUE;
      *iter = edge;
      return gtk_text_iter_backward_word_start (iter) && gtk_text_iter_backward_word_start (iter)
             && go_to_word_end (iter);
    }
  if (go_to_word_end (iter) && gtk_text_iter_backward_word_start (iter)
      && gtk_text_iter_compare (iter, &edge) > 0)
    return TRUE;
  *iter = edge;
  return go_to_word_end (iter) && go_to_word_end (iter) && gtk_text_iter_backward_word_start (iter);
}

/* Where no word is in the way, by what a person sees as one character. */
static gboolean
step_character (GtkTextIter *iter, int direction)
{
  GtkTextIter from = *iter;

  if (direction > 0)
    {
      if (gtk_text_iter_inside_word (iter))
        return FALSE;
      gtk_text_iter_forward_cursor_position (iter);
      return gtk_text_iter_compare (iter, &from) > 0;
    }
  return gtk_text_iter_backward_cursor_position (iter) && !gtk_text_iter_inside_word (iter);
}

static gboolean
find_next_edge (DossierReader *self, gboolean end, int direction, guint *start, guint *stop)
{
  for (int by_word = 1; by_word >= 0; by_word--)
    {
      GtkTextIter iter;
      gboolean moved;
      guint offset;

      /* The last part of the text that the mark stands on is where its end is. */
      if ((end ? *stop : *start) != dossier_page_text_get_end (self->page))
        dossier_reader_reach (self, end ? *stop : *start);
      dossier_reader_get_iter (self, &iter, end ? *stop : *start);
      moved = by_word ? step_word (&iter, end, direction) : step_character (&iter, direction);
      offset = dossier_reader_get_offset (self, &iter);
      if (!moved || offset == (end ? *stop : *start) || (end ? offset <= *start : offset >= *stop))
        continue;
      *(end ? stop : start) = offset;
      return TRUE;
    }
  return FALSE;
}

/* Moves the start or the end of the current mark by a word, and asks for that to be recorded. What
 * was asked for and is not recorded yet counts as moved: keys are faster than the disk. */
gboolean
dossier_reader_move_edge (DossierReader *self, gboolean end, int direction)
{
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);
  GdkRectangle area;
  guint start, stop;

  if (current == NULL)
    return FALSE;
  start = self->moved_mark == current->id ? self->moved_to.start : current->start;
  stop = self->moved_mark == current->id ? self->moved_to.end : current->end;
  if (!find_next_edge (self, end, direction, &start, &stop))
    return FALSE;
  self->moved_mark = current->id;
  self->moved_to = (DossierTextRange){ start, stop };
  g_signal_emit_by_name (self, "mark-range-changed", current->id, start, stop);
  if (!dossier_reader_get_area (self, end ? stop : start, end ? stop : start, &area))
    dossier_reader_show_range (self, end ? stop : start, end ? stop : start, FALSE);
  return TRUE;
}

/* The innermost mark at a point of the buffer's plane, in the text or in the margin; 0 if none. */
gint64
dossier_reader_mark_at (DossierReader *self, int x, int y)
{
  GtkTextIter iter;
  GdkRectangle rect;
  guint offset;
  gint64 found = dossier_margin_find (self->margin, x, y);
  guint shortest = G_MAXUINT;
  g_autoptr (GPtrArray) marks = NULL;

  if (found != 0 || !gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, NULL, x, y))
    return found;
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &rect);
  if (y < rect.y - 2 || y > rect.y + rect.height + 4)
    return 0;
  offset = dossier_reader_get_offset (self, &iter);
  marks = dossier_mark_set_query (self->marks, offset, offset + 1);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = g_ptr_array_index (marks, i);

      if (mark->end - mark->start <= shortest)
        {
          shortest = mark->end - mark->start;
          found = mark->id;
        }
    }
  return found;
}
