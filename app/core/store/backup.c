#include "store/backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "store/database-private.h"
#include "store/schema.h"

/* Pages copied between two looks at the cancellable; other processes may write meanwhile. */
#define PAGES_PER_STEP 1024
#define BUSY_PAUSE_US  10000

/**
 * dossier_backup_remove_file:
 *
 * Removes a database file and what SQLite keeps beside it. Any thread.
 */
void
dossier_backup_remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_unlink (name);
    }
}

/* One state is copied, however long it takes: what is committed meanwhile would start the copying
 * again from the first page, without end beside a busy writer. */
static gboolean
hold (DossierDatabase *database, gboolean *held, GError **error)
{
  gint64 version;

  *held = FALSE;
  if (dossier_database_is_in_transaction (database))
    return TRUE;
  if (!dossier_database_begin (database, FALSE, error))
    return FALSE;
  *held = TRUE;
  return dossier_database_get_int (database, &version, error, "SELECT count(*) FROM sqlite_schema",
                                   "");
}

static gboolean
copy_pages (DossierDatabase *from, DossierDatabase *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    {
      _dossier_database_set_error (to, sqlite3_errcode (to->handle), error);
      return FALSE;
    }
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        g_usleep (BUSY_PAUSE_US);
    }
  sqlite3_backup_finish (backup);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (code != SQLITE_DONE)
    _dossier_database_set_error (to, code, error);
  return code == SQLITE_DONE;
}

/**
 * dossier_backup_open:
 * @path: a dossier, which may be open and written to meanwhile
 *
 * Opens a connection for reading. Where the file can be written it is one that could write: only
 * such a one takes the WAL away with it, so that a closed dossier is one file again. Where the
 * folder cannot be written SQLite finds no place for what it keeps beside a file.
 *
 * Returns: (transfer full): the connection; NULL with an error of dossier_database_open()
 */
DossierDatabase *
dossier_backup_open (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean folder_writable = g_access (folder, W_OK) == 0;
  DossierDatabaseMode mode = DOSSIER_DATABASE_READ;

  if (folder_writable && g_access (path, W_OK) == 0)
    mode = DOSSIER_DATABASE_WRITE;
  else if (!folder_writable && !g_file_test (wal, G_FILE_TEST_EXISTS))
    mode = DOSSIER_DATABASE_IMMUTABLE;
  return dossier_database_open (path, mode, error);
}

/**
 * dossier_backup_snapshot:
 * @source: a connection to a dossier, which may be written to meanwhile
 * @to: a file that does not exist
 *
 * Copies page by page into one file, without a WAL beside it and without looking at what is in
 * the pages. The connection's thread.
 *
 * Returns: FALSE with NO_SPACE, READ_ONLY or CANCELLED; what is at @to then is no copy
 */
gboolean
dossier_backup_snapshot (DossierDatabase *source, const char *to, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DossierDatabase) target = dossier_database_open (to, DOSSIER_DATABASE_CREATE, error);
  gboolean held = FALSE;
  gboolean ok = target != NULL && hold (source, &held, error)
                && copy_pages (source, target, cancellable, error);

  if (held)
    dossier_database_rollback (source);
  return ok;
}

/* A dossier that is open, or was not closed, has a WAL beside it, which would be read into the
 * copy that takes its place. The dossier that is copied is such a one too. */
static gboolean
check_target (const char *to, GError **error)
{
  g_autofree char *wal = g_strconcat (to, "-wal", NULL);

  if (!g_file_test (wal, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BUSY,
               _ ("Cannot replace “%s”: it is a dossier that is open, or was not closed"), to);
  return FALSE;
}

static gboolean
put_in_place (const char *partial, const char *to, GError **error)
{
  if (g_rename (partial, to) == 0)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY, _ ("Cannot write “%s”: %s"), to,
               g_strerror (errno));
  return FALSE;
}

/**
 * dossier_backup_copy_from:
 * @source: a connection to a dossier, which may be written to meanwhile; its file need no longer
 *   have a name
 * @to: the copy; a file of that name is replaced, but only by a whole copy that was test-opened
 *
 * Returns: FALSE with NO_SPACE, READ_ONLY, BUSY (@to is open, or is what is copied) or CANCELLED,
 *   and @to as it was. The connection's thread.
 */
gboolean
dossier_backup_copy_from (DossierDatabase *source, const char *to, GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *partial = g_strconcat (to, ".partial", NULL);

  if (!check_target (to, error))
    return FALSE;
  dossier_backup_remove_file (partial);
  if (dossier_backup_snapshot (source, partial, cancellable, error)
      && dossier_backup_test (partial, error) && put_in_place (partial, to, error))
    return TRUE;
  dossier_backup_remove_file (partial);
  return FALSE;
}

/**
 * dossier_backup_copy:
 * @from: a dossier, which may be open and written to meanwhile
 * @to: as for dossier_backup_copy_from()
 *
 * Not for the main thread.
 */
gboolean
dossier_backup_copy (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierDatabase) source = dossier_backup_open (from, error);

  return source != NULL && dossier_backup_copy_from (source, to, cancellable, error);
}

/**
 * dossier_backup_forget_history:
 * @path: a closed copy
 *
 * Drops the journal of a copy that is given away: who did what and when, and what was deleted,
 * is not for others. Nothing in it can be undone any more. Not for the main thread.
 */
gboolean
dossier_backup_forget_history (const char *path, GError **error)
{
  g_autoptr (DossierDatabase) database =
      dossier_database_open (path, DOSSIER_DATABASE_WRITE, error);

  return database != NULL
         && dossier_database_script (database,
                                     "BEGIN IMMEDIATE;"
                                     "DELETE FROM change;"
                                     "DELETE FROM change_log;"
                                     "DELETE FROM reading;"
                                     "DELETE FROM meta WHERE key LIKE 'journal%';"
                                     "COMMIT;"
                                     "VACUUM;",
                                     error);
}

/**
 * dossier_backup_test:
 * @path: a closed dossier
 *
 * Opens the file as a dossier and looks at every page of it.
 *
 * Returns: FALSE with CORRUPT, BAD_INPUT or NEWER_FORMAT. Not for the main thread.
 */
gboolean
dossier_backup_test (const char *path, GError **error)
{
  g_autoptr (DossierDatabase) database =
      dossier_database_open (path, DOSSIER_DATABASE_IMMUTABLE, error);
  g_autofree char *verdict = NULL;
  int version;

  if (database == NULL || !dossier_schema_check (database, &version, error))
    return FALSE;
  verdict = dossier_database_get_text (database, error, "PRAGMA quick_check (1)", "");
  if (verdict == NULL)
    return FALSE;
  if (strcmp (verdict, "ok") != 0)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT, _ ("“%s” is damaged: %s"), path,
                   verdict);
      return FALSE;
    }
  return TRUE;
}

/**
 * dossier_backup_before_upgrade:
 * @version: the version that the file has
 *
 * Keeps the file as it is beside itself, under a name that says its version.
 */
gboolean
dossier_backup_before_upgrade (const char *path, int version, GError **error)
{
  g_autofree char *to = g_strdup_printf ("%s.version-%d.backup", path, version);

  return dossier_backup_copy (path, to, NULL, error);
}

/**
 * dossier_backup_get_folder:
 *
 * Returns: (transfer full): where the backups of the dossier @path are. They stand in the
 *   person's data folder, so that a dossier in a shared folder does not litter it; the name tells
 *   apart dossiers of one name.
 */
char *
dossier_backup_get_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *base = g_path_get_basename (absolute);
  g_autofree char *name = g_strdup_printf ("%s-%.12s", base, hash);

  return g_build_filename (g_get_user_data_dir (), "dossier", "backups", name, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) b, *(const char *const *) a);
}

/**
 * dossier_backup_list:
 *
 * Returns: (transfer full) (element-type filename): the backups of the dossier @path, newest
 *   first; their names hold the day
 */
GPtrArray *
dossier_backup_list (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = dossier_backup_get_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".dossier"))
      g_ptr_array_add (backups, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/**
 * dossier_backup_rotate:
 * @path: a dossier, which may be open
 * @now: what day it is
 *
 * Makes the backup of the day when there is none yet, opens it to see that it is good, and only
 * then removes the oldest beyond DOSSIER_BACKUP_DAYS. Not for the main thread.
 */
gboolean
dossier_backup_rotate (const char *path, GDateTime *now, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dossier_backup_get_folder (path);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d.dossier");
  g_autofree char *to = g_build_filename (folder, day, NULL);
  g_autoptr (GPtrArray) backups = NULL;

  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY,
                   _ ("Cannot make the folder for backups, “%s”"), folder);
      return FALSE;
    }
  if (!dossier_backup_copy (path, to, cancellable, error))
    return FALSE;

  backups = dossier_backup_list (path);
  for (guint i = DOSSIER_BACKUP_DAYS; i < backups->len; i++)
    dossier_backup_remove_file (backups->pdata[i]);
  return TRUE;
}

/* Two restores within one second must not keep one dossier in the place of another. */
static char *
name_to_keep (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  char *kept = g_strdup_printf ("%s.before-restore-%s", path, stamp);

  for (int n = 2; g_file_test (kept, G_FILE_TEST_EXISTS); n++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.before-restore-%s-%d", path, stamp, n);
    }
  return kept;
}

/* The WAL goes along: it belongs to the file, and left here it would be read into another. */
static gboolean
set_aside (const char *path, const char *kept, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_rename (path, kept) != 0
      || (g_file_test (wal, G_FILE_TEST_EXISTS) && g_rename (wal, kept_wal) != 0))
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY, _ ("Cannot set “%s” aside: %s"),
                   path, g_strerror (errno));
      return FALSE;
    }
  g_unlink (shm);
  return TRUE;
}

/**
 * dossier_backup_restore:
 * @backup: one of dossier_backup_list()
 * @path: the dossier, closed in all processes
 *
 * Puts the backup in the place of the dossier, which is kept beside it under a name of its own:
 * a restore loses nothing either. The copy is whole before anything is moved.
 *
 * Returns: FALSE with CORRUPT, NO_SPACE or READ_ONLY, and the dossier as it was
 */
gboolean
dossier_backup_restore (const char *backup, const char *path, GError **error)
{
  g_autofree char *copy = g_strconcat (path, ".restored", NULL);
  g_autofree char *kept = name_to_keep (path);

  if (!dossier_backup_test (backup, error) || !dossier_backup_copy (backup, copy, NULL, error))
    return FALSE;
  if (!set_aside (path, kept, error))
    {
      dossier_backup_remove_file (copy);
      return FALSE;
    }
  if (put_in_place (copy, path, error))
    return TRUE;
  set_aside (kept, path, NULL);
  dossier_backup_remove_file (copy);
  return FALSE;
}
