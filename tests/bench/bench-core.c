/* The core beside yardsticks of the same minute: importing, one tag, search, the library.
 * DESIGN.md section 7. Run: meson test --benchmark core -v. With a number: so many articles. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "corpus/lists.h"
#include "corpus/search.h"
#include "store/backup.h"
#include "store/schema.h"

#define N_ARTICLES 10000
#define N_ROUNDS   3
#define N_ACTS     400
#define N_SEARCHES 40
/* What the importer comes to on a quiet machine: its batches aim at 40 ms. */
#define BATCH     100
#define TEXT_SIZE 3500

static const char *const syllables[] = {
  "gra", "in",   "ter", "min", "is",  "po", "li", "ta",  "ex",   "port",
  "bor", "der",  "quo", "con", "sti", "tu", "ra", "ne",  "go",   "ti",
  "a",   "tion", "mar", "ket", "en",  "er", "gy", "har", "bour",
};

typedef struct
{
  char *folder;
  guint n;
  char **words;
  GRand *rand;
} Bench;

/* ms, sorted */
typedef struct
{
  double values[1024];
  guint n;
} Times;

static int
compare_times (const void *a, const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
add_time (Times *times, gint64 began)
{
  times->values[times->n++] = (double) (g_get_monotonic_time () - began) / 1000;
  qsort (times->values, times->n, sizeof (double), compare_times);
}

static double
at (const Times *times, double part)
{
  return times->values[(guint) (part * (times->n - 1))];
}

static void
print_row (const char *work, const Times *ours, const Times *yardstick)
{
  printf ("| %-44s | %9.2f | %9.2f – %9.2f |", work, at (ours, 0.5), at (ours, 0.05),
          at (ours, 0.95));
  if (yardstick != NULL)
    printf (" %9.2f | %5.2f |\n", at (yardstick, 0.5), at (ours, 0.5) / at (yardstick, 0.5));
  else
    printf (" %9s | %5s |\n", "", "");
  fflush (stdout);
}

/* Few words are frequent, most are rare, as in a language. */
static char *
make_text (Bench *b, guint number)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Number %u", number);
  while (text->len < TEXT_SIZE)
    {
      double r = g_rand_double (b->rand);
      g_string_append_printf (text, " %s", b->words[(guint) (r * r * r * r * 19999)]);
    }
  return g_string_free (text, FALSE);
}

static void
make_words (Bench *b)
{
  b->words = g_new0 (char *, 20001);
  for (guint i = 0; i < 20000; i++)
    {
      GString *word = g_string_new (NULL);
      for (int n = g_rand_int_range (b->rand, 1, 5); n > 0; n--)
        g_string_append (word, syllables[g_rand_int_range (b->rand, 0, G_N_ELEMENTS (syllables))]);
      g_string_append_printf (word, "%c", 'a' + (int) (i % 26));
      b->words[i] = g_string_free (word, FALSE);
    }
}

static void
must (gboolean ok, const GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static GVariant *
make_batch (Bench *b, char **texts, guint from, guint n)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = from; i < from + n && i < b->n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Article %u", i);
      g_variant_builder_add_value (
          &builder, dossier_args_new ("title", g_variant_new_string (title), "text",
                                      g_variant_new_from_data (G_VARIANT_TYPE ("ay"), texts[i],
                                                               strlen (texts[i]), TRUE, NULL, NULL),
                                      NULL));
    }
  return dossier_args_new ("articles", g_variant_builder_end (&builder), NULL);
}

static DossierCorpus *
import (Bench *b, char **texts, Times *batches)
{
  g_autofree char *path = g_build_filename (b->folder, "bench.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;
  DossierCorpus *corpus;
  gint64 step = 0;

  dossier_backup_remove_file (path);
  store = dossier_store_create (path, &error);
  must (store != NULL, error);
  corpus = dossier_corpus_new (store, "Bench");
  for (guint i = 0; i < b->n; i += BATCH)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GVariant) result = dossier_corpus_do (
          corpus, "article.import", make_batch (b, texts, i, BATCH), step, &error);

      must (result != NULL, error);
      step = dossier_args_get_id (result, "step");
      if (batches->n < 1000)
        add_time (batches, began);
    }
  return corpus;
}

/* The same rows with ids as random, the same hashes and search tables, as short as one can write it:
 * one transaction, without a journal, with all texts indexed by one statement. */
static void
import_bare (Bench *b, char **texts)
{
  g_autofree char *path = g_build_filename (b->folder, "bare.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database = NULL;

  dossier_backup_remove_file (path);
  database = dossier_database_open (path, DOSSIER_DATABASE_CREATE, &error);
  must (database != NULL && dossier_database_use_wal (database, &error)
            && dossier_schema_create (database, &error)
            && dossier_database_begin (database, TRUE, &error),
        error);
  for (guint i = 0; i < b->n; i++)
    {
      gint64 id = dossier_id_new ();
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, texts[i], -1);
      g_autofree char *title = g_strdup_printf ("Article %u", i);

      must (
          dossier_database_run (database, &error,
                                "INSERT INTO content (sha256, media_type, text) VALUES (?, ?, ?)",
                                "ttt", hash, "text/plain", texts[i])
              && dossier_database_run (
                  database, &error, "INSERT INTO record (id, kind) VALUES (?, 'article')", "i", id)
              && dossier_database_run (database, &error,
                                       "INSERT INTO article (id, title, added_at) "
                                       "VALUES (?, ?, 1)",
                                       "it", id, title)
              && dossier_database_run (database, &error,
                                       "INSERT INTO revision (id, article, number, content, "
                                       "code_points, made) VALUES (?, ?, 1, ?, ?, 'imported')",
                                       "iiti", id, id, hash, (gint64) g_utf8_strlen (texts[i], -1))
              && dossier_database_run (database, &error,
                                       "INSERT INTO source (id, article, content) "
                                       "VALUES (?, ?, ?)",
                                       "iit", id, id, hash),
          error);
    }
  must (dossier_database_script (database,
                                 "INSERT INTO search_text (rowid, body) SELECT id, body "
                                 "FROM search_text_source ORDER BY id; "
                                 "INSERT INTO search_title (rowid, title) SELECT id, title "
                                 "FROM article ORDER BY id",
                                 &error)
            && dossier_database_commit (database, &error),
        error);
}

static void
close_corpus (DossierCorpus *corpus)
{
  dossier_corpus_close (corpus);
  g_object_unref (corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static DossierCorpus *
bench_import (Bench *b)
{
  g_auto (GStrv) texts = g_new0 (char *, b->n + 1);
  Times ours = { .n = 0 };
  Times bare = { .n = 0 };
  Times batches = { .n = 0 };
  DossierCorpus *corpus = NULL;
  g_autofree char *name = g_strdup_printf ("import %u articles of 3.5 KB, ms", b->n);

  for (guint i = 0; i < b->n; i++)
    texts[i] = make_text (b, i);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 began = g_get_monotonic_time ();

      import_bare (b, texts);
      add_time (&bare, began);
      if (corpus != NULL)
        close_corpus (corpus);
      began = g_get_monotonic_time ();
      corpus = import (b, texts, &batches);
      add_time (&ours, began);
    }
  print_row (name, &ours, &bare);
  print_row ("one batch of it, 80 articles, ms", &batches, NULL);
  return corpus;
}

static gpointer
get_revision_cb (DossierDatabase *database, gpointer revision, GCancellable *cancellable,
                 GError **error)
{
  return GINT_TO_POINTER (
      dossier_database_get_int (database, revision, error, "SELECT max (id) FROM revision", ""));
}

static void
tag_bare (DossierDatabase *database, gint64 id, gint64 revision)
{
  g_autoptr (GError) error = NULL;

  must (dossier_database_begin (database, TRUE, &error)
            && dossier_database_run (database, &error,
                                     "INSERT INTO passage (id, revision, start_at, end_at, quote, "
                                     "prefix, suffix) VALUES (?, ?, 1, 9, 'quote', 'before', "
                                     "'after')",
                                     "ii", id, revision)
            && dossier_database_run (
                database, &error, "INSERT INTO highlight (id, passage) VALUES (?, ?)", "ii", id, id)
            && dossier_database_run (database, &error,
                                     "INSERT INTO highlight_tag (id, highlight, tag) "
                                     "SELECT ?, ?, min (id) FROM tag",
                                     "ii", id, id)
            && dossier_database_run (database, &error,
                                     "INSERT INTO record (id, kind) VALUES (?, 'passage')", "i", id)
            && dossier_database_commit (database, &error),
        error);
}

static void
bench_tag (Bench *b, DossierCorpus *corpus)
{
  DossierStore *store = dossier_corpus_get_store (corpus);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tag = dossier_corpus_do (
      corpus, "tag.create", dossier_args_new ("name", g_variant_new_string ("Trade"), NULL), 0,
      &error);
  g_autoptr (DossierDatabase) bare =
      dossier_database_open (dossier_store_get_path (store), DOSSIER_DATABASE_WRITE, &error);
  gint64 tag_id = dossier_args_get_id (tag, "id");
  gint64 revision = 0;
  Times ours = { .n = 0 };
  Times yardstick = { .n = 0 };

  must (dossier_store_read (store, get_revision_cb, &revision, NULL, &error) != NULL, error);
  for (gint64 i = 0; i < N_ACTS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GVariant) result = dossier_corpus_do (
          corpus, "highlight.add",
          dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                            g_variant_new_int64 (i * 8), "end", g_variant_new_int64 (i * 8 + 6),
                            "tags", dossier_args_ids (&tag_id, 1), NULL),
          0, &error);

      must (result != NULL, error);
      add_time (&ours, began);
      began = g_get_monotonic_time ();
      tag_bare (bare, 1000 + i, revision);
      add_time (&yardstick, began);
    }
  print_row ("one tag on a passage, stored, ms", &ours, &yardstick);
}

typedef struct
{
  const char *words;
  guint n_hits;
} Search;

static gpointer
search_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) hits =
      dossier_search (database, DOSSIER_SEARCH_TEXTS, search->words, 0, 0, 50, error);

  search->n_hits = hits != NULL ? hits->len : 0;
  return hits != NULL ? search : NULL;
}

static void
bench_search (Bench *b, DossierCorpus *corpus, const char *what, const char *words)
{
  Times times = { .n = 0 };
  Search search = { words, 0 };
  g_autofree char *name = NULL;

  for (int i = 0; i < N_SEARCHES; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      must (dossier_store_read (dossier_corpus_get_store (corpus), search_cb, &search, NULL, &error)
                != NULL,
            error);
      add_time (&times, began);
    }
  name = g_strdup_printf ("first %u hits of %s, ms", search.n_hits, what);
  print_row (name, &times, NULL);
}

static gboolean
add_articles_cb (DossierAct *act, gpointer data, GError **error)
{
  return dossier_act_run (act, error,
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                          "WHERE i < ?) INSERT INTO article (id, title, published, published_min, "
                          "published_max, added_at) SELECT i * 3, 'Added ' || i, '2019', "
                          "i % 9000, i % 9000, i FROM n",
                          "i", *(gint64 *) data);
}

/* From asking for the list until its first page is filled. */
static void
bench_library (Bench *b, DossierCorpus *corpus)
{
  Times times = { .n = 0 };
  g_autofree char *name = NULL;

  for (int i = 0; i < N_SEARCHES; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (DossierLiveList) list =
          dossier_live_list_new (corpus, &dossier_article_list_kind, NULL);
      g_autoptr (DossierRow) row = NULL;

      while (dossier_live_list_is_loading (list)
             || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
        g_main_context_iteration (NULL, TRUE);
      row = g_list_model_get_item (G_LIST_MODEL (list), 0);
      while (!dossier_row_is_loaded (row))
        g_main_context_iteration (NULL, TRUE);
      add_time (&times, began);
      if (name == NULL)
        name = g_strdup_printf ("library of %u: places and first page, ms",
                                g_list_model_get_n_items (G_LIST_MODEL (list)));
    }
  print_row (name, &times, NULL);
}

int
main (int argc, char *argv[])
{
  Bench b = { .folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL) };
  g_autoptr (GError) error = NULL;
  DossierCorpus *corpus;
  gint64 n_more;
  g_autofree char *two = NULL;

  b.n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_ARTICLES;
  b.rand = g_rand_new_with_seed (7);
  make_words (&b);
  printf ("| %-44s | %9s | %21s | %9s | %5s |\n|---|---|---|---|---|\n", "work", "median",
          "5 % – 95 %", "yardstick", "ratio");
  corpus = bench_import (&b);
  bench_tag (&b, corpus);
  bench_search (&b, corpus, "a word in most articles", b.words[0]);
  bench_search (&b, corpus, "a rare word", b.words[19000]);
  bench_search (&b, corpus, "a prefix of three letters", "har*");
  two = g_strdup_printf ("%s %s", b.words[5], b.words[300]);
  bench_search (&b, corpus, "two words", two);
  bench_library (&b, corpus);
  n_more = (gint64) b.n * 9;
  must (dossier_store_act (dossier_corpus_get_store (corpus), "bench", "", 0, add_articles_cb,
                           &n_more, &error)
            != NULL,
        error);
  bench_library (&b, corpus);

  close_corpus (corpus);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path =
          g_build_filename (b.folder, i == 0 ? "bench.dossier" : "bare.dossier", NULL);
      dossier_backup_remove_file (path);
    }
  g_rmdir (b.folder);
  g_strfreev (b.words);
  g_rand_free (b.rand);
  g_free (b.folder);
  return 0;
}
