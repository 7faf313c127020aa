#pragma once

#include "corpus/timeline-read.h"
#include "store/delta.h"

G_BEGIN_DECLS

/* Rows by which changes are known; what they mean for events is found in the file. */
typedef enum
{
  DOSSIER_TOUCHED_PARTICIPANT,
  DOSSIER_TOUCHED_EVIDENCE,
  DOSSIER_TOUCHED_ARTICLE,
  DOSSIER_TOUCHED_OUTLET,
  DOSSIER_TOUCHED_ACTOR,
  DOSSIER_TOUCHED_LANE_OWNER, /* an actor that has a lane: its events stay unless it was merged */
  DOSSIER_TOUCHED_ROLE,
  DOSSIER_TOUCHED_HIGHLIGHT,
  DOSSIER_TOUCHED_TAGGING,
  DOSSIER_TOUCHED_PASSAGE,
  DOSSIER_N_TOUCHED,
} DossierTouchedRow;

/**
 * DossierTimelineTouch:
 * @rows: of gint64, by #DossierTouchedRow
 * @events: of gint64: events that are to be read again
 * @lanes: of gint64: records whose lanes may be called or look otherwise
 * @coverage: whether the days of articles may be others
 * @everything: it is cheaper, or the only way, to read everything again
 *
 * What changes may mean for a timeline. Collected on the main thread, resolved on a reading one.
 */
struct _DossierTimelineTouch
{
  GArray *rows[DOSSIER_N_TOUCHED];
  GArray *events;
  GArray *lanes;
  gboolean coverage;
  gboolean everything;
};

DossierTimelineTouch *dossier_timeline_touch_new (void);
void dossier_timeline_touch_free (DossierTimelineTouch *self);
void dossier_timeline_touch_add (DossierTimelineTouch *self, const DossierDelta *delta,
                                 const DossierTimelineReading *shown, DossierTimelineIndex *index);
gboolean dossier_timeline_touch_is_empty (const DossierTimelineTouch *self);
gboolean dossier_timeline_touch_has_events (const DossierTimelineTouch *self);
gboolean dossier_timeline_touch_resolve (DossierTimelineTouch *self, DossierDatabase *database,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineTouch, dossier_timeline_touch_free)

G_END_DECLS
