#include "base/json-stream-reader.h"

#include "base/error.h"
#include "base/json-input.h"
#include "base/json-string.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* No number that a program writes is longer; a million digits would only cost time. */
#define LONGEST_NUMBER 400

/* What may come next inside the innermost container. */
typedef enum
{
  FIRST_MEMBER, /* a key or value, or the closing bracket */
  MEMBER_VALUE, /* the value of a key */
  AFTER_MEMBER, /* a comma or the closing bracket */
} Place;

typedef struct
{
  guint8 is_object;
  guint8 place;
} Level;

struct _DossierJsonStreamReader
{
  DossierJsonInput *input;
  DossierJsonLimits limits;
  Level *levels;
  guint depth;
  gboolean started; /* the one value of the text has begun */
  guint64 line;     /* where the current token begins */
  GString *text;
  gint64 integer;
  double number;
  gboolean boolean;
};

/**
 * dossier_json_stream_reader_new:
 * @stream: a JSON text; a reference is kept, it is not closed
 * @name: how error messages call it, for example the file's name
 * @limits: (nullable): NULL for a depth of 64, strings of 64 MB and any length
 *
 * A pull parser for RFC 8259 whose memory is bounded by the longest string. It is strict: UTF-8 and
 * surrogate pairs must be valid, nothing may follow the one value. A byte order mark in front is
 * passed over. Equal keys in one object are left to the caller. Any one thread at a time.
 *
 * Returns: (transfer full): a reader in front of the first token.
 */
DossierJsonStreamReader *
dossier_json_stream_reader_new (GInputStream *stream, const char *name,
                                const DossierJsonLimits *limits)
{
  DossierJsonStreamReader *self = g_new0 (DossierJsonStreamReader, 1);

  if (limits != NULL)
    self->limits = *limits;
  else
    self->limits =
        (DossierJsonLimits){ DOSSIER_JSON_DEFAULT_DEPTH, DOSSIER_JSON_DEFAULT_STRING, 0 };
  self->input = dossier_json_input_new (stream, name, self->limits.total);
  self->levels = g_new0 (Level, MAX (self->limits.depth, 1));
  self->text = g_string_new (NULL);
  self->line = 1;
  return self;
}

/**
 * dossier_json_stream_reader_free:
 * @self: (transfer full): a reader; its stream is not closed
 *
 * Frees the reader. The thread that reads.
 */
void
dossier_json_stream_reader_free (DossierJsonStreamReader *self)
{
  dossier_json_input_free (self->input);
  g_string_free (self->text, TRUE);
  g_free (self->levels);
  g_free (self);
}

static int
peek_past_space (DossierJsonStreamReader *self, GCancellable *cancellable)
{
  int byte;

  while ((byte = dossier_json_input_peek (self->input, cancellable)) == ' ' || byte == '\n'
         || byte == '\t' || byte == '\r')
    dossier_json_input_take (self->input, cancellable);
  return byte;
}

static gboolean
take_string (DossierJsonStreamReader *self, GCancellable *cancellable)
{
  return dossier_json_string_take (self->input, self->text, self->limits.string, cancellable);
}

static gboolean
take_digits (DossierJsonStreamReader *self, GCancellable *cancellable)
{
  gsize before = self->text->len;
  int byte;

  while ((byte = dossier_json_input_peek (self->input, cancellable)) >= '0' && byte <= '9')
    {
      if (self->text->len >= LONGEST_NUMBER)
        return dossier_json_input_fail (self->input, _ ("a number has more than %d digits"),
                                        LONGEST_NUMBER);
      g_string_append_c (self->text, (char) byte);
      dossier_json_input_take (self->input, cancellable);
    }
  return self->text->len > before ? TRUE
                                  : dossier_json_input_fail_at (self->input, byte, _ ("a digit"));
}

/* Takes the next byte into the number if it is one of @bytes. */
static gboolean
take_one_of (DossierJsonStreamReader *self, const char *bytes, GCancellable *cancellable)
{
  int byte = dossier_json_input_peek (self->input, cancellable);

  if (byte <= 0 || strchr (bytes, byte) == NULL)
    return FALSE;
  g_string_append_c (self->text, (char) byte);
  dossier_json_input_take (self->input, cancellable);
  return TRUE;
}

static DossierJsonToken
finish_number (DossierJsonStreamReader *self, gboolean whole)
{
  if (self->input->error != NULL)
    return DOSSIER_JSON_ERROR;
  /* -0 is a number of its own, which an integer cannot hold. */
  if (whole && strcmp (self->text->str, "-0") != 0
      && g_ascii_string_to_signed (self->text->str, 10, G_MININT64, G_MAXINT64, &self->integer,
                                   NULL))
    {
      self->number = (double) self->integer;
      return DOSSIER_JSON_INTEGER;
    }

  self->number = g_ascii_strtod (self->text->str, NULL);
  if (!isfinite (self->number))
    {
      dossier_json_input_fail (self->input, _ ("a number is too large"));
      return DOSSIER_JSON_ERROR;
    }
  return DOSSIER_JSON_NUMBER;
}

static DossierJsonToken
take_number (DossierJsonStreamReader *self, GCancellable *cancellable)
{
  gboolean whole = TRUE;

  g_string_truncate (self->text, 0);
  take_one_of (self, "-", cancellable);
  /* A leading zero stands alone: 01 is not a number. */
  if (!take_one_of (self, "0", cancellable) && !take_digits (self, cancellable))
    return DOSSIER_JSON_ERROR;
  if (take_one_of (self, ".", cancellable))
    {
      whole = FALSE;
      if (!take_digits (self, cancellable))
        return DOSSIER_JSON_ERROR;
    }
  if (take_one_of (self, "eE", cancellable))
    {
      whole = FALSE;
      take_one_of (self, "+-", cancellable);
      if (!take_digits (self, cancellable))
        return DOSSIER_JSON_ERROR;
    }
  return finish_number (self, whole);
}

static DossierJsonToken
take_word (DossierJsonStreamReader *self, const char *word, DossierJsonToken token,
           GCancellable *cancellable)
{
  for (const char *p = word; *p != '\0'; p++)
    {
      int byte = dossier_json_input_peek (self->input, cancellable);
      if (byte != *p)
        {
          dossier_json_input_fail_at (self->input, byte, word);
          return DOSSIER_JSON_ERROR;
        }
      dossier_json_input_take (self->input, cancellable);
    }
  self->boolean = word[0] == 't';
  return token;
}

static DossierJsonToken
open_level (DossierJsonStreamReader *self, gboolean is_object, GCancellable *cancellable)
{
  if (self->depth >= self->limits.depth)
    {
      dossier_json_input_fail (self->input, _ ("it is nested more than %u levels deep"),
                               self->limits.depth);
      return DOSSIER_JSON_ERROR;
    }
  dossier_json_input_take (self->input, cancellable);
  self->levels[self->depth++] = (Level){ .is_object = is_object, .place = FIRST_MEMBER };
  return is_object ? DOSSIER_JSON_OBJECT_BEGIN : DOSSIER_JSON_ARRAY_BEGIN;
}

static DossierJsonToken
close_level (DossierJsonStreamReader *self, GCancellable *cancellable)
{
  dossier_json_input_take (self->input, cancellable);
  self->depth--;
  return self->levels[self->depth].is_object ? DOSSIER_JSON_OBJECT_END : DOSSIER_JSON_ARRAY_END;
}

static DossierJsonToken
take_value (DossierJsonStreamReader *self, int byte, GCancellable *cancellable)
{
  if (self->depth > 0)
    self->levels[self->depth - 1].place = AFTER_MEMBER;
  self->started = TRUE;
  self->line = self->input->line;
  switch (byte)
    {
    case '{':
      return open_level (self, TRUE, cancellable);
    case '[':
      return open_level (self, FALSE, cancellable);
    case '"':
      return take_string (self, cancellable) ? DOSSIER_JSON_STRING : DOSSIER_JSON_ERROR;
    case 't':
      return take_word (self, "true", DOSSIER_JSON_BOOLEAN, cancellable);
    case 'f':
      return take_word (self, "false", DOSSIER_JSON_BOOLEAN, cancellable);
    case 'n':
      return take_word (self, "null", DOSSIER_JSON_NULL, cancellable);
    default:
      if (byte == '-' || (byte >= '0' && byte <= '9'))
        return take_number (self, cancellable);
      dossier_json_input_fail_at (self->input, byte, _ ("a value"));
      return DOSSIER_JSON_ERROR;
    }
}

static DossierJsonToken
take_key (DossierJsonStreamReader *self, int byte, GCancellable *cancellable)
{
  self->line = self->input->line;
  if (byte != '"')
    {
      dossier_json_input_fail_at (self->input, byte, _ ("a key in quotes"));
      return DOSSIER_JSON_ERROR;
    }
  if (!take_string (self, cancellable))
    return DOSSIER_JSON_ERROR;
  byte = peek_past_space (self, cancellable);
  if (byte != ':')
    {
      dossier_json_input_fail_at (self->input, byte, _ ("a colon"));
      return DOSSIER_JSON_ERROR;
    }
  dossier_json_input_take (self->input, cancellable);
  self->levels[self->depth - 1].place = MEMBER_VALUE;
  return DOSSIER_JSON_KEY;
}

static DossierJsonToken
take_member (DossierJsonStreamReader *self, int byte, GCancellable *cancellable)
{
  Level *level = &self->levels[self->depth - 1];
  int close = level->is_object ? '}' : ']';

  if (level->place == MEMBER_VALUE)
    return take_value (self, byte, cancellable);
  if (byte == close)
    return close_level (self, cancellable);
  if (level->place == AFTER_MEMBER)
    {
      if (byte != ',')
        {
          dossier_json_input_fail_at (self->input, byte,
                                      level->is_object ? _ ("a comma or }") : _ ("a comma or ]"));
          return DOSSIER_JSON_ERROR;
        }
      dossier_json_input_take (self->input, cancellable);
      byte = peek_past_space (self, cancellable);
    }
  return level->is_object ? take_key (self, byte, cancellable)
                          : take_value (self, byte, cancellable);
}

static DossierJsonToken
take_outermost (DossierJsonStreamReader *self, int byte, GCancellable *cancellable)
{
  if (!self->started)
    return take_value (self, byte, cancellable);
  if (byte == DOSSIER_JSON_INPUT_END)
    return DOSSIER_JSON_END;
  dossier_json_input_fail_at (self->input, byte, _ ("the end of the file"));
  return DOSSIER_JSON_ERROR;
}

static void
pass_byte_order_mark (DossierJsonStreamReader *self, GCancellable *cancellable)
{
  if (dossier_json_input_peek (self->input, cancellable) != 0xef)
    return;
  g_string_truncate (self->text, 0);
  if (dossier_json_string_take_point (self->input, self->text, cancellable)
      && strcmp (self->text->str, "\xef\xbb\xbf") != 0)
    dossier_json_input_fail (self->input, _ ("it does not begin with a value"));
}

/**
 * dossier_json_stream_reader_next:
 * @self: a reader
 * @cancellable: (nullable): stops a read
 * @error: return location
 *
 * Goes to the next token; what the getters return holds until the next call. The thread that reads.
 *
 * Returns: the token; DOSSIER_JSON_ERROR with @error set (DOSSIER_ERROR_BAD_INPUT with name, line
 *     and column, or the stream's own error), now and on every later call.
 */
DossierJsonToken
dossier_json_stream_reader_next (DossierJsonStreamReader *self, GCancellable *cancellable,
                                 GError **error)
{
  DossierJsonToken token = DOSSIER_JSON_ERROR;
  int byte;

  if (self->input->error == NULL)
    {
      if (self->input->offset == 0)
        pass_byte_order_mark (self, cancellable);
      byte = peek_past_space (self, cancellable);
      if (byte != DOSSIER_JSON_INPUT_ERROR)
        token = self->depth > 0 ? take_member (self, byte, cancellable)
                                : take_outermost (self, byte, cancellable);
    }
  if (self->input->error == NULL)
    return token;

  if (error != NULL)
    *error = g_error_copy (self->input->error);
  return DOSSIER_JSON_ERROR;
}

/**
 * dossier_json_stream_reader_skip:
 * @self: a reader that stands on the first token of a value or on its key
 * @cancellable: (nullable): stops a read
 * @error: return location
 *
 * Goes to the last token of that value, checking what lies between. The thread that reads.
 *
 * Returns: FALSE with @error set as by dossier_json_stream_reader_next().
 */
gboolean
dossier_json_stream_reader_skip (DossierJsonStreamReader *self, GCancellable *cancellable,
                                 GError **error)
{
  guint outside = self->depth;
  gboolean on_key = outside > 0 && self->levels[outside - 1].place == MEMBER_VALUE;

  if (!on_key && outside > 0 && self->levels[outside - 1].place == FIRST_MEMBER)
    outside--; /* on the bracket that opened this level */
  else if (!on_key)
    return TRUE;
  do
    if (dossier_json_stream_reader_next (self, cancellable, error) == DOSSIER_JSON_ERROR)
      return FALSE;
  while (self->depth > outside);
  return TRUE;
}

/**
 * dossier_json_stream_reader_get_string:
 * @self: a reader on a key, a string or a number
 * @length: (out) (optional): the length in bytes, since a string may hold U+0000
 *
 * Returns: (transfer none): the text, valid UTF-8; of a number, its digits. The thread that reads.
 */
const char *
dossier_json_stream_reader_get_string (DossierJsonStreamReader *self, gsize *length)
{
  if (length != NULL)
    *length = self->text->len;
  return self->text->str;
}

/**
 * dossier_json_stream_reader_get_integer:
 * @self: a reader on an integer
 *
 * Returns: its exact value. The thread that reads.
 */
gint64
dossier_json_stream_reader_get_integer (DossierJsonStreamReader *self)
{
  return self->integer;
}

/**
 * dossier_json_stream_reader_get_number:
 * @self: a reader on an integer or a number
 *
 * Returns: the nearest double. The thread that reads.
 */
double
dossier_json_stream_reader_get_number (DossierJsonStreamReader *self)
{
  return self->number;
}

/**
 * dossier_json_stream_reader_get_boolean:
 * @self: a reader on a boolean
 *
 * Returns: its value. The thread that reads.
 */
gboolean
dossier_json_stream_reader_get_boolean (DossierJsonStreamReader *self)
{
  return self->boolean;
}

/**
 * dossier_json_stream_reader_get_line:
 * @self: a reader
 *
 * Returns: the line on which the current key or value begins, from 1. The thread that reads.
 */
guint64
dossier_json_stream_reader_get_line (DossierJsonStreamReader *self)
{
  return self->line;
}

/**
 * dossier_json_stream_reader_get_offset:
 * @self: a reader
 *
 * Returns: how many bytes were read, for a progress bar. The thread that reads.
 */
guint64
dossier_json_stream_reader_get_offset (DossierJsonStreamReader *self)
{
  return self->input->offset;
}

/**
 * dossier_json_stream_reader_set_error:
 * @self: a reader
 * @error: return location
 * @format: what is wrong with the current value, without the place and the full stop
 *
 * Sets a DOSSIER_ERROR_BAD_INPUT that names file and line, for what is wrong beyond the grammar.
 * The thread that reads.
 */
void
dossier_json_stream_reader_set_error (DossierJsonStreamReader *self, GError **error,
                                      const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Cannot read “%s”, line %" PRIu64 ": %s."), self->input->name, self->line, what);
}
