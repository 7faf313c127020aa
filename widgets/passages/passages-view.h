#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierPassagesView:
 *
 * All highlights of the dossier, narrowed by tag, actor, outlet, date and words. Several can be
 * selected, tagged and taken out; one that is activated is shown in its article. Reads nothing
 * as long as it is not on the screen.
 *
 * Signals:
 * - export-requested (ids): a #GVariant of type ax: the highlights that are selected, or all that
 *   are found when none is
 * - query-changed: dossier_passages_view_get_query() gives another one
 */
#define DOSSIER_TYPE_PASSAGES_VIEW (dossier_passages_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassagesView, dossier_passages_view, DOSSIER, PASSAGES_VIEW, GtkWidget)

GtkWidget *dossier_passages_view_new (DossierSession *session);
void dossier_passages_view_set_query (DossierPassagesView *self, GVariant *query);
GVariant *dossier_passages_view_get_query (DossierPassagesView *self);

G_END_DECLS
