/* What the timeline costs: opening, zooming from all time to days and back, panning, for many events,
 * beside a bare widget that draws as many shapes and labels and knows where they are.
 * What the window waits for is the longest turn of the main loop while events are read, and the first frame.
 * A frame is before-paint to after-paint, in time of the processor. Run: meson test --benchmark timeline -v;
 * by hand it takes other numbers of events. */
#include "timeline/timeline-canvas-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <time.h>

#define N_FRAMES 120

/* Events of 60 years in eight lanes: three of four on one day, the others up to three years long. */
#define FILL                                                                                       \
  "INSERT INTO actor (id, name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "  \
  "WHERE i < 8) SELECT i, 'Actor ' || i FROM n;"                                                   \
  "INSERT INTO event (id, title, edtf, day_min, day_max, status) "                                 \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u), "                \
  "d (i, first, length) AS (SELECT i, (i * 7919) %% 21915, "                                       \
  "CASE WHEN i %% 4 = 0 THEN (i * 104729) %% 1000 ELSE 0 END FROM n) "                             \
  "SELECT i + 1000, 'Event number ' || i || ' of the bench', "                                     \
  "date (first * 86400, 'unixepoch') || CASE WHEN length > 0 THEN '/' || "                         \
  "date ((first + length) * 86400, 'unixepoch') ELSE '' END, first, first + length, "              \
  "CASE i %% 7 WHEN 0 THEN 'planned' WHEN 1 THEN 'alleged' ELSE 'occurred' END FROM d;"            \
  "INSERT INTO participant (id, event, actor) SELECT id + 10000000, id, 1 + id * 31 %% 8 "         \
  "FROM event;"

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  GArray *frames; /* double, ms */
  gint64 began;
} Stage;

/* Of this thread or program alone, so that other work on the machine counts less. */
static gint64
get_time_of (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
get_time (void)
{
  return get_time_of (CLOCK_THREAD_CPUTIME_ID);
}

static void
before_paint_cb (Stage *stage)
{
  stage->began = get_time ();
}

static void
after_paint_cb (Stage *stage)
{
  double ms = (double) (get_time () - stage->began) / 1000.0;

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
set_up (Stage *stage, GtkWidget *view)
{
  GdkFrameClock *clock;

  stage->frames = g_array_new (FALSE, FALSE, sizeof (double));
  stage->view = view;
  stage->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (stage->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (stage->window), view);
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
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (stage->window), stage);
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

static double
print_frames (Stage *stage)
{
  double p95;

  g_array_sort (stage->frames, compare_doubles);
  p95 = g_array_index (stage->frames, double, stage->frames->len * 95 / 100);
  g_print (" %5.1f / %5.1f |", g_array_index (stage->frames, double, stage->frames->len / 2), p95);
  g_array_set_size (stage->frames, 0);
  return p95;
}

static char *
make_dossier (const char *folder, guint n_events)
{
  char *path = g_build_filename (folder, "bench.dossier", NULL);
  g_autofree char *sql = g_strdup_printf (FILL, n_events);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_create (path, &error);
  g_autoptr (DossierDatabase) database = NULL;

  if (store != NULL)
    dossier_store_close (store);
  if (error == NULL)
    database = dossier_database_open (path, DOSSIER_DATABASE_WRITE, &error);
  if (database == NULL || !dossier_database_begin (database, TRUE, &error)
      || !dossier_database_script (database, sql, &error)
      || !dossier_database_commit (database, &error))
    g_error ("%s", error->message);
  return path;
}

static void
reset_cb (gboolean *done)
{
  *done = TRUE;
}

/* Reads everything. Returns: the longest time, in ms, that the window had to wait for it meanwhile */
static double
open_timeline (DossierTimeline *timeline)
{
  gboolean done = FALSE;
  gint64 longest = 0;

  g_signal_connect_swapped (timeline, "reset", G_CALLBACK (reset_cb), &done);
  dossier_timeline_set_paused (timeline, FALSE);
  while (!done)
    {
      gint64 began = get_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_time () - began);
    }
  g_signal_handlers_disconnect_by_data (timeline, &done);
  return (double) longest / 1000.0;
}

/* A widget that draws what it is told, as plainly as it can be done. */
typedef struct
{
  GtkWidget parent_instance;
  GArray *boxes;      /* of graphene_rect_t */
  GPtrArray *layouts; /* of PangoLayout */
  GArray *places;     /* of graphene_point_t */
  float moved;
} Bare;
typedef GtkWidgetClass BareClass;

static GType bare_get_type (void);
G_DEFINE_TYPE (Bare, bare, GTK_TYPE_WIDGET)

static void
bare_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Bare *self = (Bare *) widget;
  GdkRGBA tint = { 0.8f, 0.3f, 0.f, 0.5f };
  GdkRGBA ink = { 0.f, 0.f, 0.f, 1.f };

  /* All of it moves, as it does when one pans; else nothing would be painted again. */
  self->moved = self->moved < 100.f ? self->moved + 11.f : 0.f;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (self->moved, 0.f));
  for (guint i = 0; i < self->boxes->len; i++)
    {
      GskRoundedRect shape;

      gsk_rounded_rect_init_from_rect (&shape, &g_array_index (self->boxes, graphene_rect_t, i),
                                       5.f);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &tint, &g_array_index (self->boxes, graphene_rect_t, i));
      gtk_snapshot_pop (snapshot);
    }
  for (guint i = 0; i < self->layouts->len; i++)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &g_array_index (self->places, graphene_point_t, i));
      gtk_snapshot_append_layout (snapshot, g_ptr_array_index (self->layouts, i), &ink);
      gtk_snapshot_restore (snapshot);
    }
}

static void
bare_finalize (GObject *object)
{
  Bare *self = (Bare *) object;

  g_array_unref (self->boxes);
  g_array_unref (self->places);
  g_ptr_array_unref (self->layouts);
  G_OBJECT_CLASS (bare_parent_class)->finalize (object);
}

static void
bare_class_init (BareClass *class)
{
  class->snapshot = bare_snapshot;
  G_OBJECT_CLASS (class)->finalize = bare_finalize;
}

static void
bare_init (Bare *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->places = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
}

/* As many shapes and labels as the canvas shows now, all over the window. */
static GtkWidget *
make_bare (DossierTimelineCanvas *canvas)
{
  Bare *bare = g_object_new (bare_get_type (), NULL);
  guint n_shapes = 0, n_labels = 0;

  for (guint i = 0; i < canvas->layouts->len; i++)
    {
      const DossierTimelineLayout *layout = canvas->layouts->pdata[i];

      for (guint j = 0; layout != NULL && j < layout->items->len; j++)
        {
          n_shapes++;
          n_labels += g_array_index (layout->items, DossierTimelineItem, j).label_width > 0.0;
        }
      for (guint j = 0; layout != NULL && j < layout->crowds->len; j++)
        {
          n_shapes += 1 + g_array_index (layout->crowds, DossierTimelineCrowd, j).n_columns;
          n_labels++;
        }
    }
  for (guint i = 0; i < n_shapes; i++)
    g_array_append_vals (
        bare->boxes,
        &GRAPHENE_RECT_INIT ((float) (i * 37 % 1420), (float) (i * 61 % 880), 12.f, 12.f), 1);
  for (guint i = 0; i < n_labels; i++)
    {
      g_ptr_array_add (bare->layouts,
                       gtk_widget_create_pango_layout (GTK_WIDGET (bare), "Event number 12345"));
      g_array_append_vals (
          bare->places, &GRAPHENE_POINT_INIT ((float) (i * 131 % 1300), (float) (i * 67 % 880)), 1);
    }
  g_print (" %4u + %4u |", n_shapes, n_labels);
  return GTK_WIDGET (bare);
}

static void
zoom (Stage *stage)
{
  DossierTimelineCanvas *canvas = DOSSIER_TIMELINE_CANVAS (stage->view);

  dossier_timeline_canvas_fit (canvas);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      dossier_axis_zoom (&canvas->axis, 613.0, i < N_FRAMES / 2 ? 1.15 : 1.0 / 1.15);
      dossier_canvas_moved (canvas);
      wait_frame (stage);
    }
}

/* In a part where single events and their titles are seen. */
static void
pan (Stage *stage)
{
  DossierTimelineCanvas *canvas = DOSSIER_TIMELINE_CANVAS (stage->view);

  dossier_timeline_canvas_fit (canvas);
  while (canvas->axis.scale < 12.0)
    dossier_axis_zoom (&canvas->axis, 613.0, 1.2);
  for (guint i = 0; i < 12; i++)
    wait_frame (stage);
  g_array_set_size (stage->frames, 0);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      dossier_axis_pan (&canvas->axis, 11.0);
      dossier_canvas_moved (canvas);
      wait_frame (stage);
    }
}

static void
measure_bare (DossierTimelineCanvas *canvas)
{
  Stage stage;

  set_up (&stage, make_bare (canvas));
  for (guint i = 0; i < N_FRAMES; i++)
    wait_frame (&stage);
  print_frames (&stage);
  tear_down (&stage);
}

static void
measure (const char *folder, guint n_events)
{
  g_autofree char *path = make_dossier (folder, n_events);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, &error);
  g_autoptr (DossierCorpus) corpus = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  g_autoptr (GArray) order = dossier_timeline_order_new ();
  DossierTimelineCanvas *canvas;
  gint64 began, shown;
  double longest;
  Stage stage;

  if (store == NULL)
    g_error ("%s", error->message);
  corpus = dossier_corpus_new (store, "Bench");
  timeline = dossier_timeline_new (corpus);
  canvas = DOSSIER_TIMELINE_CANVAS (dossier_timeline_canvas_new (timeline));
  set_up (&stage, GTK_WIDGET (canvas));
  began = get_time_of (CLOCK_PROCESS_CPUTIME_ID);
  longest = open_timeline (timeline);
  shown = get_time ();
  dossier_timeline_order_adopt (order, dossier_timeline_get_index (timeline), FALSE);
  dossier_timeline_canvas_refresh (canvas, order);
  wait_frame (&stage);
  g_print ("| %8u | %7.1f | %6.1f + %5.1f |", n_events,
           (double) (get_time_of (CLOCK_PROCESS_CPUTIME_ID) - began) / 1000.0, longest,
           (double) (get_time () - shown) / 1000.0);
  g_array_set_size (stage.frames, 0);
  zoom (&stage);
  print_frames (&stage);
  pan (&stage);
  print_frames (&stage);
  measure_bare (canvas);
  g_print ("\n");
  tear_down (&stage);
  dossier_corpus_close (corpus);
  dossier_store_close (store);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);

  adw_init ();
  g_print ("| events   | open ms | window waits   | zoom p50/p95  | pan p50/p95   | shapes + "
           "labels | bare "
           "p50/p95  |\n|---|---|---|---|---|---|---|\n");
  for (int i = 1; i < argc; i++)
    measure (folder, (guint) g_ascii_strtoull (argv[i], NULL, 10));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    measure (folder, sizes[i]);
  g_rmdir (folder);
  return 0;
}
