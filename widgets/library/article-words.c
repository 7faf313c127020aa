#include "library/article-words.h"

#include "base/edtf.h"
#include "corpus/lists.h"

#include <glib/gi18n.h>

/**
 * dossier_article_words_date:
 * @published: (nullable): EDTF
 *
 * Returns: (transfer full) (nullable): in short plain words; what cannot be read stays as it is
 */
char *
dossier_article_words_date (const char *published)
{
  g_autoptr (DossierEdtf) edtf = NULL;

  if (published == NULL || published[0] == '\0')
    return NULL;
  edtf = dossier_edtf_parse (published, NULL);
  return edtf != NULL ? dossier_edtf_to_words_short (edtf) : g_strdup (published);
}

static void
append (GString *words, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
}

/**
 * dossier_article_words_origin:
 *
 * Returns: (transfer full): "Harbour Courier · 9 Oct 2025"; what is missing is asked for
 */
char *
dossier_article_words_origin (const DossierArticleFields *article)
{
  GString *words = g_string_new (NULL);
  g_autofree char *date = dossier_article_words_date (article->published);

  append (words, article->outlet != NULL ? article->outlet : _ ("publisher?"));
  append (words, date != NULL ? date : _ ("date?"));
  return g_string_free (words, FALSE);
}

/**
 * dossier_article_words_meta:
 *
 * Returns: (transfer full): the line below the title on the page: "Harbour Courier · M. Okafor ·
 *   9 Oct 2025 · reliability B"
 */
char *
dossier_article_words_meta (const DossierArticleFields *article)
{
  GString *words = g_string_new (NULL);
  g_autofree char *date = dossier_article_words_date (article->published);
  g_autofree char *reliability = NULL;

  append (words, article->label);
  append (words, article->outlet != NULL ? article->outlet : _ ("publisher?"));
  append (words, article->byline);
  append (words, date != NULL ? date : _ ("date?"));
  if (article->reliability != NULL && article->reliability[0] != '\0')
    reliability = g_strdup_printf (_ ("outlet reliability %s"), article->reliability);
  append (words, reliability);
  return g_string_free (words, FALSE);
}

/**
 * dossier_article_words_progress:
 *
 * Returns: (transfer full) (nullable): what was done in it; NULL where nothing was
 */
char *
dossier_article_words_progress (const DossierArticleFields *article)
{
  GString *words = g_string_new (NULL);
  g_autofree char *highlights = NULL;
  g_autofree char *mentions = NULL;
  g_autofree char *relays = NULL;

  if (article->n_highlights > 0)
    highlights = g_strdup_printf (ngettext ("%u highlight", "%u highlights", article->n_highlights),
                                  article->n_highlights);
  if (article->n_mentions > 0)
    mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", article->n_mentions),
                                article->n_mentions);
  if (article->n_relays > 0)
    relays =
        g_strdup_printf (ngettext ("%u relay", "%u relays", article->n_relays), article->n_relays);
  append (words, highlights);
  append (words, mentions);
  append (words, relays);
  return words->len > 0 ? g_string_free (words, FALSE) : (g_string_free (words, TRUE), NULL);
}

/**
 * dossier_article_words_group:
 * @group: a month, as the article list counts them
 *
 * Returns: (transfer full) (nullable): "October 2025", "Undated"; NULL where no month is known
 */
char *
dossier_article_words_group (gint group)
{
  g_autoptr (GDateTime) month = NULL;

  if (group == DOSSIER_GROUP_UNDATED)
    return g_strdup (_ ("Undated"));
  if (group < 12 || group >= 120000)
    return group == 0 ? NULL : g_strdup_printf ("%d", group / 12);
  month = g_date_time_new_utc (group / 12, group % 12 + 1, 1, 0, 0, 0);
  /* Translators: a month and its year, as a heading */
  return month != NULL ? g_date_time_format (month, _ ("%OB %Y")) : NULL;
}

/**
 * dossier_article_words_state:
 * @state: as stored
 *
 * Returns: (transfer none): for a person; unknown ones as they are
 */
const char *
dossier_article_words_state (const char *state)
{
  static const struct
  {
    const char *state;
    const char *name;
  } states[] = {
    { "unread", N_ ("Unread") },
    { "reading", N_ ("Reading") },
    { "curated", N_ ("Curated") },
    { "aside", N_ ("Set aside") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].state, state) == 0)
      return _ (states[i].name);
  return state;
}
