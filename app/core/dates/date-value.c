#include "dates/date-value.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/edtf.h"

/* Dates beyond are no matter of news, and EDTF writes them otherwise. */
#define FIRST_YEAR (-9000)
#define LAST_YEAR  9000

static gint64
year_of (gint64 day)
{
  gint64 year;
  int month, day_of_month;

  dossier_day_to_civil (day, &year, &month, &day_of_month);
  return year;
}

static int
month_of (gint64 day)
{
  gint64 year;
  int month, day_of_month;

  dossier_day_to_civil (day, &year, &month, &day_of_month);
  return month;
}

static gint64
floor_to (gint64 number, gint64 step)
{
  gint64 rest = number % step;

  return number - (rest < 0 ? rest + step : rest);
}

static gboolean
set_years (DateValue *value, DateUnit unit, gint64 year, gint64 n_years)
{
  if (year < FIRST_YEAR || year + n_years > LAST_YEAR)
    return FALSE;
  *value = (DateValue){ .unit = unit,
                        .first = dossier_day_from_civil (year, 1, 1),
                        .last = dossier_day_from_civil (year + n_years - 1, 12, 31) };
  return TRUE;
}

static gboolean
set_months (DateValue *value, DateUnit unit, gint64 year, int month, int n_months)
{
  gint64 first = dossier_day_from_civil (year, month, 1);

  *value = (DateValue){ .unit = unit,
                        .first = first,
                        .last = dossier_day_add_months (first, n_months) - 1 };
  return TRUE;
}

static gboolean
set_sports_season (DateValue *value, gint64 year)
{
  *value = (DateValue){ .unit = DATE_UNIT_YEAR,
                        .is_range = TRUE,
                        .is_span = TRUE,
                        .first = dossier_day_from_civil (year, 7, 1),
                        .last = dossier_day_from_civil (year + 1, 6, 30) };
  return TRUE;
}

/**
 * date_value_of_unit:
 * @value: (out): the day, week, month … that holds @day
 *
 * A week is Monday to Sunday, a weekend its Saturday and Sunday; both are one day in it. A season
 * is one of sports, from July on; spring and the others are date_value_of_season().
 *
 * Returns: FALSE where it cannot be written
 */
gboolean
date_value_of_unit (DateValue *value, DateUnit unit, gint64 day)
{
  gint64 year, monday;

  if (day < dossier_day_from_civil (FIRST_YEAR, 1, 1)
      || day > dossier_day_from_civil (LAST_YEAR, 12, 31))
    return FALSE;
  year = year_of (day);
  monday = day - (dossier_day_weekday (day) - 1);
  switch (unit)
    {
    case DATE_UNIT_DAY:
      *value = (DateValue){ .unit = unit, .first = day, .last = day };
      return TRUE;
    case DATE_UNIT_WEEK:
      return date_value_of_range (value, DATE_UNIT_DAY, monday, monday + 6);
    case DATE_UNIT_WEEKEND:
      return date_value_of_range (value, DATE_UNIT_DAY, monday + 5, monday + 6);
    case DATE_UNIT_MONTH:
      return set_months (value, unit, year, month_of (day), 1);
    case DATE_UNIT_SEASON:
      return set_sports_season (value, month_of (day) < 7 ? year - 1 : year);
    case DATE_UNIT_QUARTER:
      return date_value_of_season (value, year, 33 + (month_of (day) - 1) / 3);
    case DATE_UNIT_YEAR:
      return set_years (value, unit, year, 1);
    case DATE_UNIT_DECADE:
      return set_years (value, unit, floor_to (year, 10), 10);
    case DATE_UNIT_CENTURY:
      return set_years (value, unit, year < 0 ? -(-year / 100 * 100 + 99) : year / 100 * 100, 100);
    }
  return FALSE;
}

/**
 * date_value_of_range:
 * @value: (out): one time from @first to @last
 * @unit: DAY, MONTH or YEAR: how the ends are written
 *
 * Returns: FALSE where the ends are the wrong way round, or too far away to be written
 */
gboolean
date_value_of_range (DateValue *value, DateUnit unit, gint64 first, gint64 last)
{
  *value = (DateValue){ .unit = unit, .is_range = TRUE, .first = first, .last = last };
  return first <= last && first >= dossier_day_from_civil (FIRST_YEAR, 1, 1)
         && last <= dossier_day_from_civil (LAST_YEAR, 12, 31);
}

/**
 * date_value_of_season:
 * @value: (out): a season, quarter or half of @year
 * @season: 21 to 41, as in EDTF
 *
 * Returns: FALSE where it cannot be written
 */
gboolean
date_value_of_season (DateValue *value, gint64 year, int season)
{
  static const struct
  {
    int month, n_months;
  } parts[] = {
    [21] = { 3, 3 }, [22] = { 6, 3 }, [23] = { 9, 3 },  [24] = { 12, 3 }, [33] = { 1, 3 },
    [34] = { 4, 3 }, [35] = { 7, 3 }, [36] = { 10, 3 }, [37] = { 1, 4 },  [38] = { 5, 4 },
    [39] = { 9, 4 }, [40] = { 1, 6 }, [41] = { 7, 6 },
  };

  if (season < 21 || season > 41 || parts[season].month == 0 || year < FIRST_YEAR
      || year > LAST_YEAR)
    return FALSE;
  set_months (value, DATE_UNIT_SEASON, year, parts[season].month, parts[season].n_months);
  value->season = season;
  value->year = year;
  return TRUE;
}

static gboolean
is_whole (const DateValue *value, gint64 first, gint64 last)
{
  return value->first == first && value->last == last;
}

/**
 * date_value_of_days:
 * @value: (out): the time from @first to @last
 * @unit: what it was called: a season is not a quarter
 *
 * Finds the unit of the calendar that a time is, where it is one; seven days are taken for the week
 * that has most of them.
 *
 * Returns: FALSE where it cannot be written
 */
gboolean
date_value_of_days (DateValue *value, DateUnit unit, gint64 first, gint64 last)
{
  static const DateUnit units[] = { DATE_UNIT_DAY, DATE_UNIT_MONTH, DATE_UNIT_QUARTER,
                                    DATE_UNIT_YEAR };
  gboolean is_in_months =
      month_of (first) != month_of (first - 1) && month_of (last) != month_of (last + 1);

  if (first > last || year_of (first) < FIRST_YEAR || year_of (last) > LAST_YEAR)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (date_value_of_unit (value, units[i], first) && is_whole (value, first, last))
      return TRUE;
  if (last - first == 6)
    return date_value_of_unit (value, DATE_UNIT_WEEK, first + 3);
  for (int season = 21; unit == DATE_UNIT_SEASON && season <= 41; season++)
    if (date_value_of_season (value, year_of (first), season) && is_whole (value, first, last))
      return TRUE;
  if (!date_value_of_range (value, is_in_months ? DATE_UNIT_MONTH : DATE_UNIT_DAY, first, last))
    return FALSE;
  value->is_span = is_in_months;
  return TRUE;
}

/* Early, mid and late as dossier_edtf_from_words() has them: ten days of a month, four months of
 * a year, some years of a decade, a third of a century. */
static void
take_third (DateValue *value, int i)
{
  static const int years[][2] = { { 0, 3 }, { 4, 6 }, { 7, 9 } };
  static const int centuries[][2] = { { 0, 33 }, { 34, 66 }, { 67, 99 } };
  gint64 year = year_of (value->first), first = value->first;

  if (value->unit == DATE_UNIT_MONTH && !value->is_range)
    date_value_of_range (value, DATE_UNIT_DAY, first + (gint64) i * 10,
                         i == 2 ? value->last : first + (gint64) i * 10 + 9);
  else if (value->unit == DATE_UNIT_YEAR && !value->is_range)
    date_value_of_range (value, DATE_UNIT_MONTH, dossier_day_add_months (first, (gint64) i * 4),
                         dossier_day_add_months (first, (gint64) i * 4 + 4) - 1);
  else if (value->unit == DATE_UNIT_DECADE)
    date_value_of_range (value, DATE_UNIT_YEAR, dossier_day_from_civil (year + years[i][0], 1, 1),
                         dossier_day_from_civil (year + years[i][1], 12, 31));
  else if (value->unit == DATE_UNIT_CENTURY)
    date_value_of_range (value, DATE_UNIT_YEAR,
                         dossier_day_from_civil (year + centuries[i][0], 1, 1),
                         dossier_day_from_civil (year + centuries[i][1], 12, 31));
  else if (value->is_range && value->last - value->first == 6)
    date_value_of_range (value, DATE_UNIT_DAY, first + i * 2, first + i * 2 + 2);
}

static void
take_half (DateValue *value, gboolean is_second)
{
  DateUnit unit = value->unit >= DATE_UNIT_DECADE ? DATE_UNIT_YEAR : DATE_UNIT_DAY;
  gint64 middle = value->first + (value->last - value->first) / 2;

  if (value->unit == DATE_UNIT_MONTH)
    middle = value->first + 14;
  else if (unit == DATE_UNIT_YEAR)
    middle = dossier_day_from_civil ((year_of (value->first) + year_of (value->last)) / 2, 12, 31);
  date_value_of_range (value, unit, is_second ? middle + 1 : value->first,
                       is_second ? value->last : middle);
}

/* “The Labor Day weekend”: Saturday and Sunday, and the feast where it is next to them. */
static void
take_long_weekend (DateValue *value)
{
  gint64 day = value->first;
  int weekday = dossier_day_weekday (day);
  /* The Saturday before a Monday or Tuesday, or behind one of the other days. */
  gint64 saturday = day + (weekday < 3 ? -weekday - 1 : 6 - weekday);

  date_value_of_range (value, DATE_UNIT_DAY, MIN (day, saturday), MAX (day, saturday + 1));
}

/**
 * date_value_take_portion:
 * @value: (inout): a unit; becomes a part of it
 * @portion: which part; one that the unit does not have leaves it whole
 * @anchor: the day before or after which “earlier” and “later” lie
 *
 * “Early September”, “later this year”.
 */
void
date_value_take_portion (DateValue *value, DatePortion portion, gint64 anchor)
{
  gboolean holds = anchor >= value->first && anchor <= value->last;

  if (portion >= DATE_EARLY && portion <= DATE_LATE)
    take_third (value, portion - DATE_EARLY);
  else if (portion == DATE_END)
    date_value_of_unit (value, DATE_UNIT_DAY, value->last);
  else if (portion == DATE_LONG_WEEKEND)
    take_long_weekend (value);
  else if (portion >= DATE_FIRST_HALF)
    take_half (value, portion == DATE_SECOND_HALF);
  else if (portion == DATE_BEFORE_NOW && holds && value->unit <= DATE_UNIT_YEAR)
    date_value_of_range (value, DATE_UNIT_DAY, value->first, MAX (value->first, anchor - 1));
  else if (portion == DATE_AFTER_NOW && holds && value->unit <= DATE_UNIT_YEAR)
    date_value_of_range (value, DATE_UNIT_DAY, MIN (anchor + 1, value->last), value->last);
}

static gint64
day_after (gint64 day)
{
  return dossier_day_is_finite (day) ? day + 1 : day;
}

static gboolean
touches (const DateValue *a, const DateValue *b)
{
  return a->unit == b->unit && a->unit != DATE_UNIT_SEASON && b->first <= day_after (a->last)
         && a->first <= day_after (b->last);
}

/**
 * date_values_add:
 * @values: (inout): the times so far, from dates counted from days in order
 * @value: one more
 *
 * Adds a time, or widens the one it goes on from. Where they become too many the last one is
 * widened to hold the rest.
 */
void
date_values_add (DateValues *values, const DateValue *value)
{
  DateValue *last = values->n > 0 ? &values->values[values->n - 1] : NULL;

  for (guint i = 0; i < values->n; i++)
    if (values->values[i].first == value->first && values->values[i].last == value->last)
      return;
  if (last != NULL && (touches (last, value) || values->n == DATE_MAX_VALUES))
    {
      last->is_range = TRUE;
      last->unit = MIN (last->unit, value->unit);
      last->first = MIN (last->first, value->first);
      last->last = MAX (last->last, value->last);
      return;
    }
  values->values[values->n++] = *value;
}

static int
compare_values (const void *a, const void *b)
{
  const DateValue *one = a, *other = b;

  return one->first < other->first ? -1 : one->first > other->first;
}

void
date_values_sort (DateValues *values)
{
  qsort (values->values, values->n, sizeof (DateValue), compare_values);
}

static char *
write_year (gint64 year)
{
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
}

static char *
write_day (DateUnit unit, gint64 day)
{
  g_autofree char *text = NULL;

  if (!dossier_day_is_finite (day))
    return g_strdup ("");
  if (unit >= DATE_UNIT_YEAR)
    return write_year (year_of (day));
  text = dossier_edtf_day_to_string (day);
  if (unit == DATE_UNIT_MONTH)
    text[strlen (text) - 3] = '\0';
  return g_steal_pointer (&text);
}

/**
 * date_value_write_end:
 * @is_late: whether the end of a range is wanted, not its beginning
 *
 * Returns: (transfer full): EDTF of level 1, no set; empty for an open end
 */
char *
date_value_write_end (const DateValue *value, gboolean is_late)
{
  gint64 year = dossier_day_is_finite (value->first) ? year_of (value->first) : 0;
  g_autofree char *text = NULL;

  if (value->is_range || value->unit == DATE_UNIT_DAY)
    return write_day (value->unit, is_late ? value->last : value->first);
  if (value->unit == DATE_UNIT_SEASON)
    {
      text = write_year (value->year);
      return g_strdup_printf ("%s-%02d", text, value->season);
    }
  /* Before 1 the years of a century end on its hundred: -04XX. */
  text = write_day (value->unit, year < 0 ? value->last : value->first);
  /* Of years before 1 the decades do not read as such. */
  if (value->unit == DATE_UNIT_DECADE && year > 0)
    text[strlen (text) - 1] = 'X';
  if (value->unit == DATE_UNIT_CENTURY)
    memcpy (text + strlen (text) - 2, "XX", 2);
  return g_steal_pointer (&text);
}

/* EDTF has no spans in a set: there it is one time between the ends. */
static void
write_member (GString *text, const DateValue *value, const char *mark, gboolean in_set)
{
  g_autofree char *first = date_value_write_end (value, FALSE);
  g_autofree char *last = value->is_range ? date_value_write_end (value, TRUE) : NULL;
  gboolean is_one = last == NULL || g_str_equal (first, last);

  if (first[0] != '\0')
    g_string_append_printf (text, "%s%s", first, mark);
  if (!is_one)
    g_string_append (text, value->is_span && !in_set ? "/" : "..");
  if (!is_one && last[0] != '\0')
    g_string_append_printf (text, "%s%s", last, mark);
}

static gboolean
is_set (const DateValues *values)
{
  const DateValue *value = &values->values[0];
  g_autofree char *first = NULL, *last = NULL;

  if (values->n > 1 || !value->is_range || value->is_span)
    return values->n > 1;
  first = date_value_write_end (value, FALSE);
  last = date_value_write_end (value, TRUE);
  return !g_str_equal (first, last);
}

/**
 * date_values_write:
 * @mark: `~`, `?`, `%` or nothing, for every date that is written
 *
 * Returns: (transfer full) (nullable): EDTF, or NULL when there is no value
 */
char *
date_values_write (const DateValues *values, const char *mark)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_brackets;

  if (values->n == 0)
    return NULL;
  in_brackets = is_set (values);
  if (in_brackets)
    g_string_append_c (text, '[');
  for (guint i = 0; i < values->n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      write_member (text, &values->values[i], mark, in_brackets);
    }
  if (in_brackets)
    g_string_append_c (text, ']');
  return g_strdup (text->str);
}
