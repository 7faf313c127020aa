#include "base/abbreviations.h"

#include <string.h>

/*
 * Where a full stop does not end a sentence in news prose. Each list is sorted by nothing but kind:
 * a look-up happens only at a break that ICU found, a few times a paragraph.
 */

/* A name follows: never an end. */
static const char *const before_name[] = {
  "mr",  "mrs", "ms",   "dr",   "prof", "gen",  "maj", "lt",  "col",  "sgt",  "capt", "cmdr", "adm",
  "sen", "rep", "reps", "sens", "gov",  "pres", "rev", "hon", "st",   "mt",   "ft",   "msgr", "amb",
  "sra", "mme", "mlle", "hr",   "fr",   "им",   "ул",  "гг",  "акад", "проф", "ген",  "св",   "тов",
};

/* The sentence goes on whatever follows. */
static const char *const inside[] = { "vs",  "v",   "cf",     "e.g", "i.e", "viz", "z.b", "d.h",
                                      "т.е", "bzw", "approx", "ca",  "г",   "см",  "напр" };

/* A day or a number follows; without one the sentence ends. */
static const char *const before_number[] = {
  "jan", "feb", "mar", "apr",  "jun", "jul", "aug", "sep",  "sept", "oct",
  "nov", "dec", "no",  "nos",  "nr",  "n",   "art", "arts", "sec",  "fig",
  "vol", "ch",  "par", "para", "p",   "pp",  "op",  "ст",
};

/* May stand at an end: the word that follows decides. */
static const char *const before_any[] = { "inc",  "corp", "co",   "ltd",  "jr",  "sr",
                                          "bros", "dept", "univ", "assn", "etc", "al" };

/* Words with which sentences begin and names do not go on. */
static const char *const starters[] = {
  "the",   "he",    "she",  "it",    "they",      "we",   "you", "this",    "that",      "these",
  "those", "there", "in",   "on",    "at",        "but",  "and", "however", "meanwhile", "if",
  "when",  "while", "as",   "after", "before",    "his",  "her", "its",     "their",     "our",
  "for",   "from",  "with", "since", "according", "what", "who", "why",     "how",       "yet",
  "so",    "some",  "many", "most",  "an",        "to",   "by",  "no",      "not",       "then",
  "now",   "also",  "both", "such",  "der",       "die",  "das", "er",      "sie",       "es",
  "im",    "am",    "und",  "aber",  "il",        "elle", "ils", "mais",    "он",        "она",
  "они",   "это",   "в",    "на",    "и",         "но",   "по",  "как",
};

static gboolean
is_in (const char *const *list, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (list[i], word) == 0)
      return TRUE;
  return FALSE;
}

#define IS_IN(list, word) is_in (list, G_N_ELEMENTS (list), word)

static gboolean
starts_sentence (const char *rest, gsize length)
{
  g_autofree char *folded = NULL;
  gsize n = 0;

  while (n < length && g_unichar_isalpha (g_utf8_get_char (rest + n)))
    n += (gsize) (g_utf8_next_char (rest + n) - (rest + n));
  /* В. В. Путин: a stop makes it an initial. */
  if (n == 0 || (n < length && rest[n] == '.'))
    return FALSE;
  folded = g_utf8_casefold (rest, (gssize) n);
  return IS_IN (starters, folded);
}

static gboolean
is_number (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (word[i]))
      return FALSE;
  return length > 0;
}

/* U.S, a.m, Ph.D: short groups of letters with stops between. */
static gboolean
is_acronym (const char *word)
{
  int n_letters = 0;
  gboolean has_stop = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '.')
      {
        has_stop = TRUE;
        n_letters = 0;
      }
    else if (!g_unichar_isalpha (g_utf8_get_char (p)) || ++n_letters > 3)
      return FALSE;
  return has_stop;
}

/**
 * dossier_abbreviation_goes_on:
 * @word: what stands before a full stop, UTF-8
 * @length: its bytes
 * @rest: what follows the stop and the spaces after it
 * @rest_length: its bytes
 * @opens_sentence: whether the sentence has nothing before @word
 * @has_ordinals: whether the language writes "3." for third
 *
 * Whether the sentence goes on after "@word." because it is an abbreviation, an initial or a number
 * with a stop: "Jan. 23", "Mr. Smith", "U.S. President", "J. Smith"; but not "in the U.S. The".
 *
 * Returns: TRUE where the stop does not end the sentence. Any thread.
 */
gboolean
dossier_abbreviation_goes_on (const char *word, gsize length, const char *rest, gsize rest_length,
                              gboolean opens_sentence, gboolean has_ordinals)
{
  g_autofree char *folded = NULL;
  gunichar first;
  gboolean is_upper;

  if (length == 0 || rest_length == 0)
    return FALSE;
  if (is_number (word, length))
    return length <= 2
           && (opens_sentence || (has_ordinals && !starts_sentence (rest, rest_length)));

  first = g_utf8_get_char (word);
  is_upper = g_unichar_isupper (first);
  folded = g_utf8_casefold (word, (gssize) length);
  if (IS_IN (inside, folded))
    return TRUE;
  if (IS_IN (before_number, folded))
    return g_ascii_isdigit (rest[0]);
  if (IS_IN (before_name, folded))
    return is_upper || first >= 0x80;
  if ((is_upper && (gsize) (g_utf8_next_char (word) - word) == length) || is_acronym (folded)
      || IS_IN (before_any, folded))
    return !starts_sentence (rest, rest_length);
  return FALSE;
}
