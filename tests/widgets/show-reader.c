/* Shows the reader with an invented article, takes a picture of the screen and ends. Not installed:
 * tests/support/in-window --size 1100x760 _build/tests/widgets/show-reader harbour out.png
 * [light|dark|sepia|large] [words to find, or "settings"]; all of them: make-reader-pictures */
#include "reader-articles.h"

#include "parts/settings.h"
#include "reader/page-style.h"
#include "reader/reading-settings.h"
#include "timeline/date-strip.h"

#include <adwaita.h>
#include <string.h>

#define FRAMES_UNTIL_STEADY 20

static const struct
{
  const char *name;
  void (*show) (DossierReaderPage *page);
} articles[] = {
  { "harbour", show_harbour_article }, { "stacked", show_stacked_article },
  { "dense", show_dense_article },     { "korean", show_korean_article },
  { "named", show_named_article },     { "crowded", show_crowded_article },
  { "arabic", show_arabic_article },   { "wall", show_wall },
  { "formed", show_formed_article },
};

/* One of ours, or a text file. */
static void
show_article (DossierReaderPage *page, const char *name)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (strcmp (name, articles[i].name) == 0)
      {
        articles[i].show (page);
        return;
      }
  if (!g_file_get_contents (name, &text, NULL, &error))
    g_error ("Cannot show %s: %s", name, error->message);
  dossier_reader_set_title (dossier_reader_page_get_reader (page), name, NULL);
  dossier_reader_set_article (dossier_reader_page_get_reader (page), text);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  gtk_widget_queue_draw (widget);
  return ++*(guint *) frames < FRAMES_UNTIL_STEADY;
}

/* Opens the bar and types. */
static void
look_for (DossierReaderPage *page, const char *words)
{
  guint start = 0;
  guint end = 0;

  dossier_reader_page_find (page);
  gtk_editable_set_text (
      GTK_EDITABLE (gtk_widget_get_ancestor (
          gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page))), GTK_TYPE_SEARCH_ENTRY)),
      words);
  while (!dossier_reader_get_selection (dossier_reader_page_get_reader (page), &start, &end))
    g_main_context_iteration (NULL, TRUE);
}

/* The page as the settings have it, and the popover that changes them. */
static void
show_settings (DossierReaderPage *page, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dossier_settings_new (&error);

  if (settings == NULL)
    g_error ("%s", error->message);
  dossier_page_style_follow (page, settings);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), dossier_reading_settings_new (settings));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

/* As on a desktop whose text is set twice as large. */
static void
enlarge (DossierReaderPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dossier_settings_new (&error);

  if (settings == NULL)
    g_error ("%s", error->message);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  dossier_page_style_follow (page, settings);
}

static GtkWidget *
create_strip (void)
{
  GtkWidget *strip = dossier_date_strip_new ();
  const DossierDateItem items[] = {
    { 1, "a day in Jul 2019", 737241, 737271, DOSSIER_EDTF_DAY, FALSE, FALSE },
    { 2, "early Sep: painting", 739495, 739505, DOSSIER_EDTF_SPAN, FALSE, TRUE },
    { 3, "one day, 29 Sep – 5 Oct: accepts", 739523, 739529, DOSSIER_EDTF_ONE_OF, FALSE, FALSE },
    { 4, "3 Oct: hotels", 739527, 739527, DOSSIER_EDTF_DAY, FALSE, FALSE },
    { 5, "Oct: forum, planned", 739545, 739555, DOSSIER_EDTF_DAY, TRUE, FALSE },
  };

  dossier_date_strip_set_items (DOSSIER_DATE_STRIP (strip), items, G_N_ELEMENTS (items));
  dossier_date_strip_select (DOSSIER_DATE_STRIP (strip), 4);
  return strip;
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

int
main (int argc, char *argv[])
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  const char *style = argc > 3 ? argv[3] : "light";
  guint frames = 0;
  GtkWidget *window, *box, *page, *button;

  if (argc < 3)
    g_error ("Name an article and a picture to write.");
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      strcmp (style, "dark") == 0 ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                  : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_css_provider_load_from_resource (css, "/io/github/dossier/Dossier/style/reader.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  window = gtk_window_new ();
  page = dossier_reader_page_new ();
  dossier_reader_page_set_sepia (DOSSIER_READER_PAGE (page), strcmp (style, "sepia") == 0);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  button = gtk_menu_button_new ();
  gtk_widget_set_visible (button, argc > 4 && strcmp (argv[4], "settings") == 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), create_strip ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_maximize (GTK_WINDOW (window));
  if (strcmp (style, "large") == 0)
    enlarge (DOSSIER_READER_PAGE (page));
  show_article (DOSSIER_READER_PAGE (page), argv[1]);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (page);
  if (argc > 4 && strcmp (argv[4], "settings") == 0)
    show_settings (DOSSIER_READER_PAGE (page), button);
  else if (argc > 4)
    look_for (DOSSIER_READER_PAGE (page), argv[4]);

  gtk_widget_add_tick_callback (page, count_frame_cb, &frames, NULL);
  while (frames < FRAMES_UNTIL_STEADY)
    g_main_context_iteration (NULL, TRUE);
  take_picture (argv[2]);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
