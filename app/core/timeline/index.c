#include "timeline/index-private.h"

#include <string.h>

/* In bytes. */
#define MAX_LABEL 512

static void
lane_free (gpointer data)
{
  DossierTimelineLane *lane = data;

  for (guint i = 0; i < DOSSIER_TIMELINE_N_RUNS; i++)
    dossier_timeline_run_free (lane->runs[i]);
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
  self->members = g_array_new (FALSE, FALSE, sizeof (DossierTimelineMember));
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

/* Its run of that number, made if there was none. */
DossierTimelineRun *
dossier_timeline_lane_ensure_run (DossierTimelineLane *self, guint run)
{
  if (self->runs[run] == NULL)
    self->runs[run] = dossier_timeline_run_new ();
  return self->runs[run];
}

/**
 * dossier_timeline_label_length:
 * @text: of a label
 *
 * Returns: how many of its bytes are worth laying out: no screen is as wide, and what an import
 *   brought in may be a whole book. Any thread.
 */
gsize
dossier_timeline_label_length (const char *text)
{
  gsize n = strnlen (text, MAX_LABEL + 1);

  if (n <= MAX_LABEL)
    return n;
  for (n = MAX_LABEL; n > 0 && (text[n] & 0xC0) == 0x80;)
    n--;
  return n;
}

/* Copies a title to the others, as much of it as is ever drawn; where it stands. */
guint32
dossier_timeline_index_keep_title (DossierTimelineIndex *self, const char *title)
{
  guint32 at = self->titles->len;

  g_byte_array_append (self->titles, (const guint8 *) title,
                       (guint) dossier_timeline_label_length (title));
  g_byte_array_append (self->titles, (const guint8 *) "", 1);
  return at;
}

/* The place of an id among all, or of the one behind it. */
guint
dossier_timeline_index_seek_id (DossierTimelineIndex *self, gint64 id)
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
  guint place = dossier_timeline_index_seek_id (self, id);

  *slot = place < self->by_id->len ? g_array_index (self->by_id, guint32, place)
                                   : DOSSIER_TIMELINE_NO_SLOT;
  return *slot != DOSSIER_TIMELINE_NO_SLOT && dossier_timeline_index_get (self, *slot)->id == id;
}

/* The place of an event in its run, or of the one behind it. */
guint
dossier_timeline_index_seek_event (DossierTimelineIndex *self, const DossierTimelineRun *run,
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

/* Where an event stands in a lane, if it does. */
gboolean
dossier_timeline_index_find_in_lane (DossierTimelineIndex *self, guint lane, guint32 slot,
                                     DossierTimelineRun **run, guint *place)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (self, slot);

  *run = dossier_timeline_index_get_lane (self, lane)->runs[dossier_timeline_run_of (event)];
  if (*run == NULL)
    return FALSE;
  *place = dossier_timeline_index_seek_event (self, *run, event);
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

  return dossier_timeline_index_find_in_lane (self, lane, slot, &run, &place);
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
