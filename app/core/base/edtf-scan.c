#include "base/edtf-private.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define QUOTED_BYTES 60

/* The beginning of the text, cut between characters and on one line. */
static char *
quote_text (const char *text)
{
  gsize length = strlen (text);
  gsize n = MIN (length, QUOTED_BYTES);
  g_autofree char *start = NULL;
  g_autofree char *valid = NULL;

  while (n < length && n > QUOTED_BYTES - 3 && (text[n] & 0xC0) == 0x80)
    n--;
  start = g_strndup (text, n);
  valid = g_utf8_make_valid (start, -1);
  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_strconcat (valid, length > QUOTED_BYTES ? "…" : NULL, NULL);
}

/* Sets a sentence that names the text, what is wrong and at which character. Always FALSE. */
gboolean
edtf_fail (EdtfScan *scan, const char *at, const char *format, ...)
{
  g_autofree char *quoted = quote_text (scan->text);
  g_autofree char *before = g_utf8_make_valid (scan->text, at - scan->text);
  va_list args;

  va_start (args, format);
  g_autofree char *cause = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (scan->error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("“%s” cannot be read as a date: %s (at character %ld)."), quoted, cause,
               g_utf8_strlen (before, -1) + 1);
  return FALSE;
}

static int
flags_of (char c)
{
  switch (c)
    {
    case '?':
      return EDTF_UNCERTAIN;
    case '~':
      return EDTF_APPROXIMATE;
    case '%':
      return EDTF_UNCERTAIN | EDTF_APPROXIMATE;
    default:
      return 0;
    }
}

/* Takes one qualifier, if there is one: before a part it is about that part alone. */
static gboolean
scan_before (EdtfScan *scan, EdtfDate *date, int part)
{
  int flags = scan->p < scan->end ? flags_of (*scan->p) : 0;

  if (flags == 0)
    return TRUE;
  scan->p++;
  date->flags[part] |= flags;
  date->level = 2;
  if (scan->p < scan->end && flags_of (*scan->p) != 0)
    return edtf_fail (scan, scan->p, _ ("only one of ?, ~ and %% can stand here"));
  return TRUE;
}

/* After a part a qualifier is about that part and all to its left. */
static gboolean
scan_after (EdtfScan *scan, EdtfDate *date, int part)
{
  int flags = scan->p < scan->end ? flags_of (*scan->p) : 0;

  if (flags == 0)
    return TRUE;
  scan->p++;
  for (int i = 0; i <= part; i++)
    date->flags[i] |= flags;
  date->level = MAX (date->level, scan->p == scan->end ? 1 : 2);
  if (scan->p < scan->end && flags_of (*scan->p) != 0)
    return edtf_fail (scan, scan->p, _ ("write %% for both uncertain and approximate"));
  return TRUE;
}

/* Takes the run of digits and X that must be @length long. */
static gboolean
scan_mask (EdtfScan *scan, char *mask, gsize length, const char *wanted)
{
  const char *start = scan->p;
  gsize n = 0;

  while (start + n < scan->end && (g_ascii_isdigit (start[n]) || start[n] == 'X'))
    n++;
  scan->p = start + n;
  if (n == 0 && start < scan->end && (*start == 'x' || *start == 'u'))
    return edtf_fail (scan, start, _ ("an unknown digit is written as a capital X"));
  if (n != length)
    return edtf_fail (scan, start, "%s", wanted);
  memcpy (mask, start, length);
  mask[length] = '\0';
  return TRUE;
}

static gboolean
refuse_year_length (EdtfScan *scan, const char *start)
{
  const char *p = start;

  while (p < scan->end && (g_ascii_isdigit (*p) || *p == 'X'))
    p++;
  if (p < start + 4 && p < scan->end && (*p == 'x' || *p == 'u'))
    return edtf_fail (scan, p, _ ("an unknown digit is written as a capital X"));
  if (p == start && p < scan->end && *p == '+')
    return edtf_fail (scan, p, _ ("a year has no plus sign"));
  if (p - start > 4)
    return edtf_fail (scan, start, _ ("a year of more than four digits begins with Y"));
  if (p - start == 3)
    return edtf_fail (scan, start, _ ("a year has four digits; a decade is written like 197X"));
  if (p - start == 2)
    return edtf_fail (scan, start, _ ("a year has four digits; a century is written like 19XX"));
  return TRUE;
}

static gboolean
scan_year (EdtfScan *scan, EdtfDate *date)
{
  if (scan->p < scan->end && *scan->p == '-')
    {
      date->negative = TRUE;
      date->level = MAX (date->level, 1);
      scan->p++;
    }
  const char *start = scan->p;
  if (!refuse_year_length (scan, start)
      || !scan_mask (scan, date->year, 4, _ ("a year of four digits is expected")))
    return FALSE;
  if (date->negative && g_str_equal (date->year, "0000"))
    return edtf_fail (scan, start, _ ("there is no year -0000; 1 BC is 0000"));
  if (scan->p < scan->end && *scan->p == 'S')
    return edtf_scan_significant (scan, date);
  return TRUE;
}

static gboolean
mask_fits (const char *mask, int first, int last)
{
  for (int value = first; value <= last; value++)
    if (edtf_mask_matches (mask, value))
      return TRUE;
  return FALSE;
}

static gboolean
check_month (EdtfScan *scan, EdtfDate *date, const char *at)
{
  int value = edtf_mask_is_exact (date->month) ? edtf_mask_first (date->month) : 0;

  if (mask_fits (date->month, 1, 12))
    return TRUE;
  if (value < 21 || value > 41)
    return edtf_fail (scan, at,
                      _ ("a month is 01 to 12, a season 21 to 24, another part of the year "
                         "25 to 41, not %s"),
                      date->month);
  date->season = value;
  date->level = MAX (date->level, value <= 24 ? 1 : 2);
  return TRUE;
}

static gboolean
scan_month_and_day (EdtfScan *scan, EdtfDate *date)
{
  char *masks[] = { date->year, date->month, date->day };
  const char *wanted[] = { NULL, _ ("a month of two digits is expected"),
                           _ ("a day of two digits is expected") };

  while (date->n_parts < 3 && scan->p < scan->end && *scan->p == '-')
    {
      int part = date->n_parts++;
      scan->p++;
      if (!scan_before (scan, date, part))
        return FALSE;
      const char *at = scan->p;
      if (!scan_mask (scan, masks[part], 2, wanted[part]))
        return FALSE;
      if (part == 1 && !check_month (scan, date, at))
        return FALSE;
      if (part == 2 && date->season != 0)
        return edtf_fail (scan, at, _ ("a season or another part of the year has no day"));
      if (part == 2 && !mask_fits (date->day, 1, 31))
        return edtf_fail (scan, at, _ ("a day is 01 to 31, not %s"), date->day);
      if (!scan_after (scan, date, part))
        return FALSE;
    }
  return TRUE;
}

/* X from the right is level 1: a year's last one or two digits, a month, a day; else level 2. */
static int
unknown_level (const EdtfDate *date)
{
  gboolean year_exact = edtf_mask_is_exact (date->year);
  gboolean year_unknown = edtf_mask_is_unknown (date->year);
  gboolean month_unknown = date->n_parts > 1 && edtf_mask_is_unknown (date->month);
  gboolean month_exact = date->n_parts > 1 && edtf_mask_is_exact (date->month);
  gboolean day_unknown = date->n_parts > 2 && edtf_mask_is_unknown (date->day);

  if (year_exact && (date->n_parts < 2 || month_exact)
      && (date->n_parts < 3 || edtf_mask_is_exact (date->day)))
    return 0;
  if (date->n_parts == 1)
    return year_unknown
                   || (edtf_mask_is_exact ((char[]){ date->year[0], date->year[1], '\0' })
                       && date->year[3] == 'X')
               ? 1
               : 2;
  if (date->n_parts == 2)
    return (year_exact || year_unknown) && month_unknown ? 1 : 2;
  if (month_unknown)
    return (year_exact || year_unknown) && day_unknown ? 1 : 2;
  return year_exact && month_exact && day_unknown ? 1 : 2;
}

/* @at: the day, since without one some day always fits. */
static gboolean
refuse_impossible_day (EdtfScan *scan, const EdtfDate *date, const char *at)
{
  if (edtf_mask_is_exact (date->month) && edtf_mask_is_exact (date->day))
    {
      int month = edtf_mask_first (date->month), day = edtf_mask_first (date->day);
      const char *name = edtf_month_name (month);
      if (month != 2 || day > 29)
        return edtf_fail (scan, at, _ ("%s has no day %d"), name, day);
      return edtf_fail (scan, at, _ ("%s%s is not a leap year and has no 29 February"),
                        date->negative ? "-" : "", date->year);
    }
  return edtf_fail (scan, at, _ ("no month that fits %s has a day that fits %s"), date->month,
                    date->day);
}

/* Reads the whole part [p, end) as one date with its bounds. FALSE with the error set. */
gboolean
edtf_scan_date (EdtfScan *scan, EdtfDate *date)
{
  const char *start = scan->p;

  *date = (EdtfDate){ .n_parts = 1 };
  if (!scan_before (scan, date, 0))
    return FALSE;
  if (scan->p < scan->end && *scan->p == 'Y')
    {
      if (!edtf_scan_long_year (scan, date))
        return FALSE;
    }
  else if (!scan_year (scan, date))
    return FALSE;
  if (!scan_after (scan, date, 0))
    return FALSE;
  if (!date->has_y && date->significant == 0 && !scan_month_and_day (scan, date))
    return FALSE;
  if (!date->has_y)
    date->level = MAX (date->level, unknown_level (date));
  if (!edtf_bound_date (date))
    return refuse_impossible_day (scan, date, g_strrstr_len (start, scan->p - start, "-") + 1);
  if (scan->p < scan->end && *scan->p == 'T' && !edtf_scan_time (scan, date))
    return FALSE;
  if (scan->p < scan->end)
    return edtf_fail (scan, scan->p, _ ("the date should end here"));
  return TRUE;
}
