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
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *button;
  gboolean is_possible;

  if (!g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    return FALSE;
  button = gtk_button_new ();
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, widget);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  is_possible = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return is_possible;
}
