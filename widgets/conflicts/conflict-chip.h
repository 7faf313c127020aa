#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierConflictChip:
 *
 * How many disagreements are open, as a button that leads to them; not there when there are none. Main thread.
 */
#define DOSSIER_TYPE_CONFLICT_CHIP (dossier_conflict_chip_get_type ())
G_DECLARE_FINAL_TYPE (DossierConflictChip, dossier_conflict_chip, DOSSIER, CONFLICT_CHIP, GtkButton)

GtkWidget *dossier_conflict_chip_new (DossierSession *session);
void dossier_conflict_chip_set_paused (DossierConflictChip *self, gboolean paused);

G_END_DECLS
