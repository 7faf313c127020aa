#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierGradualList:
 *
 * A list as a view takes it in: the first screenful at once, the rest a few rows at a time when
 * nothing else is to be done. GtkListView makes 200 row widgets for a list, whatever its height, and
 * a window that opens would wait for them all. Positions are those of the model. Main thread.
 */
#define DOSSIER_TYPE_GRADUAL_LIST (dossier_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierGradualList, dossier_gradual_list, DOSSIER, GRADUAL_LIST, GObject)

DossierGradualList *dossier_gradual_list_new (GListModel *model);
void dossier_gradual_list_follow_hands (DossierGradualList *self, GtkWidget *view);
void dossier_gradual_list_finish (DossierGradualList *self);

G_END_DECLS
