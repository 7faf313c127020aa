#include "timeline/plan.h"

#include "timeline/painter.h"

#include <math.h>

#define MAX_ROWS   12
#define MIN_HEIGHT 64.0
/* More lanes than this wait behind the others until they are asked for. */
#define SHOWN_LANES 200

static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierTimelineLane *x =
      dossier_timeline_index_get_lane (data, ((const DossierLaneChoice *) a)->lane);
  const DossierTimelineLane *y =
      dossier_timeline_index_get_lane (data, ((const DossierLaneChoice *) b)->lane);

  if ((x->name == NULL) != (y->name == NULL))
    return x->name == NULL ? 1 : -1;
  if (x->n_events != y->n_events)
    return x->n_events > y->n_events ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static void
clear_choice (gpointer choice)
{
  g_free (((DossierLaneChoice *) choice)->name);
}

/**
 * dossier_timeline_order_new:
 *
 * Returns: (transfer full): of #DossierLaneChoice, empty
 */
GArray *
dossier_timeline_order_new (void)
{
  GArray *order = g_array_new (FALSE, TRUE, sizeof (DossierLaneChoice));

  g_array_set_clear_func (order, clear_choice);
  return order;
}

/**
 * dossier_timeline_order_add:
 * @record: what the lane is about, or 0
 * @name: (nullable): of a lane without a record
 *
 * Puts a lane behind the others.
 */
void
dossier_timeline_order_add (GArray *order, gint64 record, const char *name, gboolean folded,
                            gboolean hidden)
{
  DossierLaneChoice choice = { DOSSIER_NO_LANE, record, NULL, folded, hidden };

  choice.name = record == 0 ? g_strdup (name) : NULL;
  g_array_append_val (order, choice);
}

/**
 * dossier_timeline_order_adopt:
 * @order: what was chosen, perhaps of another index
 * @hide_others: whether lanes that were not chosen stay away
 *
 * Finds the lanes of @order in @index. What @index has besides comes behind them: lanes with most
 * events first, what is in no lane last; of very many only the first are shown.
 */
void
dossier_timeline_order_adopt (GArray *order, DossierTimelineIndex *index, gboolean hide_others)
{
  guint n_lanes = dossier_timeline_index_get_n_lanes (index);
  g_autofree guint8 *chosen = g_malloc0 (n_lanes + 1);
  g_autoptr (GArray) rest = g_array_new (FALSE, TRUE, sizeof (DossierLaneChoice));

  for (guint i = 0; i < order->len; i++)
    {
      DossierLaneChoice *choice = &g_array_index (order, DossierLaneChoice, i);

      if (dossier_timeline_index_find_lane (index, choice->record, choice->name, &choice->lane))
        chosen[choice->lane] = 1;
      else
        choice->lane = DOSSIER_NO_LANE;
    }
  for (guint i = 0; i < n_lanes; i++)
    if (!chosen[i])
      g_array_append_vals (rest, &(DossierLaneChoice){ .lane = i }, 1);
  g_array_sort_with_data (rest, compare_lanes, index);
  for (guint i = 0; i < rest->len; i++)
    {
      guint place = g_array_index (rest, DossierLaneChoice, i).lane;
      const DossierTimelineLane *lane = dossier_timeline_index_get_lane (index, place);

      dossier_timeline_order_add (order, lane->record, lane->name, FALSE,
                                  hide_others || order->len >= SHOWN_LANES);
      g_array_index (order, DossierLaneChoice, order->len - 1).lane = place;
    }
}

static double
height_of (guint n_rows)
{
  return MAX (MIN_HEIGHT, 2.0 * DOSSIER_TIMELINE_PAD + n_rows * DOSSIER_TIMELINE_ROW);
}

/* Rows that a lane has by its number of events; the view does not change it, so nothing jumps. */
static guint
count_rows (const DossierTimelineLane *lane)
{
  return CLAMP (1 + g_bit_storage (lane->n_events), 2, 5);
}

/* Gives what is left of the height to the lanes with most events for their rows. */
static void
stretch (GArray *plan, DossierTimelineIndex *index, double left)
{
  while (left >= DOSSIER_TIMELINE_ROW)
    {
      DossierLanePlace *best = NULL;
      double most = 1.0;

      for (guint i = 0; i < plan->len; i++)
        {
          DossierLanePlace *place = &g_array_index (plan, DossierLanePlace, i);
          guint n = dossier_timeline_index_get_lane (index, place->lane)->n_events;

          if (!place->folded && place->n_rows < MAX_ROWS && (double) n / place->n_rows > most)
            {
              best = place;
              most = (double) n / place->n_rows;
            }
        }
      if (best == NULL)
        return;
      best->n_rows++;
      left -= height_of (best->n_rows) - best->height;
      best->height = height_of (best->n_rows);
    }
}

/**
 * dossier_timeline_plan_new:
 * @order: of #DossierLaneChoice
 * @height: that can be seen, in pixels
 *
 * Returns: (transfer full): of #DossierLanePlace, from top to bottom: lanes that are shown and have
 *   events
 */
GArray *
dossier_timeline_plan_new (DossierTimelineIndex *index, GArray *order, double height)
{
  GArray *plan = g_array_new (FALSE, TRUE, sizeof (DossierLanePlace));
  double y = 0.0;

  for (guint i = 0; i < order->len; i++)
    {
      const DossierLaneChoice *choice = &g_array_index (order, DossierLaneChoice, i);
      const DossierTimelineLane *lane;
      DossierLanePlace place = { .lane = choice->lane, .choice = i, .folded = choice->folded };

      if (choice->hidden || choice->lane == DOSSIER_NO_LANE)
        continue;
      lane = dossier_timeline_index_get_lane (index, choice->lane);
      if (lane->n_events == 0)
        continue;
      place.n_rows = place.folded ? 1 : count_rows (lane);
      place.height = place.folded ? DOSSIER_TIMELINE_FOLDED_LANE : height_of (place.n_rows);
      g_array_append_val (plan, place);
      y += place.height;
    }
  stretch (plan, index, height - y);
  y = 0.0;
  for (guint i = 0; i < plan->len; i++)
    {
      DossierLanePlace *place = &g_array_index (plan, DossierLanePlace, i);

      place->y = y;
      y += place->height;
    }
  return plan;
}
