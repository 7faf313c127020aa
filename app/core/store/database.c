#include "store/database-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "store/tokenizer.h"

/* How long a statement waits for another process before it says that the dossier is busy. */
#define BUSY_TIMEOUT_MS 10000
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
    case SQLITE_NOTADB:
      return DOSSIER_ERROR_CORRUPT;
    case SQLITE_FULL:
      return DOSSIER_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DOSSIER_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return DOSSIER_ERROR_NOT_FOUND;
    case SQLITE_CONSTRAINT:
      return DOSSIER_ERROR_CONFLICT;
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
    default:
      return NULL;
    }
}

/* Sets @error from SQLite's @code, as a sentence that names the file. */
void
_dossier_database_set_error (DossierDatabase *self, int code, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  const char *sentence = sentence_for (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else
    g_set_error (error, DOSSIER_ERROR, error_code_for (code), _ ("Cannot use “%s”: %s"), name,
                 sentence != NULL ? sentence : sqlite3_errmsg (self->handle));
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
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, self);
  /* A hostile file must not run functions of its own schema, nor write through odd features. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL);
  if (!dossier_tokenizer_register (self->handle, error))
    return FALSE;

  return dossier_database_script (self,
                                  writes ? "PRAGMA journal_mode = WAL;"
                                           "PRAGMA synchronous = FULL;"
                                           "PRAGMA foreign_keys = ON;"
                                           "PRAGMA cache_size = -16000;"
                                         : "PRAGMA foreign_keys = ON;"
                                           "PRAGMA query_only = ON;"
                                           "PRAGMA cache_size = -8000;",
                                  error);
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
 * Opens a connection with the settings that every dossier has. Does not look at the schema.
 *
 * Returns: (transfer full): the connection, for one thread at a time; NULL with NOT_FOUND,
 *   CORRUPT, READ_ONLY, BUSY or NO_SPACE
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
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case DOSSIER_DATABASE_CREATE:
    default:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    }

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
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

  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    {
      g_critical ("A statement on %s outlives its connection", self->path);
      sqlite3_close_v2 (self->handle);
    }
  g_clear_object (&self->cancellable);
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
 * dossier_database_script:
 * @sql: statements without parameters; rows they return are dropped
 *
 * Returns: FALSE with the error of the first statement that failed
 */
gboolean
dossier_database_script (DossierDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

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
 * dossier_database_begin:
 * @immediate: TRUE takes the write lock now, waiting for another process if need be
 */
gboolean
dossier_database_begin (DossierDatabase *self, gboolean immediate, GError **error)
{
  return dossier_database_script (self, immediate ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

/**
 * dossier_database_commit:
 *
 * Returns: FALSE when nothing was committed; the transaction is still open then, roll it back
 */
gboolean
dossier_database_commit (DossierDatabase *self, GError **error)
{
  return dossier_database_script (self, "COMMIT", error);
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
}

/**
 * dossier_database_is_in_transaction:
 */
gboolean
dossier_database_is_in_transaction (DossierDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}
