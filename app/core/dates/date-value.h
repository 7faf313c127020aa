#pragma once

#include "dates/date-meaning.h"

G_BEGIN_DECLS

/* What a meaning comes to. Inside dates/ only. */

#define DATE_MAX_VALUES 8

/* One time: a unit of the calendar, or one time between two. */
typedef struct
{
  DateUnit unit; /* how precisely the ends are written */
  gboolean is_range;
  gboolean is_span;   /* all the time between the ends */
  gint64 first, last; /* days, as in base/day.h; of a range its ends, which may be open */
  int season;         /* 21–41 with DATE_UNIT_SEASON */
  gint64 year;        /* of the season */
} DateValue;

/* The times of which it is one, because the day it is counted from is not known for sure. */
typedef struct
{
  guint n;
  DateValue values[DATE_MAX_VALUES];
} DateValues;

gboolean date_value_of_unit (DateValue *value, DateUnit unit, gint64 day);
gboolean date_value_of_range (DateValue *value, DateUnit unit, gint64 first, gint64 last);
gboolean date_value_of_days (DateValue *value, DateUnit unit, gint64 first, gint64 last);
gboolean date_value_of_season (DateValue *value, gint64 year, int season);
void date_value_take_portion (DateValue *value, DatePortion portion, gint64 anchor);
void date_values_add (DateValues *values, const DateValue *value);
void date_values_sort (DateValues *values);
char *date_value_write_end (const DateValue *value, gboolean is_late);
char *date_values_write (const DateValues *values, const char *mark);

G_END_DECLS
