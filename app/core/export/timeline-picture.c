#include "export/timeline-picture.h"

#include "base/error.h"
#include "export/source-line.h"
#include "export/timeline-scope.h"
#include "timeline/legend.h"
#include "timeline/painter.h"
#include "timeline/ticks.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define NAMES       180.0
#define HEADER      34.0
#define MARGIN      24.0
#define LANES_HIGH  720.0 /* lanes are given room up to this */
#define MAX_LANES   80
#define MAX_SOURCES 60
#define LEGEND_ROW  24.0
#define FONT        "sans"

/* One picture. */
typedef struct
{
  cairo_t *cr;
  DossierTimelineScope *scope;
  DossierTimelineIndex *index;
  DossierTimelineAxis axis;
  GArray *plan;
  GPtrArray *sources; /* of char * */
  guint n_more;       /* sources that are not listed */
  PangoContext *context;
  double lanes; /* height of all lanes */
  double width;
  double height;
  DossierTimelineInk ink;
} Picture;

/* Where a picture is written. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = data;

  if (sink->error != NULL
      || !g_output_stream_write_all (sink->stream, bytes, length, NULL, sink->cancellable,
                                     &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static PangoLayout *
create_layout (Picture *p, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (p->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, (int) dossier_timeline_label_length (text));
  if (width > 0.0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    }
  /* Pango turns sides round with the script; here all begins at the left. */
  if (pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

/* Writes text that is centred on @y; no wider than @width unless that is 0. Returns: how wide. */
static double
write_text (Picture *p, const char *text, double size, gboolean bold, double alpha, double x,
            double y, double width)
{
  g_autoptr (PangoLayout) layout = create_layout (p, text, size, bold, width);
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  cairo_set_source_rgba (p->cr, 0.1, 0.1, 0.1, alpha);
  cairo_move_to (p->cr, x, y - h / 2.0);
  pango_cairo_show_layout (p->cr, layout);
  return w;
}

static double
measure_cb (gpointer data, guint32 slot)
{
  Picture *p = data;
  g_autoptr (PangoLayout) layout =
      create_layout (p, dossier_timeline_index_get_title (p->index, slot), 12.0, FALSE, 0.0);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 1.0;
}

static void
fill (Picture *p, double x, double y, double width, double height, double grey, double alpha)
{
  cairo_rectangle (p->cr, x, y, width, height);
  cairo_set_source_rgba (p->cr, grey, grey, grey, alpha);
  cairo_fill (p->cr);
}

static void
draw_titles (Picture *p, const DossierTimelineLayout *layout)
{
  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);
      const DossierTimelineEvent *event = dossier_timeline_index_get (p->index, item->slot);
      double shift = item->label_inside && (event->flags & DOSSIER_TIMELINE_UNCERTAIN) ? 6.0 : 0.0;

      if (item->label_width >= 12.0 + shift)
        write_text (p, dossier_timeline_index_get_title (p->index, item->slot), 12.0, FALSE, 1.0,
                    item->label_x + shift, dossier_timeline_row_y (item->row),
                    item->label_width - shift + 2.0);
    }
  for (guint i = 0; i < layout->crowds->len; i++)
    {
      const DossierTimelineCrowd *crowd = &g_array_index (layout->crowds, DossierTimelineCrowd, i);
      g_autofree char *count = g_strdup_printf ("%u", crowd->n_events);

      write_text (p, count, 10.5, TRUE, 1.0, crowd->x + 5.0,
                  dossier_timeline_row_y (crowd->top_row) - 4.0, 0.0);
    }
}

static void
draw_lane (Picture *p, guint number)
{
  const DossierLanePlace *place = &g_array_index (p->plan, DossierLanePlace, number);
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (p->index, place->lane);
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  DossierTimelineCairoPen pen;

  p->ink.lane = lane->name == NULL ? (DossierTimelineColour){ 0.35, 0.35, 0.35, 1.0 }
                                   : dossier_timeline_lane_colour (number, FALSE);
  dossier_timeline_layout_place (layout, p->index, place->lane, &p->axis, 0.0, p->scope->width,
                                 place->n_rows, measure_cb, p);
  for (guint i = 0; i < layout->items->len; i++)
    {
      DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);

      *item = dossier_timeline_item_within (item, dossier_timeline_index_get (p->index, item->slot),
                                            0.0, p->scope->width);
    }
  dossier_timeline_cairo_pen_init (&pen, p->cr);
  cairo_save (p->cr);
  cairo_rectangle (p->cr, 0.0, 0.0, p->scope->width, place->height);
  cairo_clip (p->cr);
  for (guint i = 0; i < layout->crowds->len; i++)
    dossier_timeline_paint_crowd (&pen.pen, &p->ink,
                                  &g_array_index (layout->crowds, DossierTimelineCrowd, i),
                                  place->n_rows, FALSE);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);

      dossier_timeline_paint_item (&pen.pen, &p->ink,
                                   dossier_timeline_index_get (p->index, item->slot), item);
    }
  draw_titles (p, layout);
  cairo_restore (p->cr);
  write_text (p, lane->name != NULL ? lane->name : _ ("Unassigned"), 13.0, TRUE, 1.0, -NAMES + 4.0,
              place->folded ? place->height / 2.0 : 20.0, NAMES - 20.0);
  fill (p, -NAMES, place->height - 1.0, p->width, 1.0, 0.0, 0.12);
}

static void
draw_axis (Picture *p)
{
  g_autoptr (GArray) ticks = dossier_timeline_ticks_new (&p->axis, 0.0, p->scope->width);
  DossierTimelineCairoPen pen;

  dossier_timeline_cairo_pen_init (&pen, p->cr);
  for (guint i = 0; i < p->axis.n_folds; i++)
    {
      double x, width;

      if (dossier_axis_is_folded (&p->axis, i, &x, &width) && x + width > 0.0
          && x < p->scope->width)
        dossier_timeline_paint_fold (&pen.pen, &p->ink, x, HEADER, width, p->lanes);
    }
  for (guint i = 0; i < ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (ticks, DossierTimelineTick, i);

      if (tick->x < 0.0)
        continue;
      fill (p, round (tick->x), HEADER, 1.0, p->lanes, 0.0, tick->strong ? 0.14 : 0.07);
      write_text (p, tick->label, tick->strong ? 12.5 : 11.5, tick->strong,
                  tick->strong ? 1.0 : 0.65, tick->x + 4.0, HEADER / 2.0, 0.0);
    }
  fill (p, -NAMES, HEADER - 1.0, p->width, 1.0, 0.0, 0.2);
}

static void
draw_legend (Picture *p, double y)
{
  guint n;
  const DossierTimelineSign *signs = dossier_timeline_signs_get (&n);
  DossierTimelineCairoPen pen;

  p->ink.lane = dossier_timeline_lane_colour (0, FALSE);
  dossier_timeline_cairo_pen_init (&pen, p->cr);
  for (guint i = 0; i < n; i++)
    {
      double x = (i % 3) * p->width / 3.0;
      double middle = y + (i / 3 + 0.5) * LEGEND_ROW;
      DossierTimelineEvent event;
      DossierTimelineItem item;

      dossier_timeline_sign_init (&signs[i], 16.0, 0, &event, &item);
      cairo_save (p->cr);
      cairo_translate (p->cr, x, middle - dossier_timeline_row_y (0));
      dossier_timeline_paint_item (&pen.pen, &p->ink, &event, &item);
      cairo_restore (p->cr);
      write_text (p, _ (signs[i].words), 12.0, FALSE, 1.0, x + 82.0, middle, p->width / 3.0 - 90.0);
    }
}

static void
draw_sources (Picture *p, double y)
{
  if (p->sources->len == 0)
    return;
  write_text (p, _ ("Sources"), 13.0, TRUE, 1.0, 0.0, y + 12.0, 0.0);
  for (guint i = 0; i < p->sources->len; i++)
    write_text (p, g_ptr_array_index (p->sources, i), 11.0, FALSE, 0.85, 0.0, y + 36.0 + 17.0 * i,
                p->width);
  if (p->n_more > 0)
    {
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %u more", "and %u more", p->n_more), p->n_more);

      write_text (p, more, 11.0, FALSE, 0.65, 0.0, y + 36.0 + 17.0 * p->sources->len, 0.0);
    }
}

static void
draw (Picture *p, cairo_t *cr)
{
  double legend = HEADER + p->lanes + 16.0;

  p->cr = cr;
  fill (p, 0.0, 0.0, p->width + 2.0 * MARGIN, p->height, 1.0, 1.0);
  cairo_translate (cr, MARGIN + NAMES, MARGIN);
  draw_axis (p);
  for (guint i = 0; i < p->plan->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0.0, HEADER + g_array_index (p->plan, DossierLanePlace, i).y);
      draw_lane (p, i);
      cairo_restore (cr);
    }
  cairo_translate (cr, -NAMES, 0.0);
  draw_legend (p, legend);
  draw_sources (p, legend + 3.0 * LEGEND_ROW + 12.0);
}

static gboolean
read_sources (Picture *p, DossierDatabase *database, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT o.name, a.title, a.published, a.url, x.record FROM article a "
      "LEFT JOIN outlet o ON o.id = a.outlet JOIN revision r ON r.article = a.id "
      "JOIN passage q ON q.revision = r.id JOIN evidence x ON x.passage = q.id "
      "JOIN event e ON e.id = x.record ORDER BY a.published_min, a.title, a.id",
      "");
  g_autofree char *before = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierSourceLine source = { dossier_statement_get_text (s, 0),
                                   dossier_statement_get_text (s, 1),
                                   dossier_statement_get_text (s, 2),
                                   dossier_statement_get_text (s, 3), NULL };
      g_autofree char *line = NULL;
      guint32 slot;

      if (!dossier_timeline_index_find (p->index, dossier_statement_get_int (s, 4), &slot)
          || !dossier_timeline_scope_has (p->scope, dossier_timeline_index_get (p->index, slot)))
        continue;
      line = dossier_source_line_format (&source, DOSSIER_SOURCE_PLAIN);
      if (g_strcmp0 (line, before) == 0)
        continue;
      if (p->sources->len < MAX_SOURCES)
        g_ptr_array_add (p->sources, g_strdup (line));
      else
        p->n_more++;
      g_free (before);
      before = g_steal_pointer (&line);
    }
  return step == DOSSIER_STEP_DONE;
}

static void
fold_quiet (Picture *p, gint64 first, gint64 last)
{
  g_autoptr (GArray) quiet =
      dossier_timeline_index_find_quiet (p->index, MAX (60, last / 8 - first / 8));

  for (guint i = 0; i < quiet->len; i++)
    {
      DossierQuiet *fold = &g_array_index (quiet, DossierQuiet, i);
      gint64 edge = (fold->to - fold->from) / 24;

      fold->from += edge + 1;
      fold->to -= edge;
    }
  dossier_axis_set_folds (&p->axis, (const DossierQuiet *) (gpointer) quiet->data, quiet->len);
}

static void
lay_out (Picture *p)
{
  gint64 first = 0;
  gint64 last = 1;
  guint n_shown = 0;

  dossier_timeline_index_get_extent (p->index, &first, &last);
  p->axis.scale = 1.0;
  if (p->scope->fold_quiet)
    fold_quiet (p, first, last);
  if (p->scope->has_days)
    dossier_axis_fit (&p->axis, p->scope->first, p->scope->last, p->scope->width);
  else
    {
      dossier_axis_fit (&p->axis, first, last, 0.86 * p->scope->width);
      dossier_axis_pan (&p->axis, -0.03 * p->scope->width);
    }
  dossier_timeline_order_adopt (p->scope->order, p->index, p->scope->others_away);
  for (guint i = 0; i < p->scope->order->len; i++)
    {
      DossierLaneChoice *choice = &g_array_index (p->scope->order, DossierLaneChoice, i);

      choice->hidden = choice->hidden || n_shown >= MAX_LANES;
      n_shown += !choice->hidden;
    }
  p->plan = dossier_timeline_plan_new (p->index, p->scope->order, LANES_HIGH);
  for (guint i = 0; i < p->plan->len; i++)
    p->lanes += g_array_index (p->plan, DossierLanePlace, i).height;
  p->width = NAMES + p->scope->width;
  p->height = 2.0 * MARGIN + HEADER + p->lanes + 28.0 + 3.0 * LEGEND_ROW + 40.0
              + 17.0 * (p->sources->len + 1);
}

static gboolean
set_surface_error (cairo_surface_t *surface, Sink *sink, GError **error)
{
  if (sink->error != NULL)
    g_propagate_error (error, g_steal_pointer (&sink->error));
  else
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED, _ ("Cannot draw the timeline: %s"),
                 cairo_status_to_string (cairo_surface_status (surface)));
  return FALSE;
}

/* Draws on @surface and closes it, so that all of it was written. */
static gboolean
finish (Picture *p, cairo_surface_t *surface, Sink *sink, GError **error)
{
  gboolean is_image = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE;
  cairo_t *cr = cairo_create (surface);

  draw (p, cr);
  cairo_destroy (cr);
  if (is_image)
    {
      cairo_surface_flush (surface);
      if (cairo_surface_write_to_png_stream (surface, write_cb, sink) != CAIRO_STATUS_SUCCESS)
        return set_surface_error (surface, sink, error);
      return TRUE;
    }
  cairo_surface_finish (surface);
  return cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && sink->error == NULL
             ? TRUE
             : set_surface_error (surface, sink, error);
}

static cairo_surface_t *
create_surface (Picture *p, cairo_surface_type_t type, Sink *sink)
{
  double width = p->width + 2.0 * MARGIN;
  cairo_surface_t *surface;

  if (type == CAIRO_SURFACE_TYPE_SVG)
    {
      surface = cairo_svg_surface_create_for_stream (write_cb, sink, width, p->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    }
  else if (type == CAIRO_SURFACE_TYPE_PDF)
    {
      surface = cairo_pdf_surface_create_for_stream (write_cb, sink, width, p->height);
      /* The same dossier gives the same bytes. */
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                      "2000-01-01T00:00:00Z");
    }
  else
    surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width),
                                          (int) ceil (p->height));
  return surface;
}

static gboolean
write_picture (DossierDatabase *database, const DossierExportOptions *options,
               cairo_surface_type_t type, Sink *sink, GError **error)
{
  g_autoptr (DossierTimelineScope) scope = dossier_timeline_scope_new (options, error);
  g_autoptr (DossierTimelineReading) reading = NULL;
  Picture p = { .scope = scope };
  cairo_surface_t *surface;
  gboolean ok;

  if (scope == NULL)
    return FALSE;
  reading = dossier_timeline_reading_new (scope->query, scope->lanes_by);
  if (!dossier_timeline_reading_run (reading, database, sink->cancellable, error))
    return FALSE;
  p.index = reading->index;
  p.sources = g_ptr_array_new_with_free_func (g_free);
  p.ink.page = (DossierTimelineColour){ 1.0, 1.0, 1.0, 1.0 };
  p.ink.text = (DossierTimelineColour){ 0.0, 0.0, 0.0, 1.0 };
  p.context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  ok = read_sources (&p, database, error);
  if (ok)
    {
      lay_out (&p);
      surface = create_surface (&p, type, sink);
      ok = finish (&p, surface, sink, error);
      cairo_surface_destroy (surface);
      g_array_unref (p.plan);
    }
  g_ptr_array_unref (p.sources);
  g_object_unref (p.context);
  return ok;
}

/**
 * dossier_timeline_svg_write:
 *
 * Draws the timeline with what its forms mean and its sources. The connection's thread.
 *
 * Returns: FALSE with an error of the store or the stream
 */
gboolean
dossier_timeline_svg_write (DossierDatabase *database, const DossierExportOptions *options,
                            GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  Sink sink = { stream, cancellable, NULL };

  return write_picture (database, options, CAIRO_SURFACE_TYPE_SVG, &sink, error);
}

/**
 * dossier_timeline_png_write:
 *
 * As dossier_timeline_svg_write(), in pixels.
 */
gboolean
dossier_timeline_png_write (DossierDatabase *database, const DossierExportOptions *options,
                            GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  Sink sink = { stream, cancellable, NULL };

  return write_picture (database, options, CAIRO_SURFACE_TYPE_IMAGE, &sink, error);
}

/**
 * dossier_timeline_pdf_write:
 *
 * As dossier_timeline_svg_write(), on one page.
 */
gboolean
dossier_timeline_pdf_write (DossierDatabase *database, const DossierExportOptions *options,
                            GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  Sink sink = { stream, cancellable, NULL };

  return write_picture (database, options, CAIRO_SURFACE_TYPE_PDF, &sink, error);
}
