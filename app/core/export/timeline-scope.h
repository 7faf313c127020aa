#pragma once

#include "corpus/timeline-read.h"
#include "export/exporter.h"
#include "timeline/axis.h"
#include "timeline/plan.h"

G_BEGIN_DECLS

/* The part of a timeline that goes into a file: what is seen, or everything. */
typedef struct
{
  GVariant *query;
  DossierLanesBy lanes_by;
  GArray *order; /* of DossierLaneChoice */
  gboolean others_away;
  gboolean has_days; /* only events of these days */
  gint64 first;
  gint64 last;
  gboolean fold_quiet;
  double width; /* of the lanes, in pixels */
} DossierTimelineScope;

DossierTimelineScope *dossier_timeline_scope_new (const DossierExportOptions *options,
                                                  GError **error);
void dossier_timeline_scope_free (DossierTimelineScope *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineScope, dossier_timeline_scope_free)

gboolean dossier_timeline_scope_check (const DossierExportOptions *options, GError **error);
gboolean dossier_timeline_scope_has (const DossierTimelineScope *self,
                                     const DossierTimelineEvent *event);

G_END_DECLS
