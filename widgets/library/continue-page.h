#pragma once

#include "library/article-counts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierContinuePage:
 *
 * What stands before the page when a dossier is opened again: what was done last, what is unread,
 * undated, or to be checked. ::continue says that the person goes on where they left off: by the
 * button, Enter or Escape. Main thread.
 */
#define DOSSIER_TYPE_CONTINUE_PAGE (dossier_continue_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierContinuePage, dossier_continue_page, DOSSIER, CONTINUE_PAGE, GtkWidget)

GtkWidget *dossier_continue_page_new (DossierSession *session);

G_END_DECLS
