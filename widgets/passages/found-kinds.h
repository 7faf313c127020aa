#pragma once

#include "corpus/found-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFoundKinds:
 *
 * In what the words were found, and how often: each narrows the hits to its kind.
 *
 * Signals:
 * - narrow (kind): only hits of that kind from now on; NULL: of all
 */
#define DOSSIER_TYPE_FOUND_KINDS (dossier_found_kinds_get_type ())
G_DECLARE_FINAL_TYPE (DossierFoundKinds, dossier_found_kinds, DOSSIER, FOUND_KINDS, GtkWidget)

GtkWidget *dossier_found_kinds_new (void);
void dossier_found_kinds_set_counts (DossierFoundKinds *self, const DossierFoundCounts *counts,
                                     const char *asked);

G_END_DECLS
