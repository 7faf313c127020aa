#include "export/csv-writer.h"

#include "base/text-sink.h"

#include <string.h>

struct _DossierCsvWriter
{
  DossierTextSink sink;
  char separator;
  gboolean in_record;
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

  dossier_text_sink_init (&self->sink, stream, cancellable);
  self->separator = separator;
  if (excel)
    g_string_append (self->sink.text, "\xef\xbb\xbf");
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
  dossier_text_sink_clear (&self->sink);
  g_free (self);
}

static void
start_cell (DossierCsvWriter *self)
{
  if (self->in_record)
    g_string_append_c (self->sink.text, self->separator);
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
      g_string_append (self->sink.text, apostrophe);
      g_string_append_len (self->sink.text, text, (gssize) length);
      return;
    }

  g_string_append_c (self->sink.text, '"');
  g_string_append (self->sink.text, apostrophe);
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (self->sink.text, text, quote + 1 - text);
      g_string_append_c (self->sink.text, '"');
    }
  g_string_append (self->sink.text, text);
  g_string_append_c (self->sink.text, '"');
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
  g_string_append (self->sink.text, text);
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
  g_string_append (self->sink.text, "\r\n");
  self->in_record = FALSE;
  dossier_text_sink_drain_when_full (&self->sink);
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
  return self->sink.error != NULL;
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
  return dossier_text_sink_finish (&self->sink, error);
}
