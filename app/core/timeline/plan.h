#pragma once

#include "timeline/index.h"

G_BEGIN_DECLS

#define DOSSIER_TIMELINE_FOLDED_LANE 34.0

/* No lane of the index: it had events, and may have some again. */
#define DOSSIER_NO_LANE G_MAXUINT

/* A lane as it was chosen and ordered by hand: what it is about outlives the index. */
typedef struct
{
  guint lane;
  gint64 record;
  char *name; /* without a record; NULL for what is in no other lane */
  gboolean folded;
  gboolean hidden;
} DossierLaneChoice;

/* Where a lane stands, from the top of the first one. */
typedef struct
{
  guint lane;
  guint choice; /* its place in the order */
  double y;
  double height;
  guint n_rows;
  gboolean folded;
} DossierLanePlace;

GArray *dossier_timeline_order_new (void);
void dossier_timeline_order_add (GArray *order, gint64 record, const char *name, gboolean folded,
                                 gboolean hidden);
void dossier_timeline_order_adopt (GArray *order, DossierTimelineIndex *index,
                                   gboolean hide_others);
GArray *dossier_timeline_plan_new (DossierTimelineIndex *index, GArray *order, double height);

G_END_DECLS
