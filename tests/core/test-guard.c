/* The guard of the one idea: whatever is done to a dossier, every step can be undone and done
 * again, through closing and through being killed. DOSSIER_TEST_SEED=N repeats a run. */
#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "corpus/verb.h"
#include "record-hash.h"
#include "verb-player.h"

#define N_ACTS        2000
#define N_KILL_ROUNDS 30
/* Looking into the search index takes longer than all the rest. */
#define CHECK_EVERY 50

typedef struct
{
  char *folder;
  char *path;
  guint32 seed;
  DossierCorpus *corpus;
  VerbPlayer *player;

  /* What the dossier was like after each step, and where undo and redo have led to. */
  GPtrArray *states;
  guint at;
  gint64 newest_step;
  GHashTable *worked; /* verbs that changed something */
} Guard;

static DossierCorpus *
open_corpus (const char *path, gboolean create)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store =
      create ? dossier_store_create (path, &error) : dossier_store_open (path, &error);

  g_assert_no_error (error);
  return dossier_corpus_new (store, "Guard");
}

static void
close_corpus (DossierCorpus *corpus)
{
  dossier_corpus_close (corpus);
  g_object_unref (corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_state (Guard *g, const char *hash, const char *after, const char *label)
{
  g_autofree char *where = record_hash_difference (hash, g->states->pdata[g->at]);

  if (where[0] != '\0')
    g_error ("%s “%s” led elsewhere: state %u differs in%s", after, label, g->at, where);
}

static void
reopen (Guard *g)
{
  g_autofree char *wal = g_strconcat (g->path, "-wal", NULL);
  g_autofree char *hash = NULL;

  close_corpus (g->corpus);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g->corpus = open_corpus (g->path, FALSE);
  g->player->corpus = g->corpus;
  hash = record_hash (dossier_corpus_get_store (g->corpus));
  check_state (g, hash, "Reopening", "");
}

/* A new act: what was undone before is gone. */
static void
remember (Guard *g, const char *hash, gboolean joins)
{
  g_ptr_array_set_size (g->states, (int) g->at + (joins ? 0 : 1));
  g_ptr_array_add (g->states, g_strdup (hash));
  g->at = g->states->len - 1;
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT)
         || g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND)
         || g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE);
}

static void
act (Guard *g)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autofree char *hash = NULL;
  gboolean joins = g->newest_step != 0 && g_rand_int_range (g->player->rand, 0, 20) == 0;
  const char *verb = verb_player_play (g->player, joins ? g->newest_step : 0, &result, &error);

  hash = record_hash (dossier_corpus_get_store (g->corpus));
  if (error != NULL && !is_refusal (error))
    g_error ("%s: %s", verb, error->message);
  if (result != NULL && dossier_args_has (result, "step"))
    {
      joins = g->newest_step == dossier_args_get_id (result, "step");
      g->newest_step = dossier_args_get_id (result, "step");
      g_hash_table_add (g->worked, (gpointer) verb);
      remember (g, hash, joins);
    }
  else if (strcmp (hash, g->states->pdata[g->at]) != 0)
    g_error ("%s changed something and is not in the history", verb);
}

static void
step (Guard *g, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label =
      undo ? dossier_corpus_undo (g->corpus, &error) : dossier_corpus_redo (g->corpus, &error);
  g_autofree char *hash = record_hash (dossier_corpus_get_store (g->corpus));

  g_assert_no_error (error);
  g->at = undo ? g->at - 1 : g->at + 1;
  g->newest_step = 0;
  check_state (g, hash, undo ? "Undo" : "Redo", label);
}

/* A few steps back and perhaps some forth. */
static void
wander (Guard *g)
{
  for (int n = g_rand_int_range (g->player->rand, 1, 8); n > 0 && g->at > 0; n--)
    step (g, TRUE);
  for (int n = g_rand_int_range (g->player->rand, 0, 8); n > 0 && g->at + 1 < g->states->len; n--)
    step (g, FALSE);
}

static void
act_many (Guard *g, int n)
{
  for (int i = 1; i <= n; i++)
    {
      act (g);
      if (g_rand_int_range (g->player->rand, 0, 60) == 0)
        wander (g);
      if (g_rand_int_range (g->player->rand, 0, 200) == 0)
        reopen (g);
      if (i % CHECK_EVERY == 0)
        record_check_file (g->path);
    }
}

static gboolean
all_worked (Guard *g)
{
  guint n_verbs;
  const DossierVerb *const *verbs = dossier_verbs_get (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    if (!g_hash_table_contains (g->worked, verbs[i]->name))
      {
        g_test_message ("%s was of no effect yet", verbs[i]->name);
        return FALSE;
      }
  return TRUE;
}

static void
undo_and_redo (Guard *g, guint down_to)
{
  g_autoptr (GError) error = NULL;

  while (g->at > down_to)
    {
      step (g, TRUE);
      if (g->at % 200 == 7)
        reopen (g);
    }
  if (down_to == 0)
    {
      g_assert_null (dossier_corpus_undo (g->corpus, &error));
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  record_check_file (g->path);

  while (g->at + 1 < g->states->len)
    {
      step (g, FALSE);
      if (g->at % 200 == 9)
        reopen (g);
    }
  g_assert_null (dossier_corpus_redo (g->corpus, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  record_check_file (g->path);
}

/* The child: acts, and says so line by line. "?" announces an act, an undo or a redo; what follows
 * it is said after the commit. */
static G_NORETURN void
play_until_killed (const char *path, guint32 seed)
{
  DossierCorpus *corpus = open_corpus (path, FALSE);
  g_autoptr (VerbPlayer) player = verb_player_new (corpus, seed);

  for (;;)
    {
      int what = g_rand_int_range (player->rand, 0, 20);
      g_autoptr (GVariant) result = NULL;
      g_autofree char *label = NULL;
      g_autofree char *hash = NULL;
      char op = what == 0 ? 'u' : what == 1 ? 'r' : 'a';

      printf ("?%c\n", op);
      fflush (stdout);
      if (op == 'a')
        verb_player_play (player, 0, &result, NULL);
      else
        label = op == 'u' ? dossier_corpus_undo (corpus, NULL) : dossier_corpus_redo (corpus, NULL);
      hash = record_hash (dossier_corpus_get_store (corpus));
      if (label == NULL && (result == NULL || !dossier_args_has (result, "step")))
        op = '-';
      printf ("%c%s\n", op, hash);
      fflush (stdout);
    }
}

/* Takes over what the child has done. Returns the op that it had announced last, or 0. */
static char
follow (Guard *g, const char *line)
{
  if (line[0] == '?')
    return line[1];
  switch (line[0])
    {
    case 'a':
      remember (g, line + 1, FALSE);
      break;
    case 'u':
      g->at--;
      break;
    case 'r':
      g->at++;
      break;
    default:
      break;
    }
  check_state (g, line + 1, "Child", "");
  return 0;
}

/* What was announced and not acknowledged has happened whole, or not at all. */
static void
settle (Guard *g, char announced)
{
  g_autofree char *hash = record_hash (dossier_corpus_get_store (g->corpus));

  if (strcmp (hash, g->states->pdata[g->at]) == 0)
    return;
  switch (announced)
    {
    case 'a':
      remember (g, hash, FALSE);
      break;
    case 'u':
      g->at--;
      break;
    case 'r':
      g->at++;
      break;
    default:
      g_error ("What was acknowledged is lost");
    }
  check_state (g, hash, "Kill", "");
  if (g->at > 0)
    {
      step (g, TRUE);
      step (g, FALSE);
    }
}

/* Reads lines until @deadline, then kills, then reads what was still said. */
static char *
listen_and_kill (GPid child, int out, gint64 deadline)
{
  g_autoptr (GString) said = g_string_new (NULL);
  gboolean killed = FALSE;

  for (;;)
    {
      struct pollfd poll_fd = { out, POLLIN, 0 };
      gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      char buffer[4096];
      gssize n;

      if (!killed && (left <= 0 || poll (&poll_fd, 1, (int) left) == 0))
        {
          killed = TRUE;
          g_assert_cmpint (kill (child, SIGKILL), ==, 0);
        }
      n = read (out, buffer, sizeof buffer);
      if (n <= 0)
        return g_string_free (g_steal_pointer (&said), FALSE);
      g_string_append_len (said, buffer, n);
    }
}

static void
kill_round (Guard *g, guint32 round)
{
  g_autofree char *seed = g_strdup_printf ("%u", g->seed + round);
  const char *argv[] = { "/proc/self/exe", "--play", g->path, seed, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_auto (GStrv) lines = NULL;
  char announced = 0;
  int out;
  GPid child;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  said = listen_and_kill (child, out,
                          g_get_monotonic_time ()
                              + g_rand_int_range (g->player->rand, 30 * 1000, 200 * 1000));
  close (out);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  lines = g_strsplit (said, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    announced = follow (g, lines[i]);
  g->corpus = open_corpus (g->path, FALSE);
  g->player->corpus = g->corpus;
  g->newest_step = 0;
  settle (g, announced);
  if (round % 8 == 0)
    record_check_file (g->path);
}

static void
test_everything_can_be_undone (void)
{
  Guard g = { .folder = g_dir_make_tmp ("dossier-XXXXXX", NULL) };
  const char *given = g_getenv ("DOSSIER_TEST_SEED");
  guint n_states;

  g.seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();
  g_test_message ("DOSSIER_TEST_SEED=%u", g.seed);
  g_random_set_seed (g.seed); /* ids are random too, and what is drawn follows their order */
  g.path = g_build_filename (g.folder, "guard.dossier", NULL);
  g.corpus = open_corpus (g.path, TRUE);
  g.player = verb_player_new (g.corpus, g.seed);
  g.states = g_ptr_array_new_with_free_func (g_free);
  g.worked = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (g.states, record_hash (dossier_corpus_get_store (g.corpus)));

  act_many (&g, N_ACTS);
  /* What chance has left out comes with some more acts, or it cannot work at all. */
  for (int more = 0; !all_worked (&g); more++)
    {
      g_assert_cmpint (more, <, 10);
      act_many (&g, N_ACTS / 4);
    }
  undo_and_redo (&g, 0);

  n_states = g.states->len;
  for (guint32 round = 1; round <= N_KILL_ROUNDS; round++)
    {
      close_corpus (g.corpus);
      kill_round (&g, round);
    }
  /* Undo in the children may have gone below what was there before. */
  undo_and_redo (&g, MIN (n_states - 1, g.at));
  g_test_message ("%u steps, %u before the kills", g.states->len - 1, n_states - 1);

  close_corpus (g.corpus);
  g_unlink (g.path);
  g_assert_cmpint (g_rmdir (g.folder), ==, 0);
  verb_player_free (g.player);
  g_ptr_array_unref (g.states);
  g_hash_table_unref (g.worked);
  g_free (g.path);
  g_free (g.folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--play") == 0)
    play_until_killed (argv[2], (guint32) g_ascii_strtoull (argv[3], NULL, 10));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/every-verb-is-known", verb_player_check_complete);
  g_test_add_func ("/guard/everything-can-be-undone", test_everything_can_be_undone);
  return g_test_run ();
}
