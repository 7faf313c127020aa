/* Days to pixels and back, and the days that are written along the top. */
#include "timeline/ticks.h"

#include <math.h>

#define WIDTH 1000.0

static void
test_days_and_pixels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 300; round++)
    {
      DossierTimelineAxis axis = { 0 };
      DossierQuiet folds[] = { { 1000, 2000 }, { 2500, 4000 } };
      gint64 day = g_rand_int_range (rand, -500, 5000);
      double x = g_rand_double_range (rand, 0.0, WIDTH);
      double days;

      dossier_axis_set_folds (&axis, folds, (guint) g_rand_int_range (rand, 0, 3));
      dossier_axis_fit (&axis, 0, 4500, WIDTH);
      dossier_axis_zoom (&axis, x, pow (2.0, g_rand_double_range (rand, 0.0, 6.0)));
      g_assert_cmpint (dossier_axis_find_day (&axis, dossier_axis_get_x (&axis, day) + 1e-7), ==,
                       day);
      days = dossier_axis_get_day (&axis, x);
      dossier_axis_zoom (&axis, x, 1.5);
      g_assert_cmpfloat_with_epsilon (dossier_axis_get_day (&axis, x), days, 1e-3);
    }
}

/* Far from today a day is still a day. */
static void
test_far_years (void)
{
  const gint64 years[] = { -9999, -1, 0, 1, 12000, 9999999999999 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      DossierTimelineAxis axis = { 0 };
      gint64 day = dossier_day_from_civil (years[i], 3, 1);
      g_autoptr (GArray) ticks = NULL;

      dossier_axis_fit (&axis, day - 10, day + 10, WIDTH);
      for (gint64 d = day - 10; d <= day + 10; d++)
        g_assert_cmpint (dossier_axis_find_day (&axis, dossier_axis_get_x (&axis, d) + 1.0), ==, d);
      ticks = dossier_timeline_ticks_new (&axis, 0.0, WIDTH);
      g_assert_cmpuint (ticks->len, >, 5);
      dossier_axis_zoom (&axis, WIDTH / 2.0, 1e-30);
      g_array_unref (g_steal_pointer (&ticks));
      ticks = dossier_timeline_ticks_new (&axis, 0.0, WIDTH);
      g_assert_cmpuint (ticks->len, <, 400);
    }
}

static void
test_ticks (void)
{
  for (double scale = 1e-6; scale < 300.0; scale *= 1.7)
    {
      DossierTimelineAxis axis = { .base = 19000, .scale = scale };
      g_autoptr (GArray) ticks = dossier_timeline_ticks_new (&axis, 0.0, WIDTH);

      g_assert_cmpuint (ticks->len, <=, 40);
      g_assert_cmpuint (ticks->len, >=, 4);
      for (guint i = 1; i < ticks->len; i++)
        g_assert_cmpfloat (g_array_index (ticks, DossierTimelineTick, i).x
                               - g_array_index (ticks, DossierTimelineTick, i - 1).x,
                           >, 28.0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-axis/days-and-pixels", test_days_and_pixels);
  g_test_add_func ("/timeline-axis/far-years", test_far_years);
  g_test_add_func ("/timeline-axis/ticks", test_ticks);
  return g_test_run ();
}
