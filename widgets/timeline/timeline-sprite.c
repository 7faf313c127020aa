#include "timeline/timeline-sprite.h"

#define CAP       DOSSIER_TIMELINE_CAP
#define MARGIN    32.0 /* beside the view; what is further out needs not be drawn */
#define MAX_BANDS 24

/* A texture, beside an end of the shape. */
typedef struct
{
  GdkTexture *texture;
  graphene_rect_t place;
} Piece;

/* One colour of the long middle of a bar. */
typedef struct
{
  float y;
  float height;
  GdkRGBA colour;
} Band;

struct _DossierTimelineSprite
{
  Piece left; /* all of a dot */
  Piece right;
  guint n_bands;
  Band bands[MAX_BANDS];
};

/* Draws it as every other picture of a timeline does, beginning at 0. The middle of a row lies between
 * two pixels: the one above counts. */
static cairo_surface_t *
record (const DossierTimelineInk *ink, const DossierTimelineEvent *event, gboolean is_dot)
{
  cairo_surface_t *drawing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  DossierTimelineItem item = { .x1 = is_dot ? DOSSIER_TIMELINE_DOT : 2.0 * CAP + 1.0,
                               .is_dot = is_dot };
  DossierTimelineCairoPen pen;
  cairo_t *cr = cairo_create (drawing);

  cairo_translate (cr, 0.0, 0.5 - dossier_timeline_row_y (0));
  dossier_timeline_cairo_pen_init (&pen, cr);
  dossier_timeline_paint_item (&pen.pen, ink, event, &item);
  cairo_destroy (cr);
  return drawing;
}

/* A part of a drawing, as pixels of the device. */
static cairo_surface_t *
render (cairo_surface_t *drawing, const graphene_rect_t *part, int scale)
{
  cairo_surface_t *image = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) part->size.width * scale, (int) part->size.height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  cairo_set_source_surface (cr, drawing, (double) -part->origin.x, (double) -part->origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static void
make_piece (Piece *piece, cairo_surface_t *drawing, int scale, float x0, float x1,
            const graphene_rect_t *ink)
{
  cairo_surface_t *image;
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  piece->place = GRAPHENE_RECT_INIT (x0, ink->origin.y, x1 - x0, ink->size.height);
  image = render (drawing, &piece->place, scale);
  stride = (gsize) cairo_image_surface_get_stride (image);
  bytes = g_bytes_new (cairo_image_surface_get_data (image),
                       stride * (gsize) cairo_image_surface_get_height (image));
  piece->texture = gdk_memory_texture_new (cairo_image_surface_get_width (image),
                                           cairo_image_surface_get_height (image),
                                           GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (image);
}

static GdkRGBA
from_pixel (guint32 pixel)
{
  float alpha = (float) (pixel >> 24) / 255.f;
  float part = alpha > 0.f ? 1.f / (255.f * alpha) : 0.f;

  return (GdkRGBA){ (float) (pixel >> 16 & 0xff) * part, (float) (pixel >> 8 & 0xff) * part,
                    (float) (pixel & 0xff) * part, alpha };
}

/* The middle of a bar is the same all along: one column of pixels says it all. */
static void
make_bands (DossierTimelineSprite *sprite, cairo_surface_t *drawing, int scale,
            const graphene_rect_t *ink)
{
  graphene_rect_t column = GRAPHENE_RECT_INIT ((float) CAP, ink->origin.y, 1.f, ink->size.height);
  cairo_surface_t *image = render (drawing, &column, scale);
  const guchar *data = cairo_image_surface_get_data (image);
  gsize stride = (gsize) cairo_image_surface_get_stride (image);
  gsize n = (gsize) cairo_image_surface_get_height (image);
  guint32 before = 0;

  for (gsize row = 0; row < n; row++)
    {
      guint32 pixel = *(const guint32 *) (gconstpointer) (data + row * stride);

      if (pixel >> 24 != 0 && pixel == before)
        sprite->bands[sprite->n_bands - 1].height += 1.f / (float) scale;
      else if (pixel >> 24 != 0 && sprite->n_bands < MAX_BANDS)
        sprite->bands[sprite->n_bands++] = (Band){ ink->origin.y + (float) row / (float) scale,
                                                   1.f / (float) scale, from_pixel (pixel) };
      before = pixel;
    }
  cairo_surface_destroy (image);
}

/**
 * dossier_timeline_sprite_new:
 * @event: whose form, state and flags it shows
 * @is_dot: whether it is short; a bar may be put at any length of at least two caps and a pixel
 * @scale: device pixels a pixel
 *
 * Returns: (transfer full): painted as dossier_timeline_paint_item() does
 */
DossierTimelineSprite *
dossier_timeline_sprite_new (const DossierTimelineInk *ink, const DossierTimelineEvent *event,
                             gboolean is_dot, int scale)
{
  DossierTimelineSprite *self = g_new0 (DossierTimelineSprite, 1);
  cairo_surface_t *drawing = record (ink, event, is_dot);
  double x, y, width, height;
  graphene_rect_t drawn;
  float end;

  cairo_recording_surface_ink_extents (drawing, &x, &y, &width, &height);
  graphene_rect_init (&drawn, (float) x, (float) y, (float) width, (float) height);
  graphene_rect_round_extents (&drawn, &drawn);
  end = drawn.origin.x + drawn.size.width;
  if (is_dot)
    make_piece (&self->left, drawing, scale, drawn.origin.x, end, &drawn);
  else
    {
      make_piece (&self->left, drawing, scale, drawn.origin.x, (float) CAP, &drawn);
      make_piece (&self->right, drawing, scale, (float) CAP + 1.f, end, &drawn);
      self->right.place.origin.x -= 2.f * (float) CAP + 1.f;
      make_bands (self, drawing, scale, &drawn);
    }
  cairo_surface_destroy (drawing);
  return self;
}

void
dossier_timeline_sprite_free (DossierTimelineSprite *self)
{
  g_clear_object (&self->left.texture);
  g_clear_object (&self->right.texture);
  g_free (self);
}

static void
put_piece (GtkSnapshot *snapshot, const Piece *piece, double x, double y, double view)
{
  graphene_rect_t place = piece->place;

  if (x < -MARGIN || x > view + MARGIN)
    return;
  graphene_rect_offset (&place, (float) x, (float) y);
  gtk_snapshot_append_texture (snapshot, piece->texture, &place);
}

static void
put_bands (const DossierTimelineSprite *self, GtkSnapshot *snapshot, double x0, double x1, double y,
           double view)
{
  x0 = MAX (x0, -MARGIN);
  x1 = MIN (x1, view + MARGIN);
  if (x1 <= x0)
    return;
  for (guint i = 0; i < self->n_bands; i++)
    gtk_snapshot_append_color (snapshot, &self->bands[i].colour,
                               &GRAPHENE_RECT_INIT ((float) x0, (float) y + self->bands[i].y,
                                                    (float) (x1 - x0), self->bands[i].height));
}

/**
 * dossier_timeline_sprite_put:
 * @x0: where the shape begins, at a whole pixel of the device
 * @x1: where it ends; a dot is as wide as it is
 * @y: the pixel above the middle of its row
 * @view: width of the view; what is far outside is not drawn
 */
void
dossier_timeline_sprite_put (const DossierTimelineSprite *self, GtkSnapshot *snapshot, double x0,
                             double x1, double y, double view)
{
  put_piece (snapshot, &self->left, x0, y, view);
  if (self->right.texture == NULL)
    return;
  put_bands (self, snapshot, x0 + CAP, x1 - CAP, y, view);
  put_piece (snapshot, &self->right, x1, y, view);
}
