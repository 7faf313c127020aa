#include "timeline/axis.h"

#include <math.h>
#include <string.h>

#define FOLD_WIDTH   DOSSIER_AXIS_FOLD_WIDTH
#define MAX_SCALE    320.0  /* pixels a day */
#define MIN_SCALE    1e-15  /* the longest years that EDTF can write, on one screen */
#define FAR          1e6    /* pixels from the base at which another is taken */
#define DAYS_AT_MOST 9.2e18 /* what a day number can hold */

static double
days_from_base (const DossierTimelineAxis *self, gint64 day)
{
  if (day == DOSSIER_DAY_MINUS_INFINITY)
    return -2 * DAYS_AT_MOST;
  if (day == DOSSIER_DAY_PLUS_INFINITY)
    return 2 * DAYS_AT_MOST;
  return fabs ((double) day - (double) self->base) < 1e15 ? (double) (day - self->base)
                                                          : (double) day - (double) self->base;
}

/* Pixels that a fold saves, or 0 when it is not worth folding at this scale. */
static double
get_saved (const DossierTimelineAxis *self, const DossierQuiet *fold)
{
  double width = ((double) fold->to - (double) fold->from) * self->scale;

  return MAX (0.0, width - FOLD_WIDTH);
}

/* Pixels saved between the base and @days after it. */
static double
saved_until (const DossierTimelineAxis *self, double days)
{
  double saved = 0.0;

  for (guint i = 0; i < self->n_folds; i++)
    {
      const DossierQuiet *fold = &self->folds[i];
      double from = days_from_base (self, fold->from);
      double to = days_from_base (self, fold->to);
      double share = (CLAMP (days, from, to) - CLAMP (0.0, from, to)) / (to - from);

      saved += share * get_saved (self, fold);
    }
  return saved;
}

static double
get_x (const DossierTimelineAxis *self, double days)
{
  return self->offset + days * self->scale - saved_until (self, days);
}

/**
 * dossier_axis_get_x:
 * @day: may be infinite
 *
 * Returns: where @day begins, in pixels of the view
 */
double
dossier_axis_get_x (const DossierTimelineAxis *self, gint64 day)
{
  return get_x (self, days_from_base (self, day));
}

/**
 * dossier_axis_get_day:
 *
 * Returns: the days after the base that @x stands for, with their fraction
 */
double
dossier_axis_get_day (const DossierTimelineAxis *self, double x)
{
  double before = 0.0; /* where the stretch begins that is looked at: days after the base */
  double before_x;     /* and its pixel */
  gboolean anchored = FALSE;

  for (guint i = 0; i < self->n_folds; i++)
    {
      double from = days_from_base (self, self->folds[i].from);
      double to = days_from_base (self, self->folds[i].to);
      double left = get_x (self, from);
      double right = get_x (self, to);

      if (x < left)
        return from - (left - x) / self->scale;
      if (x < right)
        return from + (x - left) / (right - left) * (to - from);
      before = to;
      anchored = TRUE;
    }
  before_x = anchored ? get_x (self, before) : self->offset;
  return before + (x - before_x) / self->scale;
}

/**
 * dossier_axis_find_day:
 *
 * Returns: the day at @x, never infinite
 */
gint64
dossier_axis_find_day (const DossierTimelineAxis *self, double x)
{
  double days = floor (dossier_axis_get_day (self, x));

  if ((double) self->base + days > DAYS_AT_MOST)
    return G_MAXINT64 - 1;
  if ((double) self->base + days < -DAYS_AT_MOST)
    return G_MININT64 + 2;
  return self->base + (gint64) days;
}

/* Takes a base near the view when the old one is far off. */
static void
rebase (DossierTimelineAxis *self)
{
  gint64 base;
  double x;

  if (fabs (self->offset) < FAR)
    return;
  base = dossier_axis_find_day (self, 0.0);
  x = dossier_axis_get_x (self, base);
  self->base = base;
  self->offset = x;
}

/**
 * dossier_axis_fit:
 * @first: the first day that is to be seen
 * @last: the last one
 * @width: of the view, in pixels
 *
 * Folds are left out of account when they save room.
 */
void
dossier_axis_fit (DossierTimelineAxis *self, gint64 first, gint64 last, double width)
{
  double days = (double) last - (double) first + 1.0;
  double low = MIN_SCALE;
  double high = MAX_SCALE;

  self->base = first;
  self->offset = 0.0;
  /* With folds the width is no line of the scale, but it grows with it. */
  for (int i = 0; i < 80; i++)
    {
      self->scale = sqrt (low * high);
      if (get_x (self, days) > width)
        high = self->scale;
      else
        low = self->scale;
    }
  self->offset = MAX (0.0, (width - get_x (self, days)) / 2.0);
}

/**
 * dossier_axis_zoom:
 * @x: what stands there stays there
 * @factor: over 1 to see less time
 */
void
dossier_axis_zoom (DossierTimelineAxis *self, double x, double factor)
{
  double days = dossier_axis_get_day (self, x);

  self->scale = CLAMP (self->scale * factor, MIN_SCALE, MAX_SCALE);
  self->offset += x - get_x (self, days);
  rebase (self);
}

/**
 * dossier_axis_pan:
 * @pixels: over 0 to see later days
 */
void
dossier_axis_pan (DossierTimelineAxis *self, double pixels)
{
  self->offset -= pixels;
  rebase (self);
}

/**
 * dossier_axis_show:
 * @left: the first pixel that counts as seen
 * @right: the one behind the last
 *
 * Pans just so far that @day is seen; far days come to the middle.
 */
void
dossier_axis_show (DossierTimelineAxis *self, gint64 day, double left, double right)
{
  double x = dossier_axis_get_x (self, day);

  if (x >= left && x < right)
    return;
  if (fabs (x - (left + right) / 2.0) > FAR)
    {
      self->base = day;
      self->offset = (left + right) / 2.0;
    }
  else if (x < left - (right - left) || x > right + (right - left))
    dossier_axis_pan (self, x - (left + right) / 2.0);
  else
    dossier_axis_pan (self, x < left ? x - left : x - right + 1.0);
}

/**
 * dossier_axis_set_folds:
 * @folds: (array length=n_folds) (nullable): in order; those beyond the limit are left out
 *
 * What stands at the left end of the view stays there.
 */
void
dossier_axis_set_folds (DossierTimelineAxis *self, const DossierQuiet *folds, guint n_folds)
{
  double days = dossier_axis_get_day (self, 0.0);

  self->n_folds = MIN (n_folds, DOSSIER_AXIS_MAX_FOLDS);
  if (self->n_folds > 0)
    memcpy (self->folds, folds, self->n_folds * sizeof *folds);
  self->offset -= get_x (self, days);
}

/**
 * dossier_axis_is_folded:
 * @fold: which
 * @x: (out): where it begins
 * @width: (out): how wide it is drawn
 *
 * Returns: whether it is drawn shorter than it is, at this scale
 */
gboolean
dossier_axis_is_folded (const DossierTimelineAxis *self, guint fold, double *x, double *width)
{
  *x = dossier_axis_get_x (self, self->folds[fold].from);
  *width = dossier_axis_get_x (self, self->folds[fold].to) - *x;
  return get_saved (self, &self->folds[fold]) > 0.0;
}
