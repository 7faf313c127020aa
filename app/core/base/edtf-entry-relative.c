#include "base/edtf-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Dates counted from another day. A week is Monday to Sunday; “last week” is that week, not a day.
 * “last Monday” is the latest before the anchor, “next Monday” the first after it, “this Monday”
 * that of the anchor's week, and a bare “Monday” the latest on or before it. */

static const char *const day_words[] = { "yesterday", "today", "tomorrow" };

static int
day_word (const EntryToken *token)
{
  for (int i = 0; token->type == ENTRY_WORD && i < (int) G_N_ELEMENTS (day_words); i++)
    if (g_str_equal (token->word, day_words[i]))
      return i + 1;
  return 0;
}

static char
unit_letter (const EntryToken *token)
{
  static const char *const units[] = { "day",   "days",   "week", "weeks",
                                       "month", "months", "year", "years" };

  for (guint i = 0; token->type == ENTRY_WORD && i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (token->word, units[i]))
      return units[i][0];
  return '\0';
}

static gboolean
is_word (const EntryToken *token, const char *word)
{
  return token->type == ENTRY_WORD && g_str_equal (token->word, word);
}

static gboolean
is_direction (const EntryToken *token)
{
  return is_word (token, "last") || is_word (token, "this") || is_word (token, "next");
}

/* “Monday, 3 March 2025” is no weekday counted from the anchor. */
static gboolean
is_bare_weekday (const EntryToken *token, const EntryToken *second)
{
  return entry_weekday (token) != 0 && second->type != ENTRY_NUMBER && entry_month (second) == 0;
}

/* Whether what comes next is counted from the anchor. */
gboolean
entry_is_relative (const Entry *entry)
{
  const EntryToken *token = entry_peek (entry, 0), *second = entry_peek (entry, 1);

  if (day_word (token) != 0 || is_bare_weekday (token, second))
    return TRUE;
  if (is_direction (token))
    return unit_letter (second) != '\0' || entry_weekday (second) != 0 || entry_month (second) != 0
           || entry_season (second) != 0;
  if (is_word (token, "in"))
    return entry_small_number (second) > 0 && unit_letter (entry_peek (entry, 2)) != '\0';
  return entry_small_number (token) > 0 && unit_letter (second) != '\0'
         && (is_word (entry_peek (entry, 2), "ago") || is_word (entry_peek (entry, 2), "later")
             || is_word (entry_peek (entry, 2), "earlier"));
}

/* The day, week, month or year that is @count units away from the anchor. */
static void
move_anchor (const Entry *entry, EntryDate *date, char unit, int count)
{
  gint64 day = entry->anchor;
  int month, day_of_month;

  if (unit == 'd' || unit == 'w')
    {
      date->is_fixed = TRUE;
      date->first = day + (gint64) count * (unit == 'w' ? 7 : 1);
      if (unit == 'w')
        date->first -= dossier_day_weekday (day) - 1;
      date->last = date->first + (unit == 'w' ? 6 : 0);
      return;
    }
  day = dossier_day_add_months (day, unit == 'm' ? count : (gint64) count * 12);
  dossier_day_to_civil (day, &date->year, &month, &day_of_month);
  date->has_year = TRUE;
  date->month = unit == 'm' ? month : 0;
}

static void
find_weekday (const Entry *entry, EntryDate *date, int weekday, const EntryToken *direction)
{
  int ahead = weekday - dossier_day_weekday (entry->anchor);

  if (direction != NULL && is_word (direction, "last"))
    ahead = ahead >= 0 ? ahead - 7 : ahead;
  else if (direction != NULL && is_word (direction, "next"))
    ahead = ahead <= 0 ? ahead + 7 : ahead;
  else if (direction == NULL && ahead > 0)
    ahead -= 7;
  date->is_fixed = TRUE;
  date->first = date->last = entry->anchor + ahead;
}

/* “last September” and “next spring”: the latest that began before the anchor's month, the first
 * that begins after it. */
static void
find_month (const Entry *entry, EntryDate *date, const EntryToken *name, int direction)
{
  int month, day;

  dossier_day_to_civil (entry->anchor, &date->year, &month, &day);
  date->has_year = TRUE;
  date->month = entry_month (name);
  date->season = date->month != 0 ? 0 : entry_season (name);
  int named = date->month != 0 ? date->month : (date->season - 20) * 3;
  if ((direction < 0 && named >= month) || (direction > 0 && named <= month))
    date->year += direction;
}

static int
direction_count (const EntryToken *token)
{
  return is_word (token, "last") ? -1 : is_word (token, "next") ? 1 : 0;
}

/* Reads what entry_is_relative() saw. FALSE when there is no anchor to count from. */
gboolean
entry_read_relative (Entry *entry, EntryDate *date)
{
  const EntryToken *token = entry_peek (entry, 0);
  const EntryToken *second = entry_peek (entry, 1), *third = entry_peek (entry, 2);

  if (!dossier_day_is_finite (entry->anchor))
    return edtf_fail (&entry->scan, token->at, _ ("there is no day from which this is counted"));
  if (day_word (token) != 0)
    move_anchor (entry, date, 'd', day_word (token) - 2);
  else if (entry_weekday (token) != 0)
    find_weekday (entry, date, entry_weekday (token), NULL);
  else if (is_direction (token) && entry_weekday (second) != 0)
    find_weekday (entry, date, entry_weekday (second), token);
  else if (is_direction (token) && unit_letter (second) == '\0')
    find_month (entry, date, second, direction_count (token));
  else if (is_direction (token))
    move_anchor (entry, date, unit_letter (second), direction_count (token));
  else if (is_word (token, "in"))
    move_anchor (entry, date, unit_letter (third), entry_small_number (second));
  else
    move_anchor (entry, date, unit_letter (second),
                 is_word (third, "later") ? entry_small_number (token)
                                          : -entry_small_number (token));

  if (day_word (token) != 0 || entry_weekday (token) != 0)
    entry->next += 1;
  else
    entry->next += is_direction (token) ? 2 : 3;
  return TRUE;
}
