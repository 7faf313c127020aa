#include "import/html-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "import/binary-kind.h"
#include "import/charset.h"
#include "import/detect.h"

#define LOOKED_AT         4096 /* bytes in which a page has to name its encoding */
#define MOST_REPLACEMENTS 200
#define REPLACEMENT       "\xef\xbf\xbd"

typedef struct
{
  const char *bytes;
  gsize length;
} Piece;

static const DossierCharset *
find_mark (Piece *page)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize length;
  } marks[] = { { "UTF-8", "\xef\xbb\xbf", 3 },
                { "UTF-16LE", "\xff\xfe", 2 },
                { "UTF-16BE", "\xfe\xff", 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (page->length >= marks[i].length
        && memcmp (page->bytes, marks[i].mark, marks[i].length) == 0)
      {
        page->bytes += marks[i].length;
        page->length -= marks[i].length;
        return dossier_charset_find (marks[i].encoding);
      }
  return NULL;
}

/* What the page itself says, in a meta element or an XML declaration. */
static const DossierCharset *
find_declaration (const Piece *page)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "<(?:meta[^>]{0,500}charset|\\?xml[^>]{0,500}encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]+)",
      G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  const DossierCharset *charset = NULL;

  if (!g_regex_match_full (regex, page->bytes, MIN (page->length, LOOKED_AT), 0, 0, &match, NULL))
    return NULL;
  name = g_match_info_fetch (match, 1);
  charset = dossier_charset_find (name);
  /* Were it UTF-16, the declaration could not have been read as it was. */
  return charset && g_str_has_prefix (charset->name, "UTF-") ? dossier_charset_find ("UTF-8")
                                                             : charset;
}

static GString *
decode_strictly (const DossierCharset *charset, const Piece *page)
{
  g_autoptr (GString) text = g_string_sized_new (page->length + 1);

  if (!charset || !dossier_charset_decode (charset, page->bytes, page->length, TRUE, text, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

static gsize
count_beyond_ascii (const Piece *page)
{
  gsize count = 0;

  for (gsize i = 0; i < page->length; i++)
    count += (guchar) page->bytes[i] >= 0x80;
  return count;
}

/* As browsers read a page whose declared encoding is right but for a few bytes; with more than
 * @most of them it is not right. */
static GString *
decode_patiently (const DossierCharset *charset, Piece page, gsize most, int *replaced)
{
  g_autoptr (GString) text = g_string_sized_new (page.length + 1);
  gsize bad_at = 0;

  for (*replaced = 0; (gsize) *replaced <= most; (*replaced)++)
    {
      if (dossier_charset_decode (charset, page.bytes, page.length, TRUE, text, &bad_at))
        return g_steal_pointer (&text);
      g_string_append (text, REPLACEMENT);
      bad_at = MIN (bad_at + 1, page.length);
      page.bytes += bad_at;
      page.length -= bad_at;
    }
  return NULL;
}

static const DossierCharset *
guess (const Piece *page)
{
  g_autoptr (GArray) guesses = dossier_detect_encodings (page->bytes, page->length);

  if (guesses->len == 0)
    return dossier_charset_find ("windows-1252");
  return dossier_charset_find (g_array_index (guesses, DossierEncodingGuess, 0).encoding);
}

/* The encoding the page is said to be in. */
static const DossierCharset *
find_declared (Piece *page, const char *header, const char *chosen, DossierHtmlCharset *result)
{
  const DossierCharset *mark = find_mark (page);
  const DossierCharset *charset = chosen ? dossier_charset_find (chosen) : NULL;

  result->origin = "chosen";
  if (!charset && mark)
    {
      charset = mark;
      result->origin = "mark";
    }
  if (!charset && header && (charset = dossier_charset_find (header)))
    result->origin = "header";
  if (!charset && (charset = find_declaration (page)))
    result->origin = "meta";
  return charset;
}

static GString *
take (GString *text, const DossierCharset *charset, const char *origin, DossierHtmlCharset *result)
{
  result->encoding = charset->name;
  result->origin = origin;
  return text;
}

G_GNUC_PRINTF (2, 3)
static void
add_note (DossierHtmlFields *fields, const char *format, ...)
{
  g_autofree char *note = NULL;
  va_list args;

  va_start (args, format);
  note = g_strdup_vprintf (format, args);
  va_end (args);
  dossier_html_fields_add_note (fields, note);
}

/* The declaration may be wrong: servers call everything ISO-8859-1, and that can be read whatever it
 * is. Text that is well-formed UTF-8 beyond ASCII is hardly ever anything else. */
static GString *
decode_declared (const DossierCharset *declared, const Piece *page, DossierHtmlCharset *result,
                 DossierHtmlFields *fields)
{
  const DossierCharset *utf8 = dossier_charset_find ("UTF-8");
  gsize beyond_ascii = count_beyond_ascii (page);
  gboolean is_vague = strcmp (declared->name, "windows-1252") == 0 && beyond_ascii > 0;
  gboolean is_binding = strcmp (result->origin, "chosen") == 0;
  gsize few = is_binding ? MOST_REPLACEMENTS : MIN (2 + beyond_ascii / 20, MOST_REPLACEMENTS);
  GString *text = is_vague && !is_binding ? decode_strictly (utf8, page) : NULL;
  int replaced = 0;

  if (!text && (text = decode_strictly (declared, page)))
    return take (text, declared, result->origin, result);
  if (text || (!is_binding && (text = decode_strictly (utf8, page))))
    {
      add_note (fields, _ ("The page calls itself %s, but is UTF-8."), declared->name);
      return take (text, utf8, "form", result);
    }
  if ((text = decode_patiently (declared, *page, few, &replaced)))
    {
      add_note (fields,
                ngettext ("%d byte could not be read as %s and is shown as �.",
                          "%d bytes could not be read as %s and are shown as �.", replaced),
                replaced, declared->name);
      return take (text, declared, result->origin, result);
    }
  return NULL;
}

/**
 * dossier_html_charset_decode:
 * @bytes: the page as it came
 * @header: (nullable): the charset of the Content-Type header
 * @chosen: (nullable): what a person corrected it to; goes before everything else
 * @name: what messages call the page
 * @charset: (out caller-allocates): what it was read as, and who said so
 * @fields: gets a note when the declaration was wrong or bytes were replaced
 * @error: DOSSIER_ERROR_BAD_INPUT when the bytes are no text
 *
 * A byte order mark counts before the header, the header before what the page says, as in browsers;
 * without any of them UTF-8 is tried, then the encoding is guessed. Any thread.
 *
 * Returns: (transfer full): UTF-8, or NULL.
 */
GString *
dossier_html_charset_decode (GBytes *bytes, const char *header, const char *chosen,
                             const char *name, DossierHtmlCharset *charset,
                             DossierHtmlFields *fields, GError **error)
{
  Piece page = { NULL, 0 };
  const DossierCharset *declared = NULL;
  const DossierCharset *utf8 = dossier_charset_find ("UTF-8");
  GString *text = NULL;
  const char *kind = NULL;

  page.bytes = g_bytes_get_data (bytes, &page.length);
  kind = page.length > 0 ? dossier_binary_kind (page.bytes, page.length) : _ ("empty");
  if (kind)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("Cannot read “%s” as a web page: it is %s."), name, kind);
      return NULL;
    }
  declared = find_declared (&page, header, chosen, charset);
  if (declared && (text = decode_declared (declared, &page, charset, fields)))
    return text;
  if (declared && strcmp (charset->origin, "chosen") == 0)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("Cannot read “%s” as %s."),
                   name, declared->name);
      return NULL;
    }
  if ((text = decode_strictly (utf8, &page)))
    return take (text, utf8, "form", charset);
  declared = guess (&page);
  if ((text = decode_strictly (declared, &page)))
    return take (text, declared, "guess", charset);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Cannot read “%s” as a web page: its bytes have no meaning in any encoding."),
               name);
  return NULL;
}
