#pragma once

#include "library/article-counts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierLibrary:
 *
 * The articles of the dossier: words to look for, states, tags and order, and the list of what
 * fits, by month. Choosing a row opens the article; Enter goes on to its text.
 *
 * Properties, which are also actions ("library.sort" and so on): sort ("date", "title", "outlet",
 * "added"), ascending, state ("" for all), undated, follow-up. ::row-menu (article, widget, x, y)
 * asks for the menu of an article; ::activated (article) for its text.
 */
#define DOSSIER_TYPE_LIBRARY (dossier_library_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibrary, dossier_library, DOSSIER, LIBRARY, GtkWidget)

GtkWidget *dossier_library_new (DossierSession *session, DossierArticleCounts *counts);
void dossier_library_focus_search (DossierLibrary *self);
void dossier_library_focus_list (DossierLibrary *self);
void dossier_library_set_footer (DossierLibrary *self, GtkWidget *footer);

G_END_DECLS
