/* A corrected text: 10,000 passages are found again and carried over, beside a bare strstr() of each
 * quote. DESIGN.md section 7 and issue 3: within 2 s. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "corpus/corpus.h"
#include "corpus/revise.h"
#include "store/backup.h"

#define N_PASSAGES 10000
#define TEXT_SIZE  390000
#define N_ROUNDS   5

typedef struct
{
  DossierCorpus *corpus;
  gint64 article;
  GBytes *revised;
  GPtrArray *quotes;
} Bench;

static void
must (gboolean ok, const GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static char *
make_text (void)
{
  static const char *const words[] = { "harbour", "minister", "quota",  "grain",   "border",
                                       "letter",  "cellar",   "clerk",  "treaty",  "market",
                                       "signed",  "opened",   "before", "between", "the" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  GString *text = g_string_new (NULL);

  for (guint i = 1; text->len < TEXT_SIZE; i++)
    {
      g_string_append (text, "The ");
      for (int n = g_rand_int_range (rand, 6, 16); n > 0; n--)
        g_string_append_printf (text, "%s ",
                                words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append_printf (text, "said.%s", i % 5 == 0 ? "\n\n" : " ");
    }
  return g_string_free (text, FALSE);
}

/* A lead before it, the first third behind the rest, and a letter wrong every 400 bytes. */
static GBytes *
revise_text (const char *text)
{
  const char *third = strstr (text + strlen (text) / 3, "\n\n") + 2;
  GString *revised = g_string_new ("A lead that was not there before.\n\n");

  g_string_append (revised, third);
  g_string_append_len (revised, text, third - text);
  for (gsize i = 200; i < revised->len; i += 400)
    if (g_ascii_isalpha (revised->str[i]))
      revised->str[i] = 'x';
  return g_string_free_to_bytes (revised);
}

static gpointer
plan_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *b = data;

  return dossier_revise_plan (database, b->article, b->revised, cancellable, error);
}

static double
ms_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / 1000;
}

static DossierRevisePlan *
plan (Bench *b, double *ms)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  DossierRevisePlan *plan =
      dossier_store_read (dossier_corpus_get_store (b->corpus), plan_cb, b, NULL, &error);

  must (plan != NULL, error);
  *ms = ms_since (began);
  return plan;
}

static double
carry (Bench *b, DossierRevisePlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GVariant) result =
      dossier_corpus_do (b->corpus, "article.revise",
                         dossier_revise_plan_to_args (plan, "corrected", NULL), 0, &error);
  g_autofree char *label = NULL;
  double ms = ms_since (began);

  must (result != NULL, error);
  label = dossier_corpus_undo (b->corpus, &error);
  must (label != NULL, error);
  return ms;
}

static double
find_bare (Bench *b)
{
  gint64 began = g_get_monotonic_time ();
  const char *text = g_bytes_get_data (b->revised, NULL);
  guint n_found = 0;

  for (guint i = 0; i < b->quotes->len; i++)
    n_found += strstr (text, b->quotes->pdata[i]) != NULL;
  must (n_found > 0, NULL);
  return ms_since (began);
}

static gpointer
revision_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  must (dossier_database_get_int (database, data, error, "SELECT id FROM revision", ""), NULL);
  return NULL;
}

static void
do_verb (Bench *b, const char *verb, GVariant *args, const char *key, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (b->corpus, verb, args, 0, &error);
  g_autoptr (GArray) ids = NULL;

  must (result != NULL, error);
  if (key == NULL)
    return;
  ids = dossier_args_dup_ids (result, key);
  *id = g_array_index (ids, gint64, 0);
}

static void
fill (Bench *b)
{
  g_autofree char *text = make_text ();
  GVariant *article = dossier_args_new (
      "title", g_variant_new_string ("Long"), "text",
      g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1), NULL);
  GVariantBuilder places;
  gint64 revision = 0;

  do_verb (b, "article.import",
           dossier_args_new ("articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1),
                             NULL),
           "ids", &b->article);
  dossier_store_read (dossier_corpus_get_store (b->corpus), revision_cb, &revision, NULL, NULL);
  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(xxx)"));
  for (gint64 i = 0; i < N_PASSAGES; i++)
    {
      gint64 start = i * (TEXT_SIZE - 200) / N_PASSAGES;
      gint64 length = 8 + i * 7 % 90;

      g_variant_builder_add (&places, "(xxx)", revision, start, start + length);
      g_ptr_array_add (b->quotes, g_strndup (text + start, (gsize) length));
    }
  do_verb (b, "highlight.add-many",
           dossier_args_new ("places", g_variant_builder_end (&places), NULL), NULL, NULL);
  b->revised = revise_text (text);
}

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
print_row (const char *work, double *times, const double *bare)
{
  qsort (times, N_ROUNDS, sizeof (double), compare);
  printf ("| %-44s | %9.1f | %9.1f – %9.1f |", work, times[N_ROUNDS / 2], times[0],
          times[N_ROUNDS - 1]);
  if (bare != NULL)
    printf (" %9.1f | %5.2f |\n", bare[N_ROUNDS / 2], times[N_ROUNDS / 2] / bare[N_ROUNDS / 2]);
  else
    printf (" %9s | %5s |\n", "", "");
}

static void
measure (Bench *b)
{
  double found[N_ROUNDS];
  double carried[N_ROUNDS];
  double bare[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (DossierRevisePlan) planned = plan (b, &found[i]);

      bare[i] = find_bare (b);
      carried[i] = carry (b, planned);
      if (i == 0)
        printf ("%u exact, %u moved, %u lost\n\n| %-44s | %9s | %21s | %9s | %5s |\n"
                "|---|---|---|---|---|\n",
                planned->n_exact, planned->n_moved, planned->n_lost, "work", "median",
                "least – most", "yardstick", "ratio");
    }
  qsort (bare, N_ROUNDS, sizeof (double), compare);
  print_row ("find 10000 passages in a changed text, ms", found, bare);
  print_row ("carry them over and store that, ms", carried, NULL);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "revise.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_create (path, &error);
  Bench b = { .quotes = g_ptr_array_new_with_free_func (g_free) };

  must (store != NULL, error);
  b.corpus = dossier_corpus_new (store, "Bench");
  fill (&b);
  measure (&b);
  dossier_corpus_close (b.corpus);
  g_object_unref (b.corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_backup_remove_file (path);
  g_rmdir (folder);
  g_bytes_unref (b.revised);
  g_ptr_array_unref (b.quotes);
  return 0;
}
