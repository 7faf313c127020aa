#include "reader/page-style.h"
#include "reader/reading-settings.h"

#include "parts/settings.h"

#include <adwaita.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  GSettings *settings;
  GtkWidget *window;
  DossierReaderPage *page;
  GtkWidget *reader;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->settings = dossier_settings_new (&error);
  g_assert_no_error (error);
  f->window = gtk_window_new ();
  f->page = DOSSIER_READER_PAGE (dossier_reader_page_new ());
  f->reader = GTK_WIDGET (dossier_reader_page_get_reader (f->page));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  dossier_reader_set_article (DOSSIER_READER (f->reader), "One line of text that is read.");
  dossier_page_style_follow (f->page, f->settings);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  for (guint i = 0; i < 4; i++)
    g_settings_reset (f->settings, ((const char *[]){ "page-font", "page-font-size", "page-colour",
                                                      "page-measure" })[i]);
  g_object_unref (f->settings);
}

/* A style is another from the next frame on. */
static void
wait_for_style (Fixture *f)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->reader);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (gdk_frame_clock_get_frame_counter (clock) < frame + 2
         && g_get_monotonic_time () < deadline)
    {
      gtk_widget_queue_draw (f->reader);
      g_main_context_iteration (NULL, TRUE);
    }
}

static int
get_text_size (Fixture *f)
{
  PangoContext *context = gtk_widget_get_pango_context (f->reader);

  wait_for_style (f);

  return pango_font_description_get_size (pango_context_get_font_description (context));
}

static const char *
get_family (Fixture *f)
{
  PangoContext *context = gtk_widget_get_pango_context (f->reader);

  wait_for_style (f);

  return pango_font_description_get_family (pango_context_get_font_description (context));
}

static void
test_follows (Fixture *f, gconstpointer data)
{
  int usual = get_text_size (f);

  g_settings_set_double (f->settings, "page-font-size", 26.0);
  g_assert_cmpint (get_text_size (f), >, usual + usual / 2);
  g_settings_set_string (f->settings, "page-font", "sans");
  g_assert_true (g_str_has_prefix (get_family (f), "sans"));
  g_settings_set_string (f->settings, "page-colour", "dark");
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_string (f->settings, "page-colour", "sepia");
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->page), "sepia"));
  g_settings_reset (f->settings, "page-colour");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (f->page), "sepia"));
}

static void
zoom (Fixture *f, int steps)
{
  gtk_widget_activate_action (f->reader, "reader.zoom", "i", steps);
}

static void
test_zoom (Fixture *f, gconstpointer data)
{
  zoom (f, 1);
  g_assert_cmpfloat (g_settings_get_double (f->settings, "page-font-size"), ==, 14.0);
  zoom (f, -1);
  zoom (f, -1);
  g_assert_cmpfloat (g_settings_get_double (f->settings, "page-font-size"), ==, 12.0);
  g_settings_set_double (f->settings, "page-font-size", 72.0);
  zoom (f, 1);
  g_assert_cmpfloat (g_settings_get_double (f->settings, "page-font-size"), ==, 72.0);
  zoom (f, 0);
  g_assert_cmpfloat (g_settings_get_double (f->settings, "page-font-size"), ==, 13.0);
}

/* The settings may change when the page is long gone. */
static void
test_outlived (Fixture *f, gconstpointer data)
{
  GtkWidget *other = g_object_ref_sink (dossier_reader_page_new ());

  dossier_page_style_follow (DOSSIER_READER_PAGE (other), f->settings);
  g_object_run_dispose (G_OBJECT (other));
  g_object_unref (other);
  g_settings_set_double (f->settings, "page-font-size", 20.0);
  g_assert_cmpint (get_text_size (f), >, 0);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_popover (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = dossier_reading_settings_new (f->settings);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  GtkWidget *face;

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  while (!gtk_widget_get_mapped (popover) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (popover));

  face = find_child (popover, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (face), 1);
  g_assert_true (g_str_has_prefix (get_family (f), "sans"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (popover, GTK_TYPE_SPIN_BUTTON)), 20.0);
  g_assert_cmpfloat (g_settings_get_double (f->settings, "page-font-size"), ==, 20.0);
  gtk_widget_activate_action (popover, "reading.page-colour", "s", "sepia");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->page), "sepia"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/page-style/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/page-style/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/page-style/outlived", Fixture, NULL, set_up, test_outlived, tear_down);
  g_test_add ("/page-style/popover", Fixture, NULL, set_up, test_popover, tear_down);
  return g_test_run ();
}
