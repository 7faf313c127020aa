/* Every verb of the registry by name: it changes rows and leaves one labelled row of the history;
 * undo, redo and opening again lead to exactly the states before and after it. The guard does long
 * random sequences; this says which verb breaks. DOSSIER_TEST_SEED=N repeats a run. */
#include <string.h>

#include "corpus/check.h"
#include "corpus/verb.h"
#include "dossier-fixture.h"
#include "record-hash.h"
#include "verb-player.h"

/* Acts before the first verb, so that there is something to act on. */
#define N_BEFORE 300
/* Many arguments are refused, and some verbs need what another has made. */
#define N_TRIES  60
#define N_MORE   40
#define N_ROUNDS 40

typedef struct
{
  DossierFixture fixture;
  VerbPlayer *player;
} Stage;

static char *
hash_now (Stage *self)
{
  return record_hash (dossier_corpus_get_store (self->fixture.corpus));
}

static void
play_some (Stage *self, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GVariant) result = NULL;
      g_autoptr (GError) error = NULL;

      verb_player_play (self->player, 0, &result, &error);
    }
}

static gint64
count_changes (Stage *self)
{
  g_autofree char *count = dossier_fixture_ask (&self->fixture, "SELECT count (*) FROM change");

  return g_ascii_strtoll (count, NULL, 10);
}

/* Chance deletes as much as it makes: texts, marks in them, and words that have changed since. */
static void
lay_ground (Stage *self)
{
  static const char *const verbs[] = { "article.import", "highlight.add", "highlight.add",
                                       "highlight.add",  "actor.create",  "article.revise" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs) * 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) result =
          verb_player_play_verb (self->player, verbs[i % G_N_ELEMENTS (verbs)], 0, &error);
    }
}

static gboolean
play_until_effect (Stage *self, const char *verb, char **refusal)
{
  for (int i = 0; i < N_TRIES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) result = verb_player_play_verb (self->player, verb, 0, &error);

      if (result != NULL && dossier_args_has (result, "step"))
        return TRUE;
      g_free (*refusal);
      *refusal = g_strdup (error != NULL ? error->message : "no effect");
    }
  return FALSE;
}

/* Returns the state before @verb, which then has done something. What is refused does nothing. */
static char *
do_verb (Stage *self, const char *verb, gint64 *n_changes)
{
  g_autofree char *refusal = NULL;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *before = hash_now (self);

      *n_changes = count_changes (self);
      if (play_until_effect (self, verb, &refusal))
        return g_steal_pointer (&before);
      play_some (self, N_MORE);
      lay_ground (self);
    }
  g_error ("%s never changed a row: %s", verb, refusal);
}

static void
assert_state (Stage *self, const char *expected, const char *verb, const char *after)
{
  g_autofree char *now = hash_now (self);
  g_autofree char *where = record_hash_difference (now, expected);

  if (where[0] != '\0')
    g_error ("%s: %s led elsewhere, in%s", verb, after, where);
}

static void
step (Stage *self, gboolean undo, const char *verb)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = undo ? dossier_corpus_undo (self->fixture.corpus, &error)
                                : dossier_corpus_redo (self->fixture.corpus, &error);

  if (error != NULL)
    g_error ("%s: %s", verb, error->message);
}

static void
reopen (Stage *self)
{
  dossier_fixture_close (&self->fixture);
  dossier_fixture_open (&self->fixture);
  self->player->corpus = self->fixture.corpus;
}

/* A label is for people: where none is set the history has the name of the verb. */
static void
assert_history (Stage *self, const char *verb, gint64 n_before)
{
#define NEWEST " FROM change WHERE id = (SELECT max (id) FROM change)"
  g_autofree char *label = dossier_fixture_ask (&self->fixture, "SELECT label" NEWEST);

  g_assert_cmpint (count_changes (self), ==, n_before + 1);
  dossier_fixture_assert (&self->fixture, "SELECT verb" NEWEST, verb);
  dossier_fixture_assert (&self->fixture, "SELECT step = id AND state = 0" NEWEST, "1");
  g_assert_cmpstr (g_strstrip (label), !=, "");
  g_assert_cmpstr (label, !=, verb);
}

static void
assert_rows_changed (const char *before, const char *after, const char *verb)
{
  g_autofree char *where = record_hash_difference (before, after);
  g_auto (GStrv) tables = g_strsplit (g_strstrip (where), " ", -1);
  guint n_recorded = 0;

  for (guint i = 0; tables[i] != NULL; i++)
    if (tables[i][0] != '\0' && !g_str_has_prefix (tables[i], "search"))
      n_recorded++;
  if (n_recorded == 0)
    g_error ("%s changed no recorded row", verb);
}

static Stage stage;

static void
test_verb (gconstpointer data)
{
  const char *verb = data;
  Stage *self = &stage;
  gint64 n_changes;
  g_autofree char *before = do_verb (self, verb, &n_changes);
  g_autofree char *after = hash_now (self);

  assert_rows_changed (before, after, verb);
  assert_history (self, verb, n_changes);
  step (self, TRUE, verb);
  assert_state (self, before, verb, "undo");
  step (self, FALSE, verb);
  assert_state (self, after, verb, "redo");
  reopen (self);
  assert_state (self, after, verb, "opening again");
  step (self, TRUE, verb);
  assert_state (self, before, verb, "undo after opening again");
}

/* What came of all that is what `dossier-cli check` calls sound, quotes and codebook included. */
static void
test_sound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  record_check_file (stage.fixture.path);
  findings = dossier_check_file (stage.fixture.path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", (const char *) findings->pdata[i]);
}

static void
set_up_stage (void)
{
  const char *given = g_getenv ("DOSSIER_TEST_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("DOSSIER_TEST_SEED=%u", seed);
  g_random_set_seed (seed); /* ids are random too, and what is drawn follows their order */
  dossier_fixture_set_up (&stage.fixture, NULL);
  stage.player = verb_player_new (stage.fixture.corpus, seed);
  play_some (&stage, N_BEFORE);
}

int
main (int argc, char *argv[])
{
  guint n_verbs;
  const DossierVerb *const *verbs = dossier_verbs_get (&n_verbs);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/each-verb/is-known", verb_player_check_complete);
  for (guint i = 0; i < n_verbs; i++)
    {
      g_autofree char *path = g_strdup_printf ("/each-verb/%s", verbs[i]->name);
      g_test_add_data_func (path, verbs[i]->name, test_verb);
    }
  g_test_add_func ("/each-verb/sound", test_sound);
  set_up_stage ();
  status = g_test_run ();
  dossier_fixture_tear_down (&stage.fixture, NULL);
  verb_player_free (stage.player);
  return status;
}
