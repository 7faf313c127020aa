#include "dialogs/revise-dialog.h"

#include "corpus/revise.h"
#include "import/decode.h"

#include <glib/gi18n.h>
#include <string.h>

/* More rows than this nobody reads before saving; the review list has them all. */
#define MAX_ROWS 200

struct _DossierReviseDialog
{
  DossierFormWindow parent_instance;

  GtkTextView *text;
  GtkLabel *report;
  GtkWidget *changes_frame;
  GtkListBox *changes;

  DossierSession *session;
  gint64 article;
  char *made;              /* how the text came about */
  DossierRevisePlan *plan; /* of the text as it is now; NULL while it is not looked at */
  GCancellable *work;
};

G_DEFINE_FINAL_TYPE (DossierReviseDialog, dossier_revise_dialog, DOSSIER_TYPE_FORM_WINDOW)

typedef struct
{
  gint64 article;
  GBytes *text;
} Query;

static void
query_free (gpointer data)
{
  g_bytes_unref (((Query *) data)->text);
  g_free (data);
}

static GBytes *
get_text (DossierReviseDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter from, to;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  text = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static void
clear_changes (DossierReviseDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_list_box_remove (self->changes, row);
  gtk_widget_set_visible (self->changes_frame, FALSE);
}

/* The text is another: what was found out about it holds no more. */
static void
changed_cb (DossierReviseDialog *self)
{
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_pointer (&self->plan, dossier_revise_plan_free);
  clear_changes (self);
  gtk_label_set_text (self->report, "");
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), NULL);
  dossier_form_window_set_accept_label (DOSSIER_FORM_WINDOW (self), _ ("_Look at the Marks"));
}

static void
add_change (DossierReviseDialog *self, const DossierPlacement *placement, DossierTextMap *map)
{
  gboolean is_lost = placement->match.state == DOSSIER_QUOTE_LOST;
  g_autofree char *found =
      is_lost ? g_strdup (_ ("Lost"))
              : dossier_text_map_dup_slice (map, placement->match.start, placement->match.end);
  g_autofree char *markup = g_markup_printf_escaped (is_lost ? "<s>%s</s>\n<i>%s</i>"
                                                             : "<span alpha='75%%'>%s</span>\n→ %s",
                                                     placement->quote, found);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_end (label, 8);
  gtk_list_box_append (self->changes, label);
}

static void
show_plan (DossierReviseDialog *self)
{
  const DossierRevisePlan *plan = self->plan;
  g_autoptr (DossierTextMap) map = dossier_text_map_new (plan->text, NULL);
  g_autofree char *text = g_strdup_printf (_ ("Marks: %u stay, %u move, %u are lost"),
                                           plan->n_exact, plan->n_moved, plan->n_lost);
  guint n_rows = 0;

  for (guint i = 0; map != NULL && i < plan->placements->len && n_rows < MAX_ROWS; i++)
    {
      const DossierPlacement *placement = &g_array_index (plan->placements, DossierPlacement, i);

      if (placement->match.state == DOSSIER_QUOTE_EXACT)
        continue;
      add_change (self, placement, map);
      n_rows++;
    }
  gtk_widget_set_visible (self->changes_frame, n_rows > 0);
  gtk_label_set_text (self->report, text);
  dossier_form_window_set_accept_label (DOSSIER_FORM_WINDOW (self), _ ("_Save the Text"));
}

static gpointer
plan_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return dossier_revise_plan (database, query->article, query->text, cancellable, error);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReviseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRevisePlan) plan =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->work);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error != NULL ? error->message : NULL);
  if (plan == NULL)
    return;
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
}

static void
look (DossierReviseDialog *self)
{
  Query *query = g_new0 (Query, 1);

  query->article = self->article;
  query->text = get_text (self);
  self->work = g_cancellable_new ();
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), TRUE);
  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_LONG, plan_thread, query, query_free,
                            (GDestroyNotify) dossier_revise_plan_free, self->work, planned_cb,
                            g_object_ref (self));
}

/* First what it would do, then the doing. */
static void
accept_cb (DossierReviseDialog *self)
{
  if (self->work != NULL)
    return;
  if (self->plan == NULL)
    {
      look (self);
      return;
    }
  dossier_session_do (self->session, "article.revise",
                      dossier_revise_plan_to_args (self->plan, self->made));
  gtk_window_close (GTK_WINDOW (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReviseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (DossierDecoded) decoded = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (self->session == NULL)
    return;
  if (bytes != NULL)
    decoded = dossier_decode (bytes, NULL, shown, &error);
  if (decoded != NULL)
    dossier_revise_dialog_set_text (self, decoded->text, "corrected");
  else
    dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
}

static void
file_cb (GtkNativeDialog *native, int response, DossierReviseDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native))
                               : NULL;
  g_autoptr (GFileInfo) info = file != NULL
                                   ? g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                        G_FILE_QUERY_INFO_NONE, NULL, NULL)
                                   : NULL;

  g_object_unref (native);
  if (info != NULL && g_file_info_get_size (info) > DOSSIER_TEXT_MAX_BYTES)
    dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self),
                                   _ ("The file is larger than the text of an article can be."));
  else if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
load_cb (DossierReviseDialog *self)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      _ ("Text of the Article"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_object (native, "response", G_CALLBACK (file_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
dossier_revise_dialog_dispose (GObject *object)
{
  DossierReviseDialog *self = DOSSIER_REVISE_DIALOG (object);

  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, dossier_revise_plan_free);
  g_clear_pointer (&self->made, g_free);
  G_OBJECT_CLASS (dossier_revise_dialog_parent_class)->dispose (object);
}

static void
dossier_revise_dialog_class_init (DossierReviseDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_revise_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/revise-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, report);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, changes_frame);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
}

/* Before the text view, which makes a line end of Ctrl+Enter as well. */
static void
add_accept_key (DossierReviseDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new ("form.accept")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dossier_revise_dialog_init (DossierReviseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_accept_key (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dossier_revise_dialog_new:
 * @session: of the window
 * @article: whose text is corrected
 * @text: the present one
 *
 * Returns: (transfer none): the dialog, for dossier_form_window_present()
 */
GtkWidget *
dossier_revise_dialog_new (DossierSession *session, gint64 article, const char *text)
{
  DossierReviseDialog *self = g_object_new (DOSSIER_TYPE_REVISE_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->article = article;
  dossier_revise_dialog_set_text (self, text, "corrected");
  return GTK_WIDGET (self);
}

/**
 * dossier_revise_dialog_set_text:
 * @self: a dialog
 * @text: UTF-8, proposed as the new text
 * @made: how it came about: "corrected", "fetched"
 */
void
dossier_revise_dialog_set_text (DossierReviseDialog *self, const char *text, const char *made)
{
  g_free (self->made);
  self->made = g_strdup (made);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
}

/**
 * dossier_revise_dialog_get_report:
 * @self: a dialog
 *
 * Returns: (transfer none): what the text would do to the marks; "" while nobody looked
 */
const char *
dossier_revise_dialog_get_report (DossierReviseDialog *self)
{
  return gtk_label_get_text (self->report);
}
