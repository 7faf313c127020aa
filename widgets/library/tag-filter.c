#include "library/tag-filter.h"

#include "corpus/lists.h"
#include "model/tag.h"

#include <glib/gi18n.h>

struct _DossierTagFilter
{
  GtkPopover parent_instance;

  DossierSession *session;
  DossierLiveList *tags; /* made when the popover opens for the first time */
  GtkWidget *list;
  GtkStack *stack;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTagFilter, dossier_tag_filter, GTK_TYPE_POPOVER)

static void
show_tag (DossierTag *tag, GtkWidget *label)
{
  g_autofree char *text = NULL;

  if (!dossier_row_is_loaded (DOSSIER_ROW (tag)))
    return;
  text = g_strdup_printf ("%s  %u", tag->fields.name, tag->fields.n_uses);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_margin_start (label, 6 + 16 * (int) tag->fields.depth);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DossierTag *tag = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  g_signal_connect_object (tag, "changed", G_CALLBACK (show_tag), label, 0);
  show_tag (tag, label);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_tag,
                                        gtk_list_item_get_child (item));
}

static void
activate_cb (GtkListView *list, guint position, DossierTagFilter *self)
{
  g_autoptr (DossierTag) tag = g_list_model_get_item (G_LIST_MODEL (self->tags), position);

  if (tag == NULL || !dossier_row_is_loaded (DOSSIER_ROW (tag)))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, dossier_row_get_id (DOSSIER_ROW (tag)),
                 tag->fields.name);
}

static void
items_changed_cb (DossierTagFilter *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->tags)) == 0;

  gtk_stack_set_visible_child_name (self->stack, none ? "empty" : "list");
}

static void
dossier_tag_filter_show (GtkWidget *widget)
{
  DossierTagFilter *self = DOSSIER_TAG_FILTER (widget);

  if (self->tags == NULL)
    {
      self->tags = dossier_live_list_new (dossier_session_get_corpus (self->session),
                                          &dossier_tag_list_kind, NULL);
      g_signal_connect_object (self->tags, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_view_set_model (
          GTK_LIST_VIEW (self->list),
          GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->tags)))));
      items_changed_cb (self);
    }
  GTK_WIDGET_CLASS (dossier_tag_filter_parent_class)->show (widget);
}

static void
dossier_tag_filter_dispose (GObject *object)
{
  DossierTagFilter *self = DOSSIER_TAG_FILTER (object);

  g_clear_object (&self->tags);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_tag_filter_parent_class)->dispose (object);
}

static void
dossier_tag_filter_class_init (DossierTagFilterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_tag_filter_dispose;
  GTK_WIDGET_CLASS (class)->show = dossier_tag_filter_show;
  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static GtkWidget *
create_list (DossierTagFilter *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags"), -1);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 240, 300);
  return scrolled;
}

static void
dossier_tag_filter_init (DossierTagFilter *self)
{
  GtkWidget *empty = gtk_label_new (_ ("No tags yet"));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_stack_add_named (self->stack, create_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->stack));
}

/**
 * dossier_tag_filter_new:
 *
 * Returns: (transfer floating): a popover for a menu button. Main thread.
 */
GtkWidget *
dossier_tag_filter_new (DossierSession *session)
{
  DossierTagFilter *self = g_object_new (DOSSIER_TYPE_TAG_FILTER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
