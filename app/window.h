#pragma once

#include "workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierWindow:
 *
 * One window, one dossier or none. Main thread.
 */
#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

DossierWindow *dossier_window_new (AdwApplication *application, GSettings *settings);
void dossier_window_open (DossierWindow *self, GFile *file, gboolean create);
void dossier_window_close_dossier (DossierWindow *self, GSourceFunc then, gpointer data);
GFile *dossier_window_get_file (DossierWindow *self);
DossierWorkspace *dossier_window_get_workspace (DossierWindow *self);
GSettings *dossier_window_get_settings (DossierWindow *self);
void dossier_window_say (DossierWindow *self, const char *text);
void dossier_window_fail (DossierWindow *self, const char *sentence);

G_END_DECLS
