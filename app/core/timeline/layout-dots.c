/* What is short: dots where bars leave room for all of a cell, else their number. */
#include "timeline/layout-private.h"

#include <string.h>

#define CELL      DOSSIER_TIMELINE_CELL
#define DOT       DOSSIER_TIMELINE_DOT
#define GAP       DOSSIER_LAYOUT_GAP
#define LABEL_GAP DOSSIER_LAYOUT_LABEL_GAP
#define LABEL_MAX DOSSIER_LAYOUT_LABEL_MAX
#define LABEL_MIN DOSSIER_LAYOUT_LABEL_MIN

static int
choose_dot_row (DossierPlacing *p, double x0, double x1, double *room)
{
  int best = -1;
  double most = 0.0;

  for (guint r = 0; r < p->n_rows; r++)
    {
      const DossierLayoutRow *row = &p->rows[r];
      double limit;

      if (!dossier_placing_is_free_of_bars (p, r, x0, x1, &limit) || row->shape_end > x0)
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
place_dot (DossierPlacing *p, guint32 slot)
{
  const DossierTimelineEvent *event = dossier_timeline_index_get (p->index, slot);
  double middle =
      (dossier_axis_get_x (p->axis, event->first) + dossier_placing_get_end_x (p, event->last))
      / 2.0;
  DossierTimelineItem item = { .slot = slot, .is_dot = TRUE };
  double room = 0.0;
  int r;
  DossierLayoutRow *row;

  item.x0 = middle - DOT / 2.0;
  item.x1 = middle + DOT / 2.0;
  r = choose_dot_row (p, item.x0 - 1.0, item.x1, &room);
  if (r < 0)
    return FALSE;
  row = &p->rows[r];
  if (row->last >= 0 && row->label_end > item.x0)
    dossier_layout_shorten_label (&g_array_index (p->out->items, DossierTimelineItem, row->last),
                                  item.x0);
  item.row = (guint) r;
  item.label_x = item.x1 + LABEL_GAP + (event->flags & DOSSIER_TIMELINE_UNCERTAIN ? 9.0 : 0.0);
  if (room - GAP - item.label_x >= LABEL_MIN)
    item.label_width = MIN (MIN (p->measure (p->data, slot), LABEL_MAX), room - GAP - item.label_x);
  row->last = (int) p->out->items->len;
  row->shape_end = item.x1 + 3.0;
  row->label_end = dossier_layout_label_end (&item);
  g_array_append_val (p->out->items, item);
  return TRUE;
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
place_dots (DossierPlacing *p, guint n, const guint *ends)
{
  guint32 *slots = g_newa (guint32, n + 1);
  guint before = p->out->items->len;
  DossierLayoutRow rows[DOSSIER_LAYOUT_MAX_ROWS];
  double widths[DOSSIER_LAYOUT_MAX_ROWS];
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

/* Counts what begins in a cell; @ends: (out): the end of it in each run. */
static guint
count_cell (DossierPlacing *p, guint cell, guint *ends)
{
  guint n = 0;

  for (guint run = 0; run < p->n_short; run++)
    if (p->lane->runs[run] != NULL)
      {
        ends[run] = dossier_timeline_run_seek (p->lane->runs[run], p->at[run], p->edges[cell + 1]);
        n += ends[run] - p->at[run];
      }
  return n;
}

/* Whether each event of a cell can be tried by itself. */
static gboolean
has_few (const DossierPlacing *p, guint cell, guint n)
{
  return p->n_rows >= 2 && p->spilled[cell] == 0 && n <= 4 * p->n_rows;
}

/* Places what is drawn as a dot, after the bars. */
void
dossier_placing_place_cells (DossierPlacing *self)
{
  guint ends[DOSSIER_TIMELINE_N_RUNS] = { 0 };

  for (guint run = 0; run < self->n_short; run++)
    if (self->lane->runs[run] != NULL)
      self->at[run] = dossier_timeline_run_seek (self->lane->runs[run], 0, self->edges[0]);
  for (guint cell = 0; cell < self->n_cells; cell++)
    {
      guint n = count_cell (self, cell, ends);

      if (n + self->spilled[cell] > 0 && (!has_few (self, cell, n) || !place_dots (self, n, ends)))
        dossier_placing_place_crowd (self, cell, n, ends);
      memcpy (self->at, ends, self->n_short * sizeof *ends);
    }
}
