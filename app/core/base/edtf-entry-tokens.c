#include "base/edtf-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const EntryToken end_token = { .type = ENTRY_END };

static gboolean
skip_blank (EdtfScan *scan)
{
  static const char *const blanks[] = { " ", "\t", "\n", ",", ".", "\302\240" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_has_prefix (scan->p, blanks[i]))
      {
        scan->p += strlen (blanks[i]);
        return TRUE;
      }
  return FALSE;
}

/* Takes the letters behind a number: 9th, 1980s. */
static gboolean
read_suffix (EdtfScan *scan, EntryToken *token)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th" };
  gsize n = 0;

  while (g_ascii_isalpha (scan->p[n]))
    n++;
  if (n == 1 && (*scan->p == 's' || *scan->p == 'S'))
    {
      if (token->n_digits != 4 || token->number % 10 != 0)
        return edtf_fail (scan, token->at, _ ("a decade is written like 1980s"));
      if (token->number % 100 == 0)
        return edtf_fail (scan, token->at,
                          _ ("this can be a decade or a century; write it like 190X or 19XX"));
      token->type = ENTRY_DECADE;
      scan->p++;
      return TRUE;
    }
  for (guint i = 0; n == 2 && i < G_N_ELEMENTS (ordinals); i++)
    if (g_ascii_strncasecmp (scan->p, ordinals[i], 2) == 0)
      {
        scan->p += 2;
        return TRUE;
      }
  return TRUE;
}

static gboolean
read_number (EdtfScan *scan, EntryToken *token)
{
  token->type = ENTRY_NUMBER;
  for (; g_ascii_isdigit (*scan->p); scan->p++)
    {
      if (++token->n_digits > 6)
        return edtf_fail (scan, token->at, _ ("the number is too long"));
      token->number = token->number * 10 + (*scan->p - '0');
    }
  return read_suffix (scan, token);
}

static gboolean
read_word (EdtfScan *scan, EntryToken *token)
{
  gsize n = 0;

  for (; g_ascii_isalpha (*scan->p); scan->p++)
    {
      if (n + 1 == ENTRY_WORD_BYTES)
        return edtf_fail (scan, token->at, _ ("this word is not known in a date"));
      token->word[n++] = g_ascii_tolower (*scan->p);
    }
  token->type = ENTRY_WORD;
  return TRUE;
}

static gboolean
read_token (EdtfScan *scan, EntryToken *token)
{
  static const char *const dashes[] = { "-", "–", "—" };

  *token = (EntryToken){ .at = scan->p };
  if (g_ascii_isdigit (*scan->p))
    return read_number (scan, token);
  if (g_ascii_isalpha (*scan->p))
    return read_word (scan, token);
  if (*scan->p == '?')
    {
      token->type = ENTRY_QUESTION;
      scan->p++;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (scan->p, dashes[i]))
      {
        token->type = ENTRY_DASH;
        scan->p += strlen (dashes[i]);
        return TRUE;
      }
  return edtf_fail (scan, scan->p, _ ("this sign is not known in a date"));
}

/* Splits the text into words, numbers and dashes; full stops and commas are blanks. */
gboolean
entry_read_tokens (Entry *entry)
{
  while (*entry->scan.p != '\0')
    {
      EntryToken token;
      if (skip_blank (&entry->scan))
        continue;
      if (!read_token (&entry->scan, &token))
        return FALSE;
      g_array_append_val (entry->tokens, token);
    }
  return TRUE;
}

/* The token @ahead of the next one, or an end token. */
const EntryToken *
entry_peek (const Entry *entry, guint ahead)
{
  guint i = entry->next + ahead;

  return i < entry->tokens->len ? &g_array_index (entry->tokens, EntryToken, i) : &end_token;
}

/* Takes the next token when it is one of @words, which are separated by blanks. */
gboolean
entry_take_word (Entry *entry, const char *words)
{
  const EntryToken *token = entry_peek (entry, 0);
  gsize length = strlen (token->word);

  if (token->type != ENTRY_WORD)
    return FALSE;
  for (const char *p = words; *p != '\0';)
    {
      gsize n = strcspn (p, " ");
      if (n == length && memcmp (p, token->word, n) == 0)
        {
          entry->next++;
          return TRUE;
        }
      p += n;
      p += strspn (p, " ");
    }
  return FALSE;
}

gboolean
entry_take (Entry *entry, EntryTokenType type)
{
  if (entry_peek (entry, 0)->type != type)
    return FALSE;
  entry->next++;
  return TRUE;
}

static int
find_name (const EntryToken *token, const char *const *names, int n_names)
{
  if (token->type != ENTRY_WORD || strlen (token->word) < 3)
    return 0;
  for (int i = 0; i < n_names; i++)
    if (g_str_has_prefix (names[i], token->word))
      return i + 1;
  return 0;
}

/* 1 to 12 for the name of a month or its first three or more letters, else 0. */
int
entry_month (const EntryToken *token)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };

  return find_name (token, names, G_N_ELEMENTS (names));
}

/* 1 to 7 for the name of a weekday or its first three or more letters, else 0. */
int
entry_weekday (const EntryToken *token)
{
  static const char *const names[] = { "monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday" };

  return find_name (token, names, G_N_ELEMENTS (names));
}

/* 21 to 24 for the name of a season, else 0. */
int
entry_season (const EntryToken *token)
{
  static const char *const names[] = { "spring", "summer", "autumn", "winter", "fall" };

  for (int i = 0; token->type == ENTRY_WORD && i < (int) G_N_ELEMENTS (names); i++)
    if (g_str_equal (token->word, names[i]))
      return i == 4 ? 23 : 21 + i;
  return 0;
}

/* A count in digits or words, 1 to 999, else 0. */
int
entry_small_number (const EntryToken *token)
{
  static const char *const names[] = { "one",   "two",   "three", "four", "five",   "six",
                                       "seven", "eight", "nine",  "ten",  "eleven", "twelve" };

  if (token->type == ENTRY_NUMBER)
    return token->n_digits <= 3 ? (int) token->number : 0;
  if (token->type != ENTRY_WORD)
    return 0;
  if (g_str_equal (token->word, "a") || g_str_equal (token->word, "an"))
    return 1;
  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    if (g_str_equal (token->word, names[i]))
      return i + 1;
  return 0;
}
