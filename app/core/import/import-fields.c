#include <string.h>

#include "base/json-stream-writer.h"
#include "import/import-item-private.h"

/* How sure a page may be of what it says about itself. */
#define PAGE_CONFIDENCE 90
#define SURE            85
#define LIKELY          60

/* The fields that a page can state better than its text, by the words of both. */
static const struct
{
  const char *of_page;
  DossierFieldName field;
} page_fields[] = {
  { "title", DOSSIER_FIELD_TITLE },
  { "outlet", DOSSIER_FIELD_PUBLISHER },
  { "published", DOSSIER_FIELD_PUBLISHED },
  { "language", DOSSIER_FIELD_LANGUAGE },
  { "url", DOSSIER_FIELD_URL },
};

/* By the words that field_origin uses. */
static const char *const field_names[DOSSIER_N_FIELDS] = {
  [DOSSIER_FIELD_TITLE] = "title",
  [DOSSIER_FIELD_LABEL] = "label",
  [DOSSIER_FIELD_BYLINE] = "byline",
  [DOSSIER_FIELD_SOURCE_LINE] = "source_line",
  [DOSSIER_FIELD_PUBLISHER] = "outlet",
  [DOSSIER_FIELD_DATE_LINE] = "date_line",
  [DOSSIER_FIELD_PUBLISHED] = "published",
  [DOSSIER_FIELD_PUBLISHED_PARTIAL] = "published",
  [DOSSIER_FIELD_LANGUAGE] = "language",
  [DOSSIER_FIELD_ORIGINAL_LANGUAGE] = "original_language",
  [DOSSIER_FIELD_URL] = "url",
};

static gboolean
is_edited (const DossierImportField *field)
{
  return field->origin != NULL && strcmp (field->origin, "analyst") == 0;
}

static void
set_field (DossierImportItem *self, DossierFieldName name, const char *value, const char *origin,
           int confidence, const char *reason)
{
  DossierImportField *field = &self->fields[name];

  if (is_edited (field))
    return;
  g_free (field->value);
  g_free (field->reason);
  field->value = g_strdup (value);
  field->origin = origin;
  field->confidence = confidence;
  field->reason = g_strdup (reason);
}

static const DossierHtmlField *
find_chosen (DossierHtml *html, const char *name)
{
  GPtrArray *all = dossier_html_fields_get_all (html->fields);

  for (guint i = 0; i < all->len; i++)
    {
      const DossierHtmlField *field = all->pdata[i];
      if (field->is_chosen && strcmp (field->field, name) == 0)
        return field;
    }
  return NULL;
}

static char *
join_authors (DossierHtml *html)
{
  GPtrArray *all = dossier_html_fields_get_all (html->fields);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const DossierHtmlField *field = all->pdata[i];
      if (field->is_chosen && strcmp (field->field, "author") == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", field->value);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
propose_from_page (DossierImportItem *self)
{
  g_autofree char *authors = join_authors (self->html);

  for (guint i = 0; i < G_N_ELEMENTS (page_fields); i++)
    {
      const DossierHtmlField *found = find_chosen (self->html, page_fields[i].of_page);
      if (found != NULL)
        set_field (self, page_fields[i].field, found->value, found->origin, PAGE_CONFIDENCE, NULL);
    }
  if (authors != NULL)
    set_field (self, DOSSIER_FIELD_BYLINE, authors, find_chosen (self->html, "author")->origin,
               PAGE_CONFIDENCE, NULL);
}

/* Reads the proposals off the text, and then what a page says about itself. */
gboolean
_dossier_import_item_propose (DossierImportItem *self, GError **error)
{
  self->proposal = dossier_proposal_new (self->text, error);
  if (self->proposal == NULL)
    return FALSE;
  for (guint i = 0; i < DOSSIER_N_FIELDS; i++)
    {
      const DossierProposedField *field = &self->proposal->fields[i];
      gboolean unknown = i == DOSSIER_FIELD_LANGUAGE && g_strcmp0 (field->value, "und") == 0;

      set_field (self, i, unknown ? NULL : field->value, "text", field->confidence, field->reason);
    }
  if (self->html != NULL)
    propose_from_page (self);
  if (self->fetched != NULL && self->fields[DOSSIER_FIELD_URL].value == NULL)
    set_field (self, DOSSIER_FIELD_URL, self->fetched->address, "address", 100, NULL);
  return TRUE;
}

/**
 * dossier_import_item_get_field:
 *
 * Returns: (transfer none) (nullable): what the field is going to hold
 */
const char *
dossier_import_item_get_field (DossierImportItem *self, DossierFieldName field)
{
  return self->fields[field].value;
}

/**
 * dossier_import_item_get_reason:
 *
 * Returns: (transfer none) (nullable): where the value comes from, in words
 */
const char *
dossier_import_item_get_reason (DossierImportItem *self, DossierFieldName field)
{
  return self->fields[field].reason;
}

/**
 * dossier_import_item_get_origin:
 *
 * Returns: (transfer none): what the value was found in: "text", "address", "json-ld", "opengraph"
 *   and so on, or "analyst" where a person decided
 */
const char *
dossier_import_item_get_origin (DossierImportItem *self, DossierFieldName field)
{
  return self->fields[field].origin != NULL ? self->fields[field].origin : "text";
}

/**
 * dossier_import_item_get_confidence:
 *
 * Returns: how sure the proposal is, 0 to 100
 */
int
dossier_import_item_get_confidence (DossierImportItem *self, DossierFieldName field)
{
  return self->fields[field].confidence;
}

/**
 * dossier_import_item_set_field:
 * @value: (nullable): what a person decided; NULL or an empty text leaves the field empty
 */
void
dossier_import_item_set_field (DossierImportItem *self, DossierFieldName field, const char *value)
{
  const char *kept = value != NULL && value[0] != '\0' ? value : NULL;

  if (g_strcmp0 (self->fields[field].value, kept) == 0)
    return;
  self->fields[field].origin = NULL;
  set_field (self, field, kept, "analyst", 100, NULL);
}

/**
 * dossier_import_item_get_zones:
 *
 * Returns: (transfer none) (nullable) (element-type DossierProposedZone): what is not body; a zone
 *   may be removed from it before the item is committed
 */
GPtrArray *
dossier_import_item_get_zones (DossierImportItem *self)
{
  return self->proposal != NULL ? self->proposal->zones : NULL;
}

static const char *
confidence_word (int confidence)
{
  return confidence >= SURE ? "certain" : confidence >= LIKELY ? "probable" : "possible";
}

static void
add_origin (GVariantBuilder *builder, const char *field, const char *value, const char *origin,
            gboolean chosen, int confidence)
{
  g_variant_builder_add (builder, "(sssbs)", field, value, origin, chosen,
                         confidence_word (confidence));
}

/* What else a page said: kept, so that a wrong choice can be seen and corrected. */
static void
add_other_findings (DossierImportItem *self, GVariantBuilder *builder)
{
  GPtrArray *all = dossier_html_fields_get_all (self->html->fields);

  for (guint i = 0; i < all->len; i++)
    {
      const DossierHtmlField *field = all->pdata[i];
      if (!field->is_chosen)
        add_origin (builder, field->field, field->value, field->origin, FALSE, PAGE_CONFIDENCE);
    }
}

static GVariant *
make_origins (DossierImportItem *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssbs)"));
  for (guint i = 0; i < DOSSIER_N_FIELDS; i++)
    {
      const DossierImportField *field = &self->fields[i];
      const DossierProposedField *found = &self->proposal->fields[i];
      gboolean differs = found->value != NULL
                         && (field->value == NULL || strcmp (found->value, field->value) != 0);

      if (field->value != NULL)
        add_origin (&builder, field_names[i], field->value, field->origin,
                    i != DOSSIER_FIELD_PUBLISHED_PARTIAL, field->confidence);
      if (differs && strcmp (found->value, "und") != 0)
        add_origin (&builder, field_names[i], found->value, "text", FALSE, found->confidence);
    }
  if (self->html != NULL)
    add_other_findings (self, &builder);
  return g_variant_builder_end (&builder);
}

static GVariant *
make_zones (DossierImportItem *self)
{
  GPtrArray *zones = self->proposal->zones;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sxx)"));
  for (guint i = 0; i < zones->len; i++)
    {
      const DossierProposedZone *zone = zones->pdata[i];
      g_variant_builder_add (&builder, "(sxx)", dossier_zone_kind_get_nick (zone->kind),
                             (gint64) zone->start, (gint64) zone->end);
    }
  return g_variant_builder_end (&builder);
}

/* Headings, lists, quotes and links of a page, with their code points, as JSON. */
static GVariant *
make_layout (DossierImportItem *self)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DossierJsonStreamWriter) json = dossier_json_stream_writer_new (stream, NULL);
  g_autoptr (GBytes) bytes = NULL;
  GArray *spans = self->html->text->spans;

  dossier_json_stream_writer_begin_array (json, DOSSIER_JSON_LINES);
  for (guint i = 0; i < spans->len; i++)
    {
      const DossierHtmlSpan *span = &g_array_index (spans, DossierHtmlSpan, i);

      dossier_json_stream_writer_begin_object (json, DOSSIER_JSON_ONE_LINE);
      dossier_json_stream_writer_key (json, "kind");
      dossier_json_stream_writer_string (json, span->kind, -1);
      dossier_json_stream_writer_key (json, "start");
      dossier_json_stream_writer_integer (json, span->start);
      dossier_json_stream_writer_key (json, "end");
      dossier_json_stream_writer_integer (json, span->end);
      if (span->value != NULL)
        {
          dossier_json_stream_writer_key (json, "value");
          dossier_json_stream_writer_string (json, span->value, -1);
        }
      dossier_json_stream_writer_end_object (json);
    }
  dossier_json_stream_writer_end_array (json);
  if (!dossier_json_stream_writer_finish (json, NULL)
      || !g_output_stream_close (stream, NULL, NULL))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE);
}

static void
put (GVariantDict *dict, const char *key, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (dict, key, "s", value);
}

static void
put_fields (DossierImportItem *self, GVariantDict *dict)
{
  static const struct
  {
    const char *argument;
    DossierFieldName field;
  } arguments[] = {
    { "title", DOSSIER_FIELD_TITLE },       { "label", DOSSIER_FIELD_LABEL },
    { "byline", DOSSIER_FIELD_BYLINE },     { "outlet", DOSSIER_FIELD_PUBLISHER },
    { "language", DOSSIER_FIELD_LANGUAGE }, { "published", DOSSIER_FIELD_PUBLISHED },
    { "url", DOSSIER_FIELD_URL },
  };
  const char *stated = dossier_proposal_get (self->proposal, DOSSIER_FIELD_PUBLISHED);

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    put (dict, arguments[i].argument, self->fields[arguments[i].field].value);
  if (stated == NULL)
    stated = dossier_proposal_get (self->proposal, DOSSIER_FIELD_PUBLISHED_PARTIAL);
  put (dict, "published-from-text", stated);
}

static void
put_source (DossierImportItem *self, GVariantDict *dict)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *retrieved_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  put (dict, "media-type", self->is_html ? "text/html" : "text/plain");
  put (dict, "encoding", self->encoding);
  if (self->fetched == NULL)
    {
      put (dict, "retrieved-at", retrieved_at);
      put (dict, "file-name", self->is_pasted ? NULL : self->name);
      return;
    }
  put (dict, "retrieved-at", self->fetched->retrieved_at);
  put (dict, "address", self->fetched->requested);
  put (dict, "final-address", self->fetched->address);
  put (dict, "headers", self->fetched->headers);
}

/**
 * dossier_import_item_to_args:
 *
 * Returns: (transfer floating): the item as the verb article.import takes it
 */
GVariant *
dossier_import_item_to_args (DossierImportItem *self)
{
  g_autoptr (GBytes) text = g_bytes_new (self->text, self->length);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "text",
                               g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), text, TRUE));
  g_variant_dict_insert_value (
      &dict, "original", g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), self->original, TRUE));
  put_fields (self, &dict);
  put_source (self, &dict);
  g_variant_dict_insert_value (&dict, "zones", make_zones (self));
  g_variant_dict_insert_value (&dict, "origins", make_origins (self));
  if (self->html != NULL && self->html->text->spans->len > 0)
    {
      GVariant *layout = make_layout (self);
      if (layout != NULL)
        g_variant_dict_insert_value (&dict, "layout", layout);
    }
  return g_variant_dict_end (&dict);
}
