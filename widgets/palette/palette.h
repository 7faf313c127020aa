#pragma once

#include "corpus/name-index.h"
#include "palette/palette-items.h"
#include "palette/palette-popover.h"

G_BEGIN_DECLS

/**
 * DossierPalette:
 *
 * A popover in which one types and takes: Enter takes the chosen line, Ctrl+Enter makes what was
 * typed, Shift+Enter takes it and stays for more, Escape closes. It does nothing itself.
 *
 * Signals: chosen (item: DossierPaletteItem*, until the handler returns).
 */
#define DOSSIER_TYPE_PALETTE (dossier_palette_get_type ())
G_DECLARE_FINAL_TYPE (DossierPalette, dossier_palette, DOSSIER, PALETTE, DossierPalettePopover)

GtkPopover *dossier_palette_new (DossierNameIndex *index, DossierPaletteScope scope);
void dossier_palette_set_anchor (DossierPalette *self, gint64 day);
void dossier_palette_set_except (DossierPalette *self, gint64 id);
void dossier_palette_set_taken (DossierPalette *self, GArray *ids);
void dossier_palette_set_text (DossierPalette *self, const char *text);

G_END_DECLS
