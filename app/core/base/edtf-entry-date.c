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

/* The two digits behind a hyphen that stands at @end; NULL when there are none. */
static const EntryToken *
take_iso_part (Entry *entry, const char **end)
{
  const EntryToken *part = entry_peek (entry, 1);

  if (!is_adjacent (entry_peek (entry, 0), part, *end))
    return NULL;
  *end += 3;
  entry->next += 2;
  return part;
}

/* Reads the rest of 2025-05, 2025-05-03 and 2025-21, which stand in words too: “before 2025-05-03”. */
static gboolean
read_iso_rest (Entry *entry, const EntryToken *year, EntryDate *date)
{
  const char *end = year->at + year->n_digits;
  const EntryToken *second = take_iso_part (entry, &end);
  const EntryToken *third;
  g_autofree char *digits = second != NULL ? g_strndup (second->at, second->n_digits) : NULL;

  if (second == NULL)
    return TRUE;
  if (second->number >= 21 && second->number <= 41)
    date->season = (int) second->number;
  else if (second->number >= 1 && second->number <= 12)
    date->month = (int) second->number;
  else
    return edtf_fail (&entry->scan, second->at,
                      _ ("a month is 01 to 12, a season 21 to 24, another part of the year "
                         "25 to 41, not %s"),
                      digits);
  third = date->month != 0 ? take_iso_part (entry, &end) : NULL;
  if (third != NULL && (third->number < 1 || third->number > 31))
    return edtf_fail (&entry->scan, third->at,
                      _ ("a day is 1 to 31, and a year is written with four digits"));
  date->day = third != NULL ? (int) third->number : 0;
  return TRUE;
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
    return read_iso_rest (entry, year, date);
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
  int season = entry_season (entry_peek (entry, 0));

  if (season == 0)
    return read_division (entry);
  entry->next++;
  return season;
}

/* Reads “19th century”, which EDTF has as 18XX. */
static gboolean
read_century (Entry *entry, EntryDate *date)
{
  const EntryToken *token = entry_peek (entry, 0), *second = entry_peek (entry, 1);

  if (token->type != ENTRY_NUMBER || token->number < 1 || token->number > 99
      || second->type != ENTRY_WORD || !g_str_equal (second->word, "century"))
    return FALSE;
  entry->next += 2;
  date->has_year = date->is_century = TRUE;
  date->year = (token->number - 1) * 100;
  return TRUE;
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

static gboolean
read_in_season (Entry *entry, EntryDate *date)
{
  entry_take_word (entry, "of");
  if (date->portion != 0)
    return edtf_fail (&entry->scan, date->at,
                      _ ("“early”, “mid” and “late” go with a month, a year or a decade"));
  return read_year (entry, date);
}

static gboolean
read_relative_portion (Entry *entry, EntryDate *date)
{
  if (!entry_read_relative (entry, date))
    return FALSE;
  if (date->portion != 0 && (date->is_fixed || date->season != 0))
    return edtf_fail (&entry->scan, date->at,
                      _ ("“early”, “mid” and “late” go with a month, a year or a decade"));
  return TRUE;
}

static void
skip_prefix (Entry *entry)
{
  if (!entry_is_relative (entry))
    entry_take_word (entry, "in on during");
  entry_take_word (entry, "the");
}

/* Reads one date as it was said, maybe without its year or month. */
gboolean
entry_read_date (Entry *entry, EntryDate *date)
{
  const EntryToken *token;

  *date = (EntryDate){ 0 };
  skip_prefix (entry);
  token = entry_peek (entry, 0);
  date->at = token->type == ENTRY_END ? entry->scan.end : token->at;
  date->portion = read_portion (entry);
  if (entry_is_relative (entry))
    return read_relative_portion (entry, date);
  date->season = read_season (entry);
  if (date->season != 0)
    return read_in_season (entry, date);
  token = entry_peek (entry, 0);
  if (entry_take (entry, ENTRY_DECADE))
    {
      date->has_year = date->is_decade = TRUE;
      date->year = token->number;
      return TRUE;
    }
  if (date->portion == 0 && read_century (entry, date))
    return TRUE;
  date->weekday = entry_weekday (entry_peek (entry, 0));
  entry->next += date->weekday != 0 ? 1 : 0;
  if (!read_civil (entry, date))
    return FALSE;
  if (date->day == 0 && date->month == 0 && !date->has_year)
    return edtf_fail (&entry->scan, date->at, _ ("a date is expected"));
  if (date->day != 0 && date->portion != 0)
    return edtf_fail (&entry->scan, date->at, _ ("a day has no early or late part"));
  if (date->season != 0 && date->portion != 0)
    return edtf_fail (&entry->scan, date->at,
                      _ ("“early”, “mid” and “late” go with a month, a year or a decade"));
  return TRUE;
}
