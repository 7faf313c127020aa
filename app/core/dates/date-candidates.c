#include "dates/date-work.h"

#include <glib/gi18n-lib.h>

#include "base/day.h"
#include "base/edtf.h"

static void
free_candidate (gpointer data)
{
  DossierDateCandidate *candidate = data;

  g_free (candidate->edtf);
  g_free (candidate->rule);
  g_free (candidate);
}

static void
add (DossierFoundDate *found, const char *edtf, const char *rule)
{
  g_autoptr (DossierEdtf) date = edtf != NULL ? dossier_edtf_parse (edtf, NULL) : NULL;
  DossierDateCandidate *candidate;

  if (date == NULL)
    return;
  for (guint i = 0; i < found->candidates->len; i++)
    {
      candidate = found->candidates->pdata[i];
      if (g_str_equal (candidate->edtf, date->text))
        return;
    }
  candidate = g_new0 (DossierDateCandidate, 1);
  candidate->edtf = g_strdup (date->text);
  candidate->rule = g_strdup (rule);
  g_ptr_array_add (found->candidates, candidate);
}

static void
add_meaning (DateStep *step, const DateMeaning *meaning, const DateAnchor *anchor, const char *rule)
{
  g_autofree char *edtf = NULL;
  DateValues values;

  date_resolve (meaning, anchor, &values);
  edtf = date_values_write (&values, meaning->is_approximate ? "~" : "");
  add (step->found, edtf, rule);
}

static void
add_years (DateStep *step)
{
  DateMeaning meaning = step->expression->first;
  gint64 year;
  int month, day;

  if (step->values.n != 1 || !dossier_day_is_finite (step->values.values[0].first))
    return;
  dossier_day_to_civil (step->values.values[0].first, &year, &month, &day);
  meaning.has_year = TRUE;
  for (gint64 i = -1; i <= 1; i++)
    {
      meaning.year = year + i;
      add_meaning (step, &meaning, &step->anchor,
                   i < 0 ? _ ("the same in the year before") : _ ("the same in the year after"));
    }
}

static void
add_weekdays (DateStep *step)
{
  DateValues values = step->values;

  for (gint64 i = -7; values.n == 1 && i <= 7; i += 7)
    {
      g_autofree char *edtf = dossier_edtf_day_to_string (values.values[0].first + i);
      add (step->found, edtf, i < 0 ? _ ("a week before") : _ ("a week after"));
    }
}

static void
add_shifts (DateStep *step)
{
  DateMeaning meaning = step->expression->first;
  int count = meaning.count;

  for (int i = -1; i <= 1; i++)
    {
      meaning.count = count + i;
      add_meaning (step, &meaning, &step->anchor,
                   i < 0 ? _ ("the one before") : _ ("the one after"));
    }
}

/* “Since 2012” may mean all the time from then on. */
static void
add_open (DateStep *step)
{
  static const char *const shapes[][2] = {
    [DATE_LEAD_SINCE] = { "", "/.." },
    [DATE_LEAD_UNTIL] = { "../", "" },
    [DATE_LEAD_BY] = { "[..", "]" },
  };
  DateLead lead = step->expression->lead;
  g_autofree char *end = NULL, *edtf = NULL;

  if (lead == DATE_LEAD_NONE || lead > DATE_LEAD_BY || step->values.n != 1)
    return;
  end = date_value_write_end (&step->values.values[0], lead != DATE_LEAD_SINCE);
  edtf = g_strconcat (shapes[lead][0], end, shapes[lead][1], NULL);
  add (step->found, edtf,
       lead == DATE_LEAD_SINCE ? _ ("all the time from then on")
       : lead == DATE_LEAD_BY  ? _ ("one time up to then")
                               : _ ("all the time up to then"));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DossierDateCandidate *one = *(DossierDateCandidate *const *) a;
  const DossierDateCandidate *other = *(DossierDateCandidate *const *) b;
  g_autoptr (DossierEdtf) first = dossier_edtf_parse (one->edtf, NULL);
  g_autoptr (DossierEdtf) second = dossier_edtf_parse (other->edtf, NULL);

  if (first->day_min != second->day_min)
    return first->day_min < second->day_min ? -1 : 1;
  return first->day_max < second->day_max ? -1 : first->day_max > second->day_max;
}

static void
add_alternatives (DateWork *work, DateStep *step)
{
  const DateMeaning *meaning = &step->expression->first;

  if (meaning->kind == DATE_CALENDAR && meaning->is_either_order)
    {
      DateMeaning other = *meaning;
      other.month = meaning->day;
      other.day = meaning->month;
      add_meaning (step, meaning, &step->anchor, _ ("the month stands first"));
      add_meaning (step, &other, &step->anchor, _ ("the day stands first"));
    }
  else if (meaning->kind == DATE_CALENDAR && !meaning->has_year && !meaning->has_year_shift)
    add_years (step);
  else if (meaning->kind == DATE_WEEKDAY)
    add_weekdays (step);
  else if (meaning->kind == DATE_SHIFT && meaning->unit != DATE_UNIT_DAY
           && ABS (meaning->count) <= 1)
    add_shifts (step);
  if (meaning->base != DATE_FROM_PUBLICATION)
    add_meaning (step, meaning, &work->publication, _ ("counted from publication"));
}

/**
 * date_work_add_candidates:
 * @step: what has been resolved
 *
 * Says what else the words may mean: the weekday a week before or after, the same day in another
 * year. In the order of time, with the proposed value among them.
 */
void
date_work_add_candidates (DateWork *work, DateStep *step)
{
  DossierFoundDate *found = step->found;

  found->candidates = g_ptr_array_new_with_free_func (free_candidate);
  found->candidate = -1;
  if (found->edtf != NULL)
    add (found, found->edtf, found->rule);
  if (step->expression->shape == DATE_SHAPE_ONE)
    {
      add_alternatives (work, step);
      add_open (step);
    }
  if (found->edtf != NULL && found->candidates->len == 1)
    g_ptr_array_set_size (found->candidates, 0);
  g_ptr_array_sort (found->candidates, compare);
  for (guint i = 0; i < found->candidates->len; i++)
    {
      const DossierDateCandidate *candidate = found->candidates->pdata[i];
      if (found->edtf != NULL && g_str_equal (candidate->edtf, found->edtf))
        found->candidate = (int) i;
    }
}
