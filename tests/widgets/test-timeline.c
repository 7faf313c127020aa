/* The timeline in a window, with the sample dossier. */
#include "timeline-window.h"

/* Every dated event stands there, and the lanes hold what a plain query finds. */
static void
test_lanes (TimelineWindow *f, gconstpointer data)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (f->view->timeline);
  guint lane;
  gint64 ilyin =
      sample_dossier_get_int (&f->sample, "SELECT id FROM actor WHERE name = 'Anton Ilyin'");

  g_assert_cmpuint (timeline_window_count (f), ==,
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
      until (dossier_timeline_get_index (f->view->timeline) != index || by == 0);
      index = dossier_timeline_get_index (f->view->timeline);
      for (guint i = 0; i < dossier_timeline_index_get_n_lanes (index); i++)
        n += dossier_timeline_index_get_lane (index, i)->n_events;
      g_assert_cmpuint (n, >=, timeline_window_count (f));
    }
}

static void
test_keys (TimelineWindow *f, gconstpointer data)
{
  gint64 first;

  timeline_window_key (f, "canvas.step", 1);
  first = dossier_timeline_canvas_get_selected (f->view->canvas);
  g_assert_cmpint (first, !=, 0);
  timeline_window_key (f, "canvas.step", 1);
  g_assert_cmpint (dossier_timeline_canvas_get_selected (f->view->canvas), !=, first);
  timeline_window_key (f, "canvas.step", -1);
  g_assert_cmpint (dossier_timeline_canvas_get_selected (f->view->canvas), ==, first);
  timeline_window_key (f, "canvas.lane", 1);
  timeline_window_key (f, "canvas.end", 1);
  timeline_window_key (f, "canvas.zoom", 1);
  timeline_window_key (f, "canvas.pan", 1);
  timeline_window_key (f, "canvas.zoom", 0);
  g_assert_cmpint (f->view->shown, ==, dossier_timeline_canvas_get_selected (f->view->canvas));
  timeline_window_key (f, "canvas.clear", 0);
  g_assert_cmpint (dossier_timeline_canvas_get_selected (f->view->canvas), ==, 0);
  g_assert_cmpint (f->view->shown, ==, 0);
}

static void
shown_cb (DossierSession *session, guint start, guint end, gint64 record, gint64 *last)
{
  *last = record;
}

static void
test_to_the_passage (TimelineWindow *f, gconstpointer data)
{
  gint64 event = timeline_window_find (f, "Sora Han prepares");
  gint64 last = 0;

  g_signal_connect (f->sample.session, "show-passage", G_CALLBACK (shown_cb), &last);
  dossier_timeline_view_select (f->view, event);
  g_assert_cmpint (dossier_timeline_canvas_get_selected (f->view->canvas), ==, event);
  timeline_window_key (f, "canvas.activate", 0);
  until (last == event);
  g_assert_cmpstr (dossier_session_get_view (f->sample.session), ==, "read");
}

/* A change splices just its event; undo takes it back. */
static void
test_follows_changes (TimelineWindow *f, gconstpointer data)
{
  DossierTimelineIndex *index = dossier_timeline_get_index (f->view->timeline);
  guint before = timeline_window_count (f);
  g_autoptr (GVariant) made =
      sample_dossier_do (&f->sample, "event.create",
                         dossier_args_new ("title", g_variant_new_string ("A new one"), "edtf",
                                           g_variant_new_string ("2020-02-29"), NULL));
  gint64 event = dossier_args_get_id (made, "id");
  guint32 slot;

  until (timeline_window_count (f) == before + 1);
  g_assert_true (dossier_timeline_get_index (f->view->timeline) == index);
  g_assert_true (dossier_timeline_index_find (index, event, &slot));
  g_variant_unref (sample_dossier_do (&f->sample, "event.set",
                                      dossier_args_new ("event", g_variant_new_int64 (event),
                                                        "edtf", g_variant_new_string (""), NULL)));
  until (timeline_window_count (f) == before);
  g_assert_cmpuint (
      dossier_timeline_get_n_undated (f->view->timeline), ==,
      sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event WHERE edtf IS NULL"));
  dossier_session_undo (f->sample.session);
  until (timeline_window_count (f) == before + 1);
  dossier_session_undo (f->sample.session);
  until (timeline_window_count (f) == before);
}

/* Dragging keeps the length of a span and is one act. */
static void
test_drag (TimelineWindow *f, gconstpointer data)
{
  gint64 event = timeline_window_find (f, "Sora Han prepares");
  g_autofree char *moved = NULL;

  dossier_timeline_view_select (f->view, event);
  until (f->view->shown_edtf != NULL);
  g_assert_cmpstr (f->view->shown_edtf, ==, "2019-03-19/2019-03-23");
  {
    g_autoptr (DossierEdtf) from = dossier_edtf_parse (f->view->shown_edtf, NULL);
    g_autoptr (DossierEdtf) to = dossier_edtf_shift (from, 10, NULL);

    g_assert_cmpstr (to->text, ==, "2019-03-29/2019-04-02");
    g_signal_emit_by_name (f->view->canvas, "moved", event, to->text);
  }
  until (g_strcmp0 (f->view->shown_edtf, "2019-03-29/2019-04-02") == 0);
  dossier_session_undo (f->sample.session);
  until (g_strcmp0 (f->view->shown_edtf, "2019-03-19/2019-03-23") == 0);
}

static void
test_narrowing_and_list (TimelineWindow *f, gconstpointer data)
{
  guint all = timeline_window_count (f);

  dossier_timeline_view_narrow (f->view, "text", g_variant_new_string ("haesong"));
  until (timeline_window_count (f) == 2);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.list", NULL);
  until (dossier_timeline_list_get_n_events (f->view->list) == 2);
  dossier_timeline_view_narrow (f->view, "text", g_variant_new_string ("no such words"));
  until (g_strcmp0 (timeline_window_get_page (f), "nothing") == 0);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.show-all", NULL);
  until (timeline_window_count (f) == all
         && dossier_timeline_list_get_n_events (f->view->list) >= all);
}

static void
test_saving (TimelineWindow *f, gconstpointer data)
{
  guint before;

  until (f->view->choices != NULL);
  before = f->view->choices->saved->len;
  dossier_timeline_view_narrow (f->view, "kinds",
                                g_variant_new_strv ((const char *const[]){ "visit" }, 1));
  until (timeline_window_count (f)
         == sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event "
                                                "WHERE kind = 'visit'"));
  g_signal_emit_by_name (f->view->lanes, "save", "Visits");
  until (f->view->choices->saved->len == before + 1);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.show-all", NULL);
  until (timeline_window_count (f) > 10);
  g_signal_emit_by_name (f->view->lanes, "opened",
                         g_ptr_array_index (f->view->choices->saved, before));
  until (timeline_window_count (f)
         == sample_dossier_get_int (&f->sample, "SELECT count (*) FROM event "
                                                "WHERE kind = 'visit'"));
  dossier_session_undo (f->sample.session);
  until (f->view->choices->saved->len == before);
}

static void
test_empty (TimelineWindow *f, gconstpointer data)
{
  until (g_strcmp0 (timeline_window_get_page (f), "empty") == 0);
  g_variant_unref (
      sample_dossier_do (&f->sample, "event.create",
                         dossier_args_new ("title", g_variant_new_string ("Some day"), NULL)));
  until (g_strcmp0 (timeline_window_get_page (f), "undated") == 0);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.undated", NULL);
  until (dossier_timeline_list_get_n_events (f->view->list) == 1);
}

/* How many disagreements are open stands above the timeline, and is gone with the last of them. */
static void
test_conflicts (TimelineWindow *f, gconstpointer data)
{
  GtkWidget *chip = GTK_WIDGET (f->view->conflicts);
  gint64 one = timeline_window_add_event (f, "The gate opens", "2020-02-03", 0);
  gint64 other = timeline_window_add_event (f, "The gate is opened", "2020-02-07", 0);

  g_assert_false (gtk_widget_get_visible (chip));
  g_variant_unref (sample_dossier_do (&f->sample, "link.add",
                                      dossier_args_new ("kind", g_variant_new_string ("same event"),
                                                        "from", g_variant_new_int64 (one), "to",
                                                        g_variant_new_int64 (other), NULL)));
  until (gtk_widget_get_visible (chip));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (chip)), ==, "1 in conflict");
  dossier_session_undo (f->sample.session);
  until (!gtk_widget_get_visible (chip));
}

int
main (int argc, char *argv[])
{
  timeline_window_init (&argc, &argv);
  timeline_window_add_test ("/timeline/lanes", TRUE, test_lanes);
  timeline_window_add_test ("/timeline/keys", TRUE, test_keys);
  timeline_window_add_test ("/timeline/to-the-passage", TRUE, test_to_the_passage);
  timeline_window_add_test ("/timeline/follows-changes", TRUE, test_follows_changes);
  timeline_window_add_test ("/timeline/drag", TRUE, test_drag);
  timeline_window_add_test ("/timeline/narrowing-and-list", TRUE, test_narrowing_and_list);
  timeline_window_add_test ("/timeline/saving", TRUE, test_saving);
  timeline_window_add_test ("/timeline/conflicts", FALSE, test_conflicts);
  timeline_window_add_test ("/timeline/empty", FALSE, test_empty);
  return g_test_run ();
}
