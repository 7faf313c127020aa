#include "parts/action-probe.h"

/**
 * dossier_action_is_possible:
 * @widget: where the action would be asked for
 * @detailed_name: as "win.view::read"
 *
 * GTK tells nobody but its own buttons whether an action is enabled there, so a button is asked
 * that is never shown. Main thread.
 *
 * Returns: whether there is such an action and it can be done now
 */
gboolean
dossier_action_is_possible (GtkWidget *widget, const char *detailed_name)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_possible;

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, widget);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_name);
  is_possible = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return is_possible;
}
