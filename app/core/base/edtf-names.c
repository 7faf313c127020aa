#include "base/edtf-private.h"

#include <glib/gi18n-lib.h>

static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const short_months[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

/* Translators: parts of a year, as in “autumn 2024” and “every autumn” */
static const char *const divisions[] = {
  NC_ ("part of a year", "spring"),          NC_ ("part of a year", "summer"),
  NC_ ("part of a year", "autumn"),          NC_ ("part of a year", "winter"),
  NC_ ("part of a year", "northern spring"), NC_ ("part of a year", "northern summer"),
  NC_ ("part of a year", "northern autumn"), NC_ ("part of a year", "northern winter"),
  NC_ ("part of a year", "southern spring"), NC_ ("part of a year", "southern summer"),
  NC_ ("part of a year", "southern autumn"), NC_ ("part of a year", "southern winter"),
  NC_ ("part of a year", "first quarter"),   NC_ ("part of a year", "second quarter"),
  NC_ ("part of a year", "third quarter"),   NC_ ("part of a year", "fourth quarter"),
  NC_ ("part of a year", "first third"),     NC_ ("part of a year", "second third"),
  NC_ ("part of a year", "last third"),      NC_ ("part of a year", "first half"),
  NC_ ("part of a year", "second half"),
};

/* The name of a month, 1 to 12, in the user's language. */
const char *
edtf_month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
}

const char *
edtf_month_short (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_months[month - 1]);
}

/* The name of a season or another part of a year, 21 to 41. */
const char *
edtf_division_name (int season)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "part of a year", divisions[season - 21]);
}

/* A year as people write it: 1 BC is the astronomical year 0. */
char *
edtf_year_words (gint64 year)
{
  g_autofree char *number = NULL;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, year > 0 ? year : 1 - year);
  if (year <= 0)
    return g_strdup_printf (C_ ("year", "%s BC"), number);
  if (year < 1000)
    return g_strdup_printf (C_ ("year", "AD %s"), number);
  return g_steal_pointer (&number);
}

/* A year with the names of its parts before it: “9 October 2025”, “autumn 2024”. */
char *
edtf_civil_words (gint64 year, int month, int day, gboolean is_short, int n_omitted)
{
  g_autofree char *year_text = edtf_year_words (year);
  const char *name = NULL;

  if (month > 12)
    name = edtf_division_name (month);
  else if (month > 0)
    name = is_short ? edtf_month_short (month) : edtf_month_name (month);

  if (name == NULL)
    return g_steal_pointer (&year_text);
  if (month >= 33)
    /* Translators: part of a year and year, as in “first quarter of 2024” */
    return g_strdup_printf (C_ ("date", "%s of %s"), name, year_text);
  if (n_omitted >= 2 && day > 0)
    return g_strdup_printf (C_ ("day of the month", "%d"), day);
  if (n_omitted == 1 && day > 0)
    /* Translators: day and month, as in “9 October” */
    return g_strdup_printf (C_ ("date", "%d %s"), day, name);
  if (n_omitted == 1)
    return g_strdup (name);
  if (day == 0)
    /* Translators: month or season and year, as in “October 2025” */
    return g_strdup_printf (C_ ("date", "%s %s"), name, year_text);
  /* Translators: day, month and year, as in “9 October 2025” */
  return g_strdup_printf (C_ ("date", "%d %s %s"), day, name, year_text);
}
