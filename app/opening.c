#include "opening.h"

#include "base/error.h"
#include "base/file-name.h"
#include "corpus/reading.h"
#include "store/backup.h"
#include "store/location.h"

#include <glib/gstdio.h>

/* After the window has got ready. */
#define BACKUP_DELAY_S 3

typedef struct
{
  char *path;
  gboolean create;
} Request;

static void
request_free (Request *request)
{
  g_free (request->path);
  g_free (request);
}

/**
 * dossier_opened_free:
 * @self: (nullable) (transfer full): its store is closed if nobody else holds it
 */
void
dossier_opened_free (DossierOpened *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->store);
  g_clear_pointer (&self->memory, g_key_file_unref);
  g_free (self->title);
  g_free (self->warning);
  g_free (self);
}

/* How the window of this dossier was left: beside the person's other settings, not in the dossier,
 * which may be given to somebody else. */
static char *
get_memory_path (const char *uuid)
{
  g_autofree char *name = g_strdup_printf ("%s.ini", uuid);

  return g_build_filename (g_get_user_state_dir (), "dossier", name, NULL);
}

static gpointer
read_facts (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DossierOpened *opened = data;
  gint64 n_changes;

  opened->article = dossier_reading_get_last (database);
  opened->title = dossier_database_get_text (
      database, NULL, "SELECT title FROM dossier WHERE title <> '' ORDER BY id LIMIT 1", "");
  dossier_database_get_int (database, &opened->note, NULL,
                            "SELECT id FROM note ORDER BY changed_at DESC, id LIMIT 1", "");
  opened->has_past =
      dossier_database_get_int (database, &n_changes, NULL, "SELECT count(*) FROM change", "")
      && n_changes > 0;
  return opened;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (DossierOpened) opened = g_new0 (DossierOpened, 1);
  g_autofree char *memory = NULL;
  GError *error = NULL;

  opened->store = request->create ? dossier_store_create (request->path, &error)
                                  : dossier_store_open (request->path, &error);
  if (opened->store == NULL
      || dossier_store_read (opened->store, read_facts, opened, cancellable, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (opened->title == NULL || opened->title[0] == '\0')
    {
      g_free (opened->title);
      opened->title = dossier_file_name_dup_stem (request->path);
    }
  dossier_location_detect (request->path, &opened->warning);
  opened->memory = g_key_file_new ();
  memory = get_memory_path (dossier_store_get_uuid (opened->store));
  g_key_file_load_from_file (opened->memory, memory, G_KEY_FILE_NONE, NULL);
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) dossier_opened_free);
}

/**
 * dossier_opening_start:
 * @path: of a dossier, or of a file to be made
 * @create: whether it is a new one
 *
 * Opens on a thread: a slow disk keeps no window waiting. Main thread.
 */
void
dossier_opening_start (const char *path, gboolean create, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->create = create;
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * dossier_opening_finish:
 *
 * Returns: (transfer full): the open dossier; NULL with what dossier_store_open() or
 *   dossier_store_create() said
 */
DossierOpened *
dossier_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  /* Opening and closing at once would write the same backup twice at the same time. */
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;

  if (!dossier_backup_rotate (data, now, cancellable, &error))
    g_warning ("The backup of the day was not made: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
backup_cb (gpointer path)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, backup_thread);
  return G_SOURCE_REMOVE;
}

/**
 * dossier_backup_start:
 * @path: of a dossier, which may be open
 *
 * Makes the backup of the day on a thread, if there is none yet; a moment later, for copying a large
 * dossier takes from the window what it needs to get ready. Main thread.
 */
void
dossier_backup_start (const char *path)
{
  g_timeout_add_seconds_full (G_PRIORITY_LOW, BACKUP_DELAY_S, backup_cb, g_strdup (path), g_free);
}

typedef struct
{
  DossierStore *store;
  GKeyFile *memory;
} Closing;

static void
closing_free (Closing *closing)
{
  g_clear_object (&closing->store);
  g_clear_pointer (&closing->memory, g_key_file_unref);
  g_free (closing);
}

static void
save_memory (Closing *closing)
{
  g_autofree char *path = get_memory_path (dossier_store_get_uuid (closing->store));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0
      || !g_key_file_save_to_file (closing->memory, path, &error))
    g_message ("How the window was left is not kept: %s",
               error != NULL ? error->message : g_strerror (errno));
}

static void
close_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Closing *closing = data;
  g_autofree char *path = g_strdup (dossier_store_get_path (closing->store));
  gboolean read_only = dossier_store_is_read_only (closing->store);

  save_memory (closing);
  dossier_store_close (closing->store);
  if (!read_only)
    backup_thread (task, source, path, cancellable);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * dossier_closing_start:
 * @store: of a dossier that no view looks at any more
 * @memory: how its window was left
 *
 * Finishes what is queued, closes the file and makes the backup of the day, on a thread.
 */
void
dossier_closing_start (DossierStore *store, GKeyFile *memory, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Closing *closing = g_new0 (Closing, 1);

  closing->store = g_object_ref (store);
  closing->memory = g_key_file_ref (memory);
  g_task_set_task_data (task, closing, (GDestroyNotify) closing_free);
  g_task_run_in_thread (task, close_thread);
}

/**
 * dossier_closing_finish:
 *
 * The file is closed: it can be moved, restored, opened elsewhere.
 */
void
dossier_closing_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
