#include "timeline/date-strip-layout.h"

#include <math.h>

/* Two days are never closer than this share of the mean distance, however many years lie between
 * others: the dates of one article are few, and each must be met with the pointer. */
#define LEAST_STEP 0.6

/* From this many days on, a stretch is quiet and the axis says that it is folded. */
#define QUIET_DAYS 500

#define LABEL_GAP 12.0

/* Days beyond all others stand at the ends of the strip. */
static gint64
clamp_day (gint64 day, gint64 first, gint64 last)
{
  return CLAMP (day, first, last);
}

static gboolean
is_finite (gint64 day)
{
  return day > DOSSIER_DAY_MINUS_INFINITY && day < DOSSIER_DAY_PLUS_INFINITY;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Every day at which something begins or ends, once, in order. */
static GArray *
collect_days (const DossierDateItem *items, guint n_items)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint kept = 0;

  for (guint i = 0; i < n_items; i++)
    {
      if (is_finite (items[i].day_min))
        g_array_append_val (days, items[i].day_min);
      if (is_finite (items[i].day_max))
        g_array_append_val (days, items[i].day_max);
    }
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (kept == 0 || g_array_index (days, gint64, i) != g_array_index (days, gint64, kept - 1))
      g_array_index (days, gint64, kept++) = g_array_index (days, gint64, i);
  g_array_set_size (days, kept);
  return days;
}

static double
find_position (GArray *days, const double *positions, gint64 day)
{
  guint low = 0;
  guint high = days->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (days, gint64, middle) <= day)
        low = middle;
      else
        high = middle;
    }
  return positions[low];
}

/* Distances grow with the logarithm of the time between: near days stay apart, years fold up. */
static double *
place_days (GArray *days, double left, double width, GArray *folds)
{
  double *positions = g_new0 (double, days->len);
  double total = 0.0;

  for (guint i = 1; i < days->len; i++)
    {
      double gap = (double) (g_array_index (days, gint64, i) - g_array_index (days, gint64, i - 1));

      total += LEAST_STEP + log1p (gap / 7.0);
      positions[i] = total;
    }
  for (guint i = 0; i < days->len; i++)
    positions[i] = left + (total > 0.0 ? positions[i] / total : 0.5) * width;
  for (guint i = 1; i < days->len; i++)
    if (g_array_index (days, gint64, i) - g_array_index (days, gint64, i - 1) >= QUIET_DAYS)
      {
        DossierDateFold fold = { positions[i - 1], positions[i] - positions[i - 1] };

        g_array_append_val (folds, fold);
      }
  return positions;
}

/**
 * dossier_date_strip_place:
 * @items: (array length=n_items): the dates
 * @n_items: their number
 * @left: where the axis begins
 * @width: of the axis
 * @places: (out caller-allocates) (array length=n_items): where their shapes stand
 * @folds: (element-type DossierDateFold): receives the quiet stretches
 *
 * An end that is not known stands at the end of the axis. Any thread.
 */
void
dossier_date_strip_place (const DossierDateItem *items, guint n_items, double left, double width,
                          DossierDatePlace *places, GArray *folds)
{
  g_autoptr (GArray) days = collect_days (items, n_items);
  g_autofree double *positions = place_days (days, left, width, folds);

  for (guint i = 0; i < n_items; i++)
    {
      double from = left;
      double to = left + width;

      if (days->len > 0)
        {
          gint64 first = g_array_index (days, gint64, 0);
          gint64 last = g_array_index (days, gint64, days->len - 1);

          from = find_position (days, positions, clamp_day (items[i].day_min, first, last));
          to = find_position (days, positions, clamp_day (items[i].day_max, first, last));
        }
      places[i] = (DossierDatePlace){ .x = from, .width = MAX (to - from, 0.0) };
    }
}

/**
 * dossier_date_strip_place_labels:
 * @label_widths: (array length=n_items): of the labels in pixels
 * @n_items: their number
 * @left: where labels may begin
 * @width: the room they have
 * @places: (array length=n_items) (inout): the shapes, in the order of importance; receives the
 *   labels
 *
 * A label stands below its shape, or above where another one is below, or nowhere: labels never
 * touch. Any thread.
 */
void
dossier_date_strip_place_labels (const double *label_widths, guint n_items, double left,
                                 double width, DossierDatePlace *places)
{
  for (guint i = 0; i < n_items; i++)
    {
      DossierDatePlace *place = &places[i];
      double x = place->x + place->width / 2.0 - label_widths[i] / 2.0;

      place->label_x = MAX (MIN (x, left + width - label_widths[i]), left);
      place->row = DOSSIER_LABEL_NONE;
      for (DossierLabelRow row = DOSSIER_LABEL_BELOW;
           row <= DOSSIER_LABEL_ABOVE && place->row == DOSSIER_LABEL_NONE; row++)
        {
          gboolean is_free = label_widths[i] <= width;

          for (guint j = 0; j < i && is_free; j++)
            is_free = places[j].row != row
                      || places[j].label_x + label_widths[j] + LABEL_GAP <= place->label_x
                      || place->label_x + label_widths[i] + LABEL_GAP <= places[j].label_x;
          if (is_free)
            place->row = row;
        }
    }
}
