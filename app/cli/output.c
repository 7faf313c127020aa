#include "output.h"

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

#include "base/id.h"

/* Between the members of a list that a query returns in one column, as char (31) in SQL. */
#define LIST_SEPARATOR "\x1f"

static DossierOutput *
wrap (GOutputStream *stream)
{
  DossierOutput *self = g_new0 (DossierOutput, 1);

  self->stream = g_buffered_output_stream_new_sized (stream, 65536);
  self->line = g_string_new (NULL);
  return self;
}

/**
 * dossier_output_new:
 * @json: an array of objects instead of lines
 *
 * Returns: (transfer full): an output to standard output
 */
DossierOutput *
dossier_output_new (gboolean json)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  DossierOutput *self = wrap (stream);

  if (json)
    {
      self->json = dossier_json_stream_writer_new (self->stream, NULL);
      dossier_json_stream_writer_begin_array (self->json, DOSSIER_JSON_LINES);
    }
  return self;
}

/**
 * dossier_output_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_output_free (DossierOutput *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->json, dossier_json_stream_writer_free);
  g_object_unref (self->stream);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * dossier_output_finish:
 *
 * Ends the array and writes out what waits.
 *
 * Returns: FALSE when something could not be written, with the cause
 */
gboolean
dossier_output_finish (DossierOutput *self, GError **error)
{
  if (self->json != NULL)
    {
      dossier_json_stream_writer_end_array (self->json);
      if (!dossier_json_stream_writer_finish (self->json, error))
        return FALSE;
    }
  return g_output_stream_close (self->stream, NULL, error);
}

/**
 * dossier_output_write:
 *
 * Writes bytes as they are.
 */
gboolean
dossier_output_write (DossierOutput *self, const char *text, gsize length, GError **error)
{
  return g_output_stream_write_all (self->stream, text, length, NULL, NULL, error);
}

/**
 * dossier_output_line:
 *
 * Writes one line of text.
 */
gboolean
dossier_output_line (DossierOutput *self, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_vprintf (self->line, format, arguments);
  va_end (arguments);
  g_string_append_c (self->line, '\n');
  return dossier_output_write (self, self->line->str, self->line->len, error);
}

/**
 * dossier_output_text:
 * @value: (nullable): NULL is written as null
 *
 * A member of the object that is being written.
 */
void
dossier_output_text (DossierOutput *self, const char *key, const char *value)
{
  dossier_json_stream_writer_key (self->json, key);
  if (value != NULL)
    dossier_json_stream_writer_string (self->json, value, -1);
  else
    dossier_json_stream_writer_null (self->json);
}

/**
 * dossier_output_id:
 *
 * An id is written as text: a script that reads numbers as floating point would round it.
 */
void
dossier_output_id (DossierOutput *self, const char *key, gint64 id)
{
  char text[DOSSIER_ID_TEXT_LENGTH];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  dossier_output_text (self, key, id != 0 ? text : NULL);
}

static void
write_list (DossierOutput *self, const char *joined)
{
  g_auto (GStrv) members = g_strsplit (joined != NULL ? joined : "", LIST_SEPARATOR, -1);

  dossier_json_stream_writer_begin_array (self->json, DOSSIER_JSON_ONE_LINE);
  for (guint i = 0; members[i] != NULL; i++)
    dossier_json_stream_writer_string (self->json, members[i], -1);
  dossier_json_stream_writer_end_array (self->json);
}

/**
 * dossier_output_value:
 * @row: a row
 * @column: which column; its name is the key
 *
 * A column as a member: "NAME[]" is a list whose members char (31) separates, "NAME?" is true or
 * false, "NAME#" holds an id.
 */
void
dossier_output_value (DossierOutput *self, DossierStatement *row, int column)
{
  g_autofree char *key = g_strdup (dossier_statement_get_name (row, column));
  gsize length = strlen (key);

  if (g_str_has_suffix (key, "[]"))
    {
      key[length - 2] = '\0';
      dossier_json_stream_writer_key (self->json, key);
      write_list (self, dossier_statement_get_text (row, column));
      return;
    }
  if (g_str_has_suffix (key, "#"))
    {
      key[length - 1] = '\0';
      dossier_output_id (self, key, dossier_statement_get_int (row, column));
      return;
    }
  if (g_str_has_suffix (key, "?"))
    {
      key[length - 1] = '\0';
      dossier_json_stream_writer_key (self->json, key);
      dossier_json_stream_writer_boolean (self->json, dossier_statement_get_int (row, column) != 0);
      return;
    }
  switch (dossier_statement_get_type (row, column))
    {
    case 'i':
      dossier_json_stream_writer_key (self->json, key);
      dossier_json_stream_writer_integer (self->json, dossier_statement_get_int (row, column));
      break;
    case 'd':
      dossier_json_stream_writer_key (self->json, key);
      dossier_json_stream_writer_number (self->json, dossier_statement_get_double (row, column));
      break;
    default:
      dossier_output_text (self, key, dossier_statement_get_text (row, column));
    }
}

/**
 * dossier_output_object:
 *
 * All columns of a row as one object.
 */
void
dossier_output_object (DossierOutput *self, DossierStatement *row)
{
  dossier_json_stream_writer_begin_object (self->json, DOSSIER_JSON_ONE_LINE);
  for (int i = 0; i < dossier_statement_get_n_columns (row); i++)
    dossier_output_value (self, row, i);
  dossier_json_stream_writer_end_object (self->json);
}
