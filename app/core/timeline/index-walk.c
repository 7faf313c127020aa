/* From one event of a lane to the next, and to a day. */
#include "timeline/index-private.h"

static gboolean
is_before (const DossierTimelineEvent *a, const DossierTimelineEvent *b)
{
  return a->first != b->first ? a->first < b->first : a->id < b->id;
}

/**
 * dossier_timeline_index_step:
 * @slot: an event, also of another lane; DOSSIER_TIMELINE_NO_SLOT for none
 * @step: 1 for the next of @lane by first day, -1 for the one before
 *
 * Returns: its slot, or DOSSIER_TIMELINE_NO_SLOT behind the last; without an event the first or last
 */
guint32
dossier_timeline_index_step (DossierTimelineIndex *self, guint lane, guint32 slot, int step)
{
  DossierTimelineLane *owner = dossier_timeline_index_get_lane (self, lane);
  guint32 best = DOSSIER_TIMELINE_NO_SLOT;

  for (guint i = 0; i < DOSSIER_TIMELINE_N_RUNS; i++)
    {
      DossierTimelineRun *run = owner->runs[i];
      gint64 place;
      guint32 found;

      if (run == NULL || run->slots->len == 0)
        continue;
      if (slot == DOSSIER_TIMELINE_NO_SLOT)
        place = step > 0 ? 0 : (gint64) run->slots->len - 1;
      else
        {
          place = dossier_timeline_index_seek_event (self, run,
                                                     dossier_timeline_index_get (self, slot));
          if (step < 0)
            place--;
          else if (place < run->slots->len
                   && g_array_index (run->slots, guint32, (guint) place) == slot)
            place++;
        }
      if (place < 0 || place >= run->slots->len)
        continue;
      found = g_array_index (run->slots, guint32, (guint) place);
      if (best == DOSSIER_TIMELINE_NO_SLOT
          || is_before (dossier_timeline_index_get (self, found),
                        dossier_timeline_index_get (self, best))
                 == (step > 0))
        best = found;
    }
  return best;
}

/**
 * dossier_timeline_index_seek:
 *
 * Returns: the first event of @lane that begins on or after @day, or DOSSIER_TIMELINE_NO_SLOT
 */
guint32
dossier_timeline_index_seek (DossierTimelineIndex *self, guint lane, gint64 day)
{
  DossierTimelineLane *owner = dossier_timeline_index_get_lane (self, lane);
  guint32 best = DOSSIER_TIMELINE_NO_SLOT;

  for (guint i = 0; i < DOSSIER_TIMELINE_N_RUNS; i++)
    {
      guint place = owner->runs[i] != NULL ? dossier_timeline_run_seek (owner->runs[i], 0, day) : 0;
      guint32 found;

      if (owner->runs[i] == NULL || place >= owner->runs[i]->slots->len)
        continue;
      found = g_array_index (owner->runs[i]->slots, guint32, place);
      if (best == DOSSIER_TIMELINE_NO_SLOT
          || is_before (dossier_timeline_index_get (self, found),
                        dossier_timeline_index_get (self, best)))
        best = found;
    }
  return best;
}
