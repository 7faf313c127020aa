/* schema.org descriptions of an article, as JSON-LD within a page. */
#include "import/json-ld.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define ORIGIN "json-ld"

/* Types that describe the page's article, and the genre that they say it is of. */
static const struct
{
  const char *type;
  const char *genre;
} article_types[] = {
  { "Article", NULL },
  { "NewsArticle", "news" },
  { "AnalysisNewsArticle", "analysis" },
  { "AskPublicNewsArticle", "call to the public" },
  { "BackgroundNewsArticle", "background" },
  { "OpinionNewsArticle", "opinion" },
  { "ReportageNewsArticle", "reportage" },
  { "ReviewNewsArticle", "review" },
  { "AdvertiserContentArticle", "advertisement" },
  { "SatiricalArticle", "satire" },
  { "ScholarlyArticle", "scholarly" },
  { "TechArticle", NULL },
  { "Report", "report" },
  { "BlogPosting", "blog" },
  { "LiveBlogPosting", "live blog" },
  { "SocialMediaPosting", "social media" },
  { "DiscussionForumPosting", "social media" },
};

typedef struct
{
  DossierHtmlFields *fields;
  JsonNode *root;
} Reader;

/* json-glib recurses without a limit, and reads more than JSON: in a comment or in single quotes the
 * brackets that count could hide. So what is not plain JSON between its strings is refused as well. */
static const char *
find_fault (const char *json, gsize length)
{
  gboolean in_string = FALSE;
  int depth = 0;

  if (length > DOSSIER_JSON_LD_MAX_BYTES)
    return _ ("The page's JSON-LD was passed over: it is larger than 2 MB.");
  for (gsize i = 0; i < length; i++)
    {
      char c = json[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (!g_ascii_isspace (c) && !g_ascii_isalnum (c) && !strchr ("[]{}:,+-.", c))
        return _ ("The page's JSON-LD was passed over: it is not valid.");
      else if ((c == '[' || c == '{') && ++depth > DOSSIER_JSON_LD_MAX_DEPTH)
        return _ ("The page's JSON-LD was passed over: it is nested too deeply.");
      else if (c == ']' || c == '}')
        depth -= depth > 0;
    }
  return NULL;
}

static const char *
get_string (JsonNode *node)
{
  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonNode *
get_member (JsonNode *node, const char *name)
{
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return json_object_get_member (json_node_get_object (node), name);
}

/* Values that may be one or an array of them are read as an array. */
static guint
count_values (JsonNode *node)
{
  if (!node)
    return 0;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

static JsonNode *
get_value (JsonNode *node, guint index)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return node;
  return json_array_get_element (json_node_get_array (node), index);
}

/* "NewsArticle", "schema:NewsArticle" and "https://schema.org/NewsArticle" are the same type. */
static gboolean
is_type (const char *type, const char *name)
{
  const char *end = type ? strpbrk (type, "/:") : NULL;

  for (; end; end = strpbrk (type, "/:"))
    type = end + 1;
  return type && strcmp (type, name) == 0;
}

/* Index into article_types, or -1. The table goes from the general to the particular. */
static int
find_article_type (JsonNode *node)
{
  JsonNode *types = get_member (node, "@type");
  int found = -1;

  for (guint i = 0; i < count_values (types); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (article_types); j++)
      if (is_type (get_string (get_value (types, i)), article_types[j].type))
        found = MAX (found, (int) j);
  return found;
}

/* Looks for the node that a bare {"@id": …} refers to, at the top and in @graph. */
static JsonNode *
find_by_id (Reader *reader, const char *id)
{
  for (guint i = 0; i < count_values (reader->root); i++)
    {
      JsonNode *top = get_value (reader->root, i);
      JsonNode *graph = get_member (top, "@graph");

      if (g_strcmp0 (get_string (get_member (top, "@id")), id) == 0)
        return top;
      for (guint j = 0; j < count_values (graph); j++)
        if (g_strcmp0 (get_string (get_member (get_value (graph, j), "@id")), id) == 0)
          return get_value (graph, j);
    }
  return NULL;
}

/* A person or an organisation is a string, an object with a name, or a reference to one. */
static const char *
get_name (Reader *reader, JsonNode *node)
{
  const char *id = get_string (get_member (node, "@id"));
  const char *name = get_string (node);

  if (!name)
    name = get_string (get_member (node, "name"));
  if (!name && id)
    name = get_string (get_member (find_by_id (reader, id), "name"));
  return name;
}

static void
add_names (Reader *reader, const char *field, JsonNode *value)
{
  for (guint i = 0; i < count_values (value); i++)
    dossier_html_fields_add (reader->fields, field, get_name (reader, get_value (value, i)),
                             ORIGIN);
}

static void
add_strings (Reader *reader, const char *field, JsonNode *value)
{
  for (guint i = 0; i < count_values (value); i++)
    dossier_html_fields_add (reader->fields, field, get_string (get_value (value, i)), ORIGIN);
}

static const char *
get_address (JsonNode *article)
{
  JsonNode *page = get_member (article, "mainEntityOfPage");
  const char *address = get_string (get_member (article, "url"));

  if (!address)
    address = get_string (page) ? get_string (page) : get_string (get_member (page, "@id"));
  return address;
}

static void
read_article (Reader *reader, JsonNode *article, int type)
{
  JsonNode *language = get_member (article, "inLanguage");

  add_strings (reader, "title", get_member (article, "headline"));
  if (!get_member (article, "headline"))
    add_strings (reader, "title", get_member (article, "name"));
  add_names (reader, "author", get_member (article, "author"));
  if (!get_member (article, "author"))
    add_names (reader, "author", get_member (article, "creator"));
  add_names (reader, "outlet", get_member (article, "publisher"));
  add_strings (reader, "published", get_member (article, "datePublished"));
  add_strings (reader, "modified", get_member (article, "dateModified"));
  add_strings (reader, "language", language);
  add_strings (reader, "language", get_member (language, "alternateName"));
  add_strings (reader, "description", get_member (article, "description"));
  add_strings (reader, "section", get_member (article, "articleSection"));
  add_strings (reader, "genre", get_member (article, "genre"));
  dossier_html_fields_add (reader->fields, "genre", article_types[type].genre, ORIGIN);
  dossier_html_fields_add (reader->fields, "url", get_address (article), ORIGIN);
}

static void
collect_articles (JsonNode *node, GPtrArray *articles)
{
  JsonNode *graph = get_member (node, "@graph");
  JsonNode *entity = get_member (node, "mainEntity");

  if (find_article_type (node) >= 0)
    g_ptr_array_add (articles, node);
  if (find_article_type (entity) >= 0)
    g_ptr_array_add (articles, entity);
  for (guint i = 0; i < count_values (graph); i++)
    if (find_article_type (get_value (graph, i)) >= 0)
      g_ptr_array_add (articles, get_value (graph, i));
}

static gboolean
is_of_this_page (Reader *reader, JsonNode *article)
{
  GUri *base = dossier_html_fields_get_base (reader->fields);
  const char *reference = get_address (article);
  g_autoptr (GUri) uri = NULL;

  if (!base || !reference)
    return FALSE;
  uri =
      g_uri_parse_relative (base, reference, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  return uri && g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (base)) == 0
         && strcmp (g_uri_get_path (uri), g_uri_get_path (base)) == 0;
}

/* A page may describe its teasers too. Theirs must not be mixed with what is said of the article. */
static void
read_best (Reader *reader, GPtrArray *articles)
{
  JsonNode *best = articles->len ? articles->pdata[0] : NULL;

  for (guint i = articles->len; i > 0; i--)
    if (is_of_this_page (reader, articles->pdata[i - 1]))
      best = articles->pdata[i - 1];
  if (best)
    read_article (reader, best, find_article_type (best));
}

/**
 * dossier_json_ld_read:
 * @json: the content of a script element, UTF-8
 * @length: its bytes
 * @fields: gets every candidate, or a note that says why there is none
 *
 * Reads what is said of the page's article: of several, the one with the page's address, else the
 * first. What is said of other things is passed over. Any thread.
 */
void
dossier_json_ld_read (const char *json, gsize length, DossierHtmlFields *fields)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  const char *fault = find_fault (json, length);
  Reader reader = { fields, NULL };

  if (fault)
    {
      dossier_html_fields_add_note (fields, fault);
      return;
    }
  if (!json_parser_load_from_data (parser, json, length, NULL))
    {
      dossier_html_fields_add_note (fields,
                                    _ ("The page's JSON-LD was passed over: it is not valid."));
      return;
    }
  reader.root = json_parser_get_root (parser);
  for (guint i = 0; i < count_values (reader.root); i++)
    collect_articles (get_value (reader.root, i), articles);
  read_best (&reader, articles);
}
