#include "application.h"
#include "corpus/lists.h"
#include "dossier-fixture.h"
#include "inspector/inspector.h"
#include "inspector/records-page.h"
#include "library/library-row.h"
#include "library/continue-page.h"
#include "notes/notes-view.h"
#include "passages/passages-stack.h"
#include "parts/settings.h"
#include "timeline/timeline-view.h"
#include "until.h"
#include "window.h"

#include <string.h>

#define TEXT                                                                                       \
  "The ministers met on Tuesday. They agreed on nothing at all.\n\n"                               \
  "Then they left the guest house by its back door."

typedef struct
{
  DossierFixture dossier;
  GSettings *settings;
  AdwApplication *application;
  DossierWindow *window;
  gint64 article;
} Fixture;

/* The first widget of a type below another one, popovers left out. */
static GtkWidget *
find_widget (GtkWidget *below, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (below), type))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_POPOVER (child) ? NULL : find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DossierReader *
get_reader (Fixture *fixture)
{
  return dossier_reader_page_get_reader (dossier_reading_view_get_page (
      dossier_workspace_get_reading_view (dossier_window_get_workspace (fixture->window))));
}

static DossierSession *
get_session (Fixture *fixture)
{
  return dossier_workspace_get_session (dossier_window_get_workspace (fixture->window));
}

static void
open_window (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->dossier.path);

  fixture->window = dossier_window_new (fixture->application, fixture->settings);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dossier_window_open (fixture->window, file, FALSE);
  until (dossier_window_get_workspace (fixture->window) != NULL);
}

static gboolean
closed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
close_window (Fixture *fixture)
{
  gboolean closed = FALSE;

  dossier_window_close_dossier (fixture->window, closed_cb, &closed);
  until (closed);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  dossier_fixture_set_up (&fixture->dossier, data);
  fixture->article = dossier_fixture_import (&fixture->dossier, "Quota talks", TEXT);
  dossier_fixture_import (&fixture->dossier, "Trawler held", "A trawler was held.");
  g_variant_unref (dossier_fixture_do (&fixture->dossier, "tag.create",
                                       dossier_args_new ("name", g_variant_new_string ("Trade"),
                                                         "digit", g_variant_new_int64 (2), NULL)));
  fixture->settings = dossier_settings_new (&error);
  g_assert_no_error (error);
  fixture->application = g_object_ref (ADW_APPLICATION (g_application_get_default ()));
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  g_settings_reset (fixture->settings, "recent-dossiers");
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->application);
  dossier_fixture_tear_down (&fixture->dossier, data);
}

static void
open_article (Fixture *fixture)
{
  dossier_session_open_article (get_session (fixture), fixture->article);
  until (g_strcmp0 (dossier_reader_get_article (get_reader (fixture)), TEXT) == 0);
}

static char *
ask (Fixture *fixture, const char *sql)
{
  return dossier_fixture_ask (&fixture->dossier, sql);
}

static gboolean
answers (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (fixture, sql);

  return g_strcmp0 (answer, expected) == 0;
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  DossierWorkspace *workspace = dossier_window_get_workspace (fixture->window);
  GtkWidget *library = GTK_WIDGET (dossier_workspace_get_library (workspace));
  GtkListView *list = GTK_LIST_VIEW (find_widget (library, GTK_TYPE_LIST_VIEW));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  DossierLibraryRow *row;

  until (g_list_model_get_n_items (model) == 2);
  until (find_widget (GTK_WIDGET (list), DOSSIER_TYPE_LIBRARY_ROW) != NULL);
  row = DOSSIER_LIBRARY_ROW (find_widget (GTK_WIDGET (list), DOSSIER_TYPE_LIBRARY_ROW));
  until (dossier_row_is_loaded (DOSSIER_ROW (dossier_library_row_get_article (row))));

  gtk_widget_activate_action (library, "library.state", "s", "curated");
  until (g_list_model_get_n_items (model) == 0);
  gtk_widget_activate_action (library, "library.state", "s", "");
  until (g_list_model_get_n_items (model) == 2);

  gtk_selection_model_select_item (gtk_list_view_get_model (list), 0, TRUE);
  until (dossier_session_get_article (get_session (fixture)) != 0);
}

/* Dates in the text are suggested, too: they are no records. */
static guint
count_recorded (DossierReader *reader)
{
  g_autoptr (GPtrArray) marks =
      dossier_reader_find_marks (reader, 0, dossier_reader_get_length (reader));
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += ((const DossierMark *) marks->pdata[i])->id > 0;
  return n;
}

/* A tag by its digit key, the reading state with it, and both gone with one undo. */
static void
test_tag_and_undo (Fixture *fixture, gconstpointer data)
{
  DossierReader *reader = get_reader (fixture);

  open_article (fixture);
  until (dossier_session_get_row (get_session (fixture)) != NULL);
  dossier_reader_select (reader, 4, 13);
  g_signal_emit_by_name (reader, "act::tag-digit", "tag-digit", 4, 13, 2);
  until (count_recorded (reader) == 1);
  until (answers (fixture, "SELECT state FROM article WHERE title = 'Quota talks'", "reading"));
  g_assert_true (answers (fixture,
                          "SELECT p.quote || ':' || t.name FROM highlight h "
                          "JOIN passage p ON p.id = h.passage "
                          "JOIN highlight_tag x ON x.highlight = h.id JOIN tag t ON t.id = x.tag",
                          "ministers:Trade"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  until (count_recorded (reader) == 0);
  until (answers (fixture, "SELECT state FROM article WHERE title = 'Quota talks'", "unread"));
}

static void
said_cb (DossierSession *session, const char *text, gboolean can_undo, GString *said)
{
  g_string_assign (said, text);
}

/* A digit never takes a tag off words that were selected anew; pressed once more it does. */
static void
test_digit_takes_off_what_is_known (Fixture *fixture, gconstpointer data)
{
  static const char tags[] = "SELECT count(*) FROM highlight_tag";
  DossierReader *reader = get_reader (fixture);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *steps = NULL;

  open_article (fixture);
  until (dossier_reader_get_digit_tags (reader)->len == 1);
  g_signal_connect (get_session (fixture), "said", G_CALLBACK (said_cb), said);
  dossier_reader_select (reader, 4, 13);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.tag-digit", "i", 2);
  until (strstr (said->str, "Tag “Trade” on “ministers”") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.tag-digit", "i", 2);
  until (strstr (said->str, "off") != NULL);
  g_assert_true (answers (fixture, tags, "0"));
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.tag-digit", "i", 2);
  until (answers (fixture, tags, "1"));

  dossier_reader_select (reader, 0, 3);
  dossier_reader_select (reader, 4, 13);
  steps = ask (fixture, "SELECT count(*) FROM change");
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.tag-digit", "i", 2);
  until (strstr (said->str, "“Trade” is on these words already. Press 2 again") != NULL);
  g_assert_true (answers (fixture, tags, "1"));
  g_assert_true (answers (fixture, "SELECT count(*) FROM change", steps));
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.tag-digit", "i", 2);
  until (answers (fixture, tags, "0"));
}

/* What another process does appears by itself: the fixture has a connection of its own. */
static void
test_follows_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *revision = NULL;

  open_article (fixture);
  revision =
      g_strdup_printf ("%" G_GINT64_FORMAT, dossier_session_get_revision (get_session (fixture)));
  g_variant_unref (dossier_fixture_do (
      &fixture->dossier, "highlight.add",
      dossier_args_new ("revision", g_variant_new_int64 (g_ascii_strtoll (revision, NULL, 10)),
                        "start", g_variant_new_int64 (0), "end", g_variant_new_int64 (13), NULL)));
  until (count_recorded (get_reader (fixture)) == 1);
}

static void
test_opens_where_it_was_left (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->dossier.path, "-wal", NULL);

  open_article (fixture);
  dossier_session_set_panel (get_session (fixture), "events");
  close_window (fixture);
  dossier_fixture_close (&fixture->dossier);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  dossier_fixture_open (&fixture->dossier);
  open_window (fixture);
  until (dossier_session_get_article (get_session (fixture)) == fixture->article);
  g_assert_cmpstr (dossier_session_get_panel (get_session (fixture)), ==, "events");
}

/* A dossier with a past shows what is left to do; going on shows the text. */
static void
test_continue (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  open_article (fixture);
  close_window (fixture);
  open_window (fixture);
  page = find_widget (GTK_WIDGET (fixture->window), DOSSIER_TYPE_CONTINUE_PAGE);
  g_assert_nonnull (page);
  until (gtk_widget_get_mapped (page));
  until (dossier_session_get_article (get_session (fixture)) == fixture->article);
  gtk_widget_activate_action (page, "continue.go-on", NULL);
  until (gtk_widget_get_mapped (GTK_WIDGET (get_reader (fixture))));
}

static void
test_missing_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dossier.folder, "none.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  close_window (fixture);
  fixture->window = dossier_window_new (fixture->application, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dossier_window_open (fixture->window, file, FALSE);
  until (dossier_window_get_file (fixture->window) == NULL);
  g_assert_null (dossier_window_get_workspace (fixture->window));
}

static void
test_panes (Fixture *fixture, gconstpointer data)
{
  DossierPane *pane =
      dossier_workspace_get_pane (dossier_window_get_workspace (fixture->window), GTK_PACK_START);

  until (gtk_widget_get_width (GTK_WIDGET (pane)) > 1000);
  until (!dossier_pane_is_folded (pane));
  g_assert_true (dossier_pane_is_revealed (pane));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toggle-library", NULL);
  g_assert_false (dossier_pane_is_revealed (pane));
  g_assert_false (g_settings_get_boolean (fixture->settings, "library-visible"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toggle-library", NULL);
  g_assert_true (g_settings_get_boolean (fixture->settings, "library-visible"));

  dossier_pane_set_width (pane, 300);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "library-width"), ==, 300);
  dossier_pane_set_width (pane, 1);
  g_assert_cmpint (dossier_pane_get_width (pane), >, 100);
}

/* From the header bar the keys come to the page, also where there is no other pane. */
static void
test_keys_to_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  DossierWorkspace *workspace = dossier_window_get_workspace (fixture->window);

  until (gtk_widget_get_width (window) > 1000);
  for (GtkPackType side = GTK_PACK_START; side <= GTK_PACK_END; side++)
    {
      DossierPane *pane = dossier_workspace_get_pane (workspace, side);

      if (dossier_pane_is_revealed (pane))
        dossier_pane_toggle (pane);
    }
  for (int step = -1; step <= 1; step += 2)
    {
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      /* A page that is still being read has nothing yet that takes keys. */
      until ((dossier_workspace_focus_pane (workspace, step),
              gtk_window_get_focus (GTK_WINDOW (window)) != NULL));
    }
}

/* What the one mark of the page is called, "" without a tag; dates that are only suggested are none. */
static const char *
get_label (Fixture *fixture)
{
  DossierReader *reader = get_reader (fixture);
  g_autoptr (GPtrArray) marks = dossier_reader_find_marks (reader, 0, 100);
  const DossierMark *own = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = marks->pdata[i];

      if (mark->state == DOSSIER_MARK_SUGGESTED)
        continue;
      if (own != NULL)
        return "several";
      own = mark;
    }
  return own == NULL ? "none" : own->label != NULL ? own->label : "";
}

static gint64
ask_id (Fixture *fixture, const char *sql)
{
  g_autofree char *answer = ask (fixture, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

static void
tag_words (Fixture *fixture)
{
  open_article (fixture);
  until (dossier_reader_get_digit_tags (get_reader (fixture))->len == 1);
  g_signal_emit_by_name (get_reader (fixture), "act::tag-digit", "tag-digit", 4, 13, 2);
  until (strcmp (get_label (fixture), "Trade") == 0);
}

/* The tag of a highlight on the page goes, while the palette is open on its words, and comes back. */
static void
test_tag_in_use_is_deleted (Fixture *fixture, gconstpointer data)
{
  DossierSession *session = get_session (fixture);
  DossierReader *reader = get_reader (fixture);

  tag_words (fixture);
  dossier_reader_select (reader, 4, 4);
  dossier_reader_set_current_mark (reader, ask_id (fixture, "SELECT id FROM highlight"));
  until (dossier_reader_get_own_tags (reader)->len == 1);
  dossier_session_request_palette (session, "tag", 4, 13);
  dossier_session_do (
      session, "tag.delete",
      dossier_args_new ("tag", g_variant_new_int64 (ask_id (fixture, "SELECT id FROM tag")), NULL));
  until (strcmp (get_label (fixture), "") == 0);
  until (dossier_reader_get_digit_tags (reader)->len == 0);
  until (dossier_reader_get_own_tags (reader)->len == 0);
  dossier_session_undo (session);
  until (strcmp (get_label (fixture), "Trade") == 0);
  until (dossier_reader_get_digit_tags (reader)->len == 1);
  until (dossier_reader_get_own_tags (reader)->len == 1);
}

/* The page is empty then, whatever was open over it; nothing is there to be marked. */
static void
test_article_is_removed_while_read (Fixture *fixture, gconstpointer data)
{
  DossierSession *session = get_session (fixture);
  DossierReader *reader = get_reader (fixture);

  tag_words (fixture);
  dossier_reader_select (reader, 4, 13);
  dossier_session_request_palette (session, "tag", 4, 13);
  dossier_session_do (session, "article.delete",
                      dossier_args_new ("article", g_variant_new_int64 (fixture->article), NULL));
  until (dossier_reader_get_length (reader) == 0);
  g_assert_cmpuint (dossier_reader_get_n_marks (reader), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.highlight", NULL);
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.menu", NULL);
  dossier_session_undo (session);
  until (answers (fixture, "SELECT count(*) FROM highlight", "1"));
  open_article (fixture);
  until (strcmp (get_label (fixture), "Trade") == 0);
}

static GtkWidget *
find_in_window (Fixture *fixture, GType type)
{
  return find_widget (GTK_WIDGET (fixture->window), type);
}

/* Who goes to a panel has the keys there, also where its pane was hidden. */
static void
test_keys_to_panel (Fixture *fixture, gconstpointer data)
{
  DossierPane *pane =
      dossier_workspace_get_pane (dossier_window_get_workspace (fixture->window), GTK_PACK_END);
  GtkWidget *inspector = find_in_window (fixture, DOSSIER_TYPE_INSPECTOR);

  until (gtk_widget_get_width (GTK_WIDGET (pane)) > 1000);
  if (dossier_pane_is_revealed (pane))
    dossier_pane_toggle (pane);
  until (!gtk_widget_get_mapped (inspector));
  dossier_session_request_panel (get_session (fixture), "events");
  until (dossier_pane_is_revealed (pane));
  until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL
         && gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                     DOSSIER_TYPE_RECORDS_PAGE)
                != NULL);
}

/* Nothing is built that nobody looks at; a command builds what it goes to, and does what it says. */
static void
test_views_come_when_asked_for (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  DossierSession *session = get_session (fixture);
  GtkWidget *found;

  until (gtk_widget_get_mapped (
      GTK_WIDGET (dossier_workspace_get_library (dossier_window_get_workspace (fixture->window)))));
  g_assert_null (find_in_window (fixture, DOSSIER_TYPE_PASSAGES_STACK));
  g_assert_null (find_in_window (fixture, DOSSIER_TYPE_TIMELINE_VIEW));
  g_assert_null (find_in_window (fixture, DOSSIER_TYPE_NOTES_VIEW));
  g_assert_null (find_in_window (fixture, DOSSIER_TYPE_RECORDS_PAGE));

  gtk_widget_activate_action (window, "win.view", "s", "timeline");
  g_assert_cmpstr (dossier_session_get_view (session), ==, "timeline");
  until (gtk_widget_get_mapped (find_in_window (fixture, DOSSIER_TYPE_TIMELINE_VIEW)));
  g_assert_null (find_in_window (fixture, DOSSIER_TYPE_NOTES_VIEW));

  dossier_workspace_find_all (dossier_window_get_workspace (fixture->window), "trawler");
  found = find_in_window (fixture, DOSSIER_TYPE_FOUND_VIEW);
  g_assert_nonnull (found);
  until (g_list_model_get_n_items (dossier_found_view_get_hits (DOSSIER_FOUND_VIEW (found))) > 0);

  dossier_session_set_panel (session, "events");
  until (find_in_window (fixture, DOSSIER_TYPE_RECORDS_PAGE) != NULL);
}

static gint64
make_note (Fixture *fixture, const char *title)
{
  g_autoptr (GVariant) made =
      dossier_fixture_do (&fixture->dossier, "note.create",
                          dossier_args_new ("title", g_variant_new_string (title), NULL));

  return dossier_args_get_id (made, "id");
}

/* Going back to a note, and a passage into the note that was edited last, need no view of notes. */
static void
test_notes_before_their_view (Fixture *fixture, gconstpointer data)
{
  gint64 note = make_note (fixture, "The quota");
  GtkWidget *view;

  close_window (fixture);
  open_window (fixture);
  open_article (fixture);
  g_signal_emit_by_name (get_reader (fixture), "act::to-note", "to-note", 4, 13, 0);
  until (answers (fixture,
                  "SELECT count(*) FROM citation c JOIN note n ON n.id = c.note "
                  "WHERE n.title = 'The quota'",
                  "1"));
  g_assert_null (find_in_window (fixture, DOSSIER_TYPE_NOTES_VIEW));

  dossier_session_go_to_view (get_session (fixture), "notes",
                              dossier_args_new ("note", g_variant_new_int64 (note), NULL));
  view = find_in_window (fixture, DOSSIER_TYPE_NOTES_VIEW);
  g_assert_nonnull (view);
  g_assert_cmpint (dossier_notes_get_open_note (DOSSIER_NOTES_VIEW (view)), ==, note);
}

/* A note that is gone takes no passages, also when nobody looked at the notes. */
static void
test_note_is_gone_before_its_view (Fixture *fixture, gconstpointer data)
{
  gint64 note = make_note (fixture, "Short lived");

  close_window (fixture);
  open_window (fixture);
  g_assert_cmpint (dossier_session_get_note (get_session (fixture)), ==, note);
  dossier_session_do (get_session (fixture), "note.delete",
                      dossier_args_new ("note", g_variant_new_int64 (note), NULL));
  until (dossier_session_get_note (get_session (fixture)) == 0);
}

/* The article that was left is the chosen one, although its row comes late. */
static void
test_late_row_is_chosen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *library;
  GtkSelectionModel *model;
  g_autoptr (DossierRow) row = NULL;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Another %u", i);
      dossier_fixture_import (&fixture->dossier, title, title);
    }
  close_window (fixture);
  open_window (fixture);
  library =
      GTK_WIDGET (dossier_workspace_get_library (dossier_window_get_workspace (fixture->window)));
  gtk_widget_activate_action (library, "library.sort", "s", "added");
  dossier_session_open_article (get_session (fixture), fixture->article);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (library, GTK_TYPE_LIST_VIEW)));
  until (g_list_model_get_n_items (G_LIST_MODEL (model)) == 302);
  until (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) != NULL);
  row = g_object_ref (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)));
  g_assert_cmpint (dossier_row_get_id (row), ==, fixture->article);
}

int
main (int argc, char *argv[])
{
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_autoptr (DossierApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = dossier_application_new ();
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  ADD ("/window/library", test_library);
  ADD ("/window/tag-and-undo", test_tag_and_undo);
  ADD ("/window/digit-takes-off-what-is-known", test_digit_takes_off_what_is_known);
  ADD ("/window/follows-others", test_follows_others);
  ADD ("/window/opens-where-it-was-left", test_opens_where_it_was_left);
  ADD ("/window/continue", test_continue);
  ADD ("/window/missing-file", test_missing_file);
  ADD ("/window/views-come-when-asked-for", test_views_come_when_asked_for);
  ADD ("/window/notes-before-their-view", test_notes_before_their_view);
  ADD ("/window/note-is-gone-before-its-view", test_note_is_gone_before_its_view);
  ADD ("/window/late-row-is-chosen", test_late_row_is_chosen);
  ADD ("/window/panes", test_panes);
  ADD ("/window/keys-to-page", test_keys_to_page);
  ADD ("/window/keys-to-panel", test_keys_to_panel);
  ADD ("/window/tag-in-use-is-deleted", test_tag_in_use_is_deleted);
  ADD ("/window/article-is-removed-while-read", test_article_is_removed_while_read);
  return g_test_run ();
}
