#include "corpus/check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "corpus/check-private.h"
#include "store/backup.h"
#include "store/schema.h"

/**
 * dossier_check_note:
 *
 * Adds a sentence; what is beyond the limit is not kept.
 */
void
dossier_check_note (DossierCheck *self, const char *format, ...)
{
  va_list arguments;

  if (self->findings->len > DOSSIER_CHECK_MAX_FINDINGS)
    return;
  if (self->findings->len == DOSSIER_CHECK_MAX_FINDINGS)
    {
      g_ptr_array_add (self->findings, g_strdup (_ ("There is more; the rest is not listed")));
      return;
    }
  va_start (arguments, format);
  g_ptr_array_add (self->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * dossier_check_rows:
 * @sentence: with one %s for what the row names
 * @sql: returns one column, a row for each thing that is wrong
 *
 * Returns: FALSE when the query itself failed
 */
gboolean
dossier_check_rows (DossierCheck *self, GError **error, const char *sentence, const char *sql)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (self->database, error, sql, "");
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      const char *name = dossier_statement_get_text (rows, 0);
      g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

      dossier_check_note (self, "%s%s%s", parts[0], name != NULL ? name : "?",
                          parts[1] != NULL ? parts[1] : "");
    }
  return step == DOSSIER_STEP_DONE;
}

/* Every page, every index, every constraint of the file itself. */
static gboolean
check_pages (DossierCheck *self, GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->database, error, "PRAGMA integrity_check (20)", "");
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (strcmp (dossier_statement_get_text (rows, 0), "ok") != 0)
      dossier_check_note (self, _ ("The file is damaged: %s"),
                          dossier_statement_get_text (rows, 0));
  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_references (DossierCheck *self, GError **error)
{
  return dossier_check_rows (self, error, _ ("A reference leads nowhere: %s"),
                             "SELECT \"table\" || ' ' || coalesce (rowid, '?') || ' → ' || parent "
                             "FROM pragma_foreign_key_check ()");
}

/* The index says what it finds wrong only as "damaged"; comparing it needs a write connection. */
static void
check_index (DossierCheck *self, const char *table, const char *what)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)", table, table);
  g_autoptr (GError) cause = NULL;

  if (!dossier_database_script (self->database, sql, &cause))
    dossier_check_note (self, _ ("The search index of the %s does not agree with them"), what);
}

static void
check_indexes (DossierCheck *self)
{
  check_index (self, "search_text", _ ("texts"));
  check_index (self, "search_title", _ ("titles"));
  check_index (self, "search_note", _ ("notes"));
  check_index (self, "search_name", _ ("names"));
  check_index (self, "search_comment", _ ("comments"));
}

/* In a file with damaged pages a query may fail on one of them: that is a finding, no error. */
static gboolean
is_finding (DossierCheck *self, GError *cause, GError **error)
{
  g_autoptr (GError) owned = cause;

  if (!g_error_matches (owned, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }
  if (self->findings->len == 0)
    dossier_check_note (self, "%s", owned->message);
  return TRUE;
}

/**
 * dossier_check:
 * @database: a private copy of a dossier, open for writing
 *
 * Looks at the pages of the file, the references, every quote, every content, the codebook, the
 * records and the search index.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that is wrong; NULL when
 *   it could not be checked. The connection's thread.
 */
GPtrArray *
dossier_check (DossierDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  DossierCheck check = { database, findings };
  GError *cause = NULL;

  if ((!check_pages (&check, &cause) || !check_references (&check, &cause)
       || !dossier_check_texts (&check, &cause) || !dossier_check_records (&check, &cause))
      && !is_finding (&check, cause, error))
    return NULL;
  check_indexes (&check);
  return g_steal_pointer (&findings);
}

static GPtrArray *
check_copy (DossierDatabase *source, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierDatabase) database = NULL;
  GPtrArray *findings = NULL;
  int version;

  if (!dossier_backup_snapshot (source, copy, cancellable, error))
    return NULL;
  database = dossier_database_open (copy, DOSSIER_DATABASE_WRITE, error);
  if (database == NULL || !dossier_schema_check (database, &version, error)
      || (version < dossier_schema_get_latest ()
          && !dossier_schema_upgrade (database, version, error)))
    return NULL;
  dossier_database_set_cancellable (database, cancellable);
  findings = dossier_check (database, error);
  dossier_database_set_cancellable (database, NULL);
  return findings;
}

/* Also so that messages name the file that was asked about, not its copy. */
static DossierDatabase *
open_dossier (const char *path, GError **error)
{
  g_autoptr (DossierDatabase) database = NULL;
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);
  int version;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, DOSSIER_ERROR, exists ? DOSSIER_ERROR_BAD_INPUT : DOSSIER_ERROR_NOT_FOUND,
                   exists ? _ ("Cannot check “%s”: it is no file")
                          : _ ("Cannot check “%s”: there is no such file"),
                   path);
      return NULL;
    }
  database = dossier_backup_open (path, error);
  if (database == NULL || !dossier_schema_check (database, &version, error))
    return NULL;
  return g_steal_pointer (&database);
}

/**
 * dossier_check_file:
 * @path: a dossier, which may be open and written to meanwhile
 *
 * Checks a private copy, so that nothing keeps the dossier busy and nothing can touch it: the
 * search index can be compared only on a connection that writes. Not for the main thread.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that is wrong, none for
 *   a sound dossier; NULL with NOT_FOUND, BAD_INPUT, CORRUPT, NEWER_FORMAT, NO_SPACE or CANCELLED
 */
GPtrArray *
dossier_check_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierDatabase) source = open_dossier (path, error);
  g_autofree char *folder = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = NULL;
  GPtrArray *findings;

  if (source == NULL)
    return NULL;
  folder = g_dir_make_tmp ("dossier-check-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  copy = g_build_filename (folder, name, NULL);
  findings = check_copy (source, copy, cancellable, error);
  dossier_backup_remove_file (copy);
  g_rmdir (folder);
  return findings;
}
