/* What the reader costs beside a bare GtkTextView with the same text: opening, scrolling, adding a
 * mark, for texts and numbers of marks that stand in DESIGN.md section 7, and for hard ones.
 * A frame is before-paint to after-paint. Run: meson test --benchmark reader -v */
#include "reader/reader-page.h"

#include <adwaita.h>

#define N_FRAMES 60

typedef struct
{
  const char *name;
  guint n_bytes;
  guint n_marks;
  gboolean one_line;
} Case;

static const Case cases[] = {
  { "390 KB", 390000, 0, FALSE },     { "390 KB", 390000, 1000, FALSE },
  { "390 KB", 390000, 10000, FALSE }, { "1 MB", 1000000, 10000, FALSE },
  { "1 MB", 1000000, 100000, FALSE }, { "1 MB, one line", 1000000, 1000, TRUE },
  { "10 KB", 10000, 5000, FALSE },    { "10 KB", 10000, 100000, FALSE },
};

/* The window of one measurement. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *view; /* a GtkTextView of any kind */
  GArray *frames;  /* double, ms */
  gint64 began;
} Stage;

static void
before_paint_cb (Stage *stage)
{
  stage->began = g_get_monotonic_time ();
}

static void
after_paint_cb (Stage *stage)
{
  double ms = (double) (g_get_monotonic_time () - stage->began) / 1000.0;

  g_array_append_val (stage->frames, ms);
}

static void
wait_frame (Stage *stage)
{
  guint n = stage->frames->len;

  gtk_widget_queue_draw (stage->view);
  while (stage->frames->len == n)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Stage *stage, GtkWidget *child, GtkWidget *view)
{
  GdkFrameClock *clock;

  stage->frames = g_array_new (FALSE, FALSE, sizeof (double));
  stage->view = view;
  stage->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (stage->window), child);
  gtk_window_present (GTK_WINDOW (stage->window));
  clock = gtk_widget_get_frame_clock (stage->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), stage);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), stage, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  for (guint i = 0; i < 5; i++)
    wait_frame (stage);
  g_array_set_size (stage->frames, 0);
}

static void
tear_down (Stage *stage)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage->window);

  g_signal_handlers_disconnect_by_data (clock, stage);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_array_unref (stage->frames);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Prints median and 95th percentile of the frames so far, and begins anew. */
static void
print_frames (Stage *stage)
{
  g_array_sort (stage->frames, compare_doubles);
  g_print (" %5.1f / %5.1f |", g_array_index (stage->frames, double, stage->frames->len / 2),
           g_array_index (stage->frames, double, stage->frames->len * 95 / 100));
  g_array_set_size (stage->frames, 0);
}

static char *
create_text (const Case *c)
{
  GString *text = g_string_sized_new (c->n_bytes + 100);

  for (guint i = 1; text->len < c->n_bytes; i++)
    {
      g_string_append (text, "The clerk of the harbour kept the minister's letters in a cellar. ");
      if (i % 6 == 0 && !c->one_line)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static DossierMark *
create_marks (const Case *c)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  DossierMark *marks = g_new0 (DossierMark, c->n_marks + 1);

  for (guint i = 0; i < c->n_marks; i++)
    {
      marks[i].id = i + 1;
      marks[i].start = (guint) ((guint64) i * c->n_bytes / c->n_marks);
      marks[i].end = marks[i].start + (guint) g_rand_int_range (random, 10, 120);
      marks[i].kind = (DossierMarkKind) (i % 4);
      marks[i].n_colours = 1;
      marks[i].colours[0] = (guint8) (i % 10);
      marks[i].label = "Trade";
    }
  return marks;
}

static double
open_bare (const char *text)
{
  Stage stage;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  gint64 began;
  double ms;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  set_up (&stage, scrolled, view);
  began = g_get_monotonic_time ();
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  wait_frame (&stage);
  ms = (double) (g_get_monotonic_time () - began) / 1000.0;
  tear_down (&stage);
  return ms;
}

static void
scroll (Stage *stage)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view));

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 60.0);
      wait_frame (stage);
    }
}

static void
add_marks (Stage *stage)
{
  DossierReader *reader = DOSSIER_READER (stage->view);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      DossierMark mark = { .id = G_MAXINT64 - i, .n_colours = 1, .label = "Trade" };

      mark.start = dossier_reader_get_top (reader) + 50 + 7 * i;
      mark.end = mark.start + 20;
      dossier_reader_add_mark (reader, &mark);
      wait_frame (stage);
    }
}

static void
measure (const Case *c)
{
  g_autofree char *text = create_text (c);
  g_autofree DossierMark *marks = create_marks (c);
  GtkWidget *page = dossier_reader_page_new ();
  DossierReader *reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  double bare = open_bare (text);
  double opened;
  gint64 began;
  Stage stage;

  set_up (&stage, page, GTK_WIDGET (reader));
  began = g_get_monotonic_time ();
  dossier_reader_set_article (reader, text);
  dossier_reader_set_marks (reader, marks, c->n_marks);
  wait_frame (&stage);
  opened = (double) (g_get_monotonic_time () - began) / 1000.0;
  g_print ("| %-14s | %6u | %7.1f | %7.1f | %5.2f |", c->name, c->n_marks, opened, bare,
           opened / bare);
  g_array_set_size (stage.frames, 0);
  scroll (&stage);
  print_frames (&stage);
  add_marks (&stage);
  print_frames (&stage);
  g_print ("\n");
  tear_down (&stage);
}

int
main (void)
{
  adw_init ();
  g_print (
      "| text           | marks  | open ms | bare ms | ratio | scroll p50/p95 | add p50/p95   |\n"
      "|---|---|---|---|---|---|---|\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    measure (&cases[i]);
  return 0;
}
