/* One cheap pass over the markup before it is parsed. The parser's time grows with the square of the
 * nesting and of the attributes of one tag; no page that people read comes near these limits. */
#include "import/html-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

#define LONGEST_TAG 15

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static gboolean
is_one_of (const char *tag, const char *const *tags)
{
  for (; *tags; tags++)
    if (strcmp (tag, *tags) == 0)
      return TRUE;
  return FALSE;
}

typedef enum
{
  SHALLOW,    /* empty elements, and those whose end tag may be left out */
  FORMATTING, /* left open by the hundred on sloppy pages, and then opened again in each paragraph */
  NESTING,
} Kind;

static Kind
kind_of (const char *tag)
{
  static const char *const shallow[] = {
    "a",     "area",   "base",     "basefont", "body",  "br",  "col",   "colgroup", "dd",    "dt",
    "embed", "frame",  "head",     "hr",       "html",  "img", "input", "keygen",   "li",    "link",
    "meta",  "option", "optgroup", "p",        "param", "rp",  "rt",    "source",   "tbody", "td",
    "tfoot", "th",     "thead",    "tr",       "track", "wbr", NULL,
  };
  static const char *const formatting[] = { "b", "big",   "code",   "em",     "font", "i", "nobr",
                                            "s", "small", "strike", "strong", "tt",   "u", NULL };

  if (is_one_of (tag, formatting))
    return FORMATTING;
  return is_one_of (tag, shallow) ? SHALLOW : NESTING;
}

/* Elements whose content is text up to their end tag, whatever it looks like. */
static gboolean
holds_text (const char *tag)
{
  static const char *const raw[] = { "iframe",   "noembed", "noframes", "script", "style",
                                     "textarea", "title",   "xmp",      NULL };

  return is_one_of (tag, raw);
}

static void
read_tag_name (Cursor *cursor, char *tag)
{
  gsize length = 0;

  for (; cursor->at < cursor->end; cursor->at++)
    {
      char c = g_ascii_tolower (*cursor->at);

      if (g_ascii_isspace (c) || c == '>' || c == '/')
        break;
      if (length < LONGEST_TAG)
        tag[length++] = c;
    }
  tag[length] = '\0';
}

/* Passes the attributes; returns how many there are, and whether the tag closes itself. */
static guint
skip_attributes (Cursor *cursor, gboolean *closes_itself)
{
  guint count = 0;
  char before = ' ';

  *closes_itself = FALSE;
  for (; cursor->at < cursor->end && *cursor->at != '>'; cursor->at++)
    {
      char c = *cursor->at;

      if ((c == '"' || c == '\'') && before == '=')
        {
          const char *close = memchr (cursor->at + 1, c, cursor->end - cursor->at - 1);

          cursor->at = close ? close : cursor->end - 1;
        }
      else if (!g_ascii_isspace (c) && c != '/' && c != '=' && strchr (" /\"'", before))
        count++;
      *closes_itself = c == '/';
      if (!g_ascii_isspace (c))
        before = c;
      else if (before != '=')
        before = ' ';
    }
  return count;
}

static void
skip_comment (Cursor *cursor)
{
  const char *close = g_strstr_len (cursor->at, cursor->end - cursor->at, "-->");

  cursor->at = close ? close + 3 : cursor->end;
}

static void
skip_text_content (Cursor *cursor, const char *tag)
{
  gsize length = strlen (tag);

  while ((cursor->at = memchr (cursor->at, '<', cursor->end - cursor->at)))
    {
      if (cursor->end - cursor->at > (gssize) length + 2 && cursor->at[1] == '/'
          && g_ascii_strncasecmp (cursor->at + 2, tag, length) == 0)
        return;
      cursor->at++;
    }
  cursor->at = cursor->end;
}

static gboolean
refuse (GError **error, const char *name, const char *cause, int limit)
{
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("Cannot read “%s”: %s (%d)."),
               name, cause, limit);
  return FALSE;
}

/* Follows one tag, at whose name the cursor stands. */
static gboolean
scan_tag (Cursor *cursor, gboolean closes, int *depths, const char *name, GError **error)
{
  static const int limits[] = { G_MAXINT, DOSSIER_HTML_MAX_FORMATTING, DOSSIER_HTML_MAX_DEPTH };
  char tag[LONGEST_TAG + 1];
  gboolean closes_itself = FALSE;
  Kind kind = SHALLOW;

  read_tag_name (cursor, tag);
  kind = kind_of (tag);
  if (skip_attributes (cursor, &closes_itself) > DOSSIER_HTML_MAX_ATTRIBUTES)
    return refuse (error, name, _ ("a tag has more attributes than are read"),
                   DOSSIER_HTML_MAX_ATTRIBUTES);
  if (closes)
    depths[kind] -= depths[kind] > 0;
  else if (holds_text (tag))
    skip_text_content (cursor, tag);
  else if (!closes_itself && ++depths[kind] > limits[kind])
    return refuse (error, name, _ ("its elements are nested deeper than is read"), limits[kind]);
  return TRUE;
}

/**
 * dossier_html_scan:
 * @html: the page, not necessarily terminated
 * @length: its bytes
 * @name: what messages call it
 * @error: DOSSIER_ERROR_BAD_INPUT
 *
 * Tells whether the page can be parsed in reasonable time. Linear, allocates nothing. Any thread.
 */
gboolean
dossier_html_scan (const char *html, gsize length, const char *name, GError **error)
{
  Cursor cursor = { html, html + length };
  int depths[] = { 0, 0, 0 };

  while (cursor.at < cursor.end
         && (cursor.at = memchr (cursor.at, '<', cursor.end - cursor.at)) != NULL)
    {
      gboolean closes = FALSE;

      cursor.at++;
      if (cursor.end - cursor.at >= 3 && memcmp (cursor.at, "!--", 3) == 0)
        {
          skip_comment (&cursor);
          continue;
        }
      closes = cursor.at < cursor.end && *cursor.at == '/';
      cursor.at += closes;
      if (cursor.at < cursor.end && g_ascii_isalpha (*cursor.at)
          && !scan_tag (&cursor, closes, depths, name, error))
        return FALSE;
    }
  return TRUE;
}
