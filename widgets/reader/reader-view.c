#include "reader/reader-private.h"

#include <math.h>
#include <string.h>

#define SIDE_SPACE   30  /* left and right of the text, at least */
#define MARGIN_SPACE 190 /* names in the margin */
#define STRIPE_SPACE 72  /* stripes only */
#define LEAST_COLUMN 60
#define USUAL_SIZE   17.0
#define MARGIN_GAP   22 /* between the text and the stripes */

/* The alphabet is about two and a half times as narrow as a line that reads well (66 characters). */
static int
get_column_width (DossierReader *self)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), "abcdefghijklmnopqrstuvwxyz");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return (int) lround ((double) width * 2.5 * self->measure / 66.0);
}

static void
set_int (GtkTextView *view, int (*get) (GtkTextView *), void (*set) (GtkTextView *, int), int value)
{
  if (get (view) != value)
    set (view, value);
}

/* The width in which words can still be read. */
int
dossier_reader_get_least_width (void)
{
  return SIDE_SPACE + LEAST_COLUMN + STRIPE_SPACE;
}

/* Names and signs beside the text are as large as it is, within what the margin can hold. */
double
dossier_reader_get_scale (DossierReader *self)
{
  return CLAMP (self->size / USUAL_SIZE, 0.85, 2.5);
}

/* Centres the column, leaves room for names on its right if there is any, and for the title above. */
void
dossier_reader_lay_out (DossierReader *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int wish = get_column_width (self);
  int names = (int) lround (MARGIN_SPACE * dossier_reader_get_scale (self));
  int room = width - wish - names >= SIDE_SPACE ? names : STRIPE_SPACE;
  int column = MAX (MIN (wish, width - SIDE_SPACE - room), LEAST_COLUMN);
  int left = (width - column) / 2;
  gboolean moved = column != self->column;

  /* Names need the right side: the column gives way to the left. */
  if (width - left - column < room)
    left = MAX (width - column - room, SIDE_SPACE);
  self->column = column;
  set_int (view, gtk_text_view_get_left_margin, gtk_text_view_set_left_margin, left);
  set_int (view, gtk_text_view_get_right_margin, gtk_text_view_set_right_margin,
           MAX (width - left - column, 0));
  set_int (view, gtk_text_view_get_top_margin, gtk_text_view_set_top_margin,
           dossier_title_block_get_height (self->title, column));
  dossier_title_block_place (self->title, left, column);
  if (moved)
    dossier_reader_stay (self);
}

/* What the next key would take, before it does. */
static void
paint_targets (DossierReader *self, DossierPainter *painter)
{
  guint start, end;
  GdkRGBA word = painter->ink.outline;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)) || self->current != 0
      || dossier_reader_get_selection (self, &start, &end))
    return;
  if (dossier_reader_get_target (self, DOSSIER_TARGET_SENTENCE, &start, &end))
    dossier_painter_outline (painter, start, end, &painter->ink.outline, 1.f, 2.f);
  word.alpha = MIN (word.alpha * 2.2f, 1.f);
  if (dossier_reader_get_target (self, DOSSIER_TARGET_NAME, &start, &end))
    dossier_painter_outline (painter, start, end, &word, 1.f, 0.f);
  if (dossier_reader_get_target (self, DOSSIER_TARGET_PARAGRAPH, &start, &end))
    dossier_painter_paint_paragraph_bar (painter, start, end);
}

/* Everything below the text, in buffer coordinates. */
void
dossier_reader_snapshot_marks (DossierReader *self, GtkSnapshot *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int left = gtk_text_view_get_left_margin (view) + self->column + MARGIN_GAP;
  int right = gtk_widget_get_width (GTK_WIDGET (self)) - 24;
  g_autoptr (GArray) lines = dossier_page_lines_collect (view, self->page);
  DossierPainter painter = { .snapshot = snapshot,
                             .view = view,
                             .page = self->page,
                             .marks = self->marks,
                             .hits = self->hits,
                             .lines = lines,
                             .edges = self->edges,
                             .scale = dossier_reader_get_scale (self),
                             .show_actor_kinds = self->show_actor_kinds };

  dossier_ink_init (&painter.ink, GTK_WIDGET (self));
  paint_targets (self, &painter);
  dossier_painter_paint_marks (&painter);
  dossier_reader_paint_bullets (self, &painter);
  dossier_painter_paint_breaks (&painter, self->column);
  dossier_reader_paint_zone_kinds (self, &painter);
  dossier_reader_paint_current (self, &painter);
  dossier_margin_paint (self->margin, &painter, left, MAX (right - left, 0), self->current);
}

/* Type and spacing follow the size; the style sheet keeps colours only. */
void
dossier_reader_apply_font (DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double size = self->size;

  gtk_text_view_set_pixels_inside_wrap (view, (int) lround (size * 0.30 * self->spacing));
  gtk_text_view_set_pixels_below_lines (view, (int) lround (size * 0.85 * self->spacing));
  dossier_reader_update_zone_colour (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_reader_set_font:
 * @self: a reader
 * @family: (nullable): a font family, %NULL for the serif face of the style
 * @size: in pixels, 8 to 192
 * @spacing: between lines, 1 is normal, 0 to 5
 */
void
dossier_reader_set_font (DossierReader *self, const char *family, double size, double spacing)
{
  g_autoptr (GString) css = g_string_new ("textview.dossier-reader {");
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  self->size = CLAMP (size, 8.0, 192.0);
  self->spacing = CLAMP (spacing, 0.0, 5.0);
  g_ascii_formatd (number, sizeof number, "%.1f", self->size);
  g_string_append_printf (css, " font-size: %spx;", number);
  if (family != NULL && strpbrk (family, "\"\\{};") == NULL)
    g_string_append_printf (css, " font-family: \"%s\", serif;", family);
  g_string_append (css, " }");
  gtk_css_provider_load_from_data (self->font, css->str, -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->font),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  dossier_reader_apply_font (self);
}

/**
 * dossier_reader_set_measure:
 * @self: a reader
 * @characters: of a full line, about; 30 to 140
 */
void
dossier_reader_set_measure (DossierReader *self, guint characters)
{
  self->measure = CLAMP (characters, 30, 140);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_reader_get_area:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 * @area: (out): where the range stands in the widget, for a popover
 *
 * Returns: whether any of it is visible
 */
gboolean
dossier_reader_get_area (DossierReader *self, guint start, guint end, GdkRectangle *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter from, to;
  GdkRectangle first, last, visible;
  guint part_start, part_end;
  int x, y;

  dossier_reader_get_part (self, &part_start, &part_end);
  if (end < part_start || start > part_end)
    return FALSE;
  dossier_reader_get_iter (self, &from, start);
  dossier_reader_get_iter (self, &to, end);
  gtk_text_view_get_iter_location (view, &from, &first);
  gtk_text_view_get_iter_location (view, &to, &last);
  gtk_text_view_get_visible_rect (view, &visible);
  if (last.y + last.height < visible.y || first.y > visible.y + visible.height)
    return FALSE;

  area->x = first.y == last.y ? first.x : gtk_text_view_get_left_margin (view);
  area->width = first.y == last.y ? MAX (last.x - first.x, 1) : self->column;
  area->y = MAX (first.y, visible.y);
  area->height = MIN (last.y + last.height, visible.y + visible.height) - area->y;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &x, &y);
  area->x = x;
  area->y = y;
  return TRUE;
}
