#include "base/edtf.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Years have four digits: nothing is moved farther than across all of them. */
#define MAX_DAYS (20000 * G_GINT64_CONSTANT (366))

/* One date as it is written: a year, perhaps a month or season, perhaps a day. */
typedef struct
{
  gboolean is_negative;
  gint64 year;
  int month; /* 0: none; 21 to 24: a season */
  int day;   /* 0: none */
} Written;

static gboolean
take_digits (const char **text, int n, gint64 *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + ((*text)[i] - '0');
    }
  *text += n;
  return TRUE;
}

static gboolean
is_mark (char c)
{
  return c == '?' || c == '~' || c == '%';
}

/* Marks may stand before or behind each part; where they stood is kept by the caller. */
static const char *
skip_marks (const char *text, char marks[4])
{
  int n = 0;

  while (is_mark (*text) && n < 3)
    marks[n++] = *text++;
  marks[n] = '\0';
  return text;
}

static void
shift_written (Written *date, gint64 days)
{
  gint64 year = date->is_negative ? -date->year : date->year;
  int month, day;

  if (date->day > 0)
    dossier_day_to_civil (dossier_day_from_civil (year, date->month, date->day) + days, &year,
                          &month, &day);
  else if (date->month > 20)
    {
      gint64 seasons = year * 4 + date->month - 21 + (gint64) round ((double) days / 91.31);

      year = seasons >= 0 ? seasons / 4 : -((3 - seasons) / 4);
      month = 21 + (int) (seasons - year * 4);
      day = 0;
    }
  else if (date->month > 0)
    {
      gint64 first = dossier_day_add_months (dossier_day_from_civil (year, date->month, 1),
                                             (gint64) round ((double) days / 30.437));

      dossier_day_to_civil (first, &year, &month, &day);
      day = 0;
    }
  else
    {
      year += (gint64) round ((double) days / 365.2425);
      month = day = 0;
    }
  date->is_negative = year < 0;
  date->year = ABS (year);
  date->month = month;
  date->day = day;
}

/* Reads a date, moves it and writes it with the marks where they were. */
static gboolean
shift_one (const char **text, gint64 days, GString *out)
{
  char marks[4][4] = { "", "", "", "" };
  const char *at = skip_marks (*text, marks[0]);
  Written date = { 0 };
  gint64 value;

  date.is_negative = *at == '-';
  at += date.is_negative ? 1 : 0;
  if (!take_digits (&at, 4, &date.year))
    return FALSE;
  at = skip_marks (at, marks[1]);
  if (*at == '-')
    {
      at = skip_marks (at + 1, marks[2]);
      if (!take_digits (&at, 2, &value))
        return FALSE;
      date.month = (int) value;
      if ((date.month > 12 && date.month < 21) || date.month > 24)
        return FALSE;
    }
  /* A mark behind the month comes before the hyphen; one before the day behind it. */
  if (date.month > 0)
    at = skip_marks (at, marks[3]);
  if (date.month > 0 && *at == '-')
    {
      if (marks[3][0] != '\0' || !g_ascii_isdigit (at[1]))
        return FALSE;
      at++;
      if (!take_digits (&at, 2, &value))
        return FALSE;
      date.day = (int) value;
      at = skip_marks (at, marks[3]);
    }
  shift_written (&date, days);
  if (date.year > 9999)
    return FALSE;
  g_string_append_printf (out, "%s%s%04" G_GINT64_FORMAT "%s", marks[0],
                          date.is_negative ? "-" : "", date.year, marks[1]);
  if (date.month > 0)
    g_string_append_printf (out, "-%s%02d", marks[2], date.month);
  if (date.day > 0)
    g_string_append_printf (out, "-%02d", date.day);
  g_string_append (out, marks[3]);
  *text = at;
  return TRUE;
}

/**
 * dossier_edtf_shift:
 * @edtf: a date
 * @days: by how much; under 0 towards earlier days
 *
 * Moves every date in it, each by as many days, months, seasons or years as it counts in, so that a
 * span keeps its length, a set its members and each its precision and marks. Any thread.
 *
 * Returns: (transfer full): the other date; NULL with BAD_INPUT for one that has unknown digits, an
 *   exponent or a time, which nothing moves
 */
DossierEdtf *
dossier_edtf_shift (const DossierEdtf *edtf, gint64 days, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at = edtf->text;
  gboolean is_far = days > MAX_DAYS || days < -MAX_DAYS;

  while (*at != '\0')
    {
      gboolean is_link = strchr ("/[]{},", *at) != NULL || g_str_has_prefix (at, "..");

      if (is_link && !is_far)
        {
          gsize n = *at == '.' ? 2 : 1;

          g_string_append_len (out, at, (gssize) n);
          at += n;
        }
      else if (is_far || !shift_one (&at, days, out)
               || (*at != '\0' && strchr ("/[]{},.", *at) == NULL))
        {
          g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       _ ("“%s” cannot be moved along the timeline. Change it in the form."),
                       edtf->text);
          return NULL;
        }
    }
  return dossier_edtf_parse (out->str, error);
}
