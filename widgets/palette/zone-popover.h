#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierZonePopover:
 *
 * As what a paragraph is set aside: a list of the kinds and, if it is set aside already, the way
 * back into the text. Arrows and Enter, a letter, or a click.
 *
 * Signals: chosen (kind: as stored, "" for back into the text).
 */
#define DOSSIER_TYPE_ZONE_POPOVER (dossier_zone_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierZonePopover, dossier_zone_popover, DOSSIER, ZONE_POPOVER, GtkPopover)

GtkPopover *dossier_zone_popover_new (gboolean is_aside, const char *name);

G_END_DECLS
