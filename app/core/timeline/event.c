#include "timeline/event.h"

#include <string.h>

/**
 * dossier_timeline_state_of:
 * @status: (nullable): of an event, a term of the dossier's own vocabulary
 *
 * Returns: how an event of that status is drawn; what is not known counts as reported. Any thread.
 */
DossierTimelineState
dossier_timeline_state_of (const char *status)
{
  static const struct
  {
    const char *part;
    DossierTimelineState state;
  } parts[] = {
    { "did not", DOSSIER_TIMELINE_DENIED },   { "denied", DOSSIER_TIMELINE_DENIED },
    { "negated", DOSSIER_TIMELINE_DENIED },   { "cancel", DOSSIER_TIMELINE_DENIED },
    { "planned", DOSSIER_TIMELINE_PLANNED },  { "announced", DOSSIER_TIMELINE_PLANNED },
    { "expected", DOSSIER_TIMELINE_PLANNED }, { "alleged", DOSSIER_TIMELINE_ALLEGED },
    { "disputed", DOSSIER_TIMELINE_ALLEGED }, { "possible", DOSSIER_TIMELINE_ALLEGED },
    { "claimed", DOSSIER_TIMELINE_ALLEGED },
  };

  if (status != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (strstr (status, parts[i].part) != NULL)
        return parts[i].state;
  return DOSSIER_TIMELINE_HAPPENED;
}

/* Most dates are plain days; they need not be parsed with all that EDTF can say. */
static gboolean
read_plain_day (const char *edtf, gint64 *day)
{
  gint64 year;
  int month, number;

  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? edtf[i] != '-' : !g_ascii_isdigit (edtf[i]))
      return FALSE;
  year = 1000 * (edtf[0] - '0') + 100 * (edtf[1] - '0') + 10 * (edtf[2] - '0') + (edtf[3] - '0');
  month = 10 * (edtf[5] - '0') + (edtf[6] - '0');
  number = 10 * (edtf[8] - '0') + (edtf[9] - '0');
  if (edtf[10] != '\0' || month < 1 || month > 12 || number < 1
      || number > dossier_month_length (year, month))
    return FALSE;
  *day = dossier_day_from_civil (year, month, number);
  return TRUE;
}

static void
read_edtf (DossierTimelineEvent *self, const DossierEdtf *edtf)
{
  self->first = edtf->day_min;
  self->last = edtf->day_max;
  self->form = dossier_edtf_lasts (edtf)        ? DOSSIER_TIMELINE_LASTS
               : edtf->day_min == edtf->day_max ? DOSSIER_TIMELINE_POINT
                                                : DOSSIER_TIMELINE_WITHIN;
  if (self->first == self->last)
    self->form = DOSSIER_TIMELINE_POINT;
  self->flags = (guint8) ((edtf->uncertain ? DOSSIER_TIMELINE_UNCERTAIN : 0)
                          | (edtf->approximate ? DOSSIER_TIMELINE_APPROXIMATE : 0));
}

/**
 * dossier_timeline_event_init:
 * @self: (out caller-allocates): filled but for its title
 * @id: of the event
 * @edtf: (nullable): its date
 * @status: (nullable): its status
 *
 * Any thread.
 *
 * Returns: whether the date stands on a timeline; a date of every year or without either end does
 *   not
 */
gboolean
dossier_timeline_event_init (DossierTimelineEvent *self, gint64 id, const char *edtf,
                             const char *status)
{
  memset (self, 0, sizeof *self);
  self->id = id;
  self->told = DOSSIER_TIMELINE_NEVER_TOLD;
  self->state = (guint8) dossier_timeline_state_of (status);
  if (edtf == NULL)
    return FALSE;
  if (read_plain_day (edtf, &self->first))
    self->last = self->first;
  else
    {
      g_autoptr (DossierEdtf) parsed = dossier_edtf_parse (edtf, NULL);

      if (parsed == NULL || parsed->kind == DOSSIER_EDTF_RECURRING)
        return FALSE;
      read_edtf (self, parsed);
    }
  if (self->first == DOSSIER_DAY_MINUS_INFINITY)
    self->flags |= DOSSIER_TIMELINE_OPEN_START;
  if (self->last == DOSSIER_DAY_PLUS_INFINITY)
    self->flags |= DOSSIER_TIMELINE_OPEN_END;
  return self->first != DOSSIER_DAY_MINUS_INFINITY || self->last != DOSSIER_DAY_PLUS_INFINITY;
}
