#include "timeline/timeline-frame.h"

#include <math.h>

/* The same colour, less of it. */
GdkRGBA
dossier_rgba_with_alpha (GdkRGBA colour, double alpha)
{
  colour.alpha = (float) alpha;
  return colour;
}

/* The colour as painters have it. */
DossierTimelineColour
dossier_colour_from_rgba (const GdkRGBA *rgba)
{
  return (DossierTimelineColour){ rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

/* The colour as nodes have it, with another @alpha. */
GdkRGBA
dossier_colour_to_rgba (const DossierTimelineColour *colour, double alpha)
{
  return (GdkRGBA){ (float) colour->red, (float) colour->green, (float) colour->blue,
                    (float) alpha };
}

/* Fills a box, if there is one. */
void
dossier_frame_fill (DossierCanvasFrame *f, double x, double y, double width, double height,
                    GdkRGBA colour)
{
  if (width > 0.0 && height > 0.0)
    gtk_snapshot_append_color (
        f->snapshot, &colour,
        &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Writes at whole pixels. */
void
dossier_frame_write_layout (DossierCanvasFrame *f, PangoLayout *layout, double x, double y,
                            const GdkRGBA *colour)
{
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (f->snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (f->snapshot, layout, colour);
  gtk_snapshot_restore (f->snapshot);
}

/* Writes a word with its middle at @y. Returns: how wide it is */
double
dossier_frame_write_word (DossierCanvasFrame *f, const char *word, double size, PangoWeight weight,
                          double x, double y, const GdkRGBA *colour)
{
  PangoLayout *layout = dossier_timeline_labels_get_word (f->self->labels, word, size, weight);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  dossier_frame_write_layout (f, layout, x, y - height / 2.0, colour);
  return width;
}

/* The same, no wider than @room. */
void
dossier_frame_write_short (DossierCanvasFrame *f, const char *word, double size, PangoWeight weight,
                           double x, double y, double room, const GdkRGBA *colour)
{
  PangoLayout *layout = dossier_timeline_labels_get_word (f->self->labels, word, size, weight);
  int height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, NULL, &height);
  dossier_frame_write_layout (f, layout, x, y - height / 2.0, colour);
}

/* What a lane is drawn with; @number: its place on the screen. */
DossierTimelineInk
dossier_frame_get_ink (DossierCanvasFrame *f, const DossierLanePlace *place, guint number)
{
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (f->self->index, place->lane);
  GdkRGBA stripe = dossier_ink_get_stripe (&f->ink, (guint) MAX (lane->colour, 0));
  DossierTimelineInk ink = { .page = dossier_colour_from_rgba (&f->page),
                             .text = dossier_colour_from_rgba (&f->ink.text),
                             .accent = dossier_colour_from_rgba (&f->ink.accent) };

  if (lane->name == NULL)
    ink.lane = (DossierTimelineColour){ f->ink.text.red, f->ink.text.green, f->ink.text.blue, 0.6 };
  else if (lane->colour >= 0)
    ink.lane = dossier_colour_from_rgba (&stripe);
  else
    ink.lane = dossier_timeline_lane_colour (number, f->ink.is_dark);
  return ink;
}
