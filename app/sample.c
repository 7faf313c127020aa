#include "sample.h"

#include "base/error.h"
#include "config.h"

#include <glib/gi18n.h>

/* The sample of a program that runs from its build tree, else the installed one. */
static GFile *
find_sample (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *built =
      g_build_filename (folder, "..", "data", "sample", "sample.dossier", NULL);

  if (g_file_test (built, G_FILE_TEST_EXISTS))
    return g_file_new_for_path (built);
  return g_file_new_build_filename (DOSSIER_DATA_DIR, "sample.dossier", NULL);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) from = find_sample ();
  g_autoptr (GFile) to =
      g_file_new_build_filename (g_get_user_data_dir (), "dossier", "sample.dossier", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (to);
  g_autoptr (GError) error = NULL;

  if (g_file_query_exists (to, cancellable))
    {
      g_task_return_pointer (task, g_object_ref (to), g_object_unref);
      return;
    }
  g_file_make_directory_with_parents (folder, cancellable, NULL);
  if (g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &error))
    g_task_return_pointer (task, g_object_ref (to), g_object_unref);
  else
    g_task_return_new_error (task, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                             _ ("The sample dossier cannot be copied into your data folder: %s"),
                             error->message);
}

/**
 * dossier_sample_copy_async:
 *
 * Puts a copy of the sample into the person's data folder, where it can be worked on; a copy that
 * is there already stays as it is. Main thread.
 */
void
dossier_sample_copy_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_run_in_thread (task, copy_thread);
}

/**
 * dossier_sample_copy_finish:
 *
 * Returns: (transfer full): the copy; NULL with a sentence
 */
GFile *
dossier_sample_copy_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
