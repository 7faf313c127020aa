#include "reader/page-lines.h"

/* Lines that a screen can hold at most; a guard, not a limit anyone meets. */
#define MAX_LINES 1000

static gboolean
runs_from_right (gunichar c)
{
  return c >= 0x0590
         && (c <= 0x08ff || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
             || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff));
}

/* Measures the line between @first and @next. */
static void
fill_line (DossierPageLine *line, GtkTextView *view, DossierPageText *page,
           const GtkTextIter *first, const GtkTextIter *next)
{
  GtkTextIter iter = *first;
  GdkRectangle rect;

  gtk_text_view_get_iter_location (view, first, &rect);
  line->first = *first;
  line->start = dossier_page_text_to_article (page, (guint) gtk_text_iter_get_offset (first));
  line->x = rect.x;
  line->y = rect.y;
  line->height = rect.height;
  line->begins_paragraph = gtk_text_iter_starts_line (first);
  while (gtk_text_iter_compare (&iter, next) < 0 && !gtk_text_iter_ends_line (&iter))
    {
      line->is_bidi |= runs_from_right (gtk_text_iter_get_char (&iter));
      line->n_chars++;
      gtk_text_iter_forward_char (&iter);
    }
  line->end = line->start + line->n_chars;
}

/* The tag that hides the character at @iter; NULL when none does. */
static GtkTextTag *
find_hiding_tag (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean invisible = FALSE;

      g_object_get (l->data, "invisible", &invisible, NULL);
      if (invisible)
        return l->data;
    }
  return NULL;
}

/* Goes past paragraphs that are hidden as a whole: asked for the display line behind one of them,
 * GTK looks for it in the next paragraph and says that something is wrong. Heights do not tell:
 * they may be those of before. */
static void
skip_hidden (GtkTextIter *iter)
{
  while (!gtk_text_iter_is_end (iter))
    {
      GtkTextIter start = *iter, next = *iter, shown;
      GtkTextTag *tag;

      gtk_text_iter_set_line_offset (&start, 0);
      gtk_text_iter_forward_line (&next);
      tag = find_hiding_tag (&start);
      shown = start;
      if (tag == NULL
          || (gtk_text_iter_forward_to_tag_toggle (&shown, tag)
              && gtk_text_iter_compare (&shown, &next) < 0))
        return;
      *iter = next;
    }
}

/**
 * dossier_page_lines_collect:
 * @view: the view
 * @page: what it shows
 *
 * Returns: (transfer full) (element-type DossierPageLine): the visible lines, valid while the
 *   buffer and the layout stay as they are. Main thread.
 */
GArray *
dossier_page_lines_collect (GtkTextView *view, DossierPageText *page)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (DossierPageLine));
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, gtk_text_view_get_left_margin (view) + 1,
                                      MAX (visible.y, 0));
  gtk_text_view_backward_display_line_start (view, &iter);
  skip_hidden (&iter);

  while (lines->len < MAX_LINES && !gtk_text_iter_is_end (&iter))
    {
      DossierPageLine line = { 0 };
      GtkTextIter next = iter;

      if (!gtk_text_view_forward_display_line (view, &next)
          || gtk_text_iter_compare (&next, &iter) <= 0)
        gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &next);
      fill_line (&line, view, page, &iter, &next);
      if (line.y > visible.y + visible.height)
        break;
      if (line.n_chars > 0)
        g_array_append_val (lines, line);
      iter = next;
      skip_hidden (&iter);
    }
  return lines;
}

static void
add_span (GArray *spans, int x, int width)
{
  DossierSpan *last = spans->len > 0 ? &g_array_index (spans, DossierSpan, spans->len - 1) : NULL;
  DossierSpan span = { x, width };

  if (width <= 0)
    return;
  /* Neighbours in the text are neighbours on the line, to the right or to the left. */
  if (last != NULL && ABS (last->x + last->width - x) <= 1)
    last->width = x + width - last->x;
  else if (last != NULL && ABS (x + width - last->x) <= 1)
    {
      last->width += last->x - x;
      last->x = x;
    }
  else
    g_array_append_val (spans, span);
}

/* Blanks at the end of a line are not painted: the words end there. */
static guint
trim_end (const DossierPageLine *self, const GtkTextIter *first, guint n_chars)
{
  GtkTextIter iter = *first;

  gtk_text_iter_forward_chars (&iter, (int) n_chars);
  while (n_chars > 0 && gtk_text_iter_backward_char (&iter)
         && g_unichar_isspace (gtk_text_iter_get_char (&iter)))
    n_chars--;
  return n_chars;
}

/**
 * dossier_page_line_get_spans:
 * @self: a line
 * @view: the view that it is on
 * @edges: what is known of the view's lines
 * @start: first code point, in the article
 * @end: the one behind the last; both are cut to the line
 *
 * Returns: (transfer full) (element-type DossierSpan): where these characters stand on the line:
 *   one span, or several where scripts of both directions are mixed. Main thread.
 */
GArray *
dossier_page_line_get_spans (DossierPageLine *self, GtkTextView *view, DossierLineEdges *edges,
                             guint start, guint end)
{
  GArray *spans = g_array_sized_new (FALSE, FALSE, sizeof (DossierSpan), 1);
  GtkTextIter from = self->first;
  guint first = MAX (start, self->start) - self->start;
  guint last = MIN (end, self->end) > self->start ? MIN (end, self->end) - self->start : 0;
  DossierSpan left, right;

  if (first >= last)
    return spans;
  gtk_text_iter_forward_chars (&from, (int) first);
  if (last == self->n_chars)
    last = first + trim_end (self, &from, last - first);
  if (first >= last)
    return spans;

  if (self->edges == NULL)
    self->edges = dossier_line_edges_find (edges, view, &self->first, self->n_chars);
  for (guint i = first; self->is_bidi && i < last; i++)
    {
      left = dossier_edges_get (self->edges, view, &self->first, i);
      add_span (spans, left.x, left.width);
    }
  if (self->is_bidi)
    return spans;
  left = dossier_edges_get (self->edges, view, &self->first, first);
  /* Where the next run begins this one ends: one look-up for both. */
  right = dossier_edges_get (self->edges, view, &self->first, MIN (last, self->n_chars - 1));
  add_span (spans, left.x, (last < self->n_chars ? right.x : right.x + right.width) - left.x);
  return spans;
}
