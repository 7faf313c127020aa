#include "corpus/verb.h"

#include <string.h>

#include "base/error.h"

static const DossierVerb *const families[] = {
  dossier_article_verbs, dossier_tag_verbs,         dossier_highlight_verbs, dossier_actor_verbs,
  dossier_event_verbs,   dossier_participant_verbs, dossier_date_verbs,      dossier_link_verbs,
  dossier_note_verbs,    dossier_timeline_verbs,    dossier_curation_verbs,  dossier_revision_verbs,
  dossier_mark_verbs,
};

static gpointer
collect (gpointer data)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const DossierVerb *verb = families[i]; verb->name != NULL; verb++)
      g_ptr_array_add (all, (gpointer) verb);
  return all;
}

/**
 * dossier_verbs_get:
 * @n_verbs: (out): how many
 *
 * Returns: (transfer none): all verbs there are. Any thread.
 */
const DossierVerb *const *
dossier_verbs_get (guint *n_verbs)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *all = g_once (&once, collect, NULL);

  *n_verbs = all->len;
  return (const DossierVerb *const *) all->pdata;
}

/**
 * dossier_verbs_find:
 *
 * Returns: (transfer none) (nullable): any thread
 */
const DossierVerb *
dossier_verbs_find (const char *name)
{
  guint n_verbs;
  const DossierVerb *const *verbs = dossier_verbs_get (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    if (strcmp (verbs[i]->name, name) == 0)
      return verbs[i];
  return NULL;
}

static const DossierParameter *
find_parameter (const DossierVerb *self, const char *name)
{
  for (const DossierParameter *p = self->parameters; p->name != NULL; p++)
    if (strcmp (p->name, name) == 0)
      return p;
  return NULL;
}

/**
 * dossier_verb_check:
 * @args: a dictionary (a{sv})
 *
 * Returns: whether @args has what the verb needs, of the right types, and nothing else; FALSE
 *   with BAD_INPUT otherwise. Any thread.
 */
gboolean
dossier_verb_check (const DossierVerb *self, GVariant *args, GError **error)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, args);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) owned = value;
      const DossierParameter *parameter = find_parameter (self, key);

      if (parameter == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE (parameter->type)))
        {
          g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       "The verb “%s” takes no “%s” of type “%s”", self->name, key,
                       g_variant_get_type_string (value));
          return FALSE;
        }
    }
  for (const DossierParameter *p = self->parameters; p->name != NULL; p++)
    if (p->required && !dossier_args_has (args, p->name))
      {
        g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, "The verb “%s” needs “%s”",
                     self->name, p->name);
        return FALSE;
      }
  return TRUE;
}
