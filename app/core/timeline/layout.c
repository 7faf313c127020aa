#include "timeline/layout.h"

#include <math.h>
#include <string.h>

#define CELL       DOSSIER_TIMELINE_CELL
#define DOT        DOSSIER_TIMELINE_DOT
#define MIN_BAR    28.0  /* what is shorter is drawn as a dot */
#define BLOCK      480.0 /* placing begins at a multiple of it, so that panning moves nothing */
#define BEFORE     240.0 /* and at least so far left of the view */
#define GAP        8.0
#define LABEL_GAP  5.0
#define LABEL_MAX  190.0
#define LABEL_MIN  30.0
#define INSIDE_MIN 44.0 /* a bar as long as this carries its own label */
#define MAX_ROWS   16
#define MAX_EARLY  1024 /* bars that began before the view, of each length */

/* A stretch of a row that something stands on. */
typedef struct
{
  double x0;
  double x1;   /* end of the shape */
  double last; /* end of its label */
} Taken;

/* Where the next dot of a row can stand. */
typedef struct
{
  double shape_end;
  double label_end;
  int last;  /* item whose label ends there, or -1 */
  guint bar; /* the first bar of the row that is not left of here */
} Row;

typedef struct
{
  DossierTimelineLayout *out;
  DossierTimelineIndex *index;
  DossierTimelineLane *lane;
  const DossierTimelineAxis *axis;
  double left;
  double right;
  double start; /* of the first cell */
  guint n_rows;
  guint n_bar_rows;
  DossierTimelineMeasure measure;
  gpointer data;

  GArray *bars; /* of DossierTimelineItem, candidates */
  GArray *taken[MAX_ROWS];
  Row rows[MAX_ROWS];
  guint *spilled; /* bars of each cell that had no room */
  guint n_cells;
  guint at[DOSSIER_TIMELINE_N_RUNS]; /* of each run of dots: the first event of the next cell */
  guint n_short;                     /* runs before this one are drawn as dots */
} Placing;

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

static double
day_end_x (const Placing *p, gint64 day)
{
  return dossier_axis_get_x (p->axis, dossier_day_is_finite (day) ? day + 1 : day);
}

/* The cells are counted from the first one; a bar from before it belongs to that. */
static guint
cell_of (const Placing *p, double x)
{
  return (guint) CLAMP ((x - p->start) / CELL, 0.0, (double) p->n_cells - 1.0);
}

/* The first day whose middle, where its dots stand, is not left of @x. */
static gint64
cell_day (const Placing *p, double x)
{
  return dossier_axis_find_day (p->axis, x - p->axis->scale / 2.0 - 1e-6) + 1;
}

static void
add_bar (Placing *p, guint32 slot)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (p->index, slot);
  DossierTimelineItem item = { .slot = slot };

  item.x0 = MAX (dossier_axis_get_x (p->axis, event->first), p->left - BLOCK * 4);
  item.x1 = MIN (day_end_x (p, event->last), p->right + BLOCK * 4);
  if (item.x1 >= p->start && item.x0 < p->right)
    g_array_append_val (p->bars, item);
}

/* Bars that began before the first cell and reach into it. */
static void
add_early_bars (Placing *p, guint run, gint64 day)
{
  DossierTimelineRun *bars = p->lane->runs[run];
  gint64 longest =
      run == DOSSIER_TIMELINE_OPEN_RUN ? G_MAXINT64 : dossier_timeline_run_longest (run);
  gint64 from = day < G_MININT64 + longest ? G_MININT64 : day - longest;
  guint low = dossier_timeline_run_seek (bars, 0, from);
  guint high = dossier_timeline_run_seek (bars, low, day);

  low = high - low > MAX_EARLY ? high - MAX_EARLY : low;
  for (guint i = low; i < high; i++)
    add_bar (p, g_array_index (bars->slots, guint32, i));
}

/* Bars that begin in a cell; of very many only as many as could ever stand there. */
static void
add_bars_of_cell (Placing *p, guint run, guint cell, guint *place)
{
  DossierTimelineRun *bars = p->lane->runs[run];
  guint end = dossier_timeline_run_seek (bars, *place, cell_day (p, p->start + (cell + 1) * CELL));
  guint keep = MIN (end - *place, 4 * p->n_bar_rows);

  for (guint i = 0; i < keep; i++)
    add_bar (p, g_array_index (bars->slots, guint32, *place + i));
  p->spilled[cell] += end - *place - keep;
  *place = end;
}

static int
compare_bars (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierTimelineItem *x = a;
  const DossierTimelineItem *y = b;
  const DossierTimelineEvent *e = dossier_timeline_index_get (data, x->slot);
  const DossierTimelineEvent *f = dossier_timeline_index_get (data, y->slot);

  if (e->first != f->first)
    return e->first < f->first ? -1 : 1;
  if (e->last != f->last)
    return e->last > f->last ? -1 : 1;
  return e->id < f->id ? -1 : e->id > f->id;
}

static void
collect_bars (Placing *p)
{
  gint64 day = cell_day (p, p->start);

  for (guint run = p->n_short; run < DOSSIER_TIMELINE_N_RUNS; run++)
    {
      guint place;

      if (p->lane->runs[run] == NULL)
        continue;
      add_early_bars (p, run, day);
      place = dossier_timeline_run_seek (p->lane->runs[run], 0, day);
      for (guint cell = 0; cell < p->n_cells; cell++)
        add_bars_of_cell (p, run, cell, &place);
    }
  g_array_sort_with_data (p->bars, compare_bars, p->index);
}

/* Room for the label of a bar: within it, or behind it. */
static void
label_bar (Placing *p, DossierTimelineItem *bar)
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
      bar->label_x = bar->x1 + LABEL_GAP;
      bar->label_width = MIN (width, LABEL_MAX);
    }
}

static double
label_end (const DossierTimelineItem *item)
{
  return item->label_width > 0.0 && !item->label_inside
             ? item->label_x + item->label_width + 2 * GAP
             : item->x1 + GAP;
}

/* Makes the label of an earlier item end before @x. */
static void
shorten_label (DossierTimelineItem *item, double x)
{
  if (item->label_width <= 0.0 || item->label_inside)
    return;
  item->label_width = MIN (item->label_width, x - GAP - item->label_x);
  if (item->label_width < LABEL_MIN)
    item->label_width = 0.0;
}

/* The first row where the bar and all labels have room; else the one that costs least of a label. */
static int
choose_bar_row (const Placing *p, const DossierTimelineItem *bar)
{
  int best = -1;
  double room = 0.0;

  for (guint r = 0; r < p->n_bar_rows; r++)
    {
      const Taken *taken =
          p->taken[r]->len > 0 ? &g_array_index (p->taken[r], Taken, p->taken[r]->len - 1) : NULL;

      if (taken == NULL || taken->last <= bar->x0)
        return (int) r;
      if (taken->x1 + GAP / 2 <= bar->x0 && (best < 0 || bar->x0 - taken->x1 > room))
        {
          best = (int) r;
          room = bar->x0 - taken->x1;
        }
    }
  return best;
}

static void
place_bar (Placing *p, DossierTimelineItem *bar, int *last_items)
{
  int row;

  bar->x1 = MAX (bar->x1, bar->x0 + MIN_BAR);
  label_bar (p, bar);
  row = choose_bar_row (p, bar);
  if (row < 0)
    {
      p->spilled[cell_of (p, bar->x0)]++;
      return;
    }
  if (last_items[row] >= 0)
    {
      DossierTimelineItem *before =
          &g_array_index (p->out->items, DossierTimelineItem, last_items[row]);
      Taken *taken = &g_array_index (p->taken[row], Taken, p->taken[row]->len - 1);

      shorten_label (before, bar->x0);
      taken->last = MIN (taken->last, MAX (label_end (before), before->x1));
    }
  bar->row = (guint) row;
  last_items[row] = (int) p->out->items->len;
  g_array_append_val (p->out->items, *bar);
  g_array_append_vals (p->taken[row], &(Taken){ bar->x0, bar->x1, label_end (bar) }, 1);
}

static void
place_bars (Placing *p)
{
  int last_items[MAX_ROWS];

  for (guint r = 0; r < MAX_ROWS; r++)
    last_items[r] = -1;
  collect_bars (p);
  for (guint i = 0; i < p->bars->len; i++)
    place_bar (p, &g_array_index (p->bars, DossierTimelineItem, i), last_items);
}

/* Whether bars leave a row free between two pixels; @room: (out): up to where a label may go. The
 * place in the row is kept for what comes next, which may stand a little further left. */
static gboolean
is_free_of_bars (Placing *p, guint r, double x0, double x1, double *room)
{
  Row *row = &p->rows[r];
  GArray *taken = p->taken[r];
  guint i;

  while (row->bar < taken->len && g_array_index (taken, Taken, row->bar).last <= x0 - 2 * MIN_BAR)
    row->bar++;
  for (i = row->bar; i < taken->len && g_array_index (taken, Taken, i).last <= x0; i++)
    ;
  *room = i < taken->len ? g_array_index (taken, Taken, i).x0 : G_MAXDOUBLE;
  return *room > x1 + 2.0;
}

static int
choose_dot_row (Placing *p, double x0, double x1, double *room)
{
  int best = -1;
  double most = 0.0;

  for (guint r = 0; r < p->n_rows; r++)
    {
      const Row *row = &p->rows[r];
      double limit;

      if (!is_free_of_bars (p, r, x0, x1, &limit) || row->shape_end > x0)
        continue;
      if (row->label_end <= x0)
        {
          *room = limit;
          return (int) r;
        }
      if (best < 0 || x0 - row->shape_end > most)
        {
          best = (int) r;
          most = x0 - row->shape_end;
          *room = limit;
        }
    }
  return best;
}

static gboolean
place_dot (Placing *p, guint32 slot)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (p->index, slot);
  double middle = (dossier_axis_get_x (p->axis, event->first) + day_end_x (p, event->last)) / 2.0;
  DossierTimelineItem item = { .slot = slot, .is_dot = TRUE };
  double room = 0.0;
  int r;
  Row *row;

  item.x0 = middle - DOT / 2.0;
  item.x1 = middle + DOT / 2.0;
  r = choose_dot_row (p, item.x0 - 1.0, item.x1, &room);
  if (r < 0)
    return FALSE;
  row = &p->rows[r];
  if (row->last >= 0 && row->label_end > item.x0)
    shorten_label (&g_array_index (p->out->items, DossierTimelineItem, row->last), item.x0);
  item.row = (guint) r;
  item.label_x = item.x1 + LABEL_GAP + (event->flags & DOSSIER_TIMELINE_UNCERTAIN ? 9.0 : 0.0);
  if (room - GAP - item.label_x >= LABEL_MIN)
    item.label_width = MIN (MIN (p->measure (p->data, slot), LABEL_MAX), room - GAP - item.label_x);
  row->last = (int) p->out->items->len;
  row->shape_end = item.x1 + 3.0;
  row->label_end = label_end (&item);
  g_array_append_val (p->out->items, item);
  return TRUE;
}

/* Counts what begins in a cell; @at gets the ends of its events in each run. */
static guint
count_cell (Placing *p, double x, guint *ends)
{
  gint64 day = cell_day (p, x + CELL);
  guint n = 0;

  for (guint run = 0; run < p->n_short; run++)
    if (p->lane->runs[run] != NULL)
      {
        ends[run] = dossier_timeline_run_seek (p->lane->runs[run], p->at[run], day);
        n += ends[run] - p->at[run];
      }
  return n;
}

static void
count_columns (Placing *p, DossierTimelineCrowd *crowd, const guint *ends)
{
  for (guint run = 0; run < p->n_short; run++)
    {
      guint place = p->at[run];

      if (p->lane->runs[run] == NULL || ends[run] == place)
        continue;
      for (guint c = 0; c < crowd->n_columns; c++)
        {
          double x = crowd->x + (c + 1) * DOSSIER_TIMELINE_COLUMN;
          guint end = c + 1 == crowd->n_columns
                          ? ends[run]
                          : dossier_timeline_run_seek (p->lane->runs[run], place, cell_day (p, x));

          crowd->columns[c] += end - place;
          place = end;
        }
    }
}

/* The rows from the bottom up that no bar crosses in a cell. */
static guint
find_top_row (Placing *p, double x)
{
  guint top = p->n_rows - 1;
  double room;

  while (top > 0 && is_free_of_bars (p, top - 1, x, x + CELL, &room))
    top--;
  return top;
}

static void
place_crowd (Placing *p, double x, guint cell, guint n, const guint *ends)
{
  DossierTimelineCrowd crowd = { .x = x, .width = CELL, .n_events = n + p->spilled[cell] };

  crowd.first_day = cell_day (p, x);
  crowd.last_day = cell_day (p, x + CELL) - 1;
  crowd.top_row = find_top_row (p, x);
  /* A dot of the cell before may reach into this one. */
  for (guint r = crowd.top_row; r < p->n_rows; r++)
    crowd.x = MAX (crowd.x, MIN (p->rows[r].shape_end, x + CELL / 2.0));
  crowd.width = x + CELL - crowd.x;
  crowd.n_columns = (guint) (crowd.width / DOSSIER_TIMELINE_COLUMN);
  count_columns (p, &crowd, ends);
  for (guint r = crowd.top_row; r < p->n_rows; r++)
    {
      Row *row = &p->rows[r];

      if (row->last >= 0)
        shorten_label (&g_array_index (p->out->items, DossierTimelineItem, row->last), x);
      row->last = -1;
      row->shape_end = row->label_end = x + CELL;
    }
  if (x + CELL >= p->left)
    g_array_append_val (p->out->crowds, crowd);
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierTimelineEvent *e = dossier_timeline_index_get (data, *(const guint32 *) a);
  const DossierTimelineEvent *f = dossier_timeline_index_get (data, *(const guint32 *) b);

  if (e->first != f->first)
    return e->first < f->first ? -1 : 1;
  return e->id < f->id ? -1 : e->id > f->id;
}

/* Tries to place each event of a cell by itself; what was tried is taken back when one has no room. */
static gboolean
place_dots (Placing *p, guint n, const guint *ends)
{
  guint32 *slots = g_newa (guint32, n + 1);
  guint before = p->out->items->len;
  Row rows[MAX_ROWS];
  double widths[MAX_ROWS];
  guint filled = 0;

  for (guint run = 0; run < p->n_short; run++)
    for (guint i = p->at[run]; p->lane->runs[run] != NULL && i < ends[run]; i++)
      slots[filled++] = g_array_index (p->lane->runs[run]->slots, guint32, i);
  g_qsort_with_data (slots, (int) n, sizeof *slots, compare_slots, p->index);
  memcpy (rows, p->rows, sizeof rows);
  for (guint r = 0; r < p->n_rows; r++)
    widths[r] = rows[r].last < 0
                    ? 0.0
                    : g_array_index (p->out->items, DossierTimelineItem, rows[r].last).label_width;
  for (guint i = 0; i < n; i++)
    {
      if (place_dot (p, slots[i]))
        continue;
      g_array_set_size (p->out->items, before);
      memcpy (p->rows, rows, sizeof rows);
      for (guint r = 0; r < p->n_rows; r++)
        if (rows[r].last >= 0)
          g_array_index (p->out->items, DossierTimelineItem, rows[r].last).label_width = widths[r];
      return FALSE;
    }
  return TRUE;
}

static void
place_cells (Placing *p)
{
  guint ends[DOSSIER_TIMELINE_N_RUNS];
  gint64 day = cell_day (p, p->start);

  for (guint run = 0; run < p->n_short; run++)
    if (p->lane->runs[run] != NULL)
      p->at[run] = dossier_timeline_run_seek (p->lane->runs[run], 0, day);
  for (guint cell = 0; cell < p->n_cells; cell++)
    {
      double x = p->start + cell * CELL;
      guint n = count_cell (p, x, ends);

      if (n > 0 || p->spilled[cell] > 0)
        {
          if (p->spilled[cell] > 0 || n > 4 * p->n_rows || p->n_rows < 2
              || !place_dots (p, n, ends))
            place_crowd (p, x, cell, n, ends);
        }
      for (guint run = 0; run < p->n_short; run++)
        p->at[run] = ends[run];
    }
}

/* What is drawn as a dot depends on the scale, and in a lane of one row everything is. */
static guint
count_short_runs (const Placing *p)
{
  guint run = 0;

  if (p->n_rows < 2)
    return DOSSIER_TIMELINE_N_RUNS;
  while (run < DOSSIER_TIMELINE_OPEN_RUN
         && (run == 0 || (double) dossier_timeline_run_longest (run) * p->axis->scale < MIN_BAR))
    run++;
  return run;
}

static void
drop_unseen (Placing *p)
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
  Placing p = { .out = self,
                .index = index,
                .axis = axis,
                .left = left,
                .right = right,
                .n_rows = CLAMP (n_rows, 1, MAX_ROWS),
                .measure = measure,
                .data = data };

  g_array_set_size (self->items, 0);
  g_array_set_size (self->crowds, 0);
  p.lane = dossier_timeline_index_get_lane (index, lane);
  if (p.lane->n_events == 0 || right <= left)
    return;
  p.n_bar_rows = MAX (1, p.n_rows - 1);
  p.start = floor ((left - BEFORE - axis->offset) / BLOCK) * BLOCK + axis->offset;
  p.n_cells = (guint) ceil ((right - p.start) / CELL);
  p.spilled = g_new0 (guint, p.n_cells);
  p.bars = g_array_new (FALSE, FALSE, sizeof (DossierTimelineItem));
  for (guint r = 0; r < p.n_rows; r++)
    {
      p.taken[r] = g_array_new (FALSE, FALSE, sizeof (Taken));
      p.rows[r] = (Row){ -G_MAXDOUBLE, -G_MAXDOUBLE, -1, 0 };
    }
  p.n_short = count_short_runs (&p);
  if (p.n_short < DOSSIER_TIMELINE_N_RUNS)
    place_bars (&p);
  place_cells (&p);
  drop_unseen (&p);
  for (guint r = 0; r < p.n_rows; r++)
    g_array_unref (p.taken[r]);
  g_array_unref (p.bars);
  g_free (p.spilled);
}
