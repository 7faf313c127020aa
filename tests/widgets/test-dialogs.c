#include "dialogs/article-dialog.h"
#include "dialogs/export-dialog.h"
#include "dialogs/import-dialog.h"
#include "dialogs/link-dialog.h"
#include "dossier-fixture.h"
#include "import/importer.h"
#include "until.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  DossierFixture dossier;
  DossierSession *session;
  DossierImports *imports;
  GtkWidget *window;
  GtkWidget *child;
  GPtrArray *finished; /* of the last import */
  char *exported;
  gint64 article;
} Fixture;

static void
finished_cb (DossierImports *imports, GPtrArray *items, Fixture *f)
{
  g_clear_pointer (&f->finished, g_ptr_array_unref);
  f->finished = g_ptr_array_ref (items);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  dossier_fixture_set_up (&f->dossier, data);
  f->article = dossier_fixture_import (&f->dossier, "Quota talks", "The ministers met.");
  f->session = dossier_session_new (f->dossier.corpus);
  f->imports = dossier_imports_new (f->session, NULL);
  g_signal_connect (f->imports, "finished", G_CALLBACK (finished_cb), f);
  f->window = adw_window_new ();
  f->child = gtk_label_new ("Dossier");
  adw_window_set_content (ADW_WINDOW (f->window), f->child);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  gtk_window_present (GTK_WINDOW (f->window));
  until (gtk_window_is_active (GTK_WINDOW (f->window)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  until (!dossier_imports_is_running (f->imports));
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&f->finished, g_ptr_array_unref);
  g_clear_pointer (&f->exported, g_free);
  g_clear_object (&f->imports);
  dossier_session_close (f->session);
  g_clear_object (&f->session);
  dossier_fixture_tear_down (&f->dossier, data);
}

/* The form that is on the screen; NULL for none. */
static GtkWindow *
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_FORM_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* The first visible widget below @below whose text, title or label begins with @text. */
static GtkWidget *
find_text (GtkWidget *below, const char *text)
{
  const char *own = GTK_IS_LABEL (below) ? gtk_label_get_text (GTK_LABEL (below))
                    : ADW_IS_PREFERENCES_ROW (below)
                        ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (below))
                        : NULL;

  if (own != NULL && g_str_has_prefix (own, text) && gtk_widget_get_child_visible (below))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? find_text (child, text) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows (const char *text)
{
  GtkWindow *form = find_form ();

  return form != NULL && find_text (GTK_WIDGET (form), text) != NULL;
}

static GtkWidget *
get_row (const char *title)
{
  GtkWidget *row = find_text (GTK_WIDGET (find_form ()), title);

  g_assert_nonnull (row);
  return row;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* Real keys, from outside. */
static void
send (const char *how, const char *what)
{
  g_autoptr (GSubprocess) xdotool =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "xdotool", how, "--", what, NULL);
  gboolean sent = FALSE;

  g_assert_nonnull (xdotool);
  g_subprocess_wait_check_async (xdotool, NULL, sent_cb, &sent);
  until (sent);
}

static void
press (const char *key)
{
  send ("key", key);
}

static void
type_into (const char *title, const char *text)
{
  GtkWidget *row = get_row (title);

  gtk_widget_grab_focus (row);
  press ("ctrl+a");
  send ("type", text);
  until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text));
}

static void
wait_for_form (const char *row)
{
  until (shows (row) && gtk_window_is_active (find_form ())
         && gtk_widget_is_sensitive (get_row (row)));
}

static gboolean
answers (Fixture *f, const char *sql, const char *expected)
{
  g_autofree char *answer = dossier_fixture_ask (&f->dossier, sql);

  return g_strcmp0 (answer, expected) == 0;
}

static void
test_article (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  dossier_article_dialog_present (f->session, f->article, f->child);
  wait_for_form ("_Title");
  type_into ("_Title", "Quota talks fail");
  type_into ("_Outlet", "Harbour Courier");
  type_into ("Why the outlet", "Corrects itself");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row ("_Reliability of the outlet")), 2);
  type_into ("_Published", "March 2024");
  until (shows ("March 2024"));
  press ("Return");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier,
                          "SELECT a.title || '|' || o.name || '|' || o.reliability || '|' || "
                          "o.reliability_reason || '|' || a.published FROM article a "
                          "JOIN outlet o ON o.id = a.outlet",
                          "Quota talks fail|Harbour Courier|B|Corrects itself|2024-03");

  label = dossier_corpus_undo (f->dossier.corpus, &error);
  g_assert_no_error (error);
  dossier_fixture_assert (&f->dossier,
                          "SELECT title || '|' || (SELECT count(*) FROM outlet) FROM article",
                          "Quota talks|0");
}

/* A range of days asks once whether it is one of them or all; the words that are typed stay theirs. */
static void
test_one_day_or_all (Fixture *f, gconstpointer data)
{
  GtkWidget *button;

  dossier_article_dialog_present (f->session, f->article, f->child);
  wait_for_form ("_Title");
  type_into ("_Published", "between 3 and 5 May 2024");
  until (shows ("All of it"));
  g_assert_true (shows ("May 2024"));
  button = gtk_widget_get_ancestor (get_row ("All of it"), GTK_TYPE_TOGGLE_BUTTON);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row ("_Published"))), ==,
                   "2024-05-03/2024-05-05");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  press ("Return");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier, "SELECT published FROM article", "2024-05-03/2024-05-05");
}

/* The day of publication counts from an event; that becomes one of its reasons. */
static void
test_published_after_an_event (Fixture *f, gconstpointer data)
{
  g_variant_unref (
      dossier_fixture_do (&f->dossier, "event.create",
                          dossier_args_new ("title", g_variant_new_string ("Vote on the quota"),
                                            "edtf", g_variant_new_string ("2024-05-03"), NULL)));
  dossier_article_dialog_present (f->session, f->article, f->child);
  wait_for_form ("_Title");
  type_into ("_Published", "two days after the vote");
  until (shows ("5 May 2024 · 2024-05-05 if “Vote on the quota” is meant"));
  press ("Return");
  until (shows ("5 May 2024 · 2024-05-05, counted from “Vote on the quota”"));
  press ("Return");
  until (find_form () == NULL);
  dossier_fixture_assert (
      &f->dossier,
      "SELECT a.published || '|' || r.reason FROM article a JOIN article_reason r ON r.article = "
      "a.id",
      "2024-05-05|“two days after the vote”, counted from “Vote on the quota” (2024-05-03)");
}

static void
test_reasons (Fixture *f, gconstpointer data)
{
  static const char *const reasons[] = { "The weekday fits", "The visit is ahead", NULL };

  g_variant_unref (
      dossier_fixture_do (&f->dossier, "article.set",
                          dossier_args_new ("article", g_variant_new_int64 (f->article), "reasons",
                                            g_variant_new_strv (reasons, -1), NULL)));
  dossier_article_dialog_present (f->session, f->article, f->child);
  wait_for_form ("Reason 2");
  gtk_widget_grab_focus (get_row ("Reason 2"));
  press ("alt+Up");
  until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (get_row ("Reason 1"))), reasons[1]));
  type_into ("Reason 2", "The weekday and the tide fit");
  press ("Return");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier,
                          "SELECT group_concat (reason, '|') FROM (SELECT reason FROM "
                          "article_reason ORDER BY position)",
                          "The visit is ahead|The weekday and the tide fit");
}

static void
test_bad_date (Fixture *f, gconstpointer data)
{
  dossier_article_dialog_present (f->session, f->article, f->child);
  wait_for_form ("_Title");
  type_into ("_Published", "2024-13-77");
  press ("ctrl+Return");
  type_into ("_Title", "Never kept");
  press ("Return");
  g_assert_nonnull (find_form ());
  press ("Escape");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier, "SELECT title FROM article", "Quota talks");
}

static void
test_paste (Fixture *f, gconstpointer data)
{
  const char *text = "Trawler released\n\nThe crew went home on Friday, the port said.";

  dossier_import_dialog_present_text (f->session, f->imports, text, f->child);
  wait_for_form ("_Title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row ("_Title"))), ==,
                   "Trawler released");
  type_into ("_Byline", "M. Okafor");
  press ("Return");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier, "SELECT title FROM article WHERE byline = 'M. Okafor'",
                          "Trawler released");

  dossier_import_dialog_present_text (f->session, f->imports, text, f->child);
  until (shows ("In the Dossier Already"));
  press ("Escape");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM article", "2");
}

static char *
write_file (Fixture *f, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (f->dossier.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static void
test_several (Fixture *f, gconstpointer data)
{
  g_autofree char *one = write_file (f, "one.txt", "Number one\n\nThe first text.\n", -1);
  g_autofree char *two = write_file (f, "two.txt", "Number two\n\nThe second text.\n", -1);
  g_autofree char *bad = write_file (f, "bad.txt", "\0\1\2\3\0\0", 6);
  const char *places[] = { one, two, bad, NULL };
  guint n_failed = 0;

  dossier_import_dialog_present_places (f->session, f->imports, places, f->child);
  wait_for_form ("one.txt");
  g_assert_true (shows ("bad.txt"));
  type_into ("two.txt", "The second");
  press ("Return");
  until (f->finished != NULL && find_form () == NULL);
  g_assert_cmpuint (f->finished->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    if (dossier_import_item_get_state (f->finished->pdata[i]) == DOSSIER_IMPORT_FAILED)
      n_failed++;
  g_assert_cmpuint (n_failed, ==, 1);
  dossier_fixture_assert (
      &f->dossier,
      "SELECT group_concat(title, '|') FROM (SELECT title FROM article ORDER BY title)",
      "Number one|Quota talks|The second");

  dossier_import_dialog_present_outcome (f->session, f->finished, f->child);
  until (shows ("bad.txt"));
  press ("Escape");
  until (find_form () == NULL);
  g_unlink (one);
  g_unlink (two);
  g_unlink (bad);
}

/* The same bytes make sense in more than one encoding: the person chooses. */
static void
test_encoding (Fixture *f, gconstpointer data)
{
  static const char bytes[] = "\xc7\xd1\xb1\xb9\n\n\xbc\xad\xbf\xef\xbf\xa1\xbc\xad "
                              "\xc8\xb8\xc0\xc7\xb0\xa1 \xbf\xad\xb7\xc8\xb4\xd9.\n";
  g_autofree char *path = write_file (f, "korean.txt", bytes, sizeof bytes - 1);
  const char *places[] = { path, NULL };
  AdwComboRow *row;
  GListModel *model;
  guint at = 0;

  dossier_import_dialog_present_places (f->session, f->imports, places, f->child);
  wait_for_form ("_Encoding");
  type_into ("_Byline", "Kim");
  row = ADW_COMBO_ROW (get_row ("_Encoding"));
  model = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), "KOI8-R"))
      at = i;
  adw_combo_row_set_selected (row, at);
  until (!shows ("한국"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row ("_Byline"))), ==, "Kim");
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), "EUC-KR"))
      at = i;
  adw_combo_row_set_selected (row, at);
  until (shows ("한국"));
  gtk_widget_grab_focus (get_row ("_Title"));
  press ("Return");
  until (find_form () == NULL);
  until (answers (f, "SELECT title || byline FROM article WHERE byline IS NOT NULL", "한국Kim"));
  g_unlink (path);
}

static void
test_link (Fixture *f, gconstpointer data)
{
  dossier_link_dialog_present (f->session, f->imports, NULL, f->child);
  wait_for_form ("_Address of the article");
  type_into ("_Address of the article", "http://127.0.0.1:9/story");
  press ("Return");
  until (shows ("Cannot fetch"));
  press ("Escape");
  until (find_form () == NULL);
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM article", "1");
}

static void
exported_cb (DossierExportDialog *dialog, const char *path, Fixture *f)
{
  g_free (f->exported);
  f->exported = g_strdup (path);
}

static void
test_export (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->dossier.folder, "out.csv", NULL);
  g_autofree char *bytes = NULL;
  DossierExportDialog *dialog = dossier_export_dialog_present (f->session, NULL, f->child);

  g_signal_connect (dialog, "exported", G_CALLBACK (exported_cb), f);
  wait_for_form ("_Kind of file");
  until (shows ("There is nothing"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row ("_Kind of file")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row ("_Table")), 1);
  g_assert_true (shows ("1 article"));
  press ("ctrl+Return");
  until (!gtk_window_is_active (find_form ()));
  until (gtk_window_get_focus (GTK_WINDOW (find_form ())) != NULL);
  press ("ctrl+a");
  send ("type", path);
  press ("Return");
  until (f->exported != NULL && find_form () == NULL);
  g_assert_cmpstr (f->exported, ==, path);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_nonnull (strstr (bytes, "Quota talks"));
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test) g_test_add ("/dialogs/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("article", test_article);
  ADD ("article-one-day-or-all", test_one_day_or_all);
  ADD ("article-after-an-event", test_published_after_an_event);
  ADD ("article-reasons", test_reasons);
  ADD ("article-bad-date", test_bad_date);
  ADD ("paste", test_paste);
  ADD ("several-files", test_several);
  ADD ("encoding", test_encoding);
  ADD ("link", test_link);
  ADD ("export", test_export);
#undef ADD
  return g_test_run ();
}
