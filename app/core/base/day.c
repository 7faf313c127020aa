#include "base/day.h"

/* The Gregorian calendar repeats after 400 years. */
#define CYCLE_YEARS 400
#define CYCLE_DAYS  146097
/* Days from 0000-03-01, where the counting below begins, to 1970-01-01. */
#define EPOCH_SHIFT 719468

static gint64
divide_down (gint64 value, gint64 by)
{
  return value / by - (value % by < 0 ? 1 : 0);
}

/**
 * dossier_year_is_leap:
 * @year: an astronomical year
 *
 * Returns: whether @year has a 29 February. Any thread.
 */
gboolean
dossier_year_is_leap (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/**
 * dossier_month_length:
 * @year: an astronomical year
 * @month: 1 to 12
 *
 * Returns: the number of days of that month. Any thread.
 */
int
dossier_month_length (gint64 year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  return lengths[month - 1] + (month == 2 && dossier_year_is_leap (year) ? 1 : 0);
}

/**
 * dossier_day_from_civil:
 * @year: an astronomical year, at most DOSSIER_YEAR_MAX away from 0
 * @month: 1 to 12
 * @day: 1 to the length of the month
 *
 * Returns: the day number, or DOSSIER_DAY_NONE for an impossible date. Any thread.
 */
gint64
dossier_day_from_civil (gint64 year, int month, int day)
{
  if (year < -DOSSIER_YEAR_MAX || year > DOSSIER_YEAR_MAX || month < 1 || month > 12 || day < 1
      || day > dossier_month_length (year, month))
    return DOSSIER_DAY_NONE;

  /* Counting years from March puts the leap day at the end, where it shifts nothing. From March
   * on, months are 31, 30, 31, 30, 31 days in turn: 153 days in five months. */
  gint64 march_year = month <= 2 ? year - 1 : year;
  gint64 cycle = divide_down (march_year, CYCLE_YEARS);
  gint64 year_of_cycle = march_year - cycle * CYCLE_YEARS;
  int march_month = (month + 9) % 12;
  gint64 day_of_year = (153 * march_month + 2) / 5 + day - 1;
  gint64 leap_days = year_of_cycle / 4 - year_of_cycle / 100;

  return cycle * CYCLE_DAYS + year_of_cycle * 365 + leap_days + day_of_year - EPOCH_SHIFT;
}

/**
 * dossier_day_to_civil:
 * @number: a finite day number
 * @year: (out): the astronomical year
 * @month: (out): 1 to 12
 * @day: (out): 1 to 31
 *
 * The inverse of dossier_day_from_civil(). Any thread.
 */
void
dossier_day_to_civil (gint64 number, gint64 *year, int *month, int *day)
{
  g_return_if_fail (dossier_day_is_finite (number));

  gint64 cycle = divide_down (number + EPOCH_SHIFT, CYCLE_DAYS);
  gint64 rest = number + EPOCH_SHIFT - cycle * CYCLE_DAYS;
  /* Take out the leap days before, then every year has 365 days. The last day of a cycle, of a
   * century and of four years are leap days or their gaps. */
  gint64 year_of_cycle = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
  gint64 day_of_year = rest - (year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100);
  int march_month = (int) ((5 * day_of_year + 2) / 153);

  *day = (int) (day_of_year - (153 * march_month + 2) / 5 + 1);
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = cycle * CYCLE_YEARS + year_of_cycle + (*month <= 2 ? 1 : 0);
}

/**
 * dossier_day_weekday:
 * @number: a finite day number
 *
 * Returns: 1 for Monday to 7 for Sunday, as GDateWeekday. Any thread.
 */
int
dossier_day_weekday (gint64 number)
{
  /* Day 0 was a Thursday. */
  gint64 shifted = number % 7 + 3;

  return (int) ((shifted + 7) % 7) + 1;
}

/**
 * dossier_day_add_months:
 * @number: a finite day number
 * @months: how many months to go forward, or back when negative
 *
 * A day that the month reached does not have becomes that month's last day. Any thread.
 *
 * Returns: the day number, or an infinity when the year leaves the range of day numbers
 */
gint64
dossier_day_add_months (gint64 number, gint64 months)
{
  gint64 year;
  int month, day;

  dossier_day_to_civil (number, &year, &month, &day);
  gint64 count = year * 12 + month - 1 + months;
  year = divide_down (count, 12);
  month = (int) (count - year * 12) + 1;
  if (year < -DOSSIER_YEAR_MAX)
    return DOSSIER_DAY_MINUS_INFINITY;
  if (year > DOSSIER_YEAR_MAX)
    return DOSSIER_DAY_PLUS_INFINITY;

  return dossier_day_from_civil (year, month, MIN (day, dossier_month_length (year, month)));
}

/**
 * dossier_day_is_finite:
 * @number: a day number, DOSSIER_DAY_NONE or an infinity
 *
 * Returns: whether @number stands for a day of the calendar. Any thread.
 */
gboolean
dossier_day_is_finite (gint64 number)
{
  return number > DOSSIER_DAY_NONE && number < DOSSIER_DAY_PLUS_INFINITY;
}

/**
 * dossier_day_today:
 *
 * Returns: the day number of today in local time. Any thread.
 */
gint64
dossier_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return dossier_day_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                 g_date_time_get_day_of_month (now));
}
