#pragma once

#include "corpus/highlight-facets.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFacetPane:
 *
 * What narrows the passages: tags, actors and outlets with how many each would leave, the date,
 * and what is untagged, commented or to be checked.
 *
 * Signals:
 * - narrow (key, value): ask for that from now on; a NULL value: no longer
 * - date (text): ask for that date, in EDTF or words; empty: for any
 */
#define DOSSIER_TYPE_FACET_PANE (dossier_facet_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierFacetPane, dossier_facet_pane, DOSSIER, FACET_PANE, GtkWidget)

GtkWidget *dossier_facet_pane_new (void);
void dossier_facet_pane_set_facets (DossierFacetPane *self, const DossierHighlightFacets *facets,
                                    GVariant *query);
void dossier_facet_pane_set_date (DossierFacetPane *self, const char *date, const char *problem);

G_END_DECLS
