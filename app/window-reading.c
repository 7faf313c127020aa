#include "window-private.h"

#include "dialogs/compare-window.h"
#include "dialogs/earlier-window.h"
#include "dialogs/review-window.h"
#include "dialogs/revise-dialog.h"

#include <string.h>

/* What the keys and menus of the window ask of the page that is read. */

/* More than this is a passage and not words to look for. */
#define MAX_SEED 60

static const char *const names[] = {
  "win.find",       "win.find-next", "win.find-previous", "win.larger",        "win.smaller",
  "win.usual-size", "win.revise",    "win.review",        "win.compare-texts", "win.earlier-text",
};

static DossierReaderPage *
get_page (GtkWidget *widget)
{
  DossierWorkspace *workspace = DOSSIER_WINDOW (widget)->workspace;

  return dossier_reading_view_get_page (dossier_workspace_get_reading_view (workspace));
}

/* Looking for words in the article means the page, also from the passages or a note. */
static DossierReaderPage *
show_page (GtkWidget *widget)
{
  dossier_session_go_to_view (DOSSIER_WINDOW (widget)->session, "read", NULL);
  return get_page (widget);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_page_find (show_page (widget));
}

/* A few words that are selected on the page are what one wants to find everywhere. */
static char *
dup_selected_words (GtkWidget *widget)
{
  DossierReader *reader = dossier_reader_page_get_reader (get_page (widget));
  g_autofree char *quote = NULL;
  guint start, end;

  if (!gtk_widget_has_focus (GTK_WIDGET (reader))
      || !dossier_reader_get_selection (reader, &start, &end) || end - start > MAX_SEED)
    return NULL;
  quote = dossier_reader_dup_quote (reader, start, end);
  if (strpbrk (quote, "\n\"") != NULL)
    return NULL;
  return strchr (quote, ' ') != NULL ? g_strdup_printf ("\"%s\"", quote) : g_steal_pointer (&quote);
}

static void
find_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *words = dup_selected_words (widget);

  dossier_workspace_find_all (DOSSIER_WINDOW (widget)->workspace, words);
}

static void
find_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_page_find_step (show_page (widget), 1);
}

static void
find_previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_page_find_step (show_page (widget), -1);
}

static void
zoom (GtkWidget *widget, int steps)
{
  gtk_widget_activate_action (GTK_WIDGET (dossier_reader_page_get_reader (get_page (widget))),
                              "reader.zoom", "i", steps);
}

static void
larger_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (widget, 1);
}

static void
smaller_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (widget, -1);
}

static void
usual_size_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (widget, 0);
}

static void
revise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSession *session = DOSSIER_WINDOW (widget)->session;
  DossierReader *reader = dossier_reader_page_get_reader (get_page (widget));
  GtkWidget *dialog = dossier_revise_dialog_new (session, dossier_session_get_article (session),
                                                 dossier_reader_get_article (reader));
  DossierArticle *row = dossier_session_get_row (session);
  const char *url = row != NULL ? row->fields.url : NULL;

  if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    dossier_revise_dialog_set_address (DOSSIER_REVISE_DIALOG (dialog), url);
  dossier_form_window_present (DOSSIER_FORM_WINDOW (dialog), widget);
}

static void
review_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_review_window_present (DOSSIER_WINDOW (widget)->session, widget);
}

static void
compare_texts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSession *session = DOSSIER_WINDOW (widget)->session;
  GtkWidget *window = dossier_compare_window_new (session, dossier_session_get_article (session));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (widget));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
earlier_text_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSession *session = DOSSIER_WINDOW (widget)->session;

  dossier_earlier_window_present (session, dossier_session_get_article (session), 0, 0, 0, widget);
}

static void
revision_cb (DossierWindow *self)
{
  gboolean has_text = self->session != NULL && dossier_session_get_text (self->session) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has_text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-all", self->session != NULL);
}

/* A dossier was opened or closed: these actions need an article as well. */
void
dossier_window_update_reading_actions (DossierWindow *self)
{
  if (self->session != NULL)
    g_signal_connect_object (self->session, "notify::revision", G_CALLBACK (revision_cb), self,
                             G_CONNECT_SWAPPED);
  revision_cb (self);
}

/* Adds the actions that are about the page to the class of the window. */
void
dossier_window_install_reading_actions (GtkWidgetClass *widget_class)
{
  static const GtkWidgetActionActivateFunc funcs[] = {
    find_cb,       find_next_cb, find_previous_cb, larger_cb,        smaller_cb,
    usual_size_cb, revise_cb,    review_cb,        compare_texts_cb, earlier_text_cb,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (funcs) == G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, funcs[i]);
  gtk_widget_class_install_action (widget_class, "win.find-all", NULL, find_all_cb);
}
