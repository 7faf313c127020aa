#include "import/decode.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "import/binary-kind.h"

typedef struct
{
  const char *encoding;
  const char *mark;
  gsize length;
} ByteOrderMark;

/* The longer marks stand first: the one of UTF-32LE begins with that of UTF-16LE. */
static const ByteOrderMark marks[] = {
  { "UTF-8", "\xef\xbb\xbf", 3 },    { "UTF-32LE", "\xff\xfe\0\0", 4 },
  { "UTF-32BE", "\0\0\xfe\xff", 4 }, { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

static const ByteOrderMark *
find_mark (const char *bytes, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      return &marks[i];
  return NULL;
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, message);
  return FALSE;
}

static gboolean
check_bytes (const char *bytes, gsize length, const char *name, GError **error)
{
  const char *kind;

  if (length == 0)
    return refuse (error, _ ("“%s” is empty: there is no text to import."), name);
  if (length > DOSSIER_TEXT_MAX_BYTES)
    return refuse (error, _ ("“%s” is larger than %d MB, the most that one article may hold."),
                   name, DOSSIER_TEXT_MAX_BYTES / (1024 * 1024));
  kind = dossier_binary_kind (bytes, length);
  if (kind != NULL)
    return refuse (error, _ ("“%s” is %s, not a plain text, and cannot be imported as text."), name,
                   kind);
  return TRUE;
}

/* CRLF and a lone CR become LF, in place. */
static void
normalise_line_ends (GString *text)
{
  char *out = memchr (text->str, '\r', text->len);
  const char *end = text->str + text->len;

  if (out == NULL)
    return;
  for (const char *in = out; in < end; in++)
    {
      gboolean is_return = *in == '\r';

      *out++ = is_return ? '\n' : *in;
      if (is_return && in + 1 < end && in[1] == '\n')
        in++;
    }
  g_string_truncate (text, (gsize) (out - text->str));
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
        return FALSE;
    }
  return TRUE;
}

/* A text has hardly any control characters; what has more is data. */
static gboolean
has_many_controls (const GString *text)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < text->len; i++)
    {
      guchar byte = (guchar) text->str[i];

      n_controls += byte < 0x20 && !(byte >= '\t' && byte <= '\r');
    }
  return n_controls > 4 && n_controls > text->len / 100;
}

static gboolean
check_text (const GString *text, const char *name, GError **error)
{
  const char *nul = memchr (text->str, '\0', text->len);

  if (nul != NULL)
    return refuse (error,
                   _ ("“%s” holds a NUL character at byte %zu of its text: it is no text, or in "
                      "another encoding."),
                   name, (gsize) (nul - text->str));
  if (has_many_controls (text))
    return refuse (error, _ ("“%s” is full of control characters: it is data, not a text."), name);
  if (is_blank (text->str))
    return refuse (error, _ ("“%s” holds only spaces and line ends: there is no text to import."),
                   name);
  return TRUE;
}

static GString *
decode_strictly (const char *encoding, const char *bytes, gsize length, gsize skipped,
                 const char *name, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (length + 1);
  gsize bad_at = 0;
  gboolean is_read;

  if (strcmp (encoding, "UTF-8") == 0)
    {
      const char *end = bytes;

      /* NULs are told apart from broken sequences later, with a sentence of their own. */
      while (!(is_read = g_utf8_validate_len (end, length - (gsize) (end - bytes), &end))
             && *end == '\0' && end < bytes + length)
        end++;
      bad_at = (gsize) (end - bytes);
      if (is_read)
        g_string_append_len (text, bytes, (gssize) length);
    }
  else
    is_read = dossier_charset_decode (dossier_charset_find (encoding), bytes, length, TRUE, text,
                                      &bad_at);
  if (is_read)
    return g_steal_pointer (&text);
  refuse (error, _ ("“%s” cannot be read as %s: byte %zu (0x%02X) has no meaning there."), name,
          encoding, bad_at + skipped, bad_at < length ? (guchar) bytes[bad_at] : 0);
  return NULL;
}

/* Takes over @text. */
static DossierDecoded *
finish (GString *text, const char *encoding, int confidence, const char *name, GError **error)
{
  g_autoptr (GString) owned = text;
  DossierDecoded *decoded;

  if (owned == NULL || !check_text (owned, name, error))
    return NULL;
  normalise_line_ends (owned);
  decoded = g_new0 (DossierDecoded, 1);
  decoded->length = owned->len;
  decoded->code_points = g_utf8_strlen (owned->str, (gssize) owned->len);
  decoded->text = g_string_free (g_steal_pointer (&owned), FALSE);
  decoded->encoding = encoding;
  decoded->confidence = confidence;
  decoded->alternatives = g_array_new (FALSE, FALSE, sizeof (DossierEncodingGuess));
  return decoded;
}

static DossierDecoded *
decode_forced (const char *encoding, const char *bytes, gsize length, const char *name,
               GError **error)
{
  const DossierCharset *charset = dossier_charset_find (encoding);
  const ByteOrderMark *mark = find_mark (bytes, length);
  gsize skip = 0;
  DossierDecoded *decoded;

  if (charset == NULL)
    {
      refuse (error, _ ("“%s” cannot be read as “%s”: there is no encoding of that name."), name,
              encoding);
      return NULL;
    }
  /* “UTF-16” alone says nothing of the order; the mark does. */
  if (mark != NULL && g_ascii_strcasecmp (encoding, "UTF-16") == 0)
    charset = dossier_charset_find (mark->encoding);
  if (mark != NULL && strcmp (mark->encoding, charset->name) == 0)
    skip = mark->length;
  decoded = finish (decode_strictly (charset->name, bytes + skip, length - skip, skip, name, error),
                    charset->name, 100, name, error);
  if (decoded != NULL)
    decoded->had_bom = skip > 0;
  return decoded;
}

/* Whether bytes that are not valid UTF-8 are a damaged UTF-8 text: most of what stands above ASCII
 * forms whole sequences, which hardly happens in another encoding. */
static gboolean
is_damaged_utf8 (const char *bytes, gsize length)
{
  const char *p = bytes;
  const char *end = bytes + MIN (length, 256 * 1024);
  gsize n_good = 0;
  gsize n_bad = 0;

  while (p < end)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_bad++;
          p++;
        }
      else
        {
          n_good++;
          p = g_utf8_next_char (p);
        }
    }
  return n_good >= 4 && n_good > 4 * n_bad;
}

static DossierDecoded *
decode_detected (const char *bytes, gsize length, const char *name, GError **error)
{
  g_autoptr (GArray) guesses = dossier_detect_encodings (bytes, length);
  g_autoptr (GError) first_error = NULL;
  const char *nul;

  for (guint i = 0; i < guesses->len; i++)
    {
      const DossierEncodingGuess *guess = &g_array_index (guesses, DossierEncodingGuess, i);
      DossierDecoded *decoded = finish (decode_strictly (guess->encoding, bytes, length, 0, name,
                                                         first_error == NULL ? &first_error : NULL),
                                        guess->encoding, guess->confidence, name,
                                        first_error == NULL ? &first_error : NULL);

      if (decoded == NULL)
        continue;
      decoded->is_guessed = TRUE;
      g_array_remove_range (guesses, 0, i + 1);
      g_array_append_vals (decoded->alternatives, guesses->data, guesses->len);
      return decoded;
    }
  nul = memchr (bytes, '\0', length);
  if (nul != NULL)
    refuse (error, _ ("“%s” holds a NUL at byte %zu: it is data, not a text."), name,
            (gsize) (nul - bytes));
  else if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else
    refuse (error, _ ("“%s” is no text in any encoding that Dossier knows."), name);
  return NULL;
}

static DossierDecoded *
decode_unmarked (const char *bytes, gsize length, const char *name, GError **error)
{
  gboolean has_nul = memchr (bytes, '\0', length) != NULL;
  gboolean has_escape = memchr (bytes, 0x1b, MIN (length, 4096)) != NULL;

  if (!has_nul && g_utf8_validate_len (bytes, length, NULL))
    {
      /* The encodings that switch with ESC are pure ASCII to the eye of UTF-8. */
      DossierDecoded *switched = has_escape ? decode_detected (bytes, length, name, NULL) : NULL;

      return switched != NULL
                 ? switched
                 : finish (g_string_new_len (bytes, (gssize) length), "UTF-8", 100, name, error);
    }
  if (!has_nul && is_damaged_utf8 (bytes, length))
    {
      GString *text = decode_strictly ("UTF-8", bytes, length, 0, name, error);

      g_assert (text == NULL);
      return NULL;
    }
  return decode_detected (bytes, length, name, error);
}

/**
 * dossier_decode:
 * @bytes: the file as it is
 * @encoding: (nullable): the name of the encoding to read, as a person chose it; NULL to find out
 * @name: the name of the file, for the messages
 * @error: return location
 *
 * Turns bytes into text. UTF-8, UTF-16 and UTF-32 are known by their mark or form, other encodings
 * are guessed and said to be. Nothing is replaced: bytes that cannot be read are an error that says
 * where. Takes time in proportion to the size only for reading. Any thread.
 *
 * Returns: (transfer full): the text, or NULL with DOSSIER_ERROR_BAD_INPUT if @bytes are empty,
 *   binary, blank, too large or broken
 */
DossierDecoded *
dossier_decode (GBytes *bytes, const char *encoding, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const ByteOrderMark *mark;

  if (!check_bytes (data, length, name, error))
    return NULL;
  if (encoding != NULL)
    return decode_forced (encoding, data, length, name, error);
  mark = find_mark (data, length);
  if (mark != NULL)
    return decode_forced (mark->encoding, data, length, name, error);
  return decode_unmarked (data, length, name, error);
}

/**
 * dossier_decoded_free:
 * @self: (transfer full): the text
 *
 * Any thread.
 */
void
dossier_decoded_free (DossierDecoded *self)
{
  g_array_unref (self->alternatives);
  g_free (self->text);
  g_free (self);
}
