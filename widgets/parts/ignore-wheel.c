#include "parts/ignore-wheel.h"

/**
 * dossier_ignore_wheel:
 * @choice: a GtkComboBox
 *
 * Leaves the wheel to what @choice stands in. By itself it takes another line, so that a person who
 * scrolls a card past it would change what the dossier says.
 */
void
dossier_ignore_wheel (GtkWidget *choice)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (choice);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (choice, controller);
    }
}
