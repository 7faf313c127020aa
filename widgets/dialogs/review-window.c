#include "dialogs/review-window.h"

#include "corpus/lists.h"
#include "dialogs/review-row.h"

#include <glib/gi18n.h>

struct _DossierReviewWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListView *list;

  DossierSession *session;
  DossierLiveList *rows;
};

G_DEFINE_FINAL_TYPE (DossierReviewWindow, dossier_review_window, ADW_TYPE_WINDOW)

static void
items_changed_cb (DossierReviewWindow *self)
{
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ? "list" : "done");
}

/* It is about the open article, whichever that is. */
static void
article_cb (DossierReviewWindow *self)
{
  dossier_live_list_set_query (self->rows,
                               g_variant_new_int64 (dossier_session_get_article (self->session)));
}

static void
set_up_row (GtkWidget *row, gpointer session)
{
  dossier_review_row_set_session (DOSSIER_REVIEW_ROW (row), session);
}

static void
dossier_review_window_dispose (GObject *object)
{
  DossierReviewWindow *self = DOSSIER_REVIEW_WINDOW (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_review_window_parent_class)->dispose (object);
}

static void
dossier_review_window_class_init (DossierReviewWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_review_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/review-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReviewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewWindow, list);
}

static void
dossier_review_window_init (DossierReviewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_review_window_new:
 * @session: whose open article is looked at
 *
 * Returns: (transfer none): the window; it belongs to the toolkit
 */
GtkWidget *
dossier_review_window_new (DossierSession *session)
{
  DossierReviewWindow *self = g_object_new (DOSSIER_TYPE_REVIEW_WINDOW, NULL);
  g_autoptr (GtkListItemFactory) factory =
      dossier_row_factory_new (DOSSIER_TYPE_REVIEW_ROW, set_up_row, session);
  g_autoptr (GtkSelectionModel) model = NULL;

  self->session = g_object_ref (session);
  self->rows =
      dossier_live_list_new (dossier_session_get_corpus (session), &dossier_review_list_kind,
                             g_variant_new_int64 (dossier_session_get_article (session)));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_review_window_get_rows:
 * @self: a window
 *
 * Returns: (transfer none) (element-type DossierReview): what is still to be decided
 */
GListModel *
dossier_review_window_get_rows (DossierReviewWindow *self)
{
  return G_LIST_MODEL (self->rows);
}

/**
 * dossier_review_window_present:
 * @session: whose open article is looked at
 * @before: a widget of the window that it belongs to
 *
 * Shows it beside that window, which stays usable: words are selected there.
 */
void
dossier_review_window_present (DossierSession *session, GtkWidget *before)
{
  GtkWidget *window = dossier_review_window_new (session);
  GtkRoot *root = gtk_widget_get_root (before);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
}
