#include "window-private.h"

#include "base/file-name.h"
#include "store/backup.h"

#include <glib/gi18n.h>

typedef struct
{
  char *from;
  char *to;
} Copy;

static void
copy_free (Copy *copy)
{
  g_free (copy->from);
  g_free (copy->to);
  g_free (copy);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;

  if (dossier_backup_copy (copy->from, copy->to, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierWindow *self = DOSSIER_WINDOW (source);
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (copy->to);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      dossier_window_fail (self, error->message);
      return;
    }
  text = g_strdup_printf (_ ("Saved a copy as “%s”"), name);
  dossier_window_say (self, text);
}

/* Why a copy cannot be saved as that file, or NULL. Only what was chosen by its whole name may be
 * replaced: the dialog asked about that. */
static char *
find_fault (DossierWindow *self, const char *chosen, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (self->store != NULL && g_str_equal (path, dossier_store_get_path (self->store)))
    return g_strdup (_ ("The copy cannot replace the dossier that is open. Choose another name."));
  if (!g_str_equal (chosen, path) && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup_printf (_ ("There is a “%s” in that folder already. Choose another name."),
                            name);
  return NULL;
}

static void
copy_chosen_cb (GtkNativeDialog *chooser, int response, DossierWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = chosen != NULL ? dossier_file_name_complete (chosen) : NULL;
  g_autofree char *fault = path != NULL ? find_fault (self, chosen, path)
                                        : g_strdup (_ ("A copy can only be saved on a drive of "
                                                       "this computer. Choose another folder."));
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || self->store == NULL)
    return;
  if (fault != NULL)
    {
      dossier_window_fail (self, fault);
      return;
    }
  copy = g_new0 (Copy, 1);
  copy->from = g_strdup (dossier_store_get_path (self->store));
  copy->to = g_steal_pointer (&path);
  task = g_task_new (self, NULL, copied_cb, NULL);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (task, copy_thread);
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save a Copy"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autofree char *name = dossier_file_name_dup_stem (dossier_store_get_path (self->store));
  g_autofree char *copy_name = NULL;

  /* Translators: the name of a copy of a dossier */
  copy_name = g_strdup_printf (_ ("%s (copy).dossier"), name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), copy_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (copy_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A backup that takes the place of the dossier, in a window that has closed it for that. */
typedef struct
{
  DossierWindow *window;
  GFile *file;
  char *backup;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_object_unref (restoring->window);
  g_object_unref (restoring->file);
  g_free (restoring->backup);
  g_free (restoring);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  g_autofree char *path = g_file_get_path (restoring->file);
  GError *error = NULL;

  if (dossier_backup_test (restoring->backup, &error)
      && dossier_backup_restore (restoring->backup, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierWindow *self = DOSSIER_WINDOW (source);
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dossier_window_fail (self, error->message);
  else
    dossier_window_say (self, _ ("The backup is open. What was there before is kept beside it."));
  if (dossier_window_get_file (self) == NULL)
    dossier_window_open (self, restoring->file, FALSE);
}

static gboolean
closed_cb (gpointer data)
{
  Restoring *restoring = data;
  g_autoptr (GTask) task = g_task_new (restoring->window, NULL, restored_cb, NULL);

  g_task_set_task_data (task, restoring, (GDestroyNotify) restoring_free);
  g_task_run_in_thread (task, restore_thread);
  return G_SOURCE_REMOVE;
}

static char *
dup_day (const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autoptr (GDateTime) day = NULL;
  int year, month, date;

  if (sscanf (name, "%4d-%2d-%2d", &year, &month, &date) != 3)
    return g_steal_pointer (&name);
  day = g_date_time_new_local (year, month, date, 0, 0, 0);
  return day != NULL ? g_date_time_format (day, "%A, %-d %B %Y") : g_steal_pointer (&name);
}

static void
restore_response_cb (AdwMessageDialog *dialog, const char *response, DossierWindow *self)
{
  GtkListBox *list = g_object_get_data (G_OBJECT (dialog), "list");
  GtkListBoxRow *row = list != NULL ? gtk_list_box_get_selected_row (list) : NULL;
  Restoring *restoring;

  if (!g_str_equal (response, "restore") || row == NULL || self->store == NULL)
    return;
  restoring = g_new0 (Restoring, 1);
  restoring->window = g_object_ref (self);
  restoring->file = g_object_ref (self->file);
  restoring->backup = g_strdup (g_object_get_data (G_OBJECT (row), "backup"));
  dossier_window_close_dossier (self, closed_cb, restoring);
}

static GtkWidget *
create_backup_list (GPtrArray *backups)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Backups"), -1);
  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *day = dup_day (backups->pdata[i]);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
      g_object_set_data_full (G_OBJECT (row), "backup", g_strdup (backups->pdata[i]), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static void
show_backups (DossierWindow *self, GPtrArray *backups)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Restore a Backup"),
      backups->len > 0
          ? _ ("The dossier becomes what it was on that day. What it is now is kept beside it.")
          : _ ("There is no backup yet. One is made on every day on which the dossier is open."));
  GtkWidget *list;

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  if (backups->len > 0)
    {
      list = create_backup_list (backups);
      g_object_set_data (G_OBJECT (dialog), "list", list);
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore", _ ("_Restore"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                                  ADW_RESPONSE_DESTRUCTIVE);
    }
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, dossier_backup_list (data), (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);

  if (backups != NULL && DOSSIER_WINDOW (source)->store != NULL)
    show_backups (DOSSIER_WINDOW (source), backups);
}

static void
restore_backup_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GTask) task = g_task_new (self, NULL, listed_cb, NULL);

  g_task_set_task_data (task, g_strdup (dossier_store_get_path (self->store)), g_free);
  g_task_run_in_thread (task, list_thread);
}

/* Adds the actions about the file of the dossier. */
void
dossier_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", NULL, restore_backup_cb);
}
