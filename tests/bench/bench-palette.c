/* The palette among 5,000 tags and 20,000 actors, beside the same one among few names: from asking
 * for it until it is on the screen and filled, and one typed key until its matches are.
 * bench-palette [--cpu] */
#include "stage.h"

#include "../widgets/dossier-window.h"
#include "palette/marking-area.h"
#include "palette/palette.h"

#include <adwaita.h>
#include <string.h>

#define N_ROUNDS 20
#define WORDS    "The clerk of the harbour kept the letters in a cellar. Nobody asked her why.\n\n"

static const char *const syllables[] = { "gra", "in",   "ter", "min", "is",  "po",  "li",  "ta",
                                         "ex",  "port", "bor", "der", "quo", "con", "sti", "tu",
                                         "ra",  "ne",   "go",  "ti",  "mar", "ket", "en",  "er" };

static char *
create_name (GRand *random, guint n_words)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (name, ' ');
      for (int j = g_rand_int_range (random, 2, 5); j > 0; j--)
        g_string_append (name, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
    }
  name->str[0] = g_ascii_toupper (name->str[0]);
  return g_string_free (name, FALSE);
}

static void
fill_table (DossierNameTable *table, guint n_tags, guint n_actors)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 1; i <= n_tags + n_actors; i++)
    {
      gboolean is_tag = i <= n_tags;
      g_autofree char *name = create_name (random, is_tag ? 1 + i % 2 : 2);
      DossierNamed *named =
          dossier_named_new (is_tag ? DOSSIER_NAMED_TAG : DOSSIER_NAMED_ACTOR, i, name);

      if (is_tag)
        named->parent = i > 100 ? i % 100 + 1 : 0;
      else
        {
          g_autofree char *other = create_name (random, 1);

          named->detail = g_strdup ("person");
          dossier_named_add_text (named, other);
        }
      dossier_name_table_take (table, named);
    }
}

typedef struct
{
  DossierWindow window;
  BenchStage stage;
  GtkWidget *area;
  DossierReader *reader;
} Bench;

static GtkWidget *
find_palette (Bench *bench)
{
  for (GtkWidget *child = gtk_widget_get_first_child (bench->area); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DOSSIER_IS_PALETTE (child) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static double
open_palette (Bench *bench)
{
  double began = bench_now_ms ();

  dossier_session_request_palette (bench->window.sample.session, "tag", 4, 9);
  do
    bench_stage_wait_frame (&bench->stage);
  while (find_palette (bench) == NULL);
  return bench_now_ms () - began;
}

/* Letters that many names have, then fewer. */
static void
type_keys (Bench *bench, GArray *times)
{
  GtkWidget *entry = find_entry (find_palette (bench));
  int position = 0;

  for (const char *key = "grain e"; *key != '\0'; key++)
    {
      double began = bench_now_ms ();
      double ms;

      gtk_editable_insert_text (GTK_EDITABLE (entry), key, 1, &position);
      bench_stage_wait_frame (&bench->stage);
      ms = bench_now_ms () - began;
      g_array_append_val (times, ms);
    }
}

static void
close_palette (Bench *bench)
{
  gtk_popover_popdown (GTK_POPOVER (find_palette (bench)));
  while (find_palette (bench) != NULL)
    bench_stage_wait_frame (&bench->stage);
}

static void
print_times (const char *work, guint n_tags, guint n_actors, GArray *times)
{
  bench_sort (times);
  g_print ("| %s | %u | %u | %.1f / %.1f / %.1f |\n", work, n_tags, n_actors,
           bench_share (times, 50), bench_share (times, 95), bench_share (times, 100));
}

static void
measure (guint n_tags, guint n_actors)
{
  g_autoptr (GArray) opened = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) typed = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *page = dossier_reader_page_new ();
  Bench bench = { 0 };

  dossier_window_open (&bench.window, NULL);
  fill_table (dossier_name_index_get_table (bench.window.index), n_tags, n_actors);
  bench.reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  bench.area = dossier_marking_area_new (bench.window.sample.session, bench.window.index,
                                         DOSSIER_READER_PAGE (page));
  dossier_reader_set_article (bench.reader, WORDS);
  bench_stage_init (&bench.stage, bench.area, GTK_WIDGET (bench.reader));
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double ms = open_palette (&bench);

      g_array_append_val (opened, ms);
      type_keys (&bench, typed);
      close_palette (&bench);
    }
  print_times ("opened", n_tags, n_actors, opened);
  print_times ("one key", n_tags, n_actors, typed);
  bench_stage_clear (&bench.stage);
  dossier_window_close (&bench.window);
}

int
main (int argc, char *argv[])
{
  adw_init ();
  if (argc > 1 && strcmp (argv[1], "--cpu") == 0)
    bench_use_cpu_time ();
  g_print (
      "Median / 95 %% / longest in ms.\n\n| palette | tags | actors | ms |\n|---|---|---|---|\n");
  measure (10, 10);
  measure (5000, 20000);
  return 0;
}
