#include "store/database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "store/file-locks.h"
#include "store/places.h"
#include "store/tokenizer.h"

/* How long a statement waits for another process before it says that the dossier is busy. */
#define BUSY_TIMEOUT_MS 10000
/* The longest pause between two tries to get the lock. */
#define BUSY_PAUSE_MS 20
/* Virtual machine steps between two looks at the cancellable: some tenths of a millisecond. */
#define PROGRESS_STEPS 20000

static int
error_code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DOSSIER_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return DOSSIER_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return DOSSIER_ERROR_BAD_INPUT;
    case SQLITE_FULL:
      return DOSSIER_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DOSSIER_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return DOSSIER_ERROR_NOT_FOUND;
    case SQLITE_CONSTRAINT:
      return code == SQLITE_CONSTRAINT_FOREIGNKEY ? DOSSIER_ERROR_NOT_FOUND
                                                  : DOSSIER_ERROR_BAD_INPUT;
    default:
      return DOSSIER_ERROR_FAILED;
    }
}

static const char *
sentence_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _ ("another program is writing to it");
    case SQLITE_CORRUPT:
      return _ ("the file is damaged; restore a backup");
    case SQLITE_NOTADB:
      return _ ("the file is not a dossier");
    case SQLITE_FULL:
      return _ ("the disk is full");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return _ ("it cannot be written");
    case SQLITE_CANTOPEN:
      return _ ("the file cannot be opened");
    case SQLITE_IOERR:
      return _ ("the disk reported an error");
    case SQLITE_CONSTRAINT:
      return code == SQLITE_CONSTRAINT_FOREIGNKEY
                 ? _ ("what this refers to is no longer in the dossier")
                 : NULL;
    default:
      return NULL;
    }
}

/* SQLite calls some ways of running out of room, or of permission, an error of the disk. */
static int
refine (DossierDatabase *self, int code)
{
  int reason = code & 0xff;

  if (reason != SQLITE_IOERR && reason != SQLITE_CANTOPEN)
    return code;
  switch (sqlite3_system_errno (self->handle))
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SQLITE_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return SQLITE_PERM;
    default:
      return code;
    }
}

static GError *
error_from (DossierDatabase *self, int code)
{
  g_autofree char *name = g_path_get_basename (self->path);
  int refined = refine (self, code);
  const char *sentence = sentence_for (refined);
  gboolean gave_up_waiting =
      (code & 0xff) == SQLITE_BUSY && g_cancellable_is_cancelled (self->cancellable);

  if ((code & 0xff) == SQLITE_INTERRUPT || gave_up_waiting)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  return g_error_new (DOSSIER_ERROR, error_code_for (refined), _ ("Cannot use “%s”: %s"), name,
                      sentence != NULL ? sentence : sqlite3_errmsg (self->handle));
}

/* Sets @error from SQLite's @code, as a sentence that names the file. */
void
_dossier_database_set_error (DossierDatabase *self, int code, GError **error)
{
  g_autoptr (GError) failure = error_from (self, code);

  if (self->writing && self->failure == NULL)
    self->failure = g_error_copy (failure);
  g_propagate_error (error, g_steal_pointer (&failure));
}

/* After an error inside a write transaction, which SQLite may have rolled back by itself, another
 * statement would write on its own, past the journal. So nothing runs until the rollback. */
gboolean
_dossier_database_check_usable (DossierDatabase *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

/* Waits for the lock of another process, unless that takes too long or the person gives up. */
static int
busy_cb (void *data, int n_tries)
{
  DossierDatabase *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_tries == 0)
    self->busy_since = now;
  if (g_cancellable_is_cancelled (self->cancellable)
      || now - self->busy_since >= (gint64) self->busy_timeout_ms * 1000)
    return 0;
  g_usleep ((gulong) MIN (n_tries + 1, BUSY_PAUSE_MS) * 1000);
  return 1;
}

static int
progress_cb (void *data)
{
  DossierDatabase *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static char *
uri_for (const char *path, DossierDatabaseMode mode)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", TRUE);

  return g_strdup_printf ("file:%s%s", escaped,
                          mode == DOSSIER_DATABASE_IMMUTABLE ? "?immutable=1" : "");
}

static gboolean
set_up (DossierDatabase *self, DossierDatabaseMode mode, GError **error)
{
  gboolean writes = mode == DOSSIER_DATABASE_WRITE || mode == DOSSIER_DATABASE_CREATE;

  sqlite3_extended_result_codes (self->handle, 1);
  self->busy_timeout_ms = BUSY_TIMEOUT_MS;
  sqlite3_busy_handler (self->handle, busy_cb, self);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, self);
  /* A hostile file must not write through odd features. A dossier has no triggers: one that is
   * there does not run. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (!dossier_tokenizer_register (self->handle, error)
      || !dossier_places_register (self->handle, error))
    return FALSE;

  return dossier_database_script (self,
                                  writes ? "PRAGMA synchronous = FULL;"
                                           "PRAGMA foreign_keys = ON;"
                                           "PRAGMA cache_size = -16000;"
                                         : "PRAGMA foreign_keys = ON;"
                                           "PRAGMA query_only = ON;"
                                           "PRAGMA cache_size = -8000;",
                                  error);
}

static int
create_code_for (int number)
{
  switch (number)
    {
    case EEXIST:
      return DOSSIER_ERROR_DUPLICATE;
    case ENOSPC:
    case EDQUOT:
      return DOSSIER_ERROR_NO_SPACE;
    case ENOENT:
    case ENOTDIR:
      return DOSSIER_ERROR_NOT_FOUND;
    default:
      return DOSSIER_ERROR_READ_ONLY;
    }
}

/* SQLite cannot be told that a file must be new; an empty file is a database without pages. */
static gboolean
create_file (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
  int number = errno;

  if (file >= 0)
    return g_close (file, error);
  if (number == EEXIST)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE,
                 _ ("Cannot create “%s”: there is a file of that name already"), path);
  else
    g_set_error (error, DOSSIER_ERROR, create_code_for (number), _ ("Cannot create “%s”: %s"), path,
                 g_strerror (number));
  return FALSE;
}

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  kept->destroy (kept->data);
  g_free (kept);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/**
 * dossier_database_open:
 * @path: the file
 * @mode: what for
 *
 * Opens a connection with the settings that every dossier has. Neither looks at the schema nor
 * writes, so that a file that turns out to be no dossier stays as it was.
 *
 * Returns: (transfer full): the connection, for one thread at a time; NULL with NOT_FOUND,
 *   DUPLICATE (of a file to create), BAD_INPUT, CORRUPT, READ_ONLY, BUSY or NO_SPACE
 */
DossierDatabase *
dossier_database_open (const char *path, DossierDatabaseMode mode, GError **error)
{
  g_autoptr (DossierDatabase) self = g_new0 (DossierDatabase, 1);
  g_autofree char *uri = uri_for (path, mode);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  int code;

  switch (mode)
    {
    case DOSSIER_DATABASE_READ:
    case DOSSIER_DATABASE_IMMUTABLE:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case DOSSIER_DATABASE_WRITE:
    case DOSSIER_DATABASE_CREATE:
    default:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    }
  if (mode == DOSSIER_DATABASE_CREATE && !create_file (path, error))
    return NULL;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  dossier_file_locks_keep ();
  code = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      _dossier_database_set_error (self, code, error);
      return NULL;
    }
  if (!set_up (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dossier_database_close:
 * @self: (nullable) (transfer full): the connection
 *
 * All its statements must be freed before. The last connection of all processes folds the WAL in.
 */
void
dossier_database_close (DossierDatabase *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    {
      g_critical ("A statement on %s outlives its connection", self->path);
      sqlite3_close_v2 (self->handle);
    }
  g_clear_object (&self->cancellable);
  g_clear_error (&self->failure);
  g_free (self->path);
  g_free (self);
}

/**
 * dossier_database_get_path:
 *
 * Returns: (transfer none): the path as it was given
 */
const char *
dossier_database_get_path (DossierDatabase *self)
{
  return self->path;
}

/**
 * dossier_database_set_cancellable:
 * @cancellable: (nullable): from now on a running statement ends with CANCELLED when this fires
 */
void
dossier_database_set_cancellable (DossierDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * dossier_database_set_busy_timeout:
 * @milliseconds: how long to wait for the lock of another process; cancelling ends the wait too
 */
void
dossier_database_set_busy_timeout (DossierDatabase *self, guint milliseconds)
{
  self->busy_timeout_ms = milliseconds;
}

/**
 * dossier_database_use_wal:
 * @self: a connection to a new file, or to one that is known to be a dossier
 *
 * Lets readers and the writer work at the same time. Stays with the file.
 */
gboolean
dossier_database_use_wal (DossierDatabase *self, GError **error)
{
  return dossier_database_script (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * dossier_database_script:
 * @sql: statements without parameters; rows they return are dropped
 *
 * Returns: FALSE with the error of the first statement that failed
 */
gboolean
dossier_database_script (DossierDatabase *self, const char *sql, GError **error)
{
  int code;

  if (!_dossier_database_check_usable (self, error))
    return FALSE;
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    _dossier_database_set_error (self, code, error);
  return code == SQLITE_OK;
}

/**
 * dossier_database_get_changes:
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE touched
 */
gint64
dossier_database_get_changes (DossierDatabase *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * dossier_database_get_version:
 * @version: (out): a number that stays the same as long as this connection would read the same,
 *   and means nothing else
 *
 * Begins the read transaction, if one is open that has not read yet.
 */
gboolean
dossier_database_get_version (DossierDatabase *self, gint64 *version, GError **error)
{
  gint64 others;

  if (!dossier_database_get_int (self, &others, error, "PRAGMA data_version", ""))
    return FALSE;
  /* The pragma counts what other connections wrote. Both only grow, and the first is small. */
  *version = others * G_MAXUINT32 + sqlite3_total_changes64 (self->handle);
  return TRUE;
}

/**
 * dossier_database_keep:
 * @name: of what is kept
 * @kept: (transfer full): lives as long as the connection, or until another is kept by that name
 *   or a transaction that wrote is rolled back
 * @destroy: frees @kept, on the thread of the connection
 *
 * Keeps what was made of rows, so that it need not be made again: the keeper asks
 * dossier_database_get_version() whether it still holds.
 */
void
dossier_database_keep (DossierDatabase *self, const char *name, gpointer kept,
                       GDestroyNotify destroy)
{
  Kept *entry = g_new0 (Kept, 1);

  entry->data = kept;
  entry->destroy = destroy;
  g_hash_table_replace (self->kept, g_strdup (name), entry);
}

/**
 * dossier_database_get_kept:
 *
 * Returns: (transfer none) (nullable): what was kept by that name
 */
gpointer
dossier_database_get_kept (DossierDatabase *self, const char *name)
{
  Kept *entry = g_hash_table_lookup (self->kept, name);

  return entry != NULL ? entry->data : NULL;
}

/**
 * dossier_database_begin:
 * @immediate: TRUE takes the write lock now, waiting for another process if need be
 */
gboolean
dossier_database_begin (DossierDatabase *self, gboolean immediate, GError **error)
{
  if (!dossier_database_script (self, immediate ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  self->writing = immediate;
  return TRUE;
}

/**
 * dossier_database_commit:
 *
 * Returns: FALSE when nothing was committed: the commit failed, or a statement before it did, even
 *   where its error was not looked at. Roll it back then
 */
gboolean
dossier_database_commit (DossierDatabase *self, GError **error)
{
  if (!dossier_database_script (self, "COMMIT", error))
    return FALSE;
  self->writing = FALSE;
  return TRUE;
}

/**
 * dossier_database_rollback:
 *
 * Ends the transaction, if one is open, as if it had not been. Some errors (a full disk) have
 * ended it already.
 */
void
dossier_database_rollback (DossierDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  /* What was read of changes that are now undone must not be taken for what is there. */
  if (self->writing)
    g_hash_table_remove_all (self->kept);
  self->writing = FALSE;
  g_clear_error (&self->failure);
}

/**
 * dossier_database_is_in_transaction:
 */
gboolean
dossier_database_is_in_transaction (DossierDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}
