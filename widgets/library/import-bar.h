#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierImportBar:
 *
 * How far an import is, and a button that ends it; ::cancelled says that it was pressed.
 */
#define DOSSIER_TYPE_IMPORT_BAR (dossier_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportBar, dossier_import_bar, DOSSIER, IMPORT_BAR, GtkWidget)

GtkWidget *dossier_import_bar_new (void);
void dossier_import_bar_start (DossierImportBar *self);
void dossier_import_bar_set_progress (DossierImportBar *self, guint done, guint total);
void dossier_import_bar_stop (DossierImportBar *self);

G_END_DECLS
