/* An event that is others, or gone, in an index that is in use. */
#include "timeline/index-private.h"

static void
insert_day (GArray *days, gint64 day)
{
  g_array_insert_val (days, dossier_timeline_days_seek (days, 0, day), day);
}

static void
remove_day (GArray *days, gint64 day)
{
  guint place = dossier_timeline_days_seek (days, 0, day);

  if (place < days->len && g_array_index (days, gint64, place) == day)
    g_array_remove_index (days, place);
}

/**
 * dossier_timeline_index_remove:
 * @id: of an event
 *
 * Takes it out of all lanes, which stay even when they are empty.
 *
 * Returns: whether it was there
 */
gboolean
dossier_timeline_index_remove (DossierTimelineIndex *self, gint64 id)
{
  DossierTimelineEvent *event;
  guint32 slot;

  if (!dossier_timeline_index_find (self, id, &slot))
    return FALSE;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      DossierTimelineRun *run;
      guint place;

      if (!dossier_timeline_index_find_in_lane (self, i, slot, &run, &place))
        continue;
      dossier_timeline_run_remove (run, place);
      dossier_timeline_index_get_lane (self, i)->n_events--;
    }
  event = dossier_timeline_index_get (self, slot);
  if (dossier_day_is_finite (event->first))
    remove_day (self->begins, event->first);
  if (event->last != event->first && dossier_day_is_finite (event->last))
    remove_day (self->ends, event->last);
  g_array_remove_index (self->by_id, dossier_timeline_index_seek_id (self, id));
  g_array_append_val (self->free, slot);
  return TRUE;
}

static void
insert_into_lane (DossierTimelineIndex *self, guint lane, guint32 slot)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (self, slot);
  DossierTimelineLane *owner = dossier_timeline_index_get_lane (self, lane);
  DossierTimelineRun *run =
      dossier_timeline_lane_ensure_run (owner, dossier_timeline_run_of (event));
  guint place = dossier_timeline_index_seek_event (self, run, event);

  dossier_timeline_run_insert (run, place, event, slot);
  owner->n_events++;
}

/**
 * dossier_timeline_index_insert:
 * @event: copied; one of the same id must have been removed
 * @lanes: (array length=n_lanes): where it stands, each once
 *
 * Adds an event to a finished index.
 */
void
dossier_timeline_index_insert (DossierTimelineIndex *self, const DossierTimelineEvent *event,
                               const char *title, const guint *lanes, guint n_lanes)
{
  DossierTimelineEvent kept = *event;
  guint32 slot = self->events->len;

  kept.title = dossier_timeline_index_keep_title (self, title);
  if (self->free->len > 0)
    {
      slot = g_array_index (self->free, guint32, self->free->len - 1);
      g_array_set_size (self->free, self->free->len - 1);
      g_array_index (self->events, DossierTimelineEvent, slot) = kept;
    }
  else
    g_array_append_val (self->events, kept);
  g_array_insert_val (self->by_id, dossier_timeline_index_seek_id (self, kept.id), slot);
  if (dossier_day_is_finite (kept.first))
    insert_day (self->begins, kept.first);
  if (kept.last != kept.first && dossier_day_is_finite (kept.last))
    insert_day (self->ends, kept.last);
  for (guint i = 0; i < n_lanes; i++)
    insert_into_lane (self, lanes[i], slot);
}
