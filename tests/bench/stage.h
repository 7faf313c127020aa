#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window whose frames are timed, before-paint to after-paint. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  GArray *frames; /* double, ms */
  double began;
} BenchStage;

void bench_stage_init (BenchStage *stage, GtkWidget *child, GtkWidget *view);
void bench_stage_clear (BenchStage *stage);
void bench_stage_wait_frame (BenchStage *stage);
void bench_stage_settle (BenchStage *stage);

void bench_use_cpu_time (void);
double bench_now_ms (void);
void bench_sort (GArray *times);
double bench_share (GArray *sorted, guint percent);
double bench_median (GArray *times);

G_END_DECLS
