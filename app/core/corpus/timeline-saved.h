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

/* What events can be narrowed to, one by one. */
typedef enum
{
  DOSSIER_FACET_STATUS,
  DOSSIER_FACET_KIND,
  DOSSIER_FACET_TAG,
  DOSSIER_FACET_ACTOR,
  DOSSIER_FACET_PLACE,
  DOSSIER_FACET_ARTICLE,
  DOSSIER_N_FACETS,
} DossierTimelineFacet;

/* A kind, status, tag, actor, place or article. */
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
  GArray *terms
      [DOSSIER_N_FACETS]; /* of DossierTimelineTerm: most first, then what is asked for besides */
} DossierTimelineChoices;

const char *dossier_timeline_facet_get_key (DossierTimelineFacet facet, gboolean *of_words);
DossierTimelineChoices *dossier_timeline_choices_read (DossierDatabase *database, GVariant *query,
                                                       const char *words, GError **error);
void dossier_timeline_choices_free (DossierTimelineChoices *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineChoices, dossier_timeline_choices_free)

G_END_DECLS
