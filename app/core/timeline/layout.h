#pragma once

#include "timeline/axis.h"

G_BEGIN_DECLS

#define DOSSIER_TIMELINE_COLUMN    3.0  /* pixels of one bar of a crowd */
#define DOSSIER_TIMELINE_CELL      48.0 /* pixels of a crowd */
#define DOSSIER_TIMELINE_N_COLUMNS 16   /* a cell's */
#define DOSSIER_TIMELINE_DOT       12.0 /* pixels of an event too short for a bar */

/* An event where it is drawn; pixels of the view. */
typedef struct
{
  guint32 slot;
  guint row;
  double x0; /* of its shape */
  double x1;
  double label_x;
  double label_width; /* 0: no room */
  gboolean is_dot;
  gboolean label_inside;
} DossierTimelineItem;

/* A place with more events than can be told apart. */
typedef struct
{
  double x;
  double width;
  guint top_row; /* it stands on this row and all below */
  guint n_events;
  gint64 first_day; /* of which the events begin */
  gint64 last_day;
  guint n_columns;
  guint columns[DOSSIER_TIMELINE_N_COLUMNS]; /* how many begin in each */
} DossierTimelineCrowd;

/* One lane of one frame. */
typedef struct
{
  GArray *items;  /* of DossierTimelineItem, from left to right within each row */
  GArray *crowds; /* of DossierTimelineCrowd */
} DossierTimelineLayout;

/* Returns: how wide the title of the event in @slot is, in pixels */
typedef double (*DossierTimelineMeasure) (gpointer data, guint32 slot);

DossierTimelineLayout *dossier_timeline_layout_new (void);
void dossier_timeline_layout_free (DossierTimelineLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineLayout, dossier_timeline_layout_free)
void dossier_timeline_layout_place (DossierTimelineLayout *self, DossierTimelineIndex *index,
                                    guint lane, const DossierTimelineAxis *axis, double left,
                                    double right, guint n_rows, DossierTimelineMeasure measure,
                                    gpointer data);

G_END_DECLS
