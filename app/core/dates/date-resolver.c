#include "dates/date-resolver.h"

#include "base/day.h"

/* A week is Monday to Sunday. Rules from counting on newswire: a bare weekday is the nearest on or
 * before publication unless its verb is of the future; “next Friday” is that of the following
 * week. */

/* “Next Friday” is not the one of this week when that is so near that it would be called Friday. */
#define SOON_DAYS 3
/* Before Friday a weekend that was is not the coming one. */
#define WEEKEND_BEGINS 5
/* Days of an anchor that are tried one by one; a longer one is walked in steps. */
#define MAX_STEPS 366
/* So long into a year the one before it is reported on. */
#define REPORTING_MONTHS 4
/* So late in a year “the new year” is the next one. */
#define LAST_MONTHS 10

/* Whether what is missing in the words comes from another day. */
gboolean
date_meaning_needs_anchor (const DateMeaning *meaning)
{
  switch (meaning->kind)
    {
    case DATE_CALENDAR:
      return !meaning->has_year;
    case DATE_NOTHING:
    case DATE_LENGTH:
    case DATE_NTH:
    case DATE_RECURRING:
      return FALSE;
    default:
      return TRUE;
    }
}

static gint64
year_of (gint64 day)
{
  gint64 year;
  int month, day_of_month;

  dossier_day_to_civil (day, &year, &month, &day_of_month);
  return year;
}

static gint64
find_weekday (const DateMeaning *meaning, gint64 anchor)
{
  int ahead = meaning->weekday - dossier_day_weekday (anchor);

  if (meaning->has_week_shift)
    return anchor + ahead + (gint64) meaning->count * 7;
  if (meaning->which == DATE_THIS)
    return anchor + ahead;
  if (meaning->which == DATE_LAST)
    return anchor + (ahead >= 0 ? ahead - 7 : ahead);
  /* “The following Friday” is the first behind the day that was told. */
  if (meaning->which == DATE_NEXT && meaning->base == DATE_FROM_BEFORE)
    return anchor + (ahead <= 0 ? ahead + 7 : ahead);
  if (meaning->which == DATE_NEXT)
    return anchor + (ahead <= SOON_DAYS ? ahead + 7 : ahead);
  if (meaning->has_coming_week)
    return anchor + (ahead <= 0 ? ahead + 14 : ahead + 7);
  if (meaning->tense > 0)
    return anchor + (ahead < 0 ? ahead + 7 : ahead);
  return anchor + (ahead > 0 ? ahead - 7 : ahead);
}

/**
 * date_shift_day:
 * @day: (inout): a day; moves by @count units
 *
 * Returns: FALSE where that is too far
 */
gboolean
date_shift_day (DateUnit unit, gint64 count, gint64 *day)
{
  static const int months[] = {
    [DATE_UNIT_MONTH] = 1, [DATE_UNIT_SEASON] = 12,  [DATE_UNIT_QUARTER] = 3,
    [DATE_UNIT_YEAR] = 12, [DATE_UNIT_DECADE] = 120, [DATE_UNIT_CENTURY] = 1200,
  };

  if (ABS (count) > 100000)
    return FALSE;
  if (unit <= DATE_UNIT_WEEK)
    *day += count * (unit == DATE_UNIT_DAY ? 1 : 7);
  else
    *day = dossier_day_add_months (*day, count * months[unit]);
  return TRUE;
}

/* In spring “the full year” that is reported is the last one, and the new year has begun. */
static gint64
shift_of_year (const DateMeaning *meaning, gint64 anchor)
{
  gint64 year;
  int month, day;

  dossier_day_to_civil (anchor, &year, &month, &day);
  if (meaning->year_kind == DATE_YEAR_FULL)
    return month <= REPORTING_MONTHS && meaning->tense <= 0 ? -1 : 0;
  if (month >= LAST_MONTHS)
    return 1;
  return month <= REPORTING_MONTHS || meaning->tense < 0 ? 0 : 1;
}

/* “Two weeks ago” is a day, “last week” is a week. */
static gboolean
resolve_shift (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  DateUnit unit = meaning->unit;
  gint64 day = anchor, count = meaning->count;

  if (meaning->year_kind != DATE_YEAR_COUNTED)
    count = shift_of_year (meaning, anchor);
  if (!date_shift_day (unit, count, &day))
    return FALSE;
  /* “They won this weekend”, on a Monday */
  if (unit == DATE_UNIT_WEEKEND && meaning->which == DATE_THIS && meaning->tense < 0
      && dossier_day_weekday (day) < WEEKEND_BEGINS)
    day -= 7;
  if (unit == DATE_UNIT_WEEK && meaning->which == DATE_BARE && !meaning->is_current)
    unit = DATE_UNIT_DAY;
  return date_value_of_unit (value, unit, day);
}

/* “The past three years”: all of them. */
static gboolean
resolve_stretch (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  DateUnit unit = meaning->unit >= DATE_UNIT_YEAR  ? DATE_UNIT_YEAR
                  : meaning->unit > DATE_UNIT_WEEK ? DATE_UNIT_MONTH
                                                   : DATE_UNIT_DAY;
  gint64 day = anchor;

  /* “The previous three months” end where what was told begins. */
  if (!date_shift_day (meaning->unit, meaning->count, &day))
    return FALSE;
  if (meaning->base == DATE_FROM_BEFORE && meaning->count < 0)
    anchor--;
  if (!date_value_of_range (value, unit, MIN (day, anchor), MAX (day, anchor)))
    return FALSE;
  value->is_span = TRUE;
  return TRUE;
}

/* Counted from the event it is the day so many years on, from publication its year. */
static gboolean
resolve_anniversary (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  if (meaning->base == DATE_FROM_PUBLICATION)
    return date_value_of_unit (value, DATE_UNIT_YEAR, anchor);
  return date_value_of_unit (value, meaning->unit,
                             dossier_day_add_months (anchor, (gint64) meaning->ordinal * 12));
}

/* “Recently” is one time up to publication, “soon” one from then on. */
static gboolean
resolve_vague (const DateMeaning *meaning, gint64 anchor, DateValue *value)
{
  if (!date_value_of_unit (value, DATE_UNIT_DAY, anchor))
    return FALSE;
  value->is_range = meaning->count != 0;
  if (meaning->count < 0)
    value->first = DOSSIER_DAY_MINUS_INFINITY;
  if (meaning->count > 0)
    value->last = DOSSIER_DAY_PLUS_INFINITY;
  return TRUE;
}

static gboolean
resolve_kind (const DateMeaning *meaning, gint64 day, DateValue *value)
{
  switch (meaning->kind)
    {
    case DATE_CALENDAR:
      return date_resolve_calendar (meaning, day, value);
    case DATE_WEEKDAY:
      return date_value_of_unit (value, meaning->unit, find_weekday (meaning, day));
    case DATE_SHIFT:
      return resolve_shift (meaning, day, value);
    case DATE_STRETCH:
      return resolve_stretch (meaning, day, value);
    case DATE_ANNIVERSARY:
      return resolve_anniversary (meaning, day, value);
    case DATE_VAGUE:
      return resolve_vague (meaning, day, value);
    default:
      return FALSE;
    }
}

/**
 * date_resolve_on:
 * @day: the day it is counted from, or DOSSIER_DAY_NONE where date_meaning_needs_anchor() is FALSE
 * @value: (out): what it is then
 *
 * Returns: FALSE where the words have no value, or none that exists (30 February)
 */
gboolean
date_resolve_on (const DateMeaning *meaning, gint64 day, DateValue *value)
{
  gboolean is_known = dossier_day_is_finite (day) && ABS (day) < 3000000;

  if (!is_known && date_meaning_needs_anchor (meaning))
    return FALSE;
  if (!resolve_kind (meaning, is_known ? day : 0, value))
    return FALSE;
  if (meaning->portion != DATE_WHOLE)
    date_value_take_portion (value, meaning->portion, is_known ? day : DOSSIER_DAY_NONE);
  return TRUE;
}

/* A story goes on: what lies long before the date it has come to is of the next year. */
static gint64
year_in_story (const DateMeaning *meaning, const DateAnchor *anchor)
{
  gint64 year, other;
  int month, day;

  dossier_day_to_civil (anchor->first, &year, &month, &day);
  if (anchor->unit >= DATE_UNIT_YEAR || meaning->month == 0 || meaning->month >= month)
    return year;
  other = (month - meaning->month) * 2;
  return other > 12 ? year + 1 : year;
}

/* “On Feb. 12 … on the 23rd … on the 2nd”: the month goes on with the days. */
static int
month_in_story (const DateMeaning *meaning, const DateAnchor *anchor)
{
  gint64 year;
  int month, day;

  dossier_day_to_civil (anchor->first, &year, &month, &day);
  return meaning->day >= day ? month : month % 12 + 1;
}

/* Counting on from several days begins with the last, from a season with the first; years are
 * counted back from the year in which it ends. */
static gint64
counts_from (const DateMeaning *meaning, const DateAnchor *anchor)
{
  gboolean is_on = meaning->kind == DATE_CALENDAR
                       ? meaning->which == DATE_NEXT || meaning->has_year_shift
                   : meaning->count < 0 ? meaning->unit >= DATE_UNIT_YEAR
                                        : meaning->count > 0 && anchor->unit < DATE_UNIT_SEASON;

  return is_on ? anchor->last : anchor->first;
}

/* “The year-ago quarter”: as long as the one it is counted from. */
static gboolean
resolve_like (const DateMeaning *meaning, const DateAnchor *anchor, DateValue *value)
{
  gint64 first = anchor->first, behind, count = meaning->count;

  if (!dossier_day_is_finite (anchor->first) || !dossier_day_is_finite (anchor->last))
    return FALSE;
  behind = anchor->last + 1;
  if (meaning->has_year)
    count = meaning->year - year_of (anchor->first);
  if (!date_shift_day (meaning->unit, count, &first)
      || !date_shift_day (meaning->unit, count, &behind) || behind <= first)
    return FALSE;
  return date_value_of_days (value, anchor->unit, first, behind - 1);
}

/**
 * date_resolve:
 * @anchor: what it is counted from; may be a range of days
 * @values: (out): what it may be; none where it stays open
 *
 * Tries each day of the anchor. Time is bounded, whatever the anchor.
 */
void
date_resolve (const DateMeaning *meaning, const DateAnchor *anchor, DateValues *values)
{
  gboolean needs_anchor = date_meaning_needs_anchor (meaning);
  gint64 first = anchor->first, last = anchor->last, step;
  DateMeaning in_story = *meaning;
  DateValue value;

  values->n = 0;
  if (meaning->keeps_length && anchor->is_known)
    {
      if (resolve_like (meaning, anchor, &value))
        date_values_add (values, &value);
      return;
    }
  if (anchor->is_known && anchor->is_story && meaning->kind == DATE_CALENDAR && needs_anchor)
    {
      in_story.has_year = TRUE;
      if (meaning->month == 0 && meaning->season == 0 && !meaning->has_easter)
        in_story.month = month_in_story (meaning, anchor);
      in_story.year = year_in_story (&in_story, anchor);
      meaning = &in_story;
      needs_anchor = FALSE;
    }
  if (!anchor->is_known || anchor->is_yearless || !needs_anchor)
    {
      if (!needs_anchor && date_resolve_on (meaning, DOSSIER_DAY_NONE, &value))
        date_values_add (values, &value);
      return;
    }
  /* A day counted from a year is no day. */
  if (meaning->kind == DATE_SHIFT && meaning->unit < MIN (anchor->unit, DATE_UNIT_YEAR)
      && anchor->unit > DATE_UNIT_WEEK
      && (meaning->unit != DATE_UNIT_MONTH || anchor->unit > DATE_UNIT_QUARTER))
    return;
  if (meaning->base == DATE_FROM_BEFORE || (anchor->is_story && meaning->is_current))
    first = last = counts_from (meaning, anchor);
  step = (last - first) / MAX_STEPS + 1;
  for (gint64 day = first; day <= last; day += step)
    if (date_resolve_on (meaning, day, &value))
      date_values_add (values, &value);
  if (step > 1 && date_resolve_on (meaning, last, &value))
    date_values_add (values, &value);
}

/**
 * date_resolve_nth:
 * @meaning: DATE_NTH
 * @whole: what it is one of: a month, a year
 * @value: (out): the first week of @whole, its last Sunday
 *
 * Weeks are counted from the first day of the whole.
 *
 * Returns: FALSE where there are not so many
 */
gboolean
date_resolve_nth (const DateMeaning *meaning, const DateValue *whole, DateValue *value)
{
  int n = meaning->ordinal, count = MAX (meaning->count, 1);
  gint64 first = whole->first, last;

  if (!dossier_day_is_finite (first) || !dossier_day_is_finite (whole->last))
    return FALSE;
  if (meaning->weekday != 0)
    {
      int ahead = (meaning->weekday - dossier_day_weekday (first) + 7) % 7;
      int back = (dossier_day_weekday (whole->last) - meaning->weekday + 7) % 7;
      gint64 day = n > 0 ? first + ahead + (gint64) (n - 1) * 7 : whole->last - back;
      return day <= whole->last && date_value_of_unit (value, DATE_UNIT_DAY, day);
    }
  if (n < 0)
    {
      first = whole->last + 1;
      if (!date_shift_day (meaning->unit, -count, &first))
        return FALSE;
    }
  else if (!date_shift_day (meaning->unit, (gint64) (n - 1) * count, &first))
    return FALSE;
  last = first;
  if (!date_shift_day (meaning->unit, count, &last) || last - 1 > whole->last)
    return FALSE;
  if (count == 1 && meaning->unit != DATE_UNIT_WEEK && meaning->unit != DATE_UNIT_WEEKEND)
    return date_value_of_unit (value, meaning->unit, first);
  if (meaning->unit == DATE_UNIT_WEEKEND)
    return FALSE;
  return date_value_of_range (value,
                              meaning->unit >= DATE_UNIT_YEAR    ? DATE_UNIT_YEAR
                              : meaning->unit >= DATE_UNIT_MONTH ? DATE_UNIT_MONTH
                                                                 : DATE_UNIT_DAY,
                              first, last - 1);
}

static char *
write_yearless (int season, int month, int day)
{
  if (season != 0)
    return g_strdup_printf ("XXXX-%02d", season);
  if (month == 0)
    return NULL;
  return day == 0 ? g_strdup_printf ("XXXX-%02d", month)
                  : g_strdup_printf ("XXXX-%02d-%02d", month, day);
}

/* Counts in several years, common and leap, that begin on different days of the week: what comes
 * out the same does not hang on the year. */
static char *
count_yearless (const DateMeaning *meaning, gint64 anchor)
{
  static const int years[] = { 2001, 2004, 2006, 2012 };
  g_autofree char *all = NULL;
  int month, day;
  gint64 year;

  dossier_day_to_civil (anchor, &year, &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *one = NULL;
      DateValue value;
      int of_month, of_day;

      if (!date_resolve_on (meaning, dossier_day_from_civil (years[i], month, day), &value)
          || value.is_range || value.unit == DATE_UNIT_SEASON || value.unit > DATE_UNIT_MONTH)
        return NULL;
      dossier_day_to_civil (value.first, &year, &of_month, &of_day);
      one = write_yearless (0, of_month, value.unit == DATE_UNIT_DAY ? of_day : 0);
      if (all == NULL)
        all = g_steal_pointer (&one);
      else if (!g_str_equal (all, one))
        return NULL;
    }
  return g_steal_pointer (&all);
}

/**
 * date_resolve_yearless:
 * @anchor: what it is counted from; unknown, or without its year
 *
 * What is left when nobody knows the year: `XXXX-01-23`, and the day after it.
 *
 * Returns: (transfer full) (nullable): EDTF, or NULL when the words say nothing without a year
 */
char *
date_resolve_yearless (const DateMeaning *meaning, const DateAnchor *anchor)
{
  gboolean is_calendar = meaning->kind == DATE_CALENDAR || meaning->kind == DATE_RECURRING;

  if (is_calendar && !meaning->has_year_shift && meaning->ordinal == 0
      && (meaning->month != 0 || meaning->season != 0))
    return write_yearless (meaning->season, meaning->month, meaning->day);
  if (!anchor->is_yearless)
    return NULL;
  return count_yearless (meaning, anchor->first);
}

/**
 * date_meanings_share:
 * @first: (inout): a date as it was said
 * @last: (inout): the one that stands behind it
 *
 * Gives each of two what only the other says: “3 to 5 May 2025”, “Oct. 29 to 30”.
 */
void
date_meanings_share (DateMeaning *first, DateMeaning *last)
{
  if (first->kind != DATE_CALENDAR || last->kind != DATE_CALENDAR)
    return;
  if (first->month == 0 && first->day != 0)
    first->month = last->month;
  if (last->month == 0 && last->day != 0)
    last->month = first->month;
  if (!first->has_year && last->has_year && last->unit < DATE_UNIT_DECADE)
    {
      /* “from November to 3 February 2025” began in the year before. */
      first->has_year = TRUE;
      first->year = last->year - (last->month != 0 && first->month > last->month ? 1 : 0);
    }
  else if (first->has_year && !last->has_year && first->unit < DATE_UNIT_DECADE)
    {
      last->has_year = TRUE;
      last->year = first->year + (last->month != 0 && first->month > last->month ? 1 : 0);
    }
  if (!first->has_year && last->has_year_shift && !first->has_year_shift)
    {
      first->has_year_shift = TRUE;
      first->year = last->year;
    }
}
