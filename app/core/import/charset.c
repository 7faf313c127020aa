#include "import/charset.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

/* Web practice decides which converter reads a name: what calls itself EUC-KR or ISO-8859-1 is
 * often the Windows superset, and the superset reads the standard's texts alike. */
static const DossierCharset charsets[] = {
  { "UTF-8", "UTF-8", 0 },
  { "UTF-16LE", "UTF-16LE", 6 },
  { "UTF-16BE", "UTF-16BE", 6 },
  { "UTF-32LE", "UTF-32LE", 12 },
  { "UTF-32BE", "UTF-32BE", 12 },
  { "EUC-KR", "windows-949", 0 },
  { "GB18030", "GB18030", 0 },
  { "Big5", "windows-950", 1 },
  { "Shift_JIS", "windows-932", 0 },
  { "EUC-JP", "EUC-JP", 1 },
  { "ISO-2022-JP", "ISO-2022-JP", 4 },
  { "ISO-2022-KR", "ISO-2022-KR", 6 },
  { "windows-1251", "windows-1251", 0 },
  { "KOI8-R", "KOI8-R", 1 },
  { "KOI8-U", "KOI8-U", 3 },
  { "ISO-8859-5", "ISO-8859-5", 5 },
  { "IBM866", "IBM866", 4 },
  { "windows-1252", "windows-1252", 0 },
  { "windows-1250", "windows-1250", 3 },
  { "ISO-8859-2", "ISO-8859-2", 4 },
  { "windows-1254", "windows-1254", 4 },
  { "windows-1257", "windows-1257", 5 },
  { "windows-1253", "windows-1253", 2 },
  { "ISO-8859-7", "ISO-8859-7", 6 },
  { "windows-1255", "windows-1255", 2 },
  { "ISO-8859-8", "ISO-8859-8", 5 },
  { "windows-1256", "windows-1256", 2 },
  { "ISO-8859-6", "ISO-8859-6", 5 },
  { "windows-874", "windows-874", 14 },
  { "windows-1258", "windows-1258", 6 },
  { "ISO-8859-15", "ISO-8859-15", 8 },
};

/* Other names for the same texts, so that what a person or ICU says is understood. */
static const struct
{
  const char *alias;
  const char *name;
} aliases[] = {
  { "UTF8", "UTF-8" },
  { "ASCII", "UTF-8" },
  { "US-ASCII", "UTF-8" },
  { "UTF-16", "UTF-16LE" },
  { "CP949", "EUC-KR" },
  { "UHC", "EUC-KR" },
  { "windows-949", "EUC-KR" },
  { "ks_c_5601-1987", "EUC-KR" },
  { "GBK", "GB18030" },
  { "GB2312", "GB18030" },
  { "CP936", "GB18030" },
  { "windows-936", "GB18030" },
  { "Big5-HKSCS", "Big5" },
  { "CP950", "Big5" },
  { "windows-950", "Big5" },
  { "SJIS", "Shift_JIS" },
  { "CP932", "Shift_JIS" },
  { "windows-932", "Shift_JIS" },
  { "windows-31j", "Shift_JIS" },
  { "CP866", "IBM866" },
  { "CP1251", "windows-1251" },
  { "CP1252", "windows-1252" },
  { "ISO-8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "ISO-8859-9", "windows-1254" },
  { "ISO-8859-8-I", "ISO-8859-8" },
  { "TIS-620", "windows-874" },
};

/**
 * dossier_charset_list:
 * @n_charsets: (out): how many there are
 *
 * The encodings that can be chosen, in the order of a menu. Any thread.
 *
 * Returns: (transfer none): a static array
 */
const DossierCharset *
dossier_charset_list (gsize *n_charsets)
{
  *n_charsets = G_N_ELEMENTS (charsets);
  return charsets;
}

/**
 * dossier_charset_find:
 * @name: a name or an alias, in any case
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the encoding, or NULL if there is none of that name
 */
const DossierCharset *
dossier_charset_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (name, aliases[i].alias) == 0)
      {
        name = aliases[i].name;
        break;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (g_ascii_strcasecmp (name, charsets[i].name) == 0)
      return &charsets[i];
  return NULL;
}

/* Appends UTF-16 units as UTF-8. A lead surrogate at the end of one batch waits in *lead. */
static gboolean
append_units (GString *text, const UChar *units, gsize n_units, UChar *lead)
{
  for (gsize i = 0; i < n_units; i++)
    {
      UChar unit = units[i];

      if (*lead != 0)
        {
          if (!U16_IS_TRAIL (unit))
            return FALSE;
          g_string_append_unichar (text, U16_GET_SUPPLEMENTARY (*lead, unit));
          *lead = 0;
        }
      else if (U16_IS_LEAD (unit))
        *lead = unit;
      else if (U16_IS_TRAIL (unit))
        return FALSE;
      else if (unit < 0x80)
        g_string_append_c (text, (char) unit);
      else
        g_string_append_unichar (text, unit);
    }
  return TRUE;
}

static UConverter *
open_strict (const DossierCharset *charset)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (charset->converter, &status);

  if (U_SUCCESS (status))
    ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_FAILURE (status))
    {
      ucnv_close (converter);
      return NULL;
    }
  return converter;
}

/* Where the bytes begin that made the converter stop. */
static gsize
locate_failure (UConverter *converter, const char *bytes, const char *source)
{
  char invalid[32];
  int8_t n_invalid = sizeof invalid;
  UErrorCode status = U_ZERO_ERROR;

  ucnv_getInvalidChars (converter, invalid, &n_invalid, &status);
  if (U_FAILURE (status) || n_invalid > source - bytes)
    n_invalid = 0;
  return (gsize) (source - bytes) - (gsize) n_invalid;
}

/**
 * dossier_charset_decode:
 * @charset: the encoding
 * @bytes: what to read
 * @length: how many bytes
 * @is_whole: FALSE if @bytes is a sample whose last character may be cut
 * @text: UTF-8 is appended here; what was read before a failure stays
 * @bad_at: (out) (optional): the offset of the first byte that cannot be read
 *
 * Reads strictly: nothing is replaced or left out. Any thread.
 *
 * Returns: FALSE if some byte has no meaning in this encoding
 */
gboolean
dossier_charset_decode (const DossierCharset *charset, const char *bytes, gsize length,
                        gboolean is_whole, GString *text, gsize *bad_at)
{
  UConverter *converter = open_strict (charset);
  const char *source = bytes;
  const char *limit = bytes + length;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  gboolean is_well_formed = TRUE;
  UChar lead = 0;

  if (converter == NULL)
    {
      if (bad_at != NULL)
        *bad_at = 0;
      return FALSE;
    }
  while (is_well_formed && status == U_BUFFER_OVERFLOW_ERROR)
    {
      UChar units[4096];
      UChar *target = units;

      status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &target, units + G_N_ELEMENTS (units), &source, limit, NULL,
                      is_whole, &status);
      is_well_formed = append_units (text, units, (gsize) (target - units), &lead);
    }
  is_well_formed = is_well_formed && U_SUCCESS (status) && !(is_whole && lead != 0);
  if (!is_well_formed && bad_at != NULL)
    *bad_at = locate_failure (converter, bytes, source);
  ucnv_close (converter);
  return is_well_formed;
}
