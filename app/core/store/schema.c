#include "store/schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "dossier-sql.h"

typedef struct
{
  const char *resource;
  /* After a step that renames or drops, older changesets would apply without effect: the journal is closed. */
  gboolean closes_journal;
} Step;

/* Step N makes version N out of version N - 1. Steps that were released never change. */
static const Step steps[] = {
  { "/io/github/dossier/Dossier/sql/0001-schema.sql", FALSE },
};

/**
 * dossier_schema_get_latest:
 *
 * Returns: the version of the format that this program writes
 */
int
dossier_schema_get_latest (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
close_journal (DossierDatabase *database, GError **error)
{
  return dossier_database_script (database,
                                  "UPDATE change SET state = 2, changeset = NULL;"
                                  "INSERT OR REPLACE INTO meta (key, value)"
                                  "  VALUES ('journal_closed', datetime ('now'));",
                                  error);
}

static gboolean
run_step (DossierDatabase *database, int version, GError **error)
{
  const Step *step = &steps[version - 1];
  g_autoptr (GBytes) sql =
      g_resource_lookup_data (dossier_sql_get_resource (), step->resource, 0, error);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);

  if (sql == NULL)
    return FALSE;
  /* Resource data ends in a NUL that its size does not count. */
  return dossier_database_script (database, g_bytes_get_data (sql, NULL), error)
         && (!step->closes_journal || close_journal (database, error))
         && dossier_database_script (database, pragma, error);
}

static gboolean
run_steps (DossierDatabase *database, int from, GError **error)
{
  for (int version = from + 1; version <= dossier_schema_get_latest (); version++)
    if (!run_step (database, version, error))
      return FALSE;
  return TRUE;
}

/**
 * dossier_schema_create:
 * @database: a new, empty file
 *
 * Makes the file a dossier with a UUID of its own.
 */
gboolean
dossier_schema_create (DossierDatabase *database, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", DOSSIER_APPLICATION_ID);

  if (!dossier_database_begin (database, TRUE, error))
    return FALSE;
  if (dossier_database_script (database, pragma, error) && run_steps (database, 0, error)
      && dossier_database_run (database, error, "INSERT INTO meta (key, value) VALUES ('uuid', ?)",
                               "t", uuid)
      && dossier_database_commit (database, error))
    return TRUE;
  dossier_database_rollback (database);
  return FALSE;
}

/* A file that lost its end opens without complaint and fails on some later page. */
static gboolean
check_length (DossierDatabase *database, GError **error)
{
  const char *path = dossier_database_get_path (database);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat info;
  gint64 pages;
  gint64 page_size;

  if (stat (wal, &info) == 0 && info.st_size > 0)
    return TRUE;
  if (!dossier_database_get_int (database, &pages, error, "PRAGMA page_count", "")
      || !dossier_database_get_int (database, &page_size, error, "PRAGMA page_size", ""))
    return FALSE;
  if (stat (path, &info) == 0 && info.st_size < pages * page_size)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
                   _ ("Cannot open “%s”: the file has lost its end; restore a backup"), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * dossier_schema_check:
 * @version: (out): the version of the file
 *
 * Returns: FALSE with BAD_INPUT for a file that is no dossier, NEWER_FORMAT for one of a newer
 *   version, CORRUPT for one that is truncated
 */
gboolean
dossier_schema_check (DossierDatabase *database, int *version, GError **error)
{
  g_autofree char *name = g_path_get_basename (dossier_database_get_path (database));
  gint64 application_id;
  gint64 user_version;
  struct stat info;

  if (!dossier_database_get_int (database, &application_id, error, "PRAGMA application_id", "")
      || !dossier_database_get_int (database, &user_version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (application_id != DOSSIER_APPLICATION_ID || user_version < 1)
    {
      gboolean empty = stat (dossier_database_get_path (database), &info) == 0 && info.st_size == 0;

      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   empty ? _ ("Cannot open “%s”: the file is empty")
                         : _ ("Cannot open “%s”: it is a database, but not a dossier"),
                   name);
      return FALSE;
    }
  if (user_version > dossier_schema_get_latest ())
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NEWER_FORMAT,
                   _ ("Cannot open “%s”: it was written by a newer version of Dossier (format "
                      "%d, this version reads up to %d)"),
                   name, (int) user_version, dossier_schema_get_latest ());
      return FALSE;
    }

  *version = (int) user_version;
  return check_length (database, error);
}

/* The version is read again under the lock: another process may have upgraded the file. */
static gboolean
upgrade_by_one (DossierDatabase *database, GError **error)
{
  gint64 version;

  return dossier_database_get_int (database, &version, error, "PRAGMA user_version", "")
         && (version >= dossier_schema_get_latest ()
             || run_step (database, (int) version + 1, error))
         && dossier_database_commit (database, error);
}

/**
 * dossier_schema_upgrade:
 * @from: the version of the file
 *
 * Brings an older file to the latest version, a transaction a step. The caller made a backup.
 */
gboolean
dossier_schema_upgrade (DossierDatabase *database, int from, GError **error)
{
  for (int version = from; version < dossier_schema_get_latest (); version++)
    {
      if (!dossier_database_begin (database, TRUE, error))
        return FALSE;
      if (!upgrade_by_one (database, error))
        {
          dossier_database_rollback (database);
          return FALSE;
        }
    }
  return TRUE;
}
