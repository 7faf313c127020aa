#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFacetRow:
 *
 * One way to narrow: a sign, a name and how many it would leave. A button that stays pressed
 * while the query asks for it.
 */
#define DOSSIER_TYPE_FACET_ROW (dossier_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierFacetRow, dossier_facet_row, DOSSIER, FACET_ROW, GtkButton)

GtkWidget *dossier_facet_row_new (void);
void dossier_facet_row_set (DossierFacetRow *self, const char *key, GVariant *value,
                            const char *name, guint count, gboolean active);
void dossier_facet_row_set_icon (DossierFacetRow *self, const char *icon);
void dossier_facet_row_set_colour (DossierFacetRow *self, guint colour);
void dossier_facet_row_set_actor_kind (DossierFacetRow *self, const char *kind);
const char *dossier_facet_row_get_key (DossierFacetRow *self);
GVariant *dossier_facet_row_get_value (DossierFacetRow *self);
gboolean dossier_facet_row_is_active (DossierFacetRow *self);

G_END_DECLS
