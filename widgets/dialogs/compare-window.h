#pragma once

#include "parts/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierCompareWindow:
 *
 * An earlier text of an article and the newest one in one: what was removed is struck through, what
 * was added underlined. Main thread.
 */
#define DOSSIER_TYPE_COMPARE_WINDOW (dossier_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierCompareWindow, dossier_compare_window, DOSSIER, COMPARE_WINDOW,
                      AdwWindow)

GtkWidget *dossier_compare_window_new (DossierSession *session, gint64 article);
char *dossier_compare_window_dup_text (DossierCompareWindow *self);

G_END_DECLS
