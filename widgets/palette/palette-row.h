#pragma once

#include "palette/palette-items.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of a palette: shape, name, where it stands, key. */
#define DOSSIER_TYPE_PALETTE_ROW (dossier_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierPaletteRow, dossier_palette_row, DOSSIER, PALETTE_ROW, GtkListBoxRow)

GtkWidget *dossier_palette_row_new (const DossierPaletteItem *item, gboolean is_first_new);
const DossierPaletteItem *dossier_palette_row_get_item (DossierPaletteRow *self);
void dossier_palette_row_set_taken (DossierPaletteRow *self, gboolean taken);
void dossier_palette_row_set_count (DossierPaletteRow *self, guint count);

G_END_DECLS
