#pragma once

#include "palette/palette-popover.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierEventPalette:
 *
 * A popover in which one types a part of a title and takes an event: those of the open article
 * first. It does nothing itself.
 *
 * Signals: chosen (event id).
 */
#define DOSSIER_TYPE_EVENT_PALETTE (dossier_event_palette_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventPalette, dossier_event_palette, DOSSIER, EVENT_PALETTE,
                      DossierPalettePopover)

GtkPopover *dossier_event_palette_new (DossierSession *session);

G_END_DECLS
