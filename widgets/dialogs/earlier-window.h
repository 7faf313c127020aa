#pragma once

#include "parts/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierEarlierWindow:
 *
 * An earlier text of an article as a page to read, with the marks that stayed in it. It can only
 * be read, and says so. Main thread.
 */
#define DOSSIER_TYPE_EARLIER_WINDOW (dossier_earlier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierEarlierWindow, dossier_earlier_window, DOSSIER, EARLIER_WINDOW,
                      AdwWindow)

GtkWidget *dossier_earlier_window_new (DossierSession *session, gint64 article);
void dossier_earlier_window_show (DossierEarlierWindow *self, gint64 revision, guint start,
                                  guint end);
void dossier_earlier_window_present (DossierSession *session, gint64 article, gint64 revision,
                                     guint start, guint end, GtkWidget *before);
const char *dossier_earlier_window_get_text (DossierEarlierWindow *self);

G_END_DECLS
