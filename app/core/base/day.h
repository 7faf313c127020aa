#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is a number in the proleptic Gregorian calendar: day 0 is 1970-01-01, day -1 the day
 * before. Years are astronomical, as in EDTF: year 0 is 1 BC, year -1 is 2 BC. */
#define DOSSIER_DAY_MINUS_INFINITY G_MININT64
#define DOSSIER_DAY_PLUS_INFINITY  G_MAXINT64
#define DOSSIER_DAY_NONE           (G_MININT64 + 1) /* no day known: not a point in time */

/* Days of years of up to 16 digits fit into 63 bits with room for arithmetic. */
#define DOSSIER_YEAR_MAX G_GINT64_CONSTANT (9999999999999999)

gboolean dossier_year_is_leap (gint64 year);
int dossier_month_length (gint64 year, int month);
gint64 dossier_day_from_civil (gint64 year, int month, int day);
void dossier_day_to_civil (gint64 number, gint64 *year, int *month, int *day);
int dossier_day_weekday (gint64 number);
gint64 dossier_day_add_months (gint64 number, gint64 months);
gboolean dossier_day_is_finite (gint64 number);
gint64 dossier_day_today (void);

G_END_DECLS
