#include "import/importer.h"

/* The forms of the importer that do not wait: each runs the plain form on a thread of its own. */

static void
items_unref (gpointer items)
{
  g_ptr_array_unref (items);
}

static void
return_items (GTask *task, GPtrArray *items, GError *error)
{
  if (items != NULL)
    g_task_return_pointer (task, items, items_unref);
  else
    g_task_return_error (task, error);
}

static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  return_items (task, dossier_importer_prepare (source, data, cancellable, &error), error);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  return_items (task, dossier_importer_run (source, data, cancellable, &error), error);
}

static void
commit_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dossier_importer_commit (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What was committed before a cancel is told by the items, so the task itself must return. */
static GTask *
task_new (DossierImporter *self, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/**
 * dossier_importer_prepare_async:
 *
 * dossier_importer_prepare() without waiting.
 */
void
dossier_importer_prepare_async (DossierImporter *self, const char *const *places,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_importer_prepare_async);
  g_task_set_task_data (task, g_strdupv ((char **) places), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, prepare_thread);
}

/**
 * dossier_importer_prepare_finish:
 *
 * Returns: (transfer full) (element-type DossierImportItem): as dossier_importer_prepare()
 */
GPtrArray *
dossier_importer_prepare_finish (DossierImporter *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_importer_commit_async:
 * @items: (element-type DossierImportItem): nobody else touches them until this has ended
 *
 * dossier_importer_commit() without waiting.
 */
void
dossier_importer_commit_async (DossierImporter *self, GPtrArray *items, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_importer_commit_async);
  g_task_set_task_data (task, g_ptr_array_ref (items), items_unref);
  g_task_run_in_thread (task, commit_thread);
}

/**
 * dossier_importer_commit_finish:
 *
 * Returns: as dossier_importer_commit()
 */
gboolean
dossier_importer_commit_finish (DossierImporter *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dossier_importer_run_async:
 *
 * dossier_importer_run() without waiting.
 */
void
dossier_importer_run_async (DossierImporter *self, const char *const *places,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_importer_run_async);
  g_task_set_task_data (task, g_strdupv ((char **) places), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, run_thread);
}

/**
 * dossier_importer_run_finish:
 *
 * Returns: (transfer full) (element-type DossierImportItem): as dossier_importer_run()
 */
GPtrArray *
dossier_importer_run_finish (DossierImporter *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
