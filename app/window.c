#include "window-private.h"

#include "library/continue-page.h"
#include "library/welcome-page.h"
#include "key-table.h"
#include "opening.h"
#include "reader/page-style.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_welcome (DossierWindow *self)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-dossiers");

  dossier_welcome_page_set_recent (DOSSIER_WELCOME_PAGE (self->welcome),
                                   (const char *const *) recent);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  gtk_window_set_title (GTK_WINDOW (self), _ ("Dossier"));
  gtk_widget_grab_focus (self->welcome);
}

/* Puts the dossier in front of those that are offered, or takes it out. */
static void
remember_file (DossierWindow *self, const char *address, gboolean keep)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, "recent-dossiers");
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  if (keep)
    g_strv_builder_add (addresses, address);
  for (guint i = 0; old[i] != NULL && i < 20; i++)
    if (!g_str_equal (old[i], address))
      g_strv_builder_add (addresses, old[i]);
  now = g_strv_builder_end (addresses);
  g_settings_set_strv (self->settings, "recent-dossiers", (const char *const *) now);
}

static void
open_cb (DossierWindow *self, const char *address)
{
  g_autoptr (GFile) file = g_file_new_for_uri (address);

  dossier_window_open (self, file, FALSE);
}

static void
forget_cb (DossierWindow *self, const char *address)
{
  remember_file (self, address, FALSE);
  show_welcome (self);
}

static void
said_cb (DossierWindow *self, const char *text, gboolean can_undo)
{
  DossierReadingView *reading = dossier_workspace_get_reading_view (self->workspace);
  DossierStatusLine *status =
      dossier_reader_page_get_status (dossier_reading_view_get_page (reading));
  AdwToast *toast;

  if (gtk_widget_get_mapped (GTK_WIDGET (status)))
    {
      dossier_status_line_say (status, text, can_undo);
      return;
    }
  toast = adw_toast_new (text);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
get_author (DossierWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "author-name");

  return g_strdup (name[0] != '\0' ? name : g_get_real_name ());
}

/* The page as the person likes it: its style follows by itself. */
static void
page_settings_cb (DossierWindow *self)
{
  DossierReadingView *reading;

  dossier_page_style_set_scheme (self->settings);
  if (self->workspace == NULL)
    return;
  reading = dossier_workspace_get_reading_view (self->workspace);
  dossier_reading_view_set_dates_shown (reading,
                                        g_settings_get_boolean (self->settings, "dates-visible"));
  dossier_reader_controller_set_suggests_dates (
      dossier_reading_view_get_controller (reading),
      g_settings_get_boolean (self->settings, "suggest-dates"));
}

/* Goes on where the person left off. */
static void
go_on_cb (DossierWindow *self)
{
  DossierReadingView *reading = dossier_workspace_get_reading_view (self->workspace);

  dossier_reading_view_hide_start (reading);
  gtk_widget_grab_focus (GTK_WIDGET (reading));
}

/**
 * dossier_window_show_continue:
 * @article: that is open or about to be: it stays behind the page
 *
 * Shows what is left to do before the text.
 */
void
dossier_window_show_continue (DossierWindow *self, gint64 article)
{
  DossierReadingView *reading = dossier_workspace_get_reading_view (self->workspace);
  GtkWidget *page = dossier_continue_page_new (self->session);

  g_signal_connect_object (page, "continue", G_CALLBACK (go_on_cb), self, G_CONNECT_SWAPPED);
  dossier_reading_view_set_start (reading, page);
  dossier_session_set_view (self->session, "read");
  dossier_reading_view_show_start (reading, article);
  gtk_widget_grab_focus (page);
}

static void
build_imports (DossierWindow *self)
{
  DossierLibrary *library = dossier_workspace_get_library (self->workspace);
  GtkWidget *bar = dossier_import_bar_new ();

  dossier_library_set_footer (library, bar);
  self->imports = dossier_imports_new (self->session, DOSSIER_IMPORT_BAR (bar));
  dossier_window_watch_imports (self);
  dossier_window_watch_exports (self);
  g_signal_connect_object (library, "activated", G_CALLBACK (go_on_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "row-menu", G_CALLBACK (dossier_window_show_row_menu), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_place (DossierWindow *self, DossierOpened *opened)
{
  g_autofree char *view = g_key_file_get_string (opened->memory, "window", "view", NULL);
  g_autofree char *panel = g_key_file_get_string (opened->memory, "window", "panel", NULL);
  int width = g_key_file_get_integer (opened->memory, "window", "width", NULL);
  int height = g_key_file_get_integer (opened->memory, "window", "height", NULL);

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  dossier_session_set_note (self->session, opened->note);
  if (panel != NULL)
    dossier_session_set_panel (self->session, panel);
  if (opened->article != 0)
    dossier_session_open_article (self->session, opened->article);
  if (view != NULL)
    dossier_session_set_view (self->session, view);
}

static void
show_dossier (DossierWindow *self, DossierOpened *opened)
{
  g_autofree char *author = get_author (self);
  g_autofree char *address = g_file_get_uri (self->file);

  self->store = g_object_ref (opened->store);
  self->corpus = dossier_corpus_new (self->store, author);
  self->session = dossier_session_new (self->corpus);
  self->workspace = DOSSIER_WORKSPACE (dossier_workspace_new (self->session, self->settings));
  g_signal_connect_object (self->session, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (dossier_window_fail), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->slot, GTK_WIDGET (self->workspace));
  dossier_workspace_set_title (self->workspace, opened->title);
  gtk_window_set_title (GTK_WINDOW (self), opened->title);
  if (dossier_store_is_read_only (self->store))
    dossier_workspace_warn (self->workspace,
                            _ ("This dossier can only be read. Save a copy to work on it."));
  else
    dossier_workspace_warn (self->workspace, opened->warning);
  dossier_window_follow_title (self);
  build_imports (self);
  page_settings_cb (self);
  dossier_page_style_follow (
      dossier_reading_view_get_page (dossier_workspace_get_reading_view (self->workspace)),
      self->settings);
  restore_place (self, opened);
  /* No fading: a person waits for what is there now. */
  gtk_stack_set_visible_child_full (self->stack, "dossier", GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (dossier_workspace_get_library (self->workspace)));
  if (opened->has_past)
    dossier_window_show_continue (self, opened->article);
  dossier_window_update_actions (self);
  remember_file (self, address, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierOpened) opened = dossier_opening_finish (result, &error);

  gtk_spinner_stop (self->spinner);
  if (opened == NULL)
    {
      g_clear_object (&self->file);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      show_welcome (self);
      dossier_window_fail (self, error->message);
      return;
    }
  show_dossier (self, opened);
  if (!dossier_store_is_read_only (self->store))
    dossier_backup_start (dossier_store_get_path (self->store));
}

/**
 * dossier_window_open:
 * @file: a dossier, or a place for a new one
 * @create: whether it is made anew
 *
 * Opens it in this window, which must have none open; what goes wrong is said in the window.
 */
void
dossier_window_open (DossierWindow *self, GFile *file, gboolean create)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (self->store == NULL);
  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *sentence = g_strdup_printf (
          _ ("“%s” cannot be opened: it is not on a drive of this computer. Copy it here first."),
          name);

      dossier_window_fail (self, sentence);
      return;
    }
  g_set_object (&self->file, file);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "opening");
  gtk_spinner_start (self->spinner);
  dossier_opening_start (path, create, self->opening, opened_cb, g_object_ref (self));
}

static GKeyFile *
make_memory (DossierWindow *self)
{
  GKeyFile *memory = g_key_file_new ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_key_file_set_integer (memory, "window", "width", width);
  g_key_file_set_integer (memory, "window", "height", height);
  g_key_file_set_string (memory, "window", "view", dossier_session_get_view (self->session));
  g_key_file_set_string (memory, "window", "panel", dossier_session_get_panel (self->session));
  return memory;
}

typedef struct
{
  GApplication *application;
  DossierWindow *window;
  GSourceFunc then;
  gpointer data;
} Closing;

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Closing *closing = data;

  dossier_closing_finish (result);
  if (closing->then != NULL)
    closing->then (closing->data);
  g_object_unref (closing->window);
  g_application_release (closing->application);
  g_object_unref (closing->application);
}

typedef struct
{
  DossierWindow *window;
  GSourceFunc then;
  gpointer data;
} Waiting;

static void
imports_idle_cb (DossierImports *imports, Waiting *waiting)
{
  g_autoptr (DossierWindow) self = waiting->window;
  GSourceFunc then = waiting->then;
  gpointer data = waiting->data;

  g_signal_handlers_disconnect_by_func (imports, imports_idle_cb, waiting);
  g_free (waiting);
  dossier_window_close_dossier (self, then, data);
}

/* An import needs the file open: it is ended first, and what it brought in stays. */
static void
wait_for_imports (DossierWindow *self, GSourceFunc then, gpointer data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->window = g_object_ref (self);
  waiting->then = then;
  waiting->data = data;
  g_signal_connect (self->imports, "idle", G_CALLBACK (imports_idle_cb), waiting);
  dossier_imports_stop (self->imports);
}

/**
 * dossier_window_close_dossier:
 * @then: (nullable): called when the file is closed, on the main thread
 *
 * Takes the dossier out of the window at once; the file is closed on a thread, and the program
 * stays until that is done.
 */
void
dossier_window_close_dossier (DossierWindow *self, GSourceFunc then, gpointer data)
{
  g_autoptr (GKeyFile) memory = NULL;
  Closing *closing;

  g_cancellable_cancel (self->opening);
  if (self->store == NULL)
    {
      if (then != NULL)
        then (data);
      return;
    }
  if (dossier_imports_is_running (self->imports))
    {
      wait_for_imports (self, then, data);
      return;
    }
  closing = g_new0 (Closing, 1);
  closing->application =
      g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  closing->window = g_object_ref (self);
  closing->then = then;
  closing->data = data;
  g_application_hold (closing->application);

  memory = make_memory (self);
  dossier_reader_controller_save_place (
      dossier_reading_view_get_controller (dossier_workspace_get_reading_view (self->workspace)));
  dossier_session_close (self->session);
  adw_bin_set_child (self->slot, NULL);
  self->workspace = NULL;
  g_clear_object (&self->imports);
  g_clear_object (&self->session);
  g_clear_object (&self->corpus);
  g_clear_object (&self->file);
  dossier_closing_start (self->store, memory, closed_cb, closing);
  g_clear_object (&self->store);
  dossier_window_update_actions (self);
  show_welcome (self);
}

static gboolean
destroy_cb (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static gboolean
dossier_window_close_request (GtkWindow *window)
{
  DossierWindow *self = DOSSIER_WINDOW (window);
  int width, height;

  if (self->closing)
    return TRUE;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (self->store == NULL)
    return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);

  self->closing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  dossier_window_close_dossier (self, destroy_cb, self);
  return TRUE;
}

static void
dossier_window_dispose (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->imports);
  g_clear_pointer (&self->menu_url, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->corpus);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);
}

static void
dossier_window_class_init (DossierWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = dossier_window_close_request;
  g_type_ensure (DOSSIER_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, slot);
  dossier_window_install_actions (widget_class);
}

/* The list of commands opens over whatever the window shows. */
static void
lay_bin (DossierWindow *self)
{
  GtkWidget *stack = GTK_WIDGET (g_object_ref (self->stack));

  adw_toast_overlay_set_child (self->toasts, NULL);
  self->bin = DOSSIER_POPOVER_BIN (dossier_popover_bin_new (stack));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->bin));
  g_object_unref (stack);
}

static void
dossier_window_init (DossierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lay_bin (self);
  dossier_keys_add_to (GTK_WIDGET (self));
  dossier_window_accept_drops (self);
  g_signal_connect_swapped (self->welcome, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->welcome, "forget", G_CALLBACK (forget_cb), self);
}

/**
 * dossier_window_new:
 * @settings: of the program
 *
 * Returns: (transfer none): a window on the welcome page; it belongs to @application
 */
DossierWindow *
dossier_window_new (AdwApplication *application, GSettings *settings)
{
  DossierWindow *self = g_object_new (DOSSIER_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed", G_CALLBACK (page_settings_cb), self,
                           G_CONNECT_SWAPPED);
  page_settings_cb (self);
  dossier_window_update_actions (self);
  show_welcome (self);
  return self;
}

/**
 * dossier_window_get_file:
 *
 * Returns: (transfer none) (nullable): the dossier that is open or being opened
 */
GFile *
dossier_window_get_file (DossierWindow *self)
{
  return self->file;
}

/**
 * dossier_window_get_workspace:
 *
 * Returns: (transfer none) (nullable): NULL while no dossier is open
 */
DossierWorkspace *
dossier_window_get_workspace (DossierWindow *self)
{
  return self->workspace;
}

/**
 * dossier_window_get_settings:
 *
 * Returns: (transfer none): of the program
 */
GSettings *
dossier_window_get_settings (DossierWindow *self)
{
  return self->settings;
}

/**
 * dossier_window_say:
 * @text: something that was done, which is said for a moment
 */
void
dossier_window_say (DossierWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/**
 * dossier_window_fail:
 * @sentence: what went wrong and what to do; it stays until it was read
 */
void
dossier_window_fail (DossierWindow *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
