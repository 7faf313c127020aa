/* The timeline in a window, with the sample dossier. */
#include "sample-dossier.h"

#include "timeline/timeline-canvas-private.h"
#include "timeline/timeline-view-private.h"

typedef struct
{
  SampleDossier sample;
  GtkWidget *window;
  DossierTimelineView *view;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the program work until a condition holds, or long enough to be sure that it never will. */
#define UNTIL(condition)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                               \
    guint wake = g_timeout_add (5, wake_cb, NULL);                                                 \
    while (!(condition) && g_get_monotonic_time () < deadline)                                     \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (wake);                                                                        \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static guint
count (Fixture *f)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (f->view->timeline);

  return index != NULL ? dossier_timeline_index_get_n_events (index) : 0;
}

static void
set_up (Fixture *f, gconstpointer with_sample)
{
  g_autoptr (DossierNameIndex) names = NULL;

  sample_dossier_open (&f->sample, GPOINTER_TO_INT (with_sample));
  /* What was imported is heard of before anybody looks, else it would be read twice. */
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  names = dossier_name_index_new (f->sample.corpus);
  f->view = DOSSIER_TIMELINE_VIEW (dossier_timeline_view_new (f->sample.session, names));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
  UNTIL (dossier_timeline_get_index (f->view->timeline) != NULL
         && gtk_widget_get_width (GTK_WIDGET (f->view->stack)) > 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  sample_dossier_close (&f->sample);
}

static void
key (Fixture *f, const char *action, int parameter)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view->canvas), action, "i", parameter));
}

static gint64
selected (Fixture *f)
{
  return dossier_timeline_canvas_get_selected (f->view->canvas);
}

static gint64
find_event (Fixture *f, const char *title)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM event WHERE title LIKE '%s%%'", title);

  return sample_dossier_get_int (&f->sample, sql);
}

/* Every dated event stands there, and the lanes hold what a plain query finds. */
static void
test_lanes (Fixture *f, gconstpointer data)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (f->view->timeline);
  guint lane;
  gint64 ilyin =
      sample_dossier_get_int (&f->sample, "SELECT id FROM actor WHERE name = 'Anton Ilyin'");

  g_assert_cmpuint (count (f), ==,
                    sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event WHERE edtf "
                                                        "IS NOT NULL"));
  g_assert_true (dossier_timeline_index_find_lane (index, ilyin, NULL, &lane));
  g_assert_cmpuint (dossier_timeline_index_get_lane (index, lane)->n_events, ==,
                    sample_dossier_get_int (&f->sample,
                                            "SELECT count (DISTINCT t.event) FROM participant t "
                                            "JOIN actor n ON n.id = t.actor "
                                            "WHERE n.name = 'Anton Ilyin'"));
  for (int by = 0; by < DOSSIER_N_LANES; by++)
    {
      guint n = 0;

      dossier_timeline_set_lanes_by (f->view->timeline, (DossierLanesBy) by);
      UNTIL (dossier_timeline_get_index (f->view->timeline) != index || by == 0);
      index = dossier_timeline_get_index (f->view->timeline);
      for (guint i = 0; i < dossier_timeline_index_get_n_lanes (index); i++)
        n += dossier_timeline_index_get_lane (index, i)->n_events;
      g_assert_cmpuint (n, >=, count (f));
    }
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  gint64 first;

  key (f, "canvas.step", 1);
  first = selected (f);
  g_assert_cmpint (first, !=, 0);
  key (f, "canvas.step", 1);
  g_assert_cmpint (selected (f), !=, first);
  key (f, "canvas.step", -1);
  g_assert_cmpint (selected (f), ==, first);
  key (f, "canvas.lane", 1);
  key (f, "canvas.end", 1);
  key (f, "canvas.zoom", 1);
  key (f, "canvas.pan", 1);
  key (f, "canvas.zoom", 0);
  g_assert_cmpint (f->view->shown, ==, selected (f));
  key (f, "canvas.clear", 0);
  g_assert_cmpint (selected (f), ==, 0);
  g_assert_cmpint (f->view->shown, ==, 0);
}

static void
shown_cb (DossierSession *session, guint start, guint end, gint64 record, gint64 *last)
{
  *last = record;
}

static void
test_to_the_passage (Fixture *f, gconstpointer data)
{
  gint64 event = find_event (f, "Sora Han prepares");
  gint64 last = 0;

  g_signal_connect (f->sample.session, "show-passage", G_CALLBACK (shown_cb), &last);
  dossier_timeline_view_select (f->view, event);
  g_assert_cmpint (selected (f), ==, event);
  key (f, "canvas.activate", 0);
  UNTIL (last == event);
  g_assert_cmpstr (dossier_session_get_view (f->sample.session), ==, "read");
}

/* A change splices just its event; undo takes it back. */
static void
test_follows_changes (Fixture *f, gconstpointer data)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (f->view->timeline);
  guint before = count (f);
  g_autoptr (GVariant) made =
      sample_dossier_do (&f->sample, "event.create",
                         dossier_args_new ("title", g_variant_new_string ("A new one"), "edtf",
                                           g_variant_new_string ("2020-02-29"), NULL));
  gint64 event = dossier_args_get_id (made, "id");
  guint32 slot;

  UNTIL (count (f) == before + 1);
  g_assert_true (dossier_timeline_get_index (f->view->timeline) == index);
  g_assert_true (dossier_timeline_index_find (index, event, &slot));
  g_variant_unref (sample_dossier_do (&f->sample, "event.set",
                                      dossier_args_new ("event", g_variant_new_int64 (event),
                                                        "edtf", g_variant_new_string (""), NULL)));
  UNTIL (count (f) == before);
  g_assert_cmpuint (
      dossier_timeline_get_n_undated (f->view->timeline), ==,
      sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event WHERE edtf IS NULL"));
  dossier_session_undo (f->sample.session);
  UNTIL (count (f) == before + 1);
  dossier_session_undo (f->sample.session);
  UNTIL (count (f) == before);
}

/* Dragging keeps the length of a span and is one act. */
static void
test_drag (Fixture *f, gconstpointer data)
{
  gint64 event = find_event (f, "Sora Han prepares");
  g_autofree char *moved = NULL;

  dossier_timeline_view_select (f->view, event);
  UNTIL (f->view->shown_edtf != NULL);
  g_assert_cmpstr (f->view->shown_edtf, ==, "2019-03-19/2019-03-23");
  {
    g_autoptr (DossierEdtf) from = dossier_edtf_parse (f->view->shown_edtf, NULL);
    g_autoptr (DossierEdtf) to = dossier_edtf_shift (from, 10, NULL);

    g_assert_cmpstr (to->text, ==, "2019-03-29/2019-04-02");
    g_signal_emit_by_name (f->view->canvas, "moved", event, to->text);
  }
  UNTIL (g_strcmp0 (f->view->shown_edtf, "2019-03-29/2019-04-02") == 0);
  dossier_session_undo (f->sample.session);
  UNTIL (g_strcmp0 (f->view->shown_edtf, "2019-03-19/2019-03-23") == 0);
}

static void
test_narrowing_and_list (Fixture *f, gconstpointer data)
{
  guint all = count (f);

  dossier_timeline_view_narrow (f->view, "text", g_variant_new_string ("haesong"));
  UNTIL (count (f) == 2);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.list", NULL);
  UNTIL (dossier_timeline_list_get_n_events (f->view->list) == 2);
  dossier_timeline_view_narrow (f->view, "text", g_variant_new_string ("no such words"));
  UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (f->view->stack)), "nothing") == 0);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.show-all", NULL);
  UNTIL (count (f) == all && dossier_timeline_list_get_n_events (f->view->list) >= all);
}

static void
test_saving (Fixture *f, gconstpointer data)
{
  guint before;

  UNTIL (f->view->choices != NULL);
  before = f->view->choices->saved->len;
  dossier_timeline_view_narrow (f->view, "kinds",
                                g_variant_new_strv ((const char *const[]){ "visit" }, 1));
  UNTIL (count (f)
         == sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event "
                                                "WHERE kind = 'visit'"));
  g_signal_emit_by_name (f->view->lanes, "save", "Visits");
  UNTIL (f->view->choices->saved->len == before + 1);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.show-all", NULL);
  UNTIL (count (f) > 10);
  g_signal_emit_by_name (f->view->lanes, "opened",
                         g_ptr_array_index (f->view->choices->saved, before));
  UNTIL (count (f)
         == sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event "
                                                "WHERE kind = 'visit'"));
  dossier_session_undo (f->sample.session);
  UNTIL (f->view->choices->saved->len == before);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (f->view->stack)), "empty") == 0);
  g_variant_unref (
      sample_dossier_do (&f->sample, "event.create",
                         dossier_args_new ("title", g_variant_new_string ("Some day"), NULL)));
  UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (f->view->stack)), "undated") == 0);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.undated", NULL);
  UNTIL (dossier_timeline_list_get_n_events (f->view->list) == 1);
}

static void
add (const char *path, gboolean with_sample, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (with_sample), set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  sample_dossier_load_styles ();
  add ("/timeline/lanes", TRUE, test_lanes);
  add ("/timeline/keys", TRUE, test_keys);
  add ("/timeline/to-the-passage", TRUE, test_to_the_passage);
  add ("/timeline/follows-changes", TRUE, test_follows_changes);
  add ("/timeline/drag", TRUE, test_drag);
  add ("/timeline/narrowing-and-list", TRUE, test_narrowing_and_list);
  add ("/timeline/saving", TRUE, test_saving);
  add ("/timeline/empty", FALSE, test_empty);
  return g_test_run ();
}
