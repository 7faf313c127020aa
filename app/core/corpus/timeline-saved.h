#pragma once

#include "corpus/timeline-read.h"
#include "timeline/plan.h"

G_BEGIN_DECLS

/* A timeline that somebody saved under a name. */
typedef struct
{
  gint64 id;
  char *name;
  DossierLanesBy lanes_by;
  GVariant *query; /* a{sv} */
  GArray *order;   /* of DossierLaneChoice; lanes that are not in it are not shown */
} DossierSavedTimeline;

/* A kind, status, actor or tag that events can be narrowed to. */
typedef struct
{
  gint64 id; /* 0 for a word */
  char *name;
  guint n_events;
} DossierTimelineTerm;

/* What a timeline can be narrowed to and what was saved: for menus. */
typedef struct
{
  GPtrArray *saved; /* of DossierSavedTimeline */
  GArray *kinds;    /* of DossierTimelineTerm, the most first */
  GArray *statuses;
  GArray *actors; /* those that take part, at most 200 */
  GArray *tags;   /* all */
} DossierTimelineChoices;

DossierTimelineChoices *dossier_timeline_choices_read (DossierDatabase *database, GError **error);
void dossier_timeline_choices_free (DossierTimelineChoices *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineChoices, dossier_timeline_choices_free)

G_END_DECLS
