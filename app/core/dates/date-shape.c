#include "dates/date-work.h"

#include "base/day.h"

/* What two dates, or a date and a length, come to. */

static char *
resolve_one (DateStep *step, const DateMeaning *said)
{
  DateMeaning heard = *said, *meaning = &heard;
  const char *mark = said->is_approximate ? "~" : "";

  /* An anniversary whose event is dated is as precise as that. */
  if (said->kind == DATE_ANNIVERSARY && step->found->anchor == DOSSIER_DATE_ANCHOR_DATE)
    {
      heard.base = DATE_FROM_BEFORE;
      heard.unit = step->anchor.unit;
      step->anchor.last = step->anchor.first;
    }
  date_resolve (meaning, &step->anchor, &step->values);
  if (meaning->is_either_order)
    {
      DateMeaning other = *meaning;
      DateValues values;

      other.month = meaning->day;
      other.day = meaning->month;
      date_resolve (&other, &step->anchor, &values);
      for (guint i = 0; i < values.n; i++)
        date_values_add (&step->values, &values.values[i]);
      date_values_sort (&step->values);
    }
  if (step->values.n > 0)
    return date_values_write (&step->values, mark);
  return date_resolve_yearless (meaning, &step->anchor);
}

/* The second of two is counted from the first: “from Oct. 29 to 30”, “Monday to Thursday”. */
static gboolean
resolve_pair (DateStep *step, DateMeaning *first, DateMeaning *last, DateValues *start,
              DateValues *end)
{
  DateAnchor anchor;

  date_meanings_share (first, last);
  date_resolve (first, &step->anchor, start);
  if (start->n == 0)
    return FALSE;
  anchor = date_anchor_from_value (&start->values[0]);
  if (last->kind == DATE_SHIFT || !anchor.is_known)
    anchor = step->anchor;
  else if (date_meaning_needs_anchor (last))
    {
      last->tense = 1;
      anchor.last = anchor.first;
    }
  date_resolve (last, &anchor, end);
  return end->n > 0;
}

/* A span that ends after publication though its verb is past began a week, or a year, before. */
static void
pull_back (DateStep *step, DateMeaning *first, DateMeaning *last, DateValues *start,
           DateValues *end)
{
  DateAnchor anchor = step->anchor;

  if (first->kind != DATE_WEEKDAY || first->tense > 0 || !anchor.is_known
      || end->values[0].last <= anchor.last)
    return;
  anchor.first -= 7;
  anchor.last -= 7;
  step->anchor = anchor;
  resolve_pair (step, first, last, start, end);
}

static char *
write_pair (DateShape shape, const char *from, const char *to)
{
  if (shape == DATE_SHAPE_SPAN)
    return g_strconcat (from, "/", to, NULL);
  if (shape == DATE_SHAPE_BOTH)
    return g_strconcat ("{", from, ",", to, "}", NULL);
  return g_strconcat ("[", from, "..", to, "]", NULL);
}

static char *
resolve_range (DateStep *step, const DateExpression *expression)
{
  DateMeaning first = expression->first, last = expression->last;
  g_autofree char *from = NULL, *to = NULL;
  DateValues start, end;

  if (!resolve_pair (step, &first, &last, &start, &end))
    return NULL;
  pull_back (step, &first, &last, &start, &end);
  if (end.values[end.n - 1].last < start.values[0].first)
    return NULL;
  from = date_value_write_end (&start.values[0], FALSE);
  to = date_value_write_end (&end.values[end.n - 1], TRUE);
  step->own = date_anchor_from_value (&start.values[0]);
  step->own.last = end.values[end.n - 1].last;
  return write_pair (expression->shape, from, to);
}

/* “Two days after 12 May”: the inner date first, then what is counted from it. */
static char *
resolve_counted (DateStep *step, const DateExpression *expression)
{
  DateValues inner;

  date_resolve (&expression->last, &step->anchor, &inner);
  if (inner.n == 0)
    return NULL;
  step->anchor = date_anchor_from_value (&inner.values[0]);
  return resolve_one (step, &expression->first);
}

/* “Three days from 12 May”. */
static char *
resolve_lasting (DateStep *step, const DateExpression *expression)
{
  g_autofree char *from = NULL, *to = NULL;
  DateValues start;
  DateValue end;
  gint64 day;

  date_resolve (&expression->last, &step->anchor, &start);
  if (start.n == 0 || start.values[0].is_range)
    return NULL;
  day = start.values[0].first;
  if (!date_shift_day (expression->first.unit, expression->first.count, &day)
      || !date_value_of_unit (&end, start.values[0].unit, day - 1))
    return NULL;
  from = date_value_write_end (&start.values[0], FALSE);
  to = date_value_write_end (&end, TRUE);
  return g_strdup_printf ("%s/%s", from, to);
}

/* “The first week of May”. */
static char *
resolve_nth (DateStep *step, const DateExpression *expression)
{
  DateValues whole;
  DateValue value;

  date_resolve (&expression->last, &step->anchor, &whole);
  step->values.n = 0;
  if (whole.n != 1 || !date_resolve_nth (&expression->first, &whole.values[0], &value))
    return NULL;
  date_values_add (&step->values, &value);
  return date_values_write (&step->values, "");
}

/* “The year to March”: it ends with March. */
static char *
resolve_ending (DateStep *step, const DateExpression *expression)
{
  g_autofree char *from = NULL, *to = NULL;
  DateValues end;
  DateValue start;
  gint64 day;

  date_resolve (&expression->last, &step->anchor, &end);
  if (end.n != 1 || end.values[0].is_range)
    return NULL;
  day = end.values[0].last + 1;
  if (!date_shift_day (expression->first.unit, -expression->first.count, &day)
      || !date_value_of_unit (&start, end.values[0].unit, day))
    return NULL;
  from = date_value_write_end (&start, FALSE);
  to = date_value_write_end (&end.values[0], TRUE);
  return g_strdup_printf ("%s/%s", from, to);
}

/**
 * date_step_resolve:
 * @step: (inout): its anchor is chosen; gets its values
 *
 * Gives an expression its value by its shape.
 *
 * Returns: (transfer full) (nullable): what may be EDTF, or NULL where it stays open
 */
char *
date_step_resolve (DateStep *step)
{
  const DateExpression *expression = step->expression;

  switch (expression->shape)
    {
    case DATE_SHAPE_SPAN:
    case DATE_SHAPE_BETWEEN:
    case DATE_SHAPE_BOTH:
      return resolve_range (step, expression);
    case DATE_SHAPE_COUNTED:
      return resolve_counted (step, expression);
    case DATE_SHAPE_LASTING:
      return resolve_lasting (step, expression);
    case DATE_SHAPE_NTH:
      return resolve_nth (step, expression);
    case DATE_SHAPE_ENDING:
      return resolve_ending (step, expression);
    default:
      return resolve_one (step, &expression->first);
    }
}
