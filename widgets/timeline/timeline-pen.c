#include "timeline/timeline-pen.h"

static GtkSnapshot *
get_snapshot (DossierTimelinePen *pen)
{
  return ((DossierTimelineSnapshotPen *) (void *) pen)->snapshot;
}

static GdkRGBA
to_rgba (const DossierTimelineColour *colour)
{
  return (GdkRGBA){ (float) colour->red, (float) colour->green, (float) colour->blue,
                    (float) colour->alpha };
}

static graphene_rect_t
to_rect (const DossierTimelineBox *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width,
                             (float) box->height);
}

static void
fill (DossierTimelinePen *pen, const DossierTimelineBox *box, const DossierTimelineColour *colour)
{
  GtkSnapshot *snapshot = get_snapshot (pen);
  GdkRGBA rgba = to_rgba (colour);
  graphene_rect_t rect = to_rect (box);
  GskRoundedRect shape;

  if (box->radius <= 0.0)
    {
      gtk_snapshot_append_color (snapshot, &rgba, &rect);
      return;
    }
  gsk_rounded_rect_init_from_rect (&shape, &rect,
                                   (float) MIN (box->radius, MIN (box->width, box->height) / 2.0));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &rgba, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
outline (DossierTimelinePen *pen, const DossierTimelineBox *box, double width,
         const DossierTimelineColour *colour)
{
  GdkRGBA c = to_rgba (colour);
  float w = (float) width;
  graphene_rect_t rect = to_rect (box);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &rect,
                                   (float) MIN (box->radius, MIN (box->width, box->height) / 2.0));
  gtk_snapshot_append_border (get_snapshot (pen), &shape, (float[4]){ w, w, w, w },
                              (GdkRGBA[4]){ c, c, c, c });
}

static void
fade (DossierTimelinePen *pen, const DossierTimelineBox *box, double spread,
      const DossierTimelineColour *colour)
{
  float share = (float) CLAMP (spread / MAX (box->width, 1.0), 0.0, 0.5);
  GdkRGBA full = to_rgba (colour);
  GdkRGBA none = full;
  graphene_rect_t rect = to_rect (box);

  none.alpha = 0.f;
  gtk_snapshot_append_linear_gradient (
      get_snapshot (pen), &rect, &GRAPHENE_POINT_INIT (rect.origin.x, 0.f),
      &GRAPHENE_POINT_INIT (rect.origin.x + rect.size.width, 0.f),
      (GskColorStop[]){ { 0.f, none }, { share, full }, { 1.f - share, full }, { 1.f, none } }, 4);
}

static cairo_t *
begin (DossierTimelinePen *pen, const DossierTimelineBox *bounds)
{
  graphene_rect_t rect = to_rect (bounds);

  return gtk_snapshot_append_cairo (get_snapshot (pen), &rect);
}

static void
end (DossierTimelinePen *pen, cairo_t *cr)
{
  cairo_destroy (cr);
}

/**
 * dossier_timeline_snapshot_pen_init:
 * @self: (out caller-allocates): made ready
 * @snapshot: borrowed; what is drawn stands at its origin
 */
void
dossier_timeline_snapshot_pen_init (DossierTimelineSnapshotPen *self, GtkSnapshot *snapshot)
{
  self->pen = (DossierTimelinePen){ fill, outline, fade, begin, end };
  self->snapshot = snapshot;
}
