#include "palette/zone-popover.h"

#include "corpus/article-text.h"

#include <glib/gi18n.h>

struct _DossierZonePopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierZonePopover, dossier_zone_popover, GTK_TYPE_POPOVER)

static void
add_row (DossierZonePopover *self, const char *kind, const char *name, gboolean is_current)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, is_current ? 1.0 : 0.0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "kind", g_strdup (kind), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_utf8_casefold (name, -1), g_free);
  gtk_list_box_append (self->list, row);
  if (is_current)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierZonePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "kind"));
}

/* A letter goes to the next kind that begins with it. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierZonePopover *self)
{
  gunichar c = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkListBoxRow *row = GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : NULL;
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  int n = 0;

  if (!g_unichar_isalpha (c) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  while (gtk_list_box_get_row_at_index (self->list, n) != NULL)
    n++;
  for (int i = 1; i <= n; i++)
    {
      GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, (at + i) % n);
      const char *name = g_object_get_data (G_OBJECT (next), "name");

      if (g_utf8_get_char (name) != c)
        continue;
      gtk_list_box_select_row (self->list, next);
      gtk_widget_grab_focus (GTK_WIDGET (next));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
dossier_zone_popover_map (GtkWidget *widget)
{
  DossierZonePopover *self = DOSSIER_ZONE_POPOVER (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  GTK_WIDGET_CLASS (dossier_zone_popover_parent_class)->map (widget);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
dossier_zone_popover_class_init (DossierZonePopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = dossier_zone_popover_map;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_ZONE_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_zone_popover_init (DossierZonePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Set aside as"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dossier_zone_popover_new:
 * @is_aside: whether the words are set aside now
 * @name: (nullable): as what, for a person
 *
 * Returns: (transfer floating): to be shown with dossier_popover_bin_show()
 */
GtkPopover *
dossier_zone_popover_new (gboolean is_aside, const char *name)
{
  DossierZonePopover *self = g_object_new (DOSSIER_TYPE_ZONE_POPOVER, NULL);
  const char *kind, *kind_name;

  for (guint i = 0; dossier_zone_kinds_get (i, &kind, &kind_name); i++)
    add_row (self, kind, kind_name, is_aside && g_strcmp0 (name, kind_name) == 0);
  if (is_aside)
    add_row (self, "", _ ("back into the text"), FALSE);
  return GTK_POPOVER (self);
}
