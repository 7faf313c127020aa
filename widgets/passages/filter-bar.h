#pragma once

#include "corpus/highlight-facets.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFilterBar:
 *
 * What the passages are asked for: a chip for each filter, the words to search for, and what was
 * found. Backspace before the words takes the last chip away.
 *
 * Signals:
 * - narrow (key, value): ask for that from now on; a NULL value: no longer
 * - leave: the person wants to go on in the list
 */
#define DOSSIER_TYPE_FILTER_BAR (dossier_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFilterBar, dossier_filter_bar, DOSSIER, FILTER_BAR, GtkWidget)

GtkWidget *dossier_filter_bar_new (void);
void dossier_filter_bar_set_query (DossierFilterBar *self, GVariant *query);
void dossier_filter_bar_set_facets (DossierFilterBar *self, const DossierHighlightFacets *facets,
                                    GVariant *query);

G_END_DECLS
