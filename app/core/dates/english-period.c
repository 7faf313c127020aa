#include "dates/english.h"

/* Parts of months, years, decades and centuries: early September, the third quarter of 2024, the
 * late 1980s, this spring. */

/* So many words before it say that a number of degrees is one. */
#define WEATHER_REACH 12

/* Reads “the first half of June”, “the second half of the week”. */
static guint
read_half (const EnglishSentence *s, guint i, DatePortion *portion)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i;
  int n = english_is (s, at, EN_ORDINAL)   ? s->tokens[at].value
          : english_says (s, at, "latter") ? 2
                                           : 0;

  if (n < 1 || n > 2 || !english_does (s, at + 1, EN_HALF) || !english_does (s, at + 2, EN_OF))
    return 0;
  *portion = n == 1 ? DATE_FIRST_HALF : DATE_SECOND_HALF;
  return at + 3;
}

/* Reads “early”, “mid-”, “the end of”. */
static guint
read_portion (const EnglishSentence *s, guint i, DatePortion *portion)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i;
  DatePortion noun = english_does (s, at, EN_BEGINNING) ? DATE_EARLY
                     : english_does (s, at, EN_MIDDLE)  ? DATE_MID
                     : english_does (s, at, EN_ENDING)  ? DATE_LATE
                                                        : DATE_WHOLE;

  if (noun != DATE_WHOLE && english_does (s, at + 1, EN_OF))
    {
      *portion = noun;
      return at + 2;
    }
  /* “The first years of”, “the closing days of” */
  noun = english_is (s, at, EN_ORDINAL) && s->tokens[at].value == 1 ? DATE_EARLY
         : english_does (s, at, EN_LAST)
                 || (english_is (s, at, EN_ORDINAL) && s->tokens[at].value == -1)
             ? DATE_LATE
             : DATE_WHOLE;
  if (noun == DATE_WHOLE)
    noun = english_does (s, at, EN_EARLY) || english_says (s, at, "opening") ? DATE_EARLY
           : english_says (s, at, "closing") || english_says (s, at, "dying")
                   || english_says (s, at, "latter")
               ? DATE_LATE
               : DATE_WHOLE;
  if (noun != DATE_WHOLE && english_is (s, at + 1, EN_WORD)
      && (english_says (s, at + 1, "part") || english_says (s, at + 1, "stages"))
      && english_does (s, at + 2, EN_OF))
    {
      *portion = noun;
      return at + 3;
    }
  if (noun != DATE_WHOLE && english_is (s, at + 1, EN_UNIT)
      && (english_flags (s, at + 1) & EN_PLURAL) != 0 && english_does (s, at + 2, EN_OF))
    {
      *portion = noun;
      return at + 3;
    }
  if (english_does (s, at, EN_ENDING) && english_is (s, at + 1, EN_DASH)
      && (english_is_month (s, at + 2) || english_is_year (s, at + 2)))
    *portion = DATE_LATE;
  else if (english_does (s, at, EN_EARLY))
    *portion = DATE_EARLY;
  else if (english_does (s, at, EN_MID))
    *portion = DATE_MID;
  else if (english_does (s, at, EN_LATE))
    *portion = DATE_LATE;
  else
    return 0;
  at++;
  if (english_is (s, at, EN_DASH))
    at++;
  else if (english_does (s, at, EN_IN))
    at++;
  return at;
}

static gboolean
can_have_portion (const DateMeaning *meaning)
{
  if (meaning->day != 0 || meaning->weekday != 0 || meaning->is_time || meaning->is_holiday)
    return FALSE;
  if (meaning->kind == DATE_SHIFT)
    return meaning->unit != DATE_UNIT_DAY && meaning->unit != DATE_UNIT_WEEKEND;
  return meaning->kind == DATE_CALENDAR;
}

static gboolean
is_year (const DateMeaning *meaning)
{
  return meaning->unit == DATE_UNIT_YEAR && meaning->month == 0 && meaning->season == 0;
}

static gboolean
is_season_led (const EnglishSentence *s, guint i)
{
  static const EnglishFunction before[] = { EN_IN,    EN_BY,     EN_SINCE, EN_UNTIL, EN_DURING,
                                            EN_EARLY, EN_LATE,   EN_MID,   EN_LAST,  EN_NEXT,
                                            EN_THIS,  EN_BEFORE, EN_EVERY, EN_OVER,  EN_FOR };

  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (before); j++)
    if (english_does (s, i - 1, before[j]))
      return TRUE;
  return FALSE;
}

/* A season alone is one where it stands like a time: “in spring”, “the summer,”. */
static gboolean
is_season_time (const EnglishSentence *s, guint start, guint season)
{
  guint8 next = english_at (s, season + 1)->kind;
  gboolean is_alone = next != EN_WORD && next != EN_DASH && next != EN_FEAST
                      && !english_does (s, season + 1, EN_OF);

  is_alone = is_alone || english_verb_tense (s, season + 1) != EN_TENSE_NONE;

  if (s->is_given)
    return TRUE;
  if (start == season && !is_season_led (s, start))
    return FALSE;
  return is_alone && (s->tokens[season].flags & EN_PLURAL) == 0
         && (start == season || is_season_led (s, start));
}

/* Reads “spring 2024”, “the winter of 1962–63”, “last autumn”, “the summer”. */
static guint
read_season (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint season = english_does (s, i, EN_THE) ? i + 1 : i, at;

  if (!english_is (s, season, EN_SEASON) || (english_flags (s, season) & EN_PLURAL) != 0)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .season = s->tokens[season].value };
  at = english_does (s, season + 1, EN_OF) || english_is (s, season + 1, EN_COMMA) ? season + 2
                                                                                   : season + 1;
  if (english_is_short_year (s, at, &meaning->year))
    {
      meaning->has_year = TRUE;
      return at + 2;
    }
  if (english_is_year (s, at) || english_is (s, at, EN_YEAR_PAIR))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[at].value;
      return at + 1;
    }
  at = english_read_whose_year (s, season + 1, meaning);
  if (at > season + 1)
    return at;
  return is_season_time (s, i, season) ? season + 1 : 0;
}

static guint
read_division_name (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i, unit;
  int n = 0;

  if (english_is (s, at, EN_PART))
    {
      meaning->season = s->tokens[at].value;
      return at + 1;
    }
  if (english_is (s, at, EN_ORDINAL))
    n = s->tokens[at].value;
  else if (english_is (s, at, EN_NUMBER) && (english_flags (s, at) & EN_SUFFIX) != 0)
    n = s->tokens[at].value;
  unit = english_is (s, at + 1, EN_DASH) || english_is (s, at + 1, EN_FISCAL) ? at + 2 : at + 1;
  if ((english_flags (s, unit) & EN_PLURAL) != 0)
    return 0;
  if (english_is (s, unit, EN_UNIT) && s->tokens[unit].value == DATE_UNIT_QUARTER)
    meaning->season = n == -1 ? 36 : n >= 1 && n <= 4 ? 32 + n : 0;
  else if (english_does (s, unit, EN_HALF))
    meaning->season = n == 1 || n == 2 ? 39 + n : 0;
  return meaning->season != 0 ? unit + 1 : 0;
}

/**
 * english_read_division:
 *
 * Reads “the third quarter of 2024”, “Q3”, “the first half of this year”. A half without its year
 * is one of a match.
 */
guint
english_read_division (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end, at;

  *meaning = (DateMeaning){ .kind = DATE_CALENDAR };
  end = read_division_name (s, i, meaning);
  if (end == 0)
    return 0;
  at = english_does (s, end, EN_OF) ? end + 1 : end;
  if (english_is_year (s, at))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[at].value;
      return at + 1;
    }
  if (english_is (s, at, EN_FISCAL))
    {
      DateMeaning year;
      guint behind = english_read_year (s, at, &year);
      meaning->has_year = behind != 0;
      meaning->year = behind != 0 ? year.year : 0;
      end = behind != 0 ? behind : end;
    }
  else
    end = english_read_whose_year (s, end, meaning);
  if (meaning->has_year || meaning->has_year_shift || english_is (s, end - 1, EN_PART))
    return end;
  meaning->is_alone = TRUE;
  /* “The first half of the match”, “the first half hour” */
  if (meaning->season >= 40
      && (english_does (s, end, EN_OF) || english_does (s, end, EN_HOURS)
          || english_is (s, end, EN_DASH) || english_is (s, end, EN_UNIT)))
    return 0;
  return end;
}

/* “The 60s”, “the 1960s and 70s”, but “in the upper 60s”, as weather has it. */
static gboolean
is_led_decade (const EnglishSentence *s, guint i)
{
  static const char *const weather[] = { "highs", "lows", "temperatures", "degrees", NULL };

  for (guint j = i; j > 0 && i - j < WEATHER_REACH; j--)
    if (english_says_one_of (s, j - 1, weather))
      return FALSE;
  return s->is_given
         || (i > 0
             && (english_does (s, i - 1, EN_THE) || english_does (s, i - 1, EN_AND)
                 || english_does (s, i - 1, EN_OR) || english_does (s, i - 1, EN_TO)
                 || english_does (s, i - 1, EN_EARLY) || english_does (s, i - 1, EN_LATE)
                 || english_does (s, i - 1, EN_MID) || english_is (s, i - 1, EN_DASH)
                 || english_is (s, i - 1, EN_SIGN)));
}

/* “In his 20s”, “in her early 30s” */
static gboolean
is_age (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "his", "her", "their", "my", "our", NULL };

  for (guint j = i; j > 0 && i - j < 3; j--)
    if (english_says_one_of (s, j - 1, before))
      return TRUE;
  return FALSE;
}

/* “The nineties” are those of the 20th century until others are spoken of. */
static guint
read_decade_name (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  const EnglishToken *token = english_at (s, i);

  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_DECADE };
  if (token->kind == EN_DECADE)
    {
      if (token->value < 100 && (!is_led_decade (s, i) || is_age (s, i)))
        return 0;
      meaning->year = token->value < 100 ? 1900 + token->value : token->value;
      if (token->value >= 100 && token->value % 100 == 0 && token->value < 2000)
        meaning->unit = DATE_UNIT_CENTURY;
      return i + 1;
    }
  if (token->kind == EN_DECADE_WORD && i > 0
      && (english_does (s, i - 1, EN_THE) || english_does (s, i - 1, EN_EARLY)
          || english_does (s, i - 1, EN_LATE) || english_does (s, i - 1, EN_MID)
          || english_is (s, i - 1, EN_DASH)))
    {
      meaning->year = 1900 + token->value;
      return i + 1;
    }
  return 0;
}

/* “Twenty-first” and “21st”. */
static guint
read_ordinal (const EnglishSentence *s, guint i, int *n)
{
  if (english_is (s, i, EN_COUNT) && s->tokens[i].value % 10 == 0 && english_is (s, i + 1, EN_DASH)
      && english_is (s, i + 2, EN_ORDINAL))
    {
      *n = s->tokens[i].value + s->tokens[i + 2].value;
      return i + 3;
    }
  if (!english_is (s, i, EN_ORDINAL)
      && !(english_is (s, i, EN_NUMBER) && (english_flags (s, i) & EN_SUFFIX) != 0))
    return 0;
  *n = s->tokens[i].value;
  return i + 1;
}

static guint
read_century (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  int n = 0;
  guint at = read_ordinal (s, i, &n);

  if (at == 0 || n < 1 || n > 30)
    return 0;
  at += english_is (s, at, EN_DASH) ? 1 : 0;
  if (!english_is (s, at, EN_UNIT) || s->tokens[at].value != DATE_UNIT_CENTURY)
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_CENTURY, .year = (n - 1) * 100
  };
  if (english_does (s, at + 1, EN_ERA_BEFORE))
    {
      /* The 5th century BC is -04XX. */
      meaning->year = -(n - 1) * 100 - 1;
      return at + 2;
    }
  return english_does (s, at + 1, EN_ERA_AFTER) ? at + 2 : at + 1;
}

/**
 * english_read_decade:
 *
 * Reads a decade or a century, with its article.
 */
guint
english_read_decade (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i;
  guint end;

  /* ’80s */
  if (english_is (s, at, EN_SIGN) && (english_flags (s, at + 1) & EN_JOINED) != 0
      && english_is (s, at + 1, EN_DECADE) && s->tokens[at + 1].value < 100)
    at++;
  end = read_decade_name (s, at, meaning);
  return end != 0 ? end : read_century (s, at, meaning);
}

static guint
read_whole (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end = english_read_date (s, i, meaning);

  if (end == 0)
    end = read_season (s, i, meaning);
  if (end == 0)
    end = english_read_division (s, i, meaning);
  if (end == 0)
    end = english_read_decade (s, i, meaning);
  if (end == 0)
    end = english_read_named (s, i, meaning);
  return end != 0 ? end : english_read_year (s, i, meaning);
}

/**
 * english_read_this:
 *
 * Reads “the month” in “the end of the month”, which is the one of publication or of the story.
 */
guint
english_read_this (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_does (s, i, EN_THE) || !english_is (s, i + 1, EN_UNIT)
      || (english_flags (s, i + 1) & EN_PLURAL) != 0 || s->tokens[i + 1].value == DATE_UNIT_DAY)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                            .unit = (DateUnit) s->tokens[i + 1].value,
                            .is_current = TRUE };
  return i + 2;
}

/* Reads “the rest of the year”. */
static guint
read_rest (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end;

  if (!english_does (s, i, EN_THE)
      || (!english_says (s, i + 1, "rest") && !english_says (s, i + 1, "remainder"))
      || !english_does (s, i + 2, EN_OF))
    return 0;
  end = english_read_this (s, i + 3, meaning);
  if (end == 0 && english_does (s, i + 3, EN_THIS))
    end = english_read_named (s, i + 3, meaning);
  if (end == 0 || meaning->kind != DATE_SHIFT)
    return 0;
  meaning->portion = DATE_AFTER_NOW;
  return end;
}

/* Reads “mid-week”, “mid-year”. */
static guint
read_middle (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_does (s, i, EN_MID) || !english_is (s, i + 1, EN_DASH)
      || !english_is (s, i + 2, EN_UNIT) || (english_flags (s, i + 2) & EN_PLURAL) != 0)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                            .unit = (DateUnit) s->tokens[i + 2].value,
                            .portion = DATE_MID,
                            .is_current = TRUE };
  return i + 3;
}

/* Reads “year’s end” and “year-end”. */
static guint
read_year_end (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i;

  if (!english_is (s, at, EN_UNIT) || s->tokens[at].value < DATE_UNIT_WEEK
      || (!english_is (s, at + 1, EN_POSSESSIVE) && !english_is (s, at + 1, EN_DASH))
      || !english_does (s, at + 2, EN_ENDING))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                            .unit = (DateUnit) s->tokens[at].value,
                            .portion = english_is (s, at + 1, EN_DASH) ? DATE_END : DATE_LATE,
                            .is_current = TRUE };
  return at + 3;
}

/* Reads the season in “the end of the summer”. */
static guint
read_season_name (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint season = english_does (s, i, EN_THE) ? i + 1 : i;

  if (!english_is (s, season, EN_SEASON) || (english_flags (s, season) & EN_PLURAL) != 0)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .season = s->tokens[season].value };
  return season + 1;
}

/**
 * english_read_part:
 *
 * Reads a part of a longer time, or a season or quarter.
 */
guint
english_read_part (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  DatePortion portion = DATE_WHOLE;
  guint at = read_half (s, i, &portion);
  guint end = read_middle (s, i, meaning);

  if (end == 0)
    end = read_rest (s, i, meaning);
  if (end == 0)
    end = read_year_end (s, i, meaning);
  if (end != 0)
    return end;
  if (at == 0)
    at = read_portion (s, i, &portion);

  if (at != 0)
    {
      end = read_whole (s, at, meaning);
      if (end == 0)
        end = english_read_this (s, at, meaning);
      if (end == 0)
        end = read_season_name (s, at, meaning);
      if (end == 0 || !can_have_portion (meaning))
        return portion >= DATE_FIRST_HALF ? english_read_division (s, i, meaning) : 0;
      if (portion >= DATE_FIRST_HALF && is_year (meaning))
        return english_read_division (s, i, meaning);
      meaning->portion = portion;
      return end;
    }
  end = read_season (s, i, meaning);
  return end != 0 ? end : english_read_division (s, i, meaning);
}
