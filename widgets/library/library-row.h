#pragma once

#include "model/article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierLibraryRow:
 *
 * An article in the library: title, origin and date, what was done in it, and above the first of
 * a month the month. Main thread.
 */
#define DOSSIER_TYPE_LIBRARY_ROW (dossier_library_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryRow, dossier_library_row, DOSSIER, LIBRARY_ROW, GtkWidget)

typedef void (*DossierLibraryRowSetup) (GtkWidget *row, gpointer data);

GtkWidget *dossier_library_row_new (void);
GtkListItemFactory *dossier_library_row_factory_new (DossierLibraryRowSetup set_up, gpointer data);
void dossier_library_row_set_article (DossierLibraryRow *self, DossierArticle *article);
DossierArticle *dossier_library_row_get_article (DossierLibraryRow *self);

G_END_DECLS
