#include "passages/passages-view.h"

#include "corpus/highlight-facets.h"
#include "corpus/lists.h"
#include "model/highlight.h"
#include "parts/empty-state.h"
#include "passages/facet-pane.h"
#include "passages/filter-bar.h"
#include "passages/passage-cards.h"
#include "passages/passages-frame.h"
#include "passages/passages-query.h"
#include "passages/tag-menu.h"
#include "passages/tally.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierPassagesView
{
  GtkWidget parent_instance;

  GtkWidget *frame;
  DossierFilterBar *bar;
  DossierFacetPane *facet_pane;
  GtkWidget *stack;
  GtkWidget *list_view;
  GtkWidget *selected_bar;
  GtkLabel *selected_label;
  GtkWidget *tag_button;

  DossierSession *session;
  GVariant *query;
  DossierLiveList *list; /* from the first time that the view is on the screen */
  GtkMultiSelection *selection;
  DossierPassageCards *cards;
  DossierTally *tally;
};

enum
{
  SIGNAL_EXPORT_REQUESTED,
  SIGNAL_QUERY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPassagesView, dossier_passages_view, GTK_TYPE_WIDGET)

static void
show_page (DossierPassagesView *self)
{
  const char *page = "list";

  if (self->list == NULL || dossier_live_list_is_loading (self->list))
    page = "loading";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    page = dossier_passages_query_is_everything (self->query) ? "empty" : "nothing";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static gpointer
count_thread (DossierDatabase *database, gpointer query, GCancellable *cancellable, GError **error)
{
  return dossier_highlight_facets_read (database, query, error);
}

static void
counted_cb (DossierPassagesView *self, DossierHighlightFacets *facets)
{
  dossier_filter_bar_set_facets (self->bar, facets, self->query);
  dossier_facet_pane_set_facets (self->facet_pane, facets, self->query);
}

static void
list_failed_cb (DossierLiveList *list, GError *error, DossierPassagesView *self)
{
  dossier_session_fail (self->session, error);
}

static void
list_changed_cb (DossierPassagesView *self)
{
  show_page (self);
}

static void
selection_changed_cb (DossierPassagesView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selected_label, text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->selected_bar), n > 0);
}

static void
ensure_list (DossierPassagesView *self)
{
  if (self->list != NULL)
    return;
  self->list = dossier_live_list_new (dossier_session_get_corpus (self->session),
                                      &dossier_highlight_list_kind, g_variant_ref (self->query));
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, 0);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
}

/**
 * dossier_passages_view_set_query:
 * @query: (transfer floating) (nullable): a{sv}, as dossier_highlight_list_kind takes it; NULL
 *   for every passage
 *
 * Asks for other passages. Works also before the view is on the screen.
 */
void
dossier_passages_view_set_query (DossierPassagesView *self, GVariant *query)
{
  g_autoptr (GVariant) owned =
      g_variant_ref_sink (query != NULL ? query : dossier_args_new (NULL, NULL));

  if (g_variant_equal (self->query, owned))
    return;
  g_variant_unref (self->query);
  self->query = g_steal_pointer (&owned);
  dossier_filter_bar_set_query (self->bar, self->query);
  dossier_facet_pane_set_date (self->facet_pane, dossier_args_get_text (self->query, "date"), NULL);
  dossier_passage_cards_set_words (self->cards, dossier_args_get_text (self->query, "text"));
  if (self->selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  if (self->list != NULL)
    dossier_live_list_set_query (self->list, g_variant_ref (self->query));
  show_page (self);
  dossier_tally_ask (self->tally, self->query);
  g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
}

/**
 * dossier_passages_view_get_query:
 *
 * Returns: (transfer none): what is asked for
 */
GVariant *
dossier_passages_view_get_query (DossierPassagesView *self)
{
  return self->query;
}

static void
narrow_cb (GtkWidget *source, const char *key, GVariant *value, DossierPassagesView *self)
{
  g_autoptr (GVariant) query = NULL;

  if (g_strcmp0 (key, "date") == 0)
    query = dossier_passages_query_with_date (self->query, NULL, NULL);
  else
    query = dossier_passages_query_with (self->query, key, value);
  dossier_passages_view_set_query (self, query);
}

static void
date_cb (DossierFacetPane *pane, const char *date, DossierPassagesView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) query = dossier_passages_query_with_date (self->query, date, &error);

  if (query == NULL)
    dossier_facet_pane_set_date (pane, NULL, error->message);
  else
    {
      dossier_passages_view_set_query (self, query);
      dossier_facet_pane_set_date (pane, dossier_args_get_text (query, "date"), NULL);
    }
}

static void
leave_bar_cb (DossierFilterBar *bar, DossierPassagesView *self)
{
  gtk_widget_grab_focus (self->list_view);
}

static void
open_row (DossierPassagesView *self, guint position)
{
  g_autoptr (DossierHighlight) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row != NULL && dossier_row_is_loaded (DOSSIER_ROW (row)))
    dossier_session_go_to (self->session, row->fields.article, row->fields.start, row->fields.end,
                           dossier_row_get_id (DOSSIER_ROW (row)));
}

static void
activate_cb (GtkListView *view, guint position, DossierPassagesView *self)
{
  open_row (self, position);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *id)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);

  if (self->list != NULL)
    open_row (self, dossier_live_list_find (self->list, g_variant_get_int64 (id)));
}

/* The ids of what is selected; of everything that is found when nothing is. */
static GArray *
get_meant_ids (DossierPassagesView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  gboolean everything;
  guint n;

  if (self->selection == NULL)
    return ids;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = (guint) gtk_bitset_get_size (selected);
  everything = n == 0;
  if (everything)
    n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  for (guint i = 0; i < n; i++)
    {
      guint position = everything ? i : gtk_bitset_get_nth (selected, i);
      gint64 id = dossier_live_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);
  g_autoptr (GArray) ids = get_meant_ids (self);
  g_autoptr (GVariant) value =
      g_variant_ref_sink (dossier_args_ids ((gint64 *) (gpointer) ids->data, ids->len));

  if (ids->len > 0)
    g_signal_emit (self, signals[SIGNAL_EXPORT_REQUESTED], 0, value);
}

static void
tag_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);

  if (gtk_revealer_get_reveal_child (GTK_REVEALER (self->selected_bar)))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->tag_button));
}

static void
tag_chosen_cb (DossierTagMenu *menu, gint64 tag, DossierPassagesView *self)
{
  g_autoptr (GArray) ids = get_meant_ids (self);

  if (ids->len > 0)
    dossier_session_do (
        self->session, "highlight.tag",
        dossier_args_new ("highlights",
                          dossier_args_ids ((gint64 *) (gpointer) ids->data, ids->len), "tags",
                          dossier_args_ids (&tag, 1), NULL));
}

static void
select_none_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);

  if (self->selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
clear_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_passages_view_set_query (DOSSIER_PASSAGES_VIEW (widget), NULL);
}

static void
read_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_session_go_to_view (DOSSIER_PASSAGES_VIEW (widget)->session, "read", NULL);
}

static GtkWidget *
create_list (DossierPassagesView *self)
{
  self->list_view = gtk_list_view_new (NULL, dossier_passage_cards_create_factory (self->cards));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passages"), -1);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  return dossier_passages_frame_scroll (self->list_view);
}

static GtkWidget *
create_stack (DossierPassagesView *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "loading");
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      dossier_empty_state_new (
          _ ("No Passages Yet"),
          _ ("Select words in an article and press 1, t or h, and they gather here."), _ ("Read"),
          "passages.read"),
      "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dossier_empty_state_new (_ ("Nothing Found"),
                                                _ ("No passage fits everything that is asked for."),
                                                _ ("Show All Passages"), "passages.show-all"),
                       "nothing");
  return self->stack;
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_selected_bar (DossierPassagesView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *none = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  GtkWidget *menu = dossier_tag_menu_new (dossier_session_get_corpus (self->session));

  self->selected_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->selected_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->selected_label), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (none), "passages.select-none");
  gtk_widget_set_tooltip_text (none, _ ("Select Nothing"));
  gtk_widget_add_css_class (none, "flat");

  self->tag_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->tag_button), _ ("Tag…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->tag_button), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->tag_button), GTK_ARROW_UP);
  g_signal_connect (menu, "chosen", G_CALLBACK (tag_chosen_cb), self);

  gtk_widget_add_css_class (bar, "selected-bar");
  gtk_box_append (GTK_BOX (bar), none);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->selected_label));
  gtk_box_append (GTK_BOX (bar), self->tag_button);
  gtk_box_append (GTK_BOX (bar), create_button (_ ("_Export…"), "passages.export"));
  self->selected_bar = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->selected_bar),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->selected_bar), bar);
  return self->selected_bar;
}

static void
build (DossierPassagesView *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->bar = DOSSIER_FILTER_BAR (dossier_filter_bar_new ());
  g_signal_connect (self->bar, "narrow", G_CALLBACK (narrow_cb), self);
  g_signal_connect (self->bar, "leave", G_CALLBACK (leave_bar_cb), self);
  self->facet_pane = DOSSIER_FACET_PANE (dossier_facet_pane_new ());
  g_signal_connect (self->facet_pane, "narrow", G_CALLBACK (narrow_cb), self);
  g_signal_connect (self->facet_pane, "date", G_CALLBACK (date_cb), self);
  gtk_box_append (GTK_BOX (content), create_stack (self));
  gtk_box_append (GTK_BOX (content), create_selected_bar (self));
  self->frame = dossier_passages_frame_new (GTK_WIDGET (self->bar), GTK_WIDGET (self->facet_pane),
                                            _ ("Show or Hide What Narrows the Passages"), content);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
}

static void
dossier_passages_view_map (GtkWidget *widget)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_passages_view_parent_class)->map (widget);
  ensure_list (self);
  dossier_live_list_set_paused (self->list, FALSE);
  show_page (self);
  dossier_tally_set_watched (self->tally, TRUE);
}

static void
dossier_passages_view_unmap (GtkWidget *widget)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);

  if (self->list != NULL)
    dossier_live_list_set_paused (self->list, TRUE);
  dossier_tally_set_watched (self->tally, FALSE);
  GTK_WIDGET_CLASS (dossier_passages_view_parent_class)->unmap (widget);
}

static gboolean
dossier_passages_view_grab_focus (GtkWidget *widget)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (widget);
  gboolean listed =
      g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "list") == 0;

  return gtk_widget_grab_focus (listed ? self->list_view : GTK_WIDGET (self->bar));
}

static void
dossier_passages_view_dispose (GObject *object)
{
  DossierPassagesView *self = DOSSIER_PASSAGES_VIEW (object);

  if (self->tally != NULL)
    g_object_run_dispose (G_OBJECT (self->tally));
  g_clear_object (&self->tally);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->cards);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_passages_view_parent_class)->dispose (object);
}

static void
dossier_passages_view_finalize (GObject *object)
{
  g_variant_unref (DOSSIER_PASSAGES_VIEW (object)->query);
  G_OBJECT_CLASS (dossier_passages_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "passages.open", "x", open_action);
  gtk_widget_class_install_action (class, "passages.export", NULL, export_action);
  gtk_widget_class_install_action (class, "passages.tag", NULL, tag_action);
  gtk_widget_class_install_action (class, "passages.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (class, "passages.show-all", NULL, clear_action);
  gtk_widget_class_install_action (class, "passages.read", NULL, read_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "passages.select-none", NULL);
}

static void
dossier_passages_view_class_init (DossierPassagesViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = dossier_passages_view_dispose;
  object_class->finalize = dossier_passages_view_finalize;
  widget_class->map = dossier_passages_view_map;
  widget_class->unmap = dossier_passages_view_unmap;
  widget_class->grab_focus = dossier_passages_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "passagesview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
  signals[SIGNAL_EXPORT_REQUESTED] =
      g_signal_new ("export-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
  signals[SIGNAL_QUERY_CHANGED] =
      g_signal_new ("query-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
dossier_passages_view_init (DossierPassagesView *self)
{
  self->query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  self->cards = dossier_passage_cards_new ();
}

/**
 * dossier_passages_view_new:
 * @session: what the window has open
 *
 * Returns: (transfer floating): asking for every passage. Main thread.
 */
GtkWidget *
dossier_passages_view_new (DossierSession *session)
{
  static const char *const counted[] = { "highlight", "highlight_tag", "passage", "tag",
                                         "mention",   "actor",         "article", "outlet",
                                         "follow_up", "evidence",      "event",   NULL };
  DossierPassagesView *self = g_object_new (DOSSIER_TYPE_PASSAGES_VIEW, NULL);

  self->session = g_object_ref (session);
  self->tally = dossier_tally_new (session, counted, count_thread,
                                   (GDestroyNotify) dossier_highlight_facets_free);
  g_signal_connect_swapped (self->tally, "counted", G_CALLBACK (counted_cb), self);
  build (self);
  dossier_tally_ask (self->tally, self->query);
  return GTK_WIDGET (self);
}
