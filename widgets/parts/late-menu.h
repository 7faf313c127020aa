#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GtkWidget *(*DossierMakePopover) (gpointer data);

void dossier_late_menu_attach (GtkMenuButton *button, GMenuModel *menu);
void dossier_late_popover_attach (GtkMenuButton *button, DossierMakePopover make, gpointer data,
                                  GDestroyNotify destroy);

G_END_DECLS
