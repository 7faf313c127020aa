#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page with one more behind it: a list, and what one of its rows holds. Escape goes back. */
#define DOSSIER_TYPE_DRILL (dossier_drill_get_type ())
G_DECLARE_FINAL_TYPE (DossierDrill, dossier_drill, DOSSIER, DRILL, GtkWidget)

GtkWidget *dossier_drill_new (GtkWidget *root);
void dossier_drill_push (DossierDrill *self, const char *title, GtkWidget *page);
void dossier_drill_set_title (DossierDrill *self, const char *title);
void dossier_drill_pop (DossierDrill *self);
GtkWidget *dossier_drill_get_pushed (DossierDrill *self);

G_END_DECLS
