#include "parts/row-widget.h"

typedef struct
{
  DossierRow *row;
  gulong changed_id;
} DossierRowWidgetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierRowWidget, dossier_row_widget, GTK_TYPE_WIDGET)

static DossierRowWidgetPrivate *private(DossierRowWidget *self)
{
  return dossier_row_widget_get_instance_private (self);
}

static void
changed_cb (DossierRow *row, DossierRowWidget *self)
{
  if (dossier_row_is_loaded (row) && !dossier_row_is_gone (row))
    DOSSIER_ROW_WIDGET_GET_CLASS (self)->show_row (self, row);
}

static void
set_row (DossierRowWidget *self, DossierRow *row)
{
  DossierRowWidgetPrivate *own = private(self);

  if (own->row != NULL)
    g_clear_signal_handler (&own->changed_id, own->row);
  if (g_set_object (&own->row, row) && row != NULL)
    changed_cb (row, self);
  if (row != NULL)
    own->changed_id = g_signal_connect (row, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * dossier_row_widget_get_row:
 *
 * Returns: (transfer none) (nullable): what is shown; NULL while the widget is not in use
 */
gpointer
dossier_row_widget_get_row (DossierRowWidget *self)
{
  return private(self)->row;
}

/**
 * dossier_row_widget_say:
 * @text: what the row is called for assistive technology
 *
 * What has the keys is the item of the list around the widget, so that is called so, too.
 */
void
dossier_row_widget_say (DossierRowWidget *self, const char *text)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (item != NULL
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (item))
             == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
dossier_row_widget_dispose (GObject *object)
{
  GtkWidget *child;

  set_row (DOSSIER_ROW_WIDGET (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_row_widget_parent_class)->dispose (object);
}

static void
dossier_row_widget_class_init (DossierRowWidgetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_row_widget_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
dossier_row_widget_init (DossierRowWidget *self)
{
}

typedef struct
{
  GType type;
  DossierRowWidgetSetup set_up;
  gpointer data;
} Recipe;

static void
free_recipe (gpointer recipe, GClosure *closure)
{
  g_free (recipe);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Recipe *recipe = data;
  GtkWidget *widget = g_object_new (recipe->type, NULL);

  gtk_list_item_set_child (item, widget);
  if (recipe->set_up != NULL)
    recipe->set_up (widget, recipe->data);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  set_row (DOSSIER_ROW_WIDGET (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  set_row (DOSSIER_ROW_WIDGET (gtk_list_item_get_child (item)), NULL);
}

/**
 * dossier_row_factory_new:
 * @type: a subclass of #DossierRowWidget
 * @set_up: (nullable): called for every new widget with @data
 *
 * Returns: (transfer full): a factory for a list of #DossierRow
 */
GtkListItemFactory *
dossier_row_factory_new (GType type, DossierRowWidgetSetup set_up, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->type = type;
  recipe->set_up = set_up;
  recipe->data = data;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), recipe, free_recipe, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
