#include "parts/empty-state.h"

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * dossier_empty_state_new:
 * @heading: what is not there, as Pango markup
 * @sentence: how it comes to be there, as Pango markup; `<tt>` marks a key
 * @button: (nullable): text of a button
 * @action: (nullable): what the button activates
 */
GtkWidget *
dossier_empty_state_new (const char *heading, const char *sentence, const char *button,
                         const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "empty-state");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (sentence, "dim-label"));
  if (button != NULL)
    {
      GtkWidget *widget = gtk_button_new_with_label (button);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
      gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
      gtk_widget_set_margin_top (widget, 8);
      gtk_widget_add_css_class (widget, "pill");
      gtk_box_append (GTK_BOX (box), widget);
    }
  return box;
}
