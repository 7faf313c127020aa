#include "parts/late-menu.h"

static void
menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * dossier_late_menu_attach:
 * @menu: (transfer none): what the button opens
 *
 * GtkMenuButton builds a row for each entry as soon as it knows its menu; now it does when somebody
 * opens it. Main thread.
 */
void
dossier_late_menu_attach (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, menu_cb, g_object_ref (menu), g_object_unref);
}

typedef struct
{
  DossierMakePopover make;
  gpointer data;
  GDestroyNotify destroy;
} Recipe;

static void
recipe_free (gpointer data)
{
  Recipe *recipe = data;

  recipe->destroy (recipe->data);
  g_free (recipe);
}

static void
popover_cb (GtkMenuButton *button, gpointer data)
{
  const Recipe *recipe = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, recipe->make (recipe->data));
}

/**
 * dossier_late_popover_attach:
 * @make: returns the popover, floating; called when somebody opens it first
 * @data: (transfer full): for @make
 * @destroy: frees @data
 *
 * The same for what is no menu. Main thread.
 */
void
dossier_late_popover_attach (GtkMenuButton *button, DossierMakePopover make, gpointer data,
                             GDestroyNotify destroy)
{
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->make = make;
  recipe->data = data;
  recipe->destroy = destroy;
  gtk_menu_button_set_create_popup_func (button, popover_cb, recipe, recipe_free);
}
