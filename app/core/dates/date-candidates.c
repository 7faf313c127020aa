#include "dates/date-work.h"

#include <glib/gi18n-lib.h>

#include "base/day.h"

static void
free_candidate (gpointer data)
{
  DossierDateCandidate *candidate = data;

  g_free (candidate->edtf);
  g_free (candidate->rule);
  g_free (candidate);
}

/* A candidate with the time by which it is sorted. */
typedef struct
{
  gint64 first, last;
  DossierDateCandidate *candidate;
} Entry;

typedef struct
{
  DateWork *work;
  DateStep *step;
  GArray *entries;
} Candidates;

static void
add (Candidates *self, const char *edtf, const char *rule, gint64 first, gint64 last)
{
  Entry entry = { first, last, NULL };

  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (g_array_index (self->entries, Entry, i).candidate->edtf, edtf))
      return;
  entry.candidate = g_new (DossierDateCandidate, 1);
  *entry.candidate = (DossierDateCandidate){ g_strdup (edtf), g_strdup (rule) };
  g_array_append_val (self->entries, entry);
}

static void
add_meaning (Candidates *self, const DateMeaning *meaning, const DateAnchor *anchor,
             const char *rule)
{
  g_autofree char *edtf = NULL;
  DateValues values;

  date_resolve (meaning, anchor, &values);
  edtf = date_values_write (&values, meaning->is_approximate ? "~" : "");
  if (edtf != NULL)
    add (self, edtf, rule, values.values[0].first, values.values[values.n - 1].last);
}

static void
add_years (Candidates *self)
{
  DateStep *step = self->step;
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
      add_meaning (self, &meaning, &step->anchor,
                   i < 0 ? _ ("the same in the year before") : _ ("the same in the year after"));
    }
}

static void
add_weekdays (Candidates *self)
{
  DateValues values = self->step->values;

  for (gint64 i = -7; values.n == 1 && i <= 7; i += 7)
    {
      DateValue value = values.values[0];
      g_autofree char *edtf = NULL;

      value.first += i;
      value.last += i;
      values.values[0] = value;
      edtf = date_values_write (&values, "");
      values = self->step->values;
      add (self, edtf, i < 0 ? _ ("a week before") : _ ("a week after"), value.first, value.last);
    }
}

static void
add_shifts (Candidates *self)
{
  DateStep *step = self->step;
  DateMeaning meaning = step->expression->first;
  int count = meaning.count;

  for (int i = -1; i <= 1; i++)
    {
      meaning.count = count + i;
      add_meaning (self, &meaning, &step->anchor,
                   i < 0 ? _ ("the one before") : _ ("the one after"));
    }
}

/* “Since 2012” may mean all the time from then on. */
static void
add_open (Candidates *self)
{
  DateStep *step = self->step;
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
  add (self, edtf,
       lead == DATE_LEAD_SINCE ? _ ("all the time from then on")
       : lead == DATE_LEAD_BY  ? _ ("one time up to then")
                               : _ ("all the time up to then"),
       lead == DATE_LEAD_SINCE ? step->values.values[0].first : DOSSIER_DAY_MINUS_INFINITY,
       lead == DATE_LEAD_SINCE ? DOSSIER_DAY_PLUS_INFINITY : step->values.values[0].last);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return one->last < other->last ? -1 : one->last > other->last;
}

static void
add_alternatives (Candidates *self)
{
  DateStep *step = self->step;
  const DateMeaning *meaning = &step->expression->first;

  if (meaning->kind == DATE_CALENDAR && meaning->is_either_order)
    {
      DateMeaning other = *meaning;
      other.month = meaning->day;
      other.day = meaning->month;
      add_meaning (self, meaning, &step->anchor, _ ("the month stands first"));
      add_meaning (self, &other, &step->anchor, _ ("the day stands first"));
    }
  else if (meaning->kind == DATE_CALENDAR && !meaning->has_year && !meaning->has_year_shift)
    add_years (self);
  else if (meaning->kind == DATE_WEEKDAY)
    add_weekdays (self);
  else if (meaning->kind == DATE_SHIFT && meaning->unit != DATE_UNIT_DAY
           && ABS (meaning->count) <= 1)
    add_shifts (self);
  if (meaning->base != DATE_FROM_PUBLICATION)
    add_meaning (self, meaning, &self->work->publication, _ ("counted from publication"));
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
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Candidates self = { work, step, entries };

  found->candidates = g_ptr_array_new_with_free_func (free_candidate);
  found->candidate = -1;
  if (found->edtf != NULL)
    add (&self, found->edtf, found->rule, step->own.first, step->own.last);
  if (step->expression->shape == DATE_SHAPE_ONE)
    {
      add_alternatives (&self);
      add_open (&self);
    }
  g_array_sort (entries, compare);
  for (guint i = 0; i < entries->len; i++)
    {
      DossierDateCandidate *candidate = g_array_index (entries, Entry, i).candidate;
      if (found->edtf != NULL && g_str_equal (candidate->edtf, found->edtf))
        found->candidate = (int) i;
      g_ptr_array_add (found->candidates, candidate);
    }
  /* What is proposed alone is no choice. */
  if (found->edtf != NULL && found->candidates->len == 1)
    {
      g_ptr_array_set_size (found->candidates, 0);
      found->candidate = -1;
    }
}
