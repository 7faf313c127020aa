#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFoundView:
 *
 * What a search through the whole dossier finds, the best first: names, notes, comments, titles,
 * then articles, each with the words around the match. Activating one goes there; it follows
 * every change. Reads nothing as long as it is not on the screen.
 *
 * Signals:
 * - spot-changed: dossier_found_view_make_spot() gives another one
 * - actor-activated (id): its card is wanted
 */
#define DOSSIER_TYPE_FOUND_VIEW (dossier_found_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierFoundView, dossier_found_view, DOSSIER, FOUND_VIEW, GtkWidget)

GtkWidget *dossier_found_view_new (DossierSession *session);
void dossier_found_view_search (DossierFoundView *self, const char *words, const char *kind);
void dossier_found_view_focus_words (DossierFoundView *self);
GVariant *dossier_found_view_make_spot (DossierFoundView *self);
void dossier_found_view_show_spot (DossierFoundView *self, GVariant *spot);
GListModel *dossier_found_view_get_hits (DossierFoundView *self);

G_END_DECLS
