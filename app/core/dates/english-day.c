#include "dates/english.h"

#include <string.h>

/* Days, months and years: 9 October 2025, Oct. 9, Monday the 9th, May last year, 44 BC. */

#define FIRST_YEAR 1000
#define LAST_YEAR  2199

gboolean
english_is_day_number (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_NUMBER && token->value >= 1 && token->value <= 31 && token->digits <= 2
         && (token->flags & EN_GROUPED) == 0;
}

/* Names of months are written with a capital: may, march and august are other words. */
gboolean
english_is_month (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_MONTH && (token->flags & EN_LOWER) == 0;
}

gboolean
english_is_year (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_NUMBER && token->digits == 4 && token->value >= FIRST_YEAR
         && token->value <= LAST_YEAR && (token->flags & (EN_GROUPED | EN_SUFFIX)) == 0
         && !english_is (s, i + 1, EN_MONEY);
}

/* Reads “last year”, “of this year”, “next year” behind a month or a part of a year. */
guint
english_read_whose_year (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_OF) ? i + 1 : i;
  int shift = 0;

  at += english_does (s, at, EN_THE) ? 1 : 0;
  if (english_does (s, at, EN_LAST))
    shift = -1;
  else if (english_does (s, at, EN_NEXT))
    shift = 1;
  else if (english_does (s, at, EN_PREVIOUS) || english_does (s, at, EN_FOLLOWING)
           || english_does (s, at, EN_THAT) || english_does (s, at, EN_SAME))
    {
      shift = english_does (s, at, EN_PREVIOUS) ? -1 : english_does (s, at, EN_FOLLOWING) ? 1 : 0;
      meaning->base = DATE_FROM_BEFORE;
    }
  else if (!english_does (s, at, EN_THIS) && !english_does (s, at, EN_CURRENT))
    {
      if (at == i || !english_does (s, at - 1, EN_THE) || !english_does (s, i, EN_OF))
        return i;
      at--;
    }
  if (!english_is (s, at + 1, EN_UNIT) || s->tokens[at + 1].value != DATE_UNIT_YEAR
      || (english_flags (s, at + 1) & EN_PLURAL) != 0)
    {
      meaning->base = DATE_FROM_PUBLICATION;
      return i;
    }
  meaning->has_year_shift = TRUE;
  meaning->year = shift;
  return at + 2;
}

static guint
read_year_behind (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_is (s, i, EN_COMMA) || english_does (s, i, EN_OF) ? i + 1 : i;

  if (english_is_year (s, at) && !english_is_measure (s, at + 1))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[at].value;
      return at + 1;
    }
  if (english_is_short_year (s, i, &meaning->year))
    {
      meaning->has_year = TRUE;
      return i + 2;
    }
  /* Years before 1000 need their era: 15 March 44 BC. */
  if (english_is (s, at, EN_NUMBER)
      && (english_does (s, at + 1, EN_ERA_BEFORE) || english_does (s, at + 1, EN_ERA_AFTER)))
    {
      meaning->has_year = TRUE;
      meaning->year =
          english_does (s, at + 1, EN_ERA_BEFORE) ? 1 - s->tokens[at].value : s->tokens[at].value;
      return at + 2;
    }
  return english_read_whose_year (s, i, meaning);
}

/* Reads “9 October”, “the 9th of October”, “October 9”, “October 9th”. */
static guint
read_day_and_month (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = i;

  if (english_is_month (s, i))
    {
      meaning->month = s->tokens[i].value;
      at = i + 1;
      at += english_does (s, at, EN_THE) && (english_flags (s, at + 1) & EN_SUFFIX) != 0 ? 1 : 0;
      /* “April Three”, as agencies wrote it, and “July Fourth” */
      if ((english_is (s, at, EN_COUNT) || english_is (s, at, EN_ORDINAL))
          && (english_flags (s, at) & EN_CAPITAL) != 0 && s->tokens[at].value > 0
          && s->tokens[at].value < 10)
        {
          meaning->day = s->tokens[at].value;
          return at + 1;
        }
      if (!english_is_day_number (s, at)
          || ((english_flags (s, at) & EN_SUFFIX) == 0 && english_is_measure (s, at + 1)))
        return 0;
      meaning->day = s->tokens[at].value;
      return at + 1;
    }
  at += english_does (s, at, EN_THE) ? 1 : 0;
  if (english_is (s, at, EN_ORDINAL) && s->tokens[at].value > 0)
    {
      if (!english_does (s, at + 1, EN_OF) || !english_is_month (s, at + 2))
        return 0;
    }
  else if (!english_is_day_number (s, at))
    return 0;
  /* “The 11 September attacks”: the article is that of the attacks. */
  if (at > i && english_is_day_number (s, at) && (english_flags (s, at) & EN_SUFFIX) == 0)
    return 0;
  meaning->day = s->tokens[at].value;
  at += english_does (s, at + 1, EN_OF) ? 2 : 1;
  if (!english_is_month (s, at))
    return 0;
  meaning->month = s->tokens[at].value;
  return at + 1;
}

/* What tells the months may and march, and those that are also first names, from other words. */
static gboolean
is_surely_month (const EnglishSentence *s, guint i)
{
  static const EnglishFunction before[] = {
    EN_IN,   EN_SINCE, EN_UNTIL,  EN_BY,       EN_FROM,      EN_LAST,    EN_NEXT,    EN_THIS,
    EN_MID,  EN_EARLY, EN_LATE,   EN_DURING,   EN_BEFORE,    EN_AFTER,   EN_THROUGH, EN_EVERY,
    EN_THAT, EN_OF,    EN_COMING, EN_PREVIOUS, EN_FOLLOWING, EN_BETWEEN, EN_FOR,
  };
  const EnglishToken *token = &s->tokens[i];
  gboolean is_word = token->value == 3 || token->value == 5;

  if (s->is_given)
    return TRUE;
  if ((token->flags & EN_SHORT) != 0)
    return (i > 0 && english_does (s, i - 1, EN_IN))
           || (english_is (s, i + 1, EN_DASH) && english_is_month (s, i + 2));
  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (before); j++)
    if (english_does (s, i - 1, before[j]))
      return !is_word || before[j] != EN_AFTER;
  if (i > 0 && english_is (s, i - 1, EN_DASH) && (english_flags (s, i) & EN_JOINED) != 0)
    return !is_word || english_does (s, i - 2, EN_MID);
  /* “In April, May and June” */
  if (i > 1 && english_is_month (s, i - 2)
      && (english_is (s, i - 1, EN_COMMA) || english_does (s, i - 1, EN_AND)))
    return TRUE;
  if (is_word)
    return FALSE;
  /* “June Brown said”, “Black September” */
  if (english_is (s, i + 1, EN_WORD) && (english_flags (s, i + 1) & EN_CAPITAL) != 0
      && !english_is (s, i + 1, EN_POSSESSIVE))
    return FALSE;
  return i == 0 || !english_is (s, i - 1, EN_WORD) || (english_flags (s, i - 1) & EN_CAPITAL) == 0
         || i == 1;
}

static guint
read_month (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end;

  if (!english_is_month (s, i))
    return 0;
  meaning->kind = DATE_CALENDAR;
  meaning->month = s->tokens[i].value;
  end = read_year_behind (s, i + 1, meaning);
  if (end > i + 1)
    return end;
  return is_surely_month (s, i) ? end : 0;
}

static guint
read_numeric (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  const EnglishToken *token = english_at (s, i);

  if (token->kind != EN_NUMERIC)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR,
                            .has_year = TRUE,
                            .year = token->value,
                            .month = token->month,
                            .day = token->day,
                            .is_either_order = token->second == EN_EITHER_ORDER };
  return i + 1;
}

/* Words behind a number that make it a count of days or a place, not a day: “the 9th floor”. */
static gboolean
ends_phrase (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_END || token->kind == EN_SIGN || token->kind == EN_COMMA
         || token->kind == EN_CLOSE || token->kind == EN_DASH || token->kind == EN_POSSESSIVE
         || (token->kind == EN_FUNCTION && token->value != EN_ANNIVERSARY && token->value != EN_HALF
             && token->value != EN_OF);
}

/* “On the 9th he wrote” is a day, “on the 9th floor” none. */
static gboolean
ends_day (const EnglishSentence *s, guint i)
{
  if (i > 0 && english_does (s, i - 1, EN_ON) && english_is_pronoun (s, i + 2))
    return TRUE;
  return ends_phrase (s, i + 2);
}

/* Reads “the 25th”, of the month that is spoken of. */
static guint
read_bare_day (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const EnglishFunction before[] = { EN_ON,     EN_BY,    EN_SINCE, EN_UNTIL,   EN_FROM,
                                            EN_BEFORE, EN_AFTER, EN_TO,    EN_THROUGH, EN_AND };
  gboolean is_led = s->is_given || (i > 0 && english_is (s, i - 1, EN_WEEKDAY));

  if (!english_does (s, i, EN_THE) || !english_is_day_number (s, i + 1)
      || (english_flags (s, i + 1) & EN_SUFFIX) == 0 || !ends_day (s, i))
    return 0;
  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (before); j++)
    is_led = is_led || english_does (s, i - 1, before[j]);
  if (!is_led)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .day = s->tokens[i + 1].value };
  return i + 2;
}

/**
 * english_read_date:
 *
 * Reads a day or month of the calendar, with or without its year.
 */
guint
english_read_date (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end = read_numeric (s, i, meaning);

  if (end != 0)
    return end;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR };
  end = read_day_and_month (s, i, meaning);
  if (end != 0)
    return read_year_behind (s, end, meaning);
  *meaning = (DateMeaning){ 0 };
  end = read_bare_day (s, i, meaning);
  return end != 0 ? end : read_month (s, i, meaning);
}

static gboolean
is_weekday (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_WEEKDAY && (token->flags & (EN_LOWER | EN_PLURAL)) == 0;
}

/* “Every second Wednesday”, “a Sunday”, “Saturday deliveries”. */
static gboolean
recurs (const EnglishSentence *s, guint i)
{
  static const char *const habits[] = { "market", "prayers", "service", "school", "league",
                                        "mass",   "roast",   "club",    "paper",  NULL };
  const EnglishToken *next = english_at (s, i + 1);

  for (guint j = 0; habits[j] != NULL; j++)
    if (english_says (s, i + 1, habits[j]))
      return TRUE;
  if (i == 0)
    return FALSE;
  if (english_does (s, i - 1, EN_EVERY) || english_does (s, i - 1, EN_A))
    return TRUE;
  if (i > 1 && english_does (s, i - 2, EN_EVERY))
    return TRUE;
  if (english_does (s, i - 1, EN_ON) || english_does (s, i - 1, EN_LAST)
      || english_does (s, i - 1, EN_NEXT) || english_does (s, i - 1, EN_THIS)
      || english_does (s, i - 1, EN_LATE) || english_does (s, i - 1, EN_EARLY)
      || english_does (s, i - 1, EN_BY) || english_does (s, i - 1, EN_SINCE))
    return FALSE;
  return next->kind == EN_WORD && (next->flags & EN_LOWER) != 0 && next->bytes > 5
         && s->text[next->at + next->bytes - 1] == 's'
         && s->text[next->at + next->bytes - 2] != 's';
}

/* “The Sunday Courier”, “Bloody Sunday”, “Saturday deliveries”: names, and what recurs. */
static gboolean
is_name (const EnglishSentence *s, guint i)
{
  static const char *const behind[] = { "Times",   "Telegraph", "Mirror",  "Express",  "Mail",
                                        "Post",    "World",     "Herald",  "Star",     "Sport",
                                        "Review",  "Observer",  "Tribune", "Gazette",  "News",
                                        "Courier", "Echo",      "Record",  "Business", NULL };
  static const char *const before[] = { "Black", "Bloody", "Super",  "Cyber",     "Fat", "Good",
                                        "Holy",  "Red",    "Casual", "Sheffield", NULL };
  const EnglishToken *next = english_at (s, i + 1);
  gboolean is_capital = next->kind == EN_WORD && (next->flags & EN_CAPITAL) != 0;

  for (guint j = 0; is_capital && behind[j] != NULL; j++)
    if (english_says (s, i + 1, behind[j]))
      return TRUE;
  for (guint j = 0; i > 0 && before[j] != NULL; j++)
    if (english_says (s, i - 1, before[j]))
      return TRUE;
  if (i > 0 && is_capital && english_does (s, i - 1, EN_THE))
    return TRUE;
  if (i > 1 && english_does (s, i - 1, EN_ON) && english_says (s, i - 2, "Mail"))
    return TRUE;
  return recurs (s, i);
}

/* Reads “last week”, “of this week”, “of that week”, “week” behind a weekday. */
static guint
read_whose_week (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_OF) ? i + 1 : i;

  if (at == i && english_is (s, i, EN_UNIT) && s->tokens[i].value == DATE_UNIT_WEEK
      && (s->tokens[i].flags & (EN_PLURAL | EN_SHORT)) == 0)
    {
      meaning->has_coming_week = TRUE;
      return i + 1;
    }
  if (!english_is (s, at + 1, EN_UNIT) || s->tokens[at + 1].value != DATE_UNIT_WEEK)
    return i;
  if (english_does (s, at, EN_LAST))
    meaning->count = -1;
  else if (english_does (s, at, EN_NEXT))
    meaning->count = 1;
  else if (english_does (s, at, EN_THAT) || english_does (s, at, EN_SAME))
    meaning->base = DATE_FROM_BEFORE;
  else if (!english_does (s, at, EN_THIS))
    return i;
  meaning->has_week_shift = TRUE;
  return at + 2;
}

/* Reads the date behind a weekday: “Monday, 9 October”, “Friday the 13th”. */
static guint
read_weekday_date (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_is (s, i + 1, EN_COMMA) ? i + 2 : i + 1, end;
  DateMeaning date;

  if (at == i + 2 && !english_is_month (s, at) && !english_is (s, at, EN_NUMBER)
      && !english_is (s, at, EN_NUMERIC))
    return 0;
  if (at == i + 1 && english_is_day_number (s, at) && !english_is_month (s, at + 1)
      && (english_flags (s, at) & EN_SUFFIX) != 0 && ends_phrase (s, at + 1))
    {
      *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .day = s->tokens[at].value };
      end = at + 1;
    }
  else
    {
      end = english_read_date (s, at, &date);
      if (end == 0 || date.day == 0)
        return 0;
      *meaning = date;
    }
  meaning->weekday = s->tokens[i].value;
  return end;
}

/* “From 1 March until noon on the Monday”: the next one behind the date before it. */
static guint
read_the_weekday (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const EnglishFunction before[] = { EN_ON, EN_UNTIL, EN_BY, EN_TO };
  gboolean is_led = FALSE, has_date = FALSE;

  if (i < 3 || !english_does (s, i, EN_THE) || !is_weekday (s, i + 1) || !ends_phrase (s, i + 2)
      || english_is (s, i + 2, EN_POSSESSIVE))
    return 0;
  for (guint j = 0; j < G_N_ELEMENTS (before); j++)
    is_led = is_led || english_does (s, i - 1, before[j]);
  for (guint j = 1; j < i && !has_date; j++)
    has_date = english_is_month (s, j)
               && (english_is_day_number (s, j - 1) || english_is_day_number (s, j + 1));
  if (!is_led || !has_date)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_WEEKDAY,
                            .weekday = s->tokens[i + 1].value,
                            .which = DATE_NEXT,
                            .base = DATE_FROM_BEFORE };
  return i + 2;
}

/**
 * english_read_weekday:
 *
 * Reads a day by its weekday, alone or with its date, its week or its time of day.
 */
guint
english_read_weekday (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end;

  end = read_the_weekday (s, i, meaning);
  if (end != 0)
    return end;
  if (!is_weekday (s, i))
    return 0;
  end = read_weekday_date (s, i, meaning);
  if (end != 0)
    return end;
  if (!s->is_given && ((english_flags (s, i) & EN_SHORT) != 0 || is_name (s, i)))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_WEEKDAY, .weekday = s->tokens[i].value };
  end = english_skip_daypart (s, i + 1, meaning);
  return end != 0 ? read_whose_week (s, end, meaning) : 0;
}
