#include "timeline/timeline-sprites.h"

#include <math.h>
#include <string.h>

#define CAP       12.0 /* of a bar, from its end: round corners and signs are within */
#define MARGIN    32.0 /* beside the view; what is further out needs not be drawn */
#define MAX_KEPT  400  /* colours of tags are few, but they are a person's */
#define MAX_BANDS 24

/* The middle of a row lies between two pixels; shapes begin at whole ones. */
#define TOP(row) (dossier_timeline_row_y (row) - 0.5)

/* What a shape looks like, but for where it is and how long. Has no holes, so that it can be compared. */
typedef struct
{
  guint32 lane; /* colours, eight bits a part */
  guint32 page;
  guint8 form;
  guint8 state;
  guint8 flags;
  guint8 is_dot;
  guint32 lane_alpha;
} Look;

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

typedef struct
{
  Look look;
  Piece left; /* all of a dot */
  Piece right;
  guint n_bands;
  Band bands[MAX_BANDS];
} Sprite;

struct _DossierTimelineSprites
{
  GHashTable *sprites; /* of Sprite, by its Look */
  int scale;           /* device pixels a pixel */
  double width;        /* of the view */
};

static guint
hash_look (gconstpointer look)
{
  const guint32 *words = look;
  guint hash = 0;

  for (gsize i = 0; i < sizeof (Look) / sizeof *words; i++)
    hash = hash * 31 + words[i];
  return hash;
}

static gboolean
is_equal_look (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Look)) == 0;
}

static void
sprite_free (gpointer data)
{
  Sprite *sprite = data;

  g_clear_object (&sprite->left.texture);
  g_clear_object (&sprite->right.texture);
  g_free (sprite);
}

/**
 * dossier_timeline_sprites_new:
 *
 * Returns: (transfer full): without shapes; dossier_timeline_sprites_set_view() comes before use
 */
DossierTimelineSprites *
dossier_timeline_sprites_new (void)
{
  DossierTimelineSprites *self = g_new0 (DossierTimelineSprites, 1);

  self->sprites = g_hash_table_new_full (hash_look, is_equal_look, NULL, sprite_free);
  self->scale = 1;
  return self;
}

void
dossier_timeline_sprites_free (DossierTimelineSprites *self)
{
  g_hash_table_unref (self->sprites);
  g_free (self);
}

/**
 * dossier_timeline_sprites_set_view:
 * @scale: device pixels a pixel
 * @width: of the view, in pixels; what is far outside is not drawn
 *
 * To be called before the shapes of a frame.
 */
void
dossier_timeline_sprites_set_view (DossierTimelineSprites *self, int scale, double width)
{
  if (self->scale != scale || g_hash_table_size (self->sprites) > MAX_KEPT)
    g_hash_table_remove_all (self->sprites);
  self->scale = scale;
  self->width = width;
}

static guint32
to_word (const DossierTimelineColour *c)
{
  return (guint32) lround (c->red * 255.0) << 16 | (guint32) lround (c->green * 255.0) << 8
         | (guint32) lround (c->blue * 255.0);
}

/* An open or dashed bar is another at every length, and what fades is cheap as it is. */
static gboolean
is_kept (const DossierTimelineEvent *event, const DossierTimelineItem *item)
{
  const guint8 unlike =
      DOSSIER_TIMELINE_OPEN_START | DOSSIER_TIMELINE_OPEN_END | DOSSIER_TIMELINE_APPROXIMATE;

  return item->is_dot
         || (event->state != DOSSIER_TIMELINE_PLANNED && (event->flags & unlike) == 0
             && item->x1 - item->x0 >= 2.0 * CAP + 1.0);
}

/* Draws it as every other picture of a timeline does, beginning at 0. */
static cairo_surface_t *
record (const DossierTimelineInk *ink, const DossierTimelineEvent *event, gboolean is_dot)
{
  cairo_surface_t *drawing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  DossierTimelineItem item = { .x1 = is_dot ? DOSSIER_TIMELINE_DOT : 2.0 * CAP + 1.0,
                               .is_dot = is_dot };
  DossierTimelineCairoPen pen;
  cairo_t *cr = cairo_create (drawing);

  cairo_translate (cr, 0.0, -TOP (0));
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
make_bands (Sprite *sprite, cairo_surface_t *drawing, int scale, const graphene_rect_t *ink)
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

static Sprite *
make_sprite (const Look *look, const DossierTimelineInk *ink, const DossierTimelineEvent *event,
             int scale)
{
  Sprite *sprite = g_new0 (Sprite, 1);
  cairo_surface_t *drawing = record (ink, event, look->is_dot);
  double x, y, width, height;
  graphene_rect_t drawn;
  float end;

  sprite->look = *look;
  cairo_recording_surface_ink_extents (drawing, &x, &y, &width, &height);
  graphene_rect_init (&drawn, (float) x, (float) y, (float) width, (float) height);
  graphene_rect_round_extents (&drawn, &drawn);
  end = drawn.origin.x + drawn.size.width;
  if (look->is_dot)
    make_piece (&sprite->left, drawing, scale, drawn.origin.x, end, &drawn);
  else
    {
      make_piece (&sprite->left, drawing, scale, drawn.origin.x, (float) CAP, &drawn);
      make_piece (&sprite->right, drawing, scale, (float) CAP + 1.f, end, &drawn);
      sprite->right.place.origin.x -= 2.f * (float) CAP + 1.f;
      make_bands (sprite, drawing, scale, &drawn);
    }
  cairo_surface_destroy (drawing);
  return sprite;
}

static const Sprite *
ensure_sprite (DossierTimelineSprites *self, const DossierTimelineInk *ink,
               const DossierTimelineEvent *event, const DossierTimelineItem *item)
{
  Look look = { .lane = to_word (&ink->lane),
                .page = to_word (&ink->page),
                .form = event->form,
                .state = event->state,
                .flags = event->flags,
                .is_dot = item->is_dot != FALSE,
                .lane_alpha = (guint32) lround (ink->lane.alpha * 255.0) };
  Sprite *sprite = g_hash_table_lookup (self->sprites, &look);

  if (sprite == NULL)
    {
      sprite = make_sprite (&look, ink, event, self->scale);
      g_hash_table_insert (self->sprites, &sprite->look, sprite);
    }
  return sprite;
}

static void
put_piece (DossierTimelineSprites *self, GtkSnapshot *snapshot, const Piece *piece, double x,
           double y)
{
  graphene_rect_t place = piece->place;

  if (x < -MARGIN || x > self->width + MARGIN)
    return;
  graphene_rect_offset (&place, (float) x, (float) y);
  gtk_snapshot_append_texture (snapshot, piece->texture, &place);
}

static void
put_bands (DossierTimelineSprites *self, GtkSnapshot *snapshot, const Sprite *sprite, double x0,
           double x1, double y)
{
  x0 = MAX (x0, -MARGIN);
  x1 = MIN (x1, self->width + MARGIN);
  if (x1 <= x0)
    return;
  for (guint i = 0; i < sprite->n_bands; i++)
    gtk_snapshot_append_color (snapshot, &sprite->bands[i].colour,
                               &GRAPHENE_RECT_INIT ((float) x0, (float) y + sprite->bands[i].y,
                                                    (float) (x1 - x0), sprite->bands[i].height));
}

static double
snap (const DossierTimelineSprites *self, double x)
{
  return round (x * self->scale) / self->scale;
}

/**
 * dossier_timeline_sprites_paint_item:
 * @pen: its origin is the top of the lane
 *
 * Shows the same as dossier_timeline_paint_item(), with ends at whole pixels of the device. A path costs
 * the cairo renderer some ten microseconds and a shape has up to four; two textures and a few plain boxes
 * cost a fraction of that.
 */
void
dossier_timeline_sprites_paint_item (DossierTimelineSprites *self, DossierTimelineSnapshotPen *pen,
                                     const DossierTimelineInk *ink,
                                     const DossierTimelineEvent *event,
                                     const DossierTimelineItem *item)
{
  const Sprite *sprite;
  double y, x0, x1;

  if (!is_kept (event, item))
    {
      dossier_timeline_paint_item (&pen->pen, ink, event, item);
      return;
    }
  sprite = ensure_sprite (self, ink, event, item);
  y = snap (self, TOP (item->row));
  x0 = snap (self, item->x0);
  x1 = snap (self, item->x1);
  put_piece (self, pen->snapshot, &sprite->left, x0, y);
  if (sprite->right.texture == NULL)
    return;
  put_bands (self, pen->snapshot, sprite, x0 + CAP, x1 - CAP, y);
  put_piece (self, pen->snapshot, &sprite->right, x1, y);
}
