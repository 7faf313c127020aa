/* The forms of the timeline as pictures: as they were agreed on, and each unlike every other without
 * colours. No letter is drawn, so no font matters. With DOSSIER_WRITE_PICTURE=1 the picture is made anew. */
#include "timeline/legend.h"
#include "timeline/painter.h"

#include <stdlib.h>

#define WIDTH  80
#define HEIGHT 45

static cairo_surface_t *
draw_signs (guint *n_signs)
{
  const DossierTimelineSign *signs = dossier_timeline_signs_get (n_signs);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, (int) *n_signs * HEIGHT);
  cairo_t *cr = cairo_create (surface);
  DossierTimelineInk ink = { .page = { 1, 1, 1, 1 }, .lane = { 0, 0, 0, 1 } };
  DossierTimelineCairoPen pen;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dossier_timeline_cairo_pen_init (&pen, cr);
  for (guint i = 0; i < *n_signs; i++)
    {
      DossierTimelineEvent event;
      DossierTimelineItem item;

      dossier_timeline_sign_init (&signs[i], 18.0, 0, &event, &item);
      dossier_timeline_paint_item (&pen.pen, &ink, &event, &item);
      cairo_translate (cr, 0.0, HEIGHT);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
grey_at (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (surface)
                             + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return row[4 * x];
}

/* How unlike two parts are: the mean of the differences, 0 to 255. */
static double
compare (cairo_surface_t *a, int ya, cairo_surface_t *b, int yb, int height)
{
  double sum = 0.0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < WIDTH; x++)
      sum += abs (grey_at (a, x, ya + y) - grey_at (b, x, yb + y));
  return sum / (WIDTH * height);
}

static void
test_as_agreed (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "timeline-signs.png", NULL);
  guint n;
  cairo_surface_t *now = draw_signs (&n);
  cairo_surface_t *then;

  if (g_getenv ("DOSSIER_WRITE_PICTURE") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (now, path), ==, CAIRO_STATUS_SUCCESS);
  then = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (then), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_height (then), ==, cairo_image_surface_get_height (now));
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (compare (now, (int) i * HEIGHT, then, (int) i * HEIGHT, HEIGHT), <, 0.6);
  cairo_surface_destroy (now);
  cairo_surface_destroy (then);
}

static void
test_each_unlike_the_others (void)
{
  guint n;
  cairo_surface_t *now = draw_signs (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      g_assert_cmpfloat (compare (now, (int) i * HEIGHT, now, (int) j * HEIGHT, HEIGHT), >, 0.9);
  cairo_surface_destroy (now);
}

/* What has no end shows its arrow in the view, a title ends before the view does, and what is dots
 * or has ends stays as it is. */
static void
test_within_the_view (void)
{
  DossierTimelineEvent event = { .flags = DOSSIER_TIMELINE_OPEN_END };
  DossierTimelineItem item = {
    .x0 = 20.0, .x1 = 5000.0, .label_x = 28.0, .label_width = 900.0, .label_inside = TRUE
  };
  DossierTimelineItem within = dossier_timeline_item_within (&item, &event, 0.0, 400.0);

  g_assert_cmpfloat (within.x0, ==, 20.0);
  g_assert_cmpfloat (within.x1, <, 400.0);
  g_assert_cmpfloat (within.label_x + within.label_width, <, 400.0);
  event.flags = DOSSIER_TIMELINE_OPEN_START;
  item.x0 = -5000.0;
  item.x1 = 300.0;
  item.label_x = 2.0;
  within = dossier_timeline_item_within (&item, &event, 0.0, 400.0);
  g_assert_cmpfloat (within.x0, >, 0.0);
  g_assert_cmpfloat (within.label_x, >, within.x0);
  g_assert_cmpfloat (within.x1, ==, 300.0);
  event.flags = 0;
  within = dossier_timeline_item_within (&item, &event, 0.0, 400.0);
  g_assert_cmpfloat (within.x0, ==, -5000.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-signs/as-agreed", test_as_agreed);
  g_test_add_func ("/timeline-signs/within-the-view", test_within_the_view);
  g_test_add_func ("/timeline-signs/each-unlike-the-others", test_each_unlike_the_others);
  return g_test_run ();
}
