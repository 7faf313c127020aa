#include "dates/english.h"

static gboolean
is_day_number (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_NUMBER && token->value >= 1 && token->value <= 31
         && (token->flags & EN_GROUPED) == 0;
}

static gboolean
is_month (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_MONTH && (token->flags & EN_LOWER) == 0;
}

static gboolean
is_year (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  return token->kind == EN_NUMBER && token->digits == 4 && token->value >= 1000
         && token->value < 2200 && (token->flags & (EN_GROUPED | EN_SUFFIX)) == 0;
}

/* Reads “2025” or “, 2025” behind a day or month. */
static guint
read_year (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_is (s, i, EN_COMMA) ? i + 1 : i;

  if (!is_year (s, at))
    return i;
  meaning->has_year = TRUE;
  meaning->year = s->tokens[at].value;
  return at + 1;
}

/* Reads “9 October”, “9th of October”, “October 9”, each maybe with a year. */
static guint
read_month_day (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint month = i;

  if (is_day_number (s, i))
    {
      meaning->day = s->tokens[i].value;
      month = english_does (s, i + 1, EN_OF) ? i + 2 : i + 1;
    }
  if (!is_month (s, month))
    return 0;
  meaning->month = s->tokens[month].value;
  i = month + 1;
  if (meaning->day == 0)
    {
      if (!is_day_number (s, i))
        return 0;
      meaning->day = s->tokens[i++].value;
    }
  meaning->kind = DATE_CALENDAR;
  return read_year (s, i, meaning);
}

/* Reads a day by its weekday, its date, or both. */
guint
english_read_day (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  const EnglishToken *token = english_at (s, i);
  guint end;

  if (token->kind != EN_WEEKDAY || (token->flags & (EN_LOWER | EN_PLURAL)) != 0)
    return read_month_day (s, i, meaning);
  meaning->weekday = token->value;
  end = read_month_day (s, english_is (s, i + 1, EN_COMMA) ? i + 2 : i + 1, meaning);
  if (end != 0)
    return end;
  *meaning = (DateMeaning){ .kind = DATE_WEEKDAY, .weekday = token->value };
  return (token->flags & EN_SHORT) == 0 ? i + 1 : 0;
}
