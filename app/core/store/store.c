#include "store/store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/error.h"
#include "store/act-private.h"
#include "store/backup.h"
#include "store/changeset.h"
#include "store/history.h"
#include "store/schema.h"
#include "store/worker.h"

/* How often an idle writer looks for what other processes did. */
#define WATCH_INTERVAL_MS 250

struct _DossierStore
{
  GObject parent_instance;

  char *path;
  char *uuid;
  gboolean read_only;
  GMainContext *context; /* where `changed` is emitted */
  DossierWorker *writer; /* NULL when read-only or closed */
  DossierWorker *readers[DOSSIER_N_READ_LANES];

  /* Main context only. */
  char *undo_label;
  char *redo_label;

  /* Writer thread only, after the store is open. */
  gint64 seen;         /* the last row of change_log that is known here */
  gint64 data_version; /* as SQLite counts what other connections committed */
  guint64 device;      /* which file this is, to notice when it is deleted or replaced */
  guint64 inode;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)

typedef struct
{
  DossierStore *store;
  DossierDelta *delta;
} Emission;

static void
emission_free (gpointer data)
{
  Emission *emission = data;

  dossier_delta_unref (emission->delta);
  g_object_unref (emission->store);
  g_free (emission);
}

static gboolean
emit_cb (gpointer data)
{
  Emission *emission = data;
  DossierStore *self = emission->store;

  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = g_strdup (emission->delta->undo_label);
  self->redo_label = g_strdup (emission->delta->redo_label);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, emission->delta);
  return G_SOURCE_REMOVE;
}

/* The one place where `changed` comes from: always on the store's context, never on a worker. */
static void
emit_later (DossierStore *self, DossierDelta *delta)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Emission *emission = g_new0 (Emission, 1);

  emission->store = g_object_ref (self);
  emission->delta = dossier_delta_ref (delta);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, emission, emission_free);
  g_source_attach (source, self->context);
}

static void
emit_all_later (DossierStore *self, DossierDatabase *database, GPtrArray *deltas)
{
  for (guint i = 0; i < deltas->len; i++)
    {
      DossierDelta *delta = deltas->pdata[i];
      dossier_history_label (database, delta, NULL);
      emit_later (self, delta);
    }
}

/* Writer thread. */
static gboolean
catch_up (DossierStore *self, DossierDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) deltas = dossier_history_catch_up (database, &self->seen, error);

  if (deltas == NULL)
    return FALSE;
  emit_all_later (self, database, deltas);
  return TRUE;
}

static void
watch_cb (DossierDatabase *database, gpointer data)
{
  DossierStore *self = data;
  gint64 version;

  if (!dossier_database_get_int (database, &version, NULL, "PRAGMA data_version", "")
      || version == self->data_version)
    return;
  self->data_version = version;
  catch_up (self, database, NULL);
}

static gboolean
check_file (DossierStore *self, GError **error)
{
  GStatBuf info;
  g_autofree char *name = NULL;

  if (g_stat (self->path, &info) == 0 && info.st_dev == self->device && info.st_ino == self->inode)
    return TRUE;

  name = g_path_get_basename (self->path);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
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
  if (catch_up (self, database, error))
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
  g_autoptr (DossierDelta) delta
      = dossier_delta_new (DOSSIER_DELTA_DONE, entry.label, entry.subject);
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

  delta = journal (job, act, changeset, &seen, error);
  if (delta == NULL || !commit (job->store, act->database, seen, error))
    return FALSE;
  emit_later (job->store, delta);
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

static gboolean
check_writable (DossierStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (self->writer != NULL)
    return TRUE;
  name = g_path_get_basename (self->path);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY,
               _ ("Cannot change “%s”: it is open for reading only. Save a copy to work on"), name);
  return FALSE;
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
  if (!check_writable (self, &error))
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

  if (!check_writable (self, error))
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
  g_autoptr (GPtrArray) deltas = job->undo ? dossier_history_undo (database, error)
                                           : dossier_history_redo (database, error);
  gint64 seen;

  if (deltas == NULL
      || !dossier_database_get_int (database, &seen, error, "SELECT max (seq) FROM change_log", "")
      || !commit (job->store, database, seen, error))
    return FALSE;

  job->label = g_strdup (((DossierDelta *) deltas->pdata[0])->label);
  emit_all_later (job->store, database, deltas);
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
  if (!check_writable (self, &error))
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

  if (!check_writable (self, error))
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

typedef struct
{
  DossierReadFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GDestroyNotify free_result;
  GCancellable *cancellable;
  GTask *task;

  gpointer result;
  GError *error;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  g_free (job);
}

static void
read_job (DossierDatabase *database, gpointer data)
{
  ReadJob *job = data;

  dossier_database_set_cancellable (database, job->cancellable);
  if (dossier_database_begin (database, FALSE, &job->error))
    {
      job->result = job->func (database, job->data, job->cancellable, &job->error);
      dossier_database_rollback (database);
    }
  dossier_database_set_cancellable (database, NULL);
}

static void
read_job_for_task (DossierDatabase *database, gpointer data)
{
  ReadJob *job = data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (!g_task_return_error_if_cancelled (task))
    {
      read_job (database, job);
      if (job->error != NULL)
        g_task_return_error (task, g_steal_pointer (&job->error));
      else
        g_task_return_pointer (task, job->result, job->free_result);
    }
  read_job_free (job);
}

/**
 * dossier_store_read_async:
 * @lane: which reading thread
 * @func: reads, inside one read transaction, on that thread
 * @destroy: (nullable): frees @data, on that thread
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Sees everything that was committed before it started.
 */
void
dossier_store_read_async (DossierStore *self, DossierReadLane lane, DossierReadFunc func,
                          gpointer data, GDestroyNotify destroy, GDestroyNotify free_result,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->free_result = free_result;
  g_set_object (&job->cancellable, cancellable);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, dossier_store_read_async);
  if (self->readers[lane] == NULL)
    {
      g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The dossier is closed"));
      g_clear_object (&job->task);
      read_job_free (job);
      return;
    }
  dossier_worker_push (self->readers[lane], read_job_for_task, job);
}

/**
 * dossier_store_read_finish:
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
dossier_store_read_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_store_read:
 *
 * dossier_store_read_async() for callers that may wait.
 */
gpointer
dossier_store_read (DossierStore *self, DossierReadFunc func, gpointer data,
                    GCancellable *cancellable, GError **error)
{
  ReadJob job = { .func = func, .data = data, .cancellable = cancellable };

  dossier_worker_run (self->readers[DOSSIER_READ_LONG], read_job, &job);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

/**
 * dossier_store_get_path:
 *
 * Returns: (transfer none):
 */
const char *
dossier_store_get_path (DossierStore *self)
{
  return self->path;
}

/**
 * dossier_store_get_uuid:
 *
 * Returns: (transfer none): the UUID of the dossier, which copies share
 */
const char *
dossier_store_get_uuid (DossierStore *self)
{
  return self->uuid;
}

/**
 * dossier_store_is_read_only:
 */
gboolean
dossier_store_is_read_only (DossierStore *self)
{
  return self->read_only;
}

/**
 * dossier_store_get_undo_label:
 *
 * Returns: (transfer none) (nullable): what undo would take back, as of the last `changed`
 */
const char *
dossier_store_get_undo_label (DossierStore *self)
{
  return self->undo_label;
}

/**
 * dossier_store_get_redo_label:
 *
 * Returns: (transfer none) (nullable): what redo would do again
 */
const char *
dossier_store_get_redo_label (DossierStore *self)
{
  return self->redo_label;
}

/**
 * dossier_store_close:
 *
 * Finishes what is queued and closes the file; the last process to do so folds the WAL in, so
 * that one file is the whole. Idempotent.
 */
void
dossier_store_close (DossierStore *self)
{
  for (guint i = 0; i < DOSSIER_N_READ_LANES; i++)
    g_clear_pointer (&self->readers[i], dossier_worker_free);
  g_clear_pointer (&self->writer, dossier_worker_free);
}

static void
dossier_store_dispose (GObject *object)
{
  dossier_store_close (DOSSIER_STORE (object));
  G_OBJECT_CLASS (dossier_store_parent_class)->dispose (object);
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_store_dispose;
  object_class->finalize = dossier_store_finalize;

  /**
   * DossierStore::changed:
   * @delta: a #DossierDelta
   *
   * An act, an undo or a redo was committed, here or by another process. On the main context that
   * was the default of the thread that opened the store, in the order of the commits.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_DELTA);
}

static void
dossier_store_init (DossierStore *self)
{
  self->context = g_main_context_ref_thread_default ();
}

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* The WAL stands beside the file, so that the folder must be writable too. */
  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

static gboolean
start_readers (DossierStore *self, GError **error)
{
  static const char *const names[] = { "dossier-view", "dossier-long" };
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  gboolean immutable = self->read_only && !g_file_test (wal, G_FILE_TEST_EXISTS);

  for (guint i = 0; i < DOSSIER_N_READ_LANES; i++)
    {
      DossierDatabase *database = dossier_database_open (
          self->path, immutable ? DOSSIER_DATABASE_IMMUTABLE : DOSSIER_DATABASE_READ, error);

      if (database == NULL)
        return FALSE;
      self->readers[i] = dossier_worker_new (names[i], database);
    }
  return TRUE;
}

/* Reads what the store must know before its threads start. */
static gboolean
load (DossierStore *self, DossierDatabase *database, GError **error)
{
  g_autoptr (DossierDelta) delta = dossier_delta_new (DOSSIER_DELTA_DONE, NULL, 0);
  GStatBuf info;

  self->uuid
      = dossier_database_get_text (database, error, "SELECT value FROM meta WHERE key = 'uuid'", "");
  if (self->uuid == NULL
      || !dossier_database_get_int (database, &self->seen, error,
                                    "SELECT max (seq) FROM change_log", "")
      || !dossier_database_get_int (database, &self->data_version, error, "PRAGMA data_version", "")
      || !dossier_history_label (database, delta, error))
    return FALSE;

  self->undo_label = g_steal_pointer (&delta->undo_label);
  self->redo_label = g_steal_pointer (&delta->redo_label);
  if (g_stat (self->path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
  return TRUE;
}

static gboolean
start (DossierStore *self, DossierDatabase *database, GError **error)
{
  g_autoptr (DossierDatabase) owned = database;

  if (!load (self, database, error))
    return FALSE;
  if (!self->read_only)
    {
      self->writer = dossier_worker_new ("dossier-write", g_steal_pointer (&owned));
      dossier_worker_set_idle (self->writer, WATCH_INTERVAL_MS, watch_cb, self);
    }
  return start_readers (self, error);
}

/**
 * dossier_store_create:
 * @path: a file that does not exist
 *
 * Returns: (transfer full): the open store of a new, empty dossier; NULL with DUPLICATE when the
 *   file exists, NO_SPACE, READ_ONLY. A file that could not be made whole is removed.
 */
DossierStore *
dossier_store_create (const char *path, GError **error)
{
  g_autoptr (DossierStore) self = g_object_new (DOSSIER_TYPE_STORE, NULL);
  g_autoptr (DossierDatabase) database = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE,
                   _ ("Cannot create “%s”: there is a file of that name already"), path);
      return NULL;
    }
  self->path = g_canonicalize_filename (path, NULL);
  database = dossier_database_open (self->path, DOSSIER_DATABASE_CREATE, error);
  if (database == NULL || !dossier_schema_create (database, error))
    {
      g_clear_pointer (&database, dossier_database_close);
      dossier_backup_remove_file (self->path);
      return NULL;
    }
  if (!start (self, g_steal_pointer (&database), error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
check_path (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                 _ ("Cannot open “%s”: there is no such file"), path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("Cannot open “%s”: it is a folder, not a dossier"), path);
  else if (g_access (path, R_OK) != 0)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY,
                 _ ("Cannot open “%s”: %s"), path, g_strerror (errno));
  else
    return TRUE;
  return FALSE;
}

/**
 * dossier_store_open:
 * @path: a dossier; what cannot be written is opened for reading only
 *
 * A file of an older version is backed up and upgraded.
 *
 * Returns: (transfer full): the open store; NULL with NOT_FOUND, BAD_INPUT (not a dossier),
 *   NEWER_FORMAT, CORRUPT, BUSY
 */
DossierStore *
dossier_store_open (const char *path, GError **error)
{
  g_autoptr (DossierStore) self = g_object_new (DOSSIER_TYPE_STORE, NULL);
  g_autoptr (DossierDatabase) database = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  DossierDatabaseMode mode = DOSSIER_DATABASE_WRITE;
  int version = 0;

  if (!check_path (path, error))
    return NULL;
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = !can_write (self->path);
  if (self->read_only)
    mode = g_file_test (wal, G_FILE_TEST_EXISTS) ? DOSSIER_DATABASE_READ
                                                 : DOSSIER_DATABASE_IMMUTABLE;

  database = dossier_database_open (self->path, mode, error);
  if (database == NULL || !dossier_schema_check (database, &version, error))
    return NULL;
  if (version < dossier_schema_get_latest ()
      && (!check_writable (self, error) || !dossier_backup_before_upgrade (self->path, version, error)
          || !dossier_schema_upgrade (database, version, error)))
    return NULL;
  if (!start (self, g_steal_pointer (&database), error))
    return NULL;
  return g_steal_pointer (&self);
}
