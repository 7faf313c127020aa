#pragma once

#include "reader/reader.h"

G_BEGIN_DECLS

/**
 * DossierSelectionBar:
 *
 * What the keys do with selected words, for the mouse: it comes beside words that were selected
 * with the mouse and goes with them, with the next key, or when something opens. It stands above
 * or below the words, never on them. The keys are never given to it. Main thread.
 */
#define DOSSIER_TYPE_SELECTION_BAR (dossier_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierSelectionBar, dossier_selection_bar, DOSSIER, SELECTION_BAR, GtkWidget)

GtkWidget *dossier_selection_bar_new (DossierReader *reader);
void dossier_selection_bar_dismiss (DossierSelectionBar *self);
gboolean dossier_selection_bar_place (DossierSelectionBar *self, GtkWidget *over,
                                      GdkRectangle *allocation);

G_END_DECLS
