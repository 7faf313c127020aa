#include "reader/reader-page.h"
#include "until.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  DossierReaderPage *page;
  DossierReader *reader;
  DossierFindBar *bar;
} Fixture;

static gboolean
is_mapped (Fixture *f)
{
  return gtk_widget_get_mapped (GTK_WIDGET (f->reader))
         && gtk_widget_get_height (GTK_WIDGET (f->reader)) > 100;
}

static gboolean
has_answer (Fixture *f)
{
  return !dossier_find_bar_is_searching (f->bar);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = gtk_window_new ();
  f->page = DOSSIER_READER_PAGE (dossier_reader_page_new ());
  f->reader = dossier_reader_page_get_reader (f->page);
  f->bar = dossier_reader_page_get_find_bar (f->page);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (GTK_WIDGET (f->reader));
  until (is_mapped (f));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
}

/* The first widget of @type below @widget whose @property is @value. */
static GtkWidget *
find_child (GtkWidget *widget, GType type, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type)
          && (tooltip == NULL || g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0))
        return child;
      found = find_child (child, type, tooltip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
look_for (Fixture *f, const char *words)
{
  GtkWidget *entry = find_child (GTK_WIDGET (f->bar), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  /* What Enter does before the entry has said that its text is another. */
  g_signal_emit_by_name (entry, "activate");
  until (has_answer (f));
}

static void
toggle (Fixture *f, const char *tooltip)
{
  GtkWidget *button = find_child (GTK_WIDGET (f->bar), GTK_TYPE_TOGGLE_BUTTON, tooltip);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  until (has_answer (f));
}

static void
assert_selected (Fixture *f, const char *words)
{
  guint start, end;
  g_autofree char *quote = NULL;

  g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
  quote = dossier_reader_dup_quote (f->reader, start, end);
  g_assert_cmpstr (quote, ==, words);
}

static guint
count_hits (Fixture *f)
{
  g_autoptr (GPtrArray) hits = dossier_reader_find_hits (f->reader, 0, G_MAXUINT);

  return hits->len;
}

#define TEXT                                                                                       \
  "The harbour café opened in May. The Cafe closed.\n\n"                                          \
  "A cafeteria is no café; the harbour knows."

static void
test_steps (Fixture *f, gconstpointer data)
{
  guint start, end;

  dossier_reader_set_article (f->reader, TEXT);
  gtk_widget_activate_action (GTK_WIDGET (f->reader), "reader.find", NULL);
  g_assert_true (dossier_find_bar_is_open (f->bar));
  look_for (f, "harbour");
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "1 of 2");
  assert_selected (f, "harbour");
  dossier_find_bar_step (f->bar, 1);
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "2 of 2");
  dossier_find_bar_step (f->bar, 1);
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "1 of 2");
  dossier_find_bar_step (f->bar, -1);
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "2 of 2");
  g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
  g_assert_cmpuint (start, ==, (guint) g_utf8_strlen (TEXT, -1) - 14);

  /* Wherever the person went meanwhile, the next hit is the one behind the cursor. */
  dossier_reader_select (f->reader, 0, 0);
  dossier_find_bar_step (f->bar, 1);
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "1 of 2");
  g_assert_cmpuint (count_hits (f), ==, 2);

  dossier_find_bar_close (f->bar);
  assert_selected (f, "harbour");
  g_assert_cmpuint (count_hits (f), ==, 0);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (f->reader)))
                 == GTK_WIDGET (f->reader));
}

static void
test_ways (Fixture *f, gconstpointer data)
{
  dossier_reader_set_article (f->reader, TEXT);
  dossier_find_bar_open (f->bar);
  look_for (f, "cafe");
  g_assert_cmpuint (count_hits (f), ==, 4);
  toggle (f, "Whole words only");
  g_assert_cmpuint (count_hits (f), ==, 3);
  toggle (f, "Tell letters with accents from those without");
  g_assert_cmpuint (count_hits (f), ==, 1);
  toggle (f, "Tell capitals from small letters");
  g_assert_cmpuint (count_hits (f), ==, 0);
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "Not found");
  toggle (f, "Whole words only");
  g_assert_cmpuint (count_hits (f), ==, 1);
  assert_selected (f, "cafe");

  toggle (f, "Regular expression");
  look_for (f, "c.f[eé]\\b");
  g_assert_cmpuint (count_hits (f), ==, 2);
  look_for (f, "(harbour");
  g_assert_cmpuint (count_hits (f), ==, 0);
  g_assert_nonnull (strstr (dossier_find_bar_get_report (f->bar), "(harbour"));
}

/* Hits are in the article's code points, also where the page breaks a wall of text. */
static void
test_walls_and_zones (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DossierReaderZone zone = { { 0, 30 }, "Caption" };

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (text, "%sSentence %u speaks of the lighthouse keeper.",
                            i > 1 ? " " : "", i);
  dossier_reader_set_article (f->reader, text->str);
  dossier_reader_set_zones (f->reader, &zone, 1);
  dossier_reader_set_zones_hidden (f->reader, TRUE);
  dossier_find_bar_open (f->bar);
  /* Across a sentence end, where the page may have a line end of ours. */
  look_for (f, "keeper. Sentence");
  g_assert_cmpuint (count_hits (f), ==, 39);
  for (guint i = 0; i < 39; i++)
    {
      assert_selected (f, "keeper. Sentence");
      dossier_find_bar_step (f->bar, 1);
    }
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "1 of 39");
  g_assert_true (dossier_reader_get_zones_hidden (f->reader));
  look_for (f, "Sentence 1 speaks");
  g_assert_false (dossier_reader_get_zones_hidden (f->reader));
}

/* The selected words are sought; another article is looked through without going anywhere. */
static void
test_follows_the_article (Fixture *f, gconstpointer data)
{
  dossier_reader_set_article (f->reader, TEXT);
  dossier_reader_select (f->reader, 4, 11);
  dossier_find_bar_open (f->bar);
  until (has_answer (f));
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "1 of 2");

  dossier_reader_set_article (f->reader, "No ship. One harbour.");
  g_assert_cmpuint (count_hits (f), ==, 0);
  until (has_answer (f));
  g_assert_cmpuint (count_hits (f), ==, 1);
  g_assert_cmpstr (dossier_find_bar_get_report (f->bar), ==, "1 hit");
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, 0);
  dossier_find_bar_step (f->bar, 1);
  assert_selected (f, "harbour");
}

/* Nothing that was found is a mark that keys go to. */
static void
test_hits_are_no_marks (Fixture *f, gconstpointer data)
{
  dossier_reader_set_article (f->reader, TEXT);
  dossier_find_bar_open (f->bar);
  look_for (f, "café");
  g_assert_cmpuint (count_hits (f), ==, 4);
  g_assert_cmpuint (dossier_reader_get_n_marks (f->reader), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->reader), "reader.mark", "i", 1);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 0);
  dossier_reader_set_marks (f->reader, NULL, 0);
  g_assert_cmpuint (count_hits (f), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/find-bar/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/find-bar/ways", Fixture, NULL, set_up, test_ways, tear_down);
  g_test_add ("/find-bar/walls-and-zones", Fixture, NULL, set_up, test_walls_and_zones, tear_down);
  g_test_add ("/find-bar/follows-the-article", Fixture, NULL, set_up, test_follows_the_article,
              tear_down);
  g_test_add ("/find-bar/hits-are-no-marks", Fixture, NULL, set_up, test_hits_are_no_marks,
              tear_down);
  return g_test_run ();
}
