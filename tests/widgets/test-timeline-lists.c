/* Crowds, undated events and lanes of a timeline as lists in a window. */
#include "timeline-window.h"

static gint64
add_actor (TimelineWindow *f, const char *name)
{
  g_autoptr (GVariant) made =
      sample_dossier_do (&f->sample, "actor.create",
                         dossier_args_new ("name", g_variant_new_string (name), "kind",
                                           g_variant_new_string ("state"), NULL));

  return dossier_args_get_id (made, "id");
}

static guint
count_listed (TimelineWindow *f)
{
  return dossier_timeline_list_get_n_events (f->view->list);
}

/* Enter on a day with more events than any zoom tells apart lists just those, and Escape goes back
 * to where one was. */
static void
test_crowd (TimelineWindow *f, gconstpointer data)
{
  gint64 busy = add_actor (f, "Busy");
  gint64 first = timeline_window_add_event (f, "0", "2020-02-29", busy);

  for (guint i = 1; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("%02u", i);

      timeline_window_add_event (f, title, "2020-02-29", busy);
    }
  timeline_window_add_event (f, "the day after", "2020-03-01", busy);
  timeline_window_add_event (f, "of somebody else", "2020-02-29", add_actor (f, "Other"));
  until (timeline_window_count (f) == 62
         && gtk_widget_get_width (GTK_WIDGET (f->view->canvas)) > 0);
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  dossier_timeline_view_select (f->view, first);
  for (guint i = 0; i < 30 && g_strcmp0 (timeline_window_get_page (f), "list") != 0; i++)
    timeline_window_key (f, "canvas.activate", 0);
  g_assert_cmpstr (timeline_window_get_page (f), ==, "list");
  until (count_listed (f) == 60);
  gtk_widget_activate_action (GTK_WIDGET (f->view->list), "timeline-list.leave", NULL);
  g_assert_cmpstr (timeline_window_get_page (f), ==, "lanes");
  g_assert_cmpint (dossier_timeline_canvas_get_selected (f->view->canvas), ==, first);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.list", NULL);
  until (count_listed (f) == 62);
}

/* What is in no lane can be a crowd, too, and so can what is in a lane of a word. */
static void
test_crowd_of_the_rest (TimelineWindow *f, gconstpointer data)
{
  timeline_window_add_event (f, "a", "2020-02-29", add_actor (f, "Somebody"));
  timeline_window_add_event (f, "b", "2020-02-29", 0);
  timeline_window_add_event (f, "c", "2020-02-29", 0);
  until (timeline_window_count (f) == 3);
  for (guint i = 0; i < 2; i++)
    {
      DossierTimelineIndex *index = dossier_timeline_get_index (f->view->timeline);
      gint64 day = 18321; /* 29 February 2020 */
      guint lane;

      g_assert_true (
          dossier_timeline_index_find_lane (index, 0, i == 0 ? NULL : "reported", &lane));
      g_signal_emit_by_name (f->view->canvas, "crowd-activated", lane, day, day);
      until (count_listed (f) == (i == 0 ? 2 : 3));
      dossier_timeline_view_set_mode (f->view, DOSSIER_TIMELINE_AS_LANES);
      dossier_timeline_set_lanes_by (f->view->timeline, DOSSIER_LANES_STATUS);
      until (dossier_timeline_get_index (f->view->timeline) != index || i == 1);
    }
}

/* The tray of undated events closes by itself with the last of them. */
static void
test_undated (TimelineWindow *f, gconstpointer data)
{
  gint64 event = timeline_window_add_event (f, "Some day", NULL, 0);

  timeline_window_add_event (f, "A day", "2020-02-29", 0);
  until (timeline_window_count (f) == 1 && dossier_timeline_get_n_undated (f->view->timeline) == 1);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.undated", NULL);
  until (count_listed (f) == 1);
  g_assert_cmpstr (timeline_window_get_page (f), ==, "list");
  g_variant_unref (
      sample_dossier_do (&f->sample, "event.set",
                         dossier_args_new ("event", g_variant_new_int64 (event), "edtf",
                                           g_variant_new_string ("2021"), NULL)));
  until (g_strcmp0 (timeline_window_get_page (f), "lanes") == 0);
  g_assert_cmpuint (timeline_window_count (f), ==, 2);
}

static guint
count_saved_lanes (TimelineWindow *f)
{
  return (guint) sample_dossier_get_int (&f->sample, "SELECT count (*) FROM timeline_lane");
}

/* A lane goes with the actor that it is about, and stays with the one it was merged into. */
static void
test_lanes_of_what_is_gone (TimelineWindow *f, gconstpointer data)
{
  gint64 actors[] = { add_actor (f, "Ann"), add_actor (f, "Ben"), add_actor (f, "Cem") };
  GVariantBuilder lanes;
  const DossierSavedTimeline *saved;

  g_variant_builder_init (&lanes, G_VARIANT_TYPE ("a(xsb)"));
  for (guint i = 0; i < 3; i++)
    g_variant_builder_add (&lanes, "(xsb)", actors[i], "", FALSE);
  g_variant_unref (
      sample_dossier_do (&f->sample, "timeline.save",
                         dossier_args_new ("name", g_variant_new_string ("Three"), "lanes-by",
                                           g_variant_new_string ("actor"), "lanes",
                                           g_variant_builder_end (&lanes), NULL)));
  g_variant_unref (
      sample_dossier_do (&f->sample, "actor.merge",
                         dossier_args_new ("actor", g_variant_new_int64 (actors[2]), "into",
                                           g_variant_new_int64 (actors[0]), NULL)));
  g_variant_unref (
      sample_dossier_do (&f->sample, "actor.delete",
                         dossier_args_new ("actor", g_variant_new_int64 (actors[1]), NULL)));
  until (f->view->choices != NULL && f->view->choices->saved->len == 1
         && count_saved_lanes (f) == 2);
  dossier_timeline_view_read_choices (f->view);
  until ((saved = g_ptr_array_index (f->view->choices->saved, 0))->order->len == 1);
  g_assert_cmpint (g_array_index (saved->order, DossierLaneChoice, 0).record, ==, actors[0]);
  dossier_session_undo (f->sample.session);
  until (count_saved_lanes (f) == 3);
}

/* The lane of a tag goes on with the tag that it was merged into; of both, one stays. */
static void
test_lanes_of_merged_tags (TimelineWindow *f, gconstpointer data)
{
  gint64 tags[3];
  const DossierSavedTimeline *saved;
  GVariantBuilder lanes;

  g_variant_builder_init (&lanes, G_VARIANT_TYPE ("a(xsb)"));
  for (guint i = 0; i < 3; i++)
    {
      const char *const names[] = { "Talks", "Negotiations", "Trade" };
      g_autoptr (GVariant) made =
          sample_dossier_do (&f->sample, "tag.create",
                             dossier_args_new ("name", g_variant_new_string (names[i]), NULL));

      tags[i] = dossier_args_get_id (made, "id");
      if (i != 1)
        g_variant_builder_add (&lanes, "(xsb)", tags[i], "", FALSE);
    }
  g_variant_unref (
      sample_dossier_do (&f->sample, "timeline.save",
                         dossier_args_new ("name", g_variant_new_string ("Tags"), "lanes-by",
                                           g_variant_new_string ("tag"), "lanes",
                                           g_variant_builder_end (&lanes), NULL)));
  g_variant_unref (
      sample_dossier_do (&f->sample, "tag.merge",
                         dossier_args_new ("tag", g_variant_new_int64 (tags[0]), "into",
                                           g_variant_new_int64 (tags[1]), NULL)));
  g_assert_cmpuint (count_saved_lanes (f), ==, 2);
  dossier_timeline_view_read_choices (f->view);
  until (f->view->choices != NULL && f->view->choices->saved->len == 1
         && (saved = g_ptr_array_index (f->view->choices->saved, 0))->order->len == 2
         && g_array_index (saved->order, DossierLaneChoice, 0).record == tags[1]);
  g_variant_unref (
      sample_dossier_do (&f->sample, "tag.merge",
                         dossier_args_new ("tag", g_variant_new_int64 (tags[2]), "into",
                                           g_variant_new_int64 (tags[1]), NULL)));
  g_assert_cmpuint (count_saved_lanes (f), ==, 1);
}

int
main (int argc, char *argv[])
{
  timeline_window_init (&argc, &argv);
  timeline_window_add_test ("/timeline-lists/crowd", FALSE, test_crowd);
  timeline_window_add_test ("/timeline-lists/crowd-of-the-rest", FALSE, test_crowd_of_the_rest);
  timeline_window_add_test ("/timeline-lists/undated", FALSE, test_undated);
  timeline_window_add_test ("/timeline-lists/lanes-of-what-is-gone", FALSE,
                            test_lanes_of_what_is_gone);
  timeline_window_add_test ("/timeline-lists/lanes-of-merged-tags", FALSE,
                            test_lanes_of_merged_tags);
  return g_test_run ();
}
