#include "import/found-date.h"

#include <string.h>

#define LONGEST_DATE 100

static char *
format_day (int year, int month, int day)
{
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static int
number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Of an English name of a month, or of its first three letters. */
static int
month_of (GMatchInfo *match)
{
  static const char *const months = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *low = name ? g_ascii_strdown (name, 3) : NULL;
  const char *found = low ? strstr (months, low) : NULL;

  return found && (found - months) % 3 == 0 ? (int) (found - months) / 3 + 1 : 0;
}

static char *
match_day (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int month = 0;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  month = number (match, "month");
  return format_day (number (match, "year"), month ? month : month_of (match),
                     number (match, "day"));
}

/* A year or a month alone is a date too, only a less exact one. */
static char *
match_partial (const char *text)
{
  return g_regex_match_simple ("^[1-9]\\d{3}(-(0[1-9]|1[0-2]))?$", text, 0, 0) ? g_strdup (text)
                                                                               : NULL;
}

/**
 * dossier_found_date_to_edtf:
 * @found: a date as a page or a file states it, UTF-8
 *
 * Reduces a date, or a date with a time, to the day in its own time zone: an article of 23:30 in
 * Seoul is of that day, whatever day it was elsewhere. Days that do not exist, and forms in which
 * day and month could be mistaken for each other, are not read. Any thread.
 *
 * Returns: (transfer full): EDTF level 0, or NULL when @found is not understood.
 */
char *
dossier_found_date_to_edtf (const char *found)
{
  static const char *const patterns[] = {
    /* "2024-05-06T23:30", "2024.5.6", "2024/05/06", "2024년 5월 6일" */
    "^(?<year>\\d{4})\\s?[-./年년]\\s?(?<month>\\d{1,2})\\s?[-./月월]\\s?(?<day>\\d{1,2})(?![\\d/"
    "-])",
    /* "20240506", "20240506T1430", "20240506143000" */
    "^(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(\\d{4}(\\d{2})?)?(?!\\d)",
    /* "Mon, 06 May 2024 23:30:00 GMT", "6 May 2024" */
    "^(\\pL+,? )?(?<day>\\d{1,2}) (?<name>[A-Za-z]{3,9})[.,]? (?<year>\\d{4})(?!\\d)",
    /* "May 6, 2024", "Monday, May 6, 2024" */
    "^(\\pL+, )?(?<name>[A-Za-z]{3,9})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})(?!\\d)",
  };
  g_autofree char *text = g_strstrip (g_strdup (found));
  char *date = NULL;

  if (strlen (text) > LONGEST_DATE)
    return NULL;
  for (gsize i = 0; !date && i < G_N_ELEMENTS (patterns); i++)
    date = match_day (text, patterns[i]);
  return date ? date : match_partial (text);
}
