#include "key-table.h"
#include "window-private.h"

#include "conflicts/conflicts-window.h"

#include <glib/gi18n.h>

/* Every action of a window that has a dossier open. */
static const char *const dossier_actions[] = {
  "win.back",           "win.forward",
  "win.toggle-library", "win.toggle-inspector",
  "win.search-library", "win.next-pane",
  "win.previous-pane",  "win.close-dossier",
  "win.continue",       "win.view",
  "win.dates",          "win.import-files",
  "win.import-folder",  "win.import-link",
  "win.paste-article",  "win.article-details",
  "win.export",         "win.article-state",
  "win.article-delete", "win.open-address",
  "win.save-copy",      "win.restore-backup",
  "win.rename",         "win.conflicts",
  "win.suggest-dates",  "win.article-published",
};

/* The keys of a window come before those of what has the focus: words that are being written are
 * taken back one by one, as long as there are any, before the act that saved them. */
static gboolean
is_taken_by_text (GtkWidget *window, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  gboolean undo = g_str_equal (action, "text.undo");
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  return (undo ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer))
         && gtk_widget_activate_action (focus, action, NULL);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->session != NULL && !is_taken_by_text (widget, "text.undo"))
    dossier_session_undo (self->session);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->session != NULL && !is_taken_by_text (widget, "text.redo"))
    dossier_session_redo (self->session);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (!dossier_session_go_back (self->session))
    gtk_widget_error_bell (widget);
}

static void
forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (!dossier_session_go_forward (self->session))
    gtk_widget_error_bell (widget);
}

static void
toggle_library_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_pane_toggle (dossier_workspace_get_pane (self->workspace, GTK_PACK_START));
}

static void
toggle_inspector_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_pane_toggle (dossier_workspace_get_pane (self->workspace, GTK_PACK_END));
}

static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_workspace_focus_pane (DOSSIER_WINDOW (widget)->workspace, 1);
}

static void
previous_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_workspace_focus_pane (DOSSIER_WINDOW (widget)->workspace, -1);
}

static void
search_library_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierPane *pane = dossier_workspace_get_pane (self->workspace, GTK_PACK_START);

  dossier_session_go_to_view (self->session, "read", NULL);
  if (!dossier_pane_is_revealed (pane))
    dossier_pane_toggle (pane);
  dossier_library_focus_search (dossier_workspace_get_library (self->workspace));
}

static void
close_dossier_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_window_close_dossier (DOSSIER_WINDOW (widget), NULL, NULL);
}

static void
continue_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_show_continue (self, dossier_session_get_article (self->session));
}

static void
view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_session_go_to_view (self->session, g_variant_get_string (parameter, NULL), NULL);
}

static void
toggle_setting (DossierWindow *self, const char *key)
{
  g_settings_set_boolean (self->settings, key, !g_settings_get_boolean (self->settings, key));
}

static void
dates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_setting (DOSSIER_WINDOW (widget), "dates-visible");
}

/* Said, because the page may show no difference. */
static void
suggest_dates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  toggle_setting (self, "suggest-dates");
  dossier_session_say (self->session,
                       g_settings_get_boolean (self->settings, "suggest-dates")
                           ? _ ("Dates in the text are suggested")
                           : _ ("Dates in the text are no longer suggested"),
                       FALSE);
}

static void
conflicts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_conflicts_window_present (DOSSIER_WINDOW (widget)->session, widget);
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (dossier_keys_create_window (GTK_WINDOW (widget))));
}

static void
commands_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_window_show_commands (DOSSIER_WINDOW (widget));
}

static void
undoable_cb (DossierWindow *self)
{
  gboolean can_undo = FALSE;
  gboolean can_redo = FALSE;

  if (self->corpus != NULL)
    g_object_get (self->corpus, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
}

/**
 * dossier_window_update_actions:
 *
 * A dossier was opened or closed: the actions that need one follow.
 */
void
dossier_window_update_actions (DossierWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (dossier_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), dossier_actions[i], self->workspace != NULL);
  if (self->corpus != NULL)
    g_signal_connect_object (self->corpus, "notify::can-undo", G_CALLBACK (undoable_cb), self,
                             G_CONNECT_SWAPPED);
  undoable_cb (self);
  dossier_window_update_reading_actions (self);
}

/* Adds the actions of a window to its class; their keys stand in the application's table. */
void
dossier_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.undo", undo_cb },
    { "win.redo", redo_cb },
    { "win.back", back_cb },
    { "win.forward", forward_cb },
    { "win.toggle-library", toggle_library_cb },
    { "win.toggle-inspector", toggle_inspector_cb },
    { "win.next-pane", next_pane_cb },
    { "win.previous-pane", previous_pane_cb },
    { "win.search-library", search_library_cb },
    { "win.close-dossier", close_dossier_cb },
    { "win.continue", continue_cb },
    { "win.dates", dates_cb },
    { "win.conflicts", conflicts_cb },
    { "win.suggest-dates", suggest_dates_cb },
    { "win.shortcuts", shortcuts_cb },
    { "win.commands", commands_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_cb);
  dossier_window_install_reading_actions (widget_class);
  dossier_window_install_import_actions (widget_class);
  dossier_window_install_file_actions (widget_class);
  dossier_window_install_article_actions (widget_class);
  dossier_window_install_export_actions (widget_class);
  dossier_window_install_title_actions (widget_class);
}
