#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierWrapLayout:
 *
 * Lays children out in lines at their natural width, like words of a text; right to left where
 * the language is. For chips. The last child may take the rest of its line (see
 * dossier_wrap_layout_new()).
 */
#define DOSSIER_TYPE_WRAP_LAYOUT (dossier_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, DOSSIER, WRAP_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *dossier_wrap_layout_new (int spacing, gboolean fill_last);

G_END_DECLS
