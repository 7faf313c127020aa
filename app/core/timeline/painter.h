#pragma once

#include "timeline/layout.h"
#include "timeline/pen.h"

G_BEGIN_DECLS

#define DOSSIER_TIMELINE_ROW        27.0 /* pixels from one row to the next */
#define DOSSIER_TIMELINE_BAR_HEIGHT 19.0 /* height of a bar */
#define DOSSIER_TIMELINE_PAD        9.0  /* above the first row of a lane */

/**
 * DossierTimelineInk:
 * @page: behind everything
 * @text: titles
 * @lane: what the shapes of a lane are drawn with
 * @accent: around what is selected
 *
 * What shapes are drawn with. Form says what is known, so that none of these carries a meaning alone.
 */
typedef struct
{
  DossierTimelineColour page;
  DossierTimelineColour text;
  DossierTimelineColour lane;
  DossierTimelineColour accent;
} DossierTimelineInk;

double dossier_timeline_row_y (guint row);
DossierTimelineItem dossier_timeline_item_within (const DossierTimelineItem *item,
                                                  const DossierTimelineEvent *event, double left,
                                                  double right);
void dossier_timeline_paint_item (DossierTimelinePen *pen, const DossierTimelineInk *ink,
                                  const DossierTimelineEvent *event,
                                  const DossierTimelineItem *item);
void dossier_timeline_paint_ring (DossierTimelinePen *pen, const DossierTimelineInk *ink,
                                  const DossierTimelineItem *item, gboolean has_focus);
void dossier_timeline_paint_crowd (DossierTimelinePen *pen, const DossierTimelineInk *ink,
                                   const DossierTimelineCrowd *crowd, guint n_rows,
                                   gboolean is_selected);
void dossier_timeline_paint_fold (DossierTimelinePen *pen, const DossierTimelineInk *ink, double x,
                                  double y, double width, double height);
DossierTimelineColour dossier_timeline_lane_colour (guint lane, gboolean is_dark);

G_END_DECLS
