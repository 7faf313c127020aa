/* The words of a part of a page, as a browser without a style sheet would lay them out: white space
 * collapsed, blocks apart, what is not reading matter left out. */
#include "import/html-text.h"

#include <string.h>

#define NOT_BEGUN       (-1)
#define LONGEST_ADDRESS 8192
#define NBSP            0xa0

/* What an element changes until it is left. */
typedef struct
{
  gboolean is_block;
  gboolean is_muted; /* inside a figure, outside what is read of it */
  gboolean is_preformatted;
  int span; /* index of the span it opened, or -1 */
} Frame;

typedef struct
{
  GString *text;
  gint64 code_points;
  GString *gap; /* white space seen and not yet written: only words bring it out */
  int breaks;   /* line feeds due before the next word: 1 or 2 */
  GArray *frames;
  GArray *spans;
  GArray *unbegun; /* indices of spans that wait for their first word */
  GUri *base;
  const GumboNode *wrapping_form;
} Writer;

static const char *
span_kind (GumboTag tag)
{
  switch (tag)
    {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return "heading";
    case GUMBO_TAG_LI:
      return "list-item";
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_Q:
      return "quote";
    case GUMBO_TAG_A:
      return "link";
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
      return "caption";
    default:
      return NULL;
    }
}

static gboolean
is_block (GumboTag tag)
{
  static const GumboTag blocks[] = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
    GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER,   GUMBO_TAG_DD,         GUMBO_TAG_DETAILS,
    GUMBO_TAG_DIR,     GUMBO_TAG_DIV,      GUMBO_TAG_DL,         GUMBO_TAG_DT,
    GUMBO_TAG_FIGURE,  GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FORM,
    GUMBO_TAG_H1,      GUMBO_TAG_H2,       GUMBO_TAG_H3,         GUMBO_TAG_H4,
    GUMBO_TAG_H5,      GUMBO_TAG_H6,       GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,
    GUMBO_TAG_HR,      GUMBO_TAG_LI,       GUMBO_TAG_LISTING,    GUMBO_TAG_MAIN,
    GUMBO_TAG_OL,      GUMBO_TAG_P,        GUMBO_TAG_PLAINTEXT,  GUMBO_TAG_PRE,
    GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,  GUMBO_TAG_TABLE,      GUMBO_TAG_UL,
    GUMBO_TAG_XMP,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (blocks[i] == tag)
      return TRUE;
  return FALSE;
}

static gboolean
is_preformatted (GumboTag tag)
{
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP
         || tag == GUMBO_TAG_PLAINTEXT;
}

/* Of a figure the caption is read, and what is text though it stands in a figure. */
static gboolean
is_read_in_figure (GumboTag tag)
{
  return tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_BLOCKQUOTE
         || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL || is_preformatted (tag);
}

static gboolean
is_never_read (GumboTag tag)
{
  static const GumboTag unread[] = {
    GUMBO_TAG_APPLET,   GUMBO_TAG_ASIDE,    GUMBO_TAG_AUDIO,    GUMBO_TAG_BUTTON,
    GUMBO_TAG_CANVAS,   GUMBO_TAG_DATALIST, GUMBO_TAG_EMBED,    GUMBO_TAG_FOOTER,
    GUMBO_TAG_FRAMESET, GUMBO_TAG_HEAD,     GUMBO_TAG_IFRAME,   GUMBO_TAG_INPUT,
    GUMBO_TAG_LABEL,    GUMBO_TAG_LEGEND,   GUMBO_TAG_MENU,     GUMBO_TAG_METER,
    GUMBO_TAG_NAV,      GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_OBJECT,   GUMBO_TAG_PROGRESS, GUMBO_TAG_RP,       GUMBO_TAG_SCRIPT,
    GUMBO_TAG_SELECT,   GUMBO_TAG_STYLE,    GUMBO_TAG_SVG,      GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE,    GUMBO_TAG_VIDEO,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unread); i++)
    if (unread[i] == tag)
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden_by_style (const char *style)
{
  g_autofree char *packed = style ? g_ascii_strdown (style, -1) : g_strdup ("");
  char *out = packed;

  for (const char *in = packed; *in; in++)
    if (!g_ascii_isspace (*in))
      *out++ = *in;
  *out = '\0';
  return strstr (packed, "display:none") || strstr (packed, "visibility:hidden");
}

/**
 * dossier_html_is_passed_over:
 * @node: an element
 *
 * Returns: whether nothing in it is reading matter, whatever page it is: scripts, navigation,
 *   asides, controls, hidden parts. Forms are not among them, because some sites wrap the whole page
 *   in one. Any thread.
 */
gboolean
dossier_html_is_passed_over (const GumboNode *node)
{
  static const char *const roles[] = { "navigation", "complementary", "contentinfo",
                                       "search",     "menu",          "menubar",
                                       "dialog",     "alert",         NULL };
  const char *role = dossier_html_get_attribute (node, "role");
  const char *style = dossier_html_get_attribute (node, "style");

  return is_never_read (dossier_html_get_tag (node)) || dossier_html_get_attribute (node, "hidden")
         || (role && g_strv_contains (roles, role)) || (style && is_hidden_by_style (style));
}

static void
append (Writer *writer, const char *text, gsize length)
{
  g_string_append_len (writer->text, text, length);
  writer->code_points += g_utf8_strlen (text, length);
}

static void
begin_spans (Writer *writer)
{
  for (guint i = 0; i < writer->unbegun->len; i++)
    {
      int index = g_array_index (writer->unbegun, int, i);

      g_array_index (writer->spans, DossierHtmlSpan, index).start = writer->code_points;
    }
  g_array_set_size (writer->unbegun, 0);
}

/* Brings out what is due before a word. Space at the start of a line counts only in preformatted
 * text, and there only as indentation: empty lines at the start of a block are not a paragraph's. */
static void
settle (Writer *writer, gboolean preformatted)
{
  gboolean at_line_start = writer->breaks > 0 || writer->text->len == 0;
  const char *last_feed = at_line_start ? strrchr (writer->gap->str, '\n') : NULL;
  const char *space = last_feed ? last_feed + 1 : writer->gap->str;

  if (writer->text->len > 0)
    append (writer, "\n\n", writer->breaks);
  if (!at_line_start || preformatted)
    append (writer, space, strlen (space));
  g_string_truncate (writer->gap, 0);
  writer->breaks = 0;
  begin_spans (writer);
}

static void
break_line (Writer *writer, int breaks)
{
  writer->breaks = MAX (writer->breaks, breaks);
  g_string_truncate (writer->gap, 0);
}

/* Collects white space: one plain space for any run of it, while no-break spaces all count. */
static void
add_space (Writer *writer, gunichar c, gboolean preformatted)
{
  GString *gap = writer->gap;

  if (preformatted)
    g_string_append_unichar (gap, c == '\r' || c == '\f' ? '\n' : c);
  else if (c == NBSP)
    g_string_append_unichar (gap, c);
  else if (gap->len == 0 || !g_ascii_isspace (gap->str[gap->len - 1]))
    g_string_append_c (gap, ' ');
}

/* Marks that say where a line may break, and controls: in a text they only keep quotes from being found. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0xfeff || c < ' ' || (c >= 0x7f && c < NBSP);
}

static void
add_text (Writer *writer, const char *text, gboolean preformatted)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == NBSP || (c < 0x80 && g_ascii_isspace (c)))
        add_space (writer, c, preformatted);
      else if (!is_invisible (c))
        {
          if (writer->breaks || writer->gap->len || writer->unbegun->len)
            settle (writer, preformatted);
          g_string_append_len (writer->text, at, g_utf8_next_char (at) - at);
          writer->code_points++;
        }
    }
}

static char *
resolve (Writer *writer, const char *reference)
{
  g_autoptr (GUri) uri = NULL;

  if (!reference || *reference == '#' || strlen (reference) > LONGEST_ADDRESS)
    return NULL;
  uri = g_uri_parse_relative (writer->base, reference,
                              G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  if (!uri
      || !(g_str_has_prefix (g_uri_get_scheme (uri), "http")
           || strcmp (g_uri_get_scheme (uri), "mailto") == 0))
    return NULL;
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
}

static int
open_span (Writer *writer, const GumboNode *node, GumboTag tag)
{
  DossierHtmlSpan span = { NOT_BEGUN, NOT_BEGUN, span_kind (tag), NULL };
  int index = writer->spans->len;

  if (!span.kind)
    return -1;
  if (tag == GUMBO_TAG_A)
    span.value = resolve (writer, dossier_html_get_attribute (node, "href"));
  else if (tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_Q)
    span.value = resolve (writer, dossier_html_get_attribute (node, "cite"));
  else if (strcmp (span.kind, "heading") == 0)
    span.value = g_strdup_printf ("%d", tag - GUMBO_TAG_H1 + 1);
  if (tag == GUMBO_TAG_A && !span.value)
    return -1;
  g_array_append_val (writer->spans, span);
  g_array_append_val (writer->unbegun, index);
  return index;
}

static void
close_span (Writer *writer, int index)
{
  guint waiting = writer->unbegun->len;

  g_array_index (writer->spans, DossierHtmlSpan, index).end = writer->code_points;
  if (waiting > 0 && g_array_index (writer->unbegun, int, waiting - 1) == index)
    g_array_set_size (writer->unbegun, waiting - 1);
}

static void
enter (Writer *writer, DossierHtmlWalk *walk)
{
  GumboTag tag = dossier_html_get_tag (walk->node);
  Frame *above =
      writer->frames->len ? &g_array_index (writer->frames, Frame, writer->frames->len - 1) : NULL;
  Frame frame = { .is_block = is_block (tag), .span = -1 };

  frame.is_preformatted = (above && above->is_preformatted) || is_preformatted (tag);
  frame.is_muted =
      tag == GUMBO_TAG_FIGURE || (above && above->is_muted && !is_read_in_figure (tag));
  if (frame.is_block)
    break_line (writer, 2);
  else if (tag == GUMBO_TAG_BR && !frame.is_muted)
    break_line (writer, MIN (writer->breaks + 1, 2));
  else if (tag == GUMBO_TAG_TR)
    break_line (writer, 1);
  else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && writer->breaks == 0)
    g_string_assign (writer->gap, "\t");
  if (above
      && (dossier_html_is_passed_over (walk->node)
          || (tag == GUMBO_TAG_FORM && walk->node != writer->wrapping_form)))
    dossier_html_walk_skip (walk);
  else
    frame.span = open_span (writer, walk->node, tag);
  g_array_append_val (writer->frames, frame);
}

static void
leave (Writer *writer)
{
  Frame *frame = &g_array_index (writer->frames, Frame, writer->frames->len - 1);

  if (frame->span >= 0)
    close_span (writer, frame->span);
  if (frame->is_block)
    break_line (writer, 2);
  g_array_set_size (writer->frames, writer->frames->len - 1);
}

static void
add_node (Writer *writer, const GumboNode *node)
{
  Frame *frame = &g_array_index (writer->frames, Frame, writer->frames->len - 1);

  if (!frame->is_muted && node->type != GUMBO_NODE_COMMENT)
    add_text (writer, node->v.text.text, frame->is_preformatted);
}

static gsize
count_letters (const char *text)
{
  gsize letters = 0;

  for (; *text; text++)
    letters += !g_ascii_isspace (*text);
  return letters;
}

/* The form that holds more than half of the text, as on sites that wrap every page in one. */
static const GumboNode *
find_wrapping_form (GumboNode *root)
{
  g_auto (DossierHtmlWalk) walk;
  const GumboNode *longest = NULL;
  gsize letters = 0;
  gsize before = 0;
  gsize most = 0;

  dossier_html_walk_init (&walk, root);
  while (dossier_html_walk_next (&walk))
    if (walk.node->type == GUMBO_NODE_TEXT)
      letters += count_letters (walk.node->v.text.text);
    else if (dossier_html_get_tag (walk.node) == GUMBO_TAG_FORM && !walk.is_leaving)
      before = letters;
    else if (dossier_html_get_tag (walk.node) == GUMBO_TAG_FORM && letters - before > most)
      {
        most = letters - before;
        longest = walk.node;
      }
    else if (!walk.is_leaving && walk.node != root && dossier_html_is_passed_over (walk.node))
      dossier_html_walk_skip (&walk);
  return most > letters / 2 ? longest : NULL;
}

static void
clear_span (gpointer data)
{
  g_free (((DossierHtmlSpan *) data)->value);
}

static void
drop_empty_spans (GArray *spans)
{
  guint kept = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      DossierHtmlSpan *span = &g_array_index (spans, DossierHtmlSpan, i);

      if (span->start == NOT_BEGUN)
        g_clear_pointer (&span->value, g_free);
      else if (kept++ != i)
        {
          g_array_index (spans, DossierHtmlSpan, kept - 1) = *span;
          span->value = NULL;
        }
    }
  g_array_set_size (spans, kept);
}

/**
 * dossier_html_text_new:
 * @root: the part of the page to read; it is read even if it is of a kind that is passed over
 * @base: what relative addresses are resolved against
 *
 * Time and memory grow with the page, stack use does not. Any thread.
 *
 * Returns: (transfer full): its text, possibly empty.
 */
DossierHtmlText *
dossier_html_text_new (GumboNode *root, GUri *base)
{
  DossierHtmlText *self = g_new0 (DossierHtmlText, 1);
  g_auto (DossierHtmlWalk) walk;
  Writer writer = {
    .text = g_string_new (NULL),
    .gap = g_string_new (NULL),
    .frames = g_array_new (FALSE, FALSE, sizeof (Frame)),
    .spans = g_array_new (FALSE, FALSE, sizeof (DossierHtmlSpan)),
    .unbegun = g_array_new (FALSE, FALSE, sizeof (int)),
    .base = base,
    .wrapping_form = find_wrapping_form (root),
  };

  g_array_set_clear_func (writer.spans, clear_span);
  dossier_html_walk_init (&walk, root);
  while (dossier_html_walk_next (&walk))
    if (walk.is_leaving)
      leave (&writer);
    else if (walk.node->type == GUMBO_NODE_ELEMENT || walk.node->type == GUMBO_NODE_TEMPLATE)
      enter (&writer, &walk);
    else
      add_node (&writer, walk.node);
  drop_empty_spans (writer.spans);
  self->code_points = writer.code_points;
  self->text = g_string_free (writer.text, FALSE);
  self->spans = writer.spans;
  g_string_free (writer.gap, TRUE);
  g_array_unref (writer.frames);
  g_array_unref (writer.unbegun);
  return self;
}

/**
 * dossier_html_text_free:
 * @self: (nullable) (transfer full): a text
 */
void
dossier_html_text_free (DossierHtmlText *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self);
}
