#pragma once

#include "timeline/run.h"

G_BEGIN_DECLS

/**
 * DossierTimelineLane:
 * @record: an actor, a tag, an article; 0 for a word or for what is in no other lane
 * @name: (nullable): what it is called; NULL for what is in no other lane
 * @detail: (nullable): a second line
 * @sign: (nullable): the kind of what it is about
 * @colour: of a tag, or -1
 * @n_events: how many
 *
 * A row of the timeline. An event may stand in several.
 */
typedef struct
{
  gint64 record;
  char *name;
  char *detail;
  char *sign;
  int colour;
  guint n_events;
  DossierTimelineRun *runs[DOSSIER_TIMELINE_N_RUNS]; /* NULL where there are none */
} DossierTimelineLane;

/* Dated events by lane, in arrays that are searched. Made on one thread, then used on another. */
typedef struct _DossierTimelineIndex DossierTimelineIndex;

/* A run of days without the beginning or the end of anything; both days excluded. */
typedef struct
{
  gint64 from;
  gint64 to;
} DossierQuiet;

DossierTimelineIndex *dossier_timeline_index_new (void);
void dossier_timeline_index_free (DossierTimelineIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineIndex, dossier_timeline_index_free)

guint dossier_timeline_index_add_lane (DossierTimelineIndex *self, gint64 record, const char *name);
gboolean dossier_timeline_index_find_lane (DossierTimelineIndex *self, gint64 record,
                                           const char *name, guint *lane);
DossierTimelineLane *dossier_timeline_index_get_lane (DossierTimelineIndex *self, guint lane);
guint dossier_timeline_index_get_n_lanes (DossierTimelineIndex *self);

void dossier_timeline_index_append (DossierTimelineIndex *self, const DossierTimelineEvent *event,
                                    const char *title);
void dossier_timeline_index_end_events (DossierTimelineIndex *self);
void dossier_timeline_index_append_to_lane (DossierTimelineIndex *self, guint lane, guint32 slot);
void dossier_timeline_index_finish (DossierTimelineIndex *self);

gboolean dossier_timeline_index_remove (DossierTimelineIndex *self, gint64 id);
void dossier_timeline_index_insert (DossierTimelineIndex *self, const DossierTimelineEvent *event,
                                    const char *title, const guint *lanes, guint n_lanes);

guint dossier_timeline_index_get_n_events (DossierTimelineIndex *self);
gboolean dossier_timeline_index_find (DossierTimelineIndex *self, gint64 id, guint32 *slot);
DossierTimelineEvent *dossier_timeline_index_get (DossierTimelineIndex *self, guint32 slot);
gsize dossier_timeline_label_length (const char *text);
const char *dossier_timeline_index_get_title (DossierTimelineIndex *self, guint32 slot);
gboolean dossier_timeline_index_is_in (DossierTimelineIndex *self, guint lane, guint32 slot);
guint32 dossier_timeline_index_step (DossierTimelineIndex *self, guint lane, guint32 slot,
                                     int step);
guint32 dossier_timeline_index_seek (DossierTimelineIndex *self, guint lane, gint64 day);
gboolean dossier_timeline_index_get_extent (DossierTimelineIndex *self, gint64 *first,
                                            gint64 *last);
GArray *dossier_timeline_index_get_begins (DossierTimelineIndex *self);
GArray *dossier_timeline_index_find_quiet (DossierTimelineIndex *self, gint64 shortest);

#define DOSSIER_TIMELINE_NO_SLOT G_MAXUINT32

G_END_DECLS
