/* Where the timeline puts things: nothing lies over anything else, nothing is lost. */
#include "timeline/painter.h"
#include "timeline/ticks.h"

#include <math.h>
#include <string.h>

#define WIDTH 1000.0

/* Every letter as wide as every other, so that no font is asked. */
static double
measure_cb (gpointer data, guint32 slot)
{
  return 7.0 * (double) strlen (dossier_timeline_index_get_title (data, slot));
}

static DossierTimelineIndex *
make_index (GRand *rand, guint n, int longest)
{
  DossierTimelineIndex *index = dossier_timeline_index_new ();
  guint lane = dossier_timeline_index_add_lane (index, 1, NULL);
  g_autofree gint64 *firsts = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    firsts[i] = g_rand_int_range (rand, 0, 3650);
  for (guint i = 0; i < n; i++)
    {
      guint best = i;
      gint64 first;
      DossierTimelineEvent event = { .id = i + 1 };

      for (guint j = i; j < n; j++)
        if (firsts[j] < firsts[best])
          best = j;
      first = firsts[best];
      firsts[best] = firsts[i];
      event.first = first;
      event.last =
          first + (g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, longest) : 0);
      event.form = event.first == event.last ? DOSSIER_TIMELINE_POINT : DOSSIER_TIMELINE_LASTS;
      dossier_timeline_index_append (index, &event,
                                     i % 3 ? "A meeting" : "A much longer title of it");
    }
  dossier_timeline_index_end_events (index);
  for (guint32 i = 0; i < n; i++)
    dossier_timeline_index_append_to_lane (index, lane, i);
  dossier_timeline_index_finish (index);
  return index;
}

typedef struct
{
  double x0;
  double x1;
  guint row;
} Box;

static void
add_box (GArray *boxes, double x0, double x1, guint row)
{
  Box box = { x0, x1, row };

  if (x1 > x0)
    g_array_append_val (boxes, box);
}

static void
check_no_overlap (DossierTimelineLayout *layout, guint n_rows)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));

  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);

      g_assert_cmpuint (item->row, <, n_rows);
      add_box (boxes, item->x0, item->x1, item->row);
      if (!item->label_inside && item->label_width > 0.0)
        add_box (boxes, item->label_x, item->label_x + item->label_width, item->row);
    }
  for (guint i = 0; i < layout->crowds->len; i++)
    {
      const DossierTimelineCrowd *crowd = &g_array_index (layout->crowds, DossierTimelineCrowd, i);

      for (guint row = crowd->top_row; row < n_rows; row++)
        add_box (boxes, crowd->x, crowd->x + crowd->width, row);
    }
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = i + 1; j < boxes->len; j++)
      {
        const Box *a = &g_array_index (boxes, Box, i);
        const Box *b = &g_array_index (boxes, Box, j);

        g_assert_true (a->row != b->row || a->x1 <= b->x0 + 1e-6 || b->x1 <= a->x0 + 1e-6);
      }
}

/* Every event that begins within the view is drawn or counted. */
static void
check_nothing_lost (DossierTimelineLayout *layout, DossierTimelineIndex *index,
                    const DossierTimelineAxis *axis)
{
  guint shown = layout->items->len;
  guint there = 0;

  for (guint i = 0; i < layout->crowds->len; i++)
    shown += g_array_index (layout->crowds, DossierTimelineCrowd, i).n_events;
  for (guint32 slot = 0; slot < dossier_timeline_index_get_n_events (index); slot++)
    {
      double x = dossier_axis_get_x (axis, dossier_timeline_index_get (index, slot)->first);

      there += x >= 0.0 && x < WIDTH - DOSSIER_TIMELINE_DOT;
    }
  g_assert_cmpuint (shown, >=, there);
}

static void
test_places (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 60; round++)
    {
      static const int sizes[] = { 3, 40, 400, 2000 };
      g_autoptr (DossierTimelineIndex) index =
          make_index (rand, (guint) sizes[round % 4], round % 2 ? 40 : 900);
      g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
      DossierTimelineAxis axis = { 0 };
      guint n_rows = (guint) g_rand_int_range (rand, 2, 7);

      dossier_axis_fit (&axis, 0, 3650, WIDTH);
      dossier_axis_zoom (&axis, g_rand_double_range (rand, 0.0, WIDTH),
                         pow (2.0, g_rand_double_range (rand, -1.0, 8.0)));
      dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, n_rows, measure_cb,
                                     index);
      check_no_overlap (layout, n_rows);
      check_nothing_lost (layout, index, &axis);
    }
}

/* A few pixels to the side everything still stands in its row. */
static void
test_panning_moves_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (DossierTimelineIndex) index = make_index (rand, 120, 30);
  g_autoptr (DossierTimelineLayout) before = dossier_timeline_layout_new ();
  g_autoptr (DossierTimelineLayout) after = dossier_timeline_layout_new ();
  DossierTimelineAxis axis = { 0 };

  dossier_axis_fit (&axis, 0, 3650, 3.0 * WIDTH);
  dossier_axis_pan (&axis, 700.0);
  dossier_timeline_layout_place (before, index, 0, &axis, 0.0, WIDTH, 4, measure_cb, index);
  dossier_axis_pan (&axis, 15.0);
  dossier_timeline_layout_place (after, index, 0, &axis, 0.0, WIDTH, 4, measure_cb, index);
  for (guint i = 0; i < before->items->len; i++)
    {
      const DossierTimelineItem *a = &g_array_index (before->items, DossierTimelineItem, i);

      for (guint j = 0; j < after->items->len; j++)
        {
          const DossierTimelineItem *b = &g_array_index (after->items, DossierTimelineItem, j);

          if (a->slot == b->slot)
            {
              g_assert_cmpuint (a->row, ==, b->row);
              g_assert_cmpfloat_with_epsilon (a->x0 - 15.0, b->x0, 1e-6);
            }
        }
    }
}

static void
test_500_on_one_day_and_a_century (void)
{
  g_autoptr (DossierTimelineIndex) index = dossier_timeline_index_new ();
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  guint lane = dossier_timeline_index_add_lane (index, 1, NULL);
  DossierTimelineEvent century = {
    .id = 1, .first = -36524, .last = 36524, .form = DOSSIER_TIMELINE_LASTS
  };
  DossierTimelineAxis axis = { 0 };
  gboolean has_century = FALSE;

  dossier_timeline_index_append (index, &century, "A century");
  for (gint64 i = 0; i < 500; i++)
    {
      DossierTimelineEvent event = { .id = 2 + i, .first = 100, .last = 100 };

      dossier_timeline_index_append (index, &event, "On one day");
    }
  dossier_timeline_index_end_events (index);
  for (guint32 i = 0; i < 501; i++)
    dossier_timeline_index_append_to_lane (index, lane, i);
  dossier_timeline_index_finish (index);
  dossier_axis_fit (&axis, 95, 105, WIDTH);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 4, measure_cb, index);
  g_assert_cmpuint (layout->crowds->len, ==, 1);
  g_assert_cmpuint (g_array_index (layout->crowds, DossierTimelineCrowd, 0).n_events, ==, 500);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);

      has_century |= item->slot == 0 && item->x0 < 0.0 && item->x1 > WIDTH && item->label_x >= 0.0
                     && item->label_width > 0.0;
    }
  g_assert_true (has_century);
  check_no_overlap (layout, 4);
}

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
  g_test_add_func ("/timeline-layout/places", test_places);
  g_test_add_func ("/timeline-layout/panning-moves-nothing", test_panning_moves_nothing);
  g_test_add_func ("/timeline-layout/one-day-and-a-century", test_500_on_one_day_and_a_century);
  g_test_add_func ("/timeline-layout/days-and-pixels", test_days_and_pixels);
  g_test_add_func ("/timeline-layout/far-years", test_far_years);
  g_test_add_func ("/timeline-layout/ticks", test_ticks);
  return g_test_run ();
}
