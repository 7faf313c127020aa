#include <glib/gi18n.h>
#include <string.h>

#include "article-name.h"
#include "base/error.h"
#include "invocation.h"
#include "opened.h"

/* The fields that may be set, with the argument of the verb article.set. */
static const struct
{
  const char *field;
  const char *argument;
} fields[] = {
  { "title", "title" },       { "publisher", "outlet" },
  { "byline", "byline" },     { "published", "published" },
  { "language", "language" }, { "url", "url" },
  { "state", "state" },       { "label", "label" },
  { "note", "note" },         { "reliability", "reliability" },
};

typedef struct
{
  const char *name;
  gint64 article;
} Lookup;

static gpointer
look_up (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Lookup *lookup = data;

  lookup->article = dossier_article_name_resolve (database, lookup->name, error);
  return lookup->article != 0 ? lookup : NULL;
}

static const char *
find_argument (const char *assignment, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].field) == length && memcmp (fields[i].field, assignment, length) == 0)
      return fields[i].argument;
  return NULL;
}

static void
set_unknown (GError **error, const char *assignment)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fields[i].field);
  g_set_error (error, DOSSIER_USAGE_ERROR, 0,
               _ ("“%s” sets nothing: write field=value; there are %s"), assignment, names->str);
}

static gboolean
read_assignments (DossierInvocation *invocation, GVariantDict *dict, GError **error)
{
  for (guint i = 2; i < invocation->operands->len; i++)
    {
      const char *assignment = invocation->operands->pdata[i];
      const char *equals = strchr (assignment, '=');
      const char *argument =
          equals != NULL ? find_argument (assignment, (gsize) (equals - assignment)) : NULL;

      if (argument == NULL || !g_utf8_validate (assignment, -1, NULL))
        {
          set_unknown (error, assignment);
          return FALSE;
        }
      g_variant_dict_insert (dict, argument, "s", equals + 1);
    }
  return TRUE;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  Lookup lookup = { dossier_invocation_get (invocation, 1), 0 };
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (GVariant) result = NULL;

  if (!read_assignments (invocation, &dict, error))
    return FALSE;
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  if (corpus == NULL
      || !dossier_store_read (dossier_corpus_get_store (corpus), look_up, &lookup, NULL, error))
    return FALSE;
  g_variant_dict_insert (&dict, "article", "x", lookup.article);
  result = dossier_corpus_do (corpus, "article.set", g_variant_dict_end (&dict), 0, error);
  return result != NULL;
}

const DossierCommand dossier_command_set = {
  .name = "set",
  .operands = N_ ("FILE ARTICLE FIELD=VALUE…"),
  .summary = N_ ("Set fields of an article"),
  .details = N_ ("The fields are title, publisher, byline, published, language, url, state, label, "
                 "note and reliability. An empty value clears a field. published is a date in "
                 "EDTF (see “dossier-cli edtf --help”), state is unread, reading, curated or "
                 "aside, reliability a letter from A to F."),
  .min_operands = 3,
  .max_operands = G_MAXUINT,
  .run = run,
};
