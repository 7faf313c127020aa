#include "export/markdown.h"

#include <string.h>

/* A run of digits before . or ) would begin a list. */
static gboolean
is_list_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && (text[digits] == '.' || text[digits] == ')');
}

/* What has a meaning only where a line begins. */
static const char *
escape_line_start (GString *out, const char *text)
{
  if (text[0] == ' ' || text[0] == '\t')
    {
      /* Four of them would make code, fewer would be lost. */
      g_string_append (out, text[0] == ' ' ? "&#32;" : "&#9;");
      return text + 1;
    }
  if (text[0] != '\0' && strchr ("#+-=>:~", text[0]) != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, text[0]);
      return text + 1;
    }
  if (is_list_number (text))
    {
      gsize digits = strspn (text, "0123456789");
      g_string_append_len (out, text, (gssize) digits);
      g_string_append_c (out, '\\');
      g_string_append_c (out, text[digits]);
      return text + digits + 1;
    }
  return text;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

static gboolean
needs_backslash (const char *start, const char *p)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '|':
    case '~':
    case '$':
    case '^':
    case '{':
      return TRUE;
    case '_': /* inside a word it marks nothing, and names of files stay readable */
      return p == start || !is_word (p[-1]) || !is_word (p[1]);
    case '&': /* only in front of what may be an entity */
      return p[1] == '#' || g_ascii_isalpha (p[1]);
    default:
      return FALSE;
    }
}

/* One line of text, without its line break. */
static void
append_line (GString *out, const char *text, gsize length)
{
  g_autofree char *line = g_strndup (text, length);
  const char *p = escape_line_start (out, line);

  for (; *p != '\0'; p++)
    {
      if (needs_backslash (line, p))
        g_string_append_c (out, '\\');
      /* Blanks at the end of a line are dropped or break it. */
      if (p[1] == '\0' && (*p == ' ' || *p == '\t'))
        g_string_append (out, *p == ' ' ? "&#32;" : "&#9;");
      else
        g_string_append_c (out, *p);
    }
}

/**
 * dossier_markdown_append_text:
 * @out: Markdown, at the begin of a line or within one
 * @text: any text; line breaks become spaces
 *
 * Appends @text so that CommonMark, with the extensions of GitHub and pandoc too, shows exactly it.
 * Any thread.
 */
void
dossier_markdown_append_text (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  append_line (out, line, strlen (line));
}

/**
 * dossier_markdown_append_heading:
 * @out: Markdown
 * @level: 1 to 6
 * @text: any text; line breaks become spaces
 *
 * Appends a heading and an empty line. Any thread.
 */
void
dossier_markdown_append_heading (GString *out, guint level, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  gsize length;

  g_strstrip (line);
  length = strlen (line);
  for (guint i = 0; i < level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  /* A # at the end would be taken for the closing of the heading. */
  if (length > 0 && line[length - 1] == '#')
    {
      append_line (out, line, length - 1);
      g_string_append (out, "\\#");
    }
  else
    append_line (out, line, length);
  g_string_append (out, "\n\n");
}

/**
 * dossier_markdown_append_lines:
 * @out: Markdown at the begin of a line
 * @prefix: what each line begins with, "> " for a quotation
 * @text: any text; its line breaks and paragraphs are kept
 *
 * Appends @text without a line break at the end, so that a citation can follow. Any thread.
 */
void
dossier_markdown_append_lines (GString *out, const char *prefix, const char *text)
{
  while (TRUE)
    {
      gsize length = strcspn (text, "\n");
      const char *next = text + length;

      g_string_append (out, prefix);
      append_line (out, text, length);
      if (*next == '\0')
        return;
      /* A backslash keeps the break inside a paragraph; next to an empty line it would show. */
      if (length > 0 && next[1] != '\n' && next[1] != '\0')
        g_string_append_c (out, '\\');
      g_string_append_c (out, '\n');
      text = next + 1;
    }
}

static gboolean
is_safe_address (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

/**
 * dossier_markdown_append_address:
 * @out: Markdown within a line
 * @address: an address as it was recorded
 *
 * Appends a link if the address is of the web, plain text otherwise: what came from a page must
 * not turn into a link that runs something. Any thread.
 */
void
dossier_markdown_append_address (GString *out, const char *address)
{
  if (!is_safe_address (address))
    {
      dossier_markdown_append_text (out, address);
      return;
    }

  g_string_append_c (out, '<');
  for (const guchar *p = (const guchar *) address; *p != '\0'; p++)
    if (*p <= 0x20 || *p == '<' || *p == '>' || *p == 0x7f || *p == '\\')
      g_string_append_printf (out, "%%%02X", *p);
    else
      g_string_append_c (out, (char) *p);
  g_string_append_c (out, '>');
}

/* The fence of a block of code on this line: its length and character. One that closes stands alone. */
static gsize
get_fence (const char *line, gboolean closing, char *character)
{
  gsize indent = strspn (line, " ");
  gsize length = 0;

  if (indent > 3 || (line[indent] != '`' && line[indent] != '~'))
    return 0;
  *character = line[indent];
  while (line[indent + length] == *character)
    length++;
  return length >= 3 && (!closing || line[indent + length] == '\0') ? length : 0;
}

/* 1 to 6 for a heading that begins with signs, else 0. */
static guint
get_heading_level (const char *line)
{
  gsize marks = strspn (line, "#");

  return marks <= 6 && (line[marks] == ' ' || line[marks] == '\0') ? (guint) marks : 0;
}

static void
append_note_line (GString *out, const char *line, guint shift)
{
  guint level = get_heading_level (line);

  for (guint i = level; level > 0 && i < MIN (level + shift, 6); i++)
    g_string_append_c (out, '#');
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

/* How far the headings of a note sink, so that the highest lies just below @level. */
static guint
get_shift (const GStrv lines, guint level)
{
  guint highest = 7;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint own = get_heading_level (lines[i]);
      highest = own > 0 ? MIN (highest, own) : highest;
    }
  return highest <= level ? level + 1 - highest : 0;
}

/**
 * dossier_markdown_append_note:
 * @out: Markdown at the begin of a line
 * @body: the Markdown of a note
 * @level: the level of the heading above it
 *
 * Appends a note of the analyst as it was written: its headings sink
 * just below @level, and a block of
 * code that was left open is closed, so that it swallows nothing of what follows. Any thread.
 */
void
dossier_markdown_append_note (GString *out, const char *body, guint level)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  guint shift = get_shift (lines, level);
  gsize open = 0;
  char fence = '\0';

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char character = '\0';
      gsize length = get_fence (g_strchomp (lines[i]), open > 0, &character);

      if (lines[i + 1] == NULL && lines[i][0] == '\0')
        break; /* the line break at the end of the body */
      append_note_line (out, lines[i], open > 0 ? 0 : shift);
      if (open == 0 && length > 0)
        {
          open = length;
          fence = character;
        }
      else if (length >= open && character == fence)
        open = 0;
    }
  for (gsize i = 0; i < open; i++)
    g_string_append_c (out, fence);
  g_string_append (out, open > 0 ? "\n\n" : "\n");
}
