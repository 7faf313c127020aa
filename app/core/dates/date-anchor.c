#include "dates/date-work.h"

#include <stdio.h>

#include "base/day.h"
#include "base/edtf.h"

/* So far back a text is searched for what an expression is counted from. */
#define MAX_LOOK_BACK 8
/* A date so far from publication begins a story of its own: months without a year are of it. */
#define STORY_DAYS 300
/* Quarters and halves are spoken of by those who report them. */
#define FIRST_DIVISION 33
/* So short before publication a date is news, after a year alone and after a day. */
#define RECENT_DAYS 60
#define NEWS_DAYS   14
/* A story so old is told for itself. */
#define OLD_STORY_DAYS 730
/* An anniversary that is spoken of is not farther away than this. */
#define ANNIVERSARY_DAYS 500
#define MAX_EVENT_REACH  40
/* A month is not shorter, and what is part of a year not longer. */
#define MONTH_DAYS 28
#define YEAR_DAYS  360

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

/* What the whole expression is dated by: in “two days after 12 May” that is 12 May. */
const DateMeaning *
date_step_dated (const DateStep *step)
{
  switch (step->expression->shape)
    {
    case DATE_SHAPE_COUNTED:
    case DATE_SHAPE_LASTING:
    case DATE_SHAPE_ENDING:
    case DATE_SHAPE_NTH:
      return &step->expression->last;
    default:
      return &step->expression->first;
    }
}

/* Whether a date carries its year, or has it from one that does. */
static gboolean
tells_year (const DateStep *step)
{
  const DateMeaning *meaning = date_step_dated (step);

  return step->is_done
         && (step->found->anchor == DOSSIER_DATE_ANCHOR_DATE
             || (meaning->kind == DATE_CALENDAR && (meaning->has_year || meaning->has_year_shift))
             || (step->expression->last.kind == DATE_CALENDAR && step->expression->last.has_year));
}

static gboolean
can_anchor (const DateStep *step, const DateStep *other, DateUnit unit, guint paragraphs)
{
  if (!other->is_done || (!other->own.is_known && !other->own.is_yearless))
    return FALSE;
  return other->own.unit <= unit
         && other->expression->paragraph + paragraphs > step->expression->paragraph;
}

/* “This week”, “yesterday”: the story-teller looks up. */
static gboolean
points_now (const DateStep *step)
{
  return date_step_dated (step)->kind != DATE_CALENDAR
         && step->found->anchor == DOSSIER_DATE_ANCHOR_PUBLICATION;
}

/* The nearest expression before that is precise enough to be counted from; -1 when there is none. */
static int
find_before (DateWork *work, guint index)
{
  const DateStep *step = &work->steps[index];
  const DateMeaning *meaning = &step->expression->first;
  DateUnit unit = meaning->kind == DATE_SHIFT || meaning->kind == DATE_STRETCH ? meaning->unit
                  : meaning->kind == DATE_WEEKDAY                              ? DATE_UNIT_WEEK
                                                                               : DATE_UNIT_CENTURY;

  /* “That October”: the one of a year, not of a century. */
  if (meaning->kind == DATE_CALENDAR && (meaning->month != 0 || meaning->season != 0))
    unit = DATE_UNIT_YEAR;
  if (unit == DATE_UNIT_WEEK)
    unit = meaning->which != DATE_BARE ? DATE_UNIT_WEEK : DATE_UNIT_DAY;
  if (unit == DATE_UNIT_MONTH)
    unit = DATE_UNIT_QUARTER;
  /* Months and years are counted from a story rather than from “this week”. */
  for (guint i = index; i > 0 && unit >= DATE_UNIT_MONTH && index - i < MAX_LOOK_BACK; i--)
    if (can_anchor (step, &work->steps[i - 1], unit, 4) && !points_now (&work->steps[i - 1]))
      return (int) i - 1;
  for (guint i = index; i > 0 && index - i < MAX_LOOK_BACK; i--)
    if (can_anchor (step, &work->steps[i - 1], unit, 2))
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

/* “The truce was signed in June last year. In July and August it was broken”: a month that was just
 * before publication is news when the story is not much older. */
static gboolean
is_news_month (const DateWork *work, const DateStep *before, const DateStep *step,
               const DateMeaning *meaning)
{
  DateValues nearest;

  if (meaning->month == 0 || meaning->day != 0 || meaning->tense > 0
      || before->expression->sentence == step->expression->sentence
      || before->own.last < work->publication.first - OLD_STORY_DAYS)
    return FALSE;
  date_resolve (meaning, &work->publication, &nearest);
  return nearest.n == 1 && nearest.values[0].last < work->publication.first
         && nearest.values[0].last > work->publication.first - RECENT_DAYS;
}

/* A story ends where the present is spoken of; what is said by the way begins none. */
static gboolean
is_over (const DateStep *before, const DateStep *step)
{
  const DateExpression *one = before->expression, *other = step->expression;
  const DateMeaning *first = date_step_dated (before), *next = date_step_dated (step);

  /* A story goes on, not back: “It failed in December 2001. Its head was charged in July.” */
  if (first->has_year && next->month != 0
      && (one->sentence != other->sentence || (first->day == 0 && next->day == 0))
      && next->month < first->month && first->month - next->month <= 6 && !other->opens_sentence)
    return TRUE;

  /* “It was founded in 1998. It was sold in May.” */
  if (one->sentence != other->sentence && before->own.unit >= DATE_UNIT_YEAR
      && !other->opens_sentence)
    return TRUE;
  /* “A test in September 2017, and an engine on Sept. 8”: of the same month it would say “the 8th”. */
  if (first->has_year && first->day == 0 && first->month != 0 && next->day != 0
      && next->month == first->month)
    return TRUE;
  if (other->is_aside && !one->is_aside && one->sentence != other->sentence)
    return TRUE;
  if (one->is_aside && (one->sentence != other->sentence || !other->is_aside))
    return TRUE;
  return one->n_present != other->n_present;
}

/* A year alone lends itself less than a day: a date that was just before publication is that. */
static gboolean
lends_year (const DateWork *work, const DateStep *before, const DateStep *step,
            const DateMeaning *meaning)
{
  DateValues nearest;
  DateUnit longest = meaning->is_current ? MAX (meaning->unit, DATE_UNIT_YEAR) : DATE_UNIT_YEAR;
  gint64 recent;

  if (!is_far (work, before) || before->own.unit > longest)
    return FALSE;
  if (is_over (before, step))
    return FALSE;
  if (meaning->kind != DATE_CALENDAR)
    return before->own.unit <= meaning->unit || meaning->kind == DATE_STRETCH;
  if (meaning->is_told)
    return TRUE;
  if (is_news_month (work, before, step, meaning))
    return FALSE;
  if (before->own.unit < DATE_UNIT_YEAR
      && (meaning->day == 0 || (meaning->month == 0 && !meaning->has_easter)))
    return TRUE;
  if (before->own.unit >= DATE_UNIT_YEAR && before->expression->lead == DATE_LEAD_SINCE)
    return FALSE;
  /* “In 2023 it ended on 12 October” */
  if (before->expression->opens_sentence
      && before->expression->sentence == step->expression->sentence)
    return TRUE;
  recent = before->own.unit < DATE_UNIT_YEAR ? NEWS_DAYS : RECENT_DAYS;
  date_resolve (meaning, &work->publication, &nearest);
  return nearest.n != 1 || nearest.values[0].last < work->publication.first - recent
         || nearest.values[0].first
                > work->publication.last + (before->own.unit < DATE_UNIT_YEAR ? 0 : recent);
}

static int
find_far (DateWork *work, guint index, const DateMeaning *meaning)
{
  const DateStep *step = &work->steps[index];

  for (guint i = index; i > 0 && index - i < MAX_LOOK_BACK; i--)
    {
      const DateStep *before = &work->steps[i - 1];
      if (before->expression->paragraph + 1 < step->expression->paragraph || !tells_year (before))
        return -1;
      if (before->own.is_known)
        return lends_year (work, before, step, meaning) ? (int) i - 1 : -1;
    }
  return -1;
}

/* A chronicle: dates that open a paragraph take their year from the one before that did so. */
static int
find_chronicle (DateWork *work, guint index)
{
  if (!work->steps[index].expression->opens_paragraph)
    return -1;
  for (guint i = index; i > 0 && index - i < MAX_EVENT_REACH; i--)
    {
      const DateStep *before = &work->steps[i - 1];
      if (before->expression->opens_paragraph && tells_year (before) && before->own.is_known
          && before->own.unit <= DATE_UNIT_YEAR)
        return (int) i - 1;
    }
  return -1;
}

/* “The 23rd” */
static gboolean
is_bare_day (const DateMeaning *meaning)
{
  return meaning->kind == DATE_CALENDAR && meaning->day != 0 && meaning->month == 0
         && !meaning->has_easter;
}

/* “It opens on Feb. 12, and the final is on the 23rd”: a day of that month. */
static int
find_month_told (DateWork *work, guint index)
{
  const DateStep *step = &work->steps[index], *before = index > 0 ? step - 1 : NULL;
  const DateMeaning *first;

  if (before == NULL || !is_bare_day (date_step_dated (step)) || !before->is_done
      || !before->own.is_known || before->own.unit != DATE_UNIT_DAY
      || before->expression->sentence != step->expression->sentence)
    return -1;
  first = date_step_dated (before);
  return first->kind == DATE_CALENDAR && first->month != 0 ? (int) index - 1 : -1;
}

/* “Last year's was on Feb. 17”: of the year with which the sentence opens. */
static int
find_year_named (DateWork *work, guint index)
{
  const DateStep *step = &work->steps[index], *before = index > 0 ? step - 1 : NULL;
  const DateMeaning *first, *meaning = date_step_dated (step);

  if (before == NULL || !before->expression->opens_sentence || !before->own.is_known
      || before->expression->sentence != step->expression->sentence || meaning->month == 0
      || meaning->tense > 0)
    return -1;
  first = date_step_dated (before);
  return first->kind == DATE_SHIFT && first->unit == DATE_UNIT_YEAR && first->which == DATE_LAST
                 && first->base == DATE_FROM_PUBLICATION
             ? (int) index - 1
             : -1;
}

/* “On 8 March 1917 … On 15 March”: in a story of another year, its year. */
static int
find_story (DateWork *work, guint index)
{
  const DateStep *step = &work->steps[index];
  const DateMeaning *meaning = date_step_dated (step);

  gboolean is_current =
      meaning->is_current || (meaning->kind == DATE_STRETCH && meaning->count > 0);

  if (is_current && (meaning->tense <= 0 || step->expression->lead != DATE_LEAD_NONE))
    return find_far (work, index, meaning);
  if (meaning->kind != DATE_CALENDAR || meaning->has_year || meaning->has_year_shift
      || meaning->which != DATE_BARE || meaning->is_reported || meaning->season >= FIRST_DIVISION)
    return -1;
  if (find_chronicle (work, index) >= 0)
    return find_chronicle (work, index);
  if (find_month_told (work, index) >= 0)
    return find_month_told (work, index);
  if (find_year_named (work, index) >= 0)
    return find_year_named (work, index);
  if (meaning->looks_ahead || (meaning->tense > 1 && step->expression->lead == DATE_LEAD_NONE))
    return -1;
  if (meaning->tense > 0 && step->expression->lead == DATE_LEAD_NONE
      && (index == 0 || work->steps[index - 1].expression->sentence != step->expression->sentence))
    return -1;
  return find_far (work, index, meaning);
}

/* The event of an anniversary: of the dates around it one that lies so many years before
 * publication, else the most precise. */
static int
find_event_date (DateWork *work, guint index, gint64 years)
{
  guint from = index > MAX_EVENT_REACH ? index - MAX_EVENT_REACH : 0;
  guint to = MIN (work->n_steps, index + MAX_EVENT_REACH);
  gboolean is_near, was_near = FALSE;
  int best = -1;

  for (guint i = from; work->publication.is_known && i < to; i++)
    {
      const DateAnchor *own = &work->steps[i].own;
      gint64 day = own->first;

      if (i == index || !own->is_known || own->unit > DATE_UNIT_YEAR
          || !date_shift_day (DATE_UNIT_YEAR, years, &day)
          || day - work->publication.first > ANNIVERSARY_DAYS
          || work->publication.first - own->first < years * YEAR_DAYS / 2)
        continue;
      is_near = day - work->publication.first > -ANNIVERSARY_DAYS;
      if (best < 0 || is_near > was_near
          || (is_near == was_near && own->unit < work->steps[best].own.unit))
        {
          best = (int) i;
          was_near = is_near;
        }
    }
  return best;
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

/* “The year-ago quarter” is counted from the latest month, quarter or half; -1 when there is none. */
static int
find_long (DateWork *work, guint index)
{
  for (guint i = index; i > 0 && index - i < MAX_LOOK_BACK; i--)
    {
      const DateAnchor *own = &work->steps[i - 1].own;
      gint64 days = own->last - own->first + 1;

      if (work->steps[i - 1].expression->lead != DATE_LEAD_SINCE && work->steps[i - 1].is_done
          && own->is_known && days >= MONTH_DAYS && days < YEAR_DAYS)
        return (int) i - 1;
    }
  return -1;
}

/* The expression that @step is counted from by its words alone, or -1. */
static int
find_counted_from (DateWork *work, guint index)
{
  const DateMeaning *meaning = &work->steps[index].expression->first;
  int before = meaning->is_apposition  ? (int) index - 1
               : meaning->keeps_length ? find_long (work, index)
                                       : find_before (work, index);

  if (before < 0 && meaning->kind == DATE_SHIFT && meaning->unit == DATE_UNIT_YEAR
      && meaning->count > 0)
    return find_event_date (work, index, meaning->count);
  return before;
}

/* “A year earlier”, when no date was told: earlier than the news. */
static gboolean
is_counted_back (const DateStep *step)
{
  const DateExpression *expression = step->expression;
  const DateMeaning *meaning = &expression->first;

  return expression->shape == DATE_SHAPE_ONE && meaning->base == DATE_FROM_BEFORE
         && (meaning->kind == DATE_SHIFT ? meaning->count < 0 || meaning->keeps_length
                                         : meaning->which == DATE_LAST);
}

/* “The year-ago quarter”, when no quarter was told: all that is known is the year; “the quarter”
 * is the last one. */
static void
widen (DateAnchor *anchor, DateUnit unit)
{
  DateValue value;
  gint64 day = anchor->first;

  if (anchor->is_known && (unit == DATE_UNIT_YEAR || date_shift_day (unit, -1, &day))
      && date_value_of_unit (&value, unit, day))
    *anchor = date_anchor_from_value (&value);
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
  const DateMeaning *meaning = date_step_dated (step);
  int story = find_story (work, index);
  int event =
      meaning->kind == DATE_ANNIVERSARY ? find_event_date (work, index, meaning->ordinal) : -1;

  step->anchor = work->publication;
  step->found->anchor = DOSSIER_DATE_ANCHOR_PUBLICATION;
  if (meaning->base == DATE_FROM_EVENT)
    {
      set_anchor (work, step, -1);
      step->found->anchor = DOSSIER_DATE_ANCHOR_EVENT;
      step->found->anchor_start = expression->event_start;
      step->found->anchor_end = expression->event_end;
    }
  else if (is_counted_back (step) && find_counted_from (work, index) < 0)
    {
      if (meaning->keeps_length)
        widen (&step->anchor,
               meaning->count < 0 || meaning->has_year ? DATE_UNIT_YEAR : DATE_UNIT_QUARTER);
    }
  else if (meaning->base == DATE_FROM_BEFORE)
    set_anchor (work, step, find_counted_from (work, index));
  else if (event >= 0)
    set_anchor (work, step, event);
  else if (story >= 0)
    {
      set_anchor (work, step, story);
      /* A day without a month is of the month that was told last. */
      step->anchor.is_story = meaning->kind != DATE_CALENDAR || meaning->month != 0
                              || find_month_told (work, index) >= 0 || meaning->season != 0
                              || meaning->has_easter;
    }
  else if (!date_meaning_needs_anchor (meaning)
           && (expression->shape == DATE_SHAPE_ONE || expression->shape == DATE_SHAPE_COUNTED
               || !date_meaning_needs_anchor (&expression->last)))
    step->found->anchor = DOSSIER_DATE_ANCHOR_NONE;
}
