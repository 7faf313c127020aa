/* The time that all events take, and the stretches in it where there are none. */
#include "timeline/index-private.h"

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
  guint place = dossier_timeline_days_seek (days, 0, day + 1);

  return place < days->len ? g_array_index (days, gint64, place) : otherwise;
}

static gint64
last_day_until (GArray *days, gint64 day, gint64 otherwise)
{
  guint place = dossier_timeline_days_seek (days, 0, day + 1);

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
