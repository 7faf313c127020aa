#include "timeline/date-strip.h"

#include "timeline/date-strip-painter.h"

#include <adwaita.h>

static void
place (const DossierDateItem *items, guint n_items, DossierDatePlace *places, GArray *folds)
{
  dossier_date_strip_place (items, n_items, 0.0, 1000.0, places, folds);
}

static void
test_order_and_folds (void)
{
  const DossierDateItem items[] = {
    { .id = 1, .day_min = 10, .day_max = 10 },
    { .id = 2, .day_min = 17, .day_max = 30 },
    { .id = 3, .day_min = 9000, .day_max = 9000 },
  };
  DossierDatePlace places[3];
  g_autoptr (GArray) folds = g_array_new (FALSE, FALSE, sizeof (DossierDateFold));

  place (items, 3, places, folds);
  g_assert_cmpfloat (places[0].x, ==, 0.0);
  g_assert_cmpfloat (places[1].x, >, 100.0);
  g_assert_cmpfloat (places[1].width, >, 50.0);
  g_assert_cmpfloat (places[2].x, ==, 1000.0);
  g_assert_cmpuint (folds->len, ==, 1);
}

static void
test_unknown_ends_and_one_day (void)
{
  const DossierDateItem open[] = {
    { .id = 1, .day_min = DOSSIER_DAY_MINUS_INFINITY, .day_max = 10 },
    { .id = 2, .day_min = 4, .day_max = DOSSIER_DAY_PLUS_INFINITY }
  };
  const DossierDateItem alone = { .id = 3, .day_min = 5, .day_max = 5 };
  DossierDatePlace places[2];
  g_autoptr (GArray) folds = g_array_new (FALSE, FALSE, sizeof (DossierDateFold));

  place (open, 2, places, folds);
  g_assert_cmpfloat (places[0].x, ==, 0.0);
  g_assert_cmpfloat (places[1].x + places[1].width, ==, 1000.0);
  place (&alone, 1, places, folds);
  g_assert_cmpfloat (places[0].x, ==, 500.0);
}

static void
test_labels_never_touch (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 30);
      DossierDatePlace places[30] = { 0 };
      double widths[30];
      guint shown = 0;

      for (guint i = 0; i < n; i++)
        {
          places[i].x = g_test_rand_double_range (0.0, 600.0);
          widths[i] = g_test_rand_double_range (5.0, 200.0);
        }
      dossier_date_strip_place_labels (widths, n, 0.0, 600.0, places);
      for (guint i = 0; i < n; i++)
        {
          if (places[i].row == DOSSIER_LABEL_NONE)
            continue;
          shown++;
          g_assert_cmpfloat (places[i].label_x, >=, 0.0);
          g_assert_cmpfloat (places[i].label_x + widths[i], <=, 600.0);
          for (guint j = 0; j < i; j++)
            g_assert_true (places[j].row != places[i].row
                           || places[j].label_x + widths[j] < places[i].label_x
                           || places[i].label_x + widths[i] < places[j].label_x);
        }
      g_assert_cmpuint (shown, >, 0);
    }
}

/* A day within a span that begins before it, with it, or never ends is met, and so is the span. */
static void
test_day_within_span (void)
{
  const DossierDateItem items[] = {
    { .id = 1, .label = "", .day_min = 10, .day_max = 10 },
    { .id = 2, .label = "", .day_min = 10, .day_max = 90, .kind = DOSSIER_EDTF_SPAN },
    { .id = 3,
      .label = "",
      .day_min = 10,
      .day_max = DOSSIER_DAY_PLUS_INFINITY,
      .kind = DOSSIER_EDTF_SPAN },
    { .id = 4, .label = "", .day_min = 50, .day_max = 50 },
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *strip = dossier_date_strip_new ();
  DossierDateStripPainter painter;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  double width;

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 80);
  gtk_window_set_child (GTK_WINDOW (window), strip);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (strip) < 100)
    g_main_context_iteration (NULL, TRUE);
  width = gtk_widget_get_width (strip);
  dossier_date_strip_painter_init (&painter);
  dossier_date_strip_painter_paint (&painter, strip, snapshot, items, 4, -1);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (dossier_date_strip_painter_find (&painter, 20.0, 41.0), ==, 0);
  g_assert_cmpint (dossier_date_strip_painter_find (&painter, width / 2.0, 41.0), ==, 3);
  g_assert_cmpint (dossier_date_strip_painter_find (&painter, width / 4.0 + 15.0, 41.0), ==, 1);
  /* Beyond the last day there is only what goes on. */
  g_assert_cmpint (dossier_date_strip_painter_find (&painter, width - 9.0, 41.0), ==, 2);
  g_assert_cmpint (dossier_date_strip_painter_find (&painter, width / 4.0, 5.0), ==, -1);
  dossier_date_strip_painter_clear (&painter);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
activated_cb (DossierDateStrip *strip, gint64 id, gint64 *last)
{
  *last = id;
}

static void
test_keyboard (void)
{
  GtkWidget *strip = g_object_ref_sink (dossier_date_strip_new ());
  const DossierDateItem items[] = { { .id = 8, .label = "later", .day_min = 90, .day_max = 99 },
                                    { .id = 9, .label = "first", .day_min = 10, .day_max = 10 } };
  gint64 last = 0;

  g_signal_connect (strip, "activated", G_CALLBACK (activated_cb), &last);
  gtk_widget_activate_action (strip, "strip.step", "i", 1);
  g_assert_cmpint (dossier_date_strip_get_selected (DOSSIER_DATE_STRIP (strip)), ==, 0);
  dossier_date_strip_set_items (DOSSIER_DATE_STRIP (strip), items, 2);
  gtk_widget_activate_action (strip, "strip.step", "i", 1);
  gtk_widget_activate_action (strip, "strip.activate", NULL);
  g_assert_cmpint (last, ==, 9);
  gtk_widget_activate_action (strip, "strip.step", "i", 1);
  gtk_widget_activate_action (strip, "strip.step", "i", 1);
  gtk_widget_activate_action (strip, "strip.activate", NULL);
  g_assert_cmpint (last, ==, 8);
  dossier_date_strip_set_items (DOSSIER_DATE_STRIP (strip), items, 1);
  g_assert_cmpint (dossier_date_strip_get_selected (DOSSIER_DATE_STRIP (strip)), ==, 8);
  dossier_date_strip_set_items (DOSSIER_DATE_STRIP (strip), NULL, 0);
  g_assert_cmpint (dossier_date_strip_get_selected (DOSSIER_DATE_STRIP (strip)), ==, 0);
  g_object_unref (strip);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/date-strip/order-and-folds", test_order_and_folds);
  g_test_add_func ("/date-strip/unknown-ends-and-one-day", test_unknown_ends_and_one_day);
  g_test_add_func ("/date-strip/labels-never-touch", test_labels_never_touch);
  g_test_add_func ("/date-strip/day-within-span", test_day_within_span);
  g_test_add_func ("/date-strip/keyboard", test_keyboard);
  return g_test_run ();
}
