#include "corpus/date-everywhere.h"

#include "corpus/date-accept.h"

/* Reading goes on for so long before the other readers have their turn. */
#define TURN_US (40 * 1000)

/* One run over the dossier: a turn of reading, an act for the text that has such dates, and again.
 * On the main context but for the reading. */
typedef struct
{
  DossierDatesEverywhere which;
  char *words;
  GArray *revisions; /* gint64, of all articles; NULL until they are known */
  guint at;          /* of them, the next that is read */
  gint64 step;       /* of the history, once there is one */
  DossierDatesAccepted accepted;
  DossierDatesProgress progress;
  gpointer progress_data;
} Run;

/* What a turn of reading brings: @args of date.accept, or NULL where no text had such dates. */
typedef struct
{
  GVariant *args;
  guint at;
} Turn;

static void
free_run (gpointer data)
{
  Run *run = data;

  g_free (run->words);
  g_clear_pointer (&run->revisions, g_array_unref);
  g_free (run);
}

static void
free_turn (gpointer data)
{
  Turn *turn = data;

  g_clear_pointer (&turn->args, g_variant_unref);
  g_free (turn);
}

static GArray *
read_revisions (DossierDatabase *database, gint64 first, GError **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT r.id FROM revision r WHERE r.number = "
      "(SELECT max (number) FROM revision WHERE article = r.article) ORDER BY r.id <> ?, r.id",
      "i", first);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 revision = dossier_statement_get_int (s, 0);

      g_array_append_val (revisions, revision);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&revisions) : NULL;
}

static gpointer
turn_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  gint64 until = g_get_monotonic_time () + TURN_US;
  Turn *turn;

  if (run->revisions == NULL)
    run->revisions = read_revisions (database, run->which.revision, error);
  if (run->revisions == NULL)
    return NULL;
  turn = g_new0 (Turn, 1);
  turn->at = run->at;
  while (turn->args == NULL && turn->at < run->revisions->len
         && !g_cancellable_is_cancelled (cancellable)
         && (turn->at == run->at || g_get_monotonic_time () < until))
    {
      gint64 revision = g_array_index (run->revisions, gint64, turn->at);
      g_autoptr (DossierDateSources) sources = dossier_date_sources_read (database, revision, NULL);
      g_autoptr (DossierDateReading) reading =
          sources != NULL ? dossier_date_reading_new (sources) : NULL;

      /* An article that went since is passed over. */
      turn->args =
          reading != NULL ? dossier_date_accept_args_like (reading, run->which.like) : NULL;
      turn->at++;
    }
  return turn;
}

static void take_turn (GTask *task);

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, &error);
  g_autoptr (GArray) ids = NULL;

  if (done == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  ids = dossier_args_dup_ids (done, "ids");
  run->step = run->step != 0 ? run->step : dossier_args_get_id (done, "step");
  run->accepted.dates += ids->len;
  run->accepted.articles++;
  if (run->accepted.first == 0 && ids->len > 0)
    run->accepted.first = g_array_index (ids, gint64, 0);
  take_turn (g_steal_pointer (&task));
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  DossierCorpus *corpus = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  Turn *turn = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (turn == NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  run->accepted.stopped = g_cancellable_is_cancelled (cancellable);
  run->at = turn != NULL ? turn->at : run->at;
  if (run->progress != NULL && run->revisions != NULL && !run->accepted.stopped)
    run->progress (run->at, run->revisions->len, run->progress_data);
  if (!run->accepted.stopped && turn->args != NULL)
    dossier_corpus_do_async (
        corpus, "date.accept",
        dossier_date_accept_args_everywhere (turn->args, run->words, run->accepted.dates),
        run->step, NULL, accepted_cb, g_steal_pointer (&task));
  else if (!run->accepted.stopped && run->at < run->revisions->len)
    take_turn (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
  g_clear_pointer (&turn, free_turn);
}

/* @task: (transfer full) */
static void
take_turn (GTask *task)
{
  DossierCorpus *corpus = g_task_get_source_object (task);

  dossier_store_read_async (dossier_corpus_get_store (corpus), DOSSIER_READ_LONG, turn_thread,
                            g_task_get_task_data (task), NULL, free_turn,
                            g_task_get_cancellable (task), turned_cb, task);
}

/**
 * dossier_dates_accept_everywhere_async:
 * @which: what is accepted
 * @cancellable: (nullable): ends it; what was accepted until then stays
 * @progress: (nullable): called now and then, how many texts are through
 *
 * Accepts all suggestions of the dossier that follow one rule and have a value, text by text, as one
 * step of the history. Other acts and reading go on meanwhile. Main thread.
 */
void
dossier_dates_accept_everywhere_async (DossierCorpus *corpus, const DossierDatesEverywhere *which,
                                       GCancellable *cancellable, DossierDatesProgress progress,
                                       gpointer progress_data, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task = g_task_new (corpus, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->which = *which;
  run->words = g_strdup (which->words);
  run->progress = progress;
  run->progress_data = progress_data;
  g_task_set_task_data (task, run, free_run);
  g_task_set_check_cancellable (task, FALSE);
  take_turn (task);
}

/**
 * dossier_dates_accept_everywhere_finish:
 * @accepted: (out): what came of it, also when it was cancelled
 *
 * Returns: FALSE with the error of the act that failed; what was accepted before it stays
 */
gboolean
dossier_dates_accept_everywhere_finish (DossierCorpus *corpus, GAsyncResult *result,
                                        DossierDatesAccepted *accepted, GError **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  *accepted = run->accepted;
  return g_task_propagate_boolean (G_TASK (result), error);
}
