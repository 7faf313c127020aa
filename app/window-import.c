#include "window-private.h"

#include "dialogs/import-dialog.h"
#include "dialogs/link-dialog.h"
#include "import/import-item.h"

#include <glib/gi18n.h>

static void
add_files (DossierWindow *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *address = g_file_get_uri (file);

      g_strv_builder_add (places, path != NULL ? path : address);
    }
  strv = g_strv_builder_end (places);
  if (strv[0] != NULL)
    dossier_import_dialog_present_places (self->session, self->imports, (const char *const *) strv,
                                          GTK_WIDGET (self));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (chooser));
  g_autofree char *address = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->imports != NULL)
    {
      if (address != NULL)
        g_settings_set_string (self->settings, "last-folder", address);
      add_files (self, files);
    }
  g_object_unref (chooser);
}

static void
choose (DossierWindow *self, GtkFileChooserAction action, const char *title)
{
  g_autofree char *address = g_settings_get_string (self->settings, "last-folder");
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, _ ("_Add"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  if (address[0] != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (address);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_files_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose (DOSSIER_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Add Articles"));
}

static void
import_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose (DOSSIER_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
          _ ("Add a Folder of Articles"));
}

static gboolean
is_address (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0
         || g_ascii_strncasecmp (text, "https://", 8) == 0;
}

static void
import_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_link_dialog_present (self->session, self->imports, NULL, widget);
}

/* One line that is an address is a link, everything else the text of an article. */
static void
add_text (DossierWindow *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (stripped[0] == '\0')
    dossier_window_say (self,
                        _ ("The clipboard holds no text. Copy the text of an article first."));
  else if (is_address (stripped) && strpbrk (stripped, " \n\t") == NULL)
    dossier_link_dialog_present (self->session, self->imports, stripped, GTK_WIDGET (self));
  else
    dossier_import_dialog_present_text (self->session, self->imports, text, GTK_WIDGET (self));
}

static void
paste_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->imports != NULL)
    add_text (self, text != NULL ? text : "");
}

static void
paste_article_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, paste_cb,
                                 g_object_ref (widget));
}

/* The text may still be on its way, and the form that brought it may still be closing. */
static void
focus_page_cb (DossierWindow *self)
{
  DossierArticleText *text = dossier_session_get_text (self->session);

  if (self->focus_article == 0 || text == NULL || text->article != self->focus_article)
    return;
  self->focus_article = 0;
  gtk_widget_grab_focus (GTK_WIDGET (dossier_workspace_get_reading_view (self->workspace)));
}

/* One article that was brought in is there to be read: the keys go to its page. */
static void
focus_only (DossierWindow *self, GPtrArray *items)
{
  guint n_new = 0;

  for (guint i = 0; i < items->len; i++)
    {
      DossierImportState state = dossier_import_item_get_state (items->pdata[i]);

      if (state != DOSSIER_IMPORT_IMPORTED && (state != DOSSIER_IMPORT_KNOWN || items->len > 1))
        continue;
      n_new++;
      self->focus_article = dossier_import_item_get_article (items->pdata[i]);
    }
  if (n_new != 1)
    self->focus_article = 0;
  focus_page_cb (self);
}

/* The bar has gone and the line below says how many: what failed is named, each with its cause. */
static void
finished_cb (DossierWindow *self, GPtrArray *items)
{
  focus_only (self, items);
  for (guint i = 0; items->len > 1 && i < items->len; i++)
    if (dossier_import_item_get_state (items->pdata[i]) == DOSSIER_IMPORT_FAILED)
      {
        dossier_import_dialog_present_outcome (self->session, items, GTK_WIDGET (self));
        return;
      }
}

/* Follows the imports of the window. */
void
dossier_window_watch_imports (DossierWindow *self)
{
  g_signal_connect_object (self->imports, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::revision", G_CALLBACK (focus_page_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
files_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y,
                  DossierWindow *self)
{
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (self->imports == NULL)
    return FALSE;
  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  add_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static gboolean
text_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y,
                 DossierWindow *self)
{
  if (self->imports == NULL || g_value_get_string (value) == NULL)
    return FALSE;
  add_text (self, g_value_get_string (value));
  return TRUE;
}

/* Words that are dragged within the program are no article. */
static gboolean
accept_text_cb (GtkDropTarget *target, GdkDrop *drop, DossierWindow *self)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_drop_get_formats (drop)));

  return gdk_drop_get_drag (drop) == NULL
         && gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

/* What is dropped on the window is brought in: files, folders, links, text. Files wherever they are
 * dropped, before an entry or a note takes them for their names; text where nothing else wants it. */
void
dossier_window_accept_drops (DossierWindow *self)
{
  GtkDropTarget *files = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkDropTarget *text = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (files), GTK_PHASE_CAPTURE);
  g_signal_connect (files, "drop", G_CALLBACK (files_dropped_cb), self);
  g_signal_connect (text, "accept", G_CALLBACK (accept_text_cb), self);
  g_signal_connect (text, "drop", G_CALLBACK (text_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->slot), GTK_EVENT_CONTROLLER (files));
  gtk_widget_add_controller (GTK_WIDGET (self->slot), GTK_EVENT_CONTROLLER (text));
}

/* Adds the actions that bring articles in. */
void
dossier_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-files", NULL, import_files_cb);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, import_folder_cb);
  gtk_widget_class_install_action (widget_class, "win.import-link", NULL, import_link_cb);
  gtk_widget_class_install_action (widget_class, "win.paste-article", NULL, paste_article_cb);
}
