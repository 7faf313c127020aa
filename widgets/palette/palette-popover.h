#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPalettePopover:
 *
 * A popover in which one types and takes a line of what fits: the keys that choose and take work
 * while the cursor stays in the entry. What is listed, and how, is the subclass's.
 */
#define DOSSIER_TYPE_PALETTE_POPOVER (dossier_palette_popover_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierPalettePopover, dossier_palette_popover, DOSSIER, PALETTE_POPOVER,
                          GtkPopover)

struct _DossierPalettePopoverClass
{
  GtkPopoverClass parent_class;

  void (*take) (DossierPalettePopover *self, GdkModifierType state); /* the chosen line */
  void (*move) (DossierPalettePopover *self, int by);                /* to another line */
};

GtkWidget *dossier_palette_popover_get_entry (DossierPalettePopover *self);
const char *dossier_palette_popover_get_text (DossierPalettePopover *self);
void dossier_palette_popover_set_placeholder (DossierPalettePopover *self, const char *text);
void dossier_palette_popover_set_lines (DossierPalettePopover *self, GtkWidget *lines, int width);

G_END_DECLS
