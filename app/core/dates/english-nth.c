#include "dates/english.h"

/* Which of several: the first week of February, the last Sunday in October, the first nine months. */

/* What the Nth is one of: a weekday or a number of units. */
static guint
read_member (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end = english_read_count (s, i, meaning);

  if (english_is (s, i, EN_WEEKDAY))
    {
      meaning->weekday = s->tokens[i].value;
      return i + 1;
    }
  if (end != 0)
    return end;
  if (!english_is (s, i, EN_UNIT))
    return 0;
  *meaning = (DateMeaning){ .unit = (DateUnit) s->tokens[i].value,
                            .count = (s->tokens[i].flags & EN_PLURAL) != 0 ? 0 : 1 };
  return meaning->count != 0 ? i + 1 : 0;
}

static gboolean
is_unit_of (const EnglishSentence *s, guint i, DateUnit unit)
{
  return english_is (s, i, EN_UNIT) && s->tokens[i].value == (int) unit;
}

/* Reads what the Nth is one of. “The first nine months” alone are those of the year that is
 * reported on. */
static guint
read_whole (const EnglishSentence *s, guint i, int n, DateExpression *expression)
{
  const DateMeaning *part = &expression->first;
  guint end = 0;

  if (english_does (s, i, EN_OF) || english_does (s, i, EN_IN))
    {
      /* When a season of sports begins nobody says. */
      if (is_unit_of (s, i + 1, DATE_UNIT_SEASON) || is_unit_of (s, i + 2, DATE_UNIT_SEASON))
        return 0;
      end = english_read_point (s, i + 1, &expression->last);
      return end != 0 ? end : english_read_this (s, i + 1, &expression->last);
    }
  if (n != 1 || part->unit != DATE_UNIT_MONTH || part->count < 2 || part->count > 11
      || english_is (s, i, EN_WORD))
    return 0;
  expression->last =
      (DateMeaning){ .kind = DATE_SHIFT, .unit = DATE_UNIT_YEAR, .year_kind = DATE_YEAR_FULL };
  return i;
}

/**
 * english_read_nth:
 *
 * Reads “the first week of February”, “the last Sunday in October”.
 */
guint
english_read_nth (const EnglishSentence *s, guint i, DateExpression *expression)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i, end;
  int n = english_is (s, at, EN_ORDINAL)  ? s->tokens[at].value
          : english_does (s, at, EN_LAST) ? -1
                                          : 0;

  if (n == 0 || n > 12)
    return 0;
  end = read_member (s, at + 1, &expression->first);
  if (end == 0)
    return 0;
  end = read_whole (s, end, n, expression);
  /* “A sixth month in February” */
  if (expression->last.kind == DATE_CALENDAR && expression->last.month != 0
      && expression->first.unit >= DATE_UNIT_MONTH)
    return 0;
  if (end == 0 || expression->last.day != 0 || expression->last.kind == DATE_WEEKDAY
      || expression->last.portion != DATE_WHOLE)
    return 0;
  expression->first.kind = DATE_NTH;
  expression->first.ordinal = n;
  expression->shape = DATE_SHAPE_NTH;
  return end;
}
