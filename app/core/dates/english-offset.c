#include "dates/english.h"

/* What is counted: two days earlier, three years ago, the day after the vote, within 30 days. */

/* Whether what follows “after” or “before” is a thing that happens, not the end of the phrase. */
static gboolean
is_event_behind (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_WORD || token->kind == EN_MONTH || token->kind == EN_ORDINAL
         || token->kind == EN_FEAST || english_does (s, i, EN_THE) || english_does (s, i, EN_A)
         || english_does (s, i, EN_THIS) || english_does (s, i, EN_THAT)
         || english_does (s, i, EN_LAST);
}

/* The words of an event, up to the next sign or small word. */
static void
take_event (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint end = i;

  expression->first.base = DATE_FROM_EVENT;
  end += english_is (s, end, EN_FUNCTION) ? 1 : 0;
  while (end < s->n && end < i + 8
         && (english_is (s, end, EN_WORD) || english_is (s, end, EN_DASH)
             || english_does (s, end, EN_OF) || english_is (s, end, EN_POSSESSIVE)))
    end++;
  if (end == i)
    return;
  expression->event_start = s->tokens[i].start;
  expression->event_end = english_token_end (s, end - 1);
}

/* Reads what stands behind “before” and “after”: a date, an event, or nothing. */
static guint
read_from_where (const EnglishSentence *s, guint i, int sign, DateExpression *expression)
{
  guint end;

  expression->first.kind = DATE_SHIFT;
  expression->first.count *= sign;
  expression->first.base = DATE_FROM_BEFORE;
  if (sign < 0 && english_does (s, i, EN_LAST) && !english_is (s, i + 1, EN_UNIT))
    {
      /* “The week before last” */
      expression->first.count *= 2;
      expression->first.which = DATE_LAST;
      expression->first.base = DATE_FROM_PUBLICATION;
      return i + 1;
    }
  /* “The year after that” */
  if (english_does (s, i, EN_THAT)
      && (!english_is (s, i + 1, EN_WORD) || english_is_pronoun (s, i + 1))
      && !english_is (s, i + 1, EN_UNIT) && !english_is (s, i + 1, EN_MONTH))
    return i + 1;
  end = english_read_point (s, i, &expression->last);
  if (end != 0)
    {
      expression->shape = DATE_SHAPE_COUNTED;
      return end;
    }
  if (is_event_behind (s, i))
    take_event (s, i, expression);
  return i;
}

/* Reads “the day after …”, “the night before”, “the week before last”. */
static guint
read_day_after (const EnglishSentence *s, guint i, DateExpression *expression)
{
  const EnglishToken *unit = english_at (s, i + 1);
  gboolean is_after = english_does (s, i + 2, EN_AFTER);

  if (!english_does (s, i, EN_THE) || (unit->kind != EN_UNIT && unit->kind != EN_DAYPART)
      || (unit->flags & EN_PLURAL) != 0 || (!is_after && !english_does (s, i + 2, EN_BEFORE)))
    return 0;
  expression->first = (DateMeaning){
    .count = 1,
    .unit = unit->kind == EN_UNIT ? (DateUnit) unit->value : DATE_UNIT_DAY,
    .is_time = unit->kind == EN_DAYPART,
    /* “The week before” is a week, “a week before” a day. */
    .which = unit->kind == EN_UNIT && unit->value == DATE_UNIT_WEEK ? DATE_THIS : DATE_BARE,
  };
  return read_from_where (s, i + 3, is_after ? 1 : -1, expression);
}

/* Reads “the Sunday before”, counted from the date before it, and “the Sunday before Easter”. */
static guint
read_weekday_after (const EnglishSentence *s, guint i, DateExpression *expression)
{
  gboolean is_after = english_does (s, i + 2, EN_AFTER);
  guint end;

  if (!english_does (s, i, EN_THE) || !english_is (s, i + 1, EN_WEEKDAY)
      || (english_flags (s, i + 1) & (EN_PLURAL | EN_LOWER | EN_SHORT)) != 0
      || (!is_after && !english_does (s, i + 2, EN_BEFORE)))
    return 0;
  expression->first = (DateMeaning){ .kind = DATE_WEEKDAY,
                                     .weekday = s->tokens[i + 1].value,
                                     .which = is_after ? DATE_NEXT : DATE_LAST,
                                     .base = DATE_FROM_BEFORE };
  end = english_read_point (s, i + 3, &expression->last);
  if (end != 0 && (expression->last.day != 0 || expression->last.is_holiday))
    {
      expression->shape = DATE_SHAPE_COUNTED;
      return end;
    }
  expression->last = (DateMeaning){ 0 };
  if (is_event_behind (s, i + 3))
    take_event (s, i + 3, expression);
  return i + 3;
}

/* Reads “the week of 12 May”. */
static guint
read_week_of (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint end;

  if (!english_does (s, i, EN_THE) || !english_is (s, i + 1, EN_UNIT)
      || (s->tokens[i + 1].value != DATE_UNIT_WEEK && s->tokens[i + 1].value != DATE_UNIT_WEEKEND)
      || !english_does (s, i + 2, EN_OF))
    return 0;
  end = english_read_point (s, i + 3, &expression->last);
  if (end == 0 || expression->last.day == 0)
    return 0;
  expression->shape = DATE_SHAPE_COUNTED;
  expression->first = (DateMeaning){ .kind = DATE_SHIFT,
                                     .which = DATE_THIS,
                                     .unit = (DateUnit) s->tokens[i + 1].value };
  return end;
}

/* Reads “the eve” of something. */
static guint
read_eve (const EnglishSentence *s, guint i, DateExpression *expression)
{
  if (!english_does (s, i, EN_THE) || !english_does (s, i + 1, EN_EVE)
      || !english_does (s, i + 2, EN_OF))
    return 0;
  expression->first = (DateMeaning){ .kind = DATE_SHIFT, .count = -1 };
  take_event (s, i + 3, expression);
  return i + 2;
}

/* Reads “the 80th anniversary”. */
static guint
read_anniversary (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint at = english_does (s, i, EN_THE) || english_does (s, i, EN_A) ? i + 1 : i;
  const EnglishToken *token = english_at (s, at);
  int n = token->value;

  if (token->kind == EN_CENTENARY)
    {
      expression->first = (DateMeaning){ .kind = DATE_ANNIVERSARY, .ordinal = n };
      return at + 1;
    }

  if (token->kind == EN_COUNT && english_is (s, at + 1, EN_DASH)
      && english_is (s, at + 2, EN_ORDINAL))
    {
      n += s->tokens[at + 2].value;
      at += 2;
    }
  else if (token->kind != EN_ORDINAL
           && (token->kind != EN_NUMBER || (token->flags & EN_SUFFIX) == 0))
    return 0;
  if (!english_does (s, at + 1, EN_ANNIVERSARY) || n < 1)
    return 0;
  expression->first = (DateMeaning){ .kind = DATE_ANNIVERSARY, .ordinal = n };
  return at + 2;
}

/* “Today”, “tomorrow” */
static gboolean
is_day_word (const DateMeaning *meaning)
{
  return meaning->kind == DATE_SHIFT && meaning->unit == DATE_UNIT_DAY
         && meaning->base == DATE_FROM_PUBLICATION;
}

/* Reads what stands behind “a year ago”: “today”, “this week”, “Monday”. */
static guint
read_ago_what (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint end = 0;

  if (english_is (s, i, EN_DAYWORD) || english_is (s, i, EN_WEEKDAY) || english_does (s, i, EN_THIS)
      || english_does (s, i, EN_LAST) || english_does (s, i, EN_NEXT))
    end = english_read_point (s, i, &expression->last);
  if (end == 0 || expression->last.kind == DATE_STRETCH
      || (expression->first.unit < DATE_UNIT_YEAR && expression->last.kind != DATE_WEEKDAY
          && !is_day_word (&expression->last)))
    {
      expression->last = (DateMeaning){ 0 };
      return i;
    }
  expression->shape = DATE_SHAPE_COUNTED;
  expression->first.base = DATE_FROM_BEFORE;
  expression->first.keeps_length = TRUE;
  return end;
}

/* Reads the word behind a count that says which way: “ago”, “earlier”, “on”. */
static guint
read_direction (const EnglishSentence *s, guint i, DateExpression *expression)
{
  DateMeaning *meaning = &expression->first;
  guint end;

  if (english_does (s, i, EN_AGO) || english_does (s, i, EN_HENCE))
    {
      meaning->kind = DATE_SHIFT;
      meaning->count *= english_does (s, i, EN_AGO) ? -1 : 1;
      return english_does (s, i, EN_AGO) ? read_ago_what (s, i + 1, expression) : i + 1;
    }
  if (english_does (s, i, EN_FROM) && english_says (s, i + 1, "now"))
    {
      meaning->kind = DATE_SHIFT;
      return i + 2;
    }
  if (english_says (s, i + 1, "than"))
    return 0;
  if (english_does (s, i, EN_EARLIER) || english_does (s, i, EN_LATER)
      || (english_does (s, i, EN_ON)
          && (!english_is (s, i + 1, EN_WORD) || english_is_pronoun (s, i + 1))
          && !english_does (s, i + 1, EN_THE) && !english_does (s, i + 1, EN_A)
          && !english_is (s, i + 1, EN_WEEKDAY) && !english_is_day_number (s, i + 1)
          && !english_is_month (s, i + 1)))
    {
      meaning->kind = DATE_SHIFT;
      meaning->base = DATE_FROM_BEFORE;
      meaning->count *= english_does (s, i, EN_EARLIER) ? -1 : 1;
      return i + 1;
    }
  if (english_does (s, i, EN_BEFORE) || english_does (s, i, EN_AFTER))
    return read_from_where (s, i + 1, english_does (s, i, EN_AFTER) ? 1 : -1, expression);
  if (english_does (s, i, EN_FROM)
      || (english_does (s, i, EN_ON) && meaning->unit <= DATE_UNIT_WEEK))
    {
      gboolean is_on = english_does (s, i, EN_ON);
      end = english_read_point (s, i + 1, &expression->last);
      if (end == 0 || (is_on && expression->last.kind != DATE_WEEKDAY)
          || english_does (s, end, EN_TO) || english_does (s, end, EN_THROUGH)
          || english_does (s, end, EN_UNTIL) || english_is (s, end, EN_DASH))
        return 0;
      /* “A week from Monday” is a day, “three days from 12 May” are three. */
      is_on = is_on || expression->last.kind == DATE_WEEKDAY || is_day_word (&expression->last);
      expression->shape = is_on ? DATE_SHAPE_COUNTED : DATE_SHAPE_LASTING;
      meaning->kind = is_on ? DATE_SHIFT : DATE_LENGTH;
      meaning->base = DATE_FROM_BEFORE;
      expression->last.tense = is_on ? 1 : 0;
      return end;
    }
  return 0;
}

/* Reads “the year to March”, “the three months to 30 June”. */
static guint
read_up_to (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint at, end;

  if (!english_does (s, i, EN_THE))
    return 0;
  at = english_read_count (s, i + 1, &expression->first);
  i += english_is (s, i + 1, EN_FISCAL) && english_is (s, i + 2, EN_UNIT) ? 1 : 0;
  if (at == 0 && english_is (s, i + 1, EN_UNIT) && (english_flags (s, i + 1) & EN_PLURAL) == 0)
    {
      expression->first = (DateMeaning){ .kind = DATE_LENGTH,
                                         .count = 1,
                                         .unit = (DateUnit) s->tokens[i + 1].value };
      at = i + 2;
    }
  if (at == 0
      || (!english_does (s, at, EN_TO) && !english_does (s, at, EN_THROUGH)
          && !english_says (s, at, "ended") && !english_says (s, at, "ending")))
    return 0;
  at += english_does (s, at + 1, EN_IN) || english_does (s, at + 1, EN_ON) ? 1 : 0;
  end = english_read_point (s, at + 1, &expression->last);
  if (end == 0 && english_is_month (s, at + 1))
    {
      expression->last = (DateMeaning){ .kind = DATE_CALENDAR, .month = s->tokens[at + 1].value };
      end = at + 2;
    }
  if (end == 0
      || (expression->last.kind != DATE_CALENDAR
          && (expression->last.kind != DATE_WEEKDAY || expression->first.unit > DATE_UNIT_WEEK)))
    return 0;
  if (expression->last.portion == DATE_LATE)
    expression->last.portion = DATE_WHOLE;
  expression->shape = DATE_SHAPE_ENDING;
  return end;
}

static gboolean
counts_up (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "best",    "worst",     "biggest", "largest",
                                       "highest", "lowest",    "longest", "most",
                                       "only",    "deadliest", NULL };

  for (guint j = i; j > 0 && i - j < 8 && !english_is (s, j - 1, EN_COMMA); j--)
    if (english_is (s, j - 1, EN_ORDINAL) || english_says_one_of (s, j - 1, words))
      return TRUE;
  return FALSE;
}

/* Reads “in two weeks”, “within 30 days”, which are times only where the verb looks ahead. */
static guint
read_in (const EnglishSentence *s, guint i, DateExpression *expression)
{
  gboolean is_within = english_does (s, i, EN_WITHIN);
  DateMeaning *meaning = &expression->first;
  guint end = english_read_count (s, i + 1, meaning);

  if (end == 0 || english_does (s, end, EN_OF) || english_does (s, end, EN_LATER)
      || english_does (s, end, EN_AGO) || english_is (s, end, EN_POSSESSIVE))
    return 0;
  if (counts_up (s, i) || (!s->is_given && !is_within && english_tense (s, i, end) <= 0))
    return 0;
  /* “In ten years’ time” */
  if (english_is (s, end, EN_SIGN) && (english_flags (s, end) & EN_JOINED) != 0
      && english_says (s, end + 1, "time"))
    end += 2;
  meaning->kind = is_within ? DATE_STRETCH : DATE_SHIFT;
  if (is_within && english_tense (s, i, end) < 0)
    meaning->base = DATE_FROM_BEFORE;
  return end;
}

/* Reads “year” in “year ago”, as headlines have it. */
static guint
read_one (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_is (s, i, EN_UNIT) || !english_does (s, i + 1, EN_AGO)
      || (english_flags (s, i) & EN_PLURAL) != 0)
    return 0;
  *meaning =
      (DateMeaning){ .kind = DATE_LENGTH, .count = 1, .unit = (DateUnit) s->tokens[i].value };
  return i + 1;
}

/* “For a year after the vote”, “at least a month after it”: how long, not when. */
static gboolean
is_length (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "least", "most", "than", "until", NULL };

  return i > 0 && (english_does (s, i - 1, EN_FOR) || english_says_one_of (s, i - 1, words));
}

/* Reads “in a hundred years’ time”, “two days earlier”, “about three years ago”. */
static guint
read_counted (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint at = i, end;
  gboolean is_about = english_does (s, i, EN_ABOUT);

  if (english_does (s, i, EN_IN) || english_does (s, i, EN_WITHIN))
    return read_in (s, i, expression);
  at += is_about ? 1 : 0;
  end = english_read_count (s, at, &expression->first);
  if (end == 0)
    end = read_one (s, at, &expression->first);
  if (end == 0)
    end = english_read_seasons (s, at, &expression->first);
  if (end == 0)
    return 0;
  if (end < s->n && english_is (s, end - 1, EN_SEASON))
    return english_does (s, end, EN_AGO) ? end + 1 : 0;
  end = read_direction (s, end, expression);
  if (expression->first.base == DATE_FROM_EVENT && !s->is_given && is_length (s, i))
    return 0;
  if (is_about)
    expression->first.is_approximate = TRUE;
  return end;
}

/**
 * english_read_offset:
 *
 * Reads what is counted from another day.
 */
guint
english_read_offset (const EnglishSentence *s, guint i, DateExpression *expression)
{
  static guint (*const readers[]) (const EnglishSentence *, guint, DateExpression *) = {
    read_day_after,   read_weekday_after, read_week_of, read_eve,
    read_anniversary, read_up_to,         read_counted,
  };
  DateExpression before = *expression;

  for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
    {
      guint end = readers[j](s, i, expression);
      if (end != 0)
        return end;
      *expression = before;
    }
  return 0;
}
