#include "dates/english.h"

/* Of two figures, from this one on they are of the 1900s. */
#define FIRST_OF_1900 30

/* Years that stand alone: what is before and behind decides whether a number is one. */

/* Things that are counted, in the plural. */
static const char *const measures[] = {
  "people",    "troops",     "soldiers",   "tonnes",     "tons",       "metres",     "meters",
  "miles",     "km",         "feet",       "euros",      "dollars",    "pounds",     "homes",
  "houses",    "jobs",       "votes",      "seats",      "units",      "workers",    "litres",
  "liters",    "hectares",   "acres",      "words",      "copies",     "points",     "times",
  "degrees",   "percent",    "others",     "more",       "students",   "pupils",     "members",
  "residents", "vehicles",   "cars",       "men",        "women",      "children",   "million",
  "billion",   "thousand",   "kilometres", "kilometers", "per",        "passengers", "families",
  "cases",     "deaths",     "tickets",    "fans",       "spectators", "staff",      "minutes",
  "seconds",   "kilos",      "kg",         "cm",         "mm",         "metre",      "mile",
  "voters",    "households", "patients",   "firms",      "companies",  "ships",      "guests",
  "visitors",  "cubic",      "square",     NULL
};

/* Behind a time of four figures: 1500 GMT. */
static const char *const zones[] = { "gmt", "est", "edt", "pst", "cst", "cet", "bst", "hrs", NULL };

gboolean
english_is_measure (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = english_at (s, i);

  if (token->kind == EN_SIGN)
    return token->value == '%';
  if (token->kind == EN_UNIT || (token->kind == EN_FUNCTION && token->value == EN_HOURS))
    return (token->flags & EN_PLURAL) != 0 || token->kind == EN_FUNCTION;
  if (english_says_one_of (s, i, zones))
    return TRUE;
  if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0)
    return token->kind == EN_COUNT && token->value >= 100 && (token->flags & EN_PLURAL) == 0;
  for (guint j = 0; measures[j] != NULL; j++)
    if (english_says (s, i, measures[j]))
      return TRUE;
  return FALSE;
}

static gboolean
is_led (const EnglishSentence *s, guint i)
{
  static const EnglishFunction before[] = {
    EN_IN,   EN_SINCE, EN_UNTIL, EN_BY,      EN_FROM, EN_BEFORE,  EN_AFTER, EN_DURING,
    EN_OF,   EN_THE,   EN_A,     EN_FOR,     EN_TO,   EN_THROUGH, EN_MID,   EN_EARLY,
    EN_LATE, EN_ABOUT, EN_CIRCA, EN_BETWEEN, EN_OVER, EN_AND,     EN_OR,    EN_AT,
  };
  static const char *const words[] = { "its",   "his",     "her",    "their", "our",      "my",
                                       "whose", "than",    "both",   "as",    "calendar", "due",
                                       "into",  "against", "versus", "on",    "with",     "born",
                                       "died",  "married", NULL };

  if (s->is_given)
    return TRUE;
  if (i == 0)
    return english_is (s, 1, EN_COMMA) || english_is (s, 1, EN_FUNCTION);
  if (english_is (s, i - 1, EN_POSSESSIVE) || english_is (s, i - 1, EN_OPEN))
    return TRUE;
  if (english_is (s, i - 1, EN_DASH) && i > 1 && (english_flags (s, i) & EN_JOINED) != 0)
    return english_says (s, i - 2, "pre") || english_says (s, i - 2, "post")
           || english_does (s, i - 2, EN_MID) || english_does (s, i - 2, EN_ENDING);
  for (guint j = 0; j < G_N_ELEMENTS (before); j++)
    if (english_does (s, i - 1, before[j]))
      return TRUE;
  for (guint j = 0; words[j] != NULL; j++)
    if (english_says (s, i - 1, words[j]))
      return TRUE;
  /* “2019, 2020 and 2021” */
  return i > 1 && english_is (s, i - 1, EN_COMMA) && english_is_year (s, i - 2);
}

/**
 * english_is_short_year:
 * @year: (out): set where it is one
 *
 * Returns: whether two tokens are a year without its century: ’72
 */
gboolean
english_is_short_year (const EnglishSentence *s, guint i, gint64 *year)
{
  const EnglishToken *sign = english_at (s, i), *number = english_at (s, i + 1);

  if (sign->kind != EN_SIGN
      || (sign->value != '\'' && sign->value != 0x2019 && sign->value != 0x2018)
      || number->kind != EN_NUMBER || number->digits != 2
      || (number->flags & (EN_JOINED | EN_SUFFIX | EN_GROUPED)) != EN_JOINED)
    return FALSE;
  *year = number->value + (number->value < FIRST_OF_1900 ? 2000 : 1900);
  return TRUE;
}

/* Reads “in ’92”. */
static guint
read_short (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const EnglishFunction before[] = { EN_IN,    EN_OF,     EN_SINCE,  EN_FROM, EN_TO,
                                            EN_UNTIL, EN_BEFORE, EN_DURING, EN_BY,   EN_AND };
  gboolean is_led_here = s->is_given;

  *meaning = (DateMeaning){ .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR };
  if (!english_is_short_year (s, i, &meaning->year) || english_is_measure (s, i + 2))
    return 0;
  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (before); j++)
    is_led_here = is_led_here || english_does (s, i - 1, before[j]);
  return is_led_here ? i + 2 : 0;
}

static guint
read_era (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at =
      english_does (s, i, EN_ERA_AFTER) && (english_flags (s, i) & EN_CAPITAL) != 0 ? i + 1 : i;
  gboolean is_before = english_does (s, at + 1, EN_ERA_BEFORE);

  if (!english_is (s, at, EN_NUMBER) || s->tokens[at].digits > 4 || s->tokens[at].value == 0)
    return 0;
  if (at == i && !is_before
      && !(english_does (s, at + 1, EN_ERA_AFTER) && (english_flags (s, at + 1) & EN_LOWER) == 0))
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_CALENDAR,
                            .has_year = TRUE,
                            .unit = DATE_UNIT_YEAR,
                            .year = is_before ? 1 - s->tokens[at].value : s->tokens[at].value };
  return at == i ? at + 2 : at + 1;
}

static guint
read_fiscal (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint at = i;

  if (!english_is (s, i, EN_FISCAL))
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR, .year = s->tokens[i].value
  };
  if (meaning->year != 0)
    return i + 1;
  at += english_is (s, i + 1, EN_UNIT) && s->tokens[i + 1].value == DATE_UNIT_YEAR ? 2 : 1;
  if (!english_is_year (s, at))
    return 0;
  meaning->year = s->tokens[at].value;
  return at + 1;
}

/* Reads “the year 2000”. */
static guint
read_year_word (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_does (s, i, EN_THE) || !english_says (s, i + 1, "year")
      || !english_is_year (s, i + 2))
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR, .year = s->tokens[i + 2].value
  };
  return i + 3;
}

/**
 * english_read_year:
 *
 * Reads a year: “2012” where it stands like one, “44 BC”, “AD 79”, “fiscal 2027”.
 */
guint
english_read_year (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint end = read_year_word (s, i, meaning);

  if (end == 0)
    end = read_short (s, i, meaning);

  if (end == 0)
    end = read_era (s, i, meaning);

  if (end == 0)
    end = read_fiscal (s, i, meaning);
  if (end != 0)
    return end;
  if (!english_is_year (s, i) || english_is_measure (s, i + 1) || !is_led (s, i))
    return 0;
  if (english_is (s, i + 1, EN_DASH) && (english_flags (s, i + 1) & EN_JOINED) != 0
      && (english_flags (s, i + 2) & EN_JOINED) != 0 && english_is (s, i + 2, EN_WORD))
    return 0; /* a 2000-seat hall */
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .unit = DATE_UNIT_YEAR, .year = s->tokens[i].value
  };
  return i + 1;
}
