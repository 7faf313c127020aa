/* Where the timeline puts things: nothing lies over anything else, nothing is lost. */
#include "timeline/layout.h"
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

/* Adds all events to one lane. */
static DossierTimelineIndex *
make_index_of (const DossierTimelineEvent *events, guint n)
{
  DossierTimelineIndex *index = dossier_timeline_index_new ();
  guint lane = dossier_timeline_index_add_lane (index, 1, NULL);

  for (guint i = 0; i < n; i++)
    dossier_timeline_index_append (index, &events[i],
                                   i % 3 ? "A meeting" : "A much longer title of it");
  dossier_timeline_index_end_events (index);
  for (guint32 i = 0; i < n; i++)
    dossier_timeline_index_append_to_lane (index, lane, i);
  dossier_timeline_index_finish (index);
  return index;
}

/* Days, months, years and centuries, some of them without an end or a beginning. */
static DossierTimelineIndex *
make_index (GRand *rand, guint n, int longest)
{
  g_autofree DossierTimelineEvent *events = g_new0 (DossierTimelineEvent, n);

  for (guint i = 0; i < n; i++)
    {
      DossierTimelineEvent *event = &events[i];

      event->id = i + 1;
      event->first = g_rand_int_range (rand, 0, 3650);
      event->last = event->first;
      if (g_rand_int_range (rand, 0, 3) == 0)
        event->last += g_rand_int_range (rand, 0, longest);
      else if (g_rand_int_range (rand, 0, 40) == 0)
        event->last += 36524;
      else if (g_rand_int_range (rand, 0, 40) == 0)
        {
          gboolean start = g_rand_boolean (rand);

          event->flags = start ? DOSSIER_TIMELINE_OPEN_START : DOSSIER_TIMELINE_OPEN_END;
          *(start ? &event->first : &event->last) =
              start ? DOSSIER_DAY_MINUS_INFINITY : DOSSIER_DAY_PLUS_INFINITY;
        }
      event->form = event->first == event->last ? DOSSIER_TIMELINE_POINT : DOSSIER_TIMELINE_LASTS;
      event->flags |= g_rand_int_range (rand, 0, 5) == 0 ? DOSSIER_TIMELINE_UNCERTAIN : 0;
    }
  return make_index_of (events, n);
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
      if (item->label_inside)
        g_assert_true (item->label_x >= item->x0
                       && item->label_x + item->label_width <= item->x1 - 1.0);
      else if (item->label_width > 0.0)
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

/* The cell that an event is counted in. */
static double
find_cell (const DossierTimelineEvent *event, const DossierTimelineAxis *axis)
{
  double middle = dossier_axis_get_x (axis, event->first) + axis->scale / 2.0;

  return floor ((middle - axis->offset) / DOSSIER_TIMELINE_CELL + 1e-7) * DOSSIER_TIMELINE_CELL
         + axis->offset;
}

/* Every event that begins within the view is drawn once, or counted once where it begins. */
static void
check_nothing_lost (DossierTimelineLayout *layout, DossierTimelineIndex *index,
                    const DossierTimelineAxis *axis)
{
  guint n = dossier_timeline_index_get_n_events (index);
  g_autofree guint8 *drawn = g_new0 (guint8, n);
  g_autofree guint *counts = g_new0 (guint, layout->crowds->len + 1);

  for (guint i = 0; i < layout->items->len; i++)
    g_assert_cmpuint (drawn[g_array_index (layout->items, DossierTimelineItem, i).slot]++, ==, 0);
  for (guint32 slot = 0; slot < n; slot++)
    {
      const DossierTimelineEvent *event = dossier_timeline_index_get (index, slot);
      double cell = find_cell (event, axis);
      gboolean counted = FALSE;

      for (guint i = 0; i < layout->crowds->len && !drawn[slot]; i++)
        {
          const DossierTimelineCrowd *crowd =
              &g_array_index (layout->crowds, DossierTimelineCrowd, i);

          if (fabs (crowd->x + crowd->width - cell - DOSSIER_TIMELINE_CELL) > 0.5)
            continue;
          g_assert_cmpint (event->first, >=, crowd->first_day);
          g_assert_cmpint (event->first, <=, crowd->last_day);
          counts[i]++;
          counted = TRUE;
        }
      if (cell >= 0.0 && cell < WIDTH - DOSSIER_TIMELINE_CELL)
        g_assert_true (drawn[slot] || counted);
    }
  for (guint i = 0; i < layout->crowds->len; i++)
    {
      const DossierTimelineCrowd *crowd = &g_array_index (layout->crowds, DossierTimelineCrowd, i);

      if (crowd->x >= 0.0 && crowd->x + crowd->width < WIDTH)
        g_assert_cmpuint (crowd->n_events, ==, counts[i]);
    }
}

/* A bar stays away only where every row of bars is taken when it begins. */
static void
check_no_room_wasted (DossierTimelineLayout *layout, DossierTimelineIndex *index,
                      const DossierTimelineAxis *axis, guint n_rows)
{
  guint n = dossier_timeline_index_get_n_events (index);
  g_autofree guint8 *drawn = g_new0 (guint8, n);

  for (guint i = 0; i < layout->items->len; i++)
    drawn[g_array_index (layout->items, DossierTimelineItem, i).slot] = 1;
  for (guint32 slot = 0; slot < n; slot++)
    {
      const DossierTimelineEvent *event = dossier_timeline_index_get (index, slot);
      gint64 longest = dossier_timeline_run_longest (dossier_timeline_run_of (event));
      double x = dossier_axis_get_x (axis, event->first);
      guint taken = 0;

      if (drawn[slot] || event->first == event->last || (double) longest * axis->scale < 28.0
          || x < 0.0 || x >= WIDTH - DOSSIER_TIMELINE_CELL)
        continue;
      for (guint i = 0; i < layout->items->len; i++)
        {
          const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);

          taken += !item->is_dot && item->x0 <= x + 0.01 && item->x1 + 8.0 > x;
        }
      g_assert_cmpuint (taken, >=, n_rows - 1);
    }
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
      DossierQuiet folds[] = { { 700, 1400 }, { 2000, 2900 } };
      guint n_rows = (guint) g_rand_int_range (rand, 2, 7);

      dossier_axis_set_folds (&axis, folds, round % 3);
      dossier_axis_fit (&axis, 0, 3650, WIDTH);
      dossier_axis_zoom (&axis, g_rand_double_range (rand, 0.0, WIDTH),
                         pow (2.0, g_rand_double_range (rand, -1.0, 8.0)));
      dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, n_rows, measure_cb,
                                     index);
      check_no_overlap (layout, n_rows);
      check_nothing_lost (layout, index, &axis);
      check_no_room_wasted (layout, index, &axis, n_rows);
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

/* The item of an event, or NULL. */
static const DossierTimelineItem *
find_item (DossierTimelineLayout *layout, DossierTimelineIndex *index, gint64 id)
{
  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (layout->items, DossierTimelineItem, i);

      if (dossier_timeline_index_get (index, item->slot)->id == id)
        return item;
    }
  return NULL;
}

static void
test_500_on_one_day_and_a_century (void)
{
  DossierTimelineEvent events[501] = {
    { .id = 1, .first = -36524, .last = 36524, .form = DOSSIER_TIMELINE_LASTS },
  };
  g_autoptr (DossierTimelineIndex) index = NULL;
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  DossierTimelineAxis axis = { 0 };
  const DossierTimelineItem *century;

  for (gint64 i = 1; i <= 500; i++)
    events[i] = (DossierTimelineEvent){ .id = 1 + i, .first = 100, .last = 100 };
  index = make_index_of (events, G_N_ELEMENTS (events));
  dossier_axis_fit (&axis, 95, 105, WIDTH);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 4, measure_cb, index);
  g_assert_cmpuint (layout->crowds->len, ==, 1);
  g_assert_cmpuint (g_array_index (layout->crowds, DossierTimelineCrowd, 0).n_events, ==, 500);
  century = find_item (layout, index, 1);
  g_assert_nonnull (century);
  g_assert_true (century->x0 < 0.0 && century->x1 > WIDTH && century->label_x >= 0.0
                 && century->label_width > 0.0);
  check_no_overlap (layout, 4);
}

static double
measure_long_cb (gpointer data, guint32 slot)
{
  return 1000.0 + slot;
}

/* A title goes as far as nothing else stands, but not through the whole window. */
static void
test_a_title_has_the_room_there_is (void)
{
  DossierTimelineEvent events[2] = {
    { .id = 1, .first = 0, .last = 0 },
    { .id = 2, .first = 100, .last = 100 },
  };
  g_autoptr (DossierTimelineIndex) index = make_index_of (events, 2);
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  DossierTimelineAxis axis = { 0 };
  const DossierTimelineItem *first, *second;

  for (double apart = 60.0; apart < 900.0; apart += 60.0)
    {
      double room;

      dossier_axis_fit (&axis, 0, (gint64) (WIDTH / apart * 100.0), WIDTH);
      dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 2, measure_long_cb, NULL);
      first = find_item (layout, index, 1);
      second = find_item (layout, index, 2);
      g_assert_true (first != NULL && second != NULL);
      check_no_overlap (layout, 2);
      room = second->x0 - first->label_x;
      if (first->row == second->row && first->label_width > 0.0)
        g_assert_cmpfloat (first->label_width, >, MIN (room - 20.0, 370.0));
      g_assert_cmpfloat (first->label_width, <, 400.0);
      g_assert_cmpfloat (second->label_width, >, 189.0);
    }
  g_assert_cmpuint (first->row, ==, second->row);
}

/* 500 things that take the same days are as many as 500 on one day. */
static void
test_500_bars_at_once (void)
{
  DossierTimelineEvent events[500];
  g_autoptr (DossierTimelineIndex) index = NULL;
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  DossierTimelineAxis axis = { 0 };

  for (gint64 i = 0; i < 500; i++)
    events[i] = (DossierTimelineEvent){
      .id = 1 + i, .first = 100, .last = 104, .form = DOSSIER_TIMELINE_LASTS
    };
  index = make_index_of (events, G_N_ELEMENTS (events));
  dossier_axis_fit (&axis, 95, 110, WIDTH);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 4, measure_cb, index);
  g_assert_cmpuint (layout->items->len, ==, 3);
  g_assert_cmpuint (layout->crowds->len, ==, 1);
  g_assert_cmpuint (g_array_index (layout->crowds, DossierTimelineCrowd, 0).n_events, ==, 497);
  check_no_overlap (layout, 4);
}

/* Of thousands that began before what is seen, the one that reaches into it is drawn. */
static void
test_one_that_reaches (void)
{
  enum
  {
    N = 3000
  };
  g_autofree DossierTimelineEvent *events = g_new0 (DossierTimelineEvent, N + 2);
  g_autoptr (DossierTimelineIndex) index = NULL;
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  DossierTimelineAxis axis = { .base = 1000, .scale = 10.0 };

  /* Of one length class, and all but the first are over before the view. */
  events[0] = (DossierTimelineEvent){ .id = 1, .first = 880, .last = 1006 };
  for (gint64 i = 1; i <= N; i++)
    events[i] = (DossierTimelineEvent){ .id = 1 + i, .first = 882, .last = 946 };
  events[N + 1] = (DossierTimelineEvent){ .id = N + 2, .first = 1010, .last = 1100 };
  index = make_index_of (events, N + 2);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 4, measure_cb, index);
  g_assert_nonnull (find_item (layout, index, 1));
  g_assert_nonnull (find_item (layout, index, N + 2));
  g_assert_cmpuint (layout->items->len, ==, 2);
  g_assert_cmpuint (layout->crowds->len, ==, 0);
}

/* What has no beginning, no end, or neither is seen on any day within, among any number that are over. */
static void
test_open_ends (void)
{
  enum
  {
    N = 3000
  };
  g_autofree DossierTimelineEvent *events = g_new0 (DossierTimelineEvent, N + 3);
  g_autoptr (DossierTimelineIndex) index = NULL;
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  const guint8 start = DOSSIER_TIMELINE_OPEN_START, end = DOSSIER_TIMELINE_OPEN_END;
  DossierTimelineAxis axis = { .base = 20000, .scale = 10.0 };

  for (gint64 i = 0; i < N; i++)
    events[i] = (DossierTimelineEvent){
      .id = 10 + i, .first = DOSSIER_DAY_MINUS_INFINITY, .last = 9000, .flags = start
    };
  events[N] = (DossierTimelineEvent){
    .id = 10 + N, .first = DOSSIER_DAY_MINUS_INFINITY, .last = 20030, .flags = start
  };
  events[N + 1] = (DossierTimelineEvent){
    .id = 11 + N, .first = 15000, .last = DOSSIER_DAY_PLUS_INFINITY, .flags = end
  };
  events[N + 2] = (DossierTimelineEvent){ .id = 12 + N,
                                          .first = DOSSIER_DAY_MINUS_INFINITY,
                                          .last = DOSSIER_DAY_PLUS_INFINITY,
                                          .flags = start | end };
  index = make_index_of (events, N + 3);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 5, measure_cb, index);
  g_assert_cmpuint (layout->items->len, ==, 3);
  for (gint64 id = 10 + N; id <= 12 + N; id++)
    {
      const DossierTimelineItem *item = find_item (layout, index, id);

      g_assert_nonnull (item);
      g_assert_true (item->x0 < 0.0 && item->label_x >= 0.0 && item->label_width > 0.0);
    }
  check_no_overlap (layout, 5);
}

/* Caesar, the year 0, today, the year 12000 and one that has a name of its own. */
static void
test_any_year (void)
{
  static const char *dates[] = { "Y-4000000000",          "-0043-03-15", "0000-06",
                                 "2024-02-29/2024-03-02", "Y12000",      "Y17E8" };
  DossierTimelineEvent events[G_N_ELEMENTS (dates)];
  g_autoptr (DossierTimelineIndex) index = NULL;
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  gint64 first, last;
  DossierTimelineAxis axis = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_true (dossier_timeline_event_init (&events[i], i + 1, dates[i], NULL));
  index = make_index_of (events, G_N_ELEMENTS (events));
  g_assert_true (dossier_timeline_index_get_extent (index, &first, &last));
  dossier_axis_fit (&axis, first, last, WIDTH);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH + 1.0, 6, measure_cb, index);
  g_assert_cmpuint (layout->items->len, ==, G_N_ELEMENTS (dates));
  check_no_overlap (layout, 6);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      dossier_axis_fit (&axis, events[i].first - 3, events[i].last + 3, WIDTH);
      dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH, 6, measure_cb, index);
      g_assert_nonnull (find_item (layout, index, i + 1));
      check_no_overlap (layout, 6);
    }
}

/* Where nothing happens for long takes little room, and what is on both sides stands apart. */
static void
test_quiet_is_folded (void)
{
  static const DossierTimelineEvent events[] = {
    { .id = 1, .first = 0, .last = 40, .form = DOSSIER_TIMELINE_LASTS },
    { .id = 2, .first = 44, .last = 44 },
    { .id = 3, .first = 36000, .last = 36000 },
    { .id = 4, .first = 36010, .last = 36050, .form = DOSSIER_TIMELINE_LASTS },
  };
  g_autoptr (DossierTimelineIndex) index = make_index_of (events, G_N_ELEMENTS (events));
  g_autoptr (DossierTimelineLayout) layout = dossier_timeline_layout_new ();
  g_autoptr (GArray) quiet = dossier_timeline_index_find_quiet (index, 60);
  g_autoptr (GArray) ticks = NULL;
  DossierTimelineAxis axis = { 0 };
  double x, width;

  g_assert_cmpuint (quiet->len, ==, 1);
  dossier_axis_set_folds (&axis, (const DossierQuiet *) (gpointer) quiet->data, quiet->len);
  dossier_axis_fit (&axis, 0, 36050, WIDTH);
  g_assert_true (dossier_axis_is_folded (&axis, 0, &x, &width));
  g_assert_cmpfloat_with_epsilon (width, DOSSIER_AXIS_FOLD_WIDTH, 1e-6);
  dossier_timeline_layout_place (layout, index, 0, &axis, 0.0, WIDTH + 1.0, 4, measure_cb, index);
  g_assert_cmpuint (layout->items->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const DossierTimelineItem *item = find_item (layout, index, events[i].id);

      g_assert_true (i < 2 ? item->x1 < x + DOSSIER_TIMELINE_DOT
                           : item->x0 > x + width - DOSSIER_TIMELINE_DOT);
    }
  ticks = dossier_timeline_ticks_new (&axis, 0.0, WIDTH);
  for (guint i = 0; i < ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (ticks, DossierTimelineTick, i);

      g_assert_true (tick->x <= x || tick->x >= x + width);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/places", test_places);
  g_test_add_func ("/timeline-layout/panning-moves-nothing", test_panning_moves_nothing);
  g_test_add_func ("/timeline-layout/one-day-and-a-century", test_500_on_one_day_and_a_century);
  g_test_add_func ("/timeline-layout/a-title-has-the-room-there-is",
                   test_a_title_has_the_room_there_is);
  g_test_add_func ("/timeline-layout/500-bars-at-once", test_500_bars_at_once);
  g_test_add_func ("/timeline-layout/one-that-reaches", test_one_that_reaches);
  g_test_add_func ("/timeline-layout/open-ends", test_open_ends);
  g_test_add_func ("/timeline-layout/any-year", test_any_year);
  g_test_add_func ("/timeline-layout/quiet-is-folded", test_quiet_is_folded);
  return g_test_run ();
}
