#include "corpus/curation-stage.h"

#include <inttypes.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/error.h"

/* /tmp is often memory, which a large file must not fill. */
static char *
make_folder (GError **error)
{
  const char *wanted = g_getenv ("TMPDIR");
  const char *parent = wanted != NULL && wanted[0] != '\0' ? wanted : "/var/tmp";
  g_autofree char *template = g_build_filename (parent, "dossier-import-XXXXXX", NULL);

  if (g_mkdtemp (template) == NULL)
    {
      int code = errno;
      g_set_error (error, DOSSIER_ERROR,
                   code == ENOSPC ? DOSSIER_ERROR_NO_SPACE : DOSSIER_ERROR_FAILED,
                   _ ("Cannot read the curation file: a folder in “%s” cannot be made: %s."),
                   parent, g_strerror (code));
      return NULL;
    }
  return g_steal_pointer (&template);
}

static void
append_table (GString *sql, const DossierCatalogTable *table)
{
  g_string_append_printf (sql,
                          "CREATE TABLE \"%s\" (line INTEGER NOT NULL, target INTEGER,"
                          " fate INTEGER NOT NULL DEFAULT 0",
                          table->table->name);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      /* Ids have the type of the keys that they are compared with, else no index serves. */
      g_string_append_printf (sql, ", \"c_%s\"%s", column->name,
                              i == 0          ? " INTEGER PRIMARY KEY NOT NULL"
                              : column->is_id ? " INTEGER"
                                              : "");
    }
  g_string_append (sql, ");\n");
  for (guint i = 1; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      if (column->references != NULL)
        g_string_append_printf (sql, "CREATE INDEX \"%s_by_%s\" ON \"%s\" (\"c_%s\");\n",
                                table->table->name, column->name, table->table->name, column->name);
    }
}

static gboolean
make_tables (DossierCurationStage *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new (
      "PRAGMA synchronous = OFF; BEGIN;"
      /* Prefixed, since a table may one day have a column of the name line. */
      "CREATE TABLE content (line INTEGER NOT NULL, c_sha256 TEXT PRIMARY KEY NOT NULL,"
      " c_media_type TEXT NOT NULL, c_text TEXT, c_bytes BLOB);"
      "CREATE TABLE origin (name TEXT NOT NULL, uuid TEXT NOT NULL);");

  for (guint i = 0; i < self->catalog->tables->len; i++)
    append_table (sql, g_ptr_array_index (self->catalog->tables, i));
  return dossier_database_script (self->database, sql->str, error);
}

static gboolean
open_database (DossierCurationStage *self, DossierDatabaseMode mode, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "stage", NULL);

  self->database = dossier_database_open (path, mode, error);
  return self->database != NULL;
}

/**
 * dossier_curation_stage_new:
 * @catalog: (transfer full): the recorded tables of the dossier that will take the rows
 * @name: how messages call the curation file
 * @error: return location
 *
 * Makes an empty stage, to be filled and then sealed. One thread at a time.
 *
 * Returns: (transfer full): the stage; NULL when the disk has no place for it
 */
DossierCurationStage *
dossier_curation_stage_new (DossierCatalog *catalog, const char *name, GError **error)
{
  g_autoptr (DossierCurationStage) self = g_new0 (DossierCurationStage, 1);

  self->catalog = catalog;
  self->name = g_strdup (name);
  self->folder = make_folder (error);
  self->is_owner = TRUE;
  if (self->folder == NULL || !open_database (self, DOSSIER_DATABASE_CREATE, error)
      || !make_tables (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dossier_curation_stage_seal:
 * @self: a stage that was filled and checked
 * @error: return location
 *
 * Closes the stage, so that a verb can open its folder on the store's thread. The thread that
 * filled it.
 */
gboolean
dossier_curation_stage_seal (DossierCurationStage *self, GError **error)
{
  if (!dossier_database_run (self->database, error, "INSERT INTO origin (name, uuid) VALUES (?, ?)",
                             "tt", self->name, self->uuid)
      || !dossier_database_commit (self->database, error))
    return FALSE;
  g_clear_pointer (&self->database, dossier_database_close);
  return TRUE;
}

/**
 * dossier_curation_stage_open:
 * @folder: of a sealed stage, which must outlive this one
 * @catalog: (transfer full): the recorded tables
 * @error: return location
 *
 * Opens a sealed stage inside a transaction: a merge writes its decisions there, and they end with
 * it. One thread at a time.
 *
 * Returns: (transfer full): the stage; NULL with @error
 */
DossierCurationStage *
dossier_curation_stage_open (const char *folder, DossierCatalog *catalog, GError **error)
{
  g_autoptr (DossierCurationStage) self = g_new0 (DossierCurationStage, 1);

  self->catalog = catalog;
  self->folder = g_strdup (folder);
  if (!open_database (self, DOSSIER_DATABASE_WRITE, error)
      || !dossier_database_begin (self->database, FALSE, error))
    return NULL;
  self->name = dossier_database_get_text (self->database, error, "SELECT name FROM origin", "");
  self->uuid = dossier_database_get_text (self->database, error, "SELECT uuid FROM origin", "");
  return self->name != NULL && self->uuid != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dossier_curation_stage_free:
 * @self: (transfer full) (nullable): a stage whose statements are all freed
 *
 * Ends the stage; the one that was made removes it from the disk. The thread that uses it.
 */
void
dossier_curation_stage_free (DossierCurationStage *self)
{
  static const char *const files[] = { "stage", "stage-journal", "stage-wal", "stage-shm" };

  if (self == NULL)
    return;

  dossier_database_close (self->database);
  for (guint i = 0; self->is_owner && self->folder != NULL && i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, files[i], NULL);
      g_unlink (path);
    }
  if (self->is_owner && self->folder != NULL)
    g_rmdir (self->folder);
  dossier_catalog_free (self->catalog);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->uuid);
  g_free (self);
}

/**
 * dossier_curation_stage_prepare:
 * @self: a stage
 * @table: a table of its catalog
 * @error: return location
 *
 * Returns: (transfer full): a statement that stages a row: parameter 1 is the line, 2 the first
 *   column, and so on. The thread that uses the stage.
 */
DossierStatement *
dossier_curation_stage_prepare (DossierCurationStage *self, const DossierCatalogTable *table,
                                GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      g_string_append_printf (names, ", \"c_%s\"", column->name);
      g_string_append (values, ", ?");
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (line%s, target) VALUES (?1%s, ?2)",
                         table->table->name, names->str, values->str);
  return dossier_database_query (self->database, error, sql, "");
}

/**
 * dossier_curation_stage_set_error:
 * @self: a stage
 * @error: return location
 * @line: the line of the curation file
 * @format: what is wrong there, without the full stop
 *
 * Sets a DOSSIER_ERROR_BAD_INPUT that names file and line. Any thread.
 */
void
dossier_curation_stage_set_error (DossierCurationStage *self, GError **error, gint64 line,
                                  const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Cannot read “%s”, line %" PRId64 ": %s."), self->name, line, what);
}
