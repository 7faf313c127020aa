/* A timeline that follows changes shows what one shows that is read as a whole, whatever is done; and
 * where a change names what it is about, the rest is not read. DOSSIER_TEST_SEED=N repeats a run. */
#include <stdlib.h>

#include "corpus/timeline.h"
#include "dossier-fixture.h"
#include "import/curation-import.h"
#include "until.h"
#include "verb-player.h"

#define N_ACTS      240
#define CHECK_EVERY 6

typedef struct
{
  DossierTimeline *timeline;
  guint n_resets;
  guint n_changes;
} Follower;

/* As a person has them: what lanes are by, and what narrows them. */
static const struct
{
  DossierLanesBy lanes_by;
  const char *query;
  gboolean told;
} looks[] = {
  { DOSSIER_LANES_ACTOR, "@a{sv} {}", FALSE },
  { DOSSIER_LANES_TAG, "@a{sv} {}", TRUE },
  { DOSSIER_LANES_PLACE, "{'rating': <'B'>}", FALSE },
  { DOSSIER_LANES_ARTICLE, "{'text': <'i'>}", TRUE },
  { DOSSIER_LANES_STATUS, "{'statuses': <['occurred', 'planned', 'reported']>}", FALSE },
};

static void
import_sample (DossierFixture *f)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "sample.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GVariant) summary = NULL;

  g_assert_no_error (error);
  summary =
      dossier_curation_import (f->corpus, G_INPUT_STREAM (stream), "sample.json", NULL, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (DossierTimeline *timeline, guint *count)
{
  ++*count;
}

static void
follow (Follower *self, DossierFixture *f, guint look)
{
  g_autoptr (GError) error = NULL;
  GVariant *query = g_variant_parse (NULL, looks[look].query, NULL, NULL, &error);

  g_assert_no_error (error);
  self->timeline = dossier_timeline_new (f->corpus);
  g_signal_connect (self->timeline, "reset", G_CALLBACK (count_cb), &self->n_resets);
  g_signal_connect (self->timeline, "changed", G_CALLBACK (count_cb), &self->n_changes);
  dossier_timeline_open (self->timeline, query, looks[look].lanes_by);
  g_variant_unref (query);
  if (looks[look].told)
    dossier_timeline_need_told (self->timeline);
  dossier_timeline_set_paused (self->timeline, FALSE);
  until (dossier_timeline_get_index (self->timeline) != NULL);
}

static void
leave (Follower *self)
{
  g_signal_handlers_disconnect_by_func (self->timeline, count_cb, &self->n_resets);
  g_signal_handlers_disconnect_by_func (self->timeline, count_cb, &self->n_changes);
  g_clear_object (&self->timeline);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Of what is read all that can be seen, in an order of its own. */
static char *
print_index (DossierTimelineIndex *index, GArray *coverage, guint n_undated, gboolean told)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dossier_timeline_index_get_n_lanes (index); i++)
    {
      const DossierTimelineLane *lane = dossier_timeline_index_get_lane (index, i);
      guint32 slot = DOSSIER_TIMELINE_NO_SLOT;

      for (guint j = 0; j < lane->n_events; j++)
        {
          const DossierTimelineEvent *e;

          slot = dossier_timeline_index_step (index, i, slot, 1);
          e = dossier_timeline_index_get (index, slot);
          g_ptr_array_add (
              lines, g_strdup_printf ("%" G_GINT64_FORMAT " %s (%s, %d): %" G_GINT64_FORMAT
                                      " %s %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT " %u %u %u %d",
                                      lane->record, lane->name, lane->detail, lane->colour, e->id,
                                      dossier_timeline_index_get_title (index, slot), e->first,
                                      e->last, e->form, e->state, e->flags, told ? e->told : 0));
        }
    }
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < coverage->len; i++)
    g_ptr_array_add (lines,
                     g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (coverage, gint64, i)));
  g_ptr_array_add (lines, g_strdup_printf ("%u undated", n_undated));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gpointer
read_thread (DossierDatabase *database, gpointer reading, GCancellable *cancellable, GError **error)
{
  return dossier_timeline_reading_run (reading, database, cancellable, error) ? reading : NULL;
}

static gboolean
is_same (DossierFixture *f, Follower *self, guint look, char **is, char **should_be)
{
  g_autoptr (DossierTimelineReading) reading = dossier_timeline_reading_new (
      dossier_timeline_get_query (self->timeline), looks[look].lanes_by);
  g_autoptr (GError) error = NULL;

  reading->with_coverage = TRUE;
  reading->with_told = looks[look].told;
  dossier_store_read (dossier_corpus_get_store (f->corpus), read_thread, reading, NULL, &error);
  g_assert_no_error (error);
  g_free (*is);
  g_free (*should_be);
  *should_be = print_index (
      reading->index, reading->coverage,
      reading->n_events - dossier_timeline_index_get_n_events (reading->index), looks[look].told);
  *is = print_index (dossier_timeline_get_index (self->timeline),
                     dossier_timeline_get_coverage (self->timeline),
                     dossier_timeline_get_n_undated (self->timeline), looks[look].told);
  return g_str_equal (*is, *should_be);
}

static void
check_same (DossierFixture *f, Follower *self, guint look, const char *after)
{
  g_autofree char *is = NULL;
  g_autofree char *should_be = NULL;
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!is_same (f, self, look, &is, &should_be))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("After “%s”, look %u: followed is\n%s\nread as a whole\n%s", after, look, is,
                 should_be);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static void
test_random (DossierFixture *f, gconstpointer data)
{
  const char *seed_text = g_getenv ("DOSSIER_TEST_SEED");
  guint32 seed = seed_text != NULL ? (guint32) strtoul (seed_text, NULL, 10) : g_random_int ();
  Follower followers[G_N_ELEMENTS (looks)] = { 0 };
  g_autoptr (VerbPlayer) player = NULL;
  g_autoptr (GString) done = g_string_new (NULL);

  g_test_message ("DOSSIER_TEST_SEED=%u", seed);
  import_sample (f);
  player = verb_player_new (f->corpus, seed);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    follow (&followers[i], f, i);
  for (guint n = 1; n <= N_ACTS; n++)
    {
      if (g_rand_int_range (player->rand, 0, 6) == 0)
        {
          g_autofree char *label = dossier_corpus_undo (f->corpus, NULL);

          g_string_append_printf (done, "undo %s; ", label);
        }
      else
        {
          g_autoptr (GVariant) result = NULL;

          g_string_append_printf (done, "%s; ", verb_player_play (player, 0, &result, NULL));
        }
      if (g_rand_int_range (player->rand, 0, 5) == 0)
        {
          DossierTimeline *timeline =
              followers[g_rand_int_range (player->rand, 0, G_N_ELEMENTS (looks))].timeline;

          dossier_timeline_set_paused (timeline, g_rand_boolean (player->rand));
        }
      if (n % CHECK_EVERY != 0)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
        {
          dossier_timeline_set_paused (followers[i].timeline, FALSE);
          check_same (f, &followers[i], i, done->str);
        }
      g_string_truncate (done, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    leave (&followers[i]);
}

/* Does a verb and waits until the timeline knows; nothing was read as a whole for it. */
static void
expect_change (DossierFixture *f, Follower *self, guint look, const char *verb, GVariant *args)
{
  guint before = self->n_changes;
  DossierTimelineIndex *index = dossier_timeline_get_index (self->timeline);

  g_variant_unref (dossier_fixture_do (f, verb, args));
  until (self->n_changes > before);
  check_same (f, self, look, verb);
  g_assert_true (dossier_timeline_get_index (self->timeline) == index);
}

static gint64
ask_id (DossierFixture *f, const char *sql)
{
  g_autofree char *text = dossier_fixture_ask (f, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

/* Articles, actors and tags change often; the timeline keeps what they are not about. */
static void
test_named_only (DossierFixture *f, gconstpointer data)
{
  Follower by_actor = { 0 }, by_tag = { 0 }, by_article = { 0 };
  gint64 article, actor, tag;

  import_sample (f);
  follow (&by_actor, f, 0);
  follow (&by_tag, f, 1);
  follow (&by_article, f, 3);
  article = ask_id (f, "SELECT r.article FROM evidence x JOIN passage p ON p.id = x.passage JOIN "
                       "revision r ON r.id = p.revision JOIN event e ON e.id = x.record LIMIT 1");
  actor = ask_id (f, "SELECT actor FROM participant LIMIT 1");
  tag = ask_id (f, "SELECT tag FROM highlight_tag LIMIT 1");
  expect_change (f, &by_article, 3, "article.set",
                 dossier_args_new ("article", g_variant_new_int64 (article), "title",
                                   g_variant_new_string ("Called otherwise"), NULL));
  expect_change (f, &by_actor, 0, "actor.set",
                 dossier_args_new ("actor", g_variant_new_int64 (actor), "name",
                                   g_variant_new_string ("Called otherwise"), NULL));
  expect_change (f, &by_tag, 1, "tag.set",
                 dossier_args_new ("tag", g_variant_new_int64 (tag), "name",
                                   g_variant_new_string ("Called otherwise"), NULL));
  g_assert_cmpuint (by_actor.n_resets, ==, 1);
  leave (&by_actor);
  leave (&by_tag);
  leave (&by_article);
}

/* What happens while nobody looks is read when somebody does, and only that. */
static void
test_paused (DossierFixture *f, gconstpointer data)
{
  Follower self = { 0 };

  import_sample (f);
  follow (&self, f, 0);
  dossier_timeline_set_paused (self.timeline, TRUE);
  g_variant_unref (
      dossier_fixture_do (f, "event.create",
                          dossier_args_new ("title", g_variant_new_string ("New"), "edtf",
                                            g_variant_new_string ("2020"), NULL)));
  dossier_fixture_import (f, "Another", "Words of another article.");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (self.n_changes, ==, 0);
  dossier_timeline_set_paused (self.timeline, FALSE);
  until (self.n_changes == 1);
  check_same (f, &self, 0, "a pause");
  g_assert_cmpuint (self.n_resets, ==, 1);
  leave (&self);
}

static void
add (const char *path, void (*test) (DossierFixture *, gconstpointer))
{
  g_test_add (path, DossierFixture, NULL, dossier_fixture_set_up, test, dossier_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/timeline-follow/random", test_random);
  add ("/timeline-follow/named-only", test_named_only);
  add ("/timeline-follow/paused", test_paused);
  return g_test_run ();
}
