#pragma once

#include "corpus/timeline-read.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierTimelineBar:
 *
 * What stands above the timeline: what the lanes are, what is filtered, how much is seen, and how
 * close. It changes nothing itself. Main thread.
 *
 * Signals: lanes (#DossierLanesBy as int), words (text), leave (back to the events).
 */
#define DOSSIER_TYPE_TIMELINE_BAR (dossier_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineBar, dossier_timeline_bar, DOSSIER, TIMELINE_BAR, GtkWidget)

GtkWidget *dossier_timeline_bar_new (void);
void dossier_timeline_bar_set_lanes_by (DossierTimelineBar *self, DossierLanesBy lanes_by);
void dossier_timeline_bar_set_words (DossierTimelineBar *self, const char *words);
void dossier_timeline_bar_set_counts (DossierTimelineBar *self, guint n_events, guint n_undated);
void dossier_timeline_bar_say (DossierTimelineBar *self, const char *text);
void dossier_timeline_bar_add_note (DossierTimelineBar *self, GtkWidget *note);
void dossier_timeline_bar_add_filter (DossierTimelineBar *self, GtkWidget *filter,
                                      GtkWidget *chips);
GtkBox *dossier_timeline_bar_get_tools (DossierTimelineBar *self);
void dossier_timeline_bar_focus_words (DossierTimelineBar *self);

G_END_DECLS
