#include "timeline/date-strip-painter.h"

#include "reader/ink.h"

#include <glib/gi18n.h>

#define SIDE      20.0
#define AXIS_Y    41.f
#define BAR       14.f
#define DOT       10.f
#define LABEL_MAX 230
#define PALE      0.6  /* of what is only suggested */
#define OPEN_END  14.f /* how far what has no end reaches beyond the last day */

/* One frame. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  DossierInk ink;
  GdkRGBA page;
} Frame;

/* Labels of one frame. */
typedef struct
{
  GPtrArray *layouts; /* PangoLayout */
  double *widths;
} Labels;

/**
 * dossier_date_strip_painter_init:
 * @self: (out caller-allocates): made ready
 */
void
dossier_date_strip_painter_init (DossierDateStripPainter *self)
{
  self->areas = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * dossier_date_strip_painter_clear:
 * @self: what it holds is freed
 */
void
dossier_date_strip_painter_clear (DossierDateStripPainter *self)
{
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
}

static PangoLayout *
create_layout (GtkWidget *widget, const char *text, double size, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static void
paint_layout (Frame *frame, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (frame->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (frame->snapshot, layout, colour);
  gtk_snapshot_restore (frame->snapshot);
}

static void
paint_axis (Frame *frame, double left, double width, GArray *folds)
{
  GdkRGBA colour = frame->ink.line;

  gtk_snapshot_append_color (frame->snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) left, AXIS_Y - 0.5f, (float) width, 1.f));
  for (guint i = 0; i < folds->len; i++)
    {
      const DossierDateFold *fold = &g_array_index (folds, DossierDateFold, i);
      float x = (float) (fold->x + fold->width / 2.0);

      /* Two strokes through a gap: time is folded here. */
      gtk_snapshot_append_color (frame->snapshot, &frame->page,
                                 &GRAPHENE_RECT_INIT (x - 4.f, AXIS_Y - 4.f, 8.f, 8.f));
      for (int j = 0; j < 2; j++)
        {
          gtk_snapshot_save (frame->snapshot);
          gtk_snapshot_translate (frame->snapshot,
                                  &GRAPHENE_POINT_INIT (x - 3.f + 6.f * (float) j, AXIS_Y));
          gtk_snapshot_rotate (frame->snapshot, 20.f);
          gtk_snapshot_append_color (frame->snapshot, &colour,
                                     &GRAPHENE_RECT_INIT (-0.5f, -5.f, 1.f, 10.f));
          gtk_snapshot_restore (frame->snapshot);
        }
    }
}

static gboolean
is_open_before (const DossierDateItem *item)
{
  return item->day_min == DOSSIER_DAY_MINUS_INFINITY;
}

static gboolean
is_open_after (const DossierDateItem *item)
{
  return item->day_max == DOSSIER_DAY_PLUS_INFINITY;
}

static graphene_rect_t
get_shape (const DossierDateItem *item, const DossierDatePlace *place)
{
  gboolean is_day = item->day_min == item->day_max;
  float width = is_day ? DOT : MAX ((float) place->width, 22.f);
  float height = is_day ? DOT : BAR;
  float x = (float) (place->x + place->width / 2.0) - width / 2.f;
  float before = is_open_before (item) ? OPEN_END : 0.f;
  float after = is_open_after (item) ? OPEN_END : 0.f;

  return GRAPHENE_RECT_INIT (x - before, AXIS_Y - height / 2.f, width + before + after, height);
}

/* Round at an end that is known, straight where it goes on. */
static void
add_outline (cairo_t *cr, const graphene_rect_t *shape, gboolean open_before, gboolean open_after)
{
  double radius = shape->size.height / 2.0 - 0.75;
  double left = shape->origin.x + 0.75 + radius;
  double right = shape->origin.x + shape->size.width - 0.75 - radius;
  double middle = shape->origin.y + shape->size.height / 2.0;

  if (open_after)
    {
      cairo_move_to (cr, right + radius, middle - radius);
      cairo_line_to (cr, right + radius, middle + radius);
    }
  else
    cairo_arc (cr, right, middle, radius, -G_PI / 2, G_PI / 2);
  if (open_before)
    {
      cairo_line_to (cr, left - radius, middle + radius);
      cairo_line_to (cr, left - radius, middle - radius);
    }
  else
    cairo_arc (cr, left, middle, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* The colour, which goes out where there is no end. */
static void
set_colour (cairo_t *cr, const GdkRGBA *colour, double alpha, const graphene_rect_t *shape,
            const DossierDateItem *item)
{
  double fade = MIN (0.5, 1.5 * OPEN_END / (double) shape->size.width);
  cairo_pattern_t *pattern =
      cairo_pattern_create_linear (shape->origin.x, 0.0, shape->origin.x + shape->size.width, 0.0);
  const double stops[][2] = { { 0.0, is_open_before (item) ? 0.0 : alpha },
                              { fade, alpha },
                              { 1.0 - fade, alpha },
                              { 1.0, is_open_after (item) ? 0.0 : alpha } };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    cairo_pattern_add_color_stop_rgba (pattern, stops[i][0], (double) colour->red,
                                       (double) colour->green, (double) colour->blue, stops[i][1]);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* Outlines are drawn with cairo because GSK has no dashes on GTK 4.8. What lasts is filled so that
 * what lies within it can be told apart; a day is full. */
static void
paint_outline (Frame *frame, const graphene_rect_t *shape, const DossierDateItem *item,
               gboolean dashed, double fill)
{
  const double dashes[] = { 3.0, 2.0 };
  const double dots[] = { 1.5, 1.5 };
  double alpha = item->suggested ? PALE : 1.0;
  graphene_rect_t bounds = *shape;
  cairo_t *cr;

  graphene_rect_inset (&bounds, -1.f, -1.f);
  cr = gtk_snapshot_append_cairo (frame->snapshot, &bounds);
  add_outline (cr, shape, is_open_before (item), is_open_after (item));
  set_colour (cr, &frame->page, 1.0, shape, item);
  cairo_fill_preserve (cr);
  set_colour (cr, &frame->ink.date, fill, shape, item);
  cairo_fill_preserve (cr);
  set_colour (cr, &frame->ink.date, alpha, shape, item);
  cairo_set_line_width (cr, 1.5);
  if (item->suggested)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0.0);
  else if (dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Ends that nobody knows exactly fade. */
static void
paint_fading (Frame *frame, const graphene_rect_t *shape, gboolean suggested)
{
  GdkRGBA none = frame->ink.date;
  GdkRGBA full = frame->ink.date;
  graphene_rect_t wide = *shape;

  none.alpha = 0.f;
  full.alpha = suggested ? 0.25f : 0.55f;
  graphene_rect_inset (&wide, -10.f, 0.f);
  gtk_snapshot_append_linear_gradient (
      frame->snapshot, &wide, &GRAPHENE_POINT_INIT (wide.origin.x, 0.f),
      &GRAPHENE_POINT_INIT (wide.origin.x + wide.size.width, 0.f),
      (GskColorStop[]){ { 0.f, none }, { 0.4f, full }, { 0.6f, full }, { 1.f, none } }, 4);
}

static void
paint_shape (Frame *frame, const DossierDateItem *item, const graphene_rect_t *shape)
{
  gboolean lasts = item->kind == DOSSIER_EDTF_SPAN || item->kind == DOSSIER_EDTF_ALL_OF;
  gboolean is_day = item->day_min == item->day_max;
  gboolean dashed = item->planned || item->kind == DOSSIER_EDTF_RECURRING;

  if (item->approximate)
    paint_fading (frame, shape, item->suggested);
  else
    paint_outline (frame, shape, item, dashed,
                   item->suggested     ? (lasts ? 0.15 : 0.0)
                   : is_day && !dashed ? 1.0
                   : lasts             ? 0.3
                                       : 0.0);
}

static void
paint_ring (Frame *frame, const graphene_rect_t *shape, gboolean has_focus)
{
  graphene_rect_t wide = *shape;
  GskRoundedRect ring;
  float width = has_focus ? 2.f : 1.f;
  GdkRGBA accent = frame->ink.accent;

  graphene_rect_inset (&wide, -4.f, -4.f);
  gsk_rounded_rect_init_from_rect (&ring, &wide, wide.size.height / 2.f);
  gtk_snapshot_append_border (frame->snapshot, &ring, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ accent, accent, accent, accent });
}

static void
create_labels (Labels *labels, GtkWidget *widget, const DossierDateItem *items, guint n_items,
               int selected)
{
  labels->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  labels->widths = g_new0 (double, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      PangoLayout *layout =
          create_layout (widget, items[i].label, 11.5,
                         (int) i == selected ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width > LABEL_MAX)
        {
          pango_layout_set_width (layout, LABEL_MAX * PANGO_SCALE);
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
          width = LABEL_MAX;
        }
      labels->widths[i] = width;
      g_ptr_array_add (labels->layouts, layout);
    }
}

static int
compare_widths (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *areas = data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  float width = g_array_index (areas, graphene_rect_t, 2 * one).size.width;
  float other_width = g_array_index (areas, graphene_rect_t, 2 * other).size.width;

  if (width != other_width)
    return width > other_width ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* The long ones first, so that what lies within them is seen and met with the pointer. */
static void
arrange (DossierDateStripPainter *self, const DossierDateItem *items, guint n_items,
         const DossierDatePlace *places)
{
  g_array_set_size (self->areas, 2 * n_items);
  g_array_set_size (self->order, 0);
  for (guint i = 0; i < n_items; i++)
    {
      g_array_index (self->areas, graphene_rect_t, 2 * i) = get_shape (&items[i], &places[i]);
      g_array_append_val (self->order, i);
    }
  g_array_sort_with_data (self->order, compare_widths, self->areas);
}

static void
paint_items (DossierDateStripPainter *self, Frame *frame, const DossierDateItem *items,
             guint n_items, const DossierDatePlace *places, const Labels *labels, int selected)
{
  arrange (self, items, n_items, places);
  for (guint at = 0; at < n_items; at++)
    {
      guint i = g_array_index (self->order, guint, at);
      const graphene_rect_t *shape = &g_array_index (self->areas, graphene_rect_t, 2 * i);
      double y = places[i].row == DOSSIER_LABEL_ABOVE ? AXIS_Y - 26.0 : AXIS_Y + 11.0;

      paint_shape (frame, &items[i], shape);
      if ((int) i == selected)
        paint_ring (frame, shape, gtk_widget_has_focus (frame->widget));
      if (places[i].row == DOSSIER_LABEL_NONE)
        continue;
      paint_layout (frame, g_ptr_array_index (labels->layouts, i), places[i].label_x, y,
                    items[i].suggested ? &frame->ink.dim : &frame->ink.text);
      g_array_index (self->areas, graphene_rect_t, 2 * i + 1) = GRAPHENE_RECT_INIT (
          (float) places[i].label_x, (float) y, (float) labels->widths[i], 16.f);
    }
}

/* What is recorded has its label before what is only suggested. */
static void
place_labels (const double *widths, const DossierDateItem *items, guint n_items, double width,
              DossierDatePlace *places)
{
  g_autofree double *in_order = g_new (double, n_items);
  g_autofree guint *order = g_new (guint, n_items);
  g_autofree DossierDatePlace *placed = g_new (DossierDatePlace, n_items);
  guint n = 0;

  for (int suggested = 0; suggested < 2; suggested++)
    for (guint i = 0; i < n_items; i++)
      if ((items[i].suggested != FALSE) == suggested)
        {
          in_order[n] = widths[i];
          placed[n] = places[i];
          order[n++] = i;
        }
  dossier_date_strip_place_labels (in_order, n_items, 0.0, width, placed);
  for (guint i = 0; i < n_items; i++)
    places[order[i]] = placed[i];
}

/**
 * dossier_date_strip_painter_paint:
 * @self: the painter
 * @widget: the strip
 * @snapshot: drawn on
 * @items: (array length=n_items): the dates
 * @n_items: their number
 * @selected: the chosen one, or -1
 */
void
dossier_date_strip_painter_paint (DossierDateStripPainter *self, GtkWidget *widget,
                                  GtkSnapshot *snapshot, const DossierDateItem *items,
                                  guint n_items, int selected)
{
  Frame frame = { .widget = widget, .snapshot = snapshot };
  Labels labels;
  double width = gtk_widget_get_width (widget) - 2.0 * SIDE;
  g_autofree DossierDatePlace *places = g_new0 (DossierDatePlace, n_items);
  g_autoptr (GArray) folds = g_array_new (FALSE, FALSE, sizeof (DossierDateFold));
  g_autoptr (PangoLayout) title = create_layout (
      widget, n_items > 0 ? _ ("Dates in this article") : _ ("No dates in this article yet"), 11.5,
      n_items > 0 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  g_array_set_size (self->areas, 0);
  g_array_set_size (self->order, 0);
  dossier_ink_init (&frame.ink, widget);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_bg_color",
                                       &frame.page))
    frame.page = (GdkRGBA){ 1.f, 1.f, 1.f, 1.f };
  paint_layout (&frame, title, 0.0, 0.0, n_items > 0 ? &frame.ink.text : &frame.ink.dim);
  if (n_items == 0 || width < 50.0)
    return;

  create_labels (&labels, widget, items, n_items, selected);
  dossier_date_strip_place (items, n_items, SIDE, width, places, folds);
  place_labels (labels.widths, items, n_items, width + 2.0 * SIDE, places);
  paint_axis (&frame, 0.0, width + 2.0 * SIDE, folds);
  paint_items (self, &frame, items, n_items, places, &labels, selected);
  g_ptr_array_unref (labels.layouts);
  g_free (labels.widths);
}

static gboolean
is_met (const graphene_rect_t *area, const graphene_point_t *point)
{
  graphene_rect_t wide = *area;

  if (area->size.width <= 0.f)
    return FALSE;
  graphene_rect_inset (&wide, -4.f, -4.f);
  return graphene_rect_contains_point (&wide, point);
}

/**
 * dossier_date_strip_painter_find:
 * @self: the painter
 * @x: in the widget
 * @y: in the widget
 *
 * Returns: the date whose shape or label was last drawn there, or -1
 */
int
dossier_date_strip_painter_find (DossierDateStripPainter *self, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  for (guint at = self->order->len; at > 0; at--)
    {
      guint i = g_array_index (self->order, guint, at - 1);

      if (is_met (&g_array_index (self->areas, graphene_rect_t, 2 * i), &point)
          || is_met (&g_array_index (self->areas, graphene_rect_t, 2 * i + 1), &point))
        return (int) i;
    }
  return -1;
}
