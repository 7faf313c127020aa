#include "dates/english.h"

/* How companies and statisticians name the times that they compare: the year-ago quarter, the
 * latest week, last year's third quarter, the first nine months, the same period of 1988. */

static gboolean
is_unit (const EnglishSentence *s, guint i, DateUnit unit)
{
  return english_is (s, i, EN_UNIT) && s->tokens[i].value == (int) unit
         && (english_flags (s, i) & EN_PLURAL) == 0;
}

/* Reads “year-ago”, “year-earlier”, “prior-year”. */
static guint
read_year_ago (const EnglishSentence *s, guint i)
{
  gboolean is_dashed = english_is (s, i + 1, EN_DASH);
  guint at = is_dashed ? i + 2 : i + 1;

  if (is_unit (s, i, DATE_UNIT_YEAR))
    return english_does (s, at, EN_AGO) || (is_dashed && english_does (s, at, EN_EARLIER)) ? at + 1
                                                                                           : 0;
  if (english_does (s, i, EN_PREVIOUS) || english_says (s, i, "prior"))
    return is_dashed && is_unit (s, at, DATE_UNIT_YEAR) ? at + 1 : 0;
  return 0;
}

/* The noun of a time that is compared. */
static gboolean
is_period (const EnglishSentence *s, guint i)
{
  static const char *const nouns[] = { "period", "time", NULL };

  if (english_is (s, i, EN_UNIT))
    return (english_flags (s, i) & EN_PLURAL) == 0 && s->tokens[i].value != DATE_UNIT_DAY;
  return english_does (s, i, EN_HALF) || english_says_one_of (s, i, nouns);
}

/* Reads “the year-ago quarter”, “the year-earlier period”. */
static guint
read_compared (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) || english_does (s, i, EN_A) ? i + 1 : i;
  guint end = read_year_ago (s, at);

  if (end == 0 || (!is_period (s, end) && !s->is_given))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_SHIFT,
                            .base = DATE_FROM_BEFORE,
                            .unit = DATE_UNIT_YEAR,
                            .count = -1,
                            .keeps_length = TRUE };
  return is_period (s, end) ? end + 1 : end;
}

/* Reads “last year”, “a year earlier”, “the previous year”: the year before. */
static guint
read_year_before (const EnglishSentence *s, guint i)
{
  guint at = english_does (s, i, EN_THE) || english_does (s, i, EN_A) ? i + 1 : i;

  if (is_unit (s, at, DATE_UNIT_YEAR))
    return english_does (s, at + 1, EN_AGO) || english_does (s, at + 1, EN_EARLIER)
                   || english_does (s, at + 1, EN_BEFORE)
               ? at + 2
               : 0;
  return (english_does (s, at, EN_LAST) || english_does (s, at, EN_PREVIOUS)
          || english_says (s, at, "prior"))
                 && is_unit (s, at + 1, DATE_UNIT_YEAR)
             ? at + 2
             : 0;
}

/* Reads “the same period last year”, “the corresponding quarter of 1988”. */
static guint
read_same (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const char *const words[] = { "like", "corresponding", "comparable", "equivalent", NULL };
  guint at = english_does (s, i, EN_THE) || english_does (s, i, EN_A) ? i + 1 : i, end;

  if ((!english_does (s, at, EN_SAME) && !english_says_one_of (s, at, words))
      || !is_period (s, at + 1))
    return 0;
  at += 2;
  at += english_does (s, at, EN_OF) || english_does (s, at, EN_IN) ? 1 : 0;
  *meaning = (DateMeaning){
    .kind = DATE_SHIFT, .base = DATE_FROM_BEFORE, .unit = DATE_UNIT_YEAR, .keeps_length = TRUE
  };
  if (english_is_year (s, at))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[at].value;
      return at + 1;
    }
  end = read_year_before (s, at);
  meaning->count = -1;
  return end;
}

/* Reads “the December quarter”, the one that ends with it. */
static guint
read_quarter_of_month (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i, unit = at + 1;

  if (!english_is_month (s, at) || s->tokens[at].value % 3 != 0)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .season = 32 + s->tokens[at].value / 3 };
  if (english_is_year (s, unit))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[unit++].value;
    }
  return is_unit (s, unit, DATE_UNIT_QUARTER) ? unit + 1 : 0;
}

/* Reads “the quarter”, the one that is reported on. */
static guint
read_reported (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const EnglishFunction before[] = { EN_IN, EN_FOR, EN_DURING };
  gboolean is_led = s->is_given;

  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (before); j++)
    is_led = is_led || english_does (s, i - 1, before[j]);
  if (!is_led || !english_does (s, i, EN_THE) || !is_unit (s, i + 1, DATE_UNIT_QUARTER)
      || english_does (s, i + 2, EN_OF) || english_does (s, i + 2, EN_TO)
      || english_says (s, i + 2, "ended") || english_says (s, i + 2, "ending"))
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_SHIFT, .base = DATE_FROM_BEFORE, .unit = DATE_UNIT_YEAR, .keeps_length = TRUE
  };
  return i + 2;
}

/* Reads “the latest quarter”: the last that was over. */
static guint
read_latest (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = english_does (s, i, EN_THE) ? i + 1 : i;

  if (!english_says (s, at, "latest") || !english_is (s, at + 1, EN_UNIT)
      || (english_flags (s, at + 1) & (EN_PLURAL | EN_SHORT)) != 0
      || s->tokens[at + 1].value == DATE_UNIT_DAY)
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_SHIFT, .which = DATE_LAST, .count = -1, .unit = (DateUnit) s->tokens[at + 1].value
  };
  return at + 2;
}

/* Reads whose quarter it is, where that stands before it: “last year's”, “1988”, “year-ago”. */
static guint
read_whose (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = read_year_ago (s, i);
  gboolean is_last = english_does (s, i, EN_LAST), is_next = english_does (s, i, EN_NEXT);

  if (at != 0)
    {
      meaning->has_year_shift = TRUE;
      meaning->year = -1;
      return at;
    }
  if (english_is_year (s, i) || (english_is (s, i, EN_FISCAL) && s->tokens[i].value != 0))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[i].value;
      return english_is (s, i + 1, EN_POSSESSIVE) ? i + 2 : i + 1;
    }
  if ((is_last || is_next || english_does (s, i, EN_THIS)) && is_unit (s, i + 1, DATE_UNIT_YEAR)
      && english_is (s, i + 2, EN_POSSESSIVE))
    {
      meaning->has_year_shift = TRUE;
      meaning->year = is_last ? -1 : is_next ? 1 : 0;
      return i + 3;
    }
  return 0;
}

/* Reads “the 1988 third quarter”, “last year's first half”, “the fiscal third quarter”. */
static guint
read_owned_division (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  DateMeaning whose = { 0 };
  guint at = english_does (s, i, EN_THE) || english_does (s, i, EN_A) ? i + 1 : i, end;
  guint division = read_whose (s, at, &whose);

  if (division == 0 && english_is (s, at, EN_FISCAL))
    division = english_is_year (s, at + 1) ? read_whose (s, at + 1, &whose) : at + 1;
  if (division == 0 || english_does (s, division, EN_THE))
    return 0;
  end = english_read_division (s, division, meaning);
  if (end == 0 || (whose.year != 0 && (meaning->has_year || meaning->has_year_shift)))
    return 0;
  if (whose.has_year || whose.has_year_shift)
    {
      meaning->has_year = whose.has_year;
      meaning->has_year_shift = whose.has_year_shift;
      meaning->year = whose.year;
    }
  meaning->is_alone = FALSE;
  return end;
}

/**
 * english_read_trade:
 *
 * Reads a time as it is compared in reports of companies and of the economy.
 */
guint
english_read_trade (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end = read_owned_division (s, i, meaning);

  if (end == 0)
    end = read_compared (s, i, meaning);
  if (end == 0)
    end = read_same (s, i, meaning);
  if (end == 0)
    end = read_quarter_of_month (s, i, meaning);
  if (end == 0)
    end = read_reported (s, i, meaning);
  return end != 0 ? end : read_latest (s, i, meaning);
}
