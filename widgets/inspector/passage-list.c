#include "inspector/passage-list.h"

#include "corpus/lists.h"
#include "dialogs/passage-way.h"
#include "inspector/passage-row.h"

#include <glib/gi18n.h>

/* Passages that are in hand; nobody collects so many for one event. */
#define MAX_LOOKED 50

struct _DossierPassageList
{
  GtkWidget parent_instance;

  DossierSession *session;
  const DossierListKind *kind;
  DossierLiveList *list;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (DossierPassageList, dossier_passage_list, GTK_TYPE_WIDGET)

static void
show_emptiness (DossierPassageList *self)
{
  gboolean empty = !dossier_live_list_is_loading (self->list)
                   && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "list");
}

/**
 * dossier_passage_list_go:
 * @position: of a row
 *
 * Goes to its passage in the reader.
 *
 * Returns: FALSE when there is no such row, or it is not read yet
 */
gboolean
dossier_passage_list_go (DossierPassageList *self, guint position)
{
  g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  gint64 article, earlier;
  guint start, end;

  if (row == NULL || !dossier_passage_row_get_range (row, &article, &earlier, &start, &end))
    return FALSE;
  dossier_passage_way_go (self->session, article, earlier, start, end,
                          /* Evidence is no mark of its own. */
                          self->kind == &dossier_evidence_list_kind ? 0 : dossier_row_get_id (row),
                          GTK_WIDGET (self));
  return TRUE;
}

/**
 * dossier_passage_list_go_first:
 *
 * Goes to the first passage that stands in its text as it is now, else to the first of all.
 *
 * Returns: FALSE when there is none, or it is not read yet
 */
gboolean
dossier_passage_list_go_first (DossierPassageList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < MIN (n, MAX_LOOKED); i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      gint64 article, earlier;
      guint start, end;

      if (dossier_passage_row_get_range (row, &article, &earlier, &start, &end) && earlier == 0)
        return dossier_passage_list_go (self, i);
    }
  return dossier_passage_list_go (self, 0);
}

static void
activate_cb (GtkListView *view, guint position, DossierPassageList *self)
{
  dossier_passage_list_go (self, position);
}

static void
remove_at (DossierPassageList *self, gint64 evidence)
{
  dossier_session_do (self->session, "event.remove-evidence",
                      dossier_args_new ("evidence", g_variant_new_int64 (evidence), NULL));
}

static void
remove_cb (GtkWidget *row, gint64 id, DossierPassageList *self)
{
  remove_at (self, id);
}

static void
set_up_row (GtkWidget *row, gpointer list)
{
  DossierPassageList *self = list;

  if (self->kind != &dossier_evidence_list_kind)
    return;
  dossier_passage_row_offer_removal (DOSSIER_PASSAGE_ROW (row), _ ("No longer evidence"));
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
}

/* Delete on the chosen row does what its button does. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierPassageList *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->view));
  guint at = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  gint64 id;

  if (keyval != GDK_KEY_Delete || self->kind != &dossier_evidence_list_kind
      || at == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  id = dossier_live_list_get_id (self->list, at);
  if (id != 0)
    remove_at (self, id);
  return GDK_EVENT_STOP;
}

/**
 * dossier_passage_list_get_model:
 *
 * Returns: (transfer none):
 */
GListModel *
dossier_passage_list_get_model (DossierPassageList *self)
{
  return G_LIST_MODEL (self->list);
}

static void
dossier_passage_list_dispose (GObject *object)
{
  DossierPassageList *self = DOSSIER_PASSAGE_LIST (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_signal_handlers_disconnect_by_data (self->list, self->session);
    }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_passage_list_parent_class)->dispose (object);
}

static void
dossier_passage_list_class_init (DossierPassageListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_passage_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_passage_list_init (DossierPassageList *self)
{
}

static void
build (DossierPassageList *self, const char *empty_sentence)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSingleSelection *selection =
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));

  gtk_single_selection_set_autoselect (selection, FALSE);
  self->view =
      gtk_list_view_new (GTK_SELECTION_MODEL (selection),
                         dossier_row_factory_new (DOSSIER_TYPE_PASSAGE_ROW, set_up_row, self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passages"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  self->empty = gtk_label_new (empty_sentence);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (self->empty, "empty-state");
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * dossier_passage_list_new:
 * @kind: highlights, mentions or evidence
 * @query: (transfer floating): which
 * @empty_sentence: what stands there when there are none
 */
GtkWidget *
dossier_passage_list_new (DossierSession *session, const DossierListKind *kind, GVariant *query,
                          const char *empty_sentence)
{
  DossierPassageList *self = g_object_new (DOSSIER_TYPE_PASSAGE_LIST, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->list = dossier_live_list_new (dossier_session_get_corpus (session), kind, query);
  build (self, empty_sentence);
  g_signal_connect_swapped (self->list, "failed", G_CALLBACK (dossier_session_fail), session);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (show_emptiness), self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (show_emptiness), self);
  show_emptiness (self);
  return GTK_WIDGET (self);
}
