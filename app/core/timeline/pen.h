#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} DossierTimelineColour;

/* A box with round ends. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double radius;
} DossierTimelineBox;

/**
 * DossierTimelinePen:
 * @fill: fills a box
 * @outline: draws a line along the inner side of a box
 * @fade: fills a plain box so that it appears from the left and vanishes to the right over @spread
 * @begin: for anything else: a context for what lies within a box, until @end
 * @end: ends @begin
 *
 * What shapes are drawn with: the window has a pen for its scene graph, a file one for cairo, so that
 * both show the same.
 */
typedef struct _DossierTimelinePen DossierTimelinePen;
struct _DossierTimelinePen
{
  void (*fill) (DossierTimelinePen *pen, const DossierTimelineBox *box,
                const DossierTimelineColour *colour);
  void (*outline) (DossierTimelinePen *pen, const DossierTimelineBox *box, double width,
                   const DossierTimelineColour *colour);
  void (*fade) (DossierTimelinePen *pen, const DossierTimelineBox *box, double spread,
                const DossierTimelineColour *colour);
  cairo_t *(*begin) (DossierTimelinePen *pen, const DossierTimelineBox *bounds);
  void (*end) (DossierTimelinePen *pen, cairo_t *cr);
};

/* A pen that draws on a cairo context. */
typedef struct
{
  DossierTimelinePen pen;
  cairo_t *cr;
} DossierTimelineCairoPen;

void dossier_timeline_cairo_pen_init (DossierTimelineCairoPen *self, cairo_t *cr);

G_END_DECLS
