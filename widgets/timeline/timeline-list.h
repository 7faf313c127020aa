#pragma once

#include "parts/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTimelineList:
 *
 * The events of a timeline as lines, by date, for those who read better than they look and for screen
 * readers. Reads nothing until it is asked for something. Main thread.
 *
 * Signals: selected (event), activated (event), left: a person goes back to the lanes.
 */
#define DOSSIER_TYPE_TIMELINE_LIST (dossier_timeline_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineList, dossier_timeline_list, DOSSIER, TIMELINE_LIST, GtkWidget)

GtkWidget *dossier_timeline_list_new (DossierSession *session);
void dossier_timeline_list_set_query (DossierTimelineList *self, GVariant *query);
void dossier_timeline_list_set_heading (DossierTimelineList *self, const char *heading);
void dossier_timeline_list_select (DossierTimelineList *self, gint64 event);
guint dossier_timeline_list_get_n_events (DossierTimelineList *self);

G_END_DECLS
