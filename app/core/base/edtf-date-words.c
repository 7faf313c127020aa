#include "base/edtf-private.h"

#include <glib/gi18n-lib.h>

static gboolean
year_is_trailing (const EdtfDate *date)
{
  gboolean seen = FALSE;

  for (const char *p = date->year; *p != '\0'; p++)
    {
      if (seen && *p != 'X')
        return FALSE;
      seen |= *p == 'X';
    }
  return seen;
}

/* “one year between 1560 and 1569” for 156X. */
static char *
year_range_words (const EdtfDate *date, gboolean is_short)
{
  int low = edtf_mask_first (date->year), high = edtf_mask_last (date->year);
  g_autofree char *first = edtf_year_words (date->negative ? -high : low);
  g_autofree char *last = edtf_year_words (date->negative ? -MAX (low, 1) : high);

  return is_short ? g_strdup_printf (_ ("one year, %s – %s"), first, last)
                  : g_strdup_printf (_ ("one year between %s and %s"), first, last);
}

static char *
recurring_words (const EdtfDate *date, gboolean is_short)
{
  gboolean month_exact = edtf_mask_is_exact (date->month);
  int month = edtf_mask_first (date->month), day = edtf_mask_first (date->day);

  if (date->season != 0)
    /* Translators: “every spring”, “every first quarter” */
    return g_strdup_printf (_ ("every %s"), edtf_division_name (date->season));
  if (month_exact && date->n_parts == 2)
    return g_strdup_printf (_ ("every %s"), edtf_month_name (month));
  if (month_exact && edtf_mask_is_unknown (date->day))
    return g_strdup_printf (_ ("one day every %s"), edtf_month_name (month));
  if (month_exact && edtf_mask_is_exact (date->day))
    {
      g_autofree char *text = edtf_civil_words (0, month, day, is_short, 1);
      return g_strdup_printf (_ ("every %s"), text);
    }
  if (date->n_parts == 3 && edtf_mask_is_unknown (date->month) && edtf_mask_is_exact (date->day))
    return g_strdup_printf (_ ("day %d of every month"), day);
  return NULL;
}

static char *
unknown_words (const EdtfDate *date)
{
  if (date->n_parts == 1)
    return g_strdup (_ ("an unknown year"));
  if (date->n_parts == 2)
    return g_strdup (_ ("an unknown month"));
  return g_strdup (_ ("an unknown day"));
}

/* Unknown month or day of a known year: “one day in June 2004”. */
static char *
within_words (const EdtfDate *date, gboolean is_short)
{
  gint64 year = edtf_date_year (date);
  gboolean month_unknown = edtf_mask_is_unknown (date->month);
  g_autofree char *whole = NULL;

  if (date->n_parts == 2)
    {
      whole = edtf_year_words (year);
      return month_unknown ? g_strdup_printf (_ ("one month in %s"), whole) : NULL;
    }
  if (!edtf_mask_is_unknown (date->day) || (!month_unknown && !edtf_mask_is_exact (date->month)))
    return NULL;
  int month = month_unknown ? 0 : edtf_mask_first (date->month);
  whole = edtf_civil_words (year, month, 0, is_short, 0);
  return g_strdup_printf (_ ("one day in %s"), whole);
}

/* What fits no shape that has words of its own: the days between which it lies. */
static char *
pattern_words (const EdtfDate *date, gboolean is_short)
{
  gint64 year;
  int month, day;

  dossier_day_to_civil (date->day_min, &year, &month, &day);
  g_autofree char *first = edtf_civil_words (year, month, day, is_short, 0);
  dossier_day_to_civil (date->day_max, &year, &month, &day);
  g_autofree char *last = edtf_civil_words (year, month, day, is_short, 0);
  g_autofree char *pattern = g_strjoin ("-", date->year, date->n_parts > 1 ? date->month : NULL,
                                        date->n_parts > 2 ? date->day : NULL, NULL);

  if (is_short)
    return g_strdup_printf (_ ("%s – %s, like %s%s"), first, last, date->negative ? "-" : "",
                            pattern);
  return g_strdup_printf (_ ("between %s and %s, with the pattern %s%s"), first, last,
                          date->negative ? "-" : "", pattern);
}

static char *
masked_words (const EdtfDate *date, gboolean is_short)
{
  gboolean rest_exact = edtf_mask_is_exact (date->month) && edtf_mask_is_exact (date->day);
  gboolean year_unknown = edtf_mask_is_unknown (date->year) && !date->negative;
  char *words = NULL;

  if (year_unknown && (date->n_parts < 2 || edtf_mask_is_unknown (date->month))
      && (date->n_parts < 3 || edtf_mask_is_unknown (date->day)))
    return unknown_words (date);
  if (year_unknown)
    words = recurring_words (date, is_short);
  else if (edtf_mask_is_exact (date->year))
    words = within_words (date, is_short);
  else if (year_is_trailing (date) && date->n_parts == 1)
    return year_range_words (date, is_short);
  else if (year_is_trailing (date) && rest_exact)
    {
      g_autofree char *years = year_range_words (date, is_short);
      int month = date->season != 0 ? date->season : edtf_mask_first (date->month);
      int day = date->n_parts == 3 ? edtf_mask_first (date->day) : 0;
      g_autofree char *part = month > 12 ? g_strdup (edtf_division_name (month))
                                         : edtf_civil_words (0, month, day, is_short, 1);
      /* Translators: “25 December of one year between 1560 and 1569” */
      words = g_strdup_printf (_ ("%s of %s"), part, years);
    }
  return words != NULL ? words : pattern_words (date, is_short);
}

static char *
time_words (const EdtfTime *time, const char *day)
{
  g_autofree char *clock =
      g_strdup_printf ("%02d:%02d:%02d", time->hour, time->minute, time->second);
  g_autofree char *zone = NULL;
  int shift = ABS (time->offset);

  if (time->zone == EDTF_ZONE_UTC)
    zone = g_strdup (" UTC");
  else if (time->zone == EDTF_ZONE_OFFSET)
    zone =
        g_strdup_printf (" UTC%s%02d:%02d", time->offset < 0 ? "−" : "+", shift / 60, shift % 60);
  /* Translators: a day, a time, and a time zone with a blank before it or nothing */
  return g_strdup_printf (_ ("%s, %s%s"), day, clock, zone != NULL ? zone : "");
}

static char *
exact_words (const EdtfDate *date, gboolean is_short, int n_omitted)
{
  int month = date->n_parts > 1 ? edtf_mask_first (date->month) : 0;
  int day = date->n_parts > 2 ? edtf_mask_first (date->day) : 0;
  g_autofree char *text = edtf_civil_words (edtf_date_year (date), month, day, is_short, n_omitted);

  if (date->has_time)
    return time_words (&date->time, text);
  if (date->significant > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, to %d significant digit",
                                         "%s, to %d significant digits",
                                         (gulong) date->significant),
                            text, date->significant);
  return g_steal_pointer (&text);
}

static const char *
doubt_words (int part, EdtfFlags flags)
{
  static const char *const names[3][3] = {
    { N_ ("year uncertain"), N_ ("year approximate"), N_ ("year uncertain and approximate") },
    { N_ ("month uncertain"), N_ ("month approximate"), N_ ("month uncertain and approximate") },
    { N_ ("day uncertain"), N_ ("day approximate"), N_ ("day uncertain and approximate") },
  };

  return g_dgettext (GETTEXT_PACKAGE, names[part][flags - 1]);
}

/* Says the doubt about the whole (“about 1985”, “1985, uncertain”) or about its parts. */
static char *
add_doubt (const EdtfDate *date, char *words, gboolean is_short)
{
  g_autofree char *base = words;
  EdtfFlags flags = date->flags[0];
  gboolean is_whole = TRUE;

  for (int i = 1; i < date->n_parts; i++)
    is_whole = is_whole && date->flags[i] == flags;
  if (is_whole && flags == 0)
    return g_steal_pointer (&base);
  if (is_whole)
    {
      g_autofree char *about = (flags & EDTF_APPROXIMATE) != 0
                                   ? g_strdup_printf (C_ ("date", "about %s"), base)
                                   : g_steal_pointer (&base);
      if ((flags & EDTF_UNCERTAIN) == 0)
        return g_steal_pointer (&about);
      return is_short ? g_strdup_printf (C_ ("date", "%s?"), about)
                      : g_strdup_printf (C_ ("date", "%s, uncertain"), about);
    }

  g_autoptr (GString) text = g_string_new (base);
  for (int i = date->n_parts - 1; i >= 0; i--)
    if (date->flags[i] != 0)
      g_string_append_printf (text, ", %s", doubt_words (i, date->flags[i]));
  return g_strdup (text->str);
}

/* The words for one date; @n_omitted leaves out the year (1) or month and year (2). */
char *
edtf_date_words (const EdtfDate *date, gboolean is_short, int n_omitted)
{
  gboolean is_exact = edtf_mask_is_exact (date->year) && edtf_mask_is_exact (date->month)
                      && edtf_mask_is_exact (date->day);

  return add_doubt (
      date, is_exact ? exact_words (date, is_short, n_omitted) : masked_words (date, is_short),
      is_short);
}
