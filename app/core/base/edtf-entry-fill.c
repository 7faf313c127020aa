#include "base/edtf-entry-private.h"

#include <glib/gi18n-lib.h>

/* Gives each of two dates what only the other one says: “3 to 5 May 2025”, “Oct 9–12, 2025”. */
void
entry_share (EntryDate *first, EntryDate *last)
{
  if (first->is_fixed || last->is_fixed)
    return;
  if (first->month == 0 && first->day != 0)
    first->month = last->month;
  if (last->month == 0 && last->day != 0)
    last->month = first->month;
  if (!first->has_year && last->has_year && !last->is_decade && !last->is_century)
    {
      /* “from November to 3 February 2025” began in the year before. */
      gboolean is_before = last->month != 0 && first->month > last->month;
      first->has_year = TRUE;
      first->year = last->year - (is_before ? 1 : 0);
    }
  else if (first->has_year && !last->has_year && !first->is_decade && !first->is_century)
    {
      last->has_year = TRUE;
      last->year = first->year;
    }
}

/* The year that puts month and day nearest to the anchor, on the weekday that was said. */
static void
guess_year (const Entry *entry, EntryDate *date)
{
  static const int season_months[] = { 4, 7, 10, 12 };
  gint64 anchor_year, nearest = G_MAXINT64;
  int month, day, middle = date->month;

  if (date->season != 0)
    middle = date->season <= 24 ? season_months[date->season - 21] : 6;
  dossier_day_to_civil (entry->anchor, &anchor_year, &month, &day);
  for (gint64 year = anchor_year - 4; year <= anchor_year + 4; year++)
    {
      gint64 candidate = dossier_day_from_civil (year, middle, date->day != 0 ? date->day : 15);
      if (candidate != DOSSIER_DAY_NONE && date->weekday != 0
          && dossier_day_weekday (candidate) != date->weekday)
        continue;
      if (candidate == DOSSIER_DAY_NONE || ABS (candidate - entry->anchor) >= nearest)
        continue;
      nearest = ABS (candidate - entry->anchor);
      date->year = year;
      date->has_year = TRUE;
    }
}

/* A weekday that is not that of the date is a mistake in one of the two. */
static gboolean
check_weekday (Entry *entry, const EntryDate *date)
{
  if (date->weekday == 0)
    return TRUE;
  if (date->day == 0)
    return edtf_fail (&entry->scan, date->at, _ ("a weekday goes with a day"));
  gint64 day = dossier_day_from_civil (date->year, date->month, date->day);
  /* A day that does not exist is said when the EDTF is read. */
  if (day == DOSSIER_DAY_NONE || dossier_day_weekday (day) == date->weekday)
    return TRUE;
  return edtf_fail (&entry->scan, date->at, _ ("the date does not fall on this weekday"));
}

/* Fills in the year from the anchor. FALSE when something is missing still. */
gboolean
entry_complete (Entry *entry, EntryDate *date)
{
  if (date->is_fixed)
    return TRUE;
  if (date->day != 0 && date->month == 0)
    return edtf_fail (&entry->scan, date->at, _ ("the month is missing"));
  if (!date->has_year && dossier_day_is_finite (entry->anchor))
    guess_year (entry, date);
  if (!date->has_year)
    return edtf_fail (&entry->scan, date->at, _ ("the year is missing"));
  return check_weekday (entry, date);
}

static char *
write_civil (gint64 year, int month, int day)
{
  g_autofree char *text =
      g_strdup_printf ("%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));

  if (month == 0)
    return g_steal_pointer (&text);
  return day == 0 ? g_strdup_printf ("%s-%02d", text, month)
                  : g_strdup_printf ("%s-%02d-%02d", text, month, day);
}

/* Early, mid and late: days 1–10, 11–20 and 21 on of a month; January to April, May to August,
 * September to December of a year; the years 0–3, 4–6 and 7–9 of a decade. */
static void
write_portion (const EntryDate *date, char **first, char **last)
{
  static const int years[][2] = { { 0, 3 }, { 4, 6 }, { 7, 9 } };
  int i = date->portion - 1;

  if (date->is_decade)
    {
      *first = write_civil (date->year + years[i][0], 0, 0);
      *last = write_civil (date->year + years[i][1], 0, 0);
    }
  else if (date->month == 0)
    {
      *first = write_civil (date->year, i * 4 + 1, 0);
      *last = write_civil (date->year, i * 4 + 4, 0);
    }
  else
    {
      int length = dossier_month_length (date->year, date->month);
      *first = write_civil (date->year, date->month, i * 10 + 1);
      *last = write_civil (date->year, date->month, i == 2 ? length : i * 10 + 10);
    }
}

/* Writes the date in EDTF, or with @last set the two ends of a range within which it lies. */
void
entry_write_ends (const EntryDate *date, char **first, char **last)
{
  *last = NULL;
  if (date->is_fixed)
    {
      *first = dossier_edtf_day_to_string (date->first);
      *last = date->last > date->first ? dossier_edtf_day_to_string (date->last) : NULL;
    }
  else if (date->portion != 0)
    write_portion (date, first, last);
  else if (date->is_century)
    *first = g_strdup_printf ("%02" G_GINT64_FORMAT "XX", date->year / 100);
  else if (date->is_decade)
    *first = g_strdup_printf ("%03" G_GINT64_FORMAT "X", date->year / 10);
  else
    *first = write_civil (date->year, date->season != 0 ? date->season : date->month, date->day);
  if (date->is_within && *last == NULL && !date->is_decade && !date->is_century && date->day == 0
      && date->season == 0 && !date->is_fixed)
    {
      char *whole = *first;
      *first = g_strconcat (whole, date->month == 0 ? "-XX-XX" : "-XX", NULL);
      g_free (whole);
    }
}
