#include "timeline/layout-private.h"

#include <math.h>

#define CELL    DOSSIER_TIMELINE_CELL
#define BLOCK   DOSSIER_LAYOUT_BLOCK
#define BEFORE  240.0 /* the first cell is at least so far left of the view */
#define GAP     DOSSIER_LAYOUT_GAP
#define MIN_BAR DOSSIER_LAYOUT_MIN_BAR

/**
 * dossier_timeline_layout_new:
 *
 * Returns: (transfer full): empty
 */
DossierTimelineLayout *
dossier_timeline_layout_new (void)
{
  DossierTimelineLayout *self = g_new0 (DossierTimelineLayout, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (DossierTimelineItem));
  self->crowds = g_array_new (FALSE, TRUE, sizeof (DossierTimelineCrowd));
  return self;
}

void
dossier_timeline_layout_free (DossierTimelineLayout *self)
{
  g_array_unref (self->items);
  g_array_unref (self->crowds);
  g_free (self);
}

/* Where @day ends, in pixels of the view. */
double
dossier_placing_get_end_x (const DossierPlacing *self, gint64 day)
{
  return dossier_axis_get_x (self->axis, dossier_day_is_finite (day) ? day + 1 : day);
}

/* The first day whose middle, where its dots stand, is not left of @x. */
gint64
dossier_placing_find_middle (const DossierPlacing *self, double x)
{
  return dossier_axis_find_day (self->axis, x - self->axis->scale / 2.0 - 1e-6) + 1;
}

/* Where something else may stand behind an item and its label. */
double
dossier_layout_label_end (const DossierTimelineItem *item)
{
  return item->label_width > 0.0 && !item->label_inside
             ? item->label_x + item->label_width + 2 * GAP
             : item->x1 + GAP;
}

/* Makes the label of an earlier item end before @x. */
void
dossier_layout_shorten_label (DossierTimelineItem *item, double x)
{
  if (item->label_width <= 0.0 || item->label_inside)
    return;
  item->label_width = MIN (item->label_width, x - GAP - item->label_x);
  if (item->label_width < DOSSIER_LAYOUT_LABEL_MIN)
    item->label_width = 0.0;
}

/* What is drawn as a dot depends on the scale, and in a lane of one row everything is. */
static guint
count_short_runs (const DossierPlacing *p)
{
  guint run = 0;

  if (p->n_rows < 2)
    return DOSSIER_TIMELINE_N_RUNS;
  while (run < DOSSIER_TIMELINE_OPEN_RUN
         && (run == 0 || (double) dossier_timeline_run_longest (run) * p->axis->scale < MIN_BAR))
    run++;
  return run;
}

/* The first thing behind @x in a row. */
static double
find_next_x (const DossierTimelineLayout *out, guint row, double x)
{
  double next = G_MAXDOUBLE;

  for (guint i = 0; i < out->items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (out->items, DossierTimelineItem, i);

      if (item->row == row && item->x0 > x)
        next = MIN (next, item->x0);
    }
  for (guint i = 0; i < out->crowds->len; i++)
    {
      const DossierTimelineCrowd *crowd = &g_array_index (out->crowds, DossierTimelineCrowd, i);

      if (row >= crowd->top_row && crowd->x > x)
        next = MIN (next, crowd->x);
    }
  return next;
}

/* A title is short as long as others may want its row; when all are placed it has what is left. */
static void
widen_labels (DossierPlacing *p)
{
  for (guint i = 0; i < p->out->items->len; i++)
    {
      DossierTimelineItem *item = &g_array_index (p->out->items, DossierTimelineItem, i);
      double room;

      if (item->label_inside || item->label_width < DOSSIER_LAYOUT_LABEL_MAX)
        continue;
      room = find_next_x (p->out, item->row, item->x0) - GAP - item->label_x;
      item->label_width = CLAMP (MIN (p->measure (p->data, item->slot), room),
                                 DOSSIER_LAYOUT_LABEL_MAX, DOSSIER_LAYOUT_LABEL_WIDEST);
    }
}

static void
drop_unseen (DossierPlacing *p)
{
  GArray *items = p->out->items;
  guint kept = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const DossierTimelineItem *item = &g_array_index (items, DossierTimelineItem, i);
      double end =
          item->label_inside ? item->x1 : MAX (item->x1, item->label_x + item->label_width);

      if (end >= p->left && item->x0 < p->right)
        g_array_index (items, DossierTimelineItem, kept++) = *item;
    }
  g_array_set_size (items, kept);
}

/* Cuts the time that is seen into cells. */
static void
begin (DossierPlacing *p)
{
  p->n_bar_rows = MAX (1, p->n_rows - 1);
  p->start = floor ((p->left - BEFORE - p->axis->offset) / BLOCK) * BLOCK + p->axis->offset;
  p->n_cells = (guint) ceil ((p->right - p->start) / CELL);
  p->spilled = g_new0 (guint, p->n_cells);
  p->edges = g_new (gint64, p->n_cells + 1);
  for (guint i = 0; i <= p->n_cells; i++)
    p->edges[i] = dossier_placing_find_middle (p, p->start + i * CELL);
  for (guint r = 0; r < p->n_rows; r++)
    {
      p->taken[r] = g_array_new (FALSE, FALSE, sizeof (DossierLayoutTaken));
      p->rows[r] = (DossierLayoutRow){ -G_MAXDOUBLE, -G_MAXDOUBLE, -1, 0 };
    }
}

static void
end (DossierPlacing *p)
{
  for (guint r = 0; r < p->n_rows; r++)
    g_array_unref (p->taken[r]);
  g_free (p->edges);
  g_free (p->spilled);
}

/**
 * dossier_timeline_layout_place:
 * @index: finished
 * @lane: which
 * @left: the first pixel that is seen
 * @right: the one behind the last
 * @n_rows: rows that the lane has; with one, everything is counted
 * @measure: how wide a title is; it is asked only where there is room
 *
 * Places what one lane shows. Nothing overlaps: first the bars, then dots where these leave room,
 * and where not all dots of a cell have room, their number. The work goes by cells and rows, not by
 * events. Panning does not move what is placed against its neighbours.
 */
void
dossier_timeline_layout_place (DossierTimelineLayout *self, DossierTimelineIndex *index, guint lane,
                               const DossierTimelineAxis *axis, double left, double right,
                               guint n_rows, DossierTimelineMeasure measure, gpointer data)
{
  DossierPlacing p = { .out = self,
                       .index = index,
                       .lane = dossier_timeline_index_get_lane (index, lane),
                       .axis = axis,
                       .left = left,
                       .right = right,
                       .n_rows = CLAMP (n_rows, 1, DOSSIER_LAYOUT_MAX_ROWS),
                       .measure = measure,
                       .data = data };

  g_array_set_size (self->items, 0);
  g_array_set_size (self->crowds, 0);
  if (p.lane->n_events == 0 || right <= left)
    return;
  begin (&p);
  p.n_short = count_short_runs (&p);
  dossier_placing_place_bars (&p);
  dossier_placing_place_cells (&p);
  widen_labels (&p);
  drop_unseen (&p);
  end (&p);
}
