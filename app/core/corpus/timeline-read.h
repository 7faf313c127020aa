#pragma once

#include "store/database.h"
#include "timeline/index.h"

G_BEGIN_DECLS

/* What the rows of a timeline are. */
typedef enum
{
  DOSSIER_LANES_ACTOR,
  DOSSIER_LANES_TAG,
  DOSSIER_LANES_KIND,
  DOSSIER_LANES_STATUS,
  DOSSIER_LANES_PLACE,
  DOSSIER_LANES_ARTICLE,
  DOSSIER_N_LANES,
} DossierLanesBy;

typedef struct _DossierTimelineTouch DossierTimelineTouch;

/**
 * DossierTimelineReading:
 * @query: (nullable): which events, as dossier_timeline_query() takes it
 * @lanes_by: what the lanes are
 * @with_told: whether the day on which an event was first told is wanted: that takes longer
 * @n_read: so far; for another thread that shows how it goes
 * @index: (nullable): what was read
 * @coverage: (nullable): of gint64, sorted: days on which articles were published
 * @touch: (nullable): of a reading of a few events, what they are found by; the query is the whole
 *   one until then
 * @generation: for who asked: what this belongs to
 * @n_events: how many the whole query finds, dated or not
 *
 * A timeline that is read on one thread and shown on another.
 */
typedef struct
{
  gatomicrefcount references;
  GVariant *query;
  DossierLanesBy lanes_by;
  gboolean with_told;
  gboolean with_coverage;
  gint n_read;
  DossierTimelineIndex *index;
  GArray *coverage;
  DossierTimelineTouch *touch;
  guint generation;
  guint n_events;
} DossierTimelineReading;

const char *dossier_lanes_by_to_string (DossierLanesBy lanes_by);
const char *dossier_lanes_by_get_members_sql (DossierLanesBy lanes_by);
const char *dossier_lanes_by_get_names_sql (DossierLanesBy lanes_by);
gboolean dossier_lanes_by_from_string (const char *name, DossierLanesBy *lanes_by);

DossierTimelineReading *dossier_timeline_reading_new (GVariant *query, DossierLanesBy lanes_by);
DossierTimelineReading *dossier_timeline_reading_ref (DossierTimelineReading *self);
void dossier_timeline_reading_unref (DossierTimelineReading *self);
gboolean dossier_timeline_reading_run (DossierTimelineReading *self, DossierDatabase *database,
                                       GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineReading, dossier_timeline_reading_unref)

G_END_DECLS
