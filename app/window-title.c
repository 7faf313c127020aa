#include "window-private.h"

#include "base/file-name.h"

#include <glib/gi18n.h>

/* What the dossier is called: the title that was given to it, else the name of its file. */

static gpointer
read_title_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *title = dossier_database_get_text (
      database, NULL, "SELECT title FROM dossier WHERE title <> '' ORDER BY id LIMIT 1", "");

  return title != NULL ? g_steal_pointer (&title) : g_strdup ("");
}

static char *
dup_file_name (DossierWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->file);

  return dossier_file_name_dup_stem (name);
}

static void
title_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autofree char *title = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  if (title == NULL || self->store != DOSSIER_STORE (source) || self->file == NULL)
    return;
  if (title[0] == '\0')
    {
      g_free (title);
      title = dup_file_name (self);
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  dossier_workspace_set_title (self->workspace, title);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierWindow *self)
{
  static const char *const tables[] = { "dossier", NULL };

  if (self->store != NULL && dossier_delta_touches (delta, tables))
    dossier_store_read_async (self->store, DOSSIER_READ_VIEW, read_title_thread, NULL, NULL, g_free,
                              NULL, title_read_cb, g_object_ref (self));
}

/* The title of the window follows the dossier from now on. */
void
dossier_window_follow_title (DossierWindow *self)
{
  g_signal_connect_object (self->corpus, "changed", G_CALLBACK (changed_cb), self, 0);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, DossierWindow *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "rename") && self->session != NULL)
    dossier_session_do (
        self->session, "dossier.set",
        dossier_args_new ("title", g_variant_new_string (gtk_editable_get_text (entry)), NULL));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (widget), _ ("Title of the Dossier"),
      _ ("It stands above the library and in what is exported. The file keeps its name."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), gtk_window_get_title (GTK_WINDOW (widget)));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title of the dossier"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename",
                                    _ ("_Change"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* Adds the action that gives the dossier another title. */
void
dossier_window_install_title_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.rename", NULL, rename_cb);
}
