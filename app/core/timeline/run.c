#include "timeline/run.h"

#define BLOCK 64 /* events whose last days are known together */

/**
 * dossier_timeline_run_new:
 *
 * Returns: (transfer full): without events. Any thread.
 */
DossierTimelineRun *
dossier_timeline_run_new (void)
{
  DossierTimelineRun *self = g_new0 (DossierTimelineRun, 1);

  self->firsts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lasts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->reach = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * dossier_timeline_run_free:
 * @self: (nullable):
 */
void
dossier_timeline_run_free (DossierTimelineRun *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->firsts);
  g_array_unref (self->lasts);
  g_array_unref (self->slots);
  g_array_unref (self->reach);
  g_free (self);
}

/* Finds the reach anew of the block that @place is in and of all behind it. */
static void
update_reach (DossierTimelineRun *self, guint place)
{
  const gint64 *lasts = (const gint64 *) (gpointer) self->lasts->data;
  guint n = self->lasts->len;

  g_array_set_size (self->reach, (n + BLOCK - 1) / BLOCK);
  for (guint block = place / BLOCK; block < self->reach->len; block++)
    {
      guint end = MIN (n, (block + 1) * BLOCK);
      gint64 most = G_MININT64;

      for (guint i = block * BLOCK; i < end; i++)
        most = MAX (most, lasts[i]);
      g_array_index (self->reach, gint64, block) = most;
    }
}

/**
 * dossier_timeline_run_append:
 * @event: behind all that are there, by (first, id)
 * @slot: where it stands in its index
 */
void
dossier_timeline_run_append (DossierTimelineRun *self, const DossierTimelineEvent *event,
                             guint32 slot)
{
  guint place = self->slots->len;

  g_array_append_val (self->firsts, event->first);
  g_array_append_val (self->lasts, event->last);
  g_array_append_val (self->slots, slot);
  if (place % BLOCK == 0)
    g_array_append_val (self->reach, event->last);
  else
    {
      gint64 *reach = &g_array_index (self->reach, gint64, place / BLOCK);

      *reach = MAX (*reach, event->last);
    }
}

/**
 * dossier_timeline_run_insert:
 * @place: where @event belongs, by (first, id)
 * @slot: where it stands in its index
 */
void
dossier_timeline_run_insert (DossierTimelineRun *self, guint place,
                             const DossierTimelineEvent *event, guint32 slot)
{
  g_array_insert_val (self->firsts, place, event->first);
  g_array_insert_val (self->lasts, place, event->last);
  g_array_insert_val (self->slots, place, slot);
  update_reach (self, place);
}

/**
 * dossier_timeline_run_remove:
 * @place: of the event that goes
 */
void
dossier_timeline_run_remove (DossierTimelineRun *self, guint place)
{
  g_array_remove_index (self->firsts, place);
  g_array_remove_index (self->lasts, place);
  g_array_remove_index (self->slots, place);
  update_reach (self, place);
}

/**
 * dossier_timeline_days_seek:
 * @days: of gint64, sorted
 * @from: a place to begin at, at most the one that is looked for
 * @day: a day
 *
 * Steps of doubling size, then halving: the cost grows with the logarithm of the distance.
 *
 * Returns: the first place at or after @from where @day or a later one stands
 */
guint
dossier_timeline_days_seek (const GArray *days, guint from, gint64 day)
{
  const gint64 *at = (const gint64 *) (gpointer) days->data;
  guint n = days->len;
  guint step = 1;
  guint low = from;
  guint high = from;

  while (high < n && at[high] < day)
    {
      low = high + 1;
      high = n - high > step ? high + step : n;
      step *= 2;
    }
  high = MIN (high, n);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (at[middle] < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_timeline_run_seek:
 * @from: a place to begin at, at most the one that is looked for
 *
 * Returns: the first place at or after @from whose event begins on @day or later
 */
guint
dossier_timeline_run_seek (const DossierTimelineRun *self, guint from, gint64 day)
{
  return dossier_timeline_days_seek (self->firsts, from, day);
}

/**
 * dossier_timeline_run_find_reaching:
 * @from: a place to begin at
 * @to: the place to end before
 *
 * Passes over blocks in which everything ends before @day, so that the few that last are found among
 * any number of others.
 *
 * Returns: the first place whose event lasts until @day or longer, or @to
 */
guint
dossier_timeline_run_find_reaching (const DossierTimelineRun *self, guint from, guint to,
                                    gint64 day)
{
  const gint64 *lasts = (const gint64 *) (gpointer) self->lasts->data;
  const gint64 *reach = (const gint64 *) (gpointer) self->reach->data;
  guint place = from;

  while (place < to)
    {
      guint end = MIN (to, (place / BLOCK + 1) * BLOCK);

      if (reach[place / BLOCK] < day)
        {
          place = end;
          continue;
        }
      for (; place < end; place++)
        if (lasts[place] >= day)
          return place;
    }
  return to;
}

/**
 * dossier_timeline_run_of:
 *
 * Returns: which run an event of that length stands in
 */
guint
dossier_timeline_run_of (const DossierTimelineEvent *event)
{
  guint64 length;

  if (event->flags & (DOSSIER_TIMELINE_OPEN_START | DOSSIER_TIMELINE_OPEN_END))
    return DOSSIER_TIMELINE_OPEN_RUN;
  length = (guint64) event->last - (guint64) event->first;
  return length == 0 ? 0 : MIN (g_bit_storage ((gulong) length), DOSSIER_TIMELINE_OPEN_RUN - 1);
}

/**
 * dossier_timeline_run_longest:
 *
 * Returns: no event of @run lasts more days, beyond its first one
 */
gint64
dossier_timeline_run_longest (guint run)
{
  return run >= DOSSIER_TIMELINE_OPEN_RUN - 1 ? G_MAXINT64 : run == 0 ? 0 : ((gint64) 1 << run) - 1;
}

/**
 * dossier_timeline_run_earliest:
 *
 * Returns: no event of @run that lasts until @day or longer begins before this day
 */
gint64
dossier_timeline_run_earliest (guint run, gint64 day)
{
  gint64 longest = dossier_timeline_run_longest (run);

  return longest == G_MAXINT64 || day < G_MININT64 + longest ? G_MININT64 : day - longest;
}
