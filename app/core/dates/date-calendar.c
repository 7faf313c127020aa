#include "dates/date-resolver.h"

#include "base/day.h"

/* Which year, or which month, a date of the calendar is of that does not say so. From counting on
 * newswire: a month with a day is the nearest such date either side. */

/* Only where the nearest lies farther away than this does the tense of the verb decide, … */
#define NEAR_DAYS 40
/* … and the other is not so many times as far. */
#define FAR_TIMES 3
/* Of EDTF's seasons the first that is a quarter or half. */
#define FIRST_DIVISION 33
static gint64
year_of (gint64 day)
{
  gint64 year;
  int month, day_of_month;

  dossier_day_to_civil (day, &year, &month, &day_of_month);
  return year;
}

/* Easter Sunday by the Gregorian reckoning: the Sunday after the full moon of the church that
 * falls on or after 21 March. */
static gint64
easter_of (gint64 year)
{
  gint64 golden = year % 19, century = year / 100;
  gint64 moon =
      (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  gint64 full;

  /* Of the 30 places of the moon two are moved by a day, so that none comes twice in 19 years. */
  if (moon == 29 || (moon == 28 && golden > 10))
    moon--;
  full = dossier_day_from_civil (year, 3, 21) + moon;
  return full + 7 - dossier_day_weekday (full) % 7;
}

/* A feast on the second Sunday, or the last Monday, of a month. */
static gboolean
fill_nth_weekday (const DateMeaning *meaning, gint64 year, DateValue *value)
{
  DateMeaning nth = *meaning;
  DateValue month;
  gint64 first = dossier_day_from_civil (year, meaning->month, 1);

  return first != DOSSIER_DAY_NONE && date_value_of_unit (&month, DATE_UNIT_MONTH, first)
         && date_resolve_nth (&nth, &month, value);
}

/* The parts of the calendar in @year. */
static gboolean
fill_calendar (const DateMeaning *meaning, gint64 year, DateValue *value)
{
  gint64 day;

  if (meaning->has_easter)
    return year > 0
           && date_value_of_unit (value, DATE_UNIT_DAY, easter_of (year) + meaning->easter);
  if (meaning->season != 0)
    return date_value_of_season (value, year, meaning->season);
  if (meaning->month == 0)
    {
      if (meaning->unit < DATE_UNIT_YEAR)
        return FALSE;
      day = dossier_day_from_civil (year, 1, 1);
      return date_value_of_unit (value, meaning->unit, day);
    }
  if (meaning->is_holiday && meaning->ordinal != 0)
    return fill_nth_weekday (meaning, year, value);
  day = dossier_day_from_civil (year, meaning->month, meaning->day != 0 ? meaning->day : 1);
  return day != DOSSIER_DAY_NONE
         && date_value_of_unit (value, meaning->day != 0 ? DATE_UNIT_DAY : DATE_UNIT_MONTH, day);
}

/* How far a value lies from the anchor; 0 when it holds it. */
static gint64
distance (const DateValue *value, gint64 anchor)
{
  if (value->last < anchor)
    return value->last - anchor;
  return value->first > anchor ? value->first - anchor : 0;
}

static gboolean
suits (const DateMeaning *meaning, const DateValue *value)
{
  return meaning->weekday == 0 || dossier_day_weekday (value->first) == meaning->weekday;
}

/* “Filed for bankruptcy in January”, in November: had it been another year's it would say so. */
static gboolean
is_of_this_year (const DateMeaning *meaning, const DateValue *value, gint64 anchor)
{
  return meaning->tense < 0 && !meaning->is_reported && value->last < anchor
         && year_of (value->last) == year_of (anchor);
}

/* Whether @value is a better guess than @best: nearer, and on the side of its verb. */
static gboolean
is_better (const DateMeaning *meaning, const DateValue *value, const DateValue *best, gint64 anchor)
{
  gint64 ours = distance (value, anchor), theirs = distance (best, anchor);
  gboolean is_ours_right = ours == 0 || (ours < 0) == (meaning->tense < 0);
  gboolean is_theirs_right = theirs == 0 || (theirs < 0) == (meaning->tense < 0);

  if (ABS (meaning->tense) > 1 && is_ours_right != is_theirs_right
      && ((meaning->day == 0 && meaning->tense < 0) || MIN (ABS (ours), ABS (theirs)) > NEAR_DAYS))
    return is_ours_right;
  if (is_of_this_year (meaning, value, anchor) || is_of_this_year (meaning, best, anchor))
    return is_of_this_year (meaning, value, anchor);
  if (meaning->tense != 0 && is_ours_right != is_theirs_right
      && MIN (ABS (ours), ABS (theirs)) > NEAR_DAYS
      && MAX (ABS (ours), ABS (theirs)) < FAR_TIMES * MIN (ABS (ours), ABS (theirs)))
    return is_ours_right;
  return ABS (ours) < ABS (theirs);
}

/* The year is missing: the nearest in which it is right. */
static gboolean
find_year (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  int reach = meaning->weekday != 0 || (meaning->month == 2 && meaning->day == 29) ? 8 : 1;
  gboolean is_found = FALSE;

  for (gint64 year = year_of (anchor) - reach; year <= year_of (anchor) + reach; year++)
    {
      DateValue candidate;
      if (!fill_calendar (meaning, year, &candidate) || !suits (meaning, &candidate))
        continue;
      /* The quarter in which something was lost is over. */
      if (meaning->season >= FIRST_DIVISION && meaning->tense < 0 && candidate.last >= anchor)
        continue;
      if (!is_found || is_better (meaning, &candidate, value, anchor))
        *value = candidate;
      is_found = TRUE;
    }
  return is_found;
}

/* “Last September”: the latest that ended before the anchor's month; “next”: the first that
 * begins after it; “this”: that of the anchor's year. */
static gboolean
find_named (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  gint64 year = year_of (anchor);
  gboolean is_last = meaning->which == DATE_LAST;

  /* In January “this winter” is the one that began in December. */
  if (meaning->which == DATE_THIS && fill_calendar (meaning, year - 1, value)
      && value->last >= anchor)
    return TRUE;
  if (meaning->which == DATE_THIS)
    {
      if (!fill_calendar (meaning, year, value))
        return FALSE;
      /* “This winter has been mild”, in March. */
      return meaning->season == 0 || meaning->tense >= 0 || value->first <= anchor
             || meaning->base != DATE_FROM_PUBLICATION || fill_calendar (meaning, year - 1, value);
    }
  for (gint64 i = -1; i <= 2; i++)
    {
      if (!fill_calendar (meaning, is_last ? year - i : year + i, value))
        return FALSE;
      if (is_last ? value->last < anchor : value->first > anchor)
        return TRUE;
    }
  return FALSE;
}

/* A day without its month: “the 25th”. */
static gboolean
find_month (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  gboolean is_found = FALSE;

  for (int i = -2; i <= 2; i++)
    {
      gint64 year, day;
      DateValue candidate;
      int month, day_of_month;

      dossier_day_to_civil (dossier_day_add_months (anchor, i), &year, &month, &day_of_month);
      day = dossier_day_from_civil (year, month, meaning->day);
      if (day == DOSSIER_DAY_NONE || !date_value_of_unit (&candidate, DATE_UNIT_DAY, day)
          || !suits (meaning, &candidate))
        continue;
      if (meaning->tense > 0 ? day < anchor : meaning->tense < 0 && day > anchor)
        continue;
      if (!is_found || ABS (day - anchor) < ABS (value->first - anchor))
        *value = candidate;
      is_found = TRUE;
    }
  return is_found;
}

/**
 * date_resolve_calendar:
 * @meaning: DATE_CALENDAR
 * @anchor: the day from which the year or the month is found, where they are not said
 * @value: (out): what it is then
 *
 * Returns: FALSE where there is no such day
 */
gboolean
date_resolve_calendar (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  if (meaning->has_year)
    return fill_calendar (meaning, meaning->year, value);
  if (meaning->has_year_shift)
    return fill_calendar (meaning, year_of (anchor) + meaning->year, value);
  if (meaning->month == 0 && meaning->season == 0 && !meaning->has_easter)
    return meaning->day != 0 && find_month (meaning, anchor, value);
  if (meaning->which != DATE_BARE)
    return find_named (meaning, anchor, value)
           && (meaning->count < 2 || meaning->season == 0
               || date_value_of_season (value, value->year - (meaning->count - 1),
                                        meaning->season));
  return find_year (meaning, anchor, value);
}
