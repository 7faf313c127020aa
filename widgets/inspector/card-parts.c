#include "inspector/card-parts.h"

#include "parts/ignore-wheel.h"
#include "parts/wrap-layout.h"

#include <glib/gi18n.h>

/**
 * dossier_card_panel_new:
 * @card: (transfer floating): what is known of the record
 * @max_height: of the card in pixels; beyond it scrolls
 * @below: (transfer floating): the passages that name or support it
 *
 * Returns: (transfer floating): the panel of one record
 */
GtkWidget *
dossier_card_panel_new (GtkWidget *card, int max_height, GtkWidget *below)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (panel, "panel");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), max_height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), card);
  gtk_box_append (GTK_BOX (panel), scroller);
  gtk_box_append (GTK_BOX (panel), below);
  return panel;
}

/**
 * dossier_card_section_new:
 * @title: of the section
 * @heading: (out) (optional): the box with the title, for a button at its end
 *
 * Returns: (transfer floating): a vertical box to be filled
 */
GtkWidget *
dossier_card_section_new (const char *title, GtkWidget **heading)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "section-title");
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (section), bar);
  if (heading != NULL)
    *heading = bar;
  return section;
}

/**
 * dossier_card_add_button:
 * @heading: of a section
 * @tooltip: what it adds, also its accessible name
 *
 * Returns: (transfer none): a button with a plus, at the end of @heading
 */
GtkWidget *
dossier_card_add_button (GtkWidget *heading, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_box_append (GTK_BOX (heading), button);
  return button;
}

/**
 * dossier_card_chips_new:
 * @name: for a screen reader
 *
 * Returns: (transfer floating): a box in which chips wrap
 */
GtkWidget *
dossier_card_chips_new (const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (6, FALSE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return box;
}

/**
 * dossier_card_clear:
 *
 * Removes all children of @box.
 */
void
dossier_card_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

typedef struct
{
  DossierSession *session;
  const char *verb;
  const char *key;
  gint64 id;
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->session);
  g_free (removal);
}

static void
remove_cb (GtkButton *button, Removal *removal)
{
  dossier_session_do (removal->session, removal->verb,
                      dossier_args_new (removal->key, g_variant_new_int64 (removal->id), NULL));
}

/**
 * dossier_card_remove_button_new:
 * @tooltip: what it removes, also its accessible name
 * @verb: static string: what it does
 * @key: static string: the argument that takes @id
 */
GtkWidget *
dossier_card_remove_button_new (DossierSession *session, const char *tooltip, const char *verb,
                                const char *key, gint64 id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  Removal *removal = g_new0 (Removal, 1);

  removal->session = g_object_ref (session);
  removal->verb = verb;
  removal->key = key;
  removal->id = id;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), removal, removal_free, 0);
  return button;
}

/**
 * dossier_card_chip_new:
 * @detail: (nullable): quieter, behind @text
 * @remove: (transfer floating) (nullable): a button at its end
 */
GtkWidget *
dossier_card_chip_new (const char *text, const char *detail, GtkWidget *remove)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (GTK_BOX (chip), label);
  if (detail != NULL)
    {
      GtkWidget *second = gtk_label_new (detail);
      gtk_widget_add_css_class (second, "chip-detail");
      gtk_box_append (GTK_BOX (chip), second);
    }
  if (remove != NULL)
    gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_add_css_class (chip, "tag-chip");
  return chip;
}

/**
 * dossier_card_line_new:
 * @sign: (transfer floating) (nullable): in front
 * @detail: (nullable): quieter, below @text
 * @remove: (transfer floating) (nullable): a button at its end
 */
GtkWidget *
dossier_card_line_new (GtkWidget *sign, const char *text, const char *detail, GtkWidget *remove)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *both[] = { text, detail };

  if (sign != NULL)
    gtk_box_append (GTK_BOX (line), sign);
  for (guint i = 0; i < 2 && both[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (both[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), texts);
  if (remove != NULL)
    gtk_box_append (GTK_BOX (line), remove);
  return line;
}

/**
 * dossier_card_has_focus:
 *
 * Returns: whether a person is typing in @editable, so that its text is not to be replaced
 */
gboolean
dossier_card_has_focus (GtkWidget *editable)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (editable))));
}

/**
 * dossier_card_on_done:
 * @done: called with @data when Enter is pressed in @entry or it is left
 */
void
dossier_card_on_done (GtkWidget *entry, GCallback done, gpointer data)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", done, data);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "activate", done, data);
}

/**
 * dossier_card_choice_new:
 *
 * Returns: (transfer floating): a GtkComboBoxText that cuts its text short rather than ask for the
 *   room of its longest one: the pane would fold away
 */
GtkWidget *
dossier_card_choice_new (void)
{
  GtkWidget *choice = gtk_combo_box_text_new ();
  GList *cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (choice));

  for (GList *l = cells; l != NULL; l = l->next)
    g_object_set (l->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 8, NULL);
  g_list_free (cells);
  dossier_ignore_wheel (choice);
  return choice;
}
