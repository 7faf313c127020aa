#pragma once

#include "model/row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierRowWidget:
 *
 * A row of a list view that shows one #DossierRow and follows it. Subclasses say how.
 */
#define DOSSIER_TYPE_ROW_WIDGET (dossier_row_widget_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierRowWidget, dossier_row_widget, DOSSIER, ROW_WIDGET, GtkWidget)

struct _DossierRowWidgetClass
{
  GtkWidgetClass parent_class;

  /* The row was bound or its fields are others; not called while they are not read yet. */
  void (*show_row) (DossierRowWidget *self, gpointer row);
};

/* Called once for every widget that a factory makes. */
typedef void (*DossierRowWidgetSetup) (GtkWidget *widget, gpointer data);

void dossier_row_widget_say (DossierRowWidget *self, const char *text);
gpointer dossier_row_widget_get_row (DossierRowWidget *self);
GtkListItemFactory *dossier_row_factory_new (GType type, DossierRowWidgetSetup set_up,
                                             gpointer data);

G_END_DECLS
