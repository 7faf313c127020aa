#include "base/json-input.h"

#include "base/error.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/**
 * dossier_json_input_new:
 * @stream: what to read; a reference is kept
 * @name: how error messages call it, for example the file's name
 * @limit: how many bytes it may have, 0 for any number
 *
 * Returns: (transfer full): an input in front of the first byte. Any one thread at a time.
 */
DossierJsonInput *
dossier_json_input_new (GInputStream *stream, const char *name, guint64 limit)
{
  DossierJsonInput *self = g_new (DossierJsonInput, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->limit = limit;
  self->offset = 0;
  self->line = 1;
  self->column = 1;
  self->position = 0;
  self->filled = 0;
  self->ended = FALSE;
  self->error = NULL;
  return self;
}

/**
 * dossier_json_input_free:
 * @self: (transfer full): an input; its stream is not closed
 *
 * Frees the input. The thread that reads it.
 */
void
dossier_json_input_free (DossierJsonInput *self)
{
  g_clear_error (&self->error);
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self);
}

static gboolean
fill (DossierJsonInput *self, GCancellable *cancellable)
{
  gssize got;

  if (self->error != NULL || self->ended)
    return FALSE;
  /* Not every stream looks at it. */
  if (g_cancellable_set_error_if_cancelled (cancellable, &self->error))
    return FALSE;

  got = g_input_stream_read (self->stream, self->buffer, sizeof self->buffer, cancellable,
                             &self->error);
  self->position = 0;
  self->filled = got > 0 ? (gsize) got : 0;
  if (got < 0)
    {
      if (!g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (&self->error, _ ("Cannot read “%s”: "), self->name);
      return FALSE;
    }
  self->ended = got == 0;
  if (self->limit > 0 && self->offset + self->filled > self->limit)
    return dossier_json_input_fail (self, _ ("it is longer than the allowed %" PRIu64 " bytes"),
                                    self->limit);
  return !self->ended;
}

/**
 * dossier_json_input_peek:
 * @self: an input
 * @cancellable: (nullable): stops a read
 *
 * Returns: the next byte without taking it, DOSSIER_JSON_INPUT_END, or DOSSIER_JSON_INPUT_ERROR
 *     with @self->error set. The thread that reads it.
 */
int
dossier_json_input_peek (DossierJsonInput *self, GCancellable *cancellable)
{
  if (self->position == self->filled && !fill (self, cancellable))
    return self->error != NULL ? DOSSIER_JSON_INPUT_ERROR : DOSSIER_JSON_INPUT_END;

  return self->buffer[self->position];
}

/**
 * dossier_json_input_take:
 * @self: an input
 * @cancellable: (nullable): stops a read
 *
 * Returns: the next byte, or what dossier_json_input_peek() returns. The thread that reads it.
 */
int
dossier_json_input_take (DossierJsonInput *self, GCancellable *cancellable)
{
  int byte = dossier_json_input_peek (self, cancellable);

  if (byte < 0)
    return byte;

  self->position++;
  self->offset++;
  if (byte == '\n')
    {
      self->line++;
      self->column = 1;
    }
  else if ((byte & 0xc0) != 0x80)
    self->column++;
  return byte;
}

/**
 * dossier_json_input_take_plain:
 * @self: an input
 * @out: where the bytes are appended
 * @room: how many at most
 *
 * Takes the run of printable ASCII other than quote and backslash that is in memory already:
 * nearly all of a JSON text, at the speed of a copy.
 *
 * Returns: how many bytes were taken. The thread that reads it.
 */
gsize
dossier_json_input_take_plain (DossierJsonInput *self, GString *out, gsize room)
{
  const guint8 *start = self->buffer + self->position;
  gsize most = MIN (self->filled - self->position, room);
  gsize n = 0;

  while (n < most && start[n] >= 0x20 && start[n] < 0x80 && start[n] != '"' && start[n] != '\\')
    n++;
  g_string_append_len (out, (const char *) start, (gssize) n);
  self->position += n;
  self->offset += n;
  self->column += n;
  return n;
}

/**
 * dossier_json_input_fail:
 * @self: an input
 * @format: what is wrong, without the place
 *
 * Sets @self->error, unless one is set already, to a sentence with name, line and column.
 *
 * Returns: FALSE, so that a scanner can return it. The thread that reads it.
 */
gboolean
dossier_json_input_fail (DossierJsonInput *self, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  if (self->error != NULL)
    return FALSE;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (&self->error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Cannot read “%s”, line %" PRIu64 ", column %" PRIu64 ": %s."), self->name,
               self->line, self->column, what);
  return FALSE;
}

/**
 * dossier_json_input_fail_at:
 * @self: an input
 * @byte: what dossier_json_input_peek() returned
 * @expected: what should stand there instead
 *
 * dossier_json_input_fail() for a byte that does not belong where it stands.
 *
 * Returns: FALSE. The thread that reads it.
 */
gboolean
dossier_json_input_fail_at (DossierJsonInput *self, int byte, const char *expected)
{
  if (byte == DOSSIER_JSON_INPUT_ERROR)
    return FALSE;
  if (byte == DOSSIER_JSON_INPUT_END)
    return dossier_json_input_fail (self, _ ("the file ends where %s is expected"), expected);
  if (byte > 0x20 && byte < 0x7f)
    return dossier_json_input_fail (self, _ ("there is “%c” where %s is expected"), byte, expected);
  return dossier_json_input_fail (self, _ ("there is the byte 0x%02X where %s is expected"), byte,
                                  expected);
}
