#include "dialogs/refetch.h"

#include "dialogs/import-reading.h"

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_import_read_finish (DOSSIER_CORPUS (source), result, &error);
  const GError *problem = items != NULL ? dossier_import_item_get_error (items->pdata[0]) : error;

  if (problem != NULL)
    g_task_return_error (task, g_error_copy (problem));
  else
    g_task_return_pointer (task, g_object_ref (items->pdata[0]), g_object_unref);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  DossierFetched *fetched = dossier_fetch_run_finish (DOSSIER_FETCH (source), result, &error);

  if (fetched == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  dossier_import_read_fetched_async (g_task_get_source_object (task), fetched,
                                     g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

/**
 * dossier_refetch_async:
 * @address: of an article that is in the dossier
 * @progress: called on the main context while it is fetched
 *
 * Fetches an article once more and reads its text, without changing anything. Main thread.
 */
void
dossier_refetch_async (DossierCorpus *corpus, const char *address, GCancellable *cancellable,
                       DossierFetchProgress progress, gpointer progress_data,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (DossierFetch) fetch = dossier_fetch_new ();
  GTask *task = g_task_new (corpus, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_refetch_async);
  dossier_fetch_run_async (fetch, address, cancellable, progress, progress_data, fetched_cb, task);
}

/**
 * dossier_refetch_finish:
 *
 * Returns: (transfer full): what was read; NULL with a sentence, or G_IO_ERROR_CANCELLED
 */
DossierImportItem *
dossier_refetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
