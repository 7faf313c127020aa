#include "import/html-choose.h"

#include <string.h>

#include "import/html-text.h"

/* An element that may hold the article, and how much text it holds so far. */
typedef struct
{
  GumboNode *node;
  gboolean is_main;
  gsize words_before; /* what stood in the page when it was entered */
} Candidate;

typedef struct
{
  GumboNode *node;
  gsize length;
} Best;

static gboolean
is_main (const GumboNode *node)
{
  const char *role = dossier_html_get_attribute (node, "role");

  return dossier_html_get_tag (node) == GUMBO_TAG_MAIN || (role && strcmp (role, "main") == 0);
}

static gboolean
is_article (const GumboNode *node)
{
  const char *role = dossier_html_get_attribute (node, "role");
  const char *property = dossier_html_get_attribute (node, "itemprop");

  return dossier_html_get_tag (node) == GUMBO_TAG_ARTICLE || (role && strcmp (role, "article") == 0)
         || (property && strcmp (property, "articleBody") == 0);
}

static gsize
count_letters (const char *text)
{
  gsize letters = 0;

  for (; *text; text++)
    letters += !g_ascii_isspace (*text);
  return letters;
}

static void
close_candidate (GArray *open, gsize letters, Best *article, Best *main)
{
  Candidate candidate = g_array_index (open, Candidate, open->len - 1);
  Best *best = candidate.is_main ? main : article;
  gsize length = letters - candidate.words_before;

  if (length > best->length)
    *best = (Best){ candidate.node, length };
  g_array_set_size (open, open->len - 1);
}

static GumboNode *
find_body (GumboNode *root)
{
  GumboVector *children = &root->v.element.children;

  for (guint i = 0; i < children->length; i++)
    if (dossier_html_get_tag (children->data[i]) == GUMBO_TAG_BODY)
      return children->data[i];
  return root;
}

/**
 * dossier_html_choose:
 * @root: the html element
 *
 * Chooses the part of the page whose text is the article's: the article element with most text, or
 * the main element when the articles in it are mere teasers, or the body when there is neither.
 * This is the one place where scoring by density or by site comes in: whatever it picks is read by
 * dossier_html_text_new(). Any thread.
 *
 * Returns: (transfer none): an element of the page.
 */
GumboNode *
dossier_html_choose (GumboNode *root)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_auto (DossierHtmlWalk) walk;
  Best article = { NULL, 0 };
  Best main = { NULL, 0 };
  gsize letters = 0;

  dossier_html_walk_init (&walk, find_body (root));
  while (dossier_html_walk_next (&walk))
    {
      GumboNode *node = walk.node;
      Candidate candidate = { node, is_main (node), letters };

      if (walk.is_leaving)
        {
          if (open->len && g_array_index (open, Candidate, open->len - 1).node == node)
            close_candidate (open, letters, &article, &main);
        }
      else if (node->type == GUMBO_NODE_TEXT)
        letters += count_letters (node->v.text.text);
      else if (dossier_html_get_tag (node) != GUMBO_TAG_BODY && dossier_html_is_passed_over (node))
        dossier_html_walk_skip (&walk);
      else if (candidate.is_main || is_article (node))
        g_array_append_val (open, candidate);
    }
  if (article.length > 0 && article.length >= main.length / 2)
    return article.node;
  return main.length > 0 ? main.node : find_body (root);
}
