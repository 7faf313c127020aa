#include "passages/scope-switch.h"

#include <glib/gi18n.h>

static void
add_button (GtkWidget *box, const char *scope, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "passages.scope");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", scope);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * dossier_scope_switch_new:
 *
 * Returns: (transfer floating): the buttons. Main thread.
 */
GtkWidget *
dossier_scope_switch_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "scope-switch");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  add_button (box, "marked", _ ("Marked"), _ ("Passages That Were Marked"));
  add_button (box, "everything", _ ("Everything"), _ ("All Articles, Names and Notes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where to look"), -1);
  return box;
}
