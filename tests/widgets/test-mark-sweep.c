#include "reader/mark-set.h"
#include "reader/mark-sweep.h"

static void
add (DossierMarkSet *set, gint64 id, guint start, guint end, DossierMarkKind kind, int colour)
{
  DossierMark mark = { .id = id, .start = start, .end = end, .kind = kind };

  if (colour >= 0)
    {
      mark.n_colours = 1;
      mark.colours[0] = (guint8) colour;
    }
  g_assert_true (dossier_mark_set_add (set, &mark));
}

static GArray *
sweep (DossierMarkSet *set, guint start, guint end)
{
  g_autoptr (GPtrArray) marks = dossier_mark_set_query (set, start, end);

  return dossier_mark_sweep (marks, start, end);
}

static const DossierRun *
run_at (GArray *runs, guint i)
{
  g_assert_cmpuint (i, <, runs->len);
  return &g_array_index (runs, DossierRun, i);
}

static void
test_overlap_is_stacked (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  g_autoptr (GArray) runs = NULL;

  add (set, 1, 10, 30, DOSSIER_MARK_HIGHLIGHT, 1);
  add (set, 2, 20, 40, DOSSIER_MARK_HIGHLIGHT, 4);
  runs = sweep (set, 0, 60);
  g_assert_cmpuint (runs->len, ==, 3);
  g_assert_cmpuint (run_at (runs, 0)->start, ==, 10);
  g_assert_cmpuint (run_at (runs, 0)->end, ==, 20);
  g_assert_cmpuint (run_at (runs, 1)->n_bands, ==, 2);
  g_assert_cmpuint (run_at (runs, 1)->bands[0], ==, 1);
  g_assert_cmpuint (run_at (runs, 1)->bands[1], ==, 4);
  g_assert_cmpuint (run_at (runs, 2)->end, ==, 40);
}

static void
test_six_overlapping_are_six_bands (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  g_autoptr (GArray) runs = NULL;

  for (guint i = 0; i < 6; i++)
    add (set, i + 1, i, 100, DOSSIER_MARK_HIGHLIGHT, (int) i);
  runs = sweep (set, 50, 60);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpuint (run_at (runs, 0)->n_bands, ==, 6);
}

static void
test_same_tag_twice_is_two_bands (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  g_autoptr (GArray) runs = NULL;

  for (gint64 id = 1; id <= 9; id++)
    add (set, id, 0, 10, DOSSIER_MARK_HIGHLIGHT, 3);
  runs = sweep (set, 0, 10);
  g_assert_cmpuint (run_at (runs, 0)->n_bands, ==, 3);
}

static void
test_touching_of_one_tag_keeps_its_seam (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  g_autoptr (GArray) runs = NULL;

  add (set, 1, 0, 10, DOSSIER_MARK_HIGHLIGHT, 3);
  add (set, 2, 10, 20, DOSSIER_MARK_HIGHLIGHT, 3);
  runs = sweep (set, 0, 30);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_true (run_at (runs, 1)->has_seam);
  g_assert_cmpuint (run_at (runs, 1)->start, ==, 10);
}

static void
test_lines_lie_under_bands (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  g_autoptr (GArray) runs = NULL;

  add (set, 1, 0, 20, DOSSIER_MARK_HIGHLIGHT, -1);
  add (set, 2, 5, 8, DOSSIER_MARK_MENTION, -1);
  add (set, 3, 5, 12, DOSSIER_MARK_DATE, -1);
  runs = sweep (set, 0, 20);
  g_assert_cmpuint (runs->len, ==, 4);
  g_assert_cmpuint (run_at (runs, 0)->bands[0], ==, DOSSIER_BAND_NEUTRAL);
  g_assert_cmpuint (run_at (runs, 1)->lines, ==, DOSSIER_LINE_MENTION | DOSSIER_LINE_DATE);
  g_assert_cmpuint (run_at (runs, 2)->lines, ==, DOSSIER_LINE_DATE);
  g_assert_cmpuint (run_at (runs, 3)->lines, ==, 0);
}

static void
test_claims_and_hidden_kinds_are_not_in_the_text (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  add (set, 1, 0, 20, DOSSIER_MARK_CLAIM, -1);
  add (set, 2, 0, 20, DOSSIER_MARK_MENTION, -1);
  before = sweep (set, 0, 20);
  dossier_mark_set_set_kind_shown (set, DOSSIER_MARK_MENTION, FALSE);
  after = sweep (set, 0, 20);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 0);
}

/* However many marks, runs never overlap, are in order and stay in the line. */
static void
test_random_marks_give_ordered_runs (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
      g_autoptr (GArray) runs = NULL;
      guint last = 40;

      for (gint64 id = 1; id <= 4 * (gint64) round + 1; id++)
        {
          guint start = (guint) g_test_rand_int_range (0, 150);

          add (set, id, start, start + (guint) g_test_rand_int_range (1, 90),
               (DossierMarkKind) g_test_rand_int_range (0, DOSSIER_N_MARK_KINDS),
               g_test_rand_int_range (-1, 12));
        }
      runs = sweep (set, 40, 110);
      for (guint i = 0; i < runs->len; i++)
        {
          const DossierRun *run = run_at (runs, i);

          g_assert_cmpuint (run->start, >=, last);
          g_assert_cmpuint (run->end, >, run->start);
          g_assert_cmpuint (run->end, <=, 110);
          g_assert_true (run->n_bands > 0 || run->lines != 0);
          g_assert_cmpuint (run->n_bands, <=, DOSSIER_RUN_MAX_BANDS);
          last = run->end;
        }
    }
}

static void
test_set_replaces_and_removes (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  DossierMark empty = { .id = 9, .start = 4, .end = 4 };

  add (set, 1, 0, 20, DOSSIER_MARK_HIGHLIGHT, 0);
  add (set, 1, 30, 40, DOSSIER_MARK_HIGHLIGHT, 0);
  g_assert_cmpuint (dossier_mark_set_get_size (set), ==, 1);
  g_assert_cmpuint (dossier_mark_set_lookup (set, 1)->start, ==, 30);
  g_assert_false (dossier_mark_set_add (set, &empty));
  g_assert_true (dossier_mark_set_remove (set, 1));
  g_assert_false (dossier_mark_set_remove (set, 1));
  g_assert_null (dossier_mark_set_lookup (set, 1));
}

static void
test_next_visits_all_once (void)
{
  g_autoptr (DossierMarkSet) set = dossier_mark_set_new ();
  const DossierMark *at = NULL;
  guint seen = 0;

  for (gint64 id = 1; id <= 20; id++)
    add (set, id, (guint) (id / 3), (guint) (id / 3) + 5, DOSSIER_MARK_HIGHLIGHT, 0);
  while (
      (at = dossier_mark_set_next (set, at != NULL ? at->start : 0, at != NULL ? at->id : 0, 1, -1))
      != NULL)
    seen++;
  g_assert_cmpuint (seen, ==, 20);
  g_assert_cmpint (dossier_mark_set_next (set, G_MAXUINT, 0, -1, -1)->id, ==, 20);
  g_assert_null (dossier_mark_set_next (set, 0, 0, 1, DOSSIER_MARK_SUGGESTED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mark-sweep/overlap-is-stacked", test_overlap_is_stacked);
  g_test_add_func ("/mark-sweep/six-overlapping-are-six-bands", test_six_overlapping_are_six_bands);
  g_test_add_func ("/mark-sweep/same-tag-twice-is-two-bands", test_same_tag_twice_is_two_bands);
  g_test_add_func ("/mark-sweep/touching-keeps-its-seam", test_touching_of_one_tag_keeps_its_seam);
  g_test_add_func ("/mark-sweep/lines-lie-under-bands", test_lines_lie_under_bands);
  g_test_add_func ("/mark-sweep/not-in-the-text", test_claims_and_hidden_kinds_are_not_in_the_text);
  g_test_add_func ("/mark-sweep/random-marks-give-ordered-runs",
                   test_random_marks_give_ordered_runs);
  g_test_add_func ("/mark-set/replaces-and-removes", test_set_replaces_and_removes);
  g_test_add_func ("/mark-set/next-visits-all-once", test_next_visits_all_once);
  return g_test_run ();
}
