#include "dates/english.h"

/* How many, and of what: 25 days, twenty-five years, a century and a half, half a year. */

#define MAX_COUNT 10000

/* Reads a number: 25, “two”, “a”, “twenty-five”, “a hundred”, “a couple of”. */
static guint
read_number (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  const EnglishToken *token = english_at (s, i), *next = english_at (s, i + 1);

  if (token->kind == EN_NUMBER)
    {
      meaning->count = token->value;
      return (token->flags & (EN_GROUPED | EN_SUFFIX)) == 0 && token->value > 0 ? i + 1 : 0;
    }
  if (english_does (s, i, EN_COUPLE) && english_does (s, i + 1, EN_OF))
    {
      meaning->count = 2;
      meaning->is_approximate = TRUE;
      return i + 2;
    }
  if (english_does (s, i, EN_A))
    {
      meaning->count = 1;
      if (english_does (s, i + 1, EN_COUPLE) && english_does (s, i + 2, EN_OF))
        {
          meaning->count = 2;
          meaning->is_approximate = TRUE;
          return i + 3;
        }
      if (next->kind == EN_COUNT && (next->value == 12 || next->value >= 100))
        {
          meaning->count = next->value;
          return i + 2;
        }
      return i + 1;
    }
  if (token->kind != EN_COUNT || (token->flags & EN_PLURAL) != 0)
    return 0;
  meaning->count = token->value;
  if (token->value >= 20 && token->value < 100 && next->kind == EN_DASH
      && english_is (s, i + 2, EN_COUNT) && s->tokens[i + 2].value < 10)
    {
      meaning->count += s->tokens[i + 2].value;
      return i + 3;
    }
  if (next->kind == EN_COUNT && next->value >= 100)
    {
      meaning->count *= next->value;
      return i + 2;
    }
  return i + 1;
}

/* Makes “a year and a half” of a count of units, in smaller units. */
static gboolean
add_half (DateMeaning *meaning)
{
  static const struct
  {
    DateUnit unit, smaller;
    int whole;
  } units[] = {
    { DATE_UNIT_YEAR, DATE_UNIT_MONTH, 12 },
    { DATE_UNIT_DECADE, DATE_UNIT_YEAR, 10 },
    { DATE_UNIT_CENTURY, DATE_UNIT_YEAR, 100 },
  };

  for (guint j = 0; meaning->count <= MAX_COUNT && j < G_N_ELEMENTS (units); j++)
    if (meaning->unit == units[j].unit)
      {
        meaning->unit = units[j].smaller;
        meaning->count = meaning->count * units[j].whole + units[j].whole / 2;
        return TRUE;
      }
  return FALSE;
}

/* Reads “half a century”, “a half-century”, “a quarter of a century”, “half a year”. */
static guint
read_half_count (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const struct
  {
    DateUnit unit, smaller;
    int half, quarter;
  } parts[] = {
    { DATE_UNIT_YEAR, DATE_UNIT_MONTH, 6, 3 },
    { DATE_UNIT_DECADE, DATE_UNIT_YEAR, 5, 0 },
    { DATE_UNIT_CENTURY, DATE_UNIT_YEAR, 50, 25 },
  };
  guint at = english_does (s, i, EN_A) ? i + 1 : i;
  gboolean is_half = english_does (s, at, EN_HALF);

  if (!is_half && (at == i || !english_says (s, at, "quarter")))
    return 0;
  at++;
  if (english_is (s, at, EN_DASH))
    at++;
  else
    {
      at += !is_half && english_does (s, at, EN_OF) ? 1 : 0;
      if (!english_does (s, at, EN_A))
        return 0;
      at++;
    }
  for (guint j = 0; english_is (s, at, EN_UNIT) && j < G_N_ELEMENTS (parts); j++)
    if (s->tokens[at].value == (int) parts[j].unit && (is_half || parts[j].quarter != 0))
      {
        meaning->unit = parts[j].smaller;
        meaning->count = is_half ? parts[j].half : parts[j].quarter;
        return at + 1;
      }
  return 0;
}

/**
 * english_read_count:
 *
 * Reads a number of units, or “a week”; sets `count` and `unit`, and DATE_LENGTH.
 */
guint
english_read_count (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end;

  *meaning = (DateMeaning){ .kind = DATE_LENGTH };
  end = read_half_count (s, i, meaning);
  if (end != 0)
    return end;
  end = read_number (s, i, meaning);
  /* “Four and a half years” */
  if (end != 0 && english_does (s, end, EN_AND) && english_does (s, end + 1, EN_A)
      && english_does (s, end + 2, EN_HALF) && english_is (s, end + 3, EN_UNIT))
    {
      meaning->unit = (DateUnit) s->tokens[end + 3].value;
      return add_half (meaning) ? end + 4 : 0;
    }
  if (end == 0 || !english_is (s, end, EN_UNIT))
    return 0;
  meaning->unit = (DateUnit) s->tokens[end].value;
  if (english_does (s, end + 1, EN_AND) && english_does (s, end + 2, EN_A)
      && english_does (s, end + 3, EN_HALF) && add_half (meaning))
    return end + 4;
  if (meaning->unit == DATE_UNIT_SEASON || meaning->count > MAX_COUNT)
    return 0;
  if (meaning->unit >= DATE_UNIT_DECADE)
    {
      /* “A decade later” is the year ten years later. */
      meaning->count *= meaning->unit == DATE_UNIT_DECADE ? 10 : 100;
      meaning->unit = DATE_UNIT_YEAR;
    }
  if (meaning->unit == DATE_UNIT_QUARTER && (english_flags (s, end) & EN_PLURAL) == 0
      && english_does (s, i, EN_A))
    return 0;
  /* A fortnight */
  if (meaning->unit == DATE_UNIT_WEEK && (english_flags (s, end) & EN_SHORT) != 0)
    meaning->count *= 2;
  return end + 1;
}

/**
 * english_read_seasons:
 *
 * Reads “three summers”, of which one may be so many ago.
 */
guint
english_read_seasons (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  DateMeaning number = { 0 };
  guint end = read_number (s, i, &number);

  if (end == 0 || !english_is (s, end, EN_SEASON) || number.count > MAX_COUNT)
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .which = DATE_LAST, .season = s->tokens[end].value, .count = number.count
  };
  return end + 1;
}
