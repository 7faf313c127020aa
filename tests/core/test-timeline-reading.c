/* Reading a long timeline keeps nobody waiting: it is done elsewhere, says how far it is, and ends when
 * nobody wants it any more. */
#include "corpus/timeline.h"
#include "dossier-fixture.h"
#include "until.h"

#define N_EVENTS 60000

static void
fill (DossierFixture *f)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO event (id, title, edtf, day_min, day_max, status, kind) "
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "SELECT i + 1000, 'Event ' || i, date (i * 8640, 'unixepoch'), i / 10, i / 10, "
      "CASE i %% 3 WHEN 0 THEN 'planned' ELSE 'occurred' END, 'meeting' FROM n;",
      N_EVENTS);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (f->path, DOSSIER_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  dossier_database_begin (database, TRUE, &error);
  g_assert_no_error (error);
  dossier_database_script (database, sql, &error);
  g_assert_no_error (error);
  dossier_database_commit (database, &error);
  g_assert_no_error (error);
}

/* Holds the thread that long readings are done on, until it is let go. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
  gboolean done;
} Gate;

static gpointer
wait_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return g_strdup ("");
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *nothing = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  ((Gate *) data)->done = TRUE;
}

static void
close_gate (Gate *gate, DossierFixture *f)
{
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
  dossier_store_read_async (dossier_corpus_get_store (f->corpus), DOSSIER_READ_LONG, wait_thread,
                            gate, NULL, g_free, NULL, passed_cb, gate);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
count_cb (DossierTimeline *timeline, guint *count)
{
  ++*count;
}

static void
progress_cb (DossierTimeline *timeline, guint n_read, guint *count)
{
  ++*count;
}

/* The main context goes on while everything is read; of what was asked for meanwhile only the last comes. */
static void
test_in_the_background (DossierFixture *f, gconstpointer data)
{
  Gate gate = { 0 }, behind = { 0 };
  guint n_resets = 0, n_failures = 0, n_progress = 0;
  g_autoptr (DossierTimeline) timeline = NULL;
  DossierTimelineIndex *index;
  guint lane;

  fill (f);
  close_gate (&gate, f);
  timeline = dossier_timeline_new (f->corpus);
  g_signal_connect (timeline, "reset", G_CALLBACK (count_cb), &n_resets);
  g_signal_connect (timeline, "failed", G_CALLBACK (count_cb), &n_failures);
  g_signal_connect (timeline, "progress", G_CALLBACK (progress_cb), &n_progress);
  dossier_timeline_set_paused (timeline, FALSE);
  dossier_timeline_set_lanes_by (timeline, DOSSIER_LANES_KIND);
  dossier_timeline_set_lanes_by (timeline, DOSSIER_LANES_STATUS);
  until (n_progress >= 2);
  g_assert_cmpuint (n_resets, ==, 0);
  g_assert_null (dossier_timeline_get_index (timeline));
  open_gate (&gate);
  until (n_resets > 0);
  index = dossier_timeline_get_index (timeline);
  g_assert_cmpuint (dossier_timeline_index_get_n_events (index), ==, N_EVENTS);
  g_assert_true (dossier_timeline_index_find_lane (index, 0, "planned", &lane));
  g_assert_cmpuint (dossier_timeline_index_get_lane (index, lane)->n_events, ==, N_EVENTS / 3);
  g_assert_false (dossier_timeline_index_find_lane (index, 0, "meeting", &lane));
  /* Behind all that was asked for before: nothing of it comes late. */
  close_gate (&behind, f);
  open_gate (&behind);
  until (behind.done);
  g_assert_cmpuint (n_resets, ==, 1);
  g_assert_cmpuint (n_failures, ==, 0);
}

typedef struct
{
  DossierTimelineReading *reading;
  DossierDatabase *database;
  GCancellable *cancellable;
  GError *error;
} Run;

static gpointer
run_thread (gpointer data)
{
  Run *run = data;

  dossier_timeline_reading_run (run->reading, run->database, run->cancellable, &run->error);
  return NULL;
}

/* Reads, and loses interest as soon as something was read. Returns: whether that came in time */
static gboolean
is_cut_short (DossierDatabase *database)
{
  g_autoptr (GVariant) query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  g_autoptr (DossierTimelineReading) reading =
      dossier_timeline_reading_new (query, DOSSIER_LANES_STATUS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { reading, database, cancellable, NULL };
  g_autoptr (GThread) thread = g_thread_new ("reading", run_thread, &run);
  gboolean cut;

  while (g_atomic_int_get (&reading->n_read) == 0)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  g_thread_join (g_steal_pointer (&thread));
  cut = g_error_matches (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (cut || run.error == NULL);
  g_assert_true (!cut || g_atomic_int_get (&reading->n_read) < 2 * N_EVENTS);
  g_clear_error (&run.error);
  return cut;
}

/* On a machine that is busy a reading may be through before anybody could stop it: not every time. */
static void
test_cancelling (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database = NULL;
  gboolean cut = FALSE;

  fill (f);
  database = dossier_database_open (f->path, DOSSIER_DATABASE_READ, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 50 && !cut; i++)
    cut = is_cut_short (database);
  g_assert_true (cut);
}

/* Who leaves is told nothing any more. */
static void
test_leaving (DossierFixture *f, gconstpointer data)
{
  Gate gate = { 0 };
  DossierTimeline *timeline;
  guint n_resets = 0;

  fill (f);
  close_gate (&gate, f);
  timeline = dossier_timeline_new (f->corpus);
  g_signal_connect (timeline, "reset", G_CALLBACK (count_cb), &n_resets);
  dossier_timeline_set_paused (timeline, FALSE);
  g_object_run_dispose (G_OBJECT (timeline));
  open_gate (&gate);
  g_object_add_weak_pointer (G_OBJECT (timeline), (gpointer *) &timeline);
  g_object_unref (timeline);
  until (timeline == NULL && gate.done);
  g_assert_cmpuint (n_resets, ==, 0);
}

static void
add (const char *path, void (*test) (DossierFixture *, gconstpointer))
{
  g_test_add (path, DossierFixture, NULL, dossier_fixture_set_up, test, dossier_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/timeline-reading/in-the-background", test_in_the_background);
  add ("/timeline-reading/cancelling", test_cancelling);
  add ("/timeline-reading/leaving", test_leaving);
  return g_test_run ();
}
