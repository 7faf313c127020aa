#include <stdlib.h>
#include <string.h>

#include "dates/date-meaning.h"
#include "dates/english-lexicon.h"

/* The words that matter, but for verbs, in the order of strcmp(). A plural that differs by an s is
 * not listed. */

/* clang-format off */
static const EnglishEntry entries[] = {
  { "a", EN_FUNCTION, EN_A, 0 },
  { "about", EN_FUNCTION, EN_ABOUT, 0 },
  { "ad", EN_FUNCTION, EN_ERA_AFTER, 0 },
  { "after", EN_FUNCTION, EN_AFTER, 0 },
  { "afternoon", EN_DAYPART, 0, 0 },
  { "afterwards", EN_FUNCTION, EN_LATER, 0 },
  { "ago", EN_FUNCTION, EN_AGO, 0 },
  { "all", EN_FEAST, 0, 0 },
  { "almost", EN_FUNCTION, EN_MORE, 0 },
  { "an", EN_FUNCTION, EN_A, 0 },
  { "and", EN_FUNCTION, EN_AND, 0 },
  { "anniversary", EN_FUNCTION, EN_ANNIVERSARY, 0 },
  { "annually", EN_FUNCTION, EN_EVERY, EN_PLURAL },
  { "approximately", EN_FUNCTION, EN_ABOUT, 0 },
  { "apr", EN_MONTH, 4, EN_SHORT },
  { "april", EN_MONTH, 4, 0 },
  { "armistice", EN_FEAST, 0, 0 },
  { "around", EN_FUNCTION, EN_ABOUT, 0 },
  { "ascension", EN_FEAST, 0, 0 },
  { "ash", EN_FEAST, 0, 0 },
  { "at", EN_FUNCTION, EN_AT, 0 },
  { "aug", EN_MONTH, 8, EN_SHORT },
  { "august", EN_MONTH, 8, 0 },
  { "autumn", EN_SEASON, 23, 0 },
  { "bastille", EN_FEAST, 0, 0 },
  { "bc", EN_FUNCTION, EN_ERA_BEFORE, 0 },
  { "bce", EN_FUNCTION, EN_ERA_BEFORE, 0 },
  { "before", EN_FUNCTION, EN_BEFORE, 0 },
  { "beforehand", EN_FUNCTION, EN_EARLIER, EN_PLURAL },
  { "beginning", EN_FUNCTION, EN_BEGINNING, 0 },
  { "between", EN_FUNCTION, EN_BETWEEN, 0 },
  { "bicentenary", EN_CENTENARY, 200, 0 },
  { "bicentennial", EN_CENTENARY, 200, 0 },
  { "bonfire", EN_FEAST, 0, 0 },
  { "boxing", EN_FEAST, 0, 0 },
  { "burns", EN_FEAST, 0, 0 },
  { "by", EN_FUNCTION, EN_BY, 0 },
  { "c", EN_FUNCTION, EN_CIRCA, 0 },
  { "ca", EN_FUNCTION, EN_CIRCA, 0 },
  { "candlemas", EN_FEAST, 0, 0 },
  { "ce", EN_FUNCTION, EN_ERA_AFTER, 0 },
  { "centenary", EN_CENTENARY, 100, 0 },
  { "centennial", EN_CENTENARY, 100, 0 },
  { "centuries", EN_UNIT, DATE_UNIT_CENTURY, EN_PLURAL },
  { "century", EN_UNIT, DATE_UNIT_CENTURY, 0 },
  { "christmas", EN_FEAST, 0, 0 },
  { "circa", EN_FUNCTION, EN_ABOUT, 0 },
  { "close", EN_FUNCTION, EN_ENDING, 0 },
  { "columbus", EN_FEAST, 0, 0 },
  { "coming", EN_FUNCTION, EN_COMING, 0 },
  { "corpus", EN_FEAST, 0, 0 },
  { "couple", EN_FUNCTION, EN_COUPLE, 0 },
  { "current", EN_FUNCTION, EN_CURRENT, 0 },
  { "dawn", EN_DAYPART, 0, 0 },
  { "day", EN_UNIT, DATE_UNIT_DAY, 0 },
  { "dec", EN_MONTH, 12, EN_SHORT },
  { "decade", EN_UNIT, DATE_UNIT_DECADE, 0 },
  { "december", EN_MONTH, 12, 0 },
  { "dozen", EN_COUNT, 12, 0 },
  { "during", EN_FUNCTION, EN_DURING, 0 },
  { "dusk", EN_DAYPART, 0, 0 },
  { "each", EN_FUNCTION, EN_EVERY, 0 },
  { "earlier", EN_FUNCTION, EN_EARLIER, 0 },
  { "early", EN_FUNCTION, EN_EARLY, 0 },
  { "easter", EN_FEAST, 0, 0 },
  { "eight", EN_COUNT, 8, 0 },
  { "eighteen", EN_COUNT, 18, 0 },
  { "eighteenth", EN_ORDINAL, 18, 0 },
  { "eighth", EN_ORDINAL, 8, 0 },
  { "eighties", EN_DECADE_WORD, 80, 0 },
  { "eighty", EN_COUNT, 80, 0 },
  { "eleven", EN_COUNT, 11, 0 },
  { "eleventh", EN_ORDINAL, 11, 0 },
  { "end", EN_FUNCTION, EN_ENDING, 0 },
  { "epiphany", EN_FEAST, 0, 0 },
  { "eve", EN_FUNCTION, EN_EVE, 0 },
  { "evening", EN_DAYPART, 0, 0 },
  { "every", EN_FUNCTION, EN_EVERY, 0 },
  { "fall", EN_SEASON, 23, 0 },
  { "feb", EN_MONTH, 2, EN_SHORT },
  { "february", EN_MONTH, 2, 0 },
  { "fifteen", EN_COUNT, 15, 0 },
  { "fifteenth", EN_ORDINAL, 15, 0 },
  { "fifth", EN_ORDINAL, 5, 0 },
  { "fifties", EN_DECADE_WORD, 50, 0 },
  { "fifty", EN_COUNT, 50, 0 },
  { "final", EN_ORDINAL, -1, 0 },
  { "financial", EN_FISCAL, 0, EN_PLURAL },
  { "first", EN_ORDINAL, 1, 0 },
  { "fiscal", EN_FISCAL, 0, 0 },
  { "five", EN_COUNT, 5, 0 },
  { "following", EN_FUNCTION, EN_FOLLOWING, 0 },
  { "for", EN_FUNCTION, EN_FOR, 0 },
  { "forties", EN_DECADE_WORD, 40, 0 },
  { "fortnight", EN_UNIT, DATE_UNIT_WEEK, EN_SHORT },
  { "forty", EN_COUNT, 40, 0 },
  { "four", EN_COUNT, 4, 0 },
  { "fourteen", EN_COUNT, 14, 0 },
  { "fourteenth", EN_ORDINAL, 14, 0 },
  { "fourth", EN_ORDINAL, 4, 0 },
  { "fri", EN_WEEKDAY, 5, EN_SHORT },
  { "friday", EN_WEEKDAY, 5, 0 },
  { "from", EN_FUNCTION, EN_FROM, 0 },
  { "good", EN_FEAST, 0, 0 },
  { "half", EN_FUNCTION, EN_HALF, 0 },
  { "halloween", EN_FEAST, 0, 0 },
  { "hence", EN_FUNCTION, EN_HENCE, 0 },
  { "hogmanay", EN_FEAST, 0, 0 },
  { "hour", EN_FUNCTION, EN_HOURS, 0 },
  { "hours", EN_FUNCTION, EN_HOURS, 0 },
  { "hundred", EN_COUNT, 100, 0 },
  { "in", EN_FUNCTION, EN_IN, 0 },
  { "jan", EN_MONTH, 1, EN_SHORT },
  { "january", EN_MONTH, 1, 0 },
  { "jul", EN_MONTH, 7, EN_SHORT },
  { "july", EN_MONTH, 7, 0 },
  { "jun", EN_MONTH, 6, EN_SHORT },
  { "june", EN_MONTH, 6, 0 },
  { "juneteenth", EN_FEAST, 0, 0 },
  { "labor", EN_FEAST, 0, 0 },
  { "lady", EN_FEAST, 0, 0 },
  { "last", EN_FUNCTION, EN_LAST, 0 },
  { "late", EN_FUNCTION, EN_LATE, 0 },
  { "later", EN_FUNCTION, EN_LATER, 0 },
  { "lunchtime", EN_DAYPART, 0, 0 },
  { "mar", EN_MONTH, 3, EN_SHORT },
  { "march", EN_MONTH, 3, 0 },
  { "martin", EN_FEAST, 0, 0 },
  { "maundy", EN_FEAST, 0, 0 },
  { "may", EN_MONTH, 5, 0 },
  { "memorial", EN_FEAST, 0, 0 },
  { "michaelmas", EN_FEAST, 0, 0 },
  { "mid", EN_FUNCTION, EN_MID, 0 },
  { "middle", EN_FUNCTION, EN_MIDDLE, 0 },
  { "midnight", EN_DAYPART, 0, 0 },
  { "midsummer", EN_FEAST, 0, 0 },
  { "mon", EN_WEEKDAY, 1, EN_SHORT },
  { "monday", EN_WEEKDAY, 1, 0 },
  { "month", EN_UNIT, DATE_UNIT_MONTH, 0 },
  { "more", EN_FUNCTION, EN_MORE, 0 },
  { "morning", EN_DAYPART, 0, 0 },
  { "mothering", EN_FEAST, 0, 0 },
  { "mth", EN_UNIT, DATE_UNIT_MONTH, 0 },
  { "nearly", EN_FUNCTION, EN_MORE, 0 },
  { "new", EN_FEAST, 0, 0 },
  { "next", EN_FUNCTION, EN_NEXT, 0 },
  { "night", EN_DAYPART, 1, 0 },
  { "nine", EN_COUNT, 9, 0 },
  { "nineteen", EN_COUNT, 19, 0 },
  { "nineteenth", EN_ORDINAL, 19, 0 },
  { "nineties", EN_DECADE_WORD, 90, 0 },
  { "ninety", EN_COUNT, 90, 0 },
  { "ninth", EN_ORDINAL, 9, 0 },
  { "noon", EN_DAYPART, 0, 0 },
  { "nov", EN_MONTH, 11, EN_SHORT },
  { "november", EN_MONTH, 11, 0 },
  { "oct", EN_MONTH, 10, EN_SHORT },
  { "october", EN_MONTH, 10, 0 },
  { "of", EN_FUNCTION, EN_OF, 0 },
  { "on", EN_FUNCTION, EN_ON, 0 },
  { "one", EN_COUNT, 1, 0 },
  { "or", EN_FUNCTION, EN_OR, 0 },
  { "over", EN_FUNCTION, EN_OVER, 0 },
  { "overnight", EN_FUNCTION, EN_OVERNIGHT, 0 },
  { "palm", EN_FEAST, 0, 0 },
  { "past", EN_FUNCTION, EN_PAST, 0 },
  { "pentecost", EN_FEAST, 0, 0 },
  { "preceding", EN_FUNCTION, EN_PREVIOUS, 0 },
  { "presidents", EN_FEAST, 0, 0 },
  { "previous", EN_FUNCTION, EN_PREVIOUS, 0 },
  { "previously", EN_FUNCTION, EN_EARLIER, EN_PLURAL },
  { "prior", EN_FUNCTION, EN_EARLIER, EN_PLURAL },
  { "qtr", EN_UNIT, DATE_UNIT_QUARTER, 0 },
  { "quarter", EN_UNIT, DATE_UNIT_QUARTER, 0 },
  { "remembrance", EN_FEAST, 0, 0 },
  { "roughly", EN_FUNCTION, EN_ABOUT, 0 },
  { "same", EN_FUNCTION, EN_SAME, 0 },
  { "sat", EN_WEEKDAY, 6, EN_SHORT },
  { "saturday", EN_WEEKDAY, 6, 0 },
  { "season", EN_UNIT, DATE_UNIT_SEASON, 0 },
  { "second", EN_ORDINAL, 2, 0 },
  { "sep", EN_MONTH, 9, EN_SHORT },
  { "sept", EN_MONTH, 9, EN_SHORT },
  { "september", EN_MONTH, 9, 0 },
  { "seven", EN_COUNT, 7, 0 },
  { "seventeen", EN_COUNT, 17, 0 },
  { "seventeenth", EN_ORDINAL, 17, 0 },
  { "seventh", EN_ORDINAL, 7, 0 },
  { "seventies", EN_DECADE_WORD, 70, 0 },
  { "seventy", EN_COUNT, 70, 0 },
  { "shrove", EN_FEAST, 0, 0 },
  { "since", EN_FUNCTION, EN_SINCE, 0 },
  { "six", EN_COUNT, 6, 0 },
  { "sixteen", EN_COUNT, 16, 0 },
  { "sixteenth", EN_ORDINAL, 16, 0 },
  { "sixth", EN_ORDINAL, 6, 0 },
  { "sixties", EN_DECADE_WORD, 60, 0 },
  { "sixty", EN_COUNT, 60, 0 },
  { "spring", EN_SEASON, 21, 0 },
  { "st", EN_FEAST, 0, 0 },
  { "start", EN_FUNCTION, EN_BEGINNING, 0 },
  { "summer", EN_SEASON, 22, 0 },
  { "sun", EN_WEEKDAY, 7, EN_SHORT },
  { "sunday", EN_WEEKDAY, 7, 0 },
  { "ten", EN_COUNT, 10, 0 },
  { "tenth", EN_ORDINAL, 10, 0 },
  { "tercentenary", EN_CENTENARY, 300, 0 },
  { "thanksgiving", EN_FEAST, 0, 0 },
  { "that", EN_FUNCTION, EN_THAT, 0 },
  { "the", EN_FUNCTION, EN_THE, 0 },
  { "third", EN_ORDINAL, 3, 0 },
  { "thirteen", EN_COUNT, 13, 0 },
  { "thirteenth", EN_ORDINAL, 13, 0 },
  { "thirties", EN_DECADE_WORD, 30, 0 },
  { "thirty", EN_COUNT, 30, 0 },
  { "this", EN_FUNCTION, EN_THIS, 0 },
  { "thousand", EN_COUNT, 1000, 0 },
  { "three", EN_COUNT, 3, 0 },
  { "through", EN_FUNCTION, EN_THROUGH, 0 },
  { "throughout", EN_FUNCTION, EN_DURING, 0 },
  { "thu", EN_WEEKDAY, 4, EN_SHORT },
  { "thur", EN_WEEKDAY, 4, EN_SHORT },
  { "thurs", EN_WEEKDAY, 4, EN_SHORT },
  { "thursday", EN_WEEKDAY, 4, 0 },
  { "till", EN_FUNCTION, EN_UNTIL, 0 },
  { "to", EN_FUNCTION, EN_TO, 0 },
  { "today", EN_DAYWORD, 0, 0 },
  { "tomorrow", EN_DAYWORD, 1, 0 },
  { "tonight", EN_FUNCTION, EN_TONIGHT, 0 },
  { "tue", EN_WEEKDAY, 2, EN_SHORT },
  { "tues", EN_WEEKDAY, 2, EN_SHORT },
  { "tuesday", EN_WEEKDAY, 2, 0 },
  { "twelfth", EN_ORDINAL, 12, 0 },
  { "twelve", EN_COUNT, 12, 0 },
  { "twenties", EN_DECADE_WORD, 20, 0 },
  { "twentieth", EN_ORDINAL, 20, 0 },
  { "twenty", EN_COUNT, 20, 0 },
  { "two", EN_COUNT, 2, 0 },
  { "until", EN_FUNCTION, EN_UNTIL, 0 },
  { "valentine", EN_FEAST, 0, 0 },
  { "valentines", EN_FEAST, 0, 0 },
  { "veterans", EN_FEAST, 0, 0 },
  { "wed", EN_WEEKDAY, 3, EN_SHORT },
  { "wednesday", EN_WEEKDAY, 3, 0 },
  { "week", EN_UNIT, DATE_UNIT_WEEK, 0 },
  { "weekend", EN_UNIT, DATE_UNIT_WEEKEND, 0 },
  { "whit", EN_FEAST, 0, 0 },
  { "whitsun", EN_FEAST, 0, 0 },
  { "whitsunday", EN_FEAST, 0, 0 },
  { "winter", EN_SEASON, 24, 0 },
  { "within", EN_FUNCTION, EN_WITHIN, 0 },
  { "year", EN_UNIT, DATE_UNIT_YEAR, 0 },
  { "yesterday", EN_DAYWORD, -1, 0 },
};
/* clang-format on */

static int
compare (const void *word, const void *entry)
{
  return strcmp (word, ((const EnglishEntry *) entry)->word);
}

static const EnglishEntry *
find (const char *word)
{
  const EnglishEntry *entry =
      bsearch (word, entries, G_N_ELEMENTS (entries), sizeof *entries, compare);

  return entry != NULL
             ? entry
             : bsearch (word, english_verbs, english_n_verbs, sizeof *english_verbs, compare);
}

/**
 * english_word_lookup:
 * @word: ASCII letters
 * @length: how many
 *
 * What a word does in a date, whatever its case; EN_WORD when nothing. Any thread.
 */
EnglishMeaning
english_word_lookup (const char *word, gsize length)
{
  char folded[ENGLISH_LONGEST + 2];
  const EnglishEntry *entry = NULL;
  gboolean is_plural = FALSE;

  if (length == 0 || length > ENGLISH_LONGEST + 1)
    return (EnglishMeaning){ EN_WORD, 0, 0 };
  for (gsize i = 0; i < length; i++)
    folded[i] = word[i] | 0x20;
  folded[length] = '\0';
  if (length <= ENGLISH_LONGEST)
    entry = find (folded);
  if (entry == NULL && folded[length - 1] == 's' && length > 3)
    {
      folded[length - 1] = '\0';
      entry = find (folded);
      is_plural =
          entry != NULL
          && (entry->kind == EN_UNIT || entry->kind == EN_WEEKDAY || entry->kind == EN_DAYPART
              || entry->kind == EN_SEASON || entry->kind == EN_COUNT);
      if (!is_plural)
        entry = NULL;
    }
  if (entry == NULL)
    return (EnglishMeaning){ EN_WORD, 0, 0 };
  return (EnglishMeaning){ entry->kind, entry->value, entry->flags | (is_plural ? EN_PLURAL : 0) };
}
