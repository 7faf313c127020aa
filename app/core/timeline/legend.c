#include "timeline/legend.h"

#include <glib/gi18n-lib.h>

#define BAR_WIDTH 44.0

static const DossierTimelineSign signs[] = {
  { N_ ("one day"), DOSSIER_TIMELINE_POINT, DOSSIER_TIMELINE_HAPPENED, 0, TRUE },
  { N_ ("one time within these days"), DOSSIER_TIMELINE_WITHIN, DOSSIER_TIMELINE_HAPPENED, 0,
    FALSE },
  { N_ ("all the time"), DOSSIER_TIMELINE_LASTS, DOSSIER_TIMELINE_HAPPENED, 0, FALSE },
  { N_ ("about then"), DOSSIER_TIMELINE_LASTS, DOSSIER_TIMELINE_HAPPENED,
    DOSSIER_TIMELINE_APPROXIMATE, FALSE },
  { N_ ("the date is uncertain"), DOSSIER_TIMELINE_POINT, DOSSIER_TIMELINE_HAPPENED,
    DOSSIER_TIMELINE_UNCERTAIN, TRUE },
  { N_ ("without an end"), DOSSIER_TIMELINE_LASTS, DOSSIER_TIMELINE_HAPPENED,
    DOSSIER_TIMELINE_OPEN_END, FALSE },
  { N_ ("planned"), DOSSIER_TIMELINE_LASTS, DOSSIER_TIMELINE_PLANNED, 0, FALSE },
  { N_ ("alleged or disputed"), DOSSIER_TIMELINE_LASTS, DOSSIER_TIMELINE_ALLEGED, 0, FALSE },
  { N_ ("denied, or did not come about"), DOSSIER_TIMELINE_LASTS, DOSSIER_TIMELINE_DENIED, 0,
    FALSE },
};

/**
 * dossier_timeline_signs_get:
 * @n_signs: (out): how many
 *
 * Returns: (transfer none): all forms. Any thread.
 */
const DossierTimelineSign *
dossier_timeline_signs_get (guint *n_signs)
{
  *n_signs = G_N_ELEMENTS (signs);
  return signs;
}

/**
 * dossier_timeline_sign_init:
 * @x: where its room begins
 * @row: which row it stands on
 * @event: (out): an event of that form
 * @item: (out): where it is drawn
 */
void
dossier_timeline_sign_init (const DossierTimelineSign *self, double x, guint row,
                            DossierTimelineEvent *event, DossierTimelineItem *item)
{
  double middle = x + BAR_WIDTH / 2.0;

  *event = (DossierTimelineEvent){ .form = (guint8) self->form,
                                   .state = (guint8) self->state,
                                   .flags = (guint8) self->flags };
  *item = (DossierTimelineItem){ .row = row, .is_dot = self->is_dot };
  item->x0 = self->is_dot ? middle - DOSSIER_TIMELINE_DOT / 2.0 : x;
  item->x1 = self->is_dot ? middle + DOSSIER_TIMELINE_DOT / 2.0 : x + BAR_WIDTH;
}
