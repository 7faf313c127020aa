#include "passages/tag-menu.h"

#include "corpus/lists.h"
#include "model/tag.h"
#include "parts/glyph.h"

#include <glib/gi18n.h>

#define INDENT 16

struct _DossierTagMenu
{
  GtkPopover parent_instance;

  GtkWidget *words;
  GtkWidget *list_view;
  DossierCorpus *corpus;
  DossierLiveList *list; /* while it is open */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTagMenu, dossier_tag_menu, GTK_TYPE_POPOVER)

static void
choose (DossierTagMenu *self, guint position)
{
  gint64 tag = self->list != NULL ? dossier_live_list_get_id (self->list, position) : 0;

  if (tag == 0)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, tag);
}

static void
activate_cb (GtkListView *view, guint position, DossierTagMenu *self)
{
  choose (self, position);
}

static void
words_activated_cb (GtkSearchEntry *entry, DossierTagMenu *self)
{
  choose (self, 0);
}

static void
words_changed_cb (GtkSearchEntry *entry, DossierTagMenu *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (self->list != NULL)
    dossier_live_list_set_query (self->list,
                                 dossier_args_new ("text", g_variant_new_string (words), NULL));
}

static void
show_tag (DossierTag *tag, GtkWidget *box)
{
  GtkWidget *glyph = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_next_sibling (glyph);

  gtk_widget_set_visible (glyph, dossier_row_is_loaded (DOSSIER_ROW (tag)));
  if (!dossier_row_is_loaded (DOSSIER_ROW (tag)))
    return;
  gtk_widget_set_margin_start (glyph, (int) MIN (tag->fields.depth, 8) * INDENT);
  dossier_glyph_set_tag_colour (DOSSIER_GLYPH (glyph), tag->fields.colour);
  gtk_label_set_label (GTK_LABEL (name), tag->fields.name);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, DossierTagMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *glyph = dossier_glyph_new ();
  GtkWidget *name = gtk_label_new (NULL);

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, DossierTagMenu *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  DossierTag *tag = gtk_list_item_get_item (item);

  show_tag (tag, box);
  g_signal_connect_object (tag, "changed", G_CALLBACK (show_tag), box, 0);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, DossierTagMenu *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_tag,
                                        gtk_list_item_get_child (item));
}

/* The list is there only while it is looked at. */
static void
dossier_tag_menu_map (GtkWidget *widget)
{
  DossierTagMenu *self = DOSSIER_TAG_MENU (widget);
  GtkSingleSelection *selection;

  self->list = dossier_live_list_new (self->corpus, &dossier_tag_list_kind, NULL);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  GTK_WIDGET_CLASS (dossier_tag_menu_parent_class)->map (widget);
  gtk_widget_grab_focus (self->words);
}

static void
dossier_tag_menu_unmap (GtkWidget *widget)
{
  DossierTagMenu *self = DOSSIER_TAG_MENU (widget);

  GTK_WIDGET_CLASS (dossier_tag_menu_parent_class)->unmap (widget);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  g_clear_object (&self->list);
}

static void
dossier_tag_menu_dispose (GObject *object)
{
  DossierTagMenu *self = DOSSIER_TAG_MENU (object);

  g_clear_object (&self->list);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_tag_menu_parent_class)->dispose (object);
}

static void
dossier_tag_menu_class_init (DossierTagMenuClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_tag_menu_dispose;
  widget_class->map = dossier_tag_menu_map;
  widget_class->unmap = dossier_tag_menu_unmap;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_tag_menu_init (DossierTagMenu *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->words = gtk_search_entry_new ();
  g_object_set (self->words, "placeholder-text", _ ("Tag"), NULL);
  g_signal_connect (self->words, "search-changed", G_CALLBACK (words_changed_cb), self);
  g_signal_connect (self->words, "activate", G_CALLBACK (words_activated_cb), self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list_view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list_view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags"), -1);
  gtk_widget_add_css_class (self->list_view, "tag-menu");
  g_signal_connect (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list_view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 240, 260);

  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * dossier_tag_menu_new:
 * @corpus: whose tags
 *
 * Returns: (transfer floating): a popover without a parent. Main thread.
 */
GtkWidget *
dossier_tag_menu_new (DossierCorpus *corpus)
{
  DossierTagMenu *self = g_object_new (DOSSIER_TYPE_TAG_MENU, NULL);

  self->corpus = g_object_ref (corpus);
  return GTK_WIDGET (self);
}
