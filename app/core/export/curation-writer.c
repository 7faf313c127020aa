#include "export/curation-writer.h"

#include "base/id.h"
#include "base/json-stream-writer.h"
#include "model/curation.h"
#include "store/catalog.h"

#include <string.h>

typedef struct
{
  DossierDatabase *database;
  DossierJsonStreamWriter *out;
  char *uuid;
} Writing;

static void
write_bytes (Writing *self, DossierStatement *row, int column)
{
  g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (row, column);

  dossier_json_stream_writer_base64 (self->out, g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes));
}

static void
write_id (Writing *self, gint64 id)
{
  char text[DOSSIER_ID_TEXT_LENGTH];

  /* JavaScript and others lose digits of a 63-bit number, so that ids are strings. */
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  dossier_json_stream_writer_string (self->out, text, -1);
}

static void
write_value (Writing *self, DossierStatement *row, int column, gboolean is_id)
{
  switch (dossier_statement_get_type (row, column))
    {
    case 'i':
      if (is_id)
        write_id (self, dossier_statement_get_int (row, column));
      else
        dossier_json_stream_writer_integer (self->out, dossier_statement_get_int (row, column));
      break;
    case 'd':
      dossier_json_stream_writer_number (self->out, dossier_statement_get_double (row, column));
      break;
    case 't':
      dossier_json_stream_writer_string (self->out, dossier_statement_get_text (row, column), -1);
      break;
    case 'b':
      write_bytes (self, row, column);
      break;
    default:
      dossier_json_stream_writer_null (self->out);
    }
}

/* What every export of this record calls it, whatever dossier it is merged into later. */
static void
write_guid (Writing *self, gint64 id)
{
  g_autofree char *guid = dossier_id_guid (self->uuid, id);

  dossier_json_stream_writer_key (self->out, "guid");
  dossier_json_stream_writer_string (self->out, guid, -1);
}

static void
write_row (Writing *self, const DossierCatalogTable *table, DossierStatement *row)
{
  dossier_json_stream_writer_begin_object (self->out, DOSSIER_JSON_ONE_LINE);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);

      /* An absent member takes the default, which is NULL for most. */
      if (dossier_statement_is_null (row, (int) i) && column->default_type == 'n')
        continue;
      dossier_json_stream_writer_key (self->out, column->name);
      write_value (self, row, (int) i, column->is_id);
    }
  if (strcmp (table->table->name, "record") == 0)
    write_guid (self, dossier_statement_get_int (row, 0));
  dossier_json_stream_writer_end_object (self->out);
}

static gboolean
write_table (Writing *self, const DossierCatalogTable *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", column->name);
    }
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", table->table->name);
  rows = dossier_database_query (self->database, error, sql->str, "");
  if (rows == NULL)
    return FALSE;

  dossier_json_stream_writer_key (self->out, table->table->name);
  dossier_json_stream_writer_begin_array (self->out, DOSSIER_JSON_LINES);
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW
         && !dossier_json_stream_writer_has_failed (self->out))
    write_row (self, table, rows);
  dossier_json_stream_writer_end_array (self->out);
  return step != DOSSIER_STEP_ERROR;
}

/* Content that a record names; what only the journal still needs stays at home. */
static char *
build_content_sql (const DossierCatalog *catalog)
{
  GString *sql = g_string_new (
      /* Where the original is the text itself, it is written once. */
      "SELECT sha256, media_type, text, iif (text IS NULL, bytes, NULL) FROM content"
      " WHERE sha256 IN (");
  gboolean first = TRUE;

  for (guint i = 0; i < catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (catalog->tables, i);
      for (guint j = 0; j < table->columns->len; j++)
        {
          const DossierCatalogColumn *column = g_ptr_array_index (table->columns, j);
          if (!column->is_content)
            continue;
          g_string_append_printf (sql, "%sSELECT \"%s\" FROM \"%s\"", first ? "" : " UNION ",
                                  column->name, table->table->name);
          first = FALSE;
        }
    }
  g_string_append (sql, ") ORDER BY sha256");
  return g_string_free (sql, FALSE);
}

static gboolean
write_content (Writing *self, const DossierCatalog *catalog, GError **error)
{
  static const char *const names[] = { "sha256", "media_type", "text", "bytes" };
  g_autofree char *sql = build_content_sql (catalog);
  g_autoptr (DossierStatement) rows = dossier_database_query (self->database, error, sql, "");
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  dossier_json_stream_writer_key (self->out, "content");
  dossier_json_stream_writer_begin_array (self->out, DOSSIER_JSON_LINES);
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW
         && !dossier_json_stream_writer_has_failed (self->out))
    {
      dossier_json_stream_writer_begin_object (self->out, DOSSIER_JSON_ONE_LINE);
      for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
        if (!dossier_statement_is_null (rows, i))
          {
            dossier_json_stream_writer_key (self->out, names[i]);
            write_value (self, rows, i, FALSE);
          }
      dossier_json_stream_writer_end_object (self->out);
    }
  dossier_json_stream_writer_end_array (self->out);
  return step != DOSSIER_STEP_ERROR;
}

static gboolean
write_file (Writing *self, const DossierCatalog *catalog, GError **error)
{
  dossier_json_stream_writer_begin_object (self->out, DOSSIER_JSON_LINES);
  dossier_json_stream_writer_key (self->out, "format");
  dossier_json_stream_writer_string (self->out, DOSSIER_CURATION_FORMAT, -1);
  dossier_json_stream_writer_key (self->out, "version");
  dossier_json_stream_writer_integer (self->out, DOSSIER_CURATION_VERSION);
  dossier_json_stream_writer_key (self->out, "dossier");
  dossier_json_stream_writer_string (self->out, self->uuid, -1);
  if (!write_content (self, catalog, error))
    return FALSE;

  dossier_json_stream_writer_key (self->out, "tables");
  dossier_json_stream_writer_begin_object (self->out, DOSSIER_JSON_LINES);
  for (guint i = 0; i < catalog->tables->len; i++)
    if (!write_table (self, g_ptr_array_index (catalog->tables, i), error))
      return FALSE;
  dossier_json_stream_writer_end_object (self->out);
  dossier_json_stream_writer_end_object (self->out);
  return dossier_json_stream_writer_finish (self->out, error);
}

/**
 * dossier_curation_write:
 * @database: a connection inside a read transaction, so that the tables fit each other
 * @stream: where the file goes; it is not closed
 * @cancellable: (nullable): stops the writing
 * @error: return location
 *
 * Writes all that is recorded as curation JSON: every recorded table but no journal, sorted by
 * table and id, a record a line, without the time, so that equal dossiers give equal bytes.
 * Memory does not grow with the dossier. The connection's thread.
 *
 * Returns: FALSE with an error of the stream or the store, or G_IO_ERROR_CANCELLED.
 */
gboolean
dossier_curation_write (DossierDatabase *database, GOutputStream *stream, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (DossierCatalog) catalog = dossier_catalog_read (database, error);
  g_autoptr (DossierJsonStreamWriter) out = NULL;
  g_autofree char *uuid = NULL;
  Writing writing;

  if (catalog == NULL)
    return FALSE;
  uuid =
      dossier_database_get_text (database, error, "SELECT value FROM meta WHERE key = 'uuid'", "");
  if (uuid == NULL)
    return FALSE;
  out = dossier_json_stream_writer_new (stream, cancellable);
  writing = (Writing){ .database = database, .out = out, .uuid = uuid };
  return write_file (&writing, catalog, error);
}
