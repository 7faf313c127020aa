#include "store/store-private.h"

#include <glib/gi18n-lib.h>

#include "store/backup.h"

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
 * @lane: which reading thread, and whether before what waits for it
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
  DossierReadLane thread = lane == DOSSIER_READ_PAGE ? DOSSIER_READ_VIEW : lane;
  ReadJob *job = g_new0 (ReadJob, 1);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->free_result = free_result;
  g_set_object (&job->cancellable, cancellable);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, dossier_store_read_async);
  if (self->readers[thread] == NULL)
    {
      g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                               _ ("The dossier is closed"));
      g_clear_object (&job->task);
      read_job_free (job);
      return;
    }
  if (lane == DOSSIER_READ_PAGE)
    dossier_worker_push_first (self->readers[thread], read_job_for_task, job);
  else
    dossier_worker_push (self->readers[thread], read_job_for_task, job);
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

  if (self->readers[DOSSIER_READ_LONG] == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The dossier is closed"));
      return NULL;
    }
  dossier_worker_run (self->readers[DOSSIER_READ_LONG], read_job, &job);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

static gpointer
copy_thread (DossierDatabase *database, gpointer to, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dossier_backup_copy_from (database, to, cancellable, error));
}

/**
 * dossier_store_copy_async:
 * @to: where the copy goes; replaced only by a whole one
 *
 * Saves a copy of what is open, which works even when its file was deleted meanwhile.
 */
void
dossier_store_copy_async (DossierStore *self, const char *to, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_read_async (self, DOSSIER_READ_LONG, copy_thread, g_strdup (to), g_free, NULL,
                            cancellable, callback, user_data);
}

/**
 * dossier_store_copy_finish:
 *
 * Returns: FALSE with NO_SPACE, READ_ONLY or CANCELLED, and the target as it was
 */
gboolean
dossier_store_copy_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (dossier_store_read_finish (self, result, error));
}

/**
 * dossier_store_copy:
 *
 * dossier_store_copy_async() for callers that may wait.
 */
gboolean
dossier_store_copy (DossierStore *self, const char *to, GCancellable *cancellable, GError **error)
{
  return GPOINTER_TO_INT (
      dossier_store_read (self, copy_thread, (gpointer) to, cancellable, error));
}
