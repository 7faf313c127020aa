#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/error.h"
#include "store/act-private.h"
#include "store/changeset.h"
#include "store/history.h"
#include "store/search-index.h"

static gboolean
check_file (DossierStore *self, GError **error)
{
  GStatBuf info;
  g_autofree char *name = NULL;

  if (g_stat (self->path, &info) == 0 && info.st_dev == self->device && info.st_ino == self->inode)
    return TRUE;

  name = g_path_get_basename (self->path);
  g_set_error (
      error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
      _ ("Cannot change “%s”: the file was deleted or moved while it was open. Save a copy "
         "to keep what is in it"),
      name);
  return FALSE;
}

static gboolean
begin (DossierStore *self, DossierDatabase *database, GError **error)
{
  if (!check_file (self, error) || !dossier_database_begin (database, TRUE, error))
    return FALSE;
  if (_dossier_store_catch_up (self, database, error))
    return TRUE;

  dossier_database_rollback (database);
  return FALSE;
}

static gboolean
commit (DossierStore *self, DossierDatabase *database, gint64 seen, GError **error)
{
  if (!dossier_database_commit (database, error))
    return FALSE;
  if (seen != 0)
    self->seen = seen;
  return TRUE;
}

typedef struct
{
  DossierStore *store;
  char *verb;
  char *author;
  gint64 step;
  DossierActFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  GTask *task;

  GVariant *result;
  GError *error;
} ActJob;

static void
act_job_free (ActJob *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->store);
  g_clear_pointer (&job->result, g_variant_unref);
  g_clear_error (&job->error);
  g_free (job->verb);
  g_free (job->author);
  g_free (job);
}

/* Writes the journal row of an act whose rows are written. */
static DossierDelta *
journal (ActJob *job, DossierAct *act, GBytes *changeset, gint64 *seen, GError **error)
{
  DossierHistoryEntry entry = {
    .step = job->step,
    .verb = job->verb,
    .label = act->label != NULL ? act->label : job->verb,
    .author = job->author,
    .made_at = act->time,
    .subject = act->subject,
  };
  g_autoptr (DossierDelta) delta =
      dossier_delta_new (DOSSIER_DELTA_DONE, entry.label, entry.subject);
  gint64 change;

  if (!dossier_changeset_fill (changeset, delta, error)
      || !dossier_history_append (act->database, &entry, changeset, &change, error)
      || !dossier_database_get_int (act->database, seen, error, "SELECT max (seq) FROM change_log",
                                    "")
      || !dossier_history_label (act->database, delta, error))
    return NULL;

  dossier_act_return (act, "step", g_variant_new_int64 (job->step != 0 ? job->step : change));
  return g_steal_pointer (&delta);
}

/* One transaction holds the rows, the changeset and its journal row, all before COMMIT. */
static gboolean
act_in_transaction (ActJob *job, DossierAct *act, GError **error)
{
  g_autoptr (DossierRecorder) recorder = dossier_recorder_new (act->database, error);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (DossierDelta) delta = NULL;
  gint64 seen = 0;

  if (recorder == NULL || !job->func (act, job->data, error))
    return FALSE;
  changeset = dossier_recorder_finish (recorder, error);
  if (changeset == NULL)
    return FALSE;
  if (g_bytes_get_size (changeset) == 0)
    return commit (job->store, act->database, 0, error);

  g_clear_pointer (&recorder, dossier_recorder_free);
  if (!dossier_search_index_follow (act->database, changeset, error))
    return FALSE;
  delta = journal (job, act, changeset, &seen, error);
  if (delta == NULL || !commit (job->store, act->database, seen, error))
    return FALSE;
  _dossier_store_emit_later (job->store, delta);
  return TRUE;
}

static void
act_job (DossierDatabase *database, gpointer data)
{
  ActJob *job = data;
  DossierAct act = { .database = database, .author = job->author };

  act.time = g_get_real_time () / 1000;
  g_variant_dict_init (&act.results, NULL);
  dossier_database_set_cancellable (database, job->cancellable);
  if (begin (job->store, database, &job->error))
    {
      if (act_in_transaction (job, &act, &job->error))
        job->result = g_variant_ref_sink (g_variant_dict_end (&act.results));
      else
        dossier_database_rollback (database);
    }
  dossier_database_set_cancellable (database, NULL);
  g_variant_dict_clear (&act.results);
  g_free (act.label);
}

static void
act_job_for_task (DossierDatabase *database, gpointer data)
{
  ActJob *job = data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (!g_task_return_error_if_cancelled (task))
    {
      act_job (database, job);
      if (job->error != NULL)
        g_task_return_error (task, g_steal_pointer (&job->error));
      else
        g_task_return_pointer (task, g_steal_pointer (&job->result),
                               (GDestroyNotify) g_variant_unref);
    }
  act_job_free (job);
}

static ActJob *
act_job_new (DossierStore *self, const char *verb, const char *author, gint64 step,
             DossierActFunc func, gpointer data, GDestroyNotify destroy)
{
  ActJob *job = g_new0 (ActJob, 1);

  job->store = g_object_ref (self);
  job->verb = g_strdup (verb);
  job->author = g_strdup (author != NULL ? author : "");
  job->step = step;
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  return job;
}

/**
 * dossier_store_act_async:
 * @verb: the name of the verb, for the history
 * @author: who acts
 * @step: the step that this act belongs to (as an earlier act returned it under "step"), or 0
 * @func: writes the rows, on the store's thread
 * @data: for @func
 * @destroy: (nullable): frees @data, on the store's thread
 *
 * Does one act: the rows, their changeset and its journal row in one transaction. `changed` is
 * emitted before @callback is called. An act that changes no recorded row leaves no trace.
 */
void
dossier_store_act_async (DossierStore *self, const char *verb, const char *author, gint64 step,
                         DossierActFunc func, gpointer data, GDestroyNotify destroy,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  ActJob *job = act_job_new (self, verb, author, step, func, data, destroy);

  g_task_set_source_tag (task, dossier_store_act_async);
  g_set_object (&job->cancellable, cancellable);
  if (!_dossier_store_check_writable (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      act_job_free (job);
      return;
    }
  job->task = g_steal_pointer (&task);
  dossier_worker_push (self->writer, act_job_for_task, job);
}

/**
 * dossier_store_act_finish:
 *
 * Returns: (transfer full): a dictionary (a{sv}) of what the act returned, with "step" when rows
 *   were changed; NULL with BUSY, NO_SPACE, READ_ONLY, CORRUPT or what @func set
 */
GVariant *
dossier_store_act_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_store_act:
 *
 * dossier_store_act_async() for callers that may wait: the command line and tests.
 */
GVariant *
dossier_store_act (DossierStore *self, const char *verb, const char *author, gint64 step,
                   DossierActFunc func, gpointer data, GError **error)
{
  GVariant *result = NULL;
  ActJob *job;

  if (!_dossier_store_check_writable (self, error))
    return NULL;
  job = act_job_new (self, verb, author, step, func, data, NULL);
  dossier_worker_run (self->writer, act_job, job);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else
    result = g_steal_pointer (&job->result);
  act_job_free (job);
  return result;
}

typedef struct
{
  DossierStore *store;
  gboolean undo;
  GTask *task;
  char *label;
  GError *error;
} StepJob;

static void
step_job_free (StepJob *job)
{
  g_clear_object (&job->store);
  g_clear_error (&job->error);
  g_free (job->label);
  g_free (job);
}

static gboolean
step_in_transaction (StepJob *job, DossierDatabase *database, GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) deltas = job->undo ? dossier_history_undo (database, &label, error)
                                           : dossier_history_redo (database, &label, error);
  gint64 seen;

  if (deltas == NULL
      || !dossier_database_get_int (database, &seen, error, "SELECT max (seq) FROM change_log", "")
      || !commit (job->store, database, seen, error))
    return FALSE;

  job->label = g_steal_pointer (&label);
  _dossier_store_emit_all_later (job->store, database, deltas);
  return TRUE;
}

static void
step_job (DossierDatabase *database, gpointer data)
{
  StepJob *job = data;

  if (begin (job->store, database, &job->error)
      && !step_in_transaction (job, database, &job->error))
    dossier_database_rollback (database);
}

static void
step_job_for_task (DossierDatabase *database, gpointer data)
{
  StepJob *job = data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  step_job (database, job);
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->label), g_free);
  step_job_free (job);
}

static StepJob *
step_job_new (DossierStore *self, gboolean undo)
{
  StepJob *job = g_new0 (StepJob, 1);

  job->store = g_object_ref (self);
  job->undo = undo;
  return job;
}

/**
 * dossier_store_step_async:
 * @undo: TRUE undoes the newest step, FALSE redoes what was undone last
 */
void
dossier_store_step_async (DossierStore *self, gboolean undo, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;
  StepJob *job;

  g_task_set_source_tag (task, dossier_store_step_async);
  if (!_dossier_store_check_writable (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  job = step_job_new (self, undo);
  job->task = g_steal_pointer (&task);
  dossier_worker_push (self->writer, step_job_for_task, job);
}

/**
 * dossier_store_step_finish:
 *
 * Returns: (transfer full): the label of what was undone or redone; NULL with NOT_FOUND when
 *   there is nothing, CONFLICT naming the act that stands in the way
 */
char *
dossier_store_step_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_store_step:
 *
 * dossier_store_step_async() for callers that may wait.
 */
char *
dossier_store_step (DossierStore *self, gboolean undo, GError **error)
{
  StepJob *job;
  char *label = NULL;

  if (!_dossier_store_check_writable (self, error))
    return NULL;
  job = step_job_new (self, undo);
  dossier_worker_run (self->writer, step_job, job);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else
    label = g_steal_pointer (&job->label);
  step_job_free (job);
  return label;
}
