#include "base/edtf-entry-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_era (Entry *entry, EntryDate *date)
{
  if (entry_take_word (entry, "bc bce"))
    date->year = 1 - date->year;
  else if (!entry_take_word (entry, "ad ce"))
    return FALSE;
  return TRUE;
}

/* Reads a year of four digits, or any with an era: 2025, 44 BC, AD 79. */
static gboolean
read_year (Entry *entry, EntryDate *date)
{
  gboolean has_era = entry_take_word (entry, "ad");
  const EntryToken *token = entry_peek (entry, 0);

  if (token->type != ENTRY_NUMBER)
    return has_era ? edtf_fail (&entry->scan, entry->scan.end, _ ("the year is missing")) : TRUE;
  entry->next++;
  date->has_year = TRUE;
  date->year = token->number;
  has_era = has_era || read_era (entry, date);
  if (token->number == 0 || token->n_digits > 4 || (token->n_digits < 4 && !has_era))
    return edtf_fail (&entry->scan, token->at,
                      _ ("a year is written with four digits, or with BC or AD"));
  return TRUE;
}

static gboolean
is_day_number (const Entry *entry, guint ahead)
{
  const EntryToken *token = entry_peek (entry, ahead);
  const EntryToken *after = entry_peek (entry, ahead + 1);
  static const char *const eras[] = { "bc", "bce", "ad", "ce", NULL };

  return token->type == ENTRY_NUMBER && token->n_digits <= 2
         && !(after->type == ENTRY_WORD && g_strv_contains (eras, after->word));
}

static gboolean
read_day (Entry *entry, EntryDate *date)
{
  const EntryToken *token = entry_peek (entry, 0);

  if (token->number < 1 || token->number > 31)
    return edtf_fail (&entry->scan, token->at,
                      _ ("a day is 1 to 31, and a year is written with four digits"));
  date->day = (int) token->number;
  entry->next++;
  return TRUE;
}

static gboolean
is_adjacent (const EntryToken *dash, const EntryToken *number, const char *before)
{
  return dash->type == ENTRY_DASH && dash->at == before && *dash->at == '-'
         && number->type == ENTRY_NUMBER && number->n_digits == 2 && number->at == before + 1;
}

/* Reads the rest of 2025-05 and 2025-05-03, which stand in words too: “before 2025-05-03”. */
static void
read_iso_rest (Entry *entry, const EntryToken *year, EntryDate *date)
{
  const char *end = year->at + year->n_digits;
  int *parts[] = { &date->month, &date->day };

  for (int i = 0; i < 2 && is_adjacent (entry_peek (entry, 0), entry_peek (entry, 1), end); i++)
    {
      *parts[i] = (int) entry_peek (entry, 1)->number;
      end += 3;
      entry->next += 2;
    }
}

/* Reads “9 October 2025”, “October 9, 2025”, “October 2025”, “2025” and starts of them. */
static gboolean
read_civil (Entry *entry, EntryDate *date)
{
  if (is_day_number (entry, 0))
    {
      if (!read_day (entry, date))
        return FALSE;
      entry_take_word (entry, "of");
    }
  date->month = entry_month (entry_peek (entry, 0));
  if (date->month != 0)
    {
      entry->next++;
      if (date->day == 0 && is_day_number (entry, 0) && !read_day (entry, date))
        return FALSE;
      entry_take_word (entry, "of");
    }
  const EntryToken *year = entry_peek (entry, 0);
  if (!read_year (entry, date))
    return FALSE;
  if (date->month == 0 && date->day == 0 && year->type == ENTRY_NUMBER && year->n_digits == 4)
    read_iso_rest (entry, year, date);
  return TRUE;
}

/* Reads “first quarter of”, “Q1”, “second half of”; 0 when it is none. */
static int
read_division (Entry *entry)
{
  static const char *const ordinals[] = { "first", "second", "third", "fourth" };
  const EntryToken *token = entry_peek (entry, 0), *second = entry_peek (entry, 1);
  int n = token->type == ENTRY_NUMBER && token->n_digits == 1 ? (int) token->number : 0;
  guint start = entry->next;

  for (int i = 0; token->type == ENTRY_WORD && i < (int) G_N_ELEMENTS (ordinals); i++)
    if (g_str_equal (token->word, ordinals[i]))
      n = i + 1;
  if (token->type == ENTRY_WORD && g_str_equal (token->word, "q") && second->type == ENTRY_NUMBER
      && second->number >= 1 && second->number <= 4)
    {
      entry->next += 2;
      return 32 + (int) second->number;
    }
  entry->next++;
  if (n >= 1 && n <= 4 && entry_take_word (entry, "quarter"))
    return 32 + n;
  if (n >= 1 && n <= 2 && entry_take_word (entry, "half"))
    return 39 + n;
  entry->next = start;
  return 0;
}

static int
read_season (Entry *entry)
{
  static const char *const seasons[] = { "spring", "summer", "autumn fall", "winter" };

  for (int i = 0; i < (int) G_N_ELEMENTS (seasons); i++)
    if (entry_take_word (entry, seasons[i]))
      return 21 + i;
  return read_division (entry);
}

static int
read_portion (Entry *entry)
{
  int portion = 0;

  if (entry_take_word (entry, "early beginning"))
    portion = 1;
  else if (entry_take_word (entry, "mid middle"))
    portion = 2;
  else if (entry_take_word (entry, "late end"))
    portion = 3;
  if (portion != 0)
    {
      entry_take (entry, ENTRY_DASH);
      entry_take_word (entry, "in of");
      entry_take_word (entry, "the");
    }
  return portion;
}

/* Reads one date as it was said, maybe without its year or month. */
gboolean
entry_read_date (Entry *entry, EntryDate *date)
{
  const EntryToken *token;

  *date = (EntryDate){ 0 };
  entry_take_word (entry, "on the");
  entry_take_word (entry, "the");
  token = entry_peek (entry, 0);
  date->at = token->type == ENTRY_END ? entry->scan.end : token->at;
  if (entry_is_relative (entry))
    return entry_read_relative (entry, date);

  date->portion = read_portion (entry);
  token = entry_peek (entry, 0);
  date->season = read_season (entry);
  if (date->season != 0)
    {
      entry_take_word (entry, "of");
      if (date->portion != 0)
        return edtf_fail (&entry->scan, date->at,
                          _ ("“early”, “mid” and “late” go with a month, a year or a decade"));
      return read_year (entry, date);
    }
  if (entry_take (entry, ENTRY_DECADE))
    {
      date->has_year = date->is_decade = TRUE;
      date->year = token->number;
      return TRUE;
    }
  if (!read_civil (entry, date))
    return FALSE;
  if (date->day == 0 && date->month == 0 && !date->has_year)
    return edtf_fail (&entry->scan, date->at, _ ("a date is expected"));
  if (date->day != 0 && date->portion != 0)
    return edtf_fail (&entry->scan, date->at, _ ("a day has no early or late part"));
  return TRUE;
}

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
  if (!first->has_year && last->has_year && !last->is_decade)
    {
      /* “from November to 3 February 2025” began in the year before. */
      gboolean is_before = last->month != 0 && first->month > last->month;
      first->has_year = TRUE;
      first->year = last->year - (is_before ? 1 : 0);
    }
  else if (first->has_year && !last->has_year && !first->is_decade)
    {
      last->has_year = TRUE;
      last->year = first->year;
    }
}

/* The year that puts month and day nearest to the anchor. */
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
      if (candidate == DOSSIER_DAY_NONE || ABS (candidate - entry->anchor) >= nearest)
        continue;
      nearest = ABS (candidate - entry->anchor);
      date->year = year;
      date->has_year = TRUE;
    }
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
  return TRUE;
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
  else if (date->is_decade)
    *first = g_strdup_printf ("%03" G_GINT64_FORMAT "X", date->year / 10);
  else
    *first = write_civil (date->year, date->season != 0 ? date->season : date->month, date->day);
  if (date->is_within && *last == NULL && !date->is_decade && date->day == 0 && date->season == 0
      && !date->is_fixed)
    {
      char *whole = *first;
      *first = g_strconcat (whole, date->month == 0 ? "-XX-XX" : "-XX", NULL);
      g_free (whole);
    }
}
