#include "corpus/search.h"
#include "dossier-fixture.h"

/* More articles have the word than are ranked. */
#define MANY 1300

typedef struct
{
  DossierSearchKind kind;
  const char *words;
  guint offset;
  guint limit;
} Query;

static gpointer
run (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return dossier_search (database, query->kind, query->words, DOSSIER_WORDS_QUERY_WHOLE,
                         query->offset, query->limit, error);
}

static GPtrArray *
search (DossierFixture *f, DossierSearchKind kind, const char *words, guint offset, guint limit)
{
  Query query = { kind, words, offset, limit };
  g_autoptr (GError) error = NULL;
  GPtrArray *hits =
      dossier_store_read (dossier_corpus_get_store (f->corpus), run, &query, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static void
test_place_and_marks (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  DossierSearchHit *hit;
  DossierTextRange mark;
  g_autofree char *word = NULL;

  dossier_fixture_import (f, "Der Kai", "Am Kai — früh um fünf — läuft der Grüne Frachter ein.\n");
  hits = search (f, DOSSIER_SEARCH_TEXTS, "grune", 0, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpuint (hit->start, ==, 34);
  g_assert_cmpuint (hit->end, ==, 39);
  g_assert_cmpuint (hit->marks->len, ==, 1);
  mark = g_array_index (hit->marks, DossierTextRange, 0);
  word = g_utf8_substring (hit->snippet, mark.start, mark.end);
  g_assert_cmpstr (word, ==, "Grüne");
}

static void
test_best_first (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("Only the weather, number %u.\n", i);
      dossier_fixture_import (f, "Weather", text);
    }
  dossier_fixture_import (f, "Once",
                          "The pier is mentioned in this long text about the weather and "
                          "the sea and the gulls and the people of the town.\n");
  dossier_fixture_import (f, "Often", "The pier, the pier, the pier.\n");
  hits = search (f, DOSSIER_SEARCH_TEXTS, "pier", 0, 10);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpstr (((DossierSearchHit *) hits->pdata[0])->title, ==, "Often");
}

/* A snippet keeps to one paragraph, the one with the most of the words. */
static void
test_densest_paragraph (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  DossierSearchHit *hit;

  dossier_fixture_import (f, "Ferry", "The ferry waits.\n\nGrain came by ferry at night.\n");
  hits = search (f, DOSSIER_SEARCH_TEXTS, "grain ferry", 0, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpstr (hit->snippet, ==, "Grain came by ferry at night.");
  g_assert_cmpuint (hit->marks->len, ==, 2);
  g_assert_cmpuint (hit->start, ==, 18);
}

/* Every hit is on exactly one page, also behind what is ranked. */
static void
test_pages (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint offset = 0;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("The pier has number %u.\n", i);
      dossier_fixture_import (f, "Pier", text);
    }
  for (;;)
    {
      GPtrArray *hits = search (f, DOSSIER_SEARCH_TEXTS, "pier", offset, 170);

      g_ptr_array_add (pages, hits);
      for (guint i = 0; i < hits->len; i++)
        g_assert_true (g_hash_table_add (seen, &((DossierSearchHit *) hits->pdata[i])->record));
      offset += hits->len;
      if (hits->len < 170)
        break;
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, MANY);
}

static void
test_comments (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) comments = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  gint64 article = dossier_fixture_import (f, "Pier", "The pier is closed.\n");
  g_autofree char *revision = dossier_fixture_ask (f, "SELECT id FROM revision");

  g_variant_unref (dossier_fixture_do (
      f, "highlight.add",
      dossier_args_new ("revision", g_variant_new_int64 (g_ascii_strtoll (revision, NULL, 10)),
                        "start", g_variant_new_int64 (4), "end", g_variant_new_int64 (8), "comment",
                        g_variant_new_string ("a doubtful quay"), NULL)));
  comments = search (f, DOSSIER_SEARCH_COMMENTS, "doubtful", 0, 10);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpint (((DossierSearchHit *) comments->pdata[0])->article, ==, article);
  nothing = search (f, DOSSIER_SEARCH_NAMES, "doubtful", 0, 10);
  g_assert_cmpuint (nothing->len, ==, 0);
}

#define TEST(path, function)                                                                       \
  g_test_add ("/search/" path, DossierFixture, NULL, dossier_fixture_set_up, function,             \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("place-and-marks", test_place_and_marks);
  TEST ("best-first", test_best_first);
  TEST ("densest-paragraph", test_densest_paragraph);
  TEST ("pages", test_pages);
  TEST ("comments", test_comments);
  return g_test_run ();
}
