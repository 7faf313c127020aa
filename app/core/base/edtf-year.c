#include "base/edtf-private.h"

#include <glib/gi18n-lib.h>

/* Reads a run of decimal digits. FALSE when there is none or it passes @limit. */
static gboolean
scan_number (EdtfScan *scan, gint64 limit, gint64 *number)
{
  const char *start = scan->p;

  *number = 0;
  for (; scan->p < scan->end && g_ascii_isdigit (*scan->p); scan->p++)
    {
      int digit = *scan->p - '0';
      if (*number > (limit - digit) / 10)
        return FALSE;
      *number = *number * 10 + digit;
    }
  return scan->p > start;
}

/* Reads `S2` behind a year: how many of its digits are meant. The days stay those of the year. */
gboolean
edtf_scan_significant (EdtfScan *scan, EdtfDate *date)
{
  const char *start = scan->p++;
  gint64 digits;

  if (!date->has_y && !edtf_mask_is_exact (date->year))
    return edtf_fail (scan, start, _ ("a year with X has no significant digits"));
  if (!scan_number (scan, 1000, &digits) || digits == 0)
    return edtf_fail (scan, start, _ ("S is followed by the number of significant digits"));
  date->significant = (int) digits;
  date->level = 2;
  return TRUE;
}

static gboolean
scan_exponent (EdtfScan *scan, EdtfDate *date, gint64 *year, const char *start)
{
  const char *at = scan->p++;
  gint64 exponent;

  date->level = 2;
  if (scan->p == scan->end || !g_ascii_isdigit (*scan->p))
    return edtf_fail (scan, at, _ ("E is followed by an exponent"));
  if (!scan_number (scan, 16, &exponent))
    return edtf_fail (scan, start, _ ("the year is too far away to be placed in time"));
  for (; exponent > 0; exponent--)
    {
      if (*year > DOSSIER_YEAR_MAX / 10)
        return edtf_fail (scan, start, _ ("the year is too far away to be placed in time"));
      *year *= 10;
    }
  return TRUE;
}

/* Reads a year of more than four digits: `Y170000002`, `Y-17E7`, `Y3388E2S3`. */
gboolean
edtf_scan_long_year (EdtfScan *scan, EdtfDate *date)
{
  const char *start = scan->p++;
  gint64 year;

  date->has_y = TRUE;
  date->level = MAX (date->level, 1);
  if (scan->p < scan->end && *scan->p == '-')
    {
      date->negative = TRUE;
      scan->p++;
    }
  if (scan->p < scan->end && *scan->p == '0')
    return edtf_fail (scan, scan->p, _ ("a year behind Y has no leading zero"));
  if (scan->p == scan->end || !g_ascii_isdigit (*scan->p))
    return edtf_fail (scan, scan->p, _ ("Y is followed by a year"));
  if (!scan_number (scan, DOSSIER_YEAR_MAX, &year))
    return edtf_fail (scan, start, _ ("the year is too far away to be placed in time"));
  if (scan->p < scan->end && *scan->p == 'E' && !scan_exponent (scan, date, &year, start))
    return FALSE;
  if (year <= 9999)
    return edtf_fail (scan, start, _ ("a year of up to four digits is written without Y"));
  date->long_year = date->negative ? -year : year;
  if (scan->p < scan->end && *scan->p == 'S')
    return edtf_scan_significant (scan, date);
  return TRUE;
}

static gboolean
scan_two_digits (EdtfScan *scan, int limit, int *value)
{
  if (scan->end - scan->p < 2 || !g_ascii_isdigit (scan->p[0]) || !g_ascii_isdigit (scan->p[1]))
    return FALSE;
  *value = (scan->p[0] - '0') * 10 + scan->p[1] - '0';
  scan->p += 2;
  return *value <= limit;
}

static gboolean
scan_colon (EdtfScan *scan)
{
  if (scan->p == scan->end || *scan->p != ':')
    return FALSE;
  scan->p++;
  return TRUE;
}

/* Reads `Z`, `+04:30` or `-04`. In civil use are shifts from -12:00 to +14:00; -00:00 is refused
 * by ISO 8601. */
static gboolean
scan_zone (EdtfScan *scan, EdtfTime *time)
{
  const char *start = scan->p;
  int hours, minutes = 0;

  if (start == scan->end)
    return TRUE;
  if (*start == 'Z')
    {
      time->zone = EDTF_ZONE_UTC;
      scan->p++;
      return TRUE;
    }
  if (*start != '+' && *start != '-')
    return TRUE;
  scan->p++;
  if (!scan_two_digits (scan, 24, &hours)
      || (scan->p < scan->end && (!scan_colon (scan) || !scan_two_digits (scan, 59, &minutes))))
    return edtf_fail (scan, start, _ ("a time shift is written like +04:30, -04 or Z"));
  int shift = hours * 60 + minutes;
  if (*start == '-' && shift == 0)
    return edtf_fail (scan, start, _ ("no time shift is written +00:00 or Z"));
  if (shift > (*start == '-' ? 12 * 60 : 14 * 60))
    return edtf_fail (scan, start, _ ("time shifts lie between -12:00 and +14:00"));
  time->zone = EDTF_ZONE_OFFSET;
  time->offset = *start == '-' ? -shift : shift;
  return TRUE;
}

/* Reads `T23:20:30` and what follows it. The day stays the one that is written. */
gboolean
edtf_scan_time (EdtfScan *scan, EdtfDate *date)
{
  const char *start = scan->p++;
  EdtfTime *time = &date->time;

  if (date->n_parts < 3 || !edtf_mask_is_exact (date->year) || !edtf_mask_is_exact (date->month)
      || !edtf_mask_is_exact (date->day))
    return edtf_fail (scan, start, _ ("only a full day has a time"));
  if (date->flags[0] != 0 || date->flags[1] != 0 || date->flags[2] != 0)
    return edtf_fail (scan, start, _ ("a day with a time is neither uncertain nor approximate"));
  date->has_time = TRUE;
  if (!scan_two_digits (scan, 24, &time->hour) || !scan_colon (scan)
      || !scan_two_digits (scan, 59, &time->minute) || !scan_colon (scan)
      || !scan_two_digits (scan, 59, &time->second)
      || (time->hour == 24 && (time->minute != 0 || time->second != 0)))
    return edtf_fail (scan, start, _ ("a time is written like T23:20:30, up to T24:00:00"));
  return scan_zone (scan, time);
}
