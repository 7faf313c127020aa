#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierWelcomePage:
 *
 * What a window shows while no dossier is open: making one, opening one, and those that were open
 * lately and are still there. ::open (file address) asks for one of them, ::forget (file address)
 * for it to be no longer offered. Main thread.
 */
#define DOSSIER_TYPE_WELCOME_PAGE (dossier_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierWelcomePage, dossier_welcome_page, DOSSIER, WELCOME_PAGE, GtkWidget)

void dossier_welcome_page_set_recent (DossierWelcomePage *self, const char *const *addresses);

G_END_DECLS
