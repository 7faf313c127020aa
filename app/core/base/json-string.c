#include "base/json-string.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
take_hex4 (DossierJsonInput *input, guint *value, GCancellable *cancellable)
{
  *value = 0;
  for (int i = 0; i < 4; i++)
    {
      int byte = dossier_json_input_peek (input, cancellable);
      int digit = byte >= 0 ? g_ascii_xdigit_value ((char) byte) : -1;

      if (digit < 0)
        return dossier_json_input_fail_at (input, byte, _ ("a hexadecimal digit"));
      dossier_json_input_take (input, cancellable);
      *value = *value << 4 | (guint) digit;
    }
  return TRUE;
}

static gboolean
take_unicode_escape (DossierJsonInput *input, GString *text, GCancellable *cancellable)
{
  guint value;
  guint low;

  if (!take_hex4 (input, &value, cancellable))
    return FALSE;
  if (value >= 0xdc00 && value <= 0xdfff)
    return dossier_json_input_fail (input, _ ("a low surrogate stands alone"));
  if (value >= 0xd800 && value <= 0xdbff)
    {
      if (dossier_json_input_take (input, cancellable) != '\\'
          || dossier_json_input_take (input, cancellable) != 'u')
        return dossier_json_input_fail (input, _ ("a high surrogate stands alone"));
      if (!take_hex4 (input, &low, cancellable))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return dossier_json_input_fail (input, _ ("a high surrogate stands alone"));
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (text, value);
  /* g_string_append_unichar() writes U+0000 as one zero byte, as wanted. */
  return TRUE;
}

static gboolean
take_escape (DossierJsonInput *input, GString *text, GCancellable *cancellable)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  int byte = dossier_json_input_peek (input, cancellable);
  const char *found = byte > 0 ? strchr (from, byte) : NULL;

  if (byte == 'u')
    {
      dossier_json_input_take (input, cancellable);
      return take_unicode_escape (input, text, cancellable);
    }
  if (found == NULL)
    return dossier_json_input_fail_at (input, byte, _ ("an escaped character"));
  dossier_json_input_take (input, cancellable);
  g_string_append_c (text, to[found - from]);
  return TRUE;
}

/**
 * dossier_json_string_take_point:
 * @input: in front of a byte beyond ASCII
 * @text: where the code point is appended
 * @cancellable: (nullable): stops a read
 *
 * Takes one code point, checked: no overlong form, no surrogate, not beyond U+10FFFF. The thread
 * that reads.
 *
 * Returns: FALSE with the error of @input set
 */
gboolean
dossier_json_string_take_point (DossierJsonInput *input, GString *text, GCancellable *cancellable)
{
  char bytes[4];
  int first = dossier_json_input_take (input, cancellable);
  int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  gunichar point;

  bytes[0] = (char) first;
  for (int i = 1; i < length; i++)
    {
      int byte = dossier_json_input_peek (input, cancellable);
      if (byte == DOSSIER_JSON_INPUT_ERROR)
        return FALSE;
      if (byte < 0 || (byte & 0xc0) != 0x80)
        return dossier_json_input_fail (input, _ ("the text is not valid UTF-8"));
      bytes[i] = (char) dossier_json_input_take (input, cancellable);
    }
  point = g_utf8_get_char_validated (bytes, length);
  if (first < 0xc2 || point == (gunichar) -1 || point == (gunichar) -2)
    return dossier_json_input_fail (input, _ ("the text is not valid UTF-8"));
  g_string_append_len (text, bytes, length);
  return TRUE;
}

/**
 * dossier_json_string_take:
 * @input: in front of the opening quote
 * @text: what the string says
 * @most: how many bytes it may have
 * @cancellable: (nullable): stops a read
 *
 * Takes a string with its quotes. The thread that reads.
 *
 * Returns: FALSE with the error of @input set
 */
gboolean
dossier_json_string_take (DossierJsonInput *input, GString *text, gsize most,
                          GCancellable *cancellable)
{
  g_string_truncate (text, 0);
  dossier_json_input_take (input, cancellable); /* the opening quote */
  while (TRUE)
    {
      int byte;

      if (text->len <= most)
        dossier_json_input_take_plain (input, text, most + 1 - text->len);
      if (text->len > most)
        return dossier_json_input_fail (input, _ ("a string is longer than the allowed %zu bytes"),
                                        most);
      byte = dossier_json_input_peek (input, cancellable);
      if (byte < 0x20)
        return dossier_json_input_fail_at (input, byte, _ ("the end of a string"));
      if (byte >= 0x80)
        {
          if (!dossier_json_string_take_point (input, text, cancellable))
            return FALSE;
          continue;
        }
      if (byte != '"' && byte != '\\')
        continue; /* the buffer was empty and has been filled */
      dossier_json_input_take (input, cancellable);
      if (byte == '"')
        return TRUE;
      if (!take_escape (input, text, cancellable))
        return FALSE;
    }
}
