/* Shapes that the window keeps as pictures look as those that are drawn anew each time, whatever they say,
 * on screens of any density. */
#include "timeline/timeline-sprites.h"

#include <math.h>

#define WIDTH  110
#define HEIGHT 45

static const DossierTimelineInk ink = {
  .page = { 1.0, 1.0, 1.0, 1.0 },
  .text = { 0.0, 0.0, 0.0, 1.0 },
  .lane = { 0.1, 0.37, 0.71, 1.0 },
  .accent = { 0.0, 0.0, 1.0, 1.0 },
};

static cairo_t *
begin_picture (int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  return cr;
}

static cairo_t *
draw_plain (const DossierTimelineEvent *event, const DossierTimelineItem *item, int scale)
{
  cairo_t *cr = begin_picture (scale);
  DossierTimelineCairoPen pen;

  dossier_timeline_cairo_pen_init (&pen, cr);
  dossier_timeline_paint_item (&pen.pen, &ink, event, item);
  return cr;
}

static cairo_t *
draw_kept (DossierTimelineSprites *sprites, const DossierTimelineEvent *event,
           const DossierTimelineItem *item, int scale)
{
  cairo_t *cr = begin_picture (scale);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  DossierTimelineSnapshotPen pen;

  dossier_timeline_snapshot_pen_init (&pen, snapshot);
  dossier_timeline_sprites_set_view (sprites, scale, WIDTH);
  dossier_timeline_sprites_paint_item (sprites, &pen, &ink, event, item);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  return cr;
}

/* The largest difference of a part of a pixel, 0 to 255. */
static int
compare (cairo_t *a, cairo_t *b)
{
  cairo_surface_t *x = cairo_get_target (a);
  cairo_surface_t *y = cairo_get_target (b);
  gsize n = (gsize) cairo_image_surface_get_stride (x) * (gsize) cairo_image_surface_get_height (x);
  int most = 0;

  cairo_surface_flush (x);
  cairo_surface_flush (y);
  for (gsize i = 0; i < n; i++)
    if (i % 4 != 3) /* what RGB24 leaves unused */
      most = MAX (most,
                  abs (cairo_image_surface_get_data (x)[i] - cairo_image_surface_get_data (y)[i]));
  return most;
}

static void
check (DossierTimelineSprites *sprites, const DossierTimelineEvent *event, gboolean is_dot,
       int scale)
{
  /* At whole pixels, where both must draw the same, and behind a bar that is seen in part. */
  static const double starts[] = { 25.0, 31.0, -60.0 };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      double width = is_dot ? DOSSIER_TIMELINE_DOT : starts[i] < 0.0 ? 100.0 : 44.0;
      DossierTimelineItem item = { .x0 = starts[i], .x1 = starts[i] + width, .is_dot = is_dot };
      cairo_t *plain, *kept;

      if (is_dot && starts[i] < 0.0)
        continue;
      plain = draw_plain (event, &item, scale);
      kept = draw_kept (sprites, event, &item, scale);
      if (compare (plain, kept) > 6)
        g_error ("form %d, state %d, flags %d, dot %d, from %g, scale %d: off by %d", event->form,
                 event->state, event->flags, is_dot, starts[i], scale, compare (plain, kept));
      cairo_destroy (plain);
      cairo_destroy (kept);
    }
}

static void
test_all_forms (void)
{
  g_autoptr (DossierTimelineSprites) sprites = dossier_timeline_sprites_new ();

  for (int scale = 1; scale <= 2; scale++)
    for (guint form = DOSSIER_TIMELINE_POINT; form <= DOSSIER_TIMELINE_LASTS; form++)
      for (guint state = 0; state < DOSSIER_N_TIMELINE_STATES; state++)
        for (guint flags = 0; flags < 16; flags++)
          {
            DossierTimelineEvent event = { .form = (guint8) form,
                                           .state = (guint8) state,
                                           .flags = (guint8) flags };

            check (sprites, &event, TRUE, scale);
            check (sprites, &event, FALSE, scale);
          }
}

/* Between two pixels a shape goes to the nearer one, and keeps its form. */
static void
test_between_pixels (void)
{
  g_autoptr (DossierTimelineSprites) sprites = dossier_timeline_sprites_new ();
  DossierTimelineEvent event = { .form = DOSSIER_TIMELINE_WITHIN };
  DossierTimelineItem whole = { .x0 = 20.0, .x1 = 64.0 };
  DossierTimelineItem between = { .x0 = 20.4, .x1 = 63.6 };
  cairo_t *a = draw_kept (sprites, &event, &whole, 1);
  cairo_t *b = draw_kept (sprites, &event, &between, 1);

  g_assert_cmpint (compare (a, b), ==, 0);
  cairo_destroy (a);
  cairo_destroy (b);
}

/* The same form in another colour is another picture. */
static void
test_colours (void)
{
  g_autoptr (DossierTimelineSprites) sprites = dossier_timeline_sprites_new ();
  DossierTimelineEvent event = { .form = DOSSIER_TIMELINE_POINT };
  DossierTimelineItem item = { .x0 = 20.0, .x1 = 32.0, .is_dot = TRUE };
  DossierTimelineInk faint = ink;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  DossierTimelineSnapshotPen pen;
  cairo_t *full = draw_kept (sprites, &event, &item, 1);
  cairo_t *other = begin_picture (1);

  faint.lane.alpha = 0.3;
  dossier_timeline_snapshot_pen_init (&pen, snapshot);
  dossier_timeline_sprites_paint_item (sprites, &pen, &faint, &event, &item);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, other);
  g_assert_cmpint (compare (full, other), >, 100);
  cairo_destroy (full);
  cairo_destroy (other);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-sprites/all-forms", test_all_forms);
  g_test_add_func ("/timeline-sprites/between-pixels", test_between_pixels);
  g_test_add_func ("/timeline-sprites/colours", test_colours);
  return g_test_run ();
}
