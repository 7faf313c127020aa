/* Filling a new index: everything in any order first, then sorted once. */
#include "timeline/index-private.h"

/**
 * dossier_timeline_index_append:
 * @event: copied
 * @title: copied
 *
 * For filling a new index, in any order.
 */
void
dossier_timeline_index_append (DossierTimelineIndex *self, const DossierTimelineEvent *event,
                               const char *title)
{
  DossierTimelineEvent kept = *event;

  kept.title = dossier_timeline_index_keep_title (self, title);
  g_array_append_val (self->events, kept);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DossierTimelineEvent *x = a;
  const DossierTimelineEvent *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierTimelineEvent *events = data;
  gint64 x = events[*(const guint32 *) a].id;
  gint64 y = events[*(const guint32 *) b].id;

  return x < y ? -1 : x > y;
}

/**
 * dossier_timeline_index_end_events:
 *
 * All events were appended: they stand in the order of (first, id), and can be found by their ids.
 */
void
dossier_timeline_index_end_events (DossierTimelineIndex *self)
{
  g_array_sort (self->events, compare_events);
  for (guint32 slot = 0; slot < self->events->len; slot++)
    g_array_append_val (self->by_id, slot);
  g_array_sort_with_data (self->by_id, compare_ids, self->events->data);
}

/**
 * dossier_timeline_index_append_to_lane:
 * @slot: of an event that was appended
 *
 * For filling a new index, in any order; an event may be given twice.
 */
void
dossier_timeline_index_append_to_lane (DossierTimelineIndex *self, guint lane, guint32 slot)
{
  DossierTimelineMember member = { slot, lane };

  g_array_append_val (self->members, member);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const DossierTimelineMember *x = a;
  const DossierTimelineMember *y = b;

  if (x->slot != y->slot)
    return x->slot < y->slot ? -1 : 1;
  return x->lane < y->lane ? -1 : x->lane > y->lane;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static void
append_members (DossierTimelineIndex *self)
{
  const DossierTimelineMember *before = NULL;

  g_array_sort (self->members, compare_members);
  for (guint i = 0; i < self->members->len; i++)
    {
      const DossierTimelineMember *member =
          &g_array_index (self->members, DossierTimelineMember, i);
      DossierTimelineLane *lane = g_ptr_array_index (self->lanes, member->lane);
      const DossierTimelineEvent *event = dossier_timeline_index_get (self, member->slot);
      DossierTimelineRun *run =
          dossier_timeline_lane_ensure_run (lane, dossier_timeline_run_of (event));

      if (before != NULL && before->slot == member->slot && before->lane == member->lane)
        continue;
      dossier_timeline_run_append (run, event, member->slot);
      lane->n_events++;
      before = member;
    }
  g_array_set_size (self->members, 0);
}

/**
 * dossier_timeline_index_finish:
 *
 * Everything was appended to the lanes, too: the index can be searched from now on.
 */
void
dossier_timeline_index_finish (DossierTimelineIndex *self)
{
  append_members (self);
  for (guint i = 0; i < self->events->len; i++)
    {
      const DossierTimelineEvent *event = dossier_timeline_index_get (self, i);

      if (dossier_day_is_finite (event->first))
        g_array_append_val (self->begins, event->first);
      if (event->last != event->first && dossier_day_is_finite (event->last))
        g_array_append_val (self->ends, event->last);
    }
  g_array_sort (self->ends, compare_days);
}
