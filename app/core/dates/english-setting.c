#include "dates/english.h"

/* How an expression stands in its sentence: which verb it goes with, what leads to it, whether it is
 * said by the way. */

/* So many words make a clause, for what stands at its beginning. */
#define CLAUSE_REACH 12
/* So many words may stand between “ahead of” and its day. */
#define AHEAD_REACH 5

/* Where “noon on” or “5pm on” before a day begins. */
static guint
skip_time_of_day (const EnglishSentence *s, guint i)
{
  guint at = i > 0 && english_does (s, i - 1, EN_ON) ? i - 1 : i;

  for (guint j = at; j > 0 && at - j < 3; j--)
    {
      const EnglishToken *token = &s->tokens[j - 1];
      if (token->kind == EN_DAYPART)
        return j - 1;
      if (token->kind == EN_CLOCK || token->kind == EN_NUMBER
          || g_ascii_isdigit (s->text[token->at]))
        return j - 1;
      if (token->kind != EN_SIGN && token->bytes > 2)
        return i;
    }
  return i;
}

/* “Ahead of Sunday’s vote”, “ahead of talks on Sunday”, “on the eve of Sunday’s vote” */
static gboolean
is_ahead_of (const EnglishSentence *s, guint i)
{
  for (guint j = i; j > 1 && i - j < AHEAD_REACH && !english_is (s, j - 1, EN_COMMA); j--)
    if (english_does (s, j - 1, EN_OF)
        && (english_says (s, j - 2, "ahead") || english_does (s, j - 2, EN_EVE)))
      return TRUE;
  return FALSE;
}

/* “Tickets to Saturday’s game”, “ready for Sunday’s vote” */
static gboolean
is_awaited (const EnglishSentence *s, guint start, guint end)
{
  static const char *const words[] = { "tickets", "ticket", "up", "prelude", NULL };

  if (start < 2 || !english_is (s, end, EN_POSSESSIVE))
    return FALSE;
  return english_does (s, start - 1, EN_FOR)
         || (english_does (s, start - 1, EN_TO) && english_says_one_of (s, start - 2, words));
}

static DateLead
lead_of (const EnglishSentence *s, guint i)
{
  static const struct
  {
    EnglishFunction function;
    DateLead lead;
  } leads[] = {
    { EN_SINCE, DATE_LEAD_SINCE },
    { EN_UNTIL, DATE_LEAD_UNTIL },
    { EN_BY, DATE_LEAD_BY },
    { EN_BEFORE, DATE_LEAD_BEFORE },
  };

  i = skip_time_of_day (s, i);
  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (leads); j++)
    if (english_does (s, i - 1, leads[j].function))
      return leads[j].lead;
  return is_ahead_of (s, i) ? DATE_LEAD_BEFORE : DATE_LEAD_NONE;
}

static void
set_tense (DateMeaning *meaning, int tense)
{
  meaning->is_reported = tense == -3;
  if (meaning->tense == 0)
    meaning->tense = tense == -3 ? -1 : tense;
}

/* Without a verb, as in a forecast: “rain today, sun on Saturday”. */
static int
tense_inherited (const EnglishSentence *s, const GArray *found)
{
  const DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;

  if (before == NULL || before->sentence != s->number)
    return 0;
  return before->first.tense > 0
                 || (before->first.kind == DATE_SHIFT && before->first.unit == DATE_UNIT_DAY
                     && before->first.base == DATE_FROM_PUBLICATION && before->first.count >= 0
                     && before->first.tense == 0)
             ? 1
             : 0;
}

/* “In April, May and June”: they go with one verb. */
static gboolean
is_listed (const EnglishSentence *s, guint i, const GArray *found)
{
  const DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;

  return before != NULL && i > 1 && before->first.tense != 0
         && before->end == english_token_end (s, i - 2)
         && (english_is (s, i - 1, EN_COMMA) || english_does (s, i - 1, EN_AND)
             || english_does (s, i - 1, EN_OR));
}

/* “On 19 January, the day after he left”: what is counted from an event is the day before the
 * comma. */
static void
take_apposition (const EnglishSentence *s, guint i, const GArray *found, DateExpression *expression)
{
  const DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;
  DateMeaning *meaning = &expression->first;

  if (meaning->base != DATE_FROM_EVENT || meaning->kind != DATE_SHIFT || before == NULL || i < 2
      || !english_is (s, i - 1, EN_COMMA) || before->end != english_token_end (s, i - 2))
    return;
  meaning->base = DATE_FROM_BEFORE;
  meaning->count = 0;
  meaning->is_apposition = TRUE;
  meaning->keeps_length = TRUE;
}

/* “October sales rose”, “December wheat”, “the May 1 crash”: they belong to a noun and not to the
 * verb. */
static gboolean
is_attribute (const EnglishSentence *s, guint start, guint end, const DateMeaning *meaning)
{
  gboolean has_article =
      start > 0 && (english_does (s, start - 1, EN_THE) || english_does (s, start - 1, EN_A));

  if (meaning->kind != DATE_CALENDAR || meaning->month == 0 || meaning->portion != DATE_WHOLE)
    return FALSE;
  if (meaning->day == 0 && start > 0
      && (english_does (s, start - 1, EN_ABOUT) || english_does (s, start - 1, EN_OF)))
    return TRUE;
  return (has_article
          || (meaning->day == 0 && (start == 0 || !english_is (s, start - 1, EN_FUNCTION))))
         && english_is (s, end, EN_WORD) && (english_flags (s, end) & EN_LOWER) != 0
         && english_verb_tense (s, end) == EN_TENSE_NONE;
}

/* “Friday's attack”, “the ruling Wednesday”: whatever the verb says of it, it has happened. */
static gboolean
is_of_deed (const EnglishSentence *s, guint start, guint end)
{
  guint before = start > 0 && english_does (s, start - 1, EN_ON) ? start - 1 : start;

  if (before > 0 && english_is (s, before - 1, EN_WORD) && s->tokens[before - 1].value == EN_DEED)
    return !english_is_announced (s, before - 1);
  if (!english_is (s, end, EN_POSSESSIVE))
    return FALSE;
  for (guint i = end + 1; i < end + 4 && english_is (s, i, EN_WORD); i++)
    if (s->tokens[i].value == EN_DEED)
      return TRUE;
  return FALSE;
}

/* What the verb says of an expression, with those that have none, or share it with another. */
static int
tense_for (const EnglishSentence *s, guint start, guint end, const GArray *found,
           DateExpression *expression)
{
  EnglishTense tense = english_tense (s, start, end);

  if (is_listed (s, start, found))
    {
      const DateMeaning *before = &g_array_index (found, DateExpression, found->len - 1).first;
      expression->first.looks_ahead = before->looks_ahead;
      return before->tense;
    }
  expression->first.looks_ahead = tense == EN_TENSE_MAYBE_AHEAD || tense == EN_TENSE_AHEAD;
  if (expression->shape == DATE_SHAPE_ONE && is_attribute (s, start, end, &expression->first))
    return english_is (s, end, EN_WORD) && s->tokens[end].value == EN_DEED ? -2 : 0;
  if (expression->first.kind == DATE_WEEKDAY && expression->shape == DATE_SHAPE_ONE
      && is_of_deed (s, start, end))
    return -1;
  switch (tense)
    {
    case EN_TENSE_NONE:
      return tense_inherited (s, found);
    case EN_TENSE_WOULD:
      return 1;
    case EN_TENSE_TOLD:
      /* What was to be on a weekday mostly still is. */
      expression->first.is_told = TRUE;
      return expression->first.kind == DATE_WEEKDAY ? 1 : 0;
    default:
      return tense;
    }
}

/* “If they had not left by Tuesday”: that they have is not said. */
static gboolean
is_condition (const EnglishSentence *s, guint start)
{
  static const char *const words[] = { "if", "unless", "whether", NULL };

  for (guint i = start; i > 0 && start - i < CLAUSE_REACH; i--)
    {
      if (english_is (s, i - 1, EN_COMMA) || english_is (s, i - 1, EN_SIGN))
        return FALSE;
      if (english_says_one_of (s, i - 1, words))
        return TRUE;
    }
  return FALSE;
}

/* “Has given them until 1 September”: until then they have time. */
static gboolean
is_given_until (const EnglishSentence *s, guint start)
{
  static const char *const words[] = { "given", "granted", "allowed", NULL };

  for (guint i = start; i > 1 && start - i < CLAUSE_REACH; i--)
    {
      if (english_is (s, i - 1, EN_COMMA) || english_is (s, i - 1, EN_SIGN))
        return FALSE;
      if (english_says_one_of (s, i - 1, words))
        return english_says (s, i - 2, "has") || english_says (s, i - 2, "have");
    }
  return FALSE;
}

/* What is to be done by a day lies ahead unless the verb says that it is done; what was put off
 * until a day does so too. */
static int
tense_with_lead (const EnglishSentence *s, guint start, guint end, const DateExpression *expression,
                 DateLead lead, int tense)
{
  if (lead == DATE_LEAD_SINCE)
    return -2;
  if (expression->first.kind == DATE_WEEKDAY && (lead == DATE_LEAD_UNTIL || is_ahead_of (s, start)))
    return 2;
  if (expression->first.kind == DATE_WEEKDAY && is_awaited (s, start, end))
    return is_of_deed (s, start, end) ? -1 : 1;
  if (lead == DATE_LEAD_UNTIL)
    return tense >= 0 || is_given_until (s, start) ? 2 : tense;
  if (lead == DATE_LEAD_NONE || (tense < -1 && !is_condition (s, start)))
    return tense;
  return tense < 0 ? 1 : 2;
}

static gboolean
opens_paragraph (const EnglishSentence *s, guint start)
{
  return start == 0 && (s->tokens[0].at == 0 || (s->tokens[0].flags & EN_LINE) != 0);
}

/* “In March and September 1997”: the year is said once. */
static void
share_year (const EnglishSentence *s, guint start, GArray *found, DateExpression *expression)
{
  DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;
  DateMeaning *first, *last = &expression->first;

  if (before == NULL || start < 2 || expression->shape != DATE_SHAPE_ONE
      || before->shape != DATE_SHAPE_ONE || before->end != english_token_end (s, start - 2)
      || (!english_does (s, start - 1, EN_AND) && !english_does (s, start - 1, EN_OR)))
    return;
  first = &before->first;
  if (first->kind == DATE_CALENDAR && last->kind == DATE_CALENDAR && first->which == DATE_BARE
      && first->month != 0 && last->month != 0 && (first->day != 0) == (last->day != 0)
      && last->has_year && !first->has_year && !first->has_year_shift && !first->is_holiday)
    {
      first->has_year = TRUE;
      first->year = last->year - (first->month > last->month ? 1 : 0);
    }
}

/**
 * english_set_in_sentence:
 * @start: the first word of an expression
 * @end: one past its last word
 * @found: (element-type DateExpression): those before it; the last may get a year that is said once
 * @expression: (inout): what was read of it
 *
 * Gives an expression what its sentence says of it: its verb, the word before it, its place.
 */
void
english_set_in_sentence (const EnglishSentence *s, guint start, guint end, GArray *found,
                         DateExpression *expression)
{
  DateLead lead = lead_of (s, start);
  int tense = tense_for (s, start, end, found, expression);

  if (expression->first.is_told)
    lead = DATE_LEAD_NONE;
  tense = tense_with_lead (s, start, end, expression, lead, tense);
  take_apposition (s, start, found, expression);
  expression->lead = lead;
  expression->paragraph = s->paragraph;
  expression->sentence = s->number;
  expression->opens_sentence = start <= 1;
  expression->opens_paragraph = opens_paragraph (s, start);
  expression->is_aside = lead == DATE_LEAD_SINCE || english_is_aside (s, start, end);
  expression->start = s->tokens[start].start;
  expression->end = english_token_end (s, end - 1);
  if (start > 0 && english_does (s, start - 1, EN_FOR) && tense <= 0
      && expression->first.unit == DATE_UNIT_WEEKEND && expression->first.kind == DATE_WEEKDAY)
    tense = 1; /* “Sent home for the weekend” */
  /* “Figures for July” are about July. */
  if (start > 0 && english_does (s, start - 1, EN_FOR) && ABS (tense) < 3
      && expression->first.kind != DATE_WEEKDAY && !english_is_planned (s, start))
    tense = 0;
  if (expression->first.kind == DATE_CALENDAR && expression->first.day != 0
      && english_was_planned (s, start))
    tense = 0;
  set_tense (&expression->first, tense);
  set_tense (&expression->last, tense);
  share_year (s, start, found, expression);
}
