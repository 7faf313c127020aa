#include "export/csv-writer.h"

#include <string.h>

#define BUFFER_SIZE 65536

struct _DossierCsvWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *buffer;
  char separator;
  gboolean in_record;
  GError *error; /* the first that happened; nothing is written after it */
};

/**
 * dossier_csv_writer_new:
 * @stream: where the table goes; a reference is kept, it is not closed
 * @separator: ',' as RFC 4180 has it, ';' or a tab
 * @excel: whether a byte order mark goes in front: without it Excel reads UTF-8 as the local
 *     encoding and Hangul comes out garbled. A "sep=" line would switch that off again, so that
 *     none is written; choose the separator of the country instead.
 * @cancellable: (nullable): stops the writing; a reference is kept
 *
 * A writer of RFC 4180 with CRLF between records. Like stdio it remembers the first error, so that
 * callers check once, in dossier_csv_writer_finish(). Any one thread.
 *
 * Returns: (transfer full): a writer.
 */
DossierCsvWriter *
dossier_csv_writer_new (GOutputStream *stream, char separator, gboolean excel,
                        GCancellable *cancellable)
{
  DossierCsvWriter *self = g_new0 (DossierCsvWriter, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->separator = separator;
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
  if (excel)
    g_string_append (self->buffer, "\xef\xbb\xbf");
  return self;
}

/**
 * dossier_csv_writer_free:
 * @self: (transfer full): a writer; what was not finished is lost
 *
 * Frees the writer without closing its stream. The thread that writes.
 */
void
dossier_csv_writer_free (DossierCsvWriter *self)
{
  g_clear_error (&self->error);
  g_string_free (self->buffer, TRUE);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stream);
  g_free (self);
}

static void
drain (DossierCsvWriter *self)
{
  if (self->error == NULL
      && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                               self->cancellable, &self->error);
  g_string_truncate (self->buffer, 0);
}

static void
start_cell (DossierCsvWriter *self)
{
  if (self->in_record)
    g_string_append_c (self->buffer, self->separator);
  self->in_record = TRUE;
}

/* Spreadsheets run a cell that begins so as a formula; East Asian ones the wide forms too. */
static gboolean
is_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (strchr ("=+-@\t\r\n", text[0]) != NULL)
    return text[0] != '\0';
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

static gboolean
needs_quotes (DossierCsvWriter *self, const char *text, gsize length)
{
  const char special[] = { '"', '\r', '\n', self->separator, '\0' };

  return length > 0
         && (text[0] == ' ' || text[length - 1] == ' ' || strpbrk (text, special) != NULL);
}

/**
 * dossier_csv_writer_text:
 * @self: a writer
 * @text: (nullable): what a person or an article wrote; NULL is an empty cell
 *
 * Writes a cell. A cell that a spreadsheet would run (it begins with = + - @, their wide forms, a
 * tab or a line break) gets an apostrophe in front, which spreadsheets show as text. The thread
 * that writes.
 */
void
dossier_csv_writer_text (DossierCsvWriter *self, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  const char *apostrophe;

  start_cell (self);
  if (length == 0)
    return;
  apostrophe = is_formula (text) ? "'" : "";
  if (!needs_quotes (self, text, length))
    {
      g_string_append (self->buffer, apostrophe);
      g_string_append_len (self->buffer, text, (gssize) length);
      return;
    }

  g_string_append_c (self->buffer, '"');
  g_string_append (self->buffer, apostrophe);
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (self->buffer, text, quote + 1 - text);
      g_string_append_c (self->buffer, '"');
    }
  g_string_append (self->buffer, text);
  g_string_append_c (self->buffer, '"');
}

/**
 * dossier_csv_writer_integer:
 * @self: a writer
 * @value: a number of the program's own, which may be negative without being a formula
 *
 * Writes a cell. The thread that writes.
 */
void
dossier_csv_writer_integer (DossierCsvWriter *self, gint64 value)
{
  char text[24];

  start_cell (self);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  g_string_append (self->buffer, text);
}

/**
 * dossier_csv_writer_end_record:
 * @self: a writer
 *
 * Ends the record. The thread that writes.
 */
void
dossier_csv_writer_end_record (DossierCsvWriter *self)
{
  g_string_append (self->buffer, "\r\n");
  self->in_record = FALSE;
  if (self->buffer->len >= BUFFER_SIZE)
    drain (self);
}

/**
 * dossier_csv_writer_has_failed:
 * @self: a writer
 *
 * Returns: whether an error happened, so that a long loop can stop early. The thread that writes.
 */
gboolean
dossier_csv_writer_has_failed (DossierCsvWriter *self)
{
  return self->error != NULL;
}

/**
 * dossier_csv_writer_finish:
 * @self: a writer after its last record
 * @error: return location
 *
 * Writes what is still in memory. The thread that writes.
 *
 * Returns: FALSE with the first error that happened, of the stream or G_IO_ERROR_CANCELLED.
 */
gboolean
dossier_csv_writer_finish (DossierCsvWriter *self, GError **error)
{
  drain (self);
  if (self->error == NULL)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}
