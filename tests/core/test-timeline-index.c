/* The timeline's index against plain loops over the same events. */
#include "timeline/index.h"

#define N_LANES 5

typedef struct
{
  DossierTimelineEvent event;
  guint lanes; /* bits */
} Known;

static Known
make_event (GRand *rand, gint64 id)
{
  Known known = { .event = { .id = id } };
  static const int lengths[] = { 0, 0, 0, 1, 6, 30, 364, 36524 };

  known.event.first = g_rand_int_range (rand, -3000, 3000);
  known.event.last = known.event.first + lengths[g_rand_int_range (rand, 0, 8)];
  if (g_rand_int_range (rand, 0, 20) == 0)
    {
      known.event.last = DOSSIER_DAY_PLUS_INFINITY;
      known.event.flags = DOSSIER_TIMELINE_OPEN_END;
    }
  else if (g_rand_int_range (rand, 0, 20) == 0)
    {
      known.event.first = DOSSIER_DAY_MINUS_INFINITY;
      known.event.flags = DOSSIER_TIMELINE_OPEN_START;
    }
  known.lanes = (guint) g_rand_int_range (rand, 1, 1 << N_LANES);
  return known;
}

static int
compare_known (gconstpointer a, gconstpointer b)
{
  const DossierTimelineEvent *x = &((const Known *) a)->event;
  const DossierTimelineEvent *y = &((const Known *) b)->event;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static DossierTimelineIndex *
build (GArray *all)
{
  DossierTimelineIndex *index = dossier_timeline_index_new ();

  for (gint64 lane = 0; lane < N_LANES; lane++)
    dossier_timeline_index_add_lane (index, lane + 100, NULL);
  g_array_sort (all, compare_known);
  for (guint i = 0; i < all->len; i++)
    dossier_timeline_index_append (index, &g_array_index (all, Known, i).event, "title");
  dossier_timeline_index_end_events (index);
  for (guint i = all->len; i-- > 0;)
    for (guint lane = 0; lane < N_LANES; lane++)
      if (g_array_index (all, Known, i).lanes & (1u << lane))
        dossier_timeline_index_append_to_lane (index, lane, i);
  dossier_timeline_index_finish (index);
  return index;
}

/* Walks each lane and compares it with the events that should be in it, in order. */
static void
check (DossierTimelineIndex *index, GArray *all)
{
  g_array_sort (all, compare_known);
  g_assert_cmpuint (dossier_timeline_index_get_n_events (index), ==, all->len);
  for (guint lane = 0; lane < N_LANES; lane++)
    {
      guint32 slot = DOSSIER_TIMELINE_NO_SLOT;
      guint n = 0;

      for (guint i = 0; i < all->len; i++)
        {
          const Known *known = &g_array_index (all, Known, i);
          guint32 found;

          g_assert_true (dossier_timeline_index_find (index, known->event.id, &found));
          g_assert_cmpint (dossier_timeline_index_is_in (index, lane, found), ==,
                           (known->lanes >> lane) & 1);
          if (!((known->lanes >> lane) & 1))
            continue;
          slot = dossier_timeline_index_step (index, lane, slot, 1);
          g_assert_cmpuint (slot, ==, found);
          n++;
        }
      g_assert_cmpuint (dossier_timeline_index_get_lane (index, lane)->n_events, ==, n);
      if (n > 0)
        g_assert_cmpuint (dossier_timeline_index_step (index, lane, slot, 1), ==,
                          DOSSIER_TIMELINE_NO_SLOT);
    }
}

static GArray *
make_all (GRand *rand, guint n)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Known));

  for (guint i = 0; i < n; i++)
    {
      Known known = make_event (rand, 10 + i * 7);

      g_array_append_val (all, known);
    }
  return all;
}

static void
test_splicing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GArray) all = make_all (rand, 300);
  g_autoptr (DossierTimelineIndex) index = build (all);

  check (index, all);
  for (guint round = 0; round < 200; round++)
    {
      guint i = (guint) g_rand_int_range (rand, 0, (gint32) all->len);
      Known *known = &g_array_index (all, Known, i);
      guint lanes[N_LANES], n = 0;

      g_assert_true (dossier_timeline_index_remove (index, known->event.id));
      g_assert_false (dossier_timeline_index_remove (index, known->event.id));
      *known = make_event (rand, known->event.id);
      for (guint lane = 0; lane < N_LANES; lane++)
        if (known->lanes & (1u << lane))
          lanes[n++] = lane;
      dossier_timeline_index_insert (index, &known->event, "title", lanes, n);
    }
  check (index, all);
}

static void
test_seeking (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GArray) all = make_all (rand, 400);
  g_autoptr (DossierTimelineIndex) index = build (all);

  for (guint run = 0; run < DOSSIER_TIMELINE_N_RUNS; run++)
    {
      const DossierTimelineRun *days = dossier_timeline_index_get_lane (index, 0)->runs[run];

      for (guint round = 0; days != NULL && round < 200; round++)
        {
          gint64 day = g_rand_int_range (rand, -3200, 3200);
          guint plain = 0;
          guint from;

          while (plain < days->firsts->len && g_array_index (days->firsts, gint64, plain) < day)
            plain++;
          from = (guint) g_rand_int_range (rand, 0, (gint32) plain + 1);
          g_assert_cmpuint (dossier_timeline_run_seek (days, from, day), ==, plain);
        }
    }
}

/* The next that lasts until a day, also after events came and went. */
static void
test_reaching (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GArray) all = make_all (rand, 3000);
  g_autoptr (DossierTimelineIndex) index = build (all);
  const guint lane = 0;

  for (guint round = 0; round < 600; round++)
    {
      Known *known = &g_array_index (all, Known, g_rand_int_range (rand, 0, (gint32) all->len));
      const DossierTimelineRun *run;
      guint from, to, plain;
      gint64 day = g_rand_int_range (rand, -3200, 40000);

      g_assert_true (dossier_timeline_index_remove (index, known->event.id));
      *known = make_event (rand, known->event.id);
      dossier_timeline_index_insert (index, &known->event, "title", &lane, 1);
      run = dossier_timeline_index_get_lane (index, lane)
                ->runs[dossier_timeline_run_of (&known->event)];
      g_assert_cmpuint (run->reach->len, ==, (run->slots->len + 63) / 64);
      from = (guint) g_rand_int_range (rand, 0, (gint32) run->slots->len);
      to = (guint) g_rand_int_range (rand, (gint32) from, (gint32) run->slots->len + 1);
      for (plain = from; plain < to; plain++)
        if (dossier_timeline_index_get (index, g_array_index (run->slots, guint32, plain))->last
            >= day)
          break;
      g_assert_cmpuint (dossier_timeline_run_find_reaching (run, from, to, day), ==, plain);
    }
}

/* Whether something begins or ends strictly between two days. */
static gboolean
is_quiet (GArray *all, gint64 from, gint64 to)
{
  for (guint i = 0; i < all->len; i++)
    {
      const DossierTimelineEvent *event = &g_array_index (all, Known, i).event;

      if ((event->first > from && event->first < to) || (event->last > from && event->last < to))
        return FALSE;
    }
  return TRUE;
}

static void
test_quiet (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GArray) all = make_all (rand, 12);
      g_autoptr (DossierTimelineIndex) index = build (all);
      gint64 shortest = g_rand_int_range (rand, 200, 2000);
      g_autoptr (GArray) quiet = dossier_timeline_index_find_quiet (index, shortest);
      g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint expected = 0;

      for (guint i = 0; i < all->len; i++)
        {
          const DossierTimelineEvent *event = &g_array_index (all, Known, i).event;

          if (dossier_day_is_finite (event->first))
            g_array_append_val (days, event->first);
          if (dossier_day_is_finite (event->last))
            g_array_append_val (days, event->last);
        }
      /* A gap counts once: for the day it begins on, however many events share that. */
      for (guint i = 0; i < days->len; i++)
        {
          gint64 day = g_array_index (days, gint64, i);
          gint64 next = G_MAXINT64;
          gboolean seen = FALSE;

          for (guint j = 0; j < days->len; j++)
            {
              gint64 other = g_array_index (days, gint64, j);

              seen |= j < i && other == day;
              if (other > day)
                next = MIN (next, other);
            }
          expected += !seen && next != G_MAXINT64 && next - day > shortest;
        }
      g_assert_cmpuint (quiet->len, ==, expected);
      for (guint i = 0; i < quiet->len; i++)
        {
          const DossierQuiet *stretch = &g_array_index (quiet, DossierQuiet, i);

          g_assert_cmpint (stretch->to - stretch->from, >, shortest);
          g_assert_true (is_quiet (all, stretch->from, stretch->to));
        }
    }
}

static void
test_statuses (void)
{
  static const struct
  {
    const char *status;
    DossierTimelineState state;
  } cases[] = {
    { "occurred", DOSSIER_TIMELINE_HAPPENED },     { "reported", DOSSIER_TIMELINE_HAPPENED },
    { "planned", DOSSIER_TIMELINE_PLANNED },       { "alleged", DOSSIER_TIMELINE_ALLEGED },
    { "disputed", DOSSIER_TIMELINE_ALLEGED },      { "denied", DOSSIER_TIMELINE_DENIED },
    { "did not happen", DOSSIER_TIMELINE_DENIED }, { NULL, DOSSIER_TIMELINE_HAPPENED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dossier_timeline_state_of (cases[i].status), ==, cases[i].state);
}

static void
test_dates (void)
{
  DossierTimelineEvent e;

  g_assert_true (dossier_timeline_event_init (&e, 1, "2024-02-29", "occurred"));
  g_assert_cmpint (e.form, ==, DOSSIER_TIMELINE_POINT);
  g_assert_cmpint (e.first, ==, dossier_day_from_civil (2024, 2, 29));
  g_assert_false (dossier_timeline_event_init (&e, 1, "2023-02-29", NULL));
  g_assert_true (dossier_timeline_event_init (&e, 1, "2019-03?", NULL));
  g_assert_cmpint (e.form, ==, DOSSIER_TIMELINE_WITHIN);
  g_assert_cmpint (e.flags, ==, DOSSIER_TIMELINE_UNCERTAIN);
  g_assert_true (dossier_timeline_event_init (&e, 1, "2019-03-19/2019-03-23", NULL));
  g_assert_cmpint (e.form, ==, DOSSIER_TIMELINE_LASTS);
  g_assert_true (dossier_timeline_event_init (&e, 1, "[2019-03-01,2019-03-05]", NULL));
  g_assert_cmpint (e.form, ==, DOSSIER_TIMELINE_WITHIN);
  g_assert_true (dossier_timeline_event_init (&e, 1, "1985~", NULL));
  g_assert_cmpint (e.flags, ==, DOSSIER_TIMELINE_APPROXIMATE);
  g_assert_true (dossier_timeline_event_init (&e, 1, "2012/..", NULL));
  g_assert_cmpint (e.flags, ==, DOSSIER_TIMELINE_OPEN_END);
  g_assert_cmpuint (dossier_timeline_run_of (&e), ==, DOSSIER_TIMELINE_OPEN_RUN);
  g_assert_true (dossier_timeline_event_init (&e, 1, "-0043-03-15", NULL));
  g_assert_true (dossier_timeline_event_init (&e, 1, "Y120000", NULL));
  g_assert_false (dossier_timeline_event_init (&e, 1, "XXXX-09", NULL));
  g_assert_false (dossier_timeline_event_init (&e, 1, NULL, NULL));
}

/* Moving keeps precision, marks, members and length. */
static void
test_shifting (void)
{
  static const struct
  {
    const char *from;
    gint64 days;
    const char *to; /* NULL: nothing moves it */
  } cases[] = {
    { "2024-02-28", 1, "2024-02-29" },
    { "2024-02-29", 365, "2025-02-28" },
    { "2019-03-19/2019-03-23", -18, "2019-03-01/2019-03-05" },
    { "2019-03", 31, "2019-04" },
    { "2019-03", 10, "2019-03" },
    { "2019", 400, "2020" },
    { "2024-21", 91, "2024-22" },
    { "2024-24", 91, "2025-21" },
    { "2024-21", -91, "2023-24" },
    { "[2025-09-30,2025-10-02]", 1, "[2025-10-01,2025-10-03]" },
    { "[..2019-03-31]", 1, "[..2019-04-01]" },
    { "2012-05-01/..", -1, "2012-04-30/.." },
    { "2024-01-16?", 2, "2024-01-18?" },
    { "2019-03~", 31, "2019-04~" },
    { "0000-01-01", -1, "-0001-12-31" },
    { "199X", 400, NULL },
    { "Y120000", 400, NULL },
    { "9999-12-31", 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) from = dossier_edtf_parse (cases[i].from, &error);
      g_autoptr (DossierEdtf) to = NULL;

      g_assert_no_error (error);
      to = dossier_edtf_shift (from, cases[i].days, &error);
      if (cases[i].to == NULL)
        g_assert_nonnull (error);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (to != NULL ? to->text : NULL, ==, cases[i].to);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *edtf;
    const char *status;
    const char *words;
  } rows[] = {
    { "2024-01-16", "happened", "16 Jan 2024, happened or reported" },
    { "2024-05-03/2024-05-05", "planned", "from 3 May 2024 to 5 May 2024, planned" },
    { "[2024-05-03..2024-05-05]", "alleged",
      "one time between 3 May 2024 and 5 May 2024, alleged or disputed" },
    { "2024-01-16?", "denied",
      "16 Jan 2024, the date is uncertain, denied, or did not come about" },
    { "2024-01-16/..", "reported", "from 16 Jan 2024, open, happened or reported" },
    { "../2024-01-16", "reported", "until 16 Jan 2024, happened or reported" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DossierTimelineEvent event;
      g_autofree char *words = NULL;

      g_assert_true (dossier_timeline_event_init (&event, 1, rows[i].edtf, rows[i].status));
      words = dossier_timeline_event_to_words (&event);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-index/splicing", test_splicing);
  g_test_add_func ("/timeline-index/seeking", test_seeking);
  g_test_add_func ("/timeline-index/reaching", test_reaching);
  g_test_add_func ("/timeline-index/quiet", test_quiet);
  g_test_add_func ("/timeline-index/statuses", test_statuses);
  g_test_add_func ("/timeline-index/dates", test_dates);
  g_test_add_func ("/timeline-index/shifting", test_shifting);
  g_test_add_func ("/timeline-index/words", test_words);
  return g_test_run ();
}
