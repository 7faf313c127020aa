#include "palette/palette-popover.h"

#define PAGE 8 /* lines that Page Up and Page Down pass over */

typedef struct
{
  GtkWidget *box;
  GtkWidget *entry;
} DossierPalettePopoverPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierPalettePopover, dossier_palette_popover,
                                     GTK_TYPE_POPOVER)

static DossierPalettePopoverPrivate *private(DossierPalettePopover *self)
{
  return dossier_palette_popover_get_instance_private (self);
}

static gboolean
move (DossierPalettePopover *self, int by)
{
  DOSSIER_PALETTE_POPOVER_GET_CLASS (self)->move (self, by);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierPalettePopover *self)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      DOSSIER_PALETTE_POPOVER_GET_CLASS (self)->take (self, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Page_Down:
      return move (self, PAGE);
    case GDK_KEY_Page_Up:
      return move (self, -PAGE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
dossier_palette_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_palette_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (private(DOSSIER_PALETTE_POPOVER (widget))->entry);
}

static void
dossier_palette_popover_class_init (DossierPalettePopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = dossier_palette_popover_map;
}

static void
dossier_palette_popover_init (DossierPalettePopover *self)
{
  DossierPalettePopoverPrivate *own = private(self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  own->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  own->entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (own->box), own->entry);
  gtk_popover_set_child (GTK_POPOVER (self), own->box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dossier_palette_popover_get_entry:
 *
 * Returns: (transfer none): where one types, a #GtkEditable
 */
GtkWidget *
dossier_palette_popover_get_entry (DossierPalettePopover *self)
{
  return private(self)->entry;
}

/**
 * dossier_palette_popover_get_text:
 *
 * Returns: (transfer none): what is typed
 */
const char *
dossier_palette_popover_get_text (DossierPalettePopover *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (private(self)->entry));
}

/**
 * dossier_palette_popover_set_placeholder:
 * @text: what is asked for, also the accessible name of the entry
 */
void
dossier_palette_popover_set_placeholder (DossierPalettePopover *self, const char *text)
{
  GtkWidget *entry = private(self)->entry;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * dossier_palette_popover_set_lines:
 * @lines: (transfer floating): what stands below the entry; for the subclass, once
 * @width: of the entry in pixels, at least
 */
void
dossier_palette_popover_set_lines (DossierPalettePopover *self, GtkWidget *lines, int width)
{
  DossierPalettePopoverPrivate *own = private(self);

  gtk_widget_set_size_request (own->entry, width, -1);
  gtk_box_append (GTK_BOX (own->box), lines);
}
