#include "dialogs/link-dialog.h"

#include "dialogs/import-dialog.h"
#include "dialogs/import-reading.h"
#include "net/address.h"
#include "net/fetch.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierLinkDialog
{
  DossierFormWindow parent_instance;

  GtkEditable *address;
  GtkProgressBar *progress;

  DossierSession *session;
  DossierImports *imports;
  GtkWidget *before;
  DossierFetch *fetch; /* NULL: nothing is being fetched */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DossierLinkDialog, dossier_link_dialog, DOSSIER_TYPE_FORM_WINDOW)

static DossierFormWindow *
window (DossierLinkDialog *self)
{
  return DOSSIER_FORM_WINDOW (self);
}

static void
changed_cb (DossierLinkDialog *self)
{
  dossier_form_window_set_error (window (self), NULL);
  dossier_form_window_set_can_accept (window (self),
                                      gtk_editable_get_text (self->address)[0] != '\0');
}

/* The form is free again, with the address as it was typed. */
static void
stop (DossierLinkDialog *self, const char *sentence)
{
  g_clear_object (&self->fetch);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  dossier_form_window_set_busy (window (self), FALSE);
  dossier_form_window_set_error (window (self), sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
progress_cb (gsize bytes, gsize total, gpointer data)
{
  DossierLinkDialog *self = data;
  g_autofree char *size = g_format_size (bytes);

  if (self->session == NULL)
    return;
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) bytes / (double) total));
  else if (adw_get_enable_animations (GTK_WIDGET (self)))
    gtk_progress_bar_pulse (self->progress);
  gtk_progress_bar_set_text (self->progress, size);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLinkDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_import_read_finish (DOSSIER_CORPUS (source), result, &error);
  const GError *problem = error;

  if (self->session == NULL)
    return;
  if (items != NULL)
    problem = dossier_import_item_get_error (items->pdata[0]);
  if (problem != NULL)
    {
      stop (self, problem->message);
      return;
    }
  dossier_import_dialog_present_items (self->session, self->imports, items, self->before);
  gtk_window_close (GTK_WINDOW (self));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLinkDialog) self = data;
  g_autoptr (GError) error = NULL;
  DossierFetched *fetched = dossier_fetch_run_finish (DOSSIER_FETCH (source), result, &error);

  if (self->session == NULL)
    {
      g_clear_pointer (&fetched, dossier_fetched_free);
      return;
    }
  if (fetched == NULL)
    {
      stop (self, error->message);
      return;
    }
  dossier_import_read_fetched_async (dossier_session_get_corpus (self->session), fetched,
                                     self->cancellable, read_cb, g_object_ref (self));
}

static void
accept_cb (DossierLinkDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = dossier_address_clean (gtk_editable_get_text (self->address), &error);

  if (address == NULL)
    {
      dossier_form_window_set_error (window (self), error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->address));
      return;
    }
  dossier_form_window_set_error (window (self), NULL);
  dossier_form_window_set_busy (window (self), TRUE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _ ("Asking the server…"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  self->fetch = dossier_fetch_new ();
  dossier_fetch_run_async (self->fetch, address, self->cancellable, progress_cb, self, fetched_cb,
                           g_object_ref (self));
}

/* An address that was just copied is most likely the one. */
static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLinkDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session == NULL || text == NULL || gtk_editable_get_text (self->address)[0] != '\0')
    return;
  g_strstrip (text);
  if ((g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
      && strpbrk (text, " \n\t") == NULL)
    {
      gtk_editable_set_text (self->address, text);
      gtk_editable_select_region (self->address, 0, -1);
    }
}

static void
dossier_link_dialog_dispose (GObject *object)
{
  DossierLinkDialog *self = DOSSIER_LINK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetch);
  g_clear_object (&self->session);
  g_clear_object (&self->imports);
  g_clear_object (&self->before);
  G_OBJECT_CLASS (dossier_link_dialog_parent_class)->dispose (object);
}

static void
dossier_link_dialog_class_init (DossierLinkDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_link_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierLinkDialog, address);
  gtk_widget_class_bind_template_child (widget_class, DossierLinkDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dossier_link_dialog_init (DossierLinkDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_link_dialog_present:
 * @imports: of the window, which bring in what is confirmed
 * @address: (nullable): fetched at once; NULL asks for one, beginning with what was copied
 * @before: a widget of the window that the form belongs to
 */
void
dossier_link_dialog_present (DossierSession *session, DossierImports *imports, const char *address,
                             GtkWidget *before)
{
  DossierLinkDialog *self = g_object_new (DOSSIER_TYPE_LINK_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->imports = g_object_ref (imports);
  self->before = g_object_ref (before);
  dossier_form_window_present (window (self), before);
  if (address != NULL)
    {
      gtk_editable_set_text (self->address, address);
      accept_cb (self);
      return;
    }
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (before), self->cancellable, clipboard_cb,
                                 g_object_ref (self));
}
