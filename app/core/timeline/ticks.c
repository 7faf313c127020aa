#include "timeline/ticks.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define APART     74.0 /* pixels between two labels, at least */
#define MAX_TICKS 400

static const int month_steps[] = { 1, 2, 3, 6 };
static const int day_steps[] = { 1, 2, 5, 10 };

/* How far apart ticks stand. */
typedef struct
{
  DossierTickUnit unit;
  gint64 step;
} Step;

static Step
choose_step (const DossierTimelineAxis *axis)
{
  double years;
  gint64 power = 1;

  for (guint i = 0; i < G_N_ELEMENTS (day_steps); i++)
    if (day_steps[i] * axis->scale >= APART * (i == 0 ? 0.55 : 1.0))
      return (Step){ DOSSIER_TICKS_DAYS, day_steps[i] };
  for (guint i = 0; i < G_N_ELEMENTS (month_steps); i++)
    if (month_steps[i] * 30.4 * axis->scale >= APART * 0.9)
      return (Step){ DOSSIER_TICKS_MONTHS, month_steps[i] };
  years = APART / (365.2425 * axis->scale);
  while ((double) power * 10.0 <= years && power < G_GINT64_CONSTANT (1000000000000000))
    power *= 10;
  return (Step){ DOSSIER_TICKS_YEARS, (double) power >= years         ? power
                                      : 2.0 * (double) power >= years ? 2 * power
                                      : 5.0 * (double) power >= years ? 5 * power
                                                                      : 10 * power };
}

/**
 * dossier_timeline_ticks_get_unit:
 *
 * Returns: what the ticks count at this scale
 */
DossierTickUnit
dossier_timeline_ticks_get_unit (const DossierTimelineAxis *axis)
{
  return choose_step (axis).unit;
}

static void
format_year (gint64 year, char *label, gsize size)
{
  if (year <= 0)
    g_snprintf (label, size, _ ("%" PRId64 " BC"), 1 - year);
  else
    g_snprintf (label, size, "%" G_GINT64_FORMAT, year);
}

static void
format_month (int month, char *label, gsize size)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2001, month, 1, 0, 0, 0.0);
  g_autofree char *name = g_date_time_format (date, "%b");

  g_strlcpy (label, name, size);
}

/**
 * dossier_timeline_day_to_label:
 * @unit: how exactly
 *
 * Returns: (transfer full): the day, its month or its year, in short
 */
char *
dossier_timeline_day_to_label (gint64 day, DossierTickUnit unit)
{
  gint64 year;
  int month, number;
  char month_name[24], year_name[48];

  dossier_day_to_civil (day, &year, &month, &number);
  format_year (year, year_name, sizeof year_name);
  format_month (month, month_name, sizeof month_name);
  if (unit == DOSSIER_TICKS_YEARS)
    return g_strdup (year_name);
  if (unit == DOSSIER_TICKS_MONTHS)
    return g_strdup_printf (_ ("%s %s"), month_name, year_name);
  return g_strdup_printf (_ ("%d %s %s"), number, month_name, year_name);
}

/* The last tick on or before @day. */
static gint64
floor_tick (Step step, gint64 day)
{
  gint64 year;
  int month, number;

  dossier_day_to_civil (day, &year, &month, &number);
  if (step.unit == DOSSIER_TICKS_DAYS)
    {
      int index = step.step == 1 ? number : 1 + (number - 1) / (int) step.step * (int) step.step;

      return dossier_day_from_civil (year, month, index);
    }
  if (step.unit == DOSSIER_TICKS_MONTHS)
    return dossier_day_from_civil (year, 1 + (month - 1) / (int) step.step * (int) step.step, 1);
  year -= ((year % step.step) + step.step) % step.step;
  return dossier_day_from_civil (MAX (year, -DOSSIER_YEAR_MAX), 1, 1);
}

/* The tick behind @tick; in a month the last short stretch has none. */
static gint64
next_tick (Step step, gint64 tick)
{
  gint64 year;
  int month, number;

  dossier_day_to_civil (tick, &year, &month, &number);
  if (step.unit == DOSSIER_TICKS_DAYS)
    {
      gint64 next = tick + step.step;
      gint64 first = dossier_day_add_months (dossier_day_from_civil (year, month, 1), 1);

      return step.step > 1 && next + step.step / 2 >= first ? first : MIN (next, first);
    }
  if (step.unit == DOSSIER_TICKS_MONTHS)
    return dossier_day_add_months (tick, step.step);
  return dossier_day_from_civil (MIN (year + step.step, DOSSIER_YEAR_MAX), 1, 1);
}

static void
format_tick (DossierTimelineTick *tick, Step step)
{
  gint64 year;
  int month, number;

  dossier_day_to_civil (tick->day, &year, &month, &number);
  if (step.unit == DOSSIER_TICKS_YEARS)
    {
      gint64 larger = step.step % 10 == 0 || step.step == 1 ? 10 * step.step : 10;

      tick->strong = step.step == 1 || year % larger == 0;
      format_year (year, tick->label, sizeof tick->label);
    }
  else if (step.unit == DOSSIER_TICKS_MONTHS)
    {
      tick->strong = month == 1;
      if (tick->strong)
        format_year (year, tick->label, sizeof tick->label);
      else
        format_month (month, tick->label, sizeof tick->label);
    }
  else
    {
      tick->strong = number == 1;
      if (tick->strong)
        format_month (month, tick->label, sizeof tick->label);
      else
        g_snprintf (tick->label, sizeof tick->label, "%d", number);
    }
}

/* The day behind a fold that @day lies in, or @day. */
static gint64
skip_folds (const DossierTimelineAxis *axis, gint64 day)
{
  for (guint i = 0; i < axis->n_folds; i++)
    {
      double x, width;

      if (day > axis->folds[i].from && day < axis->folds[i].to
          && dossier_axis_is_folded (axis, i, &x, &width))
        day = axis->folds[i].to;
    }
  return day;
}

/**
 * dossier_timeline_ticks_new:
 * @left: the first pixel that is seen
 * @right: the one behind the last
 *
 * Returns: (transfer full): of #DossierTimelineTick, in order; none within folds
 */
GArray *
dossier_timeline_ticks_new (const DossierTimelineAxis *axis, double left, double right)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (DossierTimelineTick));
  Step step = choose_step (axis);
  gint64 limit = dossier_day_from_civil (DOSSIER_YEAR_MAX, 1, 1);
  gint64 day = CLAMP (dossier_axis_find_day (axis, left), -limit, limit);

  day = floor_tick (step, day);
  while (ticks->len < MAX_TICKS)
    {
      gint64 behind = skip_folds (axis, day);
      DossierTimelineTick tick = { .day = day };
      gint64 next;

      if (behind != day)
        {
          day = next_tick (step, floor_tick (step, behind));
          continue;
        }
      tick.x = dossier_axis_get_x (axis, day);
      if (tick.x >= right)
        break;
      format_tick (&tick, step);
      g_array_append_val (ticks, tick);
      next = next_tick (step, day);
      if (next <= day)
        break;
      day = next;
    }
  return ticks;
}
