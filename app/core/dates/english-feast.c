#include "dates/english.h"

#include <string.h>

#define NO_EASTER 1000

/* Feasts, longest first where one begins another. The words are those of the text without
 * apostrophes; `easter` is counted in days from Easter Sunday. */
static const struct
{
  const char *words;
  guint8 month, day;
  gint16 easter;
  gint8 nth, weekday; /* “the second Sunday of”; -1 the last */
} feasts[] = {
  { "Christmas Eve", 12, 24, NO_EASTER, 0, 0 },
  { "Christmas Day", 12, 25, NO_EASTER, 0, 0 },
  { "Christmas", 12, 25, NO_EASTER, 0, 0 },
  { "Boxing Day", 12, 26, NO_EASTER, 0, 0 },
  { "New Years Eve", 12, 31, NO_EASTER, 0, 0 },
  { "New Years Day", 1, 1, NO_EASTER, 0, 0 },
  { "New Year", 1, 1, NO_EASTER, 0, 0 },
  { "Valentines Day", 2, 14, NO_EASTER, 0, 0 },
  { "St Davids Day", 3, 1, NO_EASTER, 0, 0 },
  { "St Patricks Day", 3, 17, NO_EASTER, 0, 0 },
  { "St Georges Day", 4, 23, NO_EASTER, 0, 0 },
  { "St Andrews Day", 11, 30, NO_EASTER, 0, 0 },
  { "May Day", 5, 1, NO_EASTER, 0, 0 },
  { "Bastille Day", 7, 14, NO_EASTER, 0, 0 },
  { "All Saints Day", 11, 1, NO_EASTER, 0, 0 },
  { "All Souls Day", 11, 2, NO_EASTER, 0, 0 },
  { "Bonfire Night", 11, 5, NO_EASTER, 0, 0 },
  { "Armistice Day", 11, 11, NO_EASTER, 0, 0 },
  { "Halloween", 10, 31, NO_EASTER, 0, 0 },
  { "Epiphany", 1, 6, NO_EASTER, 0, 0 },
  { "Candlemas", 2, 2, NO_EASTER, 0, 0 },
  { "Lady Day", 3, 25, NO_EASTER, 0, 0 },
  { "Midsummer Day", 6, 24, NO_EASTER, 0, 0 },
  { "St Stephens Day", 12, 26, NO_EASTER, 0, 0 },
  { "Juneteenth", 6, 19, NO_EASTER, 0, 0 },
  { "Michaelmas Day", 9, 29, NO_EASTER, 0, 0 },
  { "Michaelmas", 9, 29, NO_EASTER, 0, 0 },
  { "Easter Monday", 0, 0, 1, 0, 0 },
  { "Easter Sunday", 0, 0, 0, 0, 0 },
  { "Easter Saturday", 0, 0, -1, 0, 0 },
  { "Easter", 0, 0, 0, 0, 0 },
  { "Good Friday", 0, 0, -2, 0, 0 },
  { "Maundy Thursday", 0, 0, -3, 0, 0 },
  { "Palm Sunday", 0, 0, -7, 0, 0 },
  { "Ash Wednesday", 0, 0, -46, 0, 0 },
  { "Shrove Tuesday", 0, 0, -47, 0, 0 },
  { "Ascension Day", 0, 0, 39, 0, 0 },
  { "Whit Sunday", 0, 0, 49, 0, 0 },
  { "Whit Monday", 0, 0, 50, 0, 0 },
  { "Whitsunday", 0, 0, 49, 0, 0 },
  { "Whitsun", 0, 0, 49, 0, 0 },
  { "Pentecost", 0, 0, 49, 0, 0 },
  { "Remembrance Sunday", 11, 0, NO_EASTER, 2, 7 },
  { "Thanksgiving Day", 11, 0, NO_EASTER, 4, 4 },
  { "Thanksgiving", 11, 0, NO_EASTER, 4, 4 },
  { "Labor Day", 9, 0, NO_EASTER, 1, 1 },
  { "Martin Luther King Day", 1, 0, NO_EASTER, 3, 1 },
  { "Memorial Day", 5, 0, NO_EASTER, -1, 1 },
  { "Columbus Day", 10, 0, NO_EASTER, 2, 1 },
  { "Presidents Day", 2, 0, NO_EASTER, 3, 1 },
  { "Veterans Day", 11, 11, NO_EASTER, 0, 0 },
  { "Burns Night", 1, 25, NO_EASTER, 0, 0 },
  { "Hogmanay", 12, 31, NO_EASTER, 0, 0 },
  { "Mothering Sunday", 0, 0, -21, 0, 0 },
  { "Corpus Christi", 0, 0, 60, 0, 0 },
};

/* “A Christmas tree”, “the Good Friday agreement”, “May Day Stadium”: no time. */
static gboolean
is_thing (const EnglishSentence *s, guint i)
{
  static const char *const things[] = { "agreement",   "accord",  "bonus",   "bonuses", "card",
                                        "cards",       "carol",   "carols",  "dinner",  "egg",
                                        "eggs",        "gift",    "gifts",   "lights",  "lunch",
                                        "market",      "markets", "parties", "party",   "present",
                                        "decorations", "pudding", "song",    "songs",   "presents",
                                        "shopping",    "tree",    "trees",   NULL };

  if (s->is_given)
    return FALSE;
  return english_says_one_of (s, i, things)
         || (english_is (s, i, EN_WORD)
             && (english_flags (s, i) & (EN_CAPITAL | EN_LINE)) == EN_CAPITAL);
}

/* Matches the words of a feast, of which each begins with a capital. */
static guint
match (const EnglishSentence *s, guint i, const char *words)
{
  for (const char *p = words; *p != '\0';)
    {
      gsize length = strcspn (p, " ");
      const EnglishToken *token = english_at (s, i);
      gsize bytes = token->bytes;

      if ((token->flags & EN_CAPITAL) == 0 || (token->flags & EN_LINE && p != words))
        return 0;
      if (english_is (s, i + 1, EN_POSSESSIVE) && length == bytes + 1 && p[bytes] == 's')
        {
          i++;
          bytes = length - 1;
        }
      else if (bytes != length)
        return 0;
      if (g_ascii_strncasecmp (s->text + token->at, p, bytes) != 0)
        return 0;
      i++;
      p += length;
      p += strspn (p, " ");
    }
  return i;
}

static void
read_feast_year (const EnglishSentence *s, guint *end, DateMeaning *meaning)
{
  guint at = english_is (s, *end, EN_COMMA) || english_does (s, *end, EN_OF) ? *end + 1 : *end;

  if (english_is_year (s, at))
    {
      meaning->has_year = TRUE;
      meaning->year = s->tokens[at].value;
      *end = at + 1;
    }
  else
    *end = english_read_whose_year (s, *end, meaning);
}

/* 9/11 has become the name of one day. */
static guint
read_nine_eleven (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!english_is (s, i, EN_NUMBER) || s->tokens[i].value != 9 || s->tokens[i].digits != 1
      || !english_is (s, i + 1, EN_SIGN) || s->tokens[i + 1].value != '/'
      || !english_is (s, i + 2, EN_NUMBER) || s->tokens[i + 2].value != 11
      || (english_flags (s, i + 2) & EN_JOINED) == 0)
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .year = 2001, .month = 9, .day = 11, .is_holiday = TRUE
  };
  return i + 3;
}

/* So has “the Sept. 11 attacks”, whenever they are spoken of. */
static guint
read_september_attacks (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  static const char *const words[] = { "attacks", "attack",    "terrorist",  "terrorists",
                                       "terror",  "hijackers", "hijackings", NULL };
  guint day = english_is_month (s, i) ? i + 1 : i, month = day == i ? i + 1 : i;

  if (!english_is_month (s, month) || s->tokens[month].value != 9 || !english_is_day_number (s, day)
      || s->tokens[day].value != 11 || !english_says_one_of (s, i + 2, words))
    return 0;
  *meaning = (DateMeaning){
    .kind = DATE_CALENDAR, .has_year = TRUE, .year = 2001, .month = 9, .day = 11, .is_holiday = TRUE
  };
  return i + 2;
}

/**
 * english_read_feast:
 *
 * Reads a feast whose day follows from the year.
 */
guint
english_read_feast (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  guint attacks = read_september_attacks (s, i, meaning);

  if (attacks != 0)
    return attacks;
  if (english_does (s, i, EN_THE))
    {
      guint end =
          (english_flags (s, i + 1) & EN_CAPITAL) != 0 ? english_read_feast (s, i + 1, meaning) : 0;
      return meaning->portion == DATE_LONG_WEEKEND ? end : 0;
    }
  if ((english_flags (s, i) & EN_CAPITAL) == 0)
    return read_nine_eleven (s, i, meaning);
  for (guint j = 0; j < G_N_ELEMENTS (feasts); j++)
    {
      guint end = match (s, i, feasts[j].words);
      if (end == 0 || is_thing (s, end))
        continue;
      *meaning = (DateMeaning){ .kind = DATE_CALENDAR,
                                .month = feasts[j].month,
                                .day = feasts[j].day,
                                .is_holiday = TRUE,
                                .has_easter = feasts[j].easter != NO_EASTER,
                                .easter = feasts[j].easter,
                                .ordinal = feasts[j].nth,
                                .weekday = feasts[j].weekday };
      if (english_is (s, end, EN_UNIT) && s->tokens[end].value == DATE_UNIT_WEEKEND)
        {
          meaning->portion = DATE_LONG_WEEKEND;
          end++;
        }
      read_feast_year (s, &end, meaning);
      return end;
    }
  return 0;
}
