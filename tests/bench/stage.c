#include "stage.h"

#include <time.h>

/* Frames without anything left to lay out, one after the other, until a page counts as settled. */
#define CALM_FRAMES 5
#define PATIENCE_MS 30000.0

static clockid_t clock_id = CLOCK_MONOTONIC;

/* Counts what this process uses of the processors and not what the clock says: on a machine that
 * others use, too. Waiting for the display is left out then. */
void
bench_use_cpu_time (void)
{
  clock_id = CLOCK_PROCESS_CPUTIME_ID;
}

double
bench_now_ms (void)
{
  struct timespec now;

  clock_gettime (clock_id, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static void
before_paint_cb (BenchStage *stage)
{
  stage->began = bench_now_ms ();
}

static void
after_paint_cb (BenchStage *stage)
{
  double ms = bench_now_ms () - stage->began;

  g_array_append_val (stage->frames, ms);
}

/* Waits for one more frame, which is asked for. */
void
bench_stage_wait_frame (BenchStage *stage)
{
  guint n = stage->frames->len;

  gtk_widget_queue_draw (stage->view);
  while (stage->frames->len == n)
    g_main_context_iteration (NULL, TRUE);
}

/* Shows @child, in which @view is what is measured. */
void
bench_stage_init (BenchStage *stage, GtkWidget *child, GtkWidget *view)
{
  GdkFrameClock *clock;

  stage->frames = g_array_new (FALSE, FALSE, sizeof (double));
  stage->view = view;
  stage->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (stage->window), child);
  gtk_window_present (GTK_WINDOW (stage->window));
  gtk_widget_grab_focus (view);
  clock = gtk_widget_get_frame_clock (stage->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), stage);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), stage, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  for (guint i = 0; i < CALM_FRAMES; i++)
    bench_stage_wait_frame (stage);
  g_array_set_size (stage->frames, 0);
}

void
bench_stage_clear (BenchStage *stage)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage->window);

  g_signal_handlers_disconnect_by_data (clock, stage);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_array_unref (stage->frames);
}

/* Lets a text view lay its text out in idle time, until its height stands still. */
void
bench_stage_settle (BenchStage *stage)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view));
  double began = bench_now_ms ();
  double upper = -1.0;

  for (guint calm = 0; calm < CALM_FRAMES && bench_now_ms () - began < PATIENCE_MS;)
    {
      /* What is idle comes behind the frames: all of it before the next one. */
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      bench_stage_wait_frame (stage);
      calm = gtk_adjustment_get_upper (adjustment) - upper < 0.5
                     && upper - gtk_adjustment_get_upper (adjustment) < 0.5
                 ? calm + 1
                 : 0;
      upper = gtk_adjustment_get_upper (adjustment);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

void
bench_sort (GArray *times)
{
  g_array_sort (times, compare_doubles);
}

/* What @percent of the sorted times do not exceed; 100: the longest. */
double
bench_share (GArray *sorted, guint percent)
{
  return g_array_index (sorted, double, MIN (sorted->len * percent / 100, sorted->len - 1));
}

/* Sorts them. */
double
bench_median (GArray *times)
{
  bench_sort (times);
  return bench_share (times, 50);
}
