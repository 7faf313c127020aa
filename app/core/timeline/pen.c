#include "timeline/pen.h"

static void
trace_box (cairo_t *cr, const DossierTimelineBox *box, double inset)
{
  double x0 = box->x + inset;
  double y0 = box->y + inset;
  double x1 = box->x + box->width - inset;
  double y1 = box->y + box->height - inset;
  double radius = MAX (0.0, MIN (box->radius - inset, MIN (x1 - x0, y1 - y0) / 2.0));

  cairo_new_path (cr);
  cairo_arc (cr, x1 - radius, y0 + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x1 - radius, y1 - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x0 + radius, y1 - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x0 + radius, y0 + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
set_source (cairo_t *cr, const DossierTimelineColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
fill (DossierTimelinePen *pen, const DossierTimelineBox *box, const DossierTimelineColour *colour)
{
  cairo_t *cr = ((DossierTimelineCairoPen *) pen)->cr;

  trace_box (cr, box, 0.0);
  set_source (cr, colour);
  cairo_fill (cr);
}

static void
outline (DossierTimelinePen *pen, const DossierTimelineBox *box, double width,
         const DossierTimelineColour *colour)
{
  cairo_t *cr = ((DossierTimelineCairoPen *) pen)->cr;

  trace_box (cr, box, width / 2.0);
  set_source (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
fade (DossierTimelinePen *pen, const DossierTimelineBox *box, double spread,
      const DossierTimelineColour *c)
{
  cairo_t *cr = ((DossierTimelineCairoPen *) pen)->cr;
  double share = CLAMP (spread / MAX (box->width, 1.0), 0.0, 0.5);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (box->x, 0.0, box->x + box->width, 0.0);

  cairo_pattern_add_color_stop_rgba (pattern, 0.0, c->red, c->green, c->blue, 0.0);
  cairo_pattern_add_color_stop_rgba (pattern, share, c->red, c->green, c->blue, c->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1.0 - share, c->red, c->green, c->blue, c->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1.0, c->red, c->green, c->blue, 0.0);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_fill (cr);
}

static cairo_t *
begin (DossierTimelinePen *pen, const DossierTimelineBox *bounds)
{
  cairo_t *cr = ((DossierTimelineCairoPen *) pen)->cr;

  cairo_save (cr);
  return cr;
}

static void
end (DossierTimelinePen *pen, cairo_t *cr)
{
  cairo_restore (cr);
}

/**
 * dossier_timeline_cairo_pen_init:
 * @self: (out caller-allocates): made ready
 * @cr: borrowed; what is drawn stands at its origin
 */
void
dossier_timeline_cairo_pen_init (DossierTimelineCairoPen *self, cairo_t *cr)
{
  self->pen = (DossierTimelinePen){ fill, outline, fade, begin, end };
  self->cr = cr;
}
