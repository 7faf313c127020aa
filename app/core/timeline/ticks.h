#pragma once

#include "timeline/axis.h"

G_BEGIN_DECLS

/* A line of the calendar. */
typedef struct
{
  gint64 day;
  double x;
  char label[48];
  gboolean strong; /* where a larger unit begins, too */
} DossierTimelineTick;

typedef enum
{
  DOSSIER_TICKS_DAYS,
  DOSSIER_TICKS_MONTHS,
  DOSSIER_TICKS_YEARS,
} DossierTickUnit;

DossierTickUnit dossier_timeline_ticks_get_unit (const DossierTimelineAxis *axis);
GArray *dossier_timeline_ticks_new (const DossierTimelineAxis *axis, double left, double right);
char *dossier_timeline_day_to_label (gint64 day, DossierTickUnit unit);

G_END_DECLS
