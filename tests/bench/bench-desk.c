/* The window with 10,000 articles: from starting the program until it can be used, the memory it
 * takes then, and one tag from the key to the paint in an article of 390 KB with 10,000 highlights.
 * DESIGN.md section 7. Each start is a process of its own, which says on its output when it is
 * there. Runs under tests/support/in-window. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "desk-child.h"
#include "stage.h"
#include "corpus/corpus.h"
#include "store/backup.h"

#define N_ARTICLES   10000
#define N_HIGHLIGHTS 10000
#define N_STARTS     7
#define BATCH        100

typedef struct
{
  char *folder;
  char *path;
  DossierCorpus *corpus;
} Desk;

static void
must (gboolean ok, const GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static void
act (Desk *desk, const char *verb, GVariant *args, GVariant **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = dossier_corpus_do (desk->corpus, verb, args, 0, &error);

  must (done != NULL, error);
  if (result != NULL)
    *result = g_steal_pointer (&done);
}

static char *
make_text (guint number, gsize size)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text,
                            "The clerk %u of harbour %u kept the minister's letters in a cellar.%s",
                            i, number, i % 6 == 5 ? "\n\n" : " ");
  return g_string_free (text, FALSE);
}

static GVariant *
article_args (const char *title, const char *text)
{
  return dossier_args_new ("title", g_variant_new_string (title), "text",
                           g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1),
                           NULL);
}

static void
import_many (Desk *desk)
{
  for (guint i = 0; i < N_ARTICLES; i += BATCH)
    {
      GVariantBuilder articles;

      g_variant_builder_init (&articles, G_VARIANT_TYPE ("aa{sv}"));
      for (guint k = i; k < i + BATCH; k++)
        {
          g_autofree char *title = g_strdup_printf ("Article %u", k);
          g_autofree char *text = make_text (k, 3500);
          g_variant_builder_add_value (&articles, article_args (title, text));
        }
      act (desk, "article.import",
           dossier_args_new ("articles", g_variant_builder_end (&articles), NULL), NULL);
    }
}

static gpointer
revision_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  must (dossier_database_get_int (database, data, error,
                                  "SELECT id FROM revision ORDER BY code_points DESC LIMIT 1", ""),
        error != NULL ? *error : NULL);
  return NULL;
}

/* The long article, marked all over, is where the person left off: the window opens there. */
static void
import_long (Desk *desk)
{
  g_autofree char *text = make_text (N_ARTICLES, 390000);
  GVariant *article = article_args ("The long one", text);
  g_autoptr (GVariant) tag = NULL;
  GVariantBuilder places;
  gint64 revision = 0;
  gint64 tag_id;

  act (desk, "article.import",
       dossier_args_new ("articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1),
                         NULL),
       NULL);
  act (desk, "tag.create", dossier_args_new ("name", g_variant_new_string ("Trade"), NULL), &tag);
  tag_id = dossier_args_get_id (tag, "id");
  dossier_store_read (dossier_corpus_get_store (desk->corpus), revision_cb, &revision, NULL, NULL);
  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(xxx)"));
  for (gint64 i = 0; i < N_HIGHLIGHTS; i++)
    g_variant_builder_add (&places, "(xxx)", revision, i * 38 + 3, i * 38 + 24);
  act (desk, "highlight.add-many",
       dossier_args_new ("places", g_variant_builder_end (&places), "tags",
                         dossier_args_ids (&tag_id, 1), NULL),
       NULL);
}

static void
make_dossier (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  desk->folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "desk.dossier", NULL);
  store = dossier_store_create (desk->path, &error);
  must (store != NULL, error);
  desk->corpus = dossier_corpus_new (store, "Bench");
  import_many (desk);
  import_long (desk);
  dossier_corpus_close (desk->corpus);
  g_clear_object (&desk->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Starts this program anew and returns what it says; @ms: until its first line. */
static char *
run_child (const char *mode, const char *path, double *ms)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", mode,
                        path != NULL ? path : "", NULL);
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;
  GString *rest = g_string_new (NULL);

  must (child != NULL, error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  must (line != NULL, error);
  *ms = (double) (g_get_monotonic_time () - began) / 1000;
  g_string_append_printf (rest, "%s\n", line);
  while ((line = (g_free (line), g_data_input_stream_read_line (out, NULL, NULL, NULL))) != NULL)
    g_string_append_printf (rest, "%s\n", line);
  must (g_subprocess_wait_check (child, NULL, &error), error);
  return g_string_free (rest, FALSE);
}

static void
print_row (const char *work, GArray *ours, GArray *bare)
{
  bench_sort (ours);
  printf ("| %-46s | %8.1f | %8.1f – %8.1f |", work, bench_share (ours, 50), bench_share (ours, 5),
          bench_share (ours, 95));
  if (bare != NULL)
    {
      bench_sort (bare);
      printf (" %8.1f | %5.2f |\n", bench_share (bare, 50),
              bench_share (ours, 50) / bench_share (bare, 50));
    }
  else
    printf (" %8s | %5s |\n", "", "");
  fflush (stdout);
}

/* The numbers behind @key in what a child said. */
static void
append_numbers (GArray *numbers, const char *said, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], key))
      {
        double ms = g_ascii_strtod (lines[i] + strlen (key), NULL);
        g_array_append_val (numbers, ms);
      }
}

static void
measure_starts (Desk *desk)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ours_cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) memory = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_STARTS; i++)
    {
      double ms;
      double megabytes;
      g_autofree char *said = run_child (DESK_CHILD_BARE, NULL, &ms);
      const char *pss;

      g_array_append_val (bare, ms);
      append_numbers (bare_cpu, said, "cpu ");
      g_free (said);
      said = run_child (DESK_CHILD_OPEN, desk->path, &ms);
      g_array_append_val (ours, ms);
      append_numbers (ours_cpu, said, "cpu ");
      pss = strstr (said, "pss ");
      g_assert (pss != NULL);
      megabytes = g_ascii_strtod (pss + 4, NULL) / 1024;
      g_array_append_val (memory, megabytes);
    }
  print_row ("start with 10000 articles until usable, ms", ours, bare);
  print_row ("the same, processor time of the main thread", ours_cpu, bare_cpu);
  print_row ("memory then, PSS in MB", memory, NULL);
}

static void
measure_tags (Desk *desk)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ours_cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rushed = g_array_new (FALSE, FALSE, sizeof (double));
  double ms;
  g_autofree char *said = run_child (DESK_CHILD_TAG, desk->path, &ms);

  append_numbers (ours, said, "tag ");
  append_numbers (bare, said, "bare ");
  append_numbers (rushed, said, "rushed ");
  append_numbers (ours_cpu, said, "tag-cpu ");
  append_numbers (bare_cpu, said, "bare-cpu ");
  print_row ("one tag, from the key to the paint, ms", ours, bare);
  print_row ("the same, processor time of the main thread", ours_cpu, bare_cpu);
  print_row ("the same in one go with moving there, ms", rushed, bare);
}

int
main (int argc, char *argv[])
{
  Desk desk = { NULL };

  if (argc == 3)
    return desk_child_run (argv[1], argv[2]);
  make_dossier (&desk);
  printf ("| %-46s | %8s | %19s | %8s | %5s |\n|---|---|---|---|---|\n", "work", "median",
          "5 % – 95 %", "yardstick", "ratio");
  measure_starts (&desk);
  measure_tags (&desk);
  dossier_backup_remove_file (desk.path);
  g_rmdir (desk.folder);
  g_free (desk.path);
  g_free (desk.folder);
  return 0;
}
