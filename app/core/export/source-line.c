#include "export/source-line.h"

#include "base/edtf.h"
#include "export/markdown.h"

#include <glib/gi18n-lib.h>

static void
append_escaped (GString *out, const char *text, DossierSourceForm form)
{
  g_autofree char *markup = NULL;

  switch (form)
    {
    case DOSSIER_SOURCE_MARKDOWN:
      dossier_markdown_append_text (out, text);
      break;
    case DOSSIER_SOURCE_HTML:
      markup = g_markup_escape_text (text, -1);
      g_string_append (out, markup);
      break;
    case DOSSIER_SOURCE_PLAIN:
    default:
      g_string_append (out, text);
      break;
    }
}

static void
append_part (GString *line, const char *text, DossierSourceForm form)
{
  if (text == NULL || text[0] == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, ", ");
  append_escaped (line, text, form);
}

static void
append_date (GString *line, const char *published, DossierSourceForm form)
{
  g_autoptr (DossierEdtf) date =
      published != NULL && published[0] != '\0' ? dossier_edtf_parse (published, NULL) : NULL;
  g_autofree char *words = date != NULL ? dossier_edtf_to_words (date) : g_strdup (published);

  append_part (line, words != NULL && words[0] != '\0' ? words : _ ("undated"), form);
}

/* An address of the web is a link; what else a page may have called one stays text. */
static void
append_address (GString *line, const char *address, DossierSourceForm form)
{
  g_autofree char *scheme = address != NULL ? g_uri_parse_scheme (address) : NULL;
  gboolean is_web = g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;

  if (address == NULL || address[0] == '\0')
    return;
  g_string_append (line, ", ");
  if (form == DOSSIER_SOURCE_MARKDOWN)
    dossier_markdown_append_address (line, address);
  else if (form == DOSSIER_SOURCE_HTML && is_web)
    {
      g_autofree char *escaped = g_markup_escape_text (address, -1);

      g_string_append_printf (line, "<a href=\"%s\">%s</a>", escaped, escaped);
    }
  else
    append_escaped (line, address, form);
}

/**
 * dossier_source_line_format:
 * @self: a source
 * @form: what it is written into
 *
 * Returns: (transfer full): outlet, “title”, date, place in the text, address; what is not known
 *   is left out, but for the date. Any thread.
 */
char *
dossier_source_line_format (const DossierSourceLine *self, DossierSourceForm form)
{
  GString *line = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("“%s”", self->title);

  append_part (line, self->outlet, form);
  append_part (line, title, form);
  append_date (line, self->published, form);
  append_part (line, self->locator, form);
  append_address (line, self->address, form);
  return g_string_free (line, FALSE);
}

/* Paragraphs of the quote, as the form has them. */
static void
append_html_quote (GString *out, const char *quote)
{
  g_auto (GStrv) paragraphs = g_strsplit (quote, "\n", -1);

  g_string_append (out, "<blockquote>");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        g_string_append (out, "<p>");
        append_escaped (out, paragraphs[i], DOSSIER_SOURCE_HTML);
        g_string_append (out, "</p>");
      }
  g_string_append (out, "</blockquote>\n");
}

/**
 * dossier_source_line_format_quote:
 * @self: a source
 * @quote: the words that it is about
 * @form: plain or HTML
 *
 * Returns: (transfer full): the words, and below them where they stand. Any thread.
 */
char *
dossier_source_line_format_quote (const DossierSourceLine *self, const char *quote,
                                  DossierSourceForm form)
{
  GString *out = g_string_new (NULL);
  g_autofree char *line = dossier_source_line_format (self, form);

  if (form == DOSSIER_SOURCE_HTML)
    {
      append_html_quote (out, quote);
      g_string_append_printf (out, "<p>%s</p>\n", line);
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (out, "“%s”\n%s\n", quote, line);
  return g_string_free (out, FALSE);
}
