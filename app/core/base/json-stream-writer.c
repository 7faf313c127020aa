#include "base/json-stream-writer.h"

#include "base/error.h"
#include "base/text-sink.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEPTH 64

typedef struct
{
  gboolean is_object;
  DossierJsonLayout layout;
  gboolean has_members;
} Level;

struct _DossierJsonStreamWriter
{
  DossierTextSink sink;
  Level levels[DEPTH];
  guint depth;
  gboolean after_key;
};

/**
 * dossier_json_stream_writer_new:
 * @stream: where the text goes; a reference is kept, it is not closed
 * @cancellable: (nullable): stops the writing; a reference is kept
 *
 * A writer whose output depends on nothing but the calls: same calls, same bytes. Like stdio it
 * remembers the first error, so that callers check once, in dossier_json_stream_writer_finish().
 * Calls must describe one valid value; a key precedes each member of an object. Any one thread.
 *
 * Returns: (transfer full): a writer.
 */
DossierJsonStreamWriter *
dossier_json_stream_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  DossierJsonStreamWriter *self = g_new0 (DossierJsonStreamWriter, 1);

  dossier_text_sink_init (&self->sink, stream, cancellable);
  return self;
}

/**
 * dossier_json_stream_writer_free:
 * @self: (transfer full): a writer; what was not finished is lost
 *
 * Frees the writer without closing its stream. The thread that writes.
 */
void
dossier_json_stream_writer_free (DossierJsonStreamWriter *self)
{
  dossier_text_sink_clear (&self->sink);
  g_free (self);
}

/* A line of its own counts as outer layout only while no enclosing level is on one line. */
static DossierJsonLayout
get_layout (DossierJsonStreamWriter *self)
{
  return self->depth > 0 ? self->levels[self->depth - 1].layout : DOSSIER_JSON_LINES;
}

static void
start_line (DossierJsonStreamWriter *self)
{
  g_string_append_c (self->sink.text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append_c (self->sink.text, ' ');
}

static void
start_member (DossierJsonStreamWriter *self)
{
  Level *level;

  if (self->depth == 0)
    return;
  level = &self->levels[self->depth - 1];
  if (level->has_members)
    g_string_append_c (self->sink.text, ',');
  if (level->layout == DOSSIER_JSON_LINES)
    start_line (self);
  else if (level->has_members)
    g_string_append_c (self->sink.text, ' ');
  level->has_members = TRUE;
}

static void
start_value (DossierJsonStreamWriter *self)
{
  if (!self->after_key)
    start_member (self);
  self->after_key = FALSE;
  dossier_text_sink_drain_when_full (&self->sink);
}

static void
begin (DossierJsonStreamWriter *self, gboolean is_object, DossierJsonLayout layout)
{
  DossierJsonLayout outer = get_layout (self);

  g_return_if_fail (self->depth < DEPTH);

  start_value (self);
  g_string_append_c (self->sink.text, is_object ? '{' : '[');
  self->levels[self->depth++] =
      (Level){ .is_object = is_object, .layout = outer == DOSSIER_JSON_ONE_LINE ? outer : layout };
}

static void
end (DossierJsonStreamWriter *self, gboolean is_object)
{
  Level *level;

  g_return_if_fail (self->depth > 0 && self->levels[self->depth - 1].is_object == is_object);

  level = &self->levels[--self->depth];
  if (level->has_members && level->layout == DOSSIER_JSON_LINES)
    start_line (self);
  g_string_append_c (self->sink.text, is_object ? '}' : ']');
}

/**
 * dossier_json_stream_writer_begin_object:
 * @self: a writer
 * @layout: how its members are set out; an object inside one line stays on it
 *
 * Opens an object. The thread that writes.
 */
void
dossier_json_stream_writer_begin_object (DossierJsonStreamWriter *self, DossierJsonLayout layout)
{
  begin (self, TRUE, layout);
}

/**
 * dossier_json_stream_writer_end_object:
 * @self: a writer inside an object
 *
 * Closes the innermost object. The thread that writes.
 */
void
dossier_json_stream_writer_end_object (DossierJsonStreamWriter *self)
{
  end (self, TRUE);
}

/**
 * dossier_json_stream_writer_begin_array:
 * @self: a writer
 * @layout: how its members are set out; an array inside one line stays on it
 *
 * Opens an array. The thread that writes.
 */
void
dossier_json_stream_writer_begin_array (DossierJsonStreamWriter *self, DossierJsonLayout layout)
{
  begin (self, FALSE, layout);
}

/**
 * dossier_json_stream_writer_end_array:
 * @self: a writer inside an array
 *
 * Closes the innermost array. The thread that writes.
 */
void
dossier_json_stream_writer_end_array (DossierJsonStreamWriter *self)
{
  end (self, FALSE);
}

static void
append_escaped (GString *out, guchar c)
{
  static const char from[] = "\"\\\b\f\n\r\t";
  static const char to[] = "\"\\bfnrt";
  const char *found = c != '\0' ? strchr (from, c) : NULL;

  if (found != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, to[found - from]);
    }
  else
    g_string_append_printf (out, "\\u%04x", c);
}

static void
append_string (DossierJsonStreamWriter *self, const char *text, gsize length)
{
  gsize start = 0;

  g_string_append_c (self->sink.text, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];
      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (self->sink.text, text + start, (gssize) (i - start));
      append_escaped (self->sink.text, c);
      start = i + 1;
      dossier_text_sink_drain_when_full (&self->sink);
    }
  g_string_append_len (self->sink.text, text + start, (gssize) (length - start));
  g_string_append_c (self->sink.text, '"');
}

/* g_utf8_validate_len() takes U+0000 for an error, JSON does not. */
static gboolean
is_utf8 (const char *text, gsize length)
{
  const char *end_of_text = text + length;
  const char *stop;

  while (!g_utf8_validate_len (text, (gsize) (end_of_text - text), &stop))
    {
      if (stop == end_of_text || *stop != '\0')
        return FALSE;
      text = stop + 1;
    }
  return TRUE;
}

/**
 * dossier_json_stream_writer_key:
 * @self: a writer inside an object
 * @key: valid UTF-8
 *
 * Writes the key of the next value. The thread that writes.
 */
void
dossier_json_stream_writer_key (DossierJsonStreamWriter *self, const char *key)
{
  g_return_if_fail (self->depth > 0 && self->levels[self->depth - 1].is_object);

  start_member (self);
  append_string (self, key, strlen (key));
  g_string_append (self->sink.text, ": ");
  self->after_key = TRUE;
}

/**
 * dossier_json_stream_writer_string:
 * @self: a writer
 * @text: UTF-8; text that is not is an error, since JSON cannot hold it
 * @length: in bytes, or -1 if @text ends with a NUL; U+0000 inside is kept
 *
 * Writes a string. The thread that writes.
 */
void
dossier_json_stream_writer_string (DossierJsonStreamWriter *self, const char *text, gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;

  start_value (self);
  if (is_utf8 (text, bytes))
    append_string (self, text, bytes);
  else
    dossier_text_sink_fail (
        &self->sink, g_error_new_literal (DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
                                          _ ("Cannot write JSON: a text is not valid UTF-8.")));
}

/**
 * dossier_json_stream_writer_integer:
 * @self: a writer
 * @value: a number
 *
 * Writes an integer. The thread that writes.
 */
void
dossier_json_stream_writer_integer (DossierJsonStreamWriter *self, gint64 value)
{
  start_value (self);
  g_string_append_printf (self->sink.text, "%" G_GINT64_FORMAT, value);
}

/**
 * dossier_json_stream_writer_number:
 * @self: a writer
 * @value: a finite number; JSON has no other, so that another one is an error
 *
 * Writes the shortest form that reads back as the same double; a whole one keeps its ".0", so that
 * it does not come back as an integer. The thread that writes.
 */
void
dossier_json_stream_writer_number (DossierJsonStreamWriter *self, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  start_value (self);
  if (!isfinite (value))
    {
      dossier_text_sink_fail (
          &self->sink, g_error_new_literal (DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                                            _ ("Cannot write JSON: a number is not finite.")));
      return;
    }

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  g_string_append (self->sink.text, text);
  if (strpbrk (text, ".e") == NULL)
    g_string_append (self->sink.text, ".0");
}

/**
 * dossier_json_stream_writer_boolean:
 * @self: a writer
 * @value: true or false
 *
 * Writes a boolean. The thread that writes.
 */
void
dossier_json_stream_writer_boolean (DossierJsonStreamWriter *self, gboolean value)
{
  start_value (self);
  g_string_append (self->sink.text, value ? "true" : "false");
}

/**
 * dossier_json_stream_writer_null:
 * @self: a writer
 *
 * Writes null. The thread that writes.
 */
void
dossier_json_stream_writer_null (DossierJsonStreamWriter *self)
{
  start_value (self);
  g_string_append (self->sink.text, "null");
}

/**
 * dossier_json_stream_writer_base64:
 * @self: a writer
 * @bytes: any bytes
 * @length: how many
 *
 * Writes them as a string in base64 (RFC 4648, padded), a piece at a time. The thread that writes.
 */
void
dossier_json_stream_writer_base64 (DossierJsonStreamWriter *self, const guint8 *bytes, gsize length)
{
  const gsize piece = 3 * 8192; /* whole groups, so that the pieces join without padding */

  start_value (self);
  g_string_append_c (self->sink.text, '"');
  for (gsize at = 0; at < length; at += piece)
    {
      g_autofree char *text = g_base64_encode (bytes + at, MIN (piece, length - at));
      g_string_append (self->sink.text, text);
      dossier_text_sink_drain_when_full (&self->sink);
    }
  g_string_append_c (self->sink.text, '"');
}

/**
 * dossier_json_stream_writer_has_failed:
 * @self: a writer
 *
 * Returns: whether an error happened, so that a long loop can stop early. The thread that writes.
 */
gboolean
dossier_json_stream_writer_has_failed (DossierJsonStreamWriter *self)
{
  return self->sink.error != NULL;
}

/**
 * dossier_json_stream_writer_finish:
 * @self: a writer whose value is complete
 * @error: return location
 *
 * Writes the last newline and what is still in memory. The thread that writes.
 *
 * Returns: FALSE with the first error that happened: the stream's, G_IO_ERROR_CANCELLED, or a
 *     DOSSIER_ERROR for what JSON cannot hold.
 */
gboolean
dossier_json_stream_writer_finish (DossierJsonStreamWriter *self, GError **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  g_string_append_c (self->sink.text, '\n');
  return dossier_text_sink_finish (&self->sink, error);
}
