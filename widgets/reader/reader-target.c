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
 *
 * Selects as much of the range as stands on the part of the text that holds its beginning.
 */
void
dossier_reader_select (DossierReader *self, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to;

  /* The end of a part is also where the next one begins: a cursor that is there stays. */
  if (start != end || start != dossier_reader_get_cursor (self))
    dossier_reader_reach (self, start);
  dossier_reader_get_iter (self, &from, start);
  gtk_text_buffer_get_iter_at_offset (
      buffer, &to,
      (int) (start == end ? dossier_page_text_to_page (self->page, end)
                          : dossier_page_text_end_to_page (self->page, end)));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

/* Puts the cursor before @offset and brings it into view; a selection ends at its part's edge. */
void
dossier_reader_place_cursor (DossierReader *self, guint offset, gboolean extend)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  if (!extend && dossier_reader_reach (self, offset))
    {
      dossier_reader_show_range (self, offset, offset, FALSE);
      return;
    }
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
