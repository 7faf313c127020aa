#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTimelineView:
 *
 * The dossier's events along time, with what narrows them and all that is recorded of the chosen
 * one beside them. Reads nothing as long as it is not on the screen. Main thread.
 */
#define DOSSIER_TYPE_TIMELINE_VIEW (dossier_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineView, dossier_timeline_view, DOSSIER, TIMELINE_VIEW, GtkWidget)

GtkWidget *dossier_timeline_view_new (DossierSession *session, DossierNameIndex *names);
GVariant *dossier_timeline_view_get_seen (DossierTimelineView *self);
void dossier_timeline_view_select (DossierTimelineView *self, gint64 event);

G_END_DECLS
