#include "reader/reader-private.h"

/* Names longer than this many words are not taken in one go. */
#define MAX_NAME_WORDS 6

/**
 * dossier_reader_get_cursor:
 * @self: a reader
 *
 * Returns: the code point before which the cursor stands
 */
guint
dossier_reader_get_cursor (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return dossier_reader_get_offset (self, &iter);
}

/**
 * dossier_reader_get_selection:
 * @self: a reader
 * @start: (out): first selected code point
 * @end: (out): the one behind the last
 *
 * White space at the edges does not count, and no character as people see it is cut.
 *
 * Returns: whether any words are selected
 */
gboolean
dossier_reader_get_selection (DossierReader *self, guint *start, guint *end)
{
  GtkTextIter from, to;
  GtkTextIter before;

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from,
                                             &to))
    return FALSE;
  while (gtk_text_iter_compare (&from, &to) < 0
         && g_unichar_isspace (gtk_text_iter_get_char (&from)))
    gtk_text_iter_forward_char (&from);
  for (before = to; gtk_text_iter_compare (&from, &to) < 0; to = before)
    if (!gtk_text_iter_backward_char (&before)
        || !g_unichar_isspace (gtk_text_iter_get_char (&before)))
      break;
  if (gtk_text_iter_compare (&from, &to) >= 0)
    return FALSE;
  if (!gtk_text_iter_is_cursor_position (&from))
    gtk_text_iter_backward_cursor_position (&from);
  if (!gtk_text_iter_is_cursor_position (&to))
    gtk_text_iter_forward_cursor_position (&to);
  *start = dossier_reader_get_offset (self, &from);
  *end = dossier_reader_get_offset (self, &to);
  return *start < *end;
}

/**
 * dossier_reader_select:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last; the cursor stands there
 */
void
dossier_reader_select (DossierReader *self, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to;

  dossier_reader_get_iter (self, &from, start);
  gtk_text_buffer_get_iter_at_offset (
      buffer, &to,
      (int) (start == end ? dossier_page_text_to_page (self->page, end)
                          : dossier_page_text_end_to_page (self->page, end)));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

/* Puts the cursor before @offset and brings it into view. */
void
dossier_reader_place_cursor (DossierReader *self, guint offset, gboolean extend)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  dossier_reader_get_iter (self, &iter, offset);
  if (extend)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
  else
    gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static gboolean
begins_a_name (const GtkTextIter *iter)
{
  gunichar c = gtk_text_iter_get_char (iter);

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Takes in the capitalised words that stand beside the word, one blank between them. */
static void
grow_name (GtkTextIter *from, GtkTextIter *to)
{
  for (guint i = 0; i < MAX_NAME_WORDS; i++)
    {
      GtkTextIter next = *to;

      if (gtk_text_iter_get_char (&next) != ' ' || !gtk_text_iter_forward_char (&next)
          || !gtk_text_iter_starts_word (&next) || !begins_a_name (&next))
        break;
      gtk_text_iter_forward_word_end (&next);
      *to = next;
    }
  for (guint i = 0; i < MAX_NAME_WORDS; i++)
    {
      GtkTextIter before = *from;

      if (!gtk_text_iter_backward_char (&before) || gtk_text_iter_get_char (&before) != ' '
          || !gtk_text_iter_ends_word (&before) || !gtk_text_iter_backward_word_start (&before)
          || !begins_a_name (&before))
        break;
      *from = before;
    }
}

/* What the program or somebody has seen there already is better than a guess by letters. */
static gboolean
get_marked (DossierReader *self, DossierMarkKind kind, guint *start, guint *end)
{
  g_autoptr (GPtrArray) marks = dossier_mark_set_query (self->marks, *start, *start + 1);

  for (guint i = marks->len; i > 0; i--)
    {
      const DossierMark *mark = g_ptr_array_index (marks, i - 1);

      if (mark->kind != kind)
        continue;
      *start = mark->start;
      *end = mark->end;
      return TRUE;
    }
  return FALSE;
}

static gboolean
get_word (DossierReader *self, gboolean with_names, guint *start, guint *end)
{
  GtkTextIter from, to;

  dossier_reader_get_iter (self, &from, *start);
  to = from;
  if (!gtk_text_iter_inside_word (&from) && !gtk_text_iter_ends_word (&from))
    return FALSE;
  if (!gtk_text_iter_starts_word (&from))
    gtk_text_iter_backward_word_start (&from);
  to = from;
  gtk_text_iter_forward_word_end (&to);
  if (with_names && begins_a_name (&from))
    grow_name (&from, &to);
  *start = dossier_reader_get_offset (self, &from);
  *end = dossier_reader_get_offset (self, &to);
  return *start < *end;
}

/**
 * dossier_reader_get_target:
 * @self: a reader
 * @unit: what is taken where nothing is chosen
 * @start: (out): first code point
 * @end: (out): the one behind the last
 *
 * What a key will hit: the selection; else the current mark; else the @unit at the cursor.
 *
 * Returns: whether there is anything
 */
gboolean
dossier_reader_get_target (DossierReader *self, DossierTargetUnit unit, guint *start, guint *end)
{
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);
  DossierSegments *segments;
  DossierSegment segment;
  guint cursor;

  if (dossier_reader_get_selection (self, start, end))
    return TRUE;
  if (current != NULL)
    {
      *start = current->start;
      *end = current->end;
      return TRUE;
    }
  cursor = *start = dossier_reader_get_cursor (self);
  if (unit == DOSSIER_TARGET_NAME)
    return get_marked (self, DOSSIER_MARK_MENTION, start, end) || get_word (self, TRUE, start, end);
  if (unit == DOSSIER_TARGET_DATE)
    return get_marked (self, DOSSIER_MARK_DATE, start, end) || get_word (self, FALSE, start, end);

  segments = dossier_reader_get_segments (self);
  if (segments == NULL)
    return FALSE;
  if (unit == DOSSIER_TARGET_PARAGRAPH ? !dossier_segments_paragraph_at (segments, cursor, &segment)
                                       : !dossier_segments_sentence_at (segments, cursor, &segment))
    return FALSE;
  *start = segment.start;
  *end = segment.end;
  return segment.start < segment.end;
}

/* To the next or the previous sentence; when extending, over whole sentences. */
gboolean
dossier_reader_step_sentence (DossierReader *self, int direction, gboolean extend)
{
  DossierSegments *segments = dossier_reader_get_segments (self);
  guint cursor = dossier_reader_get_cursor (self);
  DossierSegment here, there;
  guint start, end;

  if (segments == NULL)
    return FALSE;
  if (extend && direction > 0 && dossier_segments_sentence_at (segments, cursor, &here)
      && cursor < here.end)
    {
      /* The first step takes the sentence one is in, from its beginning. */
      if (!dossier_reader_get_selection (self, &start, &end))
        dossier_reader_place_cursor (self, here.start, FALSE);
      dossier_reader_place_cursor (self, here.end, TRUE);
      return TRUE;
    }
  if (direction < 0 && dossier_segments_sentence_at (segments, cursor, &here)
      && here.start < cursor)
    there = here;
  else if (!(direction > 0 ? dossier_segments_next_sentence (segments, cursor, &there)
                           : dossier_segments_previous_sentence (segments, cursor, &there)))
    return FALSE;
  dossier_reader_place_cursor (self, extend && direction > 0 ? there.end : there.start, extend);
  return TRUE;
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

/* Moves the start or the end of the current mark by a word, and asks for that to be recorded. */
gboolean
dossier_reader_move_edge (DossierReader *self, gboolean end, int direction)
{
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);
  GtkTextIter iter;
  guint offset;
  guint edge;

  if (current == NULL)
    return FALSE;
  edge = end ? current->end : current->start;
  dossier_reader_get_iter (self, &iter, edge);
  /* An end stands behind a word, a start before one: whichever way it moves. */
  if (end && direction < 0)
    {
      gtk_text_iter_backward_word_start (&iter);
      if (!gtk_text_iter_backward_word_start (&iter) || !gtk_text_iter_forward_word_end (&iter))
        return FALSE;
    }
  else if (end)
    gtk_text_iter_forward_word_end (&iter);
  else if (direction < 0)
    gtk_text_iter_backward_word_start (&iter);
  else if (gtk_text_iter_forward_word_end (&iter) && gtk_text_iter_forward_word_end (&iter))
    gtk_text_iter_backward_word_start (&iter);

  offset = dossier_reader_get_offset (self, &iter);
  if (offset == edge || (end ? offset <= current->start : offset >= current->end))
    return FALSE;
  g_signal_emit_by_name (self, "mark-range-changed", current->id, end ? current->start : offset,
                         end ? offset : current->end);
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

/**
 * dossier_reader_dup_quote:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full): these words as the article has them
 */
char *
dossier_reader_dup_quote (DossierReader *self, guint start, guint end)
{
  return dossier_page_text_dup_article_range (self->page, start, end);
}

/**
 * dossier_reader_dup_locator:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full): where that is, for a person: "¶2, s. 1"
 */
char *
dossier_reader_dup_locator (DossierReader *self, guint start, guint end)
{
  DossierSegments *segments = dossier_reader_get_segments (self);

  return segments != NULL ? dossier_segments_locator_range (segments, start, end) : g_strdup ("");
}
