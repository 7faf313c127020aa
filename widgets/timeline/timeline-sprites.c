#include "timeline/timeline-sprites.h"

#include "timeline/timeline-sprite.h"

#include <math.h>
#include <string.h>

#define MAX_KEPT 400 /* colours of tags are few, but they are a person's */

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

struct _DossierTimelineSprites
{
  GHashTable *sprites; /* of DossierTimelineSprite, by Look */
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

/**
 * dossier_timeline_sprites_new:
 *
 * Returns: (transfer full): without shapes; dossier_timeline_sprites_set_view() comes before use
 */
DossierTimelineSprites *
dossier_timeline_sprites_new (void)
{
  DossierTimelineSprites *self = g_new0 (DossierTimelineSprites, 1);

  self->sprites = g_hash_table_new_full (hash_look, is_equal_look, g_free,
                                         (GDestroyNotify) dossier_timeline_sprite_free);
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
             && item->x1 - item->x0 >= 2.0 * DOSSIER_TIMELINE_CAP + 1.0);
}

static const DossierTimelineSprite *
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
  DossierTimelineSprite *sprite = g_hash_table_lookup (self->sprites, &look);

  if (sprite == NULL)
    {
      sprite = dossier_timeline_sprite_new (ink, event, item->is_dot, self->scale);
      g_hash_table_insert (self->sprites, g_memdup2 (&look, sizeof look), sprite);
    }
  return sprite;
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

  if (!is_kept (event, item))
    {
      dossier_timeline_paint_item (&pen->pen, ink, event, item);
      return;
    }
  dossier_timeline_sprite_put (ensure_sprite (self, ink, event, item), pen->snapshot,
                               snap (self, item->x0), snap (self, item->x1),
                               snap (self, dossier_timeline_row_y (item->row) - 0.5), self->width);
}
