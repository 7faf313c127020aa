/* What the reader costs beside a bare GtkTextView with the same text in the same run: opening,
 * scrolling, jumping, adding a mark, for the texts and numbers of marks of DESIGN.md section 7 and for
 * hard ones. A frame is before-paint to after-paint. bench-reader [--cpu]
 * [part of a name]: only those; --cpu: the time of the processor, for a busy machine. */
#include "stage.h"

#include "reader/reader-page.h"

#include <adwaita.h>
#include <string.h>

#define N_FRAMES 60
#define N_JUMPS  5
#define N_OPENED 5

typedef struct
{
  const char *name;
  guint n_bytes;
  guint n_marks;
  const char *sentence;
  guint per_line; /* sentences of a paragraph; 0: there is but one */
  guint length;   /* of a mark; 0: 10 to 120 characters */
} Case;

#define WORDS  "The clerk of the harbour kept the minister's letters in a cellar. "
#define KOREAN "항구의 서기가 장관의 편지를 지하실에 보관했다。"

static const Case cases[] = {
  { "390 KB", 390000, 0, WORDS, 6, 0 },
  { "390 KB", 390000, 100, WORDS, 6, 0 },
  { "390 KB", 390000, 1000, WORDS, 6, 0 },
  { "390 KB", 390000, 10000, WORDS, 6, 0 },
  { "390 KB", 390000, 100000, WORDS, 6, 0 },
  { "1 MB", 1000000, 0, WORDS, 6, 0 },
  { "1 MB", 1000000, 100, WORDS, 6, 0 },
  { "1 MB", 1000000, 1000, WORDS, 6, 0 },
  { "1 MB", 1000000, 10000, WORDS, 6, 0 },
  { "1 MB", 1000000, 100000, WORDS, 6, 0 },
  { "1 MB, one line", 1000000, 1000, WORDS, 0, 0 },
  { "1 MB, no spaces", 1000000, 1000, KOREAN, 0, 0 },
  { "10 KB", 10000, 0, WORDS, 6, 0 },
  { "10 KB, every other", 10000, 5000, WORDS, 6, 1 },
  { "10 KB", 10000, 100000, WORDS, 6, 0 },
  { "10 MB", 10000000, 0, WORDS, 6, 0 },
  { "10 MB", 10000000, 10000, WORDS, 6, 0 },
  { "10 MB", 10000000, 100000, WORDS, 6, 0 },
};

static char *
create_text (const Case *c)
{
  GString *text = g_string_sized_new (c->n_bytes + 100);

  for (guint i = 1; text->len < c->n_bytes; i++)
    {
      g_string_append (text, c->sentence);
      if (c->per_line > 0 && i % c->per_line == 0)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static DossierMark *
create_marks (const Case *c, guint length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  DossierMark *marks = g_new0 (DossierMark, c->n_marks + 1);

  for (guint i = 0; i < c->n_marks; i++)
    {
      marks[i].id = i + 1;
      marks[i].start = (guint) ((guint64) i * length / c->n_marks);
      marks[i].end =
          marks[i].start + (c->length > 0 ? c->length : (guint) g_rand_int_range (random, 10, 120));
      marks[i].kind = (DossierMarkKind) (i % 4);
      marks[i].n_colours = 1;
      marks[i].colours[0] = (guint8) (i % 10);
      marks[i].label = "Trade";
    }
  return marks;
}

/* The page under the yardstick, or the yardstick: both take a text and have an adjustment. */
typedef struct
{
  BenchStage stage;
  GtkWidget *view;
  const char *text;
  const DossierMark *marks; /* NULL for the bare view */
  guint n_marks;
} Bench;

static void
show_text (Bench *bench)
{
  if (bench->marks == NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->view)), bench->text,
                                -1);
      return;
    }
  dossier_reader_set_article (DOSSIER_READER (bench->view), bench->text);
  dossier_reader_set_marks (DOSSIER_READER (bench->view), bench->marks, bench->n_marks);
}

static void
begin (Bench *bench)
{
  if (bench->marks == NULL)
    {
      GtkWidget *scrolled = gtk_scrolled_window_new ();

      bench->view = gtk_text_view_new ();
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (bench->view), GTK_WRAP_WORD_CHAR);
      gtk_text_view_set_editable (GTK_TEXT_VIEW (bench->view), FALSE);
      gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->view)),
                                       FALSE);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), bench->view);
      bench_stage_init (&bench->stage, scrolled, bench->view);
    }
  else
    {
      GtkWidget *page = dossier_reader_page_new ();

      bench->view = GTK_WIDGET (dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page)));
      bench_stage_init (&bench->stage, page, bench->view);
    }
}

/* Until the first frame with the text: median of several windows. The last one stays. */
static double
open_text (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_OPENED; i++)
    {
      double began, ms;

      if (i > 0)
        bench_stage_clear (&bench->stage);
      begin (bench);
      began = bench_now_ms ();
      show_text (bench);
      bench_stage_wait_frame (&bench->stage);
      ms = bench_now_ms () - began;
      g_array_append_val (times, ms);
      /* What takes seconds does not need to be repeated. */
      if (ms > 1000.0)
        break;
    }
  return bench_median (times);
}

static void
print_frames (Bench *bench, gboolean last)
{
  GArray *frames = bench->stage.frames;

  bench_sort (frames);
  g_print (" %.1f / %.1f / %.1f |%s", bench_share (frames, 50), bench_share (frames, 95),
           bench_share (frames, 100), last ? "\n" : "");
  g_array_set_size (frames, 0);
}

static void
scroll (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 60.0);
      bench_stage_wait_frame (&bench->stage);
    }
}

/* Far away and back, each jump until it stands; what it blocks before its first frame counts as a
 * frame of its own. */
static void
jump (Bench *bench)
{
  DossierReader *reader = DOSSIER_READER (bench->view);
  guint length = dossier_reader_get_length (reader);

  for (guint i = 0; i < N_JUMPS; i++)
    {
      guint offset = (guint) ((guint64) length * ((i * 3) % N_JUMPS * 2 + 1) / (N_JUMPS * 2));
      GdkRectangle area;
      guint patience = 2000;
      double began = bench_now_ms ();
      double ms;

      dossier_reader_show_range (reader, offset, offset + 1, FALSE);
      ms = bench_now_ms () - began;
      g_array_append_val (bench->stage.frames, ms);
      do
        bench_stage_wait_frame (&bench->stage);
      while (!dossier_reader_get_area (reader, offset, offset + 1, &area) && --patience > 0);
    }
}

static void
add_marks (Bench *bench)
{
  DossierReader *reader = DOSSIER_READER (bench->view);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_FRAMES; i++)
    {
      DossierMark mark = { .id = G_MAXINT64 - i, .n_colours = 1, .label = "Trade" };
      double began = bench_now_ms ();
      double ms;

      mark.start = dossier_reader_get_top (reader) + 50 + 7 * i;
      mark.end = mark.start + 20;
      dossier_reader_add_mark (reader, &mark);
      ms = bench_now_ms () - began;
      bench_stage_wait_frame (&bench->stage);
      ms += g_array_index (bench->stage.frames, double, bench->stage.frames->len - 1);
      g_array_append_val (times, ms);
    }
  g_array_unref (bench->stage.frames);
  bench->stage.frames = times;
}

/* The yardstick of a text: opening, and frames that scroll. */
static double
measure_bare (const char *text, char **scrolled)
{
  Bench bare = { .text = text };
  double opened = open_text (&bare);

  bench_stage_settle (&bare.stage);
  g_array_set_size (bare.stage.frames, 0);
  scroll (&bare);
  bench_sort (bare.stage.frames);
  *scrolled =
      g_strdup_printf ("%.1f / %.1f / %.1f", bench_share (bare.stage.frames, 50),
                       bench_share (bare.stage.frames, 95), bench_share (bare.stage.frames, 100));
  bench_stage_clear (&bare.stage);
  return opened;
}

static void
measure (const Case *c)
{
  g_autofree char *text = create_text (c);
  g_autofree DossierMark *marks = create_marks (c, (guint) g_utf8_strlen (text, -1));
  g_autofree char *bare_scrolled = NULL;
  double bare = measure_bare (text, &bare_scrolled);
  Bench bench = { .text = text, .marks = marks, .n_marks = c->n_marks };
  double opened = open_text (&bench);

  g_print ("| %s | %u | %.1f | %.1f | %.2f | %s |", c->name, c->n_marks, opened, bare,
           opened / bare, bare_scrolled);
  bench_stage_settle (&bench.stage);
  g_array_set_size (bench.stage.frames, 0);
  scroll (&bench);
  print_frames (&bench, FALSE);
  jump (&bench);
  print_frames (&bench, FALSE);
  bench_stage_settle (&bench.stage);
  g_array_set_size (bench.stage.frames, 0);
  add_marks (&bench);
  print_frames (&bench, TRUE);
  bench_stage_clear (&bench.stage);
}

int
main (int argc, char *argv[])
{
  gboolean cpu = argc > 1 && strcmp (argv[1], "--cpu") == 0;
  const char *only = argc > 1 + cpu ? argv[1 + cpu] : "";

  adw_init ();
  if (cpu)
    bench_use_cpu_time ();
  g_print ("Opening: median in ms; frames: median / 95 %% / longest in ms.\n\n"
           "| text | marks | open | bare | ratio | bare scroll | scroll | jump | add one |\n"
           "|---|---|---|---|---|---|---|---|---|\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", cases[i].name, cases[i].n_marks);

      if (strstr (name, only) != NULL)
        measure (&cases[i]);
    }
  return 0;
}
