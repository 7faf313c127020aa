#include "import/html-fields.h"

#include <string.h>

#include "import/found-date.h"

#define LONGEST_VALUE 4000
#define MOST_FIELDS   200

struct _DossierHtmlFields
{
  GPtrArray *all;
  GPtrArray *notes;
  GUri *base;
};

static void
field_free (gpointer data)
{
  DossierHtmlField *field = data;

  g_free (field->value);
  g_free (field->found);
  g_free (field);
}

/* What a machine was told before what is merely seen; the title element usually names the site too. */
static int
rank (const char *origin)
{
  static const char *const order[] = { "json-ld", "opengraph", "meta",  "time",
                                       "html",    "visible",   "title", "address" };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], origin) == 0)
      return i;
  g_return_val_if_reached (G_N_ELEMENTS (order));
}

/**
 * dossier_html_fields_new:
 * @address: (nullable): where the page was found
 *
 * Returns: (transfer full): no fields yet, except that the host stands in for the outlet.
 */
DossierHtmlFields *
dossier_html_fields_new (const char *address)
{
  DossierHtmlFields *self = g_new0 (DossierHtmlFields, 1);
  const char *host = NULL;

  self->all = g_ptr_array_new_with_free_func (field_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (address)
    self->base = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  host = self->base ? g_uri_get_host (self->base) : NULL;
  if (host && *host)
    {
      dossier_html_fields_add (self, "outlet", g_str_has_prefix (host, "www.") ? host + 4 : host,
                               "address");
      dossier_html_fields_add (self, "url", address, "address");
    }
  return self;
}

/**
 * dossier_html_fields_free:
 * @self: (nullable) (transfer full): fields
 */
void
dossier_html_fields_free (DossierHtmlFields *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->base, g_uri_unref);
  g_free (self);
}

/**
 * dossier_html_fields_get_base:
 *
 * Returns: (nullable) (transfer none): what relative addresses of the page are resolved against.
 */
GUri *
dossier_html_fields_get_base (DossierHtmlFields *self)
{
  return self->base;
}

/**
 * dossier_html_fields_set_base:
 * @reference: the page's base element, absolute or relative; what is no address changes nothing
 */
void
dossier_html_fields_set_base (DossierHtmlFields *self, const char *reference)
{
  GUri *base = g_uri_parse_relative (self->base, reference,
                                     G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);

  if (!base)
    return;
  g_clear_pointer (&self->base, g_uri_unref);
  self->base = base;
}

/* One line without controls, at most LONGEST_VALUE bytes. */
static char *
tidy (const char *found)
{
  GString *text = g_string_new (NULL);

  for (const char *at = found; *at && text->len < LONGEST_VALUE; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c < ' ' || c == 0x7f)
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else
        g_string_append_unichar (text, c);
    }
  if (g_str_has_suffix (text->str, " "))
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* "en_US" and "en" are tags; "English" is not. */
static char *
tidy_language (const char *found)
{
  g_autofree char *tag = g_strdup (found);
  gsize primary = 0;

  for (char *c = tag; *c; c++)
    {
      if (*c == '_')
        *c = '-';
      if (!g_ascii_isalnum (*c) && *c != '-')
        return NULL;
    }
  primary = strcspn (tag, "-");
  return primary == 2 || primary == 3 ? g_steal_pointer (&tag) : NULL;
}

static char *
tidy_address (DossierHtmlFields *self, const char *found)
{
  g_autoptr (GUri) uri = g_uri_parse_relative (
      self->base, found, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri ? g_uri_get_scheme (uri) : "";

  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    return NULL;
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_FRAGMENT);
}

/* What can be proposed for the field, or NULL when @text is nothing of the kind. */
static char *
interpret (DossierHtmlFields *self, const char *field, const char *text)
{
  if (strcmp (field, "published") == 0 || strcmp (field, "modified") == 0)
    return dossier_found_date_to_edtf (text);
  if (strcmp (field, "language") == 0)
    return tidy_language (text);
  if (strcmp (field, "url") == 0)
    return tidy_address (self, text);
  /* article:author is a profile's address on many sites: no name. */
  if (strcmp (field, "author") == 0 && g_strrstr (text, "://"))
    return NULL;
  return g_strdup (text);
}

/**
 * dossier_html_fields_add:
 * @field: one of the names in DossierHtmlField, a static string
 * @found: (nullable): what the page says; the empty string, and what it says twice at one place,
 *   are ignored
 * @origin: one of the origins in DossierHtmlField, a static string
 *
 * Keeps a candidate, also one that cannot be interpreted: its value is then empty and it is never
 * chosen.
 */
void
dossier_html_fields_add (DossierHtmlFields *self, const char *field, const char *found,
                         const char *origin)
{
  g_autofree char *text = found ? tidy (found) : NULL;
  g_autofree char *value = NULL;
  DossierHtmlField *kept = NULL;

  if (!text || !*text || self->all->len >= MOST_FIELDS)
    return;
  value = interpret (self, field, text);
  for (guint i = 0; i < self->all->len; i++)
    {
      DossierHtmlField *other = self->all->pdata[i];

      if (strcmp (other->field, field) == 0 && strcmp (other->origin, origin) == 0
          && strcmp (other->value, value ? value : "") == 0
          && strcmp (other->found ? other->found : other->value, text) == 0)
        return;
    }
  kept = g_new0 (DossierHtmlField, 1);
  kept->field = field;
  kept->origin = origin;
  kept->found = g_strcmp0 (value, text) == 0 ? NULL : g_steal_pointer (&text);
  kept->value = value ? g_steal_pointer (&value) : g_strdup ("");
  g_ptr_array_add (self->all, kept);
}

/**
 * dossier_html_fields_add_note:
 * @sentence: what could not be read of the page's own description, for a person
 */
void
dossier_html_fields_add_note (DossierHtmlFields *self, const char *sentence)
{
  if (self->notes->len < MOST_FIELDS)
    g_ptr_array_add (self->notes, g_strdup (sentence));
}

static int
best_rank (DossierHtmlFields *self, const char *field)
{
  int best = G_MAXINT;

  for (guint i = 0; i < self->all->len; i++)
    {
      DossierHtmlField *candidate = self->all->pdata[i];

      if (strcmp (candidate->field, field) == 0 && *candidate->value)
        best = MIN (best, rank (candidate->origin));
    }
  return best;
}

static gboolean
is_chosen_already (DossierHtmlFields *self, const DossierHtmlField *candidate, gboolean same_value)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      DossierHtmlField *other = self->all->pdata[i];

      if (other->is_chosen && strcmp (other->field, candidate->field) == 0
          && (!same_value || strcmp (other->value, candidate->value) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_html_fields_choose:
 *
 * Marks what is proposed: of each field the first candidate of the best origin, of the authors all
 * of the best origin. To be called once, when everything was added.
 */
void
dossier_html_fields_choose (DossierHtmlFields *self)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      DossierHtmlField *candidate = self->all->pdata[i];
      gboolean several = strcmp (candidate->field, "author") == 0;

      if (*candidate->value && rank (candidate->origin) == best_rank (self, candidate->field))
        candidate->is_chosen = !is_chosen_already (self, candidate, several);
    }
}

/**
 * dossier_html_fields_get_all:
 *
 * Returns: (transfer none) (element-type DossierHtmlField): all candidates.
 */
GPtrArray *
dossier_html_fields_get_all (DossierHtmlFields *self)
{
  return self->all;
}

/**
 * dossier_html_fields_get_notes:
 *
 * Returns: (transfer none) (element-type utf8): sentences about what was passed over.
 */
GPtrArray *
dossier_html_fields_get_notes (DossierHtmlFields *self)
{
  return self->notes;
}

/**
 * dossier_html_fields_get:
 *
 * Returns: (nullable) (transfer none): the chosen value; of the authors the first.
 */
const char *
dossier_html_fields_get (DossierHtmlFields *self, const char *field)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      DossierHtmlField *candidate = self->all->pdata[i];

      if (candidate->is_chosen && strcmp (candidate->field, field) == 0)
        return candidate->value;
    }
  return NULL;
}
