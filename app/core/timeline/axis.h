#pragma once

#include "timeline/index.h"

G_BEGIN_DECLS

#define DOSSIER_AXIS_MAX_FOLDS  64
#define DOSSIER_AXIS_FOLD_WIDTH 96.0

/**
 * DossierTimelineAxis:
 * @base: a day that days are counted from
 * @offset: where that day begins, in pixels of the view
 * @scale: pixels a day
 * @folds: (array length=n_folds): quiet stretches, in order, that take little room where they would
 *   take much
 * @n_folds: how many
 *
 * Days to pixels and back. Counting from a base keeps days apart also billions of years away.
 */
typedef struct
{
  gint64 base;
  double offset;
  double scale;
  DossierQuiet folds[DOSSIER_AXIS_MAX_FOLDS];
  guint n_folds;
} DossierTimelineAxis;

void dossier_axis_fit (DossierTimelineAxis *self, gint64 first, gint64 last, double width);
double dossier_axis_get_x (const DossierTimelineAxis *self, gint64 day);
double dossier_axis_get_day (const DossierTimelineAxis *self, double x);
gint64 dossier_axis_find_day (const DossierTimelineAxis *self, double x);
void dossier_axis_zoom (DossierTimelineAxis *self, double x, double factor);
void dossier_axis_pan (DossierTimelineAxis *self, double pixels);
void dossier_axis_show (DossierTimelineAxis *self, gint64 day, double left, double right);
void dossier_axis_set_folds (DossierTimelineAxis *self, const DossierQuiet *folds, guint n_folds);
gboolean dossier_axis_is_folded (const DossierTimelineAxis *self, guint fold, double *x,
                                 double *width);

G_END_DECLS
