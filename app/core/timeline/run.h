#pragma once

#include "timeline/event.h"

G_BEGIN_DECLS

/* Events of similar length stand in one run, sorted by first day: what overlaps some days begins
 * at most the longest length before them. */
#define DOSSIER_TIMELINE_N_RUNS   46
#define DOSSIER_TIMELINE_OPEN_RUN (DOSSIER_TIMELINE_N_RUNS - 1) /* without an end, or a start */

/* Events of one run of one lane, by (first, id). */
typedef struct
{
  GArray *firsts; /* of gint64 */
  GArray *lasts;  /* of gint64, beside them */
  GArray *slots;  /* of guint32: the events themselves */
  GArray *reach;  /* of gint64: the last day of all of a block of events */
} DossierTimelineRun;

DossierTimelineRun *dossier_timeline_run_new (void);
void dossier_timeline_run_free (DossierTimelineRun *self);
void dossier_timeline_run_append (DossierTimelineRun *self, const DossierTimelineEvent *event,
                                  guint32 slot);
void dossier_timeline_run_insert (DossierTimelineRun *self, guint place,
                                  const DossierTimelineEvent *event, guint32 slot);
void dossier_timeline_run_remove (DossierTimelineRun *self, guint place);
guint dossier_timeline_run_seek (const DossierTimelineRun *self, guint from, gint64 day);
guint dossier_timeline_run_find_reaching (const DossierTimelineRun *self, guint from, guint to,
                                          gint64 day);

guint dossier_timeline_run_of (const DossierTimelineEvent *event);
gint64 dossier_timeline_run_longest (guint run);
gint64 dossier_timeline_run_earliest (guint run, gint64 day);
guint dossier_timeline_days_seek (const GArray *days, guint from, gint64 day);

G_END_DECLS
