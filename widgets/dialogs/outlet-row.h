#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierOutletRow:
 *
 * An entry for the name of an outlet that offers those of the dossier while it is typed: Down and
 * Up choose, Enter takes, Escape leaves it at what was typed. Main thread.
 */
#define DOSSIER_TYPE_OUTLET_ROW (dossier_outlet_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutletRow, dossier_outlet_row, DOSSIER, OUTLET_ROW, AdwEntryRow)

void dossier_outlet_row_set_outlets (DossierOutletRow *self, GPtrArray *outlets);

G_END_DECLS
