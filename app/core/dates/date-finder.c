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

/* A value that was put together of parts may not exist (XXXX-02-30), nor one of several times that
 * are open; one time that was counted does. */
static char *
resolve_valid (DateStep *step)
{
  g_autofree char *text = date_step_resolve (step);
  g_autoptr (DossierEdtf) edtf = NULL;

  if (text == NULL || step->values.n == 1)
    return g_steal_pointer (&text);
  edtf = dossier_edtf_parse (text, NULL);
  return edtf != NULL ? g_strdup (edtf->text) : NULL;
}

/* What others count from: the recorded value, else the one that was found. */
static DateAnchor
own_anchor (const DateStep *step, const char *recorded)
{
  if (recorded != NULL)
    return date_anchor_from_edtf (recorded, FALSE);
  if (step->values.n == 1)
    return date_anchor_from_value (&step->values.values[0]);
  if (!step->own.is_known && step->found->edtf != NULL)
    return date_anchor_from_edtf (step->found->edtf, FALSE);
  return step->own;
}

/* Gives a step its value; its anchor is chosen. */
static void
resolve_step (DateWork *work, DateStep *step)
{
  DossierFoundDate *found = step->found;

  step->is_done = TRUE;
  found->edtf = resolve_valid (step);
  found->rule = found->edtf != NULL ? date_rule (step->expression, found->anchor)
                                    : date_rule_open (step->expression, found->anchor);
  step->own = own_anchor (step, step->known >= 0 ? work->context->known[step->known].edtf : NULL);
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
  return known < work->context->n_known ? work->step_of_known[known] : -1;
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

/* Those that count from nothing come first: an anniversary may stand before its event. */
static void
resolve_absolute (DateWork *work)
{
  for (guint i = 0; i < work->n_steps; i++)
    {
      DateStep *step = &work->steps[i];
      const DateExpression *expression = step->expression;

      if (expression->first.kind == DATE_CALENDAR && expression->first.has_year
          && (expression->last.kind == DATE_NOTHING || expression->last.has_year)
          && chosen_anchor (work, step) == NULL)
        resolve_chosen (work, step);
    }
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DossierTextRange *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* The recorded places, sorted; of those that overlap the first one. What was lost when the text was
 * corrected may stand where this text has nothing. */
static GArray *
list_marked (const DossierDateContext *context, const char *text, gsize n_bytes)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  guint length = context->n_known > 0 ? (guint) g_utf8_strlen (text, (gssize) n_bytes) : 0;
  guint n = 0;

  for (gsize i = 0; i < context->n_known; i++)
    {
      DossierTextRange range = { context->known[i].start, context->known[i].end };
      if (range.start < range.end && range.end <= length)
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

/* A person may mark half a word, or on into the next sentence: the mark counts, not what was found
 * beside it. */
static void
drop_overlapped (GArray *expressions)
{
  DateExpression *list = (DateExpression *) (gpointer) expressions->data;
  guint n = 0;

  for (guint i = 0; i < expressions->len; i++)
    {
      while (n > 0 && list[i].is_marked && !list[n - 1].is_marked
             && list[n - 1].end > list[i].start)
        n--;
      if (n == 0 || list[n - 1].end <= list[i].start)
        list[n++] = list[i];
    }
  g_array_set_size (expressions, n);
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

/* Which rule an expression follows, as a number: what it counts does not matter, how does. */
static guint
likeness (const DateExpression *expression)
{
  const DateMeaning *meaning = &expression->first;
  const guint parts[] = { meaning->kind,           meaning->base,           meaning->which,
                          meaning->portion,        meaning->unit,           meaning->has_year,
                          meaning->has_year_shift, meaning->has_week_shift, meaning->month != 0,
                          meaning->day != 0,       meaning->weekday != 0,   expression->shape,
                          expression->lead };
  guint like = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    like = like * 31 + parts[i];
  return like;
}

/* What tells the year of an article that does not say it: “Tuesday, Jan. 23”. */
static void
keep_yearless_day (DossierFoundDate *found, const DateExpression *expression)
{
  const DateMeaning *meaning = &expression->first;

  if (expression->shape != DATE_SHAPE_ONE || meaning->kind != DATE_CALENDAR || meaning->has_year
      || meaning->has_year_shift || meaning->is_holiday || meaning->month == 0 || meaning->day == 0)
    return;
  found->month = meaning->month;
  found->day = meaning->day;
  found->weekday = meaning->weekday;
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
      found->like = likeness (expression);
      keep_yearless_day (found, expression);
      work->steps[i] =
          (DateStep){ .expression = expression, .found = found, .known = found->known };
      g_ptr_array_add (result, found);
      if (found->known >= 0)
        work->step_of_known[found->known] = (int) i;
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
  g_autoptr (GArray) marked = list_marked (context != NULL ? context : &nothing, text, n_bytes);
  DateWork work = { .context = context != NULL ? context : &nothing };

  if (finder == NULL)
    return result;
  work.publication = date_anchor_from_edtf (work.context->published, TRUE);
  finder->find (text, n_bytes, (const DossierTextRange *) (gpointer) marked->data, marked->len,
                expressions);
  drop_overlapped (expressions);
  drop_skipped (expressions, work.context);
  work.steps = g_new0 (DateStep, expressions->len);
  work.n_steps = expressions->len;
  work.step_of_known = g_new (int, work.context->n_known + 1);
  for (gsize i = 0; i < work.context->n_known; i++)
    work.step_of_known[i] = -1;
  start_steps (&work, expressions, result);
  resolve_absolute (&work);
  for (guint i = 0; i < work.n_steps; i++)
    if (!work.steps[i].is_done)
      resolve_chain (&work, &work.steps[i]);
  g_free (work.steps);
  g_free (work.step_of_known);
  return result;
}
