#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierLateView:
 *
 * The place of a view that is built when somebody looks at it or asks for it: a window that has just
 * been opened does not wait for what nobody sees. Main thread.
 */
#define DOSSIER_TYPE_LATE_VIEW (dossier_late_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierLateView, dossier_late_view, DOSSIER, LATE_VIEW, AdwBin)

typedef GtkWidget *(*DossierMakeView) (gpointer data);

GtkWidget *dossier_late_view_new (DossierMakeView make, gpointer data);
GtkWidget *dossier_late_view_get (DossierLateView *self);
gboolean dossier_late_view_is_built (DossierLateView *self);

G_END_DECLS
