#include "reader/reader-private.h"

/*
 * A long text is shown part by part: the buffer holds one of them, all else goes on in code points
 * of the whole article. Whoever wants to show a position reaches for it first.
 */

/* Lays a part of @text out; marks, zones and the form of the source come with it. */
void
dossier_reader_load_part (DossierReader *self, DossierTextMap *text, guint part)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint start = g_array_index (self->parts, guint, part);
  guint end =
      part + 1 < self->parts->len ? g_array_index (self->parts, guint, part + 1) : G_MAXUINT;
  DossierPageText *page = dossier_page_text_new_part (text, start, end, !self->as_it_came);

  dossier_page_text_free (self->page);
  self->page = page;
  self->part = part;
  self->is_loading = TRUE;
  gtk_text_buffer_set_text (buffer, dossier_page_text_get_page (page), -1);
  dossier_reader_apply_gaps (self);
  dossier_reader_apply_layout (self);
  dossier_reader_apply_zones (self);
  self->is_loading = FALSE;
}

/* Shows the part that holds @offset, with the cursor there, unless it is the one that is shown.
 * Returns whether another one is shown now; it begins at its top. */
gboolean
dossier_reader_reach (DossierReader *self, guint offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  guint part = dossier_text_parts_at (self->parts, offset);
  GtkTextIter iter;

  if (part == self->part)
    return FALSE;
  dossier_reader_forget_goal (self);
  dossier_reader_load_part (self, dossier_page_text_get_article (self->page), part);
  dossier_reader_get_iter (self, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
  self->has_top = FALSE;
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0.0);
  g_signal_emit_by_name (self, "part-changed");
  return TRUE;
}

/* To the beginning of the next part, or to the end of the previous one, as reading on does. */
gboolean
dossier_reader_turn (DossierReader *self, int direction)
{
  guint at = direction > 0 ? dossier_page_text_get_end (self->page)
                           : dossier_page_text_get_start (self->page) - 1;

  if (direction > 0 ? self->part + 1 >= self->parts->len : self->part == 0)
    return FALSE;
  dossier_reader_place_cursor (self, at, FALSE);
  return TRUE;
}

/**
 * dossier_reader_get_n_parts:
 * @self: a reader
 *
 * Returns: in how many parts the article is shown; 1 for all but very long ones
 */
guint
dossier_reader_get_n_parts (DossierReader *self)
{
  return self->parts->len;
}

/**
 * dossier_reader_get_part:
 * @self: a reader
 * @start: (out) (optional): its first code point
 * @end: (out) (optional): the one behind its last
 *
 * Returns: the part that is shown, from 0
 */
guint
dossier_reader_get_part (DossierReader *self, guint *start, guint *end)
{
  if (start != NULL)
    *start = dossier_page_text_get_start (self->page);
  if (end != NULL)
    *end = dossier_page_text_get_end (self->page);
  return self->part;
}

/**
 * dossier_reader_show_part:
 * @self: a reader
 * @part: from 0
 *
 * Shows a part of the article from its beginning, with the cursor there; emits ::part-changed if it
 * was not the one shown.
 *
 * Returns: whether there is such a part
 */
gboolean
dossier_reader_show_part (DossierReader *self, guint part)
{
  if (part >= self->parts->len)
    return FALSE;
  dossier_reader_set_top (self, g_array_index (self->parts, guint, part));
  return TRUE;
}
