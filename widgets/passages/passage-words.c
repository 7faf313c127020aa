#include "passages/passage-words.h"

#include "base/edtf.h"
#include "model/tag-colour.h"
#include "reader/ink.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer quotes are cut for a card; the article has the whole. */
#define MAX_QUOTE 900
/* A search for one letter should not paint forever. */
#define MAX_FOUND 64

static guint16
to_pango (float channel)
{
  return (guint16) (channel * 65535.f + 0.5f);
}

static void
add_colour (PangoAttrList *list, GdkRGBA colour, gboolean background, gsize from, gsize to)
{
  PangoAttribute *attribute =
      background ? pango_attr_background_new (to_pango (colour.red), to_pango (colour.green),
                                              to_pango (colour.blue))
                 : pango_attr_foreground_new (to_pango (colour.red), to_pango (colour.green),
                                              to_pango (colour.blue));

  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (list, attribute);
  if (colour.alpha < 1.f)
    {
      attribute = background ? pango_attr_background_alpha_new (to_pango (colour.alpha))
                             : pango_attr_foreground_alpha_new (to_pango (colour.alpha));
      attribute->start_index = (guint) from;
      attribute->end_index = (guint) to;
      pango_attr_list_insert (list, attribute);
    }
}

/* Context is cut in the middle of words: it begins and ends at whole ones, where there are any. */
static const char *
skip_cut_word (const char *prefix)
{
  const char *space = strpbrk (prefix, " \n\t");

  return space != NULL && space[1] != '\0' ? space + 1 : prefix;
}

static gsize
length_to_last_word (const char *suffix)
{
  const char *space = strrchr (suffix, ' ');

  return space != NULL && space > suffix ? (gsize) (space - suffix) : strlen (suffix);
}

/* Lines of the article run on in a card; a byte stays a byte, so that positions hold. */
static void
flatten (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t' || *p == '\r')
      *p = ' ';
}

static void
embolden_words (PangoAttrList *list, const char *text, gsize from, gsize to, const char *words)
{
  gsize length = words != NULL ? strlen (words) : 0;
  guint n_found = 0;

  if (length == 0)
    return;
  for (gsize at = from; at + length <= to && n_found < MAX_FOUND; at++)
    {
      PangoAttribute *bold;

      if (g_ascii_strncasecmp (text + at, words, length) != 0)
        continue;
      bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->start_index = (guint) at;
      bold->end_index = (guint) (at + length);
      pango_attr_list_insert (list, bold);
      at += length - 1;
      n_found++;
    }
}

static void
append_quote (GString *text, const char *quote)
{
  if (g_utf8_strlen (quote, -1) <= MAX_QUOTE)
    {
      g_string_append (text, quote);
      return;
    }
  g_string_append_len (text, quote, g_utf8_offset_to_pointer (quote, MAX_QUOTE) - quote);
  g_string_append (text, "…");
}

/**
 * dossier_passage_words_build:
 * @widget: whose style says which colours
 * @fields: a highlight that is loaded
 * @words: (nullable): what was searched for; shown bold in the quote
 * @attributes: (out) (transfer full): the quote in the tint of its first tag, the context quiet
 *
 * Main thread.
 *
 * Returns: (transfer full): the words around the quote, the quote, the words behind
 */
char *
dossier_passage_words_build (GtkWidget *widget, const DossierHighlightFields *fields,
                             const char *words, PangoAttrList **attributes)
{
  const char *prefix = fields->prefix != NULL ? skip_cut_word (fields->prefix) : "";
  const char *suffix = fields->suffix != NULL ? fields->suffix : "";
  guint band = DOSSIER_N_TAG_COLOURS;
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  gsize from, to;
  DossierInk ink;

  dossier_ink_init (&ink, widget);
  if (fields->tags != NULL && fields->tags->len > 0)
    band = g_array_index (fields->tags, DossierTagUse, 0).colour % DOSSIER_N_TAG_COLOURS;
  g_string_append_printf (text, "%s%s", prefix[0] != '\0' ? "…" : "", prefix);
  from = text->len;
  append_quote (text, fields->quote != NULL ? fields->quote : "");
  to = text->len;
  g_string_append_len (text, suffix, (gssize) length_to_last_word (suffix));
  if (suffix[0] != '\0')
    g_string_append (text, "…");
  flatten (text->str);

  add_colour (list, ink.dim, FALSE, 0, from);
  add_colour (list, dossier_ink_get_tint (&ink, band), TRUE, from, to);
  add_colour (list, ink.dim, FALSE, to, text->len);
  embolden_words (list, text->str, from, to, words);
  *attributes = g_steal_pointer (&list);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dossier_passage_words_dup_date:
 * @published: (nullable): EDTF
 *
 * Returns: (transfer full): the date in plain words, "undated" without one
 */
char *
dossier_passage_words_dup_date (const char *published)
{
  g_autoptr (DossierEdtf) date =
      published != NULL && published[0] != '\0' ? dossier_edtf_parse (published, NULL) : NULL;

  if (date != NULL)
    return dossier_edtf_to_words_short (date);
  return g_strdup (published != NULL && published[0] != '\0' ? published : _ ("undated"));
}

/**
 * dossier_passage_words_dup_origin:
 * @fields: a highlight that is loaded
 *
 * Returns: (transfer full): "Harbour Courier · 9 Oct 2025 · ¶2, s. 1"; the title of the article
 *   where no outlet is known
 */
char *
dossier_passage_words_dup_origin (const DossierHighlightFields *fields)
{
  g_autofree char *date = dossier_passage_words_dup_date (fields->published);
  gboolean has_place = fields->locator != NULL && fields->locator[0] != '\0';

  return g_strconcat (fields->outlet != NULL ? fields->outlet : fields->article_title, " · ", date,
                      has_place ? " · " : "", has_place ? fields->locator : "", NULL);
}
