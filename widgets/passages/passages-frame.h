#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPassagesFrame:
 *
 * What the pages of passages look like: a bar on top, below it a list in reading width and beside
 * that a pane that narrows it. Where there is no room for both, the pane slides over the list.
 *
 * Actions: passages-frame.fold shows or hides the pane.
 */
#define DOSSIER_TYPE_PASSAGES_FRAME (dossier_passages_frame_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassagesFrame, dossier_passages_frame, DOSSIER, PASSAGES_FRAME,
                      GtkWidget)

GtkWidget *dossier_passages_frame_new (GtkWidget *bar, GtkWidget *pane, const char *fold_tooltip,
                                       GtkWidget *content);
GtkWidget *dossier_passages_frame_scroll (GtkWidget *list_view);

G_END_DECLS
