#include "store/store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/error.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/schema.h"

/* How often an idle writer looks for what other processes did. */
#define WATCH_INTERVAL_MS 250

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
void
_dossier_store_emit_later (DossierStore *self, DossierDelta *delta)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Emission *emission = g_new0 (Emission, 1);

  emission->store = g_object_ref (self);
  emission->delta = dossier_delta_ref (delta);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, emission, emission_free);
  g_source_attach (source, self->context);
}

void
_dossier_store_emit_all_later (DossierStore *self, DossierDatabase *database, GPtrArray *deltas)
{
  for (guint i = 0; i < deltas->len; i++)
    {
      DossierDelta *delta = deltas->pdata[i];
      dossier_history_label (database, delta, NULL);
      _dossier_store_emit_later (self, delta);
    }
}

/* Writer thread. */
gboolean
_dossier_store_catch_up (DossierStore *self, DossierDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) deltas = dossier_history_catch_up (database, &self->seen, error);

  if (deltas == NULL)
    return FALSE;
  _dossier_store_emit_all_later (self, database, deltas);
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
  if (_dossier_store_catch_up (self, database, NULL))
    self->data_version = version;
}

/* Sets READ_ONLY, or CLOSED, when there is no writer. */
gboolean
_dossier_store_check_writable (DossierStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (self->writer != NULL)
    return TRUE;
  if (self->closed)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The dossier is closed"));
      return FALSE;
    }
  name = g_path_get_basename (self->path);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY,
               _ ("Cannot change “%s”: it is open for reading only. Save a copy to work on it"),
               name);
  return FALSE;
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

typedef struct
{
  DossierStore *store;
  char *uuid;
} Adoption;

static void
adoption_free (gpointer data)
{
  Adoption *adoption = data;

  g_object_unref (adoption->store);
  g_free (adoption->uuid);
  g_free (adoption);
}

static gboolean
adopt_cb (gpointer data)
{
  Adoption *adoption = data;

  g_free (adoption->store->uuid);
  adoption->store->uuid = g_steal_pointer (&adoption->uuid);
  return G_SOURCE_REMOVE;
}

/**
 * dossier_store_adopt_uuid:
 * @uuid: what the file says now
 *
 * To be called after an act that made the dossier the copy of another one. Any thread; takes
 * effect on the store's context, at once when that is the caller's.
 */
void
dossier_store_adopt_uuid (DossierStore *self, const char *uuid)
{
  Adoption *adoption = g_new0 (Adoption, 1);

  adoption->store = g_object_ref (self);
  adoption->uuid = g_strdup (uuid);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, adopt_cb, adoption, adoption_free);
}

/**
 * dossier_store_is_read_only:
 */
gboolean
dossier_store_is_read_only (DossierStore *self)
{
  return self->read_only;
}

static void
set_busy_timeout_job (DossierDatabase *database, gpointer data)
{
  dossier_database_set_busy_timeout (database, GPOINTER_TO_UINT (data));
}

/**
 * dossier_store_set_busy_timeout:
 * @milliseconds: how long an act waits for another process before it fails with BUSY
 *
 * For acts that are asked for from now on. Main thread.
 */
void
dossier_store_set_busy_timeout (DossierStore *self, guint milliseconds)
{
  if (self->writer != NULL)
    dossier_worker_push (self->writer, set_busy_timeout_job, GUINT_TO_POINTER (milliseconds));
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
  self->closed = TRUE;
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

/* A file of another person's that was not closed: without its WAL it is not whole, and reading
 * the WAL needs a file beside it. */
static DossierDatabaseMode
mode_for_reading (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  return g_file_test (wal, G_FILE_TEST_EXISTS) ? DOSSIER_DATABASE_READ : DOSSIER_DATABASE_IMMUTABLE;
}

static gboolean
start_readers (DossierStore *self, GError **error)
{
  static const char *const names[] = { "dossier-view", "dossier-long" };
  DossierDatabaseMode mode =
      self->read_only ? mode_for_reading (self->path) : DOSSIER_DATABASE_READ;

  for (guint i = 0; i < DOSSIER_N_READ_LANES; i++)
    {
      DossierDatabase *database = dossier_database_open (self->path, mode, error);

      if (database == NULL)
        return FALSE;
      self->readers[i] = dossier_worker_new (names[i], database);
    }
  return TRUE;
}

/* The schema says it is a dossier, and what every dossier has is not there. */
static void
set_damaged (DossierStore *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  g_clear_error (error);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
               _ ("Cannot open “%s”: the file is damaged; restore a backup"), name);
}

/* Reads what the store must know before its threads start. */
static gboolean
load (DossierStore *self, DossierDatabase *database, GError **error)
{
  g_autoptr (DossierDelta) delta = dossier_delta_new (DOSSIER_DELTA_DONE, NULL, 0);
  GStatBuf info;

  self->uuid =
      dossier_database_get_text (database, error, "SELECT value FROM meta WHERE key = 'uuid'", "");
  if (self->uuid == NULL
      || !dossier_database_get_int (database, &self->seen, error,
                                    "SELECT max (seq) FROM change_log", "")
      || !dossier_database_get_int (database, &self->data_version, error, "PRAGMA data_version", "")
      || !dossier_history_label (database, delta, error))
    {
      if (g_error_matches (*error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED)
          || g_error_matches (*error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND))
        set_damaged (self, error);
      return FALSE;
    }

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
  g_autoptr (GError) local_error = NULL;

  if (!load (self, database, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
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

  self->path = g_canonicalize_filename (path, NULL);
  database = dossier_database_open (self->path, DOSSIER_DATABASE_CREATE, error);
  if (database == NULL)
    return NULL;
  if (!dossier_database_use_wal (database, error) || !dossier_schema_create (database, error)
      || !start (self, g_steal_pointer (&database), error))
    {
      g_clear_pointer (&database, dossier_database_close);
      dossier_store_close (self);
      dossier_backup_remove_file (self->path);
      return NULL;
    }
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
  else if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("Cannot open “%s”: it is not a file"), path);
  else if (g_access (path, R_OK) != 0)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY, _ ("Cannot open “%s”: %s"), path,
                 g_strerror (errno));
  else
    return TRUE;
  return FALSE;
}

static gboolean
upgrade (DossierStore *self, DossierDatabase *database, int version, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if (!self->read_only)
    return dossier_backup_before_upgrade (self->path, version, error)
           && dossier_schema_upgrade (database, version, error);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY,
               _ ("Cannot open “%s”: it has an older format and cannot be written. Copy it to "
                  "where it can"),
               name);
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
  int version = 0;

  if (!check_path (path, error))
    return NULL;
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = !can_write (self->path);
  database = dossier_database_open (
      self->path, self->read_only ? mode_for_reading (self->path) : DOSSIER_DATABASE_WRITE, error);
  if (database == NULL || !dossier_schema_check (database, &version, error))
    return NULL;
  if (!self->read_only && !dossier_database_use_wal (database, error))
    return NULL;
  if (version < dossier_schema_get_latest () && !upgrade (self, database, version, error))
    return NULL;
  if (!start (self, g_steal_pointer (&database), error))
    return NULL;
  return g_steal_pointer (&self);
}
