#include "store/worker.h"

typedef struct
{
  DossierJobFunc func; /* NULL ends the thread */
  gpointer data;
} Job;

struct _DossierWorker
{
  GThread *thread;
  GAsyncQueue *jobs;
  DossierDatabase *database;
  gboolean ends_itself; /* worker's thread only */

  GMutex mutex; /* guards the idle function */
  guint idle_ms;
  DossierJobFunc idle_func;
  gpointer idle_data;
};

static void
run_idle (DossierWorker *self)
{
  DossierJobFunc func;
  gpointer data;

  g_mutex_lock (&self->mutex);
  func = self->idle_func;
  data = self->idle_data;
  g_mutex_unlock (&self->mutex);

  if (func != NULL)
    func (self->database, data);
}

/* Wakes the thread, so that it does not wait forever for its first job. */
static void
wake_cb (DossierDatabase *database, gpointer data)
{
}

static Job *
next_job (DossierWorker *self)
{
  guint idle_ms;

  g_mutex_lock (&self->mutex);
  idle_ms = self->idle_ms;
  g_mutex_unlock (&self->mutex);

  if (idle_ms == 0)
    return g_async_queue_pop (self->jobs);
  return g_async_queue_timeout_pop (self->jobs, (guint64) idle_ms * 1000);
}

static void
destroy (DossierWorker *self)
{
  dossier_database_close (self->database);
  g_async_queue_unref (self->jobs);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gpointer
thread_main (gpointer data)
{
  DossierWorker *self = data;

  for (;;)
    {
      Job *job = next_job (self);
      DossierJobFunc func;
      gpointer job_data;

      if (job == NULL)
        {
          run_idle (self);
          continue;
        }
      func = job->func;
      job_data = job->data;
      g_free (job);
      if (func == NULL)
        {
          if (self->ends_itself)
            destroy (self);
          return NULL;
        }
      func (self->database, job_data);
    }
}

/**
 * dossier_worker_new:
 * @name: for debuggers
 * @database: (transfer full): used on the worker's thread only from now on
 *
 * Returns: (transfer full): a running worker
 */
DossierWorker *
dossier_worker_new (const char *name, DossierDatabase *database)
{
  DossierWorker *self = g_new0 (DossierWorker, 1);

  g_mutex_init (&self->mutex);
  self->jobs = g_async_queue_new ();
  self->database = database;
  self->thread = g_thread_new (name, thread_main, self);
  return self;
}

/**
 * dossier_worker_set_idle:
 * @interval_ms: how long no job must have come
 * @func: runs on the worker's thread then
 *
 * To be called once, soon after creation. Any thread.
 */
void
dossier_worker_set_idle (DossierWorker *self, guint interval_ms, DossierJobFunc func, gpointer data)
{
  g_mutex_lock (&self->mutex);
  self->idle_ms = interval_ms;
  self->idle_func = func;
  self->idle_data = data;
  g_mutex_unlock (&self->mutex);
  dossier_worker_push (self, wake_cb, NULL);
}

/**
 * dossier_worker_push:
 *
 * Queues a job; jobs run in the order in which they were queued. Any thread.
 */
void
dossier_worker_push (DossierWorker *self, DossierJobFunc func, gpointer data)
{
  Job *job = g_new (Job, 1);

  job->func = func;
  job->data = data;
  g_async_queue_push (self->jobs, job);
}

/**
 * dossier_worker_push_first:
 *
 * Queues a job in front of all that have not begun. Any thread.
 */
void
dossier_worker_push_first (DossierWorker *self, DossierJobFunc func, gpointer data)
{
  Job *job = g_new (Job, 1);

  job->func = func;
  job->data = data;
  g_async_queue_push_front (self->jobs, job);
}

typedef struct
{
  DossierJobFunc func;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Waiting;

static void
run_waiting (DossierDatabase *database, gpointer data)
{
  Waiting *waiting = data;

  waiting->func (database, waiting->data);
  g_mutex_lock (&waiting->mutex);
  waiting->done = TRUE;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

/**
 * dossier_worker_run:
 *
 * Runs a job and waits for it: for the command line and tests, never for the main thread of a
 * window. Any thread but the worker's own.
 */
void
dossier_worker_run (DossierWorker *self, DossierJobFunc func, gpointer data)
{
  Waiting waiting = { func, data };

  g_return_if_fail (!dossier_worker_is_current (self));

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);
  dossier_worker_push (self, run_waiting, &waiting);
  g_mutex_lock (&waiting.mutex);
  while (!waiting.done)
    g_cond_wait (&waiting.cond, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);
}

/**
 * dossier_worker_is_current:
 *
 * Returns: whether the caller runs on the worker's thread
 */
gboolean
dossier_worker_is_current (DossierWorker *self)
{
  return g_thread_self () == self->thread;
}

/**
 * dossier_worker_free:
 * @self: (nullable) (transfer full): does the jobs it has, ends its thread, closes its connection
 *
 * Waits for that, unless the caller is one of its own jobs: a job may hold the last reference to
 * what owns the worker, and a thread cannot wait for itself.
 */
void
dossier_worker_free (DossierWorker *self)
{
  if (self == NULL)
    return;

  if (dossier_worker_is_current (self))
    {
      self->ends_itself = TRUE;
      g_thread_unref (self->thread);
      dossier_worker_push (self, NULL, NULL);
      return;
    }
  dossier_worker_push (self, NULL, NULL);
  g_thread_join (self->thread);
  destroy (self);
}
