#include "desk-child.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "application.h"
#include "corpus/live-list.h"
#include "parts/settings.h"
#include "stage.h"
#include "window.h"

#define N_TAGS  40
#define REST_MS 250

typedef struct
{
  AdwApplication *application;
  DossierWindow *window;
  GtkWidget *shown; /* the window, whatever it is */
  gboolean (*condition) (gpointer self);
  gboolean held;        /* at the beginning of a frame */
  gboolean painted;     /* a frame that began so was painted */
  gint64 pressed;       /* µs */
  double pressed_cpu;   /* ms */
  gboolean is_measured; /* then a frame comes only from what the key did */
} Child;

static void
say (const char *line)
{
  printf ("%s\n", line);
  fflush (stdout);
}

/* What this thread took of the processor, which other work on the machine disturbs less than the
 * clock. */
static double
get_cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (double) used.tv_sec * 1000 + (double) used.tv_nsec / 1000000;
}

static void
say_ms (const char *key, double ms)
{
  g_autofree char *line = g_strdup_printf ("%s %.3f", key, ms);

  say (line);
}

static void
say_ready (void)
{
  double cpu = get_cpu_ms ();

  say ("ready");
  say_ms ("cpu", cpu);
}

static void
before_paint_cb (Child *self)
{
  self->held = self->condition != NULL && self->condition (self);
}

static void
after_paint_cb (Child *self)
{
  self->painted = self->painted || self->held;
}

/* Until a frame was painted that showed what @condition asks for. */
static void
wait_painted (Child *self, gboolean (*condition) (gpointer self))
{
  self->painted = FALSE;
  self->held = FALSE;
  self->condition = condition;
  gtk_widget_queue_draw (self->shown);
  while (!self->painted)
    {
      if (!self->is_measured)
        gtk_widget_queue_draw (self->shown);
      g_main_context_iteration (NULL, TRUE);
    }
  self->condition = NULL;
}

static void
follow_frames (Child *self, GtkWidget *window)
{
  GdkFrameClock *clock;

  self->shown = window;
  gtk_widget_realize (window);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static gboolean
always (gpointer self)
{
  return TRUE;
}

static int
run_bare (void)
{
  Child self = { NULL };
  GtkWidget *window;
  GtkWidget *box;

  adw_init ();
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  follow_frames (&self, window);
  gtk_window_present (GTK_WINDOW (window));
  wait_painted (&self, always);
  say_ready ();
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

static GtkWidget *
find_widget (GtkWidget *below, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (below), type))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_POPOVER (child) ? NULL : find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The library knows its articles and shows the first of them. */
static gboolean
has_library (gpointer data)
{
  Child *self = data;
  DossierWorkspace *workspace = dossier_window_get_workspace (self->window);
  GtkWidget *view =
      workspace != NULL
          ? find_widget (GTK_WIDGET (dossier_workspace_get_library (workspace)), GTK_TYPE_LIST_VIEW)
          : NULL;
  GListModel *model =
      view != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))) : NULL;
  g_autoptr (GObject) row = model != NULL ? g_list_model_get_item (model, 0) : NULL;

  return row != NULL && DOSSIER_IS_ROW (row) && dossier_row_is_loaded (DOSSIER_ROW (row));
}

static void
open_dossier (Child *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dossier_settings_new (&error);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_no_error (error);
  self->application = ADW_APPLICATION (dossier_application_new ());
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, &error));
  self->window = dossier_window_new (self->application, settings);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  /* In the order in which the program does it: the file is opened while the window gets ready. */
  dossier_window_open (self->window, file, FALSE);
  follow_frames (self, GTK_WIDGET (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_painted (self, has_library);
  say_ready ();
}

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

static void
iterate_until (const gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_dossier (Child *self)
{
  gboolean closed = FALSE;

  dossier_window_close_dossier (self->window, set_true_cb, &closed);
  iterate_until (&closed);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->application);
}

/* When all that starts with the window has come to rest. */
static void
say_memory (void)
{
  g_autofree char *rollup = NULL;
  g_autofree char *line = NULL;
  gboolean rested = FALSE;
  const char *pss;

  g_timeout_add_seconds (2, set_true_cb, &rested);
  iterate_until (&rested);
  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL));
  pss = strstr (rollup, "\nPss:");
  g_assert_nonnull (pss);
  line = g_strdup_printf ("pss %d", atoi (pss + strlen ("\nPss:")));
  say (line);
}

static int
run_open (const char *path)
{
  Child self = { NULL };

  open_dossier (&self, path);
  say_memory ();
  close_dossier (&self);
  return 0;
}

static gpointer
long_article_cb (DossierDatabase *database, gpointer article, GCancellable *cancellable,
                 GError **error)
{
  g_assert_true (dossier_database_get_int (
      database, article, error, "SELECT article FROM revision ORDER BY code_points DESC LIMIT 1",
      ""));
  return NULL;
}

static DossierReader *
get_reader (Child *self)
{
  return dossier_reader_page_get_reader (dossier_reading_view_get_page (
      dossier_workspace_get_reading_view (dossier_window_get_workspace (self->window))));
}

static guint n_marks_before;

static gboolean
has_more_marks (gpointer self)
{
  return dossier_reader_get_n_marks (get_reader (self)) > n_marks_before;
}

/* The page may still be coming in from behind the start page, and refuse. */
static gboolean
takes_focus (gpointer self)
{
  GtkWidget *reader = GTK_WIDGET (get_reader (self));

  return gtk_widget_has_focus (reader) || gtk_widget_grab_focus (reader);
}

static void
open_long_article (Child *self)
{
  DossierWorkspace *workspace = dossier_window_get_workspace (self->window);
  DossierSession *session = dossier_workspace_get_session (workspace);
  gint64 article = 0;

  dossier_store_read (dossier_corpus_get_store (dossier_session_get_corpus (session)),
                      long_article_cb, &article, NULL, NULL);
  dossier_session_open_article (session, article);
  n_marks_before = 1000;
  wait_painted (self, has_more_marks);
  dossier_reading_view_hide_start (dossier_workspace_get_reading_view (workspace));
  wait_painted (self, takes_focus);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
                Child *self)
{
  if (keyval == GDK_KEY_1)
    {
      self->pressed = g_get_monotonic_time ();
      self->pressed_cpu = get_cpu_ms ();
    }
  return GDK_EVENT_PROPAGATE;
}

static void
press (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);

  g_assert_no_error (error);
}

static guint cursor_before;

static gboolean
has_cursor_moved (gpointer self)
{
  return dossier_reader_get_cursor (get_reader (self)) != cursor_before;
}

/* What moving to a sentence began (scrolling, its card at the side) comes to rest, as it does while
 * a person looks at the sentence. */
static void
rest (void)
{
  gboolean rested = FALSE;

  g_timeout_add (REST_MS, set_true_cb, &rested);
  iterate_until (&rested);
}

static void
tag_sentences (Child *self, gboolean rests, const char *key)
{
  g_autofree char *key_cpu = g_strconcat (key, "-cpu", NULL);

  for (guint i = 0; i < N_TAGS; i++)
    {
      cursor_before = dossier_reader_get_cursor (get_reader (self));
      press ("j");
      wait_painted (self, has_cursor_moved);
      if (rests)
        rest ();
      n_marks_before = dossier_reader_get_n_marks (get_reader (self));
      press ("1");
      self->is_measured = TRUE;
      wait_painted (self, has_more_marks);
      self->is_measured = FALSE;
      say_ms (key, (double) (g_get_monotonic_time () - self->pressed) / 1000);
      say_ms (key_cpu, get_cpu_ms () - self->pressed_cpu);
    }
}

/* A bare commit of four small rows, and a bare frame of the same text. */
static void
tag_bare (const char *path, const char *text)
{
  g_autofree char *other = g_strconcat (path, ".bare", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (other, DOSSIER_DATABASE_CREATE, &error);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  BenchStage stage = { NULL };

  g_assert_no_error (error);
  g_assert_true (dossier_database_use_wal (database, &error));
  g_assert_true (dossier_database_script (database, "CREATE TABLE t (a INTEGER, b TEXT)", &error));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  bench_stage_init (&stage, scrolled, view);
  bench_stage_settle (&stage);
  for (guint i = 0; i < N_TAGS; i++)
    {
      double began = bench_now_ms ();
      double began_cpu = get_cpu_ms ();

      dossier_database_script (database,
                               "BEGIN IMMEDIATE; INSERT INTO t VALUES (1, 'quote'), (2, 'mark'), "
                               "(3, 'tag'), (4, 'record'); COMMIT",
                               &error);
      g_assert_no_error (error);
      bench_stage_wait_frame (&stage);
      say_ms ("bare", bench_now_ms () - began);
      say_ms ("bare-cpu", get_cpu_ms () - began_cpu);
    }
  bench_stage_clear (&stage);
  g_clear_pointer (&database, dossier_database_close);
  g_unlink (other);
}

static int
run_tag (const char *path)
{
  Child self = { NULL };
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *text = NULL;

  open_dossier (&self, path);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), &self);
  gtk_widget_add_controller (GTK_WIDGET (self.window), keys);
  open_long_article (&self);
  rest ();
  tag_sentences (&self, TRUE, "tag");
  tag_sentences (&self, FALSE, "rushed");
  text = g_strdup (dossier_reader_get_article (get_reader (&self)));
  tag_bare (path, text);
  close_dossier (&self);
  return 0;
}

/**
 * desk_child_run:
 * @mode: one of the DESK_CHILD words
 * @path: the dossier
 *
 * Returns: an exit status
 */
int
desk_child_run (const char *mode, const char *path)
{
  if (strcmp (mode, DESK_CHILD_BARE) == 0)
    return run_bare ();
  if (strcmp (mode, DESK_CHILD_OPEN) == 0)
    return run_open (path);
  return run_tag (path);
}
