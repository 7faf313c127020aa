#pragma once

#include "timeline/index.h"

G_BEGIN_DECLS

/* An event that stands in a lane. */
typedef struct
{
  guint32 slot;
  guint32 lane;
} DossierTimelineMember;

struct _DossierTimelineIndex
{
  GArray *events;   /* of DossierTimelineEvent; a slot is a place in here */
  GArray *free;     /* of guint32: slots of events that are gone */
  GArray *by_id;    /* of guint32: slots, by id */
  GArray *begins;   /* of gint64: finite first days, sorted */
  GArray *ends;     /* of gint64: finite last days of what has length, sorted */
  GPtrArray *lanes; /* of DossierTimelineLane */
  GHashTable *by_record;
  GHashTable *by_name;
  GArray *members; /* of DossierTimelineMember, until finish() */
  GByteArray *titles;
  int unnamed; /* lane of what is in no other, or -1 */
};

guint32 dossier_timeline_index_keep_title (DossierTimelineIndex *self, const char *title);
guint dossier_timeline_index_seek_id (DossierTimelineIndex *self, gint64 id);
guint dossier_timeline_index_seek_event (DossierTimelineIndex *self, const DossierTimelineRun *run,
                                         const DossierTimelineEvent *event);
gboolean dossier_timeline_index_find_in_lane (DossierTimelineIndex *self, guint lane, guint32 slot,
                                              DossierTimelineRun **run, guint *place);
DossierTimelineRun *dossier_timeline_lane_ensure_run (DossierTimelineLane *self, guint run);

G_END_DECLS
