#include "base/edtf-private.h"

#include <string.h>

/* Months of the divisions 21 to 41. A winter or a southern summer that runs on into the next year
 * counts up to its own 31 December, as the published test vectors have it: every division of a
 * year lies within that year. */
static const struct
{
  int first, last;
} divisions[] = {
  { 3, 5 },  { 6, 8 },   { 9, 11 }, { 12, 12 }, /* 21-24 seasons, hemisphere not said: northern */
  { 3, 5 },  { 6, 8 },   { 9, 11 }, { 12, 12 }, /* 25-28 northern */
  { 9, 11 }, { 12, 12 }, { 3, 5 },  { 6, 8 },   /* 29-32 southern */
  { 1, 3 },  { 4, 6 },   { 7, 9 },  { 10, 12 }, /* 33-36 quarters */
  { 1, 4 },  { 5, 8 },   { 9, 12 },             /* 37-39 thirds */
  { 1, 6 },  { 7, 12 },                         /* 40-41 halves */
};

/* Whether the digits of @value, padded to the length of @mask, fit @mask. */
gboolean
edtf_mask_matches (const char *mask, int value)
{
  for (gsize i = strlen (mask); i > 0; i--, value /= 10)
    if (mask[i - 1] != 'X' && mask[i - 1] - '0' != value % 10)
      return FALSE;
  return value == 0;
}

static int
fill_mask (const char *mask, int digit)
{
  int value = 0;

  for (const char *p = mask; *p != '\0'; p++)
    value = value * 10 + (*p == 'X' ? digit : *p - '0');
  return value;
}

int
edtf_mask_first (const char *mask)
{
  return fill_mask (mask, 0);
}

int
edtf_mask_last (const char *mask)
{
  return fill_mask (mask, 9);
}

gboolean
edtf_mask_is_unknown (const char *mask)
{
  return mask[strspn (mask, "X")] == '\0';
}

gboolean
edtf_mask_is_exact (const char *mask)
{
  return strchr (mask, 'X') == NULL;
}

/* The year of a date that has no X in its year. */
gint64
edtf_date_year (const EdtfDate *date)
{
  if (date->has_y)
    return date->long_year;
  return date->negative ? -(gint64) fill_mask (date->year, 0) : fill_mask (date->year, 0);
}

/* The first (@step 1) or last (@step -1) day of a @year that fits the month and day masks. */
static gint64
find_day (const EdtfDate *date, gint64 year, int step)
{
  for (int month = step > 0 ? 1 : 12; month >= 1 && month <= 12; month += step)
    {
      if (!edtf_mask_matches (date->month, month))
        continue;
      int length = dossier_month_length (year, month);
      for (int day = step > 0 ? 1 : length; day >= 1 && day <= length; day += step)
        if (date->n_parts < 3 || edtf_mask_matches (date->day, day))
          return dossier_day_from_civil (year, month, day);
    }
  return DOSSIER_DAY_NONE;
}

static gint64
find_in_year (const EdtfDate *date, gint64 year, int step)
{
  if (date->season != 0)
    {
      int month = step > 0 ? divisions[date->season - 21].first : divisions[date->season - 21].last;
      return dossier_day_from_civil (year, month,
                                     step > 0 ? 1 : dossier_month_length (year, month));
    }
  if (date->n_parts == 1)
    return step > 0 ? dossier_day_from_civil (year, 1, 1) : dossier_day_from_civil (year, 12, 31);
  return find_day (date, year, step);
}

/* Walks the years of the mask from the early or the late end. Only 29 February makes it walk past
 * the first, so at most some thousand steps are taken. */
static gint64
find_bound (const EdtfDate *date, int step)
{
  if (date->has_y)
    return find_in_year (date, date->long_year, step);

  int low = edtf_mask_first (date->year), high = edtf_mask_last (date->year);
  int walk = date->negative ? -step : step;
  for (int year = walk > 0 ? low : high; year >= low && year <= high; year += walk)
    {
      if (!edtf_mask_matches (date->year, year) || (date->negative && year == 0))
        continue;
      gint64 day = find_in_year (date, date->negative ? -(gint64) year : year, step);
      if (day != DOSSIER_DAY_NONE)
        return day;
    }
  return DOSSIER_DAY_NONE;
}

/* Sets the first and last possible day of @date. FALSE when no day fits (29 February of a year
 * that is never a leap year, the 31st of a month of 30 days). */
gboolean
edtf_bound_date (EdtfDate *date)
{
  date->day_min = find_bound (date, 1);
  date->day_max = find_bound (date, -1);
  return date->day_min != DOSSIER_DAY_NONE && date->day_max != DOSSIER_DAY_NONE;
}

/**
 * dossier_edtf_has_day:
 * @day: a day number
 *
 * Returns: whether the date may be, or is, on that day; between the dates of a set it is not. Any
 *   thread.
 */
gboolean
dossier_edtf_has_day (const DossierEdtf *edtf, gint64 day)
{
  if (day < edtf->day_min || day > edtf->day_max)
    return FALSE;
  for (guint i = 0; i < edtf->n_items; i++)
    {
      const DossierEdtfItem *item = &edtf->items[i];
      gint64 first = item->first_end == EDTF_END_DATE ? item->first.day_min : edtf->day_min;
      gint64 last = item->last_end == EDTF_END_DATE ? item->last.day_max : edtf->day_max;

      if (!item->is_range)
        last = item->first.day_max;
      if (day >= first && day <= last)
        return TRUE;
    }
  return edtf->n_items == 0;
}
