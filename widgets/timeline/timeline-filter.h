#pragma once

#include "corpus/timeline-saved.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTimelineFilter:
 *
 * What a timeline can be narrowed to, in a popover, and what it is narrowed to as chips that take it
 * back. Main thread.
 *
 * Signals: narrowed (query: a{sv}), searched (words): other terms are to be shown.
 */
#define DOSSIER_TYPE_TIMELINE_FILTER (dossier_timeline_filter_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineFilter, dossier_timeline_filter, DOSSIER, TIMELINE_FILTER,
                      GtkWidget)

GtkWidget *dossier_timeline_filter_new (void);
GtkWidget *dossier_timeline_filter_get_chips (DossierTimelineFilter *self);
void dossier_timeline_filter_show (DossierTimelineFilter *self,
                                   const DossierTimelineChoices *choices, GVariant *query);

G_END_DECLS
