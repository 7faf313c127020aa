#pragma once

#include "corpus/corpus.h"
#include "corpus/timeline-read.h"

G_BEGIN_DECLS

/**
 * DossierTimeline:
 *
 * The dated events of a dossier by lane, following every change event by event. Reading is done on
 * a reading thread; ::progress says how far it is. Main thread.
 *
 * Signals: reset (everything is another), changed (some events are), progress (guint), failed
 * (error).
 */
#define DOSSIER_TYPE_TIMELINE (dossier_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimeline, dossier_timeline, DOSSIER, TIMELINE, GObject)

DossierTimeline *dossier_timeline_new (DossierCorpus *corpus);
void dossier_timeline_set_query (DossierTimeline *self, GVariant *query);
GVariant *dossier_timeline_get_query (DossierTimeline *self);
void dossier_timeline_set_lanes_by (DossierTimeline *self, DossierLanesBy lanes_by);
DossierLanesBy dossier_timeline_get_lanes_by (DossierTimeline *self);
void dossier_timeline_open (DossierTimeline *self, GVariant *query, DossierLanesBy lanes_by);
void dossier_timeline_set_paused (DossierTimeline *self, gboolean paused);
void dossier_timeline_need_told (DossierTimeline *self);
DossierTimelineIndex *dossier_timeline_get_index (DossierTimeline *self);
GArray *dossier_timeline_get_coverage (DossierTimeline *self);
guint dossier_timeline_get_n_undated (DossierTimeline *self);

G_END_DECLS
