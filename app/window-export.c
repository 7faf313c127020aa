#include "window-private.h"

#include "dialogs/export-dialog.h"
#include "timeline/timeline-view.h"

#include <glib/gi18n.h>

static void
exported_cb (DossierWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Exported “%s”"), name);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _ ("Open Folder"));
  adw_toast_set_action_name (toast, "win.open-folder");
  adw_toast_set_action_target_value (toast, g_variant_new_bytestring (path));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
present (DossierWindow *self, GVariant *highlights)
{
  DossierExportDialog *dialog =
      dossier_export_dialog_present (self->session, highlights, GTK_WIDGET (self));
  GtkWidget *timeline = dossier_workspace_get_timeline (self->workspace);

  if (g_strcmp0 (dossier_session_get_view (self->session), "timeline") == 0)
    dossier_export_dialog_set_timeline (
        dialog, dossier_timeline_view_get_seen (DOSSIER_TIMELINE_VIEW (timeline)));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  present (DOSSIER_WINDOW (widget), NULL);
}

static void
open_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_bytestring (parameter));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *address = g_file_get_uri (folder);

  gtk_show_uri (GTK_WINDOW (widget), address, GDK_CURRENT_TIME);
}

/* The passages ask for an export of what is selected there. */
void
dossier_window_watch_exports (DossierWindow *self)
{
  g_signal_connect_object (self->workspace, "export-requested", G_CALLBACK (present), self,
                           G_CONNECT_SWAPPED);
}

/* Adds the actions that take something out. */
void
dossier_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.open-folder", "ay", open_folder_cb);
}
