#include "dates/english-tokens.h"

#include <string.h>

#define FIRST_YEAR 1000
#define LAST_YEAR  2199
/* Of two figures, years from this one on are of the 1900s. */
#define FIRST_OF_1900 50
/* More digits are no date, and are read as one word however many they are. */
#define MAX_DIGITS 6

typedef struct
{
  const char *p;
  const char *end;
  int value;
  guint digits;
} Digits;

static guint
count_digits (const char *p, const char *end)
{
  guint n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

static Digits
read_digits (const char *p, const char *end)
{
  Digits number = { p, p + count_digits (p, end), 0, 0 };

  number.digits = (guint) (number.end - p);
  for (const char *q = p; q < number.end && number.digits <= MAX_DIGITS; q++)
    number.value = number.value * 10 + (*q - '0');
  return number;
}

/* The digits behind the separator at @p, if there are any. */
static gboolean
read_behind (const char *p, const char *end, const char *separator, Digits *number)
{
  gsize length = strlen (separator);

  if ((gsize) (end - p) <= length || memcmp (p, separator, length) != 0)
    return FALSE;
  *number = read_digits (p + length, end);
  return number->digits > 0 && number->digits <= 4;
}

static gboolean
is_year (const Digits *number)
{
  return number->digits == 4 && number->value >= FIRST_YEAR && number->value <= LAST_YEAR;
}

static const char *
skip_clock (const char *p, const char *end)
{
  if (end - p < 3 || *p != 'T' || !g_ascii_isdigit (p[1]))
    return p;
  while (p < end && (g_ascii_isdigit (*p) || strchr ("T:.Z+-", *p) != NULL))
    p++;
  return strchr (":.+-", p[-1]) != NULL ? p - 1 : p;
}

static gboolean
set_numeric (EnglishToken *token, const char *start, const char *end, int year, int month, int day)
{
  if (month < 1 || month > 12 || day < 0 || day > 31)
    return FALSE;
  token->kind = EN_NUMERIC;
  token->value = year;
  token->month = (guint8) month;
  token->day = (guint8) day;
  token->bytes = (guint32) (end - start);
  return TRUE;
}

/* Reads 9/10/2025, of which the order of day and month may not be told: then both are kept. */
static gboolean
set_day_month (EnglishToken *token, const Digits *first, const Digits *second, const Digits *year)
{
  int full = year->value + (year->digits == 4 ? 0 : year->value < FIRST_OF_1900 ? 2000 : 1900);

  if (first->digits > 2 || second->digits > 2 || (year->digits != 4 && year->digits != 2))
    return FALSE;
  if (year->digits == 4 && !is_year (year))
    return FALSE;
  if (first->value > 12 || first->value == second->value)
    {
      token->second = first->value > 12 ? EN_DAY_FIRST : 0;
      return set_numeric (token, first->p, year->end, full, second->value, first->value);
    }
  if (second->value > 12)
    {
      token->second = EN_MONTH_FIRST;
      return set_numeric (token, first->p, year->end, full, first->value, second->value);
    }
  /* With stops the day stands first. */
  if (*first->end == '.')
    return set_numeric (token, first->p, year->end, full, second->value, first->value);
  if (!set_numeric (token, first->p, year->end, full, first->value, second->value))
    return FALSE;
  token->second = EN_EITHER_ORDER;
  return TRUE;
}

static gboolean
read_three (const Digits *first, const char *end, const char *separator, EnglishToken *token)
{
  Digits second, third;

  if (!read_behind (first->end, end, separator, &second)
      || !read_behind (second.end, end, separator, &third))
    return FALSE;
  if (is_year (first) && second.digits <= 2 && third.digits <= 2 && third.value > 0)
    return set_numeric (token, first->p, skip_clock (third.end, end), first->value, second.value,
                        third.value);
  return set_day_month (token, first, &second, &third);
}

/* Reads 1990–95, 2024/25 and 2025-10. */
static gboolean
read_two (const Digits *first, const char *end, const char *separator, EnglishToken *token)
{
  Digits second;
  int last;

  if (!is_year (first) || !read_behind (first->end, end, separator, &second))
    return FALSE;
  last = second.digits == 2 ? first->value / 100 * 100 + second.value : second.value;
  if (second.digits == 2 && first->value % 100 == 99 && second.value == 0)
    last = first->value + 1;
  if ((second.digits == 2 || is_year (&second)) && last > first->value
      && (second.digits == 4 || last - first->value < 100))
    {
      token->kind = EN_YEAR_PAIR;
      token->second = last;
      token->bytes = (guint32) (second.end - first->p);
      return TRUE;
    }
  return second.digits == 2 && *separator == '-' && second.value > 0
         && set_numeric (token, first->p, second.end, first->value, second.value, 0);
}

/* Reads 2,000 and 3.5 and 2,000.5, none of which is a year. */
static const char *
skip_grouped (const char *p, const char *end)
{
  while (p < end && (*p == ',' || *p == '.'))
    {
      guint n = count_digits (p + 1, end);
      if (n == 0 || (*p == ',' && n != 3))
        break;
      p += n + 1;
    }
  return p;
}

static gboolean
is_word_byte (const char *p, const char *end)
{
  if (p >= end)
    return FALSE;
  if ((guchar) *p < 0x80)
    return g_ascii_isalnum (*p) || *p == '_';
  gunichar c = g_utf8_get_char (p);
  return !g_unichar_isspace (c) && !g_unichar_ispunct (c);
}

static gboolean
has_letters (const char *p, const char *end, const char *letters)
{
  gsize n = strlen (letters);

  return (gsize) (end - p) >= n && g_ascii_strncasecmp (p, letters, n) == 0
         && !is_word_byte (p + n, end);
}

/* Takes what is glued to the number: 9th, 1980s, 3pm. FALSE when it is part of a name: 5G. */
static gboolean
read_suffix (EnglishToken *token, const Digits *number, const char *end)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th" };
  gboolean is_tens = number->value % 10 == 0 && (number->digits == 2 || is_year (number));
  const char *p = number->end;

  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (has_letters (p, end, ordinals[i]))
      {
        token->flags |= EN_SUFFIX;
        token->bytes += 2;
        return TRUE;
      }
  if (is_tens && has_letters (p, end, "s"))
    {
      token->kind = EN_DECADE;
      token->bytes += 1;
      return TRUE;
    }
  if (is_tens && number->digits == 4 && (has_letters (p, end, "'s") || has_letters (p, end, "’s")))
    {
      token->kind = EN_DECADE;
      token->bytes += *p == '\'' ? 2 : (guint32) strlen ("’s");
      return TRUE;
    }
  if (has_letters (p, end, "am") || has_letters (p, end, "pm"))
    {
      token->kind = EN_CLOCK;
      token->bytes += 2;
      return TRUE;
    }
  return !is_word_byte (p, end);
}

static gboolean
read_clock (EnglishToken *token, const Digits *number, const char *end)
{
  Digits minutes;

  if (number->digits > 2 || !read_behind (number->end, end, ":", &minutes) || minutes.digits != 2)
    return FALSE;
  token->kind = EN_CLOCK;
  token->bytes = (guint32) (minutes.end - number->p);
  if (has_letters (minutes.end, end, "am") || has_letters (minutes.end, end, "pm"))
    token->bytes += 2;
  return TRUE;
}

/**
 * english_read_digits:
 * @p: a digit
 * @end: the end of the text
 * @token: (inout): gets kind, length in bytes and value
 *
 * Reads a number, or a date, a time, a pair of years in numbers. In time linear to what it takes.
 */
void
english_read_digits (const char *p, const char *end, EnglishToken *token)
{
  static const char *const separators[] = { "-", "/", ".", "–" };
  Digits number = read_digits (p, end);
  const char *after;

  token->kind = EN_NUMBER;
  token->bytes = number.digits;
  token->value = number.value;
  token->digits = (guint8) MIN (number.digits, 255);
  if (number.digits > MAX_DIGITS)
    {
      token->kind = EN_WORD;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (read_three (&number, end, separators[i], token))
      return;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i][0] != '.' && read_two (&number, end, separators[i], token))
      return;
  if (read_clock (token, &number, end))
    return;
  after = skip_grouped (number.end, end);
  if (after != number.end)
    {
      token->flags |= EN_GROUPED;
      token->bytes = (guint32) (after - p);
    }
  else if (!read_suffix (token, &number, end))
    token->kind = EN_WORD;
}
