#include "dates/date-work.h"

#include <stdio.h>

#include "base/day.h"
#include "base/edtf.h"

/* So far back a text is searched for what an expression is counted from. */
#define MAX_LOOK_BACK 8
/* A date so far from publication begins a story of its own: months without a year are of it. */
#define STORY_DAYS 300

static DateUnit
unit_of_length (gint64 days)
{
  static const gint64 lengths[] = {
    [DATE_UNIT_DAY] = 1,    [DATE_UNIT_WEEKEND] = 2,   [DATE_UNIT_WEEK] = 7,
    [DATE_UNIT_MONTH] = 31, [DATE_UNIT_SEASON] = 92,   [DATE_UNIT_QUARTER] = 92,
    [DATE_UNIT_YEAR] = 366, [DATE_UNIT_DECADE] = 3660,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (days <= lengths[i])
      return (DateUnit) i;
  return DATE_UNIT_CENTURY;
}

/**
 * date_anchor_from_edtf:
 * @edtf: (nullable): a date
 * @is_publication: whether each of its days counts, because one of them is the day
 *
 * Returns: the days to count from; not known where @edtf is open or says none
 */
DateAnchor
date_anchor_from_edtf (const char *edtf, gboolean is_publication)
{
  g_autoptr (DossierEdtf) date = edtf != NULL ? dossier_edtf_parse (edtf, NULL) : NULL;
  DateAnchor anchor = { 0 };
  int month, day;

  if (date == NULL)
    return anchor;
  if (sscanf (date->text, "XXXX-%2d-%2d", &month, &day) == 2)
    {
      anchor.first = anchor.last = dossier_day_from_civil (2004, month, day);
      anchor.is_yearless = TRUE;
      return anchor;
    }
  if (!dossier_day_is_finite (date->day_min) || !dossier_day_is_finite (date->day_max))
    return anchor;
  anchor.is_known = TRUE;
  anchor.first = date->day_min;
  anchor.last = date->day_max;
  anchor.unit = is_publication ? DATE_UNIT_DAY : unit_of_length (date->day_max - date->day_min + 1);
  return anchor;
}

DateAnchor
date_anchor_from_value (const DateValue *value)
{
  DateAnchor anchor = { .first = value->first, .last = value->last };

  if (!dossier_day_is_finite (value->first) || !dossier_day_is_finite (value->last))
    return anchor;
  anchor.is_known = TRUE;
  anchor.unit = value->is_range ? unit_of_length (value->last - value->first + 1) : value->unit;
  return anchor;
}

static gboolean
can_anchor (const DateStep *step, const DateStep *other, DateUnit unit)
{
  if (!other->is_done || (!other->own.is_known && !other->own.is_yearless))
    return FALSE;
  return other->own.unit <= unit && other->expression->paragraph + 2 > step->expression->paragraph;
}

/* The nearest expression before that is precise enough to be counted from; -1 when there is none. */
static int
find_before (DateWork *work, guint index)
{
  const DateStep *step = &work->steps[index];
  const DateMeaning *meaning = &step->expression->first;
  DateUnit unit = meaning->kind == DATE_SHIFT ? meaning->unit : DATE_UNIT_CENTURY;

  if (unit == DATE_UNIT_WEEK)
    unit = meaning->which != DATE_BARE ? DATE_UNIT_WEEK : DATE_UNIT_DAY;
  for (guint i = index; i > 0 && index - i < MAX_LOOK_BACK; i--)
    if (can_anchor (step, &work->steps[i - 1], unit))
      return (int) i - 1;
  return -1;
}

static gboolean
is_far (const DateWork *work, const DateStep *step)
{
  return step->own.is_known && work->publication.is_known
         && (step->own.last < work->publication.first - STORY_DAYS
             || step->own.first > work->publication.last + STORY_DAYS);
}

/* “On 8 March 1917 … On 15 March”: in a story of another year, its year. */
static int
find_story (DateWork *work, guint index)
{
  const DateStep *step = &work->steps[index];
  const DateMeaning *meaning = &step->expression->first;
  const DateStep *before = index > 0 ? &work->steps[index - 1] : NULL;

  if (meaning->kind != DATE_CALENDAR || meaning->has_year || meaning->has_year_shift
      || meaning->which != DATE_BARE || meaning->tense > 0 || meaning->is_either_order)
    return -1;
  if (before == NULL || !before->is_done || !is_far (work, before)
      || before->expression->paragraph != step->expression->paragraph)
    return -1;
  if (before->expression->first.kind != DATE_CALENDAR || before->own.unit > DATE_UNIT_YEAR)
    return -1;
  return before->own.unit <= DATE_UNIT_MONTH || meaning->day == 0 ? (int) index - 1 : -1;
}

static void
set_anchor (DateWork *work, DateStep *step, int index)
{
  if (index < 0)
    {
      step->found->anchor = DOSSIER_DATE_ANCHOR_NONE;
      step->anchor = (DateAnchor){ 0 };
      return;
    }
  step->found->anchor = DOSSIER_DATE_ANCHOR_DATE;
  step->found->anchor_index = (guint) index;
  step->anchor = work->steps[index].own;
}

/**
 * date_work_choose_anchor:
 * @index: a step; those before it are resolved
 *
 * Decides what an expression is counted from when no person has said.
 */
void
date_work_choose_anchor (DateWork *work, guint index)
{
  DateStep *step = &work->steps[index];
  const DateExpression *expression = step->expression;
  const DateMeaning *meaning =
      expression->shape == DATE_SHAPE_COUNTED ? &expression->last : &expression->first;
  int story = find_story (work, index);

  step->anchor = work->publication;
  step->found->anchor = DOSSIER_DATE_ANCHOR_PUBLICATION;
  if (meaning->base == DATE_FROM_EVENT)
    {
      set_anchor (work, step, -1);
      step->found->anchor = DOSSIER_DATE_ANCHOR_EVENT;
      step->found->anchor_start = expression->event_start;
      step->found->anchor_end = expression->event_end;
    }
  else if (meaning->base == DATE_FROM_BEFORE)
    set_anchor (work, step, find_before (work, index));
  else if (story >= 0)
    set_anchor (work, step, story);
  else if (!date_meaning_needs_anchor (meaning)
           && (expression->shape == DATE_SHAPE_ONE || expression->shape == DATE_SHAPE_COUNTED
               || !date_meaning_needs_anchor (&expression->last)))
    step->found->anchor = DOSSIER_DATE_ANCHOR_NONE;
}
