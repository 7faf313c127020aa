#include "verb-player.h"

#include <string.h>

#include "corpus/verb.h"
#include "export/curation-writer.h"
#include "import/curation-import.h"

/* How often a verb is drawn; 1 where nothing is said. What makes room for others is drawn more. */
static const struct
{
  const char *verb;
  guint weight;
} weights[] = {
  { "article.import", 4 }, { "article.revise", 3 },     { "highlight.add", 4 },
  { "highlight.tag", 4 },  { "highlight.untag", 5 },    { "tag.create", 3 },
  { "actor.create", 3 },   { "mention.add", 3 },        { "role.add", 2 },
  { "event.create", 3 },   { "event.add-evidence", 2 }, { "date.add", 2 },
  { "note.create", 2 },    { "passage.accept", 5 },     { "curation.import", 3 },
  { "link.add", 4 },
};

static guint
weight_of (const DossierVerb *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (strcmp (weights[i].verb, verb->name) == 0)
      return weights[i].weight;
  return 1;
}

static const DossierVerb *
draw (VerbPlayer *self)
{
  guint n_verbs;
  const DossierVerb *const *verbs = dossier_verbs_get (&n_verbs);
  guint total = 0;
  guint at;

  for (guint i = 0; i < n_verbs; i++)
    total += weight_of (verbs[i]);
  at = (guint) g_rand_int_range (self->rand, 0, (gint32) total);
  for (guint i = 0; i < n_verbs; i++)
    {
      if (at < weight_of (verbs[i]))
        return verbs[i];
      at -= weight_of (verbs[i]);
    }
  g_assert_not_reached ();
}

/**
 * verb_player_check_complete:
 *
 * Fails the test when there is a verb in the registry with an argument that cannot be made up.
 */
void
verb_player_check_complete (void)
{
  guint n_verbs;
  const DossierVerb *const *verbs = dossier_verbs_get (&n_verbs);

  g_assert_cmpuint (n_verbs, >, 0);
  for (guint i = 0; i < n_verbs; i++)
    for (const DossierParameter *p = verbs[i]->parameters; p->name != NULL; p++)
      if (!verb_argument_is_known (verbs[i]->name, p->name, p->type))
        g_error ("tests/support/verb-arguments.c cannot make up “%s” (%s) of the verb %s", p->name,
                 p->type, verbs[i]->name);
}

static GVariant *
make_arguments (VerbPlayer *self, const DossierVerb *verb)
{
  GVariantDict dict;
  /* The three parts of a place come together or not at all. */
  gboolean with_place = g_rand_boolean (self->rand);

  g_variant_dict_init (&dict, NULL);
  for (const DossierParameter *p = verb->parameters; p->name != NULL; p++)
    {
      gboolean is_place = g_str_equal (p->name, "revision") || g_str_equal (p->name, "start")
                          || g_str_equal (p->name, "end");
      gboolean wanted = is_place ? with_place : g_rand_int_range (self->rand, 0, 10) < 4;
      GVariant *value = NULL;

      if (p->required || wanted)
        value = verb_argument_make (self, verb->name, p->name, p->type);
      if (value != NULL)
        g_variant_dict_insert_value (&dict, p->name, value);
    }
  return g_variant_dict_end (&dict);
}

static gpointer
export_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!dossier_curation_write (database, stream, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Takes an earlier export in again: what was deleted since comes back. */
static GVariant *
play_curation (VerbPlayer *self, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  GVariant *result;

  if (self->exported == NULL)
    self->exported =
        dossier_store_read (dossier_corpus_get_store (self->corpus), export_cb, NULL, NULL, error);
  if (self->exported == NULL)
    return NULL;
  stream = g_memory_input_stream_new_from_bytes (self->exported);
  result = dossier_curation_import (self->corpus, stream, "earlier.json", NULL, error);
  g_clear_pointer (&self->exported, g_bytes_unref);
  return result;
}

/**
 * verb_player_play_verb:
 * @name: a verb of the registry
 * @step: the step to join, or 0
 *
 * Plays @name with arguments as they come.
 *
 * Returns: (transfer full): what the verb returned; it has "step" when rows were changed. NULL with
 *   @error when it was refused
 */
GVariant *
verb_player_play_verb (VerbPlayer *self, const char *name, gint64 step, GError **error)
{
  GVariant *result =
      g_str_equal (name, "curation.import")
          ? play_curation (self, error)
          : dossier_corpus_do (self->corpus, name, make_arguments (self, dossier_verbs_find (name)),
                               step, error);

  /* An export is kept for a while before it is taken in. */
  if (self->exported == NULL && g_rand_int_range (self->rand, 0, 20) == 0)
    self->exported =
        dossier_store_read (dossier_corpus_get_store (self->corpus), export_cb, NULL, NULL, NULL);
  return result;
}

/**
 * verb_player_play:
 * @step: the step to join, or 0
 * @result: (out) (transfer full): what the verb returned; it has "step" when rows were changed
 *
 * Returns: the name of the verb that was played; look at @error for whether it worked
 */
const char *
verb_player_play (VerbPlayer *self, gint64 step, GVariant **result, GError **error)
{
  const DossierVerb *verb = draw (self);

  *result = verb_player_play_verb (self, verb->name, step, error);
  return verb->name;
}

/**
 * verb_player_new:
 * @corpus: an open dossier, borrowed
 */
VerbPlayer *
verb_player_new (DossierCorpus *corpus, guint32 seed)
{
  VerbPlayer *self = g_new0 (VerbPlayer, 1);

  self->corpus = corpus;
  self->rand = g_rand_new_with_seed (seed);
  return self;
}

/**
 * verb_player_free:
 * @self: (nullable) (transfer full):
 */
void
verb_player_free (VerbPlayer *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->rand);
  g_clear_pointer (&self->exported, g_bytes_unref);
  g_free (self);
}
