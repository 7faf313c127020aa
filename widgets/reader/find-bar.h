#pragma once

#include "reader/reader.h"

G_BEGIN_DECLS

/**
 * DossierFindBar:
 *
 * Finds words in the article that a reader shows. The hits stand on the page and in the density
 * strip while the bar is open; the one that was gone to stays selected when it closes.
 */
#define DOSSIER_TYPE_FIND_BAR (dossier_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFindBar, dossier_find_bar, DOSSIER, FIND_BAR, GtkWidget)

GtkWidget *dossier_find_bar_new (DossierReader *reader);
void dossier_find_bar_open (DossierFindBar *self);
void dossier_find_bar_close (DossierFindBar *self);
gboolean dossier_find_bar_is_open (DossierFindBar *self);
void dossier_find_bar_step (DossierFindBar *self, int direction);
gboolean dossier_find_bar_is_searching (DossierFindBar *self);
const char *dossier_find_bar_get_report (DossierFindBar *self);

G_END_DECLS
