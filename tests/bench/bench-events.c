/* What 20,000 events cost: the list of disagreements, the events that may be the same, one card.
 * Prints the table of README.md. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "corpus/cards.h"
#include "corpus/lists.h"
#include "corpus/live-record.h"
#include "corpus/same-event.h"

#define N_EVENTS 20000
#define N_PAIRS  5000
#define N_ACTORS 300
#define N_ROUNDS 15

typedef struct
{
  double values[N_ROUNDS];
  guint n;
} Times;

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
median (Times *times)
{
  qsort (times->values, times->n, sizeof (double), compare);
  return times->values[times->n / 2];
}

static void
add_time (Times *times, gint64 began)
{
  times->values[times->n++] = (double) (g_get_monotonic_time () - began) / 1000.0;
}

static void
print_row (const char *name, Times *times, double yardstick)
{
  double middle = median (times);

  printf ("| %-52s | %8.2f | %8.2f – %8.2f |", name, middle, times->values[0],
          times->values[times->n - 1]);
  if (yardstick > 0)
    printf (" %8.2f | %5.2f |\n", yardstick, middle / yardstick);
  else
    printf ("          |       |\n");
}

/* Events on 4,000 days in pairs a day apart, two actors each; one in four pairs is linked. */
static gboolean
fill_cb (DossierAct *act, gpointer data, GError **error)
{
  static const char *const statements[] = {
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
    "INSERT INTO actor (id, name) SELECT 1000000 + i, 'Actor ' || i FROM n",
    "INSERT INTO record (id, kind) SELECT id, 'actor' FROM actor",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    "INSERT INTO event (id, title, edtf, day_min, day_max, place_text) SELECT i, "
    "'Talks number ' || ((i / 2) % 997) || ' in the harbour', '2019', (i * 7919) % 4000, "
    "(i * 7919) % 4000, CASE WHEN i % 2 THEN 'Dalpo' ELSE 'Osmouth' END FROM n",
    "INSERT INTO record (id, kind) SELECT id, 'event' FROM event",
    "INSERT INTO participant (id, event, actor, polarity) SELECT 2000000 + id * 2, id, "
    "1000001 + (id / 2) % 300, '+' FROM event",
    "INSERT INTO participant (id, event, actor, polarity) SELECT 2000001 + id * 2, id, "
    "1000001 + (id / 2 + 7) % 300, CASE WHEN id % 2 THEN '-' ELSE '+' END FROM event",
    "INSERT INTO link (id, kind, from_record, to_record) SELECT 3000000 + id, 'same event', id, "
    "id + 1 FROM event WHERE id % 4 = 0 AND id < 20000",
    "INSERT INTO record (id, kind) SELECT id, 'link' FROM link",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!dossier_act_run (act, error, statements[i], ""))
      return FALSE;
  return TRUE;
}

/* The yardstick: the same rows, read and looked at by nobody. */
static gpointer
read_bare_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const queries[] = {
    "SELECT e.* FROM event e WHERE e.id IN (SELECT from_record FROM link "
    "WHERE kind = 'same event' UNION SELECT to_record FROM link WHERE kind = 'same event')",
    "SELECT t.*, a.name FROM participant t JOIN actor a ON a.id = t.actor WHERE t.event IN "
    "(SELECT from_record FROM link WHERE kind = 'same event' UNION SELECT to_record FROM link "
    "WHERE kind = 'same event')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DossierStatement) s = dossier_database_query (database, error, queries[i], "");
      while (dossier_statement_step (s, error) == DOSSIER_STEP_ROW)
        ;
    }
  return NULL;
}

static double
bench_bare (DossierCorpus *corpus)
{
  Times times = { .n = 0 };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      dossier_store_read (dossier_corpus_get_store (corpus), read_bare_cb, NULL, NULL, NULL);
      add_time (&times, began);
    }
  return median (&times);
}

/* From asking until the first rows are filled. */
static void
bench_list (DossierCorpus *corpus, double yardstick)
{
  Times times = { .n = 0 };
  g_autofree char *name = NULL;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (DossierLiveList) list = dossier_live_list_new (corpus, &dossier_conflict_list_kind,
                                                                dossier_args_new (NULL, NULL));
      g_autoptr (DossierRow) row = NULL;

      while (dossier_live_list_is_loading (list)
             || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
        g_main_context_iteration (NULL, TRUE);
      fprintf (stderr, "places %.1f ms\n", (double) (g_get_monotonic_time () - began) / 1000.0);
      row = g_list_model_get_item (G_LIST_MODEL (list), 0);
      while (!dossier_row_is_loaded (row))
        g_main_context_iteration (NULL, TRUE);
      add_time (&times, began);
      if (name == NULL)
        name = g_strdup_printf ("%u disagreements and the first page of them, ms",
                                g_list_model_get_n_items (G_LIST_MODEL (list)));
    }
  print_row (name, &times, yardstick);
}

static gpointer
find_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_same_events_find_for (database, *(gint64 *) data, 4, error);
}

static void
bench_candidates (DossierCorpus *corpus)
{
  Times times = { .n = 0 };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 event = 2 + (gint64) i * 613;
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GArray) found =
          dossier_store_read (dossier_corpus_get_store (corpus), find_cb, &event, NULL, NULL);

      g_assert_nonnull (found);
      add_time (&times, began);
    }
  print_row ("events that may be the same as one, ms", &times, 0);
}

static void
bench_card (DossierCorpus *corpus)
{
  Times times = { .n = 0 };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (DossierLiveRecord) record =
          dossier_live_record_new (corpus, &dossier_event_card_kind);

      dossier_live_record_set_id (record, 4 + (gint64) i * 612);
      while (dossier_live_record_get_row (record) == NULL)
        g_main_context_iteration (NULL, TRUE);
      add_time (&times, began);
    }
  print_row ("the card of one, with its accounts, ms", &times, 0);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "events.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_create (path, &error);
  g_autoptr (GVariant) done = NULL;
  DossierCorpus *corpus;

  g_assert_no_error (error);
  corpus = dossier_corpus_new (store, "bench");
  done = dossier_store_act (store, "bench", "", 0, fill_cb, NULL, &error);
  g_assert_no_error (error);
  printf ("| %-52s | %8s | %-19s | %8s | %5s |\n|---|---|---|---|---|\n", "20,000 events", "median",
          "least – most", "yardstick", "ratio");
  bench_list (corpus, bench_bare (corpus));
  bench_candidates (corpus);
  bench_card (corpus);
  dossier_corpus_close (corpus);
  g_object_unref (corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_unlink (path);
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
