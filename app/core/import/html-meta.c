/* What the elements of a page say about it: meta, link, time, title, headings. */
#include "import/html-meta.h"

#include <string.h>

#include "import/json-ld.h"

typedef struct
{
  const char *name;
  const char *field;
  const char *origin;
} MetaName;

/* Names in lower case, as the property, name, itemprop or http-equiv attribute gives them. */
static const MetaName meta_names[] = {
  { "og:title", "title", "opengraph" },
  { "og:site_name", "outlet", "opengraph" },
  { "og:url", "url", "opengraph" },
  { "og:description", "description", "opengraph" },
  { "og:locale", "language", "opengraph" },
  { "og:updated_time", "modified", "opengraph" },
  { "article:author", "author", "opengraph" },
  { "og:article:author", "author", "opengraph" },
  { "article:published_time", "published", "opengraph" },
  { "og:article:published_time", "published", "opengraph" },
  { "article:modified_time", "modified", "opengraph" },
  { "og:article:modified_time", "modified", "opengraph" },
  { "article:section", "section", "opengraph" },
  { "og:article:section", "section", "opengraph" },
  { "author", "author", "meta" },
  { "byl", "author", "meta" },
  { "dc.creator", "author", "meta" },
  { "dcterms.creator", "author", "meta" },
  { "parsely-author", "author", "meta" },
  { "sailthru.author", "author", "meta" },
  { "citation_author", "author", "meta" },
  { "date", "published", "meta" },
  { "pubdate", "published", "meta" },
  { "publishdate", "published", "meta" },
  { "publish-date", "published", "meta" },
  { "publication_date", "published", "meta" },
  { "datepublished", "published", "meta" },
  { "dc.date", "published", "meta" },
  { "dc.date.issued", "published", "meta" },
  { "dcterms.date", "published", "meta" },
  { "dcterms.issued", "published", "meta" },
  { "dcterms.created", "published", "meta" },
  { "parsely-pub-date", "published", "meta" },
  { "sailthru.date", "published", "meta" },
  { "citation_publication_date", "published", "meta" },
  { "last-modified", "modified", "meta" },
  { "lastmod", "modified", "meta" },
  { "datemodified", "modified", "meta" },
  { "dcterms.modified", "modified", "meta" },
  { "headline", "title", "meta" },
  { "title", "title", "meta" },
  { "dc.title", "title", "meta" },
  { "dcterms.title", "title", "meta" },
  { "parsely-title", "title", "meta" },
  { "sailthru.title", "title", "meta" },
  { "twitter:title", "title", "meta" },
  { "citation_title", "title", "meta" },
  { "description", "description", "meta" },
  { "dc.description", "description", "meta" },
  { "twitter:description", "description", "meta" },
  { "content-language", "language", "meta" },
  { "language", "language", "meta" },
  { "dc.language", "language", "meta" },
  { "dcterms.language", "language", "meta" },
  { "dc.publisher", "outlet", "meta" },
  { "dcterms.publisher", "outlet", "meta" },
  { "citation_journal_title", "outlet", "meta" },
  { "application-name", "outlet", "meta" },
  { "parsely-link", "url", "meta" },
  { "parsely-section", "section", "meta" },
  { "section", "section", "meta" },
  { "genre", "genre", "meta" },
};

static void
add_meta_name (DossierHtmlFields *fields, const char *name, const char *content)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (meta_names); i++)
    if (g_ascii_strcasecmp (meta_names[i].name, name) == 0)
      dossier_html_fields_add (fields, meta_names[i].field, content, meta_names[i].origin);
}

static void
read_meta (const GumboNode *node, DossierHtmlFields *fields)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = dossier_html_get_attribute (node, "content");

  for (gsize i = 0; content && i < G_N_ELEMENTS (keys); i++)
    add_meta_name (fields, dossier_html_get_attribute (node, keys[i]), content);
}

static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list ? list : "", " \t\r\n", -1);

  for (char **at = words; *at; at++)
    if (g_ascii_strcasecmp (*at, word) == 0)
      return TRUE;
  return FALSE;
}

static void
read_link (const GumboNode *node, DossierHtmlFields *fields)
{
  if (has_word (dossier_html_get_attribute (node, "rel"), "canonical"))
    dossier_html_fields_add (fields, "url", dossier_html_get_attribute (node, "href"), "meta");
}

static void
read_script (GumboNode *node, DossierHtmlFields *fields)
{
  const char *type = dossier_html_get_attribute (node, "type");
  g_autofree char *text = NULL;

  if (!type
      || g_ascii_strncasecmp (type, "application/ld+json", strlen ("application/ld+json")) != 0)
    return;
  text = dossier_html_dup_text (node);
  dossier_json_ld_read (text, strlen (text), fields);
}

static void
read_time (const GumboNode *node, DossierHtmlFields *fields)
{
  const char *property = dossier_html_get_attribute (node, "itemprop");
  gboolean modified = property && strcmp (property, "dateModified") == 0;

  dossier_html_fields_add (fields, modified ? "modified" : "published",
                           dossier_html_get_attribute (node, "datetime"), "time");
}

static void
add_text_of (DossierHtmlFields *fields, GumboNode *node, const char *field, const char *origin)
{
  g_autofree char *text = dossier_html_dup_text (node);

  dossier_html_fields_add (fields, field, text, origin);
}

/* Elements that mean the same wherever they stand. */
static void
read_element (GumboNode *node, DossierHtmlFields *fields)
{
  switch (dossier_html_get_tag (node))
    {
    case GUMBO_TAG_HTML:
      dossier_html_fields_add (fields, "language", dossier_html_get_attribute (node, "lang"),
                               "html");
      break;
    case GUMBO_TAG_META:
      read_meta (node, fields);
      break;
    case GUMBO_TAG_LINK:
      read_link (node, fields);
      break;
    case GUMBO_TAG_SCRIPT:
      read_script (node, fields);
      break;
    case GUMBO_TAG_TITLE:
      add_text_of (fields, node, "title", "title");
      break;
    default:
      break;
    }
}

/* Elements that speak of the article only when they stand in it: elsewhere they belong to teasers. */
static void
read_article_element (GumboNode *node, DossierHtmlFields *fields)
{
  const char *property = dossier_html_get_attribute (node, "itemprop");
  gboolean is_author = has_word (dossier_html_get_attribute (node, "rel"), "author")
                       || (property && strcmp (property, "author") == 0);

  if (dossier_html_get_tag (node) == GUMBO_TAG_TIME)
    read_time (node, fields);
  else if (dossier_html_get_tag (node) == GUMBO_TAG_H1)
    add_text_of (fields, node, "title", "visible");
  else if (is_author && dossier_html_get_tag (node) != GUMBO_TAG_META)
    add_text_of (fields, node, "author", "visible");
}

static void
find_base (GumboNode *root, DossierHtmlFields *fields)
{
  g_auto (DossierHtmlWalk) walk;

  dossier_html_walk_init (&walk, root);
  while (dossier_html_walk_next (&walk))
    {
      const char *href = NULL;

      if (walk.is_leaving || dossier_html_get_tag (walk.node) != GUMBO_TAG_BASE)
        continue;
      href = dossier_html_get_attribute (walk.node, "href");
      if (href)
        dossier_html_fields_set_base (fields, href);
      return;
    }
}

/**
 * dossier_html_meta_read:
 * @root: the html element
 * @article: the part of it that was chosen as the article's text
 * @fields: gets every candidate
 *
 * Any thread.
 */
void
dossier_html_meta_read (GumboNode *root, GumboNode *article, DossierHtmlFields *fields)
{
  g_auto (DossierHtmlWalk) walk;
  gboolean in_article = FALSE;

  find_base (root, fields);
  dossier_html_walk_init (&walk, root);
  while (dossier_html_walk_next (&walk))
    {
      if (walk.node == article)
        in_article = !walk.is_leaving;
      if (walk.is_leaving)
        continue;
      /* A title within SVG, or anything within a template, says nothing about the page. */
      if (walk.node->type == GUMBO_NODE_TEMPLATE
          || dossier_html_get_tag (walk.node) == GUMBO_TAG_SVG)
        dossier_html_walk_skip (&walk);
      else if (walk.node->type == GUMBO_NODE_ELEMENT)
        {
          read_element (walk.node, fields);
          if (in_article)
            read_article_element (walk.node, fields);
        }
    }
}
