#pragma once

#include "timeline/layout.h"

G_BEGIN_DECLS

#define DOSSIER_LAYOUT_MAX_ROWS     16
#define DOSSIER_LAYOUT_MIN_BAR      28.0 /* what is shorter is drawn as a dot */
#define DOSSIER_LAYOUT_BLOCK        480.0 /* placing begins at a multiple of it: panning moves nothing */
#define DOSSIER_LAYOUT_GAP          8.0
#define DOSSIER_LAYOUT_LABEL_GAP    5.0
#define DOSSIER_LAYOUT_LABEL_MAX    190.0 /* while things are placed */
#define DOSSIER_LAYOUT_LABEL_WIDEST 380.0 /* where nothing else wants the room */
#define DOSSIER_LAYOUT_LABEL_MIN    30.0

/* A stretch of a row that a bar stands on. */
typedef struct
{
  double x0;
  double x1;   /* end of the shape */
  double last; /* end of its label */
} DossierLayoutTaken;

/* Where the next dot of a row can stand. */
typedef struct
{
  double shape_end;
  double label_end;
  int last;  /* item whose label ends there, or -1 */
  guint bar; /* the first bar of the row that is not left of here */
} DossierLayoutRow;

/**
 * DossierPlacing:
 * @start: pixel of the first cell, left of the view
 * @n_bar_rows: how many of the rows bars may take; the last is left to dots
 * @n_short: runs before this one are drawn as dots
 * @edges: (array length=n_cells + 1): the first day of each cell, by its middle, and behind the last
 * @spilled: (array length=n_cells): bars that begin in each cell and have no room
 * @at: of each run, the first event that is not placed or counted yet
 *
 * One lane on its way to a layout. Time is cut into cells as wide as a crowd.
 */
typedef struct
{
  DossierTimelineLayout *out;
  DossierTimelineIndex *index;
  DossierTimelineLane *lane;
  const DossierTimelineAxis *axis;
  double left;
  double right;
  double start;
  guint n_rows;
  guint n_bar_rows;
  guint n_short;
  DossierTimelineMeasure measure;
  gpointer data;

  guint n_cells;
  gint64 *edges;
  guint *spilled;
  GArray *taken[DOSSIER_LAYOUT_MAX_ROWS]; /* of DossierLayoutTaken, from left to right */
  DossierLayoutRow rows[DOSSIER_LAYOUT_MAX_ROWS];
  guint at[DOSSIER_TIMELINE_N_RUNS];
} DossierPlacing;

/* layout.c */
double dossier_placing_get_end_x (const DossierPlacing *self, gint64 day);
gint64 dossier_placing_find_middle (const DossierPlacing *self, double x);
double dossier_layout_label_end (const DossierTimelineItem *item);
void dossier_layout_shorten_label (DossierTimelineItem *item, double x);

/* layout-bars.c */
void dossier_placing_place_bars (DossierPlacing *self);
gboolean dossier_placing_is_free_of_bars (DossierPlacing *self, guint row, double x0, double x1,
                                          double *room);

/* layout-dots.c */
void dossier_placing_place_cells (DossierPlacing *self);

/* layout-crowds.c */
void dossier_placing_place_crowd (DossierPlacing *self, guint cell, guint n, const guint *ends);

G_END_DECLS
