#include "timeline/index.h"

#include <string.h>

typedef struct
{
  guint32 slot;
  guint32 lane;
} Membership;

struct _DossierTimelineIndex
{
  GArray *events;   /* of DossierTimelineEvent; a slot is a place in here */
  GArray *free;     /* of guint32: slots of events that are gone */
  GArray *by_id;    /* of guint32: slots, by id */
  GArray *begins;   /* of gint64: finite first days, sorted */
  GArray *ends;     /* of gint64: finite last days of what has length, sorted */
  GPtrArray *lanes; /* of DossierTimelineLane */
  GHashTable *by_record;
  GHashTable *by_name;
  GArray *members; /* of Membership, until finish() */
  GByteArray *titles;
  int unnamed; /* lane of what is in no other, or -1 */
};

static void
run_free (DossierTimelineRun *run)
{
  if (run == NULL)
    return;
  g_array_unref (run->firsts);
  g_array_unref (run->slots);
  g_free (run);
}

static void
lane_free (gpointer data)
{
  DossierTimelineLane *lane = data;

  for (guint i = 0; i < DOSSIER_TIMELINE_N_RUNS; i++)
    run_free (lane->runs[i]);
  g_free (lane->name);
  g_free (lane->detail);
  g_free (lane->sign);
  g_free (lane);
}

/**
 * dossier_timeline_index_new:
 *
 * Returns: (transfer full): without events. Any thread.
 */
DossierTimelineIndex *
dossier_timeline_index_new (void)
{
  DossierTimelineIndex *self = g_new0 (DossierTimelineIndex, 1);

  self->events = g_array_new (FALSE, FALSE, sizeof (DossierTimelineEvent));
  self->free = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->by_id = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->begins = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  self->by_record = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->members = g_array_new (FALSE, FALSE, sizeof (Membership));
  self->titles = g_byte_array_new ();
  self->unnamed = -1;
  return self;
}

void
dossier_timeline_index_free (DossierTimelineIndex *self)
{
  g_array_unref (self->events);
  g_array_unref (self->free);
  g_array_unref (self->by_id);
  g_array_unref (self->begins);
  g_array_unref (self->ends);
  g_hash_table_unref (self->by_record);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->lanes);
  g_array_unref (self->members);
  g_byte_array_unref (self->titles);
  g_free (self);
}

/**
 * dossier_timeline_index_find_lane:
 * @record: what the lane is about, or 0
 * @name: (nullable): without a record, its name; NULL for what is in no other lane
 * @lane: (out): its place
 *
 * Returns: whether there is one
 */
gboolean
dossier_timeline_index_find_lane (DossierTimelineIndex *self, gint64 record, const char *name,
                                  guint *lane)
{
  gpointer value = NULL;
  gboolean found;

  if (record == 0 && name == NULL)
    {
      *lane = (guint) self->unnamed;
      return self->unnamed >= 0;
    }
  found = record != 0 ? g_hash_table_lookup_extended (self->by_record, &record, NULL, &value)
                      : g_hash_table_lookup_extended (self->by_name, name, NULL, &value);
  *lane = GPOINTER_TO_UINT (value);
  return found;
}

/**
 * dossier_timeline_index_add_lane:
 *
 * Returns: the place of the lane of @record or @name, which is made if there was none
 */
guint
dossier_timeline_index_add_lane (DossierTimelineIndex *self, gint64 record, const char *name)
{
  DossierTimelineLane *lane;
  guint place;

  if (dossier_timeline_index_find_lane (self, record, name, &place))
    return place;
  place = self->lanes->len;
  lane = g_new0 (DossierTimelineLane, 1);
  lane->record = record;
  lane->name = g_strdup (name);
  lane->colour = -1;
  g_ptr_array_add (self->lanes, lane);
  if (record != 0)
    g_hash_table_insert (self->by_record, &lane->record, GUINT_TO_POINTER (place));
  else if (name != NULL)
    g_hash_table_insert (self->by_name, lane->name, GUINT_TO_POINTER (place));
  else
    self->unnamed = (int) place;
  return place;
}

DossierTimelineLane *
dossier_timeline_index_get_lane (DossierTimelineIndex *self, guint lane)
{
  return g_ptr_array_index (self->lanes, lane);
}

guint
dossier_timeline_index_get_n_lanes (DossierTimelineIndex *self)
{
  return self->lanes->len;
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
 * dossier_timeline_run_seek:
 * @from: a place to begin at, at most the one that is looked for
 * @day: a day
 *
 * Steps of doubling size, then halving: the cost grows with the logarithm of the distance.
 *
 * Returns: the first place at or after @from whose event begins on @day or later
 */
guint
dossier_timeline_run_seek (const DossierTimelineRun *self, guint from, gint64 day)
{
  const gint64 *firsts = (const gint64 *) (gpointer) self->firsts->data;
  guint n = self->firsts->len;
  guint step = 1;
  guint low = from;
  guint high = from;

  while (high < n && firsts[high] < day)
    {
      low = high + 1;
      high = n - high > step ? high + step : n;
      step *= 2;
    }
  high = MIN (high, n);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (firsts[middle] < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first place in sorted days at or after which @day may stand. */
static guint
seek_day (GArray *days, gint64 day)
{
  DossierTimelineRun run = { days, NULL };

  return dossier_timeline_run_seek (&run, 0, day);
}

static void
insert_day (GArray *days, gint64 day)
{
  g_array_insert_val (days, seek_day (days, day), day);
}

static void
remove_day (GArray *days, gint64 day)
{
  guint place = seek_day (days, day);

  if (place < days->len && g_array_index (days, gint64, place) == day)
    g_array_remove_index (days, place);
}

static guint32
keep_title (DossierTimelineIndex *self, const char *title)
{
  guint32 at = self->titles->len;

  g_byte_array_append (self->titles, (const guint8 *) title, (guint) strlen (title) + 1);
  return at;
}

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

  kept.title = keep_title (self, title);
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
  Membership member = { slot, lane };

  g_array_append_val (self->members, member);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Membership *x = a;
  const Membership *y = b;

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

static DossierTimelineRun *
ensure_run (DossierTimelineLane *lane, guint run)
{
  if (lane->runs[run] == NULL)
    {
      lane->runs[run] = g_new0 (DossierTimelineRun, 1);
      lane->runs[run]->firsts = g_array_new (FALSE, FALSE, sizeof (gint64));
      lane->runs[run]->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  return lane->runs[run];
}

static void
append_members (DossierTimelineIndex *self)
{
  const Membership *before = NULL;

  g_array_sort (self->members, compare_members);
  for (guint i = 0; i < self->members->len; i++)
    {
      const Membership *member = &g_array_index (self->members, Membership, i);
      DossierTimelineLane *lane = g_ptr_array_index (self->lanes, member->lane);
      const DossierTimelineEvent *event = dossier_timeline_index_get (self, member->slot);
      DossierTimelineRun *run = ensure_run (lane, dossier_timeline_run_of (event));

      if (before != NULL && before->slot == member->slot && before->lane == member->lane)
        continue;
      g_array_append_val (run->firsts, event->first);
      g_array_append_val (run->slots, member->slot);
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

static guint
seek_id (DossierTimelineIndex *self, gint64 id)
{
  guint low = 0;
  guint high = self->by_id->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 slot = g_array_index (self->by_id, guint32, middle);

      if (dossier_timeline_index_get (self, slot)->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_timeline_index_find:
 * @slot: (out): where the event stands
 *
 * Returns: whether there is an event of that id
 */
gboolean
dossier_timeline_index_find (DossierTimelineIndex *self, gint64 id, guint32 *slot)
{
  guint place = seek_id (self, id);

  *slot = place < self->by_id->len ? g_array_index (self->by_id, guint32, place)
                                   : DOSSIER_TIMELINE_NO_SLOT;
  return *slot != DOSSIER_TIMELINE_NO_SLOT && dossier_timeline_index_get (self, *slot)->id == id;
}

/* The place of an event in its run, or of the one behind it. */
static guint
seek_event (DossierTimelineIndex *self, const DossierTimelineRun *run,
            const DossierTimelineEvent *event)
{
  guint low = dossier_timeline_run_seek (run, 0, event->first);
  guint high = event->first < G_MAXINT64 ? dossier_timeline_run_seek (run, low, event->first + 1)
                                         : run->firsts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 slot = g_array_index (run->slots, guint32, middle);

      if (dossier_timeline_index_get (self, slot)->id < event->id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
find_in_run (DossierTimelineIndex *self, guint lane, guint32 slot, DossierTimelineRun **run,
             guint *place)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (self, slot);

  *run = dossier_timeline_index_get_lane (self, lane)->runs[dossier_timeline_run_of (event)];
  if (*run == NULL)
    return FALSE;
  *place = seek_event (self, *run, event);
  return *place < (*run)->slots->len && g_array_index ((*run)->slots, guint32, *place) == slot;
}

/**
 * dossier_timeline_index_is_in:
 *
 * Returns: whether the event stands in that lane
 */
gboolean
dossier_timeline_index_is_in (DossierTimelineIndex *self, guint lane, guint32 slot)
{
  DossierTimelineRun *run;
  guint place;

  return find_in_run (self, lane, slot, &run, &place);
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

      if (!find_in_run (self, i, slot, &run, &place))
        continue;
      g_array_remove_index (run->firsts, place);
      g_array_remove_index (run->slots, place);
      dossier_timeline_index_get_lane (self, i)->n_events--;
    }
  event = dossier_timeline_index_get (self, slot);
  if (dossier_day_is_finite (event->first))
    remove_day (self->begins, event->first);
  if (event->last != event->first && dossier_day_is_finite (event->last))
    remove_day (self->ends, event->last);
  g_array_remove_index (self->by_id, seek_id (self, id));
  g_array_append_val (self->free, slot);
  return TRUE;
}

static void
insert_into_lane (DossierTimelineIndex *self, guint lane, guint32 slot)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (self, slot);
  DossierTimelineLane *owner = dossier_timeline_index_get_lane (self, lane);
  DossierTimelineRun *run = ensure_run (owner, dossier_timeline_run_of (event));
  guint place = seek_event (self, run, event);

  g_array_insert_val (run->firsts, place, event->first);
  g_array_insert_val (run->slots, place, slot);
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

  kept.title = keep_title (self, title);
  if (self->free->len > 0)
    {
      slot = g_array_index (self->free, guint32, self->free->len - 1);
      g_array_set_size (self->free, self->free->len - 1);
      g_array_index (self->events, DossierTimelineEvent, slot) = kept;
    }
  else
    g_array_append_val (self->events, kept);
  g_array_insert_val (self->by_id, seek_id (self, kept.id), slot);
  if (dossier_day_is_finite (kept.first))
    insert_day (self->begins, kept.first);
  if (kept.last != kept.first && dossier_day_is_finite (kept.last))
    insert_day (self->ends, kept.last);
  for (guint i = 0; i < n_lanes; i++)
    insert_into_lane (self, lanes[i], slot);
}

guint
dossier_timeline_index_get_n_events (DossierTimelineIndex *self)
{
  return self->by_id->len;
}

/**
 * dossier_timeline_index_get:
 *
 * Returns: (transfer none): the event in @slot, until the next insertion
 */
DossierTimelineEvent *
dossier_timeline_index_get (DossierTimelineIndex *self, guint32 slot)
{
  return &g_array_index (self->events, DossierTimelineEvent, slot);
}

/**
 * dossier_timeline_index_get_title:
 *
 * Returns: (transfer none): until the next insertion
 */
const char *
dossier_timeline_index_get_title (DossierTimelineIndex *self, guint32 slot)
{
  return (const char *) self->titles->data + dossier_timeline_index_get (self, slot)->title;
}

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
          place = seek_event (self, run, dossier_timeline_index_get (self, slot));
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

/**
 * dossier_timeline_index_get_extent:
 * @first: (out): the first finite day that an event begins or ends on
 * @last: (out): the last one
 *
 * Returns: FALSE when there are no events
 */
gboolean
dossier_timeline_index_get_extent (DossierTimelineIndex *self, gint64 *first, gint64 *last)
{
  GArray *days[] = { self->begins, self->ends };
  gboolean found = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      if (days[i]->len == 0)
        continue;
      gint64 low = g_array_index (days[i], gint64, 0);
      gint64 high = g_array_index (days[i], gint64, days[i]->len - 1);

      *first = found ? MIN (*first, low) : low;
      *last = found ? MAX (*last, high) : high;
      found = TRUE;
    }
  return found;
}

/**
 * dossier_timeline_index_get_begins:
 *
 * Returns: (transfer none): of gint64, sorted: the first days of all events that have one
 */
GArray *
dossier_timeline_index_get_begins (DossierTimelineIndex *self)
{
  return self->begins;
}

static gint64
next_day (GArray *days, gint64 day, gint64 otherwise)
{
  guint place = seek_day (days, day + 1);

  return place < days->len ? g_array_index (days, gint64, place) : otherwise;
}

static gint64
last_day_until (GArray *days, gint64 day, gint64 otherwise)
{
  guint place = seek_day (days, day + 1);

  return place > 0 ? MAX (otherwise, g_array_index (days, gint64, place - 1)) : otherwise;
}

/**
 * dossier_timeline_index_find_quiet:
 * @shortest: in days, more than 0
 *
 * Jumps ahead by @shortest days at a time, so the cost goes by how often that fits, not by events.
 *
 * Returns: (transfer full): of #DossierQuiet, in order: every stretch of more than @shortest days
 *   in which nothing begins or ends; at most 64
 */
GArray *
dossier_timeline_index_find_quiet (DossierTimelineIndex *self, gint64 shortest)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DossierQuiet));
  gint64 day, last;

  if (!dossier_timeline_index_get_extent (self, &day, &last))
    return found;
  while (day < last && found->len < 64)
    {
      gint64 reach = last - day > shortest ? day + shortest : last;
      gint64 jump = last_day_until (self->ends, reach, last_day_until (self->begins, reach, day));
      DossierQuiet quiet;

      if (jump > day)
        {
          day = jump;
          continue;
        }
      quiet.from = day;
      quiet.to = next_day (self->ends, day, next_day (self->begins, day, last));
      quiet.to = MIN (quiet.to, next_day (self->begins, day, last));
      g_array_append_val (found, quiet);
      day = quiet.to;
    }
  return found;
}
