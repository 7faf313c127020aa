/* What hands do on a timeline in a window: pinching, looking back from a day, narrowing. */
#include "timeline-window.h"

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

/* Two fingers on a touchpad: the pointer's day stays where it is while the scale follows them. */
static void
test_pinch (TimelineWindow *f, gconstpointer data)
{
  DossierTimelineCanvas *canvas = f->view->canvas;
  GtkEventController *pinch = find_controller (GTK_WIDGET (canvas), GTK_TYPE_GESTURE_ZOOM);
  const DossierTimelineAxis *axis = dossier_timeline_canvas_get_axis (canvas);
  double x = 300.0;
  double scale;
  gint64 day;

  canvas->pointer_x = x + dossier_canvas_get_names_width (canvas);
  dossier_timeline_canvas_set_fold_quiet (canvas, FALSE);
  scale = axis->scale;
  day = dossier_axis_find_day (axis, x);
  g_signal_emit_by_name (pinch, "begin", NULL);
  for (int i = 1; i <= 10; i++)
    g_signal_emit_by_name (pinch, "scale-changed", 1.0 + 0.3 * i);
  g_assert_cmpfloat_with_epsilon (axis->scale / scale, 4.0, 1e-6);
  g_assert_cmpint (ABS (dossier_axis_find_day (axis, x) - day), <=, 1);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 0.25);
  g_assert_cmpfloat_with_epsilon (axis->scale / scale, 1.0, 1e-6);
  g_assert_cmpint (ABS (dossier_axis_find_day (axis, x) - day), <=, 1);
}

/* Every event knows on which day an article told of it first; keys go from issue to issue. */
static void
test_as_of (TimelineWindow *f, gconstpointer data)
{
  DossierTimelineCanvas *canvas = f->view->canvas;
  gint64 event = timeline_window_find (f, "Sora Han prepares");
  g_autofree char *sql = g_strdup_printf (
      "SELECT min (a.published_min) FROM evidence x JOIN passage p ON p.id = x.passage JOIN "
      "revision r ON r.id = p.revision JOIN article a ON a.id = r.article WHERE x.record = "
      "%" G_GINT64_FORMAT,
      event);
  gint64 told = sample_dossier_get_int (&f->sample, sql);
  gint64 day;
  guint32 slot;

  gtk_widget_activate_action (GTK_WIDGET (f->view), "timeline.as-of", NULL);
  g_assert_cmpint (dossier_timeline_canvas_get_as_of (canvas), !=, DOSSIER_DAY_NONE);
  until (dossier_timeline_index_find (dossier_timeline_get_index (f->view->timeline), event, &slot)
         && dossier_timeline_index_get (dossier_timeline_get_index (f->view->timeline), slot)->told
                == told);
  dossier_timeline_canvas_set_as_of (canvas, told);
  timeline_window_key (f, "canvas.as-of", 1);
  day = dossier_timeline_canvas_get_as_of (canvas);
  g_assert_cmpint (day, >, told);
  timeline_window_key (f, "canvas.as-of", -1);
  g_assert_cmpint (dossier_timeline_canvas_get_as_of (canvas), ==, told);
  for (guint i = 0; i < 20; i++)
    timeline_window_key (f, "canvas.as-of", -1);
  g_assert_cmpint (dossier_timeline_canvas_get_as_of (canvas), ==,
                   sample_dossier_get_int (&f->sample,
                                           "SELECT min (published_min) FROM article "
                                           "WHERE published_max - published_min <= 31"));
  timeline_window_key (f, "canvas.clear", 0);
  g_assert_cmpint (dossier_timeline_canvas_get_as_of (canvas), ==, DOSSIER_DAY_NONE);
}

static guint
count_chips (TimelineWindow *f)
{
  guint n = 0;

  for (GtkWidget *chip =
           gtk_widget_get_first_child (dossier_timeline_filter_get_chips (f->view->filter));
       chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    n++;
  return n;
}

static GtkWidget *
get_last_chip (TimelineWindow *f)
{
  return gtk_widget_get_last_child (dossier_timeline_filter_get_chips (f->view->filter));
}

static guint
count_events (TimelineWindow *f, const char *where)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM event e WHERE e.edtf IS NOT NULL AND %s", where);

  return (guint) sample_dossier_get_int (&f->sample, sql);
}

static GVariant *
pick (TimelineWindow *f, const char *sql)
{
  gint64 id = sample_dossier_get_int (&f->sample, sql);

  return dossier_args_ids (&id, 1);
}

/* By place and by article, each with a chip that takes it back, also when what it names is gone. */
static void
test_facets (TimelineWindow *f, gconstpointer data)
{
  guint all = timeline_window_count (f);
  gint64 nobody = 7;
  guint n;

  dossier_timeline_view_narrow (f->view, "places",
                                pick (f, "SELECT place FROM event WHERE place IS NOT NULL AND "
                                         "edtf IS NOT NULL ORDER BY id LIMIT 1"));
  n = count_events (f, "e.place = (SELECT place FROM event WHERE place IS NOT NULL AND edtf IS NOT "
                       "NULL ORDER BY id LIMIT 1)");
  until (timeline_window_count (f) == n && n < all);
  dossier_timeline_view_read_choices (f->view);
  until (count_chips (f) == 1);
  g_signal_emit_by_name (get_last_chip (f), "clicked");
  until (timeline_window_count (f) == all && count_chips (f) == 0);
  dossier_timeline_view_narrow (f->view, "articles",
                                pick (f, "SELECT id FROM article ORDER BY id LIMIT 1"));
  n = count_events (f,
                    "e.id IN (SELECT x.record FROM evidence x JOIN passage p ON p.id = x.passage "
                    "JOIN revision r ON r.id = p.revision WHERE r.article = (SELECT id FROM "
                    "article ORDER BY id LIMIT 1))");
  until (timeline_window_count (f) == n && n < all);
  dossier_timeline_view_narrow (f->view, "actors", dossier_args_ids (&nobody, 1));
  until (g_strcmp0 (timeline_window_get_page (f), "nothing") == 0);
  dossier_timeline_view_read_choices (f->view);
  until (count_chips (f) == 3); /* the last one clears all */
  g_signal_emit_by_name (get_last_chip (f), "clicked");
  until (timeline_window_count (f) == all && count_chips (f) == 0);
}

static guint
count_terms (TimelineWindow *f)
{
  guint n = 0;

  for (guint i = 0; f->view->choices != NULL && i < DOSSIER_N_FACETS; i++)
    n += f->view->choices->terms[i]->len;
  return n;
}

/* Of many names those are offered that have the words in them. */
static void
test_finding_terms (TimelineWindow *f, gconstpointer data)
{
  guint all;

  until (count_terms (f) > 10);
  all = count_terms (f);
  g_signal_emit_by_name (f->view->filter, "searched", "ILYIN");
  until (count_terms (f) < all);
  g_assert_cmpuint (f->view->choices->terms[DOSSIER_FACET_ACTOR]->len, ==, 1);
  g_signal_emit_by_name (f->view->filter, "searched", "");
  until (count_terms (f) == all);
}

/* All time that is seen stays so when there is less room for it, until somebody zooms. */
static void
test_stays_fitted (TimelineWindow *f, gconstpointer data)
{
  DossierTimelineCanvas *canvas = f->view->canvas;
  gint64 first, last, narrow_first, narrow_last;
  int width = gtk_widget_get_width (GTK_WIDGET (canvas));

  g_assert_true (dossier_timeline_canvas_is_fitted (canvas));
  dossier_timeline_view_select (f->view, timeline_window_find (f, "Sora Han prepares"));
  until (gtk_widget_get_width (GTK_WIDGET (canvas)) < width - 200);
  g_assert_true (dossier_timeline_canvas_is_fitted (canvas));
  g_assert_true (dossier_timeline_index_get_extent (dossier_timeline_get_index (f->view->timeline),
                                                    &first, &last));
  dossier_timeline_canvas_get_seen (canvas, &narrow_first, &narrow_last);
  g_assert_cmpint (narrow_first, <=, first);
  g_assert_cmpint (narrow_last, >=, last);
  timeline_window_key (f, "canvas.zoom", 1);
  g_assert_false (dossier_timeline_canvas_is_fitted (canvas));
}

int
main (int argc, char *argv[])
{
  timeline_window_init (&argc, &argv);
  timeline_window_add_test ("/timeline-hands/pinch", TRUE, test_pinch);
  timeline_window_add_test ("/timeline-hands/as-of", TRUE, test_as_of);
  timeline_window_add_test ("/timeline-hands/facets", TRUE, test_facets);
  timeline_window_add_test ("/timeline-hands/finding-terms", TRUE, test_finding_terms);
  timeline_window_add_test ("/timeline-hands/stays-fitted", TRUE, test_stays_fitted);
  return g_test_run ();
}
