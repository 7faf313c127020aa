/* Shows a pane with the sample dossier, takes a picture of the screen and ends. Not installed:
 * tests/support/in-window --size 360x860 _build/tests/widgets/show-inspector data/sample/sample.json tags out.png [dark] */
#include "dossier-window.h"

#include "conflicts/conflicts-window.h"
#include "inspector/inspector.h"
#include "palette/marking-area.h"

#include <adwaita.h>
#include <string.h>

#define FRAMES_UNTIL_STEADY 40

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  gtk_widget_queue_draw (widget);
  return ++*(guint *) frames < FRAMES_UNTIL_STEADY;
}

static void
let_frames_pass (GtkWidget *widget)
{
  guint frames = 0;

  gtk_widget_add_tick_callback (widget, count_frame_cb, &frames, NULL);
  while (frames < FRAMES_UNTIL_STEADY)
    g_main_context_iteration (NULL, TRUE);
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

static gboolean
has_text (gpointer data)
{
  return dossier_session_get_text (data) != NULL;
}

static GtkWidget *
make_pane (DossierWindow *w)
{
  GtkWidget *inspector = dossier_inspector_new (w->sample.session, w->index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), dossier_inspector_make_switcher (DOSSIER_INSPECTOR (inspector)));
  gtk_box_append (GTK_BOX (box), inspector);
  gtk_widget_set_vexpand (inspector, TRUE);
  return box;
}

static void
show_in_pane (DossierWindow *w, const char *what)
{
  GtkWidget *box = make_pane (w);
  DossierInspector *inspector = DOSSIER_INSPECTOR (gtk_widget_get_last_child (box));

  dossier_window_show (w, box);
  if (strcmp (what, "tags") == 0)
    dossier_session_set_record (
        w->sample.session,
        sample_dossier_get_int (&w->sample, "SELECT h.id FROM highlight h JOIN highlight_tag t "
                                            "ON t.highlight = h.id WHERE h.comment IS NOT NULL "
                                            "ORDER BY h.id LIMIT 1"));
  else if (strcmp (what, "passages") == 0)
    dossier_inspector_open_tag (
        inspector,
        sample_dossier_get_int (&w->sample, "SELECT tag FROM highlight_tag GROUP BY tag "
                                            "ORDER BY count(*) DESC LIMIT 1"),
        "Invitation");
  else if (strcmp (what, "actor-card") == 0)
    dossier_inspector_open_actor (
        inspector,
        sample_dossier_get_int (&w->sample, "SELECT actor FROM role ORDER BY actor LIMIT 1"));
  else if (strcmp (what, "accounts") == 0)
    dossier_inspector_open_event (
        inspector,
        sample_dossier_get_int (&w->sample, "SELECT from_record FROM link JOIN event e "
                                            "ON e.id = from_record "
                                            "WHERE link.kind = 'same event' ORDER BY 1 LIMIT 1"));
  else if (strcmp (what, "event-card") == 0)
    dossier_inspector_open_event (
        inspector,
        sample_dossier_get_int (&w->sample, "SELECT event FROM participant GROUP BY event "
                                            "ORDER BY count(*) DESC LIMIT 1"));
  else
    dossier_session_set_panel (w->sample.session, what);
}

static void
show_on_page (DossierWindow *w, const char *mode)
{
  GtkWidget *page = dossier_reader_page_new ();
  DossierReader *reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  DossierArticleText *text = dossier_session_get_text (w->sample.session);
  g_autofree char *whole =
      dossier_text_map_dup_slice (text->map, 0, dossier_text_map_get_length (text->map));

  dossier_window_show (
      w, dossier_marking_area_new (w->sample.session, w->index, DOSSIER_READER_PAGE (page)));
  dossier_reader_set_article (reader, whole);
  dossier_reader_select (reader, 120, 150);
  let_frames_pass (w->window);
  dossier_session_request_palette (w->sample.session, mode, 120, 150);
  let_frames_pass (w->window);
  if (strcmp (mode, "tag") == 0)
    dossier_window_keys ("type", "in", NULL);
}

int
main (int argc, char *argv[])
{
  static const char *const modes[] = { "tag",      "actor",   "date",      "event",
                                       "evidence", "comment", "zone-kind", NULL };
  DossierWindow w = { 0 };

  if (argc < 4)
    g_error ("Name the sample, what to show and a picture to write.");
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      argc > 4 ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
  dossier_window_open (&w, argv[1]);
  dossier_session_open_article (
      w.sample.session,
      sample_dossier_get_int (&w.sample, "SELECT id FROM article ORDER BY published LIMIT 1"));
  dossier_window_wait (has_text, w.sample.session);
  if (strcmp (argv[2], "conflicts") == 0)
    {
      dossier_window_show (&w, gtk_label_new (NULL));
      dossier_conflicts_window_present (w.sample.session, w.window);
    }
  else if (g_strv_contains (modes, argv[2]))
    show_on_page (&w, argv[2]);
  else
    show_in_pane (&w, argv[2]);
  let_frames_pass (w.window);
  take_picture (argv[3]);
  dossier_window_close (&w);
  return 0;
}
