#include "import/curation-reader.h"

#include "base/error.h"
#include "base/id.h"
#include "base/json-stream-reader.h"
#include "model/curation.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* More columns than any table will have: seen columns are bits. */
#define MOST_COLUMNS 64

typedef struct
{
  DossierCurationStage *stage;
  DossierJsonStreamReader *json;
  GCancellable *cancellable;
  GHashTable *tables; /* names of the tables that came */
} Reading;

/* The table of content, described as the catalog describes the others. */
static const DossierCatalogColumn content_columns[] = {
  { .name = (char *) "sha256", .type = 't', .not_null = TRUE, .default_type = 'n' },
  { .name = (char *) "media_type", .type = 't', .not_null = TRUE, .default_type = 'n' },
  { .name = (char *) "text", .type = 't', .default_type = 'n' },
  { .name = (char *) "bytes", .type = 'b', .default_type = 'n' },
};

#define fail(self, error, ...)                                                                     \
  (dossier_json_stream_reader_set_error ((self)->json, error, __VA_ARGS__), FALSE)

static DossierJsonToken
next (Reading *self, GError **error)
{
  return dossier_json_stream_reader_next (self->json, self->cancellable, error);
}

static const char *
get_text (Reading *self)
{
  return dossier_json_stream_reader_get_string (self->json, NULL);
}

static gboolean
expect (Reading *self, DossierJsonToken expected, const char *what, GError **error)
{
  DossierJsonToken token = next (self, error);

  if (token == DOSSIER_JSON_ERROR)
    return FALSE;
  return token == expected ? TRUE : fail (self, error, _ ("%s is expected"), what);
}

static gboolean
is_utf8_without_nul (Reading *self)
{
  gsize length;
  const char *text = dossier_json_stream_reader_get_string (self->json, &length);

  return strlen (text) == length;
}

/* g_base64_decode() passes over what is none. */
static gboolean
is_base64 (const char *text, gsize length)
{
  gsize digits = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return length % 4 == 0 && length - digits <= 2 && strspn (text + digits, "=") == length - digits;
}

static gboolean
bind_base64 (Reading *self, DossierStatement *row, int parameter, const char *name, GError **error)
{
  gsize length;
  const char *text = dossier_json_stream_reader_get_string (self->json, &length);
  g_autofree guchar *data = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_base64 (text, length))
    return fail (self, error, _ ("“%s” is not base64"), name);
  data = g_base64_decode (text, &length);
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  dossier_statement_bind_bytes (row, parameter, bytes);
  return TRUE;
}

static gboolean
bind_string (Reading *self, const DossierCatalogColumn *column, DossierStatement *row,
             int parameter, GError **error)
{
  gint64 id;

  if (!is_utf8_without_nul (self))
    return fail (self, error, _ ("“%s” holds the character U+0000"), column->name);
  if (column->is_id)
    {
      if (!dossier_id_parse (get_text (self), &id))
        return fail (self, error, _ ("“%s” is not an id"), column->name);
      dossier_statement_bind_int (row, parameter, id);
      return TRUE;
    }
  if (column->type == 'b')
    return bind_base64 (self, row, parameter, column->name, error);
  if (column->type != 't')
    return fail (self, error, _ ("“%s” must be a number, not a text"), column->name);
  dossier_statement_bind_text (row, parameter, get_text (self));
  return TRUE;
}

static gboolean
bind_number (Reading *self, DossierJsonToken token, const DossierCatalogColumn *column,
             DossierStatement *row, int parameter, GError **error)
{
  if (column->is_id)
    return fail (self, error, _ ("“%s” must be an id in quotes"), column->name);
  if (column->type == 'i' && token == DOSSIER_JSON_INTEGER)
    dossier_statement_bind_int (row, parameter,
                                dossier_json_stream_reader_get_integer (self->json));
  else if (column->type == 'd')
    dossier_statement_bind_double (row, parameter,
                                   dossier_json_stream_reader_get_number (self->json));
  else if (column->type == 'i')
    return fail (self, error, _ ("“%s” must be a whole number"), column->name);
  else
    return fail (self, error, _ ("“%s” must be a text, not a number"), column->name);
  return TRUE;
}

static gboolean
bind_value (Reading *self, const DossierCatalogColumn *column, DossierStatement *row, int parameter,
            GError **error)
{
  DossierJsonToken token = next (self, error);

  switch (token)
    {
    case DOSSIER_JSON_ERROR:
      return FALSE;
    case DOSSIER_JSON_STRING:
      return bind_string (self, column, row, parameter, error);
    case DOSSIER_JSON_INTEGER:
    case DOSSIER_JSON_NUMBER:
      return bind_number (self, token, column, row, parameter, error);
    case DOSSIER_JSON_NULL:
      if (column->not_null)
        return fail (self, error, _ ("“%s” must not be null"), column->name);
      dossier_statement_bind_null (row, parameter);
      return TRUE;
    default:
      return fail (self, error, _ ("“%s” must be a text or a number"), column->name);
    }
}

static gboolean
bind_default (Reading *self, const DossierCatalogColumn *column, DossierStatement *row,
              int parameter, const char *table, GError **error)
{
  if (column->default_type == 'n' && column->not_null)
    return fail (self, error, _ ("a row of “%s” has no “%s”"), table, column->name);
  if (column->default_type == 'i')
    dossier_statement_bind_int (row, parameter, g_ascii_strtoll (column->default_text, NULL, 10));
  else if (column->default_type == 'd')
    dossier_statement_bind_double (row, parameter, g_ascii_strtod (column->default_text, NULL));
  else if (column->default_type == 't')
    dossier_statement_bind_text (row, parameter, column->default_text);
  else
    dossier_statement_bind_null (row, parameter);
  return TRUE;
}

/* The GUID beside a record is for other programs; here it only must not say something else. */
static gboolean
check_guid (Reading *self, gint64 id, const char *guid, GError **error)
{
  g_autofree char *derived = NULL;

  if (guid == NULL || id == 0 || self->stage->uuid == NULL)
    return TRUE;
  derived = dossier_id_guid (self->stage->uuid, id);
  if (strcmp (derived, guid) != 0)
    return fail (self, error, _ ("the GUID of record %" PRId64 " is not that of its id"), id);
  return TRUE;
}

typedef struct
{
  const char *name;
  const DossierCatalogColumn *columns[MOST_COLUMNS];
  guint n_columns;
  DossierStatement *insert;
  gboolean has_guid;
} Table;

static int
find_column (const Table *table, const char *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->columns[i]->name, name) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_member (Reading *self, const Table *table, guint64 *seen, gint64 *id, char **guid,
             GError **error)
{
  int column = find_column (table, get_text (self));

  if (column < 0 && table->has_guid && strcmp (get_text (self), "guid") == 0 && *guid == NULL)
    {
      if (!expect (self, DOSSIER_JSON_STRING, _ ("a GUID"), error))
        return FALSE;
      *guid = g_strdup (get_text (self));
      return TRUE;
    }
  if (column < 0)
    return fail (self, error, _ ("“%s” has no column “%s”"), table->name, get_text (self));
  if ((*seen & (G_GUINT64_CONSTANT (1) << column)) != 0)
    return fail (self, error, _ ("a row of “%s” has “%s” twice"), table->name, get_text (self));

  *seen |= G_GUINT64_CONSTANT (1) << column;
  if (!bind_value (self, table->columns[column], table->insert, column + 2, error))
    return FALSE;
  if (column == 0 && table->columns[0]->is_id)
    dossier_id_parse (get_text (self), id);
  return TRUE;
}

static gboolean
insert_row (Reading *self, const Table *table, gint64 line, GError **error)
{
  g_autoptr (GError) problem = NULL;

  dossier_statement_bind_int (table->insert, 1, line);
  if (dossier_statement_step (table->insert, &problem) == DOSSIER_STEP_DONE)
    {
      dossier_statement_reset (table->insert);
      return TRUE;
    }
  dossier_statement_reset (table->insert);
  if (g_error_matches (problem, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT))
    return fail (self, error, _ ("“%s” has the same “%s” twice"), table->name,
                 table->columns[0]->name);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The reader stands on the brace that opens the row. */
static gboolean
read_row (Reading *self, const Table *table, GError **error)
{
  gint64 line = (gint64) dossier_json_stream_reader_get_line (self->json);
  g_autofree char *guid = NULL;
  guint64 seen = 0;
  gint64 id = 0;
  DossierJsonToken token;

  while ((token = next (self, error)) == DOSSIER_JSON_KEY)
    if (!read_member (self, table, &seen, &id, &guid, error))
      return FALSE;
  if (token == DOSSIER_JSON_ERROR)
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    if ((seen & (G_GUINT64_CONSTANT (1) << i)) == 0
        && !bind_default (self, table->columns[i], table->insert, (int) i + 2, table->name, error))
      return FALSE;
  return check_guid (self, id, guid, error) && insert_row (self, table, line, error);
}

static gboolean
read_rows (Reading *self, const Table *table, GError **error)
{
  DossierJsonToken token;

  if (!expect (self, DOSSIER_JSON_ARRAY_BEGIN, _ ("a list of rows"), error))
    return FALSE;
  while ((token = next (self, error)) == DOSSIER_JSON_OBJECT_BEGIN)
    if (!read_row (self, table, error))
      return FALSE;
  if (token == DOSSIER_JSON_ERROR)
    return FALSE;
  return token == DOSSIER_JSON_ARRAY_END ? TRUE : fail (self, error, _ ("a row is expected"));
}

static gboolean
read_content (Reading *self, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_database_query (
      self->stage->database, error,
      "INSERT INTO content (line, c_sha256, c_media_type, c_text, c_bytes) VALUES (?, ?, ?, ?, ?)",
      "");
  Table table = { .name = "content",
                  .n_columns = G_N_ELEMENTS (content_columns),
                  .insert = insert };

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < table.n_columns; i++)
    table.columns[i] = &content_columns[i];
  return read_rows (self, &table, error);
}

static gboolean
read_table (Reading *self, GError **error)
{
  const DossierCatalogTable *known = dossier_catalog_find (self->stage->catalog, get_text (self));
  g_autoptr (DossierStatement) insert = NULL;
  Table table = { 0 };

  if (known == NULL)
    return fail (self, error, _ ("there is no table “%s”"), get_text (self));
  if (!g_hash_table_add (self->tables, (gpointer) known->table->name))
    return fail (self, error, _ ("the table “%s” comes twice"), known->table->name);
  g_return_val_if_fail (known->columns->len <= MOST_COLUMNS, FALSE);

  insert = dossier_curation_stage_prepare (self->stage, known, error);
  if (insert == NULL)
    return FALSE;
  table.name = known->table->name;
  table.n_columns = known->columns->len;
  table.insert = insert;
  table.has_guid = strcmp (known->table->name, "record") == 0;
  for (guint i = 0; i < table.n_columns; i++)
    table.columns[i] = g_ptr_array_index (known->columns, i);
  return read_rows (self, &table, error);
}

static gboolean
read_tables (Reading *self, GError **error)
{
  DossierJsonToken token;

  if (!expect (self, DOSSIER_JSON_OBJECT_BEGIN, _ ("an object of tables"), error))
    return FALSE;
  while ((token = next (self, error)) == DOSSIER_JSON_KEY)
    if (!read_table (self, error))
      return FALSE;
  return token == DOSSIER_JSON_OBJECT_END;
}

static gboolean
read_format (Reading *self, GError **error)
{
  if (!expect (self, DOSSIER_JSON_STRING, _ ("the name of the format"), error))
    return FALSE;
  if (strcmp (get_text (self), DOSSIER_CURATION_FORMAT) != 0)
    return fail (self, error, _ ("the format is “%s”, not “%s”"), get_text (self),
                 DOSSIER_CURATION_FORMAT);
  return TRUE;
}

static gboolean
read_version (Reading *self, GError **error)
{
  gint64 version;

  if (!expect (self, DOSSIER_JSON_INTEGER, _ ("the version of the format"), error))
    return FALSE;
  version = dossier_json_stream_reader_get_integer (self->json);
  if (version < 1)
    return fail (self, error, _ ("there is no version %" PRId64 " of the format"), version);
  if (version > DOSSIER_CURATION_VERSION)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NEWER_FORMAT,
                   _ ("Cannot read “%s”: it was written by a newer version of Dossier (format "
                      "%" PRId64 ", this version reads up to %d)."),
                   self->stage->name, version, DOSSIER_CURATION_VERSION);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_uuid (Reading *self, GError **error)
{
  if (!expect (self, DOSSIER_JSON_STRING, _ ("the UUID of the dossier"), error))
    return FALSE;
  if (!g_uuid_string_is_valid (get_text (self)))
    return fail (self, error, _ ("“%s” is not a UUID"), get_text (self));
  self->stage->uuid = g_ascii_strdown (get_text (self), -1);
  return TRUE;
}

static gboolean
read_part (Reading *self, guint *seen, GError **error)
{
  static const struct
  {
    const char *key;
    gboolean (*read) (Reading *self, GError **error);
  } parts[] = {
    { "format", read_format },   { "version", read_version }, { "dossier", read_uuid },
    { "content", read_content }, { "tables", read_tables },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strcmp (parts[i].key, get_text (self)) != 0)
        continue;
      if ((*seen & (1u << i)) != 0)
        return fail (self, error, _ ("“%s” comes twice"), parts[i].key);
      /* What follows cannot be understood before it is known what it is. */
      if (i >= 3 && (*seen & 7) != 7)
        return fail (self, error, _ ("“format”, “version” and “dossier” must come first"));
      *seen |= 1u << i;
      return parts[i].read (self, error);
    }
  return fail (self, error, _ ("a curation file has no “%s”"), get_text (self));
}

static gboolean
read_file (Reading *self, GError **error)
{
  DossierJsonToken token;
  guint seen = 0;

  if (!expect (self, DOSSIER_JSON_OBJECT_BEGIN, _ ("the object of a curation file"), error))
    return FALSE;
  while ((token = next (self, error)) == DOSSIER_JSON_KEY)
    if (!read_part (self, &seen, error))
      return FALSE;
  if (token == DOSSIER_JSON_ERROR)
    return FALSE;
  if ((seen & 7) != 7)
    return fail (self, error, _ ("“format”, “version” or “dossier” is missing"));
  return expect (self, DOSSIER_JSON_END, _ ("the end of the file"), error);
}

/**
 * dossier_curation_read:
 * @stage: an empty stage
 * @stream: a curation file; it is not closed
 * @cancellable: (nullable): stops the reading
 * @error: return location
 *
 * Reads a curation file into the stage and checks each row by itself: known table and columns,
 * types, no id twice. What rows say about each other dossier_curation_check() looks at. Memory is
 * bounded by the longest text. The stage's thread.
 *
 * Returns: FALSE with BAD_INPUT (naming file, line and what is wrong), NEWER_FORMAT, an error of
 *   the stream or of the disk, or G_IO_ERROR_CANCELLED
 */
gboolean
dossier_curation_read (DossierCurationStage *stage, GInputStream *stream, GCancellable *cancellable,
                       GError **error)
{
  const DossierJsonLimits limits = { .depth = DOSSIER_CURATION_DEPTH,
                                     .string = DOSSIER_JSON_DEFAULT_STRING,
                                     .total = 0 };
  g_autoptr (DossierJsonStreamReader) json =
      dossier_json_stream_reader_new (stream, stage->name, &limits);
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { .stage = stage, .json = json, .cancellable = cancellable, .tables = tables };

  return read_file (&reading, error);
}
