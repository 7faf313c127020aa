#include "timeline/event.h"
#include "timeline/ticks.h"

#include <glib/gi18n-lib.h>

static char *
when_to_words (const DossierTimelineEvent *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if ((self->flags & DOSSIER_TIMELINE_OPEN_START) == 0)
    first = dossier_timeline_day_to_label (self->first, DOSSIER_TICKS_DAYS);
  if ((self->flags & DOSSIER_TIMELINE_OPEN_END) == 0)
    last = dossier_timeline_day_to_label (self->last, DOSSIER_TICKS_DAYS);
  if (first == NULL)
    return g_strdup_printf (_ ("until %s"), last);
  if (last == NULL)
    return g_strdup_printf (_ ("from %s, open"), first);
  if (self->form == DOSSIER_TIMELINE_LASTS)
    return g_strdup_printf (_ ("from %s to %s"), first, last);
  if (self->form == DOSSIER_TIMELINE_WITHIN)
    return g_strdup_printf (_ ("one time between %s and %s"), first, last);
  return g_steal_pointer (&first);
}

/**
 * dossier_timeline_event_to_words:
 * @self: an event that stands on a timeline
 *
 * What its form shows: when, how surely, and whether it came about. Any thread.
 *
 * Returns: (transfer full): words for people, as "from 3 May 2024 to 5 May 2024, about then,
 *   planned"
 */
char *
dossier_timeline_event_to_words (const DossierTimelineEvent *self)
{
  static const char *const states[DOSSIER_N_TIMELINE_STATES] = {
    [DOSSIER_TIMELINE_HAPPENED] = N_ ("happened or reported"),
    [DOSSIER_TIMELINE_PLANNED] = N_ ("planned"),
    [DOSSIER_TIMELINE_ALLEGED] = N_ ("alleged or disputed"),
    [DOSSIER_TIMELINE_DENIED] = N_ ("denied, or did not come about"),
  };
  g_autofree char *when = when_to_words (self);
  const char *parts[5] = { when, NULL };
  guint n = 1;

  if ((self->flags & DOSSIER_TIMELINE_APPROXIMATE) != 0)
    parts[n++] = _ ("about then");
  if ((self->flags & DOSSIER_TIMELINE_UNCERTAIN) != 0)
    parts[n++] = _ ("the date is uncertain");
  parts[n++] = _ (states[self->state]);
  return g_strjoinv (", ", (char **) parts);
}
