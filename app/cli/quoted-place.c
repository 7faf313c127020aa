#include "quoted-place.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "corpus/article-text.h"
#include "corpus/passage.h"

/* So many places are named when the words stand in several. */
#define MAX_NAMED 10

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t';
}

/* How many bytes of @text say @quote; 0 for none. A run of blanks is like any other: who copies a
 * quote out of a terminal cannot know where the text breaks its lines. */
static gsize
match_length (const char *text, const char *end, const char *quote)
{
  const char *p = text;

  while (*quote != '\0')
    {
      if (is_blank (*quote))
        {
          if (p == end || !is_blank (*p))
            return 0;
          while (is_blank (*quote))
            quote++;
          while (p < end && is_blank (*p))
            p++;
        }
      else if (p == end || *p++ != *quote++)
        return 0;
    }
  return (gsize) (p - text);
}

static GArray *
find_all (DossierTextMap *map, const char *quote)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  gsize length;
  const char *data = dossier_text_map_get_data (map, &length);
  const char *end = data + length;
  const char *p = data;

  while (p < end && (p = memchr (p, quote[0], (gsize) (end - p))) != NULL)
    {
      gsize matched = match_length (p, end, quote);

      if (matched > 0)
        {
          DossierTextRange range = {
            dossier_text_map_offset_at_byte (map, (gsize) (p - data)),
            dossier_text_map_offset_at_byte (map, (gsize) (p - data) + matched),
          };
          g_array_append_val (found, range);
        }
      p++;
    }
  return found;
}

static void
set_not_found (GError **error, GArray *found, guint nth, const char *quote)
{
  g_autofree char *excerpt = dossier_passage_excerpt (quote, 60);

  if (found->len == 0)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                 _ ("The words “%s” do not stand in the article"), excerpt);
  else
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                 ngettext ("The words “%s” stand in the article only %u time, not %u times",
                           "The words “%s” stand in the article only %u times, not %u", found->len),
                 excerpt, found->len, nth);
}

static void
set_ambiguous (GError **error, DossierArticleText *text, GArray *found, const char *quote)
{
  g_autofree char *excerpt = dossier_passage_excerpt (quote, 60);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < MAX_NAMED; i++)
    {
      DossierTextRange range = g_array_index (found, DossierTextRange, i);
      g_autofree char *locator = dossier_article_text_locator (text, range.start, range.end);
      g_string_append_printf (places, "\n  --nth %u\t%s", i + 1, locator);
    }
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("The words “%s” stand in the article %u times; choose one:%s%s"), excerpt,
               found->len, places->str, found->len > MAX_NAMED ? "\n  …" : "");
}

/**
 * dossier_quoted_place_find:
 * @quote: words of the text; blanks and line ends are alike
 * @nth: which place, from 1; 0 when there must be only one
 * @place: (out): where
 *
 * Reading thread.
 *
 * Returns: FALSE with NOT_FOUND, or BAD_INPUT that lists the places
 */
gboolean
dossier_quoted_place_find (DossierDatabase *database, gint64 article, const char *quote, guint nth,
                           DossierQuotedPlace *place, GError **error)
{
  gint64 revision = dossier_passage_current_revision (database, article, error);
  g_autoptr (DossierArticleText) text =
      revision != 0 ? dossier_article_text_load (database, revision, error) : NULL;
  g_autofree char *stripped = g_strdup (quote);
  g_autoptr (GArray) found = NULL;
  DossierTextRange range;

  if (text == NULL)
    return FALSE;
  g_strstrip (stripped);
  found = find_all (text->map, stripped);
  if (found->len == 0 || nth > found->len)
    set_not_found (error, found, nth, stripped);
  else if (nth == 0 && found->len > 1)
    set_ambiguous (error, text, found, stripped);
  else
    {
      range = g_array_index (found, DossierTextRange, nth > 0 ? nth - 1 : 0);
      *place = (DossierQuotedPlace){ article, revision, range.start, range.end };
      return TRUE;
    }
  return FALSE;
}
