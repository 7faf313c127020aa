#pragma once

#include "base/edtf.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierDayCalendar:
 *
 * Shows which days a date may be: the days of one or two months, the months of up to four years;
 * nothing for more than that. Form says the kind: hollow for one day of several, filled for what
 * lasts. Main thread.
 */
#define DOSSIER_TYPE_DAY_CALENDAR (dossier_day_calendar_get_type ())
G_DECLARE_FINAL_TYPE (DossierDayCalendar, dossier_day_calendar, DOSSIER, DAY_CALENDAR, GtkWidget)

GtkWidget *dossier_day_calendar_new (void);
void dossier_day_calendar_set_date (DossierDayCalendar *self, const DossierEdtf *edtf,
                                    gint64 published);

G_END_DECLS
