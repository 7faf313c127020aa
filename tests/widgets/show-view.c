/* Shows a view with the sample dossier, takes a picture of the screen and ends. Not installed:
 * tests/support/in-window --size 1372x874 _build/tests/widgets/show-view passages out.png [dark] */
#include "sample-dossier.h"

#include "notes/notes-view.h"
#include "passages/passages-stack.h"
#include "timeline/timeline-view.h"

#include <adwaita.h>
#include <string.h>

#define FRAMES_UNTIL_STEADY 30

static GtkWidget *
create_passages (SampleDossier *sample)
{
  return dossier_passages_view_new (sample->session);
}

/* With a tag asked for, as the inspector would. */
static GtkWidget *
create_narrowed (SampleDossier *sample)
{
  GtkWidget *view = dossier_passages_view_new (sample->session);
  gint64 tag = sample_dossier_get_int (sample, "SELECT id FROM tag WHERE name = 'Invitation'");

  dossier_passages_view_set_query (DOSSIER_PASSAGES_VIEW (view),
                                   dossier_args_new ("tag", g_variant_new_int64 (tag), "text",
                                                     g_variant_new_string ("invit"), NULL));
  return view;
}

static GtkWidget *
create_nothing (SampleDossier *sample)
{
  GtkWidget *view = dossier_passages_view_new (sample->session);

  dossier_passages_view_set_query (
      DOSSIER_PASSAGES_VIEW (view),
      dossier_args_new ("text", g_variant_new_string ("nowhere"), NULL));
  return view;
}

/* What is found everywhere. */
static GtkWidget *
create_found (SampleDossier *sample)
{
  GtkWidget *stack = dossier_passages_stack_new (sample->session);

  dossier_passages_stack_find (DOSSIER_PASSAGES_STACK (stack), "ilyin");
  return stack;
}

static GtkWidget *
create_notes (SampleDossier *sample)
{
  return dossier_notes_view_new (sample->session);
}

static GtkWidget *
create_free_note (SampleDossier *sample)
{
  dossier_session_set_note (
      sample->session,
      sample_dossier_get_int (sample, "SELECT id FROM note WHERE article IS NULL"));
  return dossier_notes_view_new (sample->session);
}

static GtkWidget *
create_timeline (SampleDossier *sample)
{
  g_autoptr (DossierNameIndex) names = dossier_name_index_new (sample->corpus);

  return dossier_timeline_view_new (sample->session, names);
}

/* With an event chosen. */
static GtkWidget *
create_chosen (SampleDossier *sample)
{
  GtkWidget *view = create_timeline (sample);

  dossier_timeline_view_select (
      DOSSIER_TIMELINE_VIEW (view),
      sample_dossier_get_int (sample, "SELECT id FROM event WHERE title LIKE 'Ilyin accepts%'"));
  return view;
}

static const struct
{
  const char *name;
  gboolean with_sample;
  GtkWidget *(*create) (SampleDossier *sample);
} views[] = {
  { "passages", TRUE, create_passages },
  { "passages-narrowed", TRUE, create_narrowed },
  { "passages-nothing", TRUE, create_nothing },
  { "passages-empty", FALSE, create_passages },
  { "notes", TRUE, create_free_note },
  { "notes-last", TRUE, create_notes },
  { "notes-empty", FALSE, create_notes },
  { "timeline", TRUE, create_timeline },
  { "timeline-chosen", TRUE, create_chosen },
  { "timeline-empty", FALSE, create_timeline },
  { "found", TRUE, create_found },
};

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  gtk_widget_queue_draw (widget);
  return ++*(guint *) frames < FRAMES_UNTIL_STEADY;
}

static void
take_picture (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) import =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "import", "-window", "root", path, NULL);

  if (import == NULL || !g_subprocess_wait_check (import, NULL, &error))
    g_error ("Cannot take the picture %s: %s", path, error->message);
}

static void
show_view (SampleDossier *sample, GtkWidget *view, const char *path)
{
  GtkWidget *window = gtk_window_new ();
  guint frames = 0;

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);
  gtk_widget_add_tick_callback (view, count_frame_cb, &frames, NULL);
  while (frames < FRAMES_UNTIL_STEADY)
    g_main_context_iteration (NULL, TRUE);
  take_picture (path);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  SampleDossier sample = { 0 };
  gboolean dark = argc > 3 && strcmp (argv[3], "dark") == 0;

  if (argc < 3)
    g_error ("Name a view and a picture to write.");
  g_test_init (&(int){ 1 }, &argv, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  sample_dossier_load_styles ();
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (strcmp (argv[1], views[i].name) == 0)
      {
        sample_dossier_open (&sample, views[i].with_sample);
        show_view (&sample, views[i].create (&sample), argv[2]);
        sample_dossier_close (&sample);
        return 0;
      }
  g_error ("There is no view “%s”.", argv[1]);
}
