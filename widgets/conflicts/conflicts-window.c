#include "conflicts/conflicts-window.h"

#include "conflicts/conflict-row.h"
#include "conflicts/reading-dialog.h"
#include "corpus/lists.h"

#include <glib/gi18n.h>

struct _DossierConflictsWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListView *list;
  AdwWindowTitle *title;
  GtkToggleButton *only_open;

  DossierSession *session;
  DossierLiveList *rows;
};

G_DEFINE_FINAL_TYPE (DossierConflictsWindow, dossier_conflicts_window, ADW_TYPE_WINDOW)

/* The first that is decided stands behind all that are open. */
static guint
count_open (DossierConflictsWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint from = 0;

  while (from < n)
    {
      guint middle = from + (n - from) / 2;
      g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), middle);

      if (dossier_row_get_group (row) == 0)
        from = middle + 1;
      else
        n = middle;
    }
  return from;
}

static void
show_count (DossierConflictsWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_open = count_open (self);
  gboolean all = !gtk_toggle_button_get_active (self->only_open);
  g_autofree char *open = g_strdup_printf (ngettext ("%u open", "%u open", n_open), n_open);
  g_autofree char *decided =
      all ? g_strdup_printf (ngettext (" · %u decided", " · %u decided", n - n_open), n - n_open)
          : g_strdup ("");
  g_autofree char *text = g_strconcat (open, decided, NULL);

  adw_window_title_set_subtitle (self->title, text);
  gtk_stack_set_visible_child_name (
      self->stack, n > 0 || dossier_live_list_is_loading (self->rows) ? "list" : "none");
  /* A list that got the keys while it was empty keeps them for itself: the row must have them. */
  if (n > 0 && gtk_widget_is_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
only_open_cb (DossierConflictsWindow *self)
{
  dossier_live_list_set_query (self->rows,
                               dossier_args_new ("state",
                                                 gtk_toggle_button_get_active (self->only_open)
                                                     ? g_variant_new_string ("open")
                                                     : NULL,
                                                 NULL));
}

/* Enter goes to what is still open there, else to what was decided first. */
static void
activate_cb (DossierConflictsWindow *self, guint position)
{
  g_autoptr (DossierConflict) conflict =
      g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  guint chosen = 0;

  if (conflict == NULL || !dossier_row_is_loaded (DOSSIER_ROW (conflict))
      || dossier_row_is_gone (DOSSIER_ROW (conflict)))
    return;
  for (guint i = conflict->fields.matters->len; i > 0; i--)
    if (dossier_matter_is_open (conflict->fields.matters->pdata[i - 1]))
      chosen = i - 1;
  dossier_reading_dialog_present (self->session, conflict, chosen, GTK_WIDGET (self));
}

static void
set_up_row (GtkWidget *row, gpointer session)
{
  dossier_conflict_row_set_session (DOSSIER_CONFLICT_ROW (row), session);
}

static void
dossier_conflicts_window_dispose (GObject *object)
{
  DossierConflictsWindow *self = DOSSIER_CONFLICTS_WINDOW (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_conflicts_window_parent_class)->dispose (object);
}

static void
dossier_conflicts_window_class_init (DossierConflictsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_conflicts_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/conflicts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierConflictsWindow, only_open);
  gtk_widget_class_bind_template_callback (widget_class, only_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dossier_conflicts_window_init (DossierConflictsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_conflicts_window_new:
 * @session: whose dossier is looked at
 *
 * Returns: (transfer none): the window; it belongs to the toolkit
 */
GtkWidget *
dossier_conflicts_window_new (DossierSession *session)
{
  DossierConflictsWindow *self = g_object_new (DOSSIER_TYPE_CONFLICTS_WINDOW, NULL);
  g_autoptr (GtkListItemFactory) factory =
      dossier_row_factory_new (DOSSIER_TYPE_CONFLICT_ROW, set_up_row, session);
  g_autoptr (GtkSingleSelection) model = NULL;

  self->session = g_object_ref (session);
  self->rows = dossier_live_list_new (dossier_session_get_corpus (session),
                                      &dossier_conflict_list_kind, dossier_args_new (NULL, NULL));
  model = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify::loading", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  show_count (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_conflicts_window_get_rows:
 *
 * Returns: (transfer none) (element-type DossierConflict): what it lists
 */
GListModel *
dossier_conflicts_window_get_rows (DossierConflictsWindow *self)
{
  return G_LIST_MODEL (self->rows);
}

/**
 * dossier_conflicts_window_present:
 * @before: a widget of the window that it belongs to
 *
 * Shows it beside that window, which stays usable: passages are shown there.
 */
void
dossier_conflicts_window_present (DossierSession *session, GtkWidget *before)
{
  GtkWidget *window = dossier_conflicts_window_new (session);
  GtkRoot *root = gtk_widget_get_root (before);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_CONFLICTS_WINDOW (window)->list));
}
