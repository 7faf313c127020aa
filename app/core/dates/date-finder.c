#include "dates/date-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/day.h"
#include "base/edtf.h"
#include "dates/date-language.h"
#include "dates/date-rule.h"
#include "dates/date-work.h"

/*
 * A language turns the text into expressions with a meaning; here each gets its anchor and its
 * value. Expressions count from what stands before them, so one pass in order is enough; only
 * anchors that a person chose may lead forward, or in a circle.
 */

/**
 * dossier_found_date_free:
 * @date: (transfer full) (nullable): a found date
 *
 * Frees it.
 */
void
dossier_found_date_free (DossierFoundDate *date)
{
  if (date == NULL)
    return;
  g_free (date->edtf);
  g_free (date->rule);
  g_clear_pointer (&date->candidates, g_ptr_array_unref);
  g_free (date);
}

/**
 * dossier_date_anchor_to_string:
 *
 * Returns: "none", "publication", "date" or "event", as the records have it
 */
const char *
dossier_date_anchor_to_string (DossierDateAnchor anchor)
{
  static const char *const names[] = { "none", "publication", "date", "event" };

  return names[anchor];
}

/**
 * dossier_date_type_to_string:
 *
 * Returns: "DATE", "TIME", "DURATION" or "SET", as the records have it
 */
const char *
dossier_date_type_to_string (DossierDateType type)
{
  static const char *const names[] = { "DATE", "TIME", "DURATION", "SET" };

  return names[type];
}

/**
 * dossier_dates_has_language:
 * @language: (nullable): a language, such as "en-GB"
 *
 * Returns: whether dates are found in it
 */
gboolean
dossier_dates_has_language (const char *language)
{
  return dossier_date_language_lookup (language) != NULL;
}

static DossierDateType
type_of (const DateExpression *expression)
{
  const DateMeaning *meaning = &expression->first;

  if (meaning->kind == DATE_RECURRING)
    return DOSSIER_DATE_TYPE_SET;
  if (meaning->kind == DATE_STRETCH || meaning->kind == DATE_LENGTH)
    return DOSSIER_DATE_TYPE_DURATION;
  return meaning->is_time ? DOSSIER_DATE_TYPE_TIME : DOSSIER_DATE_TYPE_DATE;
}

static char *
resolve_one (DateStep *step, const DateMeaning *meaning)
{
  const char *mark = meaning->is_approximate ? "~" : "";

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
resolve_range (DateStep *step, const DateExpression *expression)
{
  gboolean is_span = expression->shape == DATE_SHAPE_SPAN;
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
  return g_strdup_printf (is_span ? "%s/%s" : "[%s..%s]", from, to);
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
  DateMeaning length = expression->first;
  DateValues start;
  DateValue end;

  date_resolve (&expression->last, &step->anchor, &start);
  if (start.n == 0 || start.values[0].is_range)
    return NULL;
  length.kind = DATE_SHIFT;
  length.base = DATE_FROM_BEFORE;
  length.count -= length.unit == start.values[0].unit ? 1 : 0;
  if (!date_resolve_on (&length, start.values[0].first, &end))
    return NULL;
  if (start.values[0].unit == DATE_UNIT_DAY && length.unit != DATE_UNIT_DAY)
    date_value_of_unit (&end, DATE_UNIT_DAY,
                        length.unit == DATE_UNIT_WEEK ? end.first - 1 : end.last);
  from = date_value_write_end (&start.values[0], FALSE);
  to = date_value_write_end (&end, TRUE);
  return g_strdup_printf ("%s/%s", from, to);
}

static char *
resolve_shape (DateStep *step)
{
  const DateExpression *expression = step->expression;

  switch (expression->shape)
    {
    case DATE_SHAPE_SPAN:
    case DATE_SHAPE_BETWEEN:
      return resolve_range (step, expression);
    case DATE_SHAPE_COUNTED:
      return resolve_counted (step, expression);
    case DATE_SHAPE_LASTING:
      return resolve_lasting (step, expression);
    default:
      return resolve_one (step, &expression->first);
    }
}

/* Gives a step its value; its anchor is chosen. */
static void
resolve_step (DateWork *work, DateStep *step)
{
  DossierFoundDate *found = step->found;
  g_autofree char *text = resolve_shape (step);
  g_autoptr (DossierEdtf) edtf = text != NULL ? dossier_edtf_parse (text, NULL) : NULL;
  const char *recorded = step->known >= 0 ? work->context->known[step->known].edtf : NULL;

  step->is_done = TRUE;
  found->edtf = edtf != NULL ? g_strdup (edtf->text) : NULL;
  found->rule = edtf != NULL ? date_rule (step->expression, found->anchor)
                             : date_rule_open (step->expression, found->anchor);
  if (recorded != NULL)
    step->own = date_anchor_from_edtf (recorded, FALSE);
  else if (step->values.n == 1)
    step->own = date_anchor_from_value (&step->values.values[0]);
  else if (!step->own.is_known && edtf != NULL)
    step->own = date_anchor_from_edtf (edtf->text, FALSE);
  date_work_add_candidates (work, step);
}

static const DossierKnownDate *
chosen_anchor (const DateWork *work, const DateStep *step)
{
  const DossierKnownDate *known = step->known >= 0 ? &work->context->known[step->known] : NULL;

  return known != NULL && known->has_anchor ? known : NULL;
}

static int
step_of_known (const DateWork *work, guint known)
{
  for (guint i = 0; i < work->n_steps; i++)
    if (work->steps[i].known == (int) known)
      return (int) i;
  return -1;
}

/* Takes the anchor that a person chose; the expression it names is resolved. */
static void
use_chosen_anchor (DateWork *work, DateStep *step, const DossierKnownDate *known)
{
  int other;

  step->found->anchor = known->anchor;
  switch (known->anchor)
    {
    case DOSSIER_DATE_ANCHOR_PUBLICATION:
      step->anchor = work->publication;
      break;
    case DOSSIER_DATE_ANCHOR_EVENT:
      step->anchor = date_anchor_from_edtf (known->anchor_edtf, FALSE);
      step->found->anchor_start = step->expression->event_start;
      step->found->anchor_end = step->expression->event_end;
      break;
    case DOSSIER_DATE_ANCHOR_DATE:
      other = step_of_known (work, known->anchor_known);
      step->found->anchor_index = other >= 0 ? (guint) other : 0;
      if (other >= 0)
        step->anchor = work->steps[other].own;
      else
        step->found->anchor = DOSSIER_DATE_ANCHOR_NONE;
      break;
    default:
      break;
    }
}

/* The step that @step counts from because a person said so, when that is not resolved yet. */
static DateStep *
next_in_chain (DateWork *work, DateStep *step)
{
  const DossierKnownDate *known = chosen_anchor (work, step);
  int other = known != NULL && known->anchor == DOSSIER_DATE_ANCHOR_DATE
                  ? step_of_known (work, known->anchor_known)
                  : -1;

  return other >= 0 && !work->steps[other].is_done ? &work->steps[other] : NULL;
}

static void
resolve_chosen (DateWork *work, DateStep *step)
{
  const DossierKnownDate *known = chosen_anchor (work, step);

  if (known != NULL)
    use_chosen_anchor (work, step, known);
  else
    date_work_choose_anchor (work, (guint) (step - work->steps));
  resolve_step (work, step);
}

/* The expressions of a circle have no value: nobody can say where it begins. */
static void
close_circle (DateWork *work, GPtrArray *chain)
{
  for (guint i = 0; i < chain->len; i++)
    {
      DateStep *step = chain->pdata[i];

      step->found->anchor = DOSSIER_DATE_ANCHOR_NONE;
      step->anchor = (DateAnchor){ 0 };
      resolve_step (work, step);
      if (step->found->edtf == NULL)
        {
          g_free (step->found->rule);
          step->found->rule = g_strdup (_ ("it is counted from itself, by way of its anchors"));
        }
    }
}

/* Follows the anchors that a person chose to their end, then resolves on the way back. */
static void
resolve_chain (DateWork *work, DateStep *step)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  for (DateStep *next = step; next != NULL; next = next_in_chain (work, next))
    {
      if (g_ptr_array_find (chain, next, NULL))
        {
          close_circle (work, chain);
          return;
        }
      g_ptr_array_add (chain, next);
    }
  for (guint i = chain->len; i > 0; i--)
    resolve_chosen (work, chain->pdata[i - 1]);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DossierTextRange *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* The recorded places, sorted; of those that overlap the first one. */
static GArray *
list_marked (const DossierDateContext *context)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  guint n = 0;

  for (gsize i = 0; i < context->n_known; i++)
    {
      DossierTextRange range = { context->known[i].start, context->known[i].end };
      if (range.start < range.end)
        g_array_append_val (marked, range);
    }
  g_array_sort (marked, compare_ranges);
  for (guint i = 0; i < marked->len; i++)
    {
      DossierTextRange *ranges = (DossierTextRange *) (gpointer) marked->data;
      if (n == 0 || ranges[i].start >= ranges[n - 1].end)
        ranges[n++] = ranges[i];
    }
  g_array_set_size (marked, n);
  return marked;
}

static void
drop_skipped (GArray *expressions, const DossierDateContext *context)
{
  DateExpression *list = (DateExpression *) (gpointer) expressions->data;
  gsize skip = 0;
  guint n = 0;

  for (guint i = 0; i < expressions->len; i++)
    {
      while (skip < context->n_skip && context->skip[skip].end <= list[i].start)
        skip++;
      if (skip == context->n_skip || context->skip[skip].start >= list[i].end)
        list[n++] = list[i];
    }
  g_array_set_size (expressions, n);
}

static GHashTable *
index_known (const DossierDateContext *context)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (gsize i = context->n_known; i > 0; i--)
    g_hash_table_insert (index, GUINT_TO_POINTER (context->known[i - 1].start),
                         GUINT_TO_POINTER (i));
  return index;
}

static void
start_steps (DateWork *work, GArray *expressions, GPtrArray *result)
{
  g_autoptr (GHashTable) known = index_known (work->context);

  for (guint i = 0; i < expressions->len; i++)
    {
      const DateExpression *expression = &g_array_index (expressions, DateExpression, i);
      guint number =
          GPOINTER_TO_UINT (g_hash_table_lookup (known, GUINT_TO_POINTER (expression->start)));
      DossierFoundDate *found = g_new0 (DossierFoundDate, 1);

      if (number > 0 && work->context->known[number - 1].end != expression->end)
        number = 0;
      found->start = expression->start;
      found->end = expression->end;
      found->type = type_of (expression);
      found->known = (int) number - 1;
      work->steps[i] =
          (DateStep){ .expression = expression, .found = found, .known = found->known };
      g_ptr_array_add (result, found);
    }
}

/**
 * dossier_dates_find:
 * @text: valid UTF-8, without NUL; need not end with one
 * @n_bytes: its length in bytes
 * @language: (nullable): the language of the text, such as "en"; where dossier_dates_has_language()
 *   is FALSE nothing is found
 * @context: (nullable): what is known of the article
 *
 * Finds the expressions of time in a text and proposes a value for each. What a person recorded
 * stays as it is: its value is what others count from, its anchor is used, and what is proposed
 * for it is what it would be without. Linear in the text. Any thread; nothing is kept.
 *
 * Returns: (transfer full) (element-type DossierFoundDate): sorted by place, not overlapping
 */
GPtrArray *
dossier_dates_find (const char *text, gsize n_bytes, const char *language,
                    const DossierDateContext *context)
{
  static const DossierDateContext nothing = { 0 };
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_date_free);
  const DossierDateLanguage *finder = dossier_date_language_lookup (language);
  g_autoptr (GArray) expressions = g_array_new (FALSE, FALSE, sizeof (DateExpression));
  g_autoptr (GArray) marked = list_marked (context != NULL ? context : &nothing);
  DateWork work = { .context = context != NULL ? context : &nothing };

  if (finder == NULL)
    return result;
  work.publication = date_anchor_from_edtf (work.context->published, TRUE);
  finder->find (text, n_bytes, (const DossierTextRange *) (gpointer) marked->data, marked->len,
                expressions);
  drop_skipped (expressions, work.context);
  work.steps = g_new0 (DateStep, expressions->len);
  work.n_steps = expressions->len;
  start_steps (&work, expressions, result);
  for (guint i = 0; i < work.n_steps; i++)
    if (!work.steps[i].is_done)
      resolve_chain (&work, &work.steps[i]);
  g_free (work.steps);
  return result;
}
