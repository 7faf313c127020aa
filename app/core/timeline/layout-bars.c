/* What lasts: bars, in the order of their beginnings, each in the first row that has room. */
#include "timeline/layout-private.h"

#define GAP        DOSSIER_LAYOUT_GAP
#define MIN_BAR    DOSSIER_LAYOUT_MIN_BAR
#define LABEL_MAX  DOSSIER_LAYOUT_LABEL_MAX
#define INSIDE_MIN 44.0                       /* a bar as long as this carries its own label */
#define NEAR       1e-6                       /* pixels: days and back are not exact */
#define FAR        (4 * DOSSIER_LAYOUT_BLOCK) /* outside of the view, where a bar may end as well */

/* Bars on their way into rows. */
typedef struct
{
  DossierPlacing *placing;
  int last_items[DOSSIER_LAYOUT_MAX_ROWS]; /* the last item of each row, or -1 */
  guint runs[DOSSIER_TIMELINE_N_RUNS];     /* runs of bars that the lane has */
  guint n_runs;
  guint cell; /* that the last bar began in */
} Bars;

/* Longer ones first of those that begin together. */
static gboolean
is_before (const DossierTimelineEvent *a, const DossierTimelineEvent *b)
{
  if (a->first != b->first)
    return a->first < b->first;
  if (a->last != b->last)
    return a->last > b->last;
  return a->id < b->id;
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer index)
{
  const DossierTimelineEvent *x = dossier_timeline_index_get (index, *(const guint32 *) a);
  const DossierTimelineEvent *y = dossier_timeline_index_get (index, *(const guint32 *) b);

  return is_before (x, y) ? -1 : is_before (y, x);
}

static void
init_item (const DossierPlacing *p, guint32 slot, DossierTimelineItem *item)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (p->index, slot);

  *item = (DossierTimelineItem){ .slot = slot };
  item->x0 = MAX (dossier_axis_get_x (p->axis, event->first), p->left - FAR);
  item->x1 = MIN (dossier_placing_get_end_x (p, event->last), p->right + FAR);
  item->x1 = MAX (item->x1, item->x0 + MIN_BAR);
}

/* Room for the label of a bar: within it, or behind it. */
static void
label_bar (DossierPlacing *p, DossierTimelineItem *bar)
{
  double seen_from = MAX (bar->x0, p->left);
  double seen_to = MIN (bar->x1, p->right);
  double width = MIN (p->measure (p->data, bar->slot), LABEL_MAX * 2);

  bar->label_inside = seen_to - seen_from >= MIN (INSIDE_MIN, width + 2 * GAP)
                      && seen_to - seen_from >= MIN (width + 2 * GAP, LABEL_MAX / 2);
  if (bar->label_inside)
    {
      bar->label_x = seen_from + GAP;
      bar->label_width = MIN (width, seen_to - seen_from - 2 * GAP + 2.0);
    }
  else
    {
      bar->label_x = bar->x1 + DOSSIER_LAYOUT_LABEL_GAP;
      bar->label_width = MIN (width, LABEL_MAX);
    }
}

static const DossierLayoutTaken *
get_last (const DossierPlacing *p, guint row)
{
  GArray *taken = p->taken[row];

  return taken->len > 0 ? &g_array_index (taken, DossierLayoutTaken, taken->len - 1) : NULL;
}

/* From where on a row has room for another bar, if the label before is made as short as need be. */
static double
get_free_x (const DossierPlacing *p, guint row)
{
  const DossierLayoutTaken *last = get_last (p, row);

  return last != NULL ? last->x1 + GAP / 2 : -G_MAXDOUBLE;
}

/* The first row where the bar and all labels have room; else the one that costs least of a label. */
static int
choose_row (const DossierPlacing *p, const DossierTimelineItem *bar)
{
  int best = -1;
  double room = 0.0;

  for (guint r = 0; r < p->n_bar_rows; r++)
    {
      const DossierLayoutTaken *last = get_last (p, r);

      if (last == NULL || last->last <= bar->x0)
        return (int) r;
      if (get_free_x (p, r) <= bar->x0 + NEAR && (best < 0 || bar->x0 - last->x1 > room))
        {
          best = (int) r;
          room = bar->x0 - last->x1;
        }
    }
  return best;
}

/* Returns: whether a row had room */
static gboolean
place_bar (Bars *bars, guint32 slot)
{
  DossierPlacing *p = bars->placing;
  GArray *items = p->out->items;
  DossierLayoutTaken taken;
  DossierTimelineItem bar;
  int row;

  init_item (p, slot, &bar);
  row = choose_row (p, &bar);
  if (row < 0)
    return FALSE;
  label_bar (p, &bar);
  if (bars->last_items[row] >= 0)
    {
      DossierTimelineItem *before =
          &g_array_index (items, DossierTimelineItem, bars->last_items[row]);
      DossierLayoutTaken *last =
          &g_array_index (p->taken[row], DossierLayoutTaken, p->taken[row]->len - 1);

      dossier_layout_shorten_label (before, bar.x0);
      last->last = MIN (last->last, MAX (dossier_layout_label_end (before), before->x1));
    }
  bar.row = (guint) row;
  bars->last_items[row] = (int) items->len;
  g_array_append_val (items, bar);
  taken = (DossierLayoutTaken){ bar.x0, bar.x1, dossier_layout_label_end (&bar) };
  g_array_append_val (p->taken[row], taken);
  return TRUE;
}

/* Bars that began before the first cell and reach into it. The day before the cell is in all of these,
 * so only the first of them, as many as there are rows, can have one. */
static void
place_early_bars (Bars *bars)
{
  DossierPlacing *p = bars->placing;
  gint64 day = p->edges[0];
  guint32 slots[DOSSIER_TIMELINE_N_RUNS * DOSSIER_LAYOUT_MAX_ROWS] = { 0 };
  guint n = 0;

  for (guint i = 0; i < bars->n_runs; i++)
    {
      const DossierTimelineRun *run = p->lane->runs[bars->runs[i]];
      gint64 earliest = dossier_timeline_run_earliest (bars->runs[i], day - 1);
      guint place = dossier_timeline_run_seek (run, 0, earliest);
      guint end = dossier_timeline_run_seek (run, place, day);

      for (guint found = 0; found < p->n_bar_rows; found++)
        {
          place = dossier_timeline_run_find_reaching (run, place, end, day - 1);
          if (place == end)
            break;
          slots[n++] = g_array_index (run->slots, guint32, place++);
        }
      p->at[bars->runs[i]] = end;
    }
  g_qsort_with_data (slots, (int) n, sizeof *slots, compare_slots, p->index);
  for (guint i = 0; i < n && place_bar (bars, slots[i]); i++)
    ;
}

/* The number of a run whose next bar is the first of all; DOSSIER_TIMELINE_N_RUNS behind the last one. */
static guint
find_next_run (const Bars *bars)
{
  const DossierPlacing *p = bars->placing;
  const DossierTimelineEvent *best = NULL;
  guint best_run = DOSSIER_TIMELINE_N_RUNS;

  for (guint i = 0; i < bars->n_runs; i++)
    {
      const DossierTimelineRun *run = p->lane->runs[bars->runs[i]];
      guint place = p->at[bars->runs[i]];
      const DossierTimelineEvent *event;

      if (place == run->firsts->len
          || g_array_index (run->firsts, gint64, place) >= p->edges[p->n_cells]
          || (best != NULL && g_array_index (run->firsts, gint64, place) > best->first))
        continue;
      event = dossier_timeline_index_get (p->index, g_array_index (run->slots, guint32, place));
      if (best != NULL && is_before (best, event))
        continue;
      best = event;
      best_run = bars->runs[i];
    }
  return best_run;
}

/* No row has room for the bar that comes next in @run: goes on where one has. */
static void
skip_bars (Bars *bars, guint run)
{
  DossierPlacing *p = bars->placing;
  double x = get_free_x (p, 0);
  gint64 day;

  p->at[run]++; /* also where days are too far off to be told apart */
  for (guint r = 1; r < p->n_bar_rows; r++)
    x = MIN (x, get_free_x (p, r));
  day = dossier_axis_find_day (p->axis, x - NEAR) + 1;
  for (guint i = 0; i < bars->n_runs; i++)
    p->at[bars->runs[i]] =
        dossier_timeline_run_seek (p->lane->runs[bars->runs[i]], p->at[bars->runs[i]], day);
}

/* How many begin in each cell; those that have a row are taken off afterwards. */
static void
count_bars (const Bars *bars)
{
  DossierPlacing *p = bars->placing;

  for (guint i = 0; i < bars->n_runs; i++)
    {
      const DossierTimelineRun *run = p->lane->runs[bars->runs[i]];
      guint place = p->at[bars->runs[i]];

      for (guint cell = 0; cell < p->n_cells; cell++)
        {
          guint end = dossier_timeline_run_seek (run, place, p->edges[cell + 1]);

          p->spilled[cell] += end - place;
          place = end;
        }
    }
}

static void
place_next_bars (Bars *bars)
{
  DossierPlacing *p = bars->placing;
  guint run;

  while ((run = find_next_run (bars)) < DOSSIER_TIMELINE_N_RUNS)
    {
      const DossierTimelineRun *owner = p->lane->runs[run];
      gint64 first = g_array_index (owner->firsts, gint64, p->at[run]);

      if (!place_bar (bars, g_array_index (owner->slots, guint32, p->at[run])))
        {
          skip_bars (bars, run);
          continue;
        }
      p->at[run]++;
      while (bars->cell + 1 < p->n_cells && first >= p->edges[bars->cell + 1])
        bars->cell++;
      p->spilled[bars->cell]--;
    }
}

/* Places what is drawn as a bar. The work goes by bars that have a row, and by cells. */
void
dossier_placing_place_bars (DossierPlacing *self)
{
  Bars bars = { .placing = self };

  for (guint run = self->n_short; run < DOSSIER_TIMELINE_N_RUNS; run++)
    if (self->lane->runs[run] != NULL && self->lane->runs[run]->slots->len > 0)
      bars.runs[bars.n_runs++] = run;
  for (guint r = 0; r < DOSSIER_LAYOUT_MAX_ROWS; r++)
    bars.last_items[r] = -1;
  place_early_bars (&bars);
  count_bars (&bars);
  place_next_bars (&bars);
}

/* Whether bars leave a row free between two pixels; @room: (out): up to where a label may go. The
 * place in the row is kept for what comes next, which may stand a little further left. */
gboolean
dossier_placing_is_free_of_bars (DossierPlacing *self, guint row, double x0, double x1,
                                 double *room)
{
  DossierLayoutRow *kept = &self->rows[row];
  GArray *taken = self->taken[row];
  guint i;

  while (kept->bar < taken->len
         && g_array_index (taken, DossierLayoutTaken, kept->bar).last <= x0 - 2 * MIN_BAR)
    kept->bar++;
  for (i = kept->bar; i < taken->len && g_array_index (taken, DossierLayoutTaken, i).last <= x0;
       i++)
    ;
  *room = i < taken->len ? g_array_index (taken, DossierLayoutTaken, i).x0 : G_MAXDOUBLE;
  return *room > x1 + 2.0;
}
