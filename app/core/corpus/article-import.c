#include "corpus/article-import.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/content.h"
#include "corpus/dated.h"
#include "corpus/outlet.h"
#include "corpus/passage.h"

/* One article has some twenty fields: a walk for each of them through a serialised dictionary took
 * a tenth of the time of an import. Keys and values live as long as @args. */
static GHashTable *
index_fields (GVariant *args)
{
  GHashTable *fields =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, args);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    g_hash_table_insert (fields, (gpointer) key, value);
  return fields;
}

/* The field when it is there and of that type. */
static GVariant *
get_field (GHashTable *fields, const char *key, const char *type)
{
  GVariant *value = g_hash_table_lookup (fields, key);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE (type)) ? value : NULL;
}

static const char *
text_or_null (GHashTable *fields, const char *key)
{
  GVariant *value = get_field (fields, key, "s");
  const char *text = value != NULL ? g_variant_get_string (value, NULL) : "";

  return text[0] != '\0' ? text : NULL;
}

static GBytes *
dup_bytes (GHashTable *fields, const char *key)
{
  GVariant *value = get_field (fields, key, "ay");

  return value != NULL ? g_variant_get_data_as_bytes (value) : NULL;
}

#define ARTICLE_COLUMNS                                                                            \
  "title, label, kind, genre, language, url, outlet, byline, published_from_text, retrieved_at, "  \
  "added_at"
#define ARTICLE_TYPES "ttttttIttti"

static gint64
insert_article (DossierAct *act, GHashTable *fields, GError **error)
{
  g_auto (DossierDated) published = { NULL };
  const char *outlet_name = text_or_null (fields, "outlet");
  const char *title = text_or_null (fields, "title");
  gint64 outlet = outlet_name != NULL ? dossier_outlet_make (act, outlet_name, error) : 0;
  gboolean dated;

  if ((outlet_name != NULL && outlet == 0)
      || !dossier_dated_parse (text_or_null (fields, "published"), &published, error))
    return 0;
  /* Without a date the last three columns stay NULL: they are left out with their values. */
  dated = published.text != NULL;
  return dossier_act_insert (
      act, error, "article",
      dated ? ARTICLE_COLUMNS ", published, published_min, published_max" : ARTICLE_COLUMNS,
      dated ? ARTICLE_TYPES "tii" : ARTICLE_TYPES, title != NULL ? title : _ ("Untitled"),
      text_or_null (fields, "label"), text_or_null (fields, "kind"), text_or_null (fields, "genre"),
      text_or_null (fields, "language"), text_or_null (fields, "url"), outlet,
      text_or_null (fields, "byline"), text_or_null (fields, "published-from-text"),
      text_or_null (fields, "retrieved-at"), dossier_act_get_time (act), published.text,
      published.day_min, published.day_max);
}

static gint64
insert_revision (DossierAct *act, gint64 article, GHashTable *fields, DossierTextMap *map,
                 const char *content, GError **error)
{
  g_autoptr (GBytes) layout_bytes = dup_bytes (fields, "layout");
  g_autofree char *layout = NULL;

  if (layout_bytes != NULL)
    {
      layout = dossier_content_put_text (act, layout_bytes, "application/json", error);
      if (layout == NULL)
        return 0;
    }
  return dossier_act_insert (
      act, error, "revision", "article, number, content, code_points, made, made_at, layout",
      "iititit", article, (gint64) 1, content, (gint64) dossier_text_map_get_length (map),
      "imported", dossier_act_get_time (act), layout);
}

/* @content is where the original is kept. */
static gboolean
insert_source (DossierAct *act, gint64 article, GHashTable *fields, const char *content,
               GError **error)
{
  return dossier_act_insert (
             act, error, "source",
             "article, content, file_name, address, final_address, "
             "retrieved_at, media_type, encoding, headers",
             "itttttttt", article, content, text_or_null (fields, "file-name"),
             text_or_null (fields, "address"), text_or_null (fields, "final-address"),
             text_or_null (fields, "retrieved-at"), text_or_null (fields, "media-type"),
             text_or_null (fields, "encoding"), text_or_null (fields, "headers"))
         != 0;
}

static gboolean
insert_zones (DossierAct *act, gint64 revision, GHashTable *fields, DossierTextMap *map,
              GError **error)
{
  GVariant *zones = get_field (fields, "zones", "a(sxx)");
  GVariantIter iter;
  const char *kind;
  gint64 start;
  gint64 end;

  if (zones == NULL)
    return TRUE;
  g_variant_iter_init (&iter, zones);
  while (g_variant_iter_next (&iter, "(&sxx)", &kind, &start, &end))
    {
      gint64 passage = dossier_passage_make_in (act, map, revision, start, end, error);

      if (passage == 0
          || dossier_act_insert (act, error, "zone", "passage, kind", "it", passage, kind) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_origins (DossierAct *act, gint64 article, GHashTable *fields, GError **error)
{
  GVariant *origins = get_field (fields, "origins", "a(sssbs)");
  GVariantIter iter;
  const char *field;
  const char *value;
  const char *origin;
  const char *confidence;
  gboolean chosen;

  if (origins == NULL)
    return TRUE;
  g_variant_iter_init (&iter, origins);
  while (g_variant_iter_next (&iter, "(&s&s&sb&s)", &field, &value, &origin, &chosen, &confidence))
    if (dossier_act_insert (act, error, "field_origin",
                            "article, field, value, origin, chosen, confidence", "itttit", article,
                            field, value, origin, (gint64) chosen,
                            confidence[0] != '\0' ? confidence : NULL)
        == 0)
      return FALSE;
  return TRUE;
}

static gboolean
check_text (GBytes *text, GError **error)
{
  if (text != NULL && g_bytes_get_size (text) > 0
      && g_utf8_validate (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), NULL))
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       _ ("An article needs a text in UTF-8"));
  return FALSE;
}

/* Keeps text and original; one row where the file is the text, byte by byte. */
static gboolean
put_contents (DossierAct *act, GHashTable *fields, GBytes *text, GBytes *original,
              char **text_content, char **original_content, GError **error)
{
  const char *media_type = text_or_null (fields, "media-type");

  *text_content = dossier_content_put_text (act, text, "text/plain", error);
  if (*text_content == NULL)
    return FALSE;
  *original_content = original == NULL || g_bytes_equal (text, original)
                          ? g_strdup (*text_content)
                          : dossier_content_put_bytes (
                              act, original, media_type != NULL ? media_type : "text/plain", error);
  return *original_content != NULL;
}

static gint64
import_new (DossierAct *act, GHashTable *fields, GBytes *text, const char *text_content,
            const char *original_content, GError **error)
{
  g_autoptr (DossierTextMap) map = dossier_text_map_new (text, error);
  gint64 article = map != NULL ? insert_article (act, fields, error) : 0;
  gint64 revision =
      article != 0 ? insert_revision (act, article, fields, map, text_content, error) : 0;

  if (revision == 0 || !insert_source (act, article, fields, original_content, error)
      || !insert_zones (act, revision, fields, map, error)
      || !insert_origins (act, article, fields, error))
    return 0;
  return article;
}

/**
 * dossier_article_import:
 * @args: one article, a{sv}; see the verb article.import
 * @known: (out): whether the same bytes, or the same text, were in the dossier already
 *
 * All or nothing for this article: on error the caller gives the transaction up. Store's thread.
 *
 * Returns: the article, old or new; 0 with BAD_INPUT or an error of the store
 */
gint64
dossier_article_import (DossierAct *act, GVariant *args, gboolean *known, GError **error)
{
  g_autoptr (GHashTable) fields = index_fields (args);
  g_autoptr (GBytes) text = dup_bytes (fields, "text");
  g_autoptr (GBytes) original = dup_bytes (fields, "original");
  g_autofree char *text_content = NULL;
  g_autofree char *original_content = NULL;
  gint64 article;

  *known = FALSE;
  if (!check_text (text, error)
      || !put_contents (act, fields, text, original, &text_content, &original_content, error))
    return 0;
  /* The same bytes again are told, not imported twice. */
  article = dossier_content_find_article (dossier_act_get_database (act), original_content);
  *known = article != 0;
  return *known ? article : import_new (act, fields, text, text_content, original_content, error);
}

/**
 * dossier_article_add_source:
 * @article: an article of the dossier
 * @args: where a text of it comes from, a{sv}: `original` and the keys about it as the verb
 *   article.import takes them
 *
 * Keeps one more source of an article that is there already. Store's thread.
 *
 * Returns: FALSE with BAD_INPUT without an original, or an error of the store
 */
gboolean
dossier_article_add_source (DossierAct *act, gint64 article, GVariant *args, GError **error)
{
  g_autoptr (GHashTable) fields = index_fields (args);
  g_autoptr (GBytes) original = dup_bytes (fields, "original");
  const char *media_type = text_or_null (fields, "media-type");
  g_autofree char *content = NULL;

  if (original == NULL)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("The source of a text needs the bytes that it was read from"));
      return FALSE;
    }
  content = dossier_content_put_bytes (act, original,
                                       media_type != NULL ? media_type : "text/plain", error);
  return content != NULL && insert_source (act, article, fields, content, error);
}
