#include "dialogs/revise-dialog.h"

#include "base/text-diff.h"
#include "corpus/revise.h"
#include "dialogs/diff-view.h"
#include "dialogs/refetch.h"
#include "import/decode.h"

#include <glib/gi18n.h>
#include <string.h>

/* More rows than this nobody reads before saving; the review list has them all. */
#define MAX_ROWS 200

struct _DossierReviseDialog
{
  DossierFormWindow parent_instance;

  GtkStack *pages;
  GtkTextView *text;
  GtkStackPage *differences;
  DossierDiffView *diff;
  GtkWidget *fetch;
  GtkWidget *stop;
  GtkProgressBar *progress;
  GtkLabel *report;
  GtkWidget *changes_frame;
  GtkListBox *changes;

  DossierSession *session;
  gint64 article;
  char *made;              /* how the text came about */
  char *address;           /* where it can be fetched from again; NULL */
  GVariant *source;        /* where the text was fetched from; NULL */
  DossierRevisePlan *plan; /* of the text as it is now; NULL while it is not looked at */
  GCancellable *work;
  GCancellable *fetching; /* NULL: nothing is being fetched */
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

/* What would happen, and what differs. */
typedef struct
{
  DossierRevisePlan *plan;
  GArray *parts;
} Answer;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->plan, dossier_revise_plan_free);
  g_array_unref (answer->parts);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

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
  gtk_stack_page_set_visible (self->differences, FALSE);
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
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_end (label, 8);
  gtk_list_box_append (self->changes, label);
}

static char *
make_report (const DossierRevisePlan *plan)
{
  guint n = plan->n_exact + plan->n_moved + plan->n_lost;

  if (n == 0)
    return g_strdup (_ ("No marks yet: nothing can be lost"));
  if (plan->n_exact == n)
    return g_strdup_printf (ngettext ("The one mark stays", "All %u marks stay", n), n);
  return g_strdup_printf (_ ("Marks: %u stay, %u move, %u are lost"), plan->n_exact, plan->n_moved,
                          plan->n_lost);
}

static void
show_plan (DossierReviseDialog *self)
{
  const DossierRevisePlan *plan = self->plan;
  g_autofree char *text = make_report (plan);
  guint n_rows = 0;

  for (guint i = 0; i < plan->placements->len && n_rows < MAX_ROWS; i++)
    {
      const DossierPlacement *placement = &g_array_index (plan->placements, DossierPlacement, i);

      if (placement->match.state == DOSSIER_QUOTE_EXACT)
        continue;
      add_change (self, placement, plan->after);
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
  DossierRevisePlan *plan =
      dossier_revise_plan (database, query->article, query->text, cancellable, error);
  Answer *answer;

  if (plan == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->plan = plan;
  answer->parts = dossier_text_diff (plan->before, plan->after);
  return answer;
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReviseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->work);
  dossier_form_window_set_busy (DOSSIER_FORM_WINDOW (self), FALSE);
  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error != NULL ? error->message : NULL);
  if (answer == NULL)
    return;
  self->plan = g_steal_pointer (&answer->plan);
  show_plan (self);
  dossier_diff_view_show (self->diff, self->plan->before, self->plan->after, answer->parts);
  gtk_stack_page_set_visible (self->differences, TRUE);
  gtk_stack_set_visible_child_name (self->pages, "differences");
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
                            (GDestroyNotify) answer_free, self->work, planned_cb,
                            g_object_ref (self));
}

/* First what it would do, then the doing. */
static void
accept_cb (DossierReviseDialog *self)
{
  if (self->work != NULL || self->fetching != NULL)
    return;
  if (self->plan == NULL)
    {
      look (self);
      return;
    }
  dossier_session_do (self->session, "article.revise",
                      dossier_revise_plan_to_args (self->plan, self->made, self->source));
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_fetching (DossierReviseDialog *self, GCancellable *fetching)
{
  gboolean is_fetching = fetching != NULL;

  g_set_object (&self->fetching, fetching);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text), !is_fetching);
  gtk_widget_set_visible (self->fetch, !is_fetching && self->address != NULL);
  gtk_widget_set_visible (self->stop, is_fetching);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_fetching);
  dossier_form_window_set_can_accept (DOSSIER_FORM_WINDOW (self), !is_fetching);
}

static void
progress_cb (gsize bytes, gsize total, gpointer data)
{
  DossierReviseDialog *self = data;
  g_autofree char *size = g_format_size (bytes);

  if (self->session == NULL)
    return;
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) bytes / (double) total));
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_progress_bar_set_text (self->progress, size);
}

/* What came is looked at before anything happens, as what is typed. */
static void
refetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierReviseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportItem) item = dossier_refetch_finish (result, &error);

  if (self->session == NULL)
    return;
  set_fetching (self, NULL);
  if (item != NULL)
    {
      dossier_revise_dialog_set_text (self, dossier_import_item_get_text (item), "fetched");
      self->source = g_variant_ref_sink (dossier_import_item_to_args (item));
      look (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), error->message);
}

static void
fetch_cb (DossierReviseDialog *self)
{
  g_autoptr (GCancellable) fetching = g_cancellable_new ();

  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _ ("Asking the server…"));
  set_fetching (self, fetching);
  gtk_widget_grab_focus (self->stop);
  dossier_refetch_async (dossier_session_get_corpus (self->session), self->address, fetching,
                         progress_cb, self, refetched_cb, g_object_ref (self));
}

static void
stop_cb (DossierReviseDialog *self)
{
  g_cancellable_cancel (self->fetching);
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
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
  g_clear_object (&self->session);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->source, g_variant_unref);
  g_clear_pointer (&self->plan, dossier_revise_plan_free);
  g_clear_pointer (&self->made, g_free);
  G_OBJECT_CLASS (dossier_revise_dialog_parent_class)->dispose (object);
}

static void
dossier_revise_dialog_class_init (DossierReviseDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_revise_dialog_dispose;
  g_type_ensure (DOSSIER_TYPE_DIFF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/revise-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, diff);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, fetch);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, stop);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, report);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, changes_frame);
  gtk_widget_class_bind_template_child (widget_class, DossierReviseDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
  gtk_widget_class_bind_template_callback (widget_class, fetch_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
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
  g_clear_pointer (&self->source, g_variant_unref);
  gtk_stack_set_visible_child_name (self->pages, "text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
}

/**
 * dossier_revise_dialog_set_address:
 * @self: a dialog
 * @address: (nullable): where the article came from; it can be fetched from there again
 */
void
dossier_revise_dialog_set_address (DossierReviseDialog *self, const char *address)
{
  g_free (self->address);
  self->address = g_strdup (address);
  set_fetching (self, NULL);
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
