#include "dialogs/import-reading.h"

#include "import/import-known.h"
#include "import/import-places.h"

#include <glib/gi18n.h>

/* What is read, one of these. */
typedef struct
{
  char **places;
  char *text;
  DossierFetched *fetched;
  DossierImportItem *item; /* to be read as another encoding */
  char *encoding;
} Wish;

static void
wish_free (Wish *wish)
{
  g_strfreev (wish->places);
  g_free (wish->text);
  g_clear_pointer (&wish->fetched, dossier_fetched_free);
  g_clear_object (&wish->item);
  g_free (wish->encoding);
  g_free (wish);
}

/* Leaves @items empty where there are too many to look at. */
static gboolean
read_places (const char *const *places, GPtrArray *items, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = dossier_import_places_find (places, cancellable, error);

  if (found == NULL)
    return FALSE;
  if (found->len > DOSSIER_IMPORT_MAX_SHOWN)
    return TRUE;
  for (guint i = 0; i < found->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_ptr_array_add (items, dossier_import_place_read (found->pdata[i], NULL, cancellable));
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* An item that cannot be read so has failed, and says why itself. */
static gboolean
read_wish (Wish *wish, GPtrArray *items, GCancellable *cancellable, GError **error)
{
  if (wish->places != NULL)
    return read_places ((const char *const *) wish->places, items, cancellable, error);
  if (wish->text != NULL)
    g_ptr_array_add (items, dossier_import_item_new_for_text (wish->text, _ ("Pasted text")));
  else if (wish->fetched != NULL)
    g_ptr_array_add (items, dossier_import_item_new_for_fetched (g_steal_pointer (&wish->fetched),
                                                                 NULL, cancellable));
  else
    {
      dossier_import_item_set_encoding (wish->item, wish->encoding, cancellable, NULL);
      g_ptr_array_add (items, g_object_ref (wish->item));
    }
  return TRUE;
}

static void
read_thread (GTask *task, gpointer corpus, gpointer wish, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  if (read_wish (wish, items, cancellable, &error)
      && dossier_import_find_known (corpus, items, &error))
    g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static Wish *
start (DossierCorpus *corpus, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data, GTask **task)
{
  Wish *wish = g_new0 (Wish, 1);

  *task = g_task_new (corpus, cancellable, callback, user_data);
  g_task_set_task_data (*task, wish, (GDestroyNotify) wish_free);
  return wish;
}

/**
 * dossier_import_read_places_async:
 * @places: paths of files and folders, and addresses
 *
 * Reads what is there, with proposals. Main thread, as are the others.
 */
void
dossier_import_read_places_async (DossierCorpus *corpus, const char *const *places,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = start (corpus, cancellable, callback, user_data, &task);

  wish->places = g_strdupv ((char **) places);
  g_task_run_in_thread (task, read_thread);
}

/**
 * dossier_import_read_text_async:
 * @text: as it was pasted
 */
void
dossier_import_read_text_async (DossierCorpus *corpus, const char *text, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = start (corpus, cancellable, callback, user_data, &task);

  wish->text = g_strdup (text);
  g_task_run_in_thread (task, read_thread);
}

/**
 * dossier_import_read_fetched_async:
 * @fetched: (transfer full): what came from an address
 */
void
dossier_import_read_fetched_async (DossierCorpus *corpus, DossierFetched *fetched,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = start (corpus, cancellable, callback, user_data, &task);

  wish->fetched = fetched;
  g_task_run_in_thread (task, read_thread);
}

/**
 * dossier_import_read_again_async:
 * @item: nobody else touches it until this has ended
 * @encoding: what its bytes are to be read as
 */
void
dossier_import_read_again_async (DossierCorpus *corpus, DossierImportItem *item,
                                 const char *encoding, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = start (corpus, cancellable, callback, user_data, &task);

  wish->item = g_object_ref (item);
  wish->encoding = g_strdup (encoding);
  g_task_run_in_thread (task, read_thread);
}

/**
 * dossier_import_read_finish:
 *
 * Returns: (transfer full) (element-type DossierImportItem): one for each file or page, also for
 *   what could not be read; empty where there are more than DOSSIER_IMPORT_MAX_SHOWN; NULL with
 *   CANCELLED, or where the dossier cannot be read
 */
GPtrArray *
dossier_import_read_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
