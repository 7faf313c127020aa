#pragma once

#include "reader/reader.h"

G_BEGIN_DECLS

/**
 * DossierDensityStrip:
 *
 * The whole article at a glance beside the scroll bar: where highlights, claims, search hits and
 * what is to be checked are, and which part is on screen. A click goes there.
 */
#define DOSSIER_TYPE_DENSITY_STRIP (dossier_density_strip_get_type ())
G_DECLARE_FINAL_TYPE (DossierDensityStrip, dossier_density_strip, DOSSIER, DENSITY_STRIP, GtkWidget)

GtkWidget *dossier_density_strip_new (DossierReader *reader, GtkAdjustment *adjustment);

G_END_DECLS
