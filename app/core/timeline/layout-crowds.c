/* Cells with more events than can be told apart. */
#include "timeline/layout-private.h"

#define CELL DOSSIER_TIMELINE_CELL

static void
count_columns (DossierPlacing *p, DossierTimelineCrowd *crowd, const guint *ends)
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
                          : dossier_timeline_run_seek (p->lane->runs[run], place,
                                                       dossier_placing_find_middle (p, x));

          crowd->columns[c] += end - place;
          place = end;
        }
    }
}

/* The rows from the bottom up that no bar crosses in a cell. */
static guint
find_top_row (DossierPlacing *p, double x)
{
  guint top = p->n_rows - 1;
  double room;

  while (top > 0 && dossier_placing_is_free_of_bars (p, top - 1, x, x + CELL, &room))
    top--;
  return top;
}

/* Nothing else stands in the rows of a crowd, within its cell. */
static void
take_rows (DossierPlacing *p, guint top_row, double x)
{
  for (guint r = top_row; r < p->n_rows; r++)
    {
      DossierLayoutRow *row = &p->rows[r];

      if (row->last >= 0)
        dossier_layout_shorten_label (
            &g_array_index (p->out->items, DossierTimelineItem, row->last), x);
      row->last = -1;
      row->shape_end = row->label_end = x + CELL;
    }
}

/* Puts the number of what begins in a cell: @n events of the short runs, and bars without room. */
void
dossier_placing_place_crowd (DossierPlacing *p, guint cell, guint n, const guint *ends)
{
  double x = p->start + cell * CELL;
  DossierTimelineCrowd crowd = { .x = x, .width = CELL, .n_events = n + p->spilled[cell] };

  crowd.first_day = p->edges[cell];
  crowd.last_day = p->edges[cell + 1] - 1;
  crowd.top_row = find_top_row (p, x);
  /* A dot of the cell before may reach into this one. */
  for (guint r = crowd.top_row; r < p->n_rows; r++)
    crowd.x = MAX (crowd.x, MIN (p->rows[r].shape_end, x + CELL / 2.0));
  crowd.width = x + CELL - crowd.x;
  crowd.n_columns = (guint) (crowd.width / DOSSIER_TIMELINE_COLUMN);
  count_columns (p, &crowd, ends);
  take_rows (p, crowd.top_row, x);
  if (x + CELL >= p->left)
    g_array_append_val (p->out->crowds, crowd);
}
