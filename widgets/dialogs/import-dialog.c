#include "dialogs/import-dialog.h"

#include "corpus/article-details.h"
#include "dialogs/import-form.h"
#include "dialogs/import-list.h"
#include "dialogs/import-reading.h"
#include "import/importer.h"

#include <glib/gi18n.h>

struct _DossierImportDialog
{
  DossierFormWindow parent_instance;

  GtkStack *pages;
  DossierImportForm *form;
  DossierImportList *list;
  AdwStatusPage *told;

  DossierSession *session;
  DossierImports *imports; /* NULL: only tells what became of an import */
  char **places;           /* nullable */
  GPtrArray *items;        /* NULL while they are read */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DossierImportDialog, dossier_import_dialog, DOSSIER_TYPE_FORM_WINDOW)

static DossierFormWindow *
window (DossierImportDialog *self)
{
  return DOSSIER_FORM_WINDOW (self);
}

static DossierImportItem *
get_only (DossierImportDialog *self)
{
  return self->items != NULL && self->items->len == 1 ? self->items->pdata[0] : NULL;
}

static guint
count_ready (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (dossier_import_item_get_state (items->pdata[i]) == DOSSIER_IMPORT_READY)
      n++;
  return n;
}

static void
form_changed_cb (DossierImportDialog *self)
{
  if (get_only (self) != NULL)
    dossier_form_window_set_can_accept (window (self), dossier_import_form_is_valid (self->form));
}

/* One sentence, where there is nothing to fill in. */
static void
tell (DossierImportDialog *self, const char *icon, const char *title, const char *sentence)
{
  adw_status_page_set_icon_name (self->told, icon);
  adw_status_page_set_title (self->told, title);
  adw_status_page_set_description (self->told, sentence);
  gtk_stack_set_visible_child_name (self->pages, "told");
  dossier_form_window_focus_accept (window (self));
}

static void
show_only (DossierImportDialog *self, DossierImportItem *item)
{
  const GError *error = dossier_import_item_get_error (item);
  g_autofree char *name = g_markup_escape_text (dossier_import_item_get_name (item), -1);
  g_autofree char *sentence =
      error != NULL ? g_markup_escape_text (error->message, -1) : g_strdup (name);

  if (dossier_import_item_get_state (item) == DOSSIER_IMPORT_KNOWN)
    {
      dossier_form_window_set_accept_label (window (self), _ ("_Open It"));
      tell (self, "emblem-ok-symbolic", _ ("In the Dossier Already"), name);
    }
  else if (dossier_import_item_get_text (item) != NULL)
    {
      dossier_import_form_set_item (self->form, item);
      gtk_stack_set_visible_child_name (self->pages, "one");
      gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
    }
  else if (dossier_import_item_get_curation (item) != NULL)
    tell (self, "document-import-symbolic", _ ("Add a Curation?"), name);
  else
    {
      dossier_form_window_set_can_accept (window (self), FALSE);
      tell (self, "dialog-warning-symbolic", _ ("This Cannot Be Added"), sentence);
    }
}

static void
show_many (DossierImportDialog *self)
{
  guint n = count_ready (self->items);
  g_autofree char *title = g_strdup_printf (ngettext ("Add %u Article", "Add %u Articles", n), n);
  g_autofree char *label = g_strdup_printf (_ ("_Add All %u"), n);

  gtk_window_set_title (GTK_WINDOW (self), title);
  dossier_form_window_set_accept_label (window (self), label);
  dossier_form_window_set_can_accept (window (self), n > 0);
  dossier_import_list_set_items (self->list, self->items);
  gtk_stack_set_visible_child_name (self->pages, "many");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
show_items (DossierImportDialog *self, GPtrArray *items)
{
  self->items = g_ptr_array_ref (items);
  dossier_form_window_set_busy (window (self), FALSE);
  dossier_form_window_set_can_accept (window (self), items->len > 0);
  if (items->len > 1)
    show_many (self);
  else if (items->len == 1)
    show_only (self, items->pdata[0]);
}

/* More than can be looked at one by one are brought in at once; the bar says how far it is. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_import_read_finish (DOSSIER_CORPUS (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    {
      g_autofree char *sentence = g_markup_escape_text (error->message, -1);

      dossier_form_window_set_busy (window (self), FALSE);
      dossier_form_window_set_can_accept (window (self), FALSE);
      tell (self, "dialog-warning-symbolic", _ ("This Cannot Be Added"), sentence);
      return;
    }
  if (items->len == 0)
    {
      dossier_imports_add (self->imports, (const char *const *) self->places);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_items (self, items);
}

static void
outlets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImportDialog) self = data;
  g_autoptr (GPtrArray) outlets =
      dossier_outlet_facts_read_finish (DOSSIER_CORPUS (source), result, NULL);

  /* Without them the names can still be typed. */
  if (outlets != NULL && self->form != NULL && self->session != NULL)
    dossier_import_form_set_outlets (self->form, outlets);
}

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_import_read_finish (DOSSIER_CORPUS (source), result, &error);
  DossierImportItem *item = get_only (self);
  const GError *problem;

  if (self->session == NULL || item == NULL)
    return;
  problem = error != NULL ? error : dossier_import_item_get_error (item);
  dossier_form_window_set_busy (window (self), FALSE);
  dossier_form_window_set_error (window (self), problem != NULL ? problem->message : NULL);
  dossier_import_form_set_item (self->form, item);
}

static void
encoding_chosen_cb (DossierImportDialog *self, const char *encoding)
{
  dossier_import_form_store (self->form, FALSE);
  dossier_form_window_set_busy (window (self), TRUE);
  dossier_import_read_again_async (dossier_session_get_corpus (self->session), get_only (self),
                                   encoding, NULL, read_again_cb, g_object_ref (self));
}

static void
finished_cb (DossierImportDialog *self, GPtrArray *items)
{
  DossierImportItem *item = get_only (self);
  const GError *error;

  if (items != self->items || item == NULL)
    return;
  error = dossier_import_item_get_error (item);
  dossier_form_window_set_busy (window (self), FALSE);
  if (dossier_import_item_get_state (item) == DOSSIER_IMPORT_IMPORTED
      || dossier_import_item_get_state (item) == DOSSIER_IMPORT_KNOWN)
    gtk_window_close (GTK_WINDOW (self));
  else
    dossier_form_window_set_error (window (self), error != NULL
                                                      ? error->message
                                                      : _ ("The import was ended before it was "
                                                           "done. Add the article again."));
}

static void
accept_cb (DossierImportDialog *self)
{
  DossierImportItem *item = get_only (self);

  if (item == NULL || self->imports == NULL)
    {
      if (self->imports != NULL)
        {
          dossier_import_list_store (self->list);
          dossier_imports_add_items (self->imports, self->items);
        }
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (dossier_import_item_get_state (item) == DOSSIER_IMPORT_KNOWN)
    {
      dossier_session_open_article (self->session, dossier_import_item_get_article (item));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (dossier_import_item_get_text (item) != NULL)
    dossier_import_form_store (self->form, TRUE);
  dossier_form_window_set_error (window (self), NULL);
  dossier_form_window_set_busy (window (self), TRUE);
  dossier_imports_add_items (self->imports, self->items);
}

static void
dossier_import_dialog_dispose (GObject *object)
{
  DossierImportDialog *self = DOSSIER_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->imports);
  g_clear_pointer (&self->places, g_strfreev);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_import_dialog_parent_class)->dispose (object);
}

static void
dossier_import_dialog_class_init (DossierImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_import_dialog_dispose;
  g_type_ensure (DOSSIER_TYPE_IMPORT_FORM);
  g_type_ensure (DOSSIER_TYPE_IMPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DossierImportDialog, told);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_chosen_cb);
}

static void
dossier_import_dialog_init (DossierImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DossierImportDialog *
create (DossierSession *session, DossierImports *imports, GtkWidget *before)
{
  DossierImportDialog *self = g_object_new (DOSSIER_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  if (imports != NULL)
    {
      self->imports = g_object_ref (imports);
      g_signal_connect_object (imports, "finished", G_CALLBACK (finished_cb), self,
                               G_CONNECT_SWAPPED);
      dossier_outlet_facts_read_async (dossier_session_get_corpus (session), self->cancellable,
                                       outlets_cb, g_object_ref (self));
    }
  dossier_form_window_set_busy (window (self), TRUE);
  dossier_form_window_present (window (self), before);
  return self;
}

/**
 * dossier_import_dialog_present_places:
 * @imports: of the window, which bring in what is confirmed
 * @places: paths of files and folders, and addresses
 * @before: a widget of the window that the form belongs to
 */
void
dossier_import_dialog_present_places (DossierSession *session, DossierImports *imports,
                                      const char *const *places, GtkWidget *before)
{
  DossierImportDialog *self = create (session, imports, before);

  self->places = g_strdupv ((char **) places);
  dossier_import_read_places_async (dossier_session_get_corpus (session), places, self->cancellable,
                                    read_cb, g_object_ref (self));
}

/**
 * dossier_import_dialog_present_text:
 * @text: of an article, as it was pasted or dropped
 */
void
dossier_import_dialog_present_text (DossierSession *session, DossierImports *imports,
                                    const char *text, GtkWidget *before)
{
  DossierImportDialog *self = create (session, imports, before);

  dossier_import_read_text_async (dossier_session_get_corpus (session), text, self->cancellable,
                                  read_cb, g_object_ref (self));
}

/**
 * dossier_import_dialog_present_items:
 * @items: (element-type DossierImportItem): prepared already, at least one
 */
void
dossier_import_dialog_present_items (DossierSession *session, DossierImports *imports,
                                     GPtrArray *items, GtkWidget *before)
{
  show_items (create (session, imports, before), items);
}

/**
 * dossier_import_dialog_present_outcome:
 * @items: (element-type DossierImportItem): after their import
 *
 * Tells what became of each, what failed first.
 */
void
dossier_import_dialog_present_outcome (DossierSession *session, GPtrArray *items, GtkWidget *before)
{
  DossierImportDialog *self = create (session, NULL, before);
  g_autofree char *summary = dossier_import_summary (items);

  self->items = g_ptr_array_ref (items);
  gtk_window_set_title (GTK_WINDOW (self), summary);
  dossier_form_window_set_accept_label (window (self), _ ("_Close"));
  dossier_form_window_set_busy (window (self), FALSE);
  dossier_import_list_set_items (self->list, items);
  gtk_stack_set_visible_child_name (self->pages, "many");
  dossier_form_window_focus_accept (window (self));
}
