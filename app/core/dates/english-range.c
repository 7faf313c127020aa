#include "dates/english.h"

/* Two dates that are one expression: between 3 and 5 May, Monday to Thursday, 1990–95. */

/* How precise a date is, so that only like things are joined. */
static int
precision (const DateMeaning *meaning)
{
  if (meaning->kind != DATE_CALENDAR)
    return meaning->kind == DATE_WEEKDAY ? 1 : 0;
  if (meaning->day != 0 || meaning->has_easter)
    return 1;
  return meaning->month != 0 || meaning->season != 0 ? 2 : 3;
}

/* Reads the second of two, of which the first may lend its month: “29 to 30”. */
static guint
read_second (const EnglishSentence *s, guint i, const DateMeaning *first, DateMeaning *last)
{
  guint end = english_read_point (s, i, last);

  if (end != 0 && precision (last) != 0 && precision (first) != 0
      && ABS (precision (first) - precision (last)) <= 1)
    return end;
  if (english_is_month (s, i) && precision (first) == 2)
    {
      *last = (DateMeaning){ .kind = DATE_CALENDAR, .month = s->tokens[i].value };
      return i + 1;
    }
  if (english_is_year (s, i) && precision (first) >= 2 && !english_is_measure (s, i + 1))
    {
      *last = (DateMeaning){
        .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR, .year = s->tokens[i].value
      };
      return i + 1;
    }
  if (english_is_day_number (s, i) && first->kind == DATE_CALENDAR && first->day != 0
      && !english_is_measure (s, i + 1))
    {
      guint at = english_is (s, i + 1, EN_COMMA) ? i + 2 : i + 1;

      *last = (DateMeaning){ .kind = DATE_CALENDAR, .day = s->tokens[i].value };
      if (first->has_year || !english_is_year (s, at))
        return i + 1;
      last->has_year = TRUE;
      last->year = s->tokens[at].value;
      return at + 1;
    }
  return 0;
}

/* Reads a date of which the second lends the month: “9” in “9–12 October”. */
static guint
read_lone_day (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_is_day_number (s, i))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .day = s->tokens[i].value };
  return i + 1;
}

/* Reads a year whatever stands before it, as in “from 2010 to 2012”. */
static guint
read_lone_year (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_is_year (s, i) || english_is_measure (s, i + 1))
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR, .year = s->tokens[i].value
  };
  return i + 1;
}

static gboolean
is_joiner (const EnglishSentence *s, guint i)
{
  return english_does (s, i, EN_TO) || english_does (s, i, EN_UNTIL)
         || english_does (s, i, EN_THROUGH) || english_is (s, i, EN_DASH);
}

static guint
read_span (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint end = english_read_point (s, i, &expression->first), last;
  gboolean is_lone = end == 0;

  if (is_lone)
    {
      end = read_lone_year (s, i, &expression->first);
      if (end == 0)
        end = read_lone_day (s, i, &expression->first);
    }
  if (end == 0 || (!is_joiner (s, end) && !english_does (s, end, EN_AND)))
    return 0;
  if (precision (&expression->first) == 0)
    return 0;
  last = read_second (s, end + 1, &expression->first, &expression->last);
  if (last == 0)
    return 0;
  if (is_lone && expression->first.day != 0 && expression->last.month == 0)
    return 0;
  expression->shape = DATE_SHAPE_SPAN;
  if (!english_does (s, end, EN_AND))
    return last;
  /* “9 and 10 October” is one expression, “Monday and Tuesday” are two. */
  expression->shape = DATE_SHAPE_BOTH;
  return (is_lone && expression->first.day != 0)
                 || (expression->first.day != 0 && expression->last.month == 0)
             ? last
             : 0;
}

static guint
read_between (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint end;

  if (!english_does (s, i, EN_BETWEEN))
    return 0;
  end = english_read_point (s, i + 1, &expression->first);
  if (end == 0)
    end = read_lone_day (s, i + 1, &expression->first);
  if (end == 0 || (!english_does (s, end, EN_AND) && !english_is (s, end, EN_DASH)))
    return 0;
  end = read_second (s, end + 1, &expression->first, &expression->last);
  expression->shape = DATE_SHAPE_BETWEEN;
  return end;
}

/* Reads “1990–95”, “2024/25”. */
static guint
read_year_pair (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i;

  if (!english_is (s, at, EN_YEAR_PAIR) || english_is_measure (s, at + 1))
    return 0;
  expression->shape = DATE_SHAPE_SPAN;
  expression->first = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR, .year = s->tokens[at].value
  };
  expression->last = expression->first;
  expression->last.year = s->tokens[at].second;
  if (english_is (s, at + 1, EN_UNIT) && (english_flags (s, at + 1) & EN_PLURAL) == 0)
    return at + 2; /* the 2020–21 season */
  if ((english_is (s, at + 1, EN_FISCAL) || english_says (s, at + 1, "academic")
       || english_says (s, at + 1, "tax") || english_says (s, at + 1, "school"))
      && english_is (s, at + 2, EN_UNIT))
    return at + 3;
  return at + 1;
}

/* Reads “the turn of the year”: its last day or the first of the next. */
static guint
read_turn (const EnglishSentence *s, guint i, DateExpression *expression)
{
  if (!english_does (s, i, EN_THE) || !english_says (s, i + 1, "turn")
      || !english_does (s, i + 2, EN_OF) || !english_does (s, i + 3, EN_THE)
      || !english_is (s, i + 4, EN_UNIT) || s->tokens[i + 4].value != DATE_UNIT_YEAR)
    return 0;
  expression->shape = DATE_SHAPE_BETWEEN;
  expression->first = (DateMeaning){ .kind = DATE_CALENDAR, .month = 12, .day = 31 };
  expression->last = (DateMeaning){ .kind = DATE_CALENDAR, .month = 1, .day = 1 };
  return i + 5;
}

/* Reads “every September”, “each 3 November”. */
static guint
read_recurring (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint end;

  if (english_says (s, i, "annually") && english_does (s, i + 1, EN_IN)
      && english_is_month (s, i + 2))
    {
      expression->first = (DateMeaning){ .kind = DATE_RECURRING, .month = s->tokens[i + 2].value };
      return i + 3;
    }
  if (!english_does (s, i, EN_EVERY))
    return 0;
  end = english_read_point (s, i + 1, &expression->first);
  if (end == 0 && english_is (s, i + 1, EN_SEASON) && (english_flags (s, i + 1) & EN_PLURAL) == 0)
    {
      expression->first = (DateMeaning){ .kind = DATE_CALENDAR, .season = s->tokens[i + 1].value };
      end = i + 2;
    }
  if (end == 0 || expression->first.kind != DATE_CALENDAR || expression->first.has_year
      || (expression->first.month == 0 && expression->first.season == 0))
    return 0;
  expression->first.kind = DATE_RECURRING;
  return end;
}

static guint
read_about (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = i + 1, end;

  if (!english_does (s, i, EN_ABOUT) && !english_does (s, i, EN_CIRCA))
    return 0;
  at += english_is (s, at, EN_SIGN) && s->tokens[at].value == '.' ? 1 : 0;
  if (english_does (s, at, EN_ABOUT) || english_does (s, at, EN_CIRCA))
    return 0;
  end = english_read_point (s, at, meaning);
  if (end == 0 && english_is_year (s, at))
    end = read_lone_year (s, at, meaning);
  if (end == 0 || meaning->kind != DATE_CALENDAR || meaning->portion != DATE_WHOLE)
    return 0;
  meaning->is_approximate = TRUE;
  return end;
}

/**
 * english_read_point:
 *
 * Reads one time, whatever it is called.
 */
guint
english_read_point (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static guint (*const readers[]) (const EnglishSentence *, guint, DateMeaning *) = {
    read_about,          english_read_day_word, english_read_feast, english_read_weekday,
    english_read_trade,  english_read_part,     english_read_date,  english_read_named,
    english_read_decade, english_read_year,     english_read_vague,
  };

  if (i >= s->n)
    return 0;
  for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
    {
      guint end;
      *meaning = (DateMeaning){ 0 };
      end = readers[j](s, i, meaning);
      if (end != 0)
        return end;
    }
  return 0;
}

/**
 * english_read_expression:
 * @expression: (inout): gets shape and meanings
 *
 * Reads the longest expression that begins at a word.
 */
guint
english_read_expression (const EnglishSentence *s, guint i, DateExpression *expression)
{
  static guint (*const readers[]) (const EnglishSentence *, guint, DateExpression *) = {
    read_between,     read_year_pair,      read_turn, read_recurring,
    english_read_nth, english_read_offset, read_span,
  };
  DateExpression before = *expression;

  for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
    {
      guint end = readers[j](s, i, expression);
      if (end != 0)
        return end;
      *expression = before;
    }
  return english_read_point (s, i, &expression->first);
}
