/* Dating an article in the real dialog, with a real pointer: what it gathers, what becomes a reason,
 * what hangs on the day and what moves. */
#include "dialogs/published-dialog.h"

#include "event-acts.h"
#include "parts/session.h"
#include "until.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

#define TEXT                                                                                       \
  "President Ilyin said on Tuesday, Jan. 23 that he had met the envoys on Friday. They parted on " \
  "Sunday.\n"
#define OTHER  "The envoys were received on 19 January 2024.\n"
#define PHRASE "had met the envoys"
#define PAIR   "“Tuesday, Jan. 23”: day and weekday agree in 2024"
#define OFFICE "Ilyin is called President, and was that"

typedef struct
{
  DossierFixture dossier;
  DossierSession *session;
  GtkWidget *window;
  GtkWidget *child;
  gint64 article;
  gint64 revision;
} Fixture;

static GVariant *
target (Fixture *f, gint64 revision, const char *text, const char *words, const char *key,
        GVariant *value)
{
  gint64 start = g_utf8_pointer_to_offset (text, strstr (text, words));

  return dossier_args_new (
      "revision", g_variant_new_int64 (revision), "start", g_variant_new_int64 (start), "end",
      g_variant_new_int64 (start + g_utf8_strlen (words, -1)), key, value, NULL);
}

/* A fetched article whose publication is guessed wrong, with a person in office and an event that
 * another article dates. */
static void
make_dossier (Fixture *f)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  GVariant *article =
      dossier_args_new ("title", g_variant_new_string ("Talks"), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), "published",
                        g_variant_new_string ("2025-10-09"), "retrieved-at",
                        g_variant_new_string ("2025-11-01T10:00:00Z"), NULL);
  gint64 ilyin, event, other;

  event_acts_do (&f->dossier, "article.import",
                 dossier_args_new (
                     "articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1), NULL));
  f->article = event_acts_ask_id (&f->dossier, "SELECT id FROM article");
  f->revision = event_acts_ask_id (&f->dossier, "SELECT id FROM revision");
  ilyin = event_acts_make_actor (&f->dossier, "Ilyin");
  event_acts_do (&f->dossier, "mention.add",
                 target (f, f->revision, TEXT, "Ilyin", "actor", g_variant_new_int64 (ilyin)));
  event_acts_do (&f->dossier, "role.add",
                 dossier_args_new ("actor", g_variant_new_int64 (ilyin), "title",
                                   g_variant_new_string ("President"), "valid",
                                   g_variant_new_string ("2020/2024"), NULL));
  event = event_acts_make_event (&f->dossier, "Envoys received", "2024-01-19");
  event_acts_do (&f->dossier, "event.add-evidence",
                 target (f, f->revision, TEXT, PHRASE, "event", g_variant_new_int64 (event)));
  dossier_fixture_import (&f->dossier, "Other", OTHER);
  other = event_acts_ask_id (&f->dossier,
                             "SELECT r.id FROM revision r JOIN article a ON a.id = r.article "
                             "WHERE a.title = 'Other'");
  event_acts_do (&f->dossier, "event.add-evidence",
                 target (f, other, OTHER, "envoys", "event", g_variant_new_int64 (event)));
  event_acts_make_date (&f->dossier, f->article, "Friday", "2025-10-03", "publication", 0);
  event_acts_make_date (&f->dossier, f->article, "Sunday", "2025-10-12?", "publication", 0);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  dossier_fixture_set_up (&f->dossier, data);
  make_dossier (f);
  f->session = dossier_session_new (f->dossier.corpus);
  f->window = adw_window_new ();
  f->child = gtk_label_new ("Dossier");
  adw_window_set_content (ADW_WINDOW (f->window), f->child);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 800);
  gtk_window_present (GTK_WINDOW (f->window));
  until (gtk_window_is_active (GTK_WINDOW (f->window)));
  dossier_session_open_article (f->session, f->article);
  until (dossier_session_get_text (f->session) != NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_session_close (f->session);
  g_clear_object (&f->session);
  dossier_fixture_tear_down (&f->dossier, data);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_PUBLISHED_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* The first visible label that says this. */
static GtkWidget *
find_label (GtkWidget *below, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (below) && strstr (gtk_label_get_text (GTK_LABEL (below)), text) != NULL)
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_visible (child) ? find_label (child, text) : NULL;
  return found;
}

static gboolean
shows (const char *text)
{
  GtkWindow *dialog = find_dialog ();

  return dialog != NULL && find_label (GTK_WIDGET (dialog), text) != NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
xdotool (const char *const *arguments)
{
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL);
  gboolean sent = FALSE;

  g_assert_nonnull (process);
  g_subprocess_wait_check_async (process, NULL, sent_cb, &sent);
  until (sent);
}

/* Where the middle of the widget is in its window; FALSE while it is outside of what is seen. */
static gboolean
find_place (GtkWidget *widget, int *x, int *y)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t box;
  double left, top;

  if (!gtk_widget_compute_bounds (widget, window, &box) || box.size.height <= 0.f)
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  *x = (int) (left + (double) (box.origin.x + box.size.width / 2.f));
  *y = (int) (top + (double) (box.origin.y + box.size.height / 2.f));
  /* Below the bar of the window, unless it is in it. */
  top = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL ? 60.0 : 0.0;
  return (double) box.origin.y >= top
         && box.origin.y + box.size.height < (float) gtk_widget_get_height (window);
}

/* As a hand does: the page is moved until the widget is in sight, then it is pressed there. */
static void
click (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = scroller != NULL
                             ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))
                             : NULL;
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_autofree char *xid = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_autofree char *at_x = NULL;
  g_autofree char *at_y = NULL;
  graphene_rect_t box;
  int x, y;

  if (!find_place (widget, &x, &y) && place != NULL
      && gtk_widget_compute_bounds (widget, scroller, &box))
    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + (double) box.origin.y
                                         - gtk_adjustment_get_page_size (place) / 2.0);
  until (find_place (widget, &x, &y));
  at_x = g_strdup_printf ("%d", x);
  at_y = g_strdup_printf ("%d", y);
  xdotool (
      (const char *[]){ "xdotool", "mousemove", "--window", xid, at_x, at_y, "click", "1", NULL });
}

static gboolean
is_ticked (const char *reason)
{
  GtkWidget *label = find_label (GTK_WIDGET (find_dialog ()), reason);
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);

  return gtk_check_button_get_active (
      GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))));
}

static void
open_dialog (Fixture *f)
{
  guint start = (guint) g_utf8_pointer_to_offset (TEXT, strstr (TEXT, PHRASE));

  dossier_session_set_selection (f->session, start, start + (guint) strlen (PHRASE));
  dossier_published_dialog_present (f->session, f->article, f->child);
  until (shows ("What Tells") && gtk_window_is_active (find_dialog ()));
  until (shows (PAIR));
}

/* The row with this title, whose text is typed. */
static void
write_day (const char *day)
{
  GtkWidget *label = find_label (GTK_WIDGET (find_dialog ()), "Published");
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), day);
}

/* Weekday and date, the office that was held, an event that others date, retrieval, what was found
 * on the way in, the selected words: each stands there, and says what it makes of the day. */
static void
test_evidence (Fixture *f, gconstpointer data)
{
  static const char *const told[] = {
    PAIR,
    OFFICE,
    "It tells of “Envoys received”, dated 19 Jan 2024 by others",
    "It was there when it was retrieved, 1 Nov 2025",
    "The text says “" PHRASE "”",
  };

  open_dialog (f);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_test_message ("%s", told[i]);
      g_assert_true (shows (told[i]));
    }
  write_day ("2016-01-23");
  until (shows ("✗ not then"));
  write_day ("2024-01-23");
  until (!shows ("✗ not then") && shows ("✓ agrees"));
  gtk_window_close (find_dialog ());
  until (find_dialog () == NULL);
}

/* A tick by the mouse makes a reason, a second one takes it back; the words of the page bring their
 * passage; what was taken as proposed moves, what the analyst said stays. */
static void
test_by_mouse (Fixture *f, gconstpointer data)
{
  open_dialog (f);
  g_assert_false (is_ticked (PAIR));
  click (find_label (GTK_WIDGET (find_dialog ()), PAIR));
  until (is_ticked (PAIR));
  click (find_label (GTK_WIDGET (find_dialog ()), OFFICE));
  until (is_ticked (OFFICE));
  click (find_label (GTK_WIDGET (find_dialog ()), OFFICE));
  until (!is_ticked (OFFICE));
  write_day ("2024-01-23");
  until (shows ("3 dates hang on it, 1 would move"));
  g_assert_true (shows ("3 Oct 2025 → 19 Jan 2024"));
  g_assert_true (shows ("which is yours"));
  dossier_fixture_assert (&f->dossier, "SELECT edtf FROM date_expression ORDER BY edtf LIMIT 1",
                          "2025-10-03");
  click (find_label (GTK_WIDGET (find_dialog ()), "Date It"));
  until (find_dialog () == NULL);
  dossier_fixture_assert (&f->dossier,
                          "SELECT group_concat (r.reason || ' @ ' || p.quote, ' | ') FROM "
                          "(SELECT * FROM article_reason ORDER BY position) r "
                          "JOIN passage p ON p.id = r.passage",
                          "The text says “" PHRASE "” @ " PHRASE " | " PAIR
                          ", 2018, 2007, 2001, 1996… @ Tuesday, Jan. 23");
  dossier_fixture_assert (&f->dossier,
                          "SELECT published || ' ' || (SELECT group_concat (edtf, ' ') FROM "
                          "(SELECT edtf FROM date_expression ORDER BY edtf)) FROM article "
                          "WHERE title = 'Talks'",
                          "2024-01-23 2024-01-19 2025-10-12?");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test)                                                                            \
  g_test_add ("/published-dialog/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("evidence", test_evidence);
  ADD ("by-mouse", test_by_mouse);
#undef ADD
  return g_test_run ();
}
