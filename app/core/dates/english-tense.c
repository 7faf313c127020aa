#include "dates/english.h"

#include <string.h>

/* So many words either way a verb is looked for. */
#define REACH 24

static gboolean
is_one_of (const char *word, gsize length, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == length && g_ascii_strncasecmp (*words, word, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_with (const char *word, gsize length, const char *end)
{
  gsize n = strlen (end);

  return length > n + 1 && memcmp (word + length - n, end, n) == 0;
}

/* What the verb at @i says: 1 ahead, -1 past, 0 when it is no verb that says. */
static int
tense_of (const EnglishSentence *s, guint i)
{
  static const char *const ahead[] = { "will",     "ll",      "shall",    "due",       "set",
                                       "plans",    "planned", "planning", "scheduled", "expected",
                                       "expects",  "intends", "going",    "slated",    "hopes",
                                       "aims",     "begins",  "starts",   "opens",     "ends",
                                       "closes",   "resumes", "forecast", "must",      "upcoming",
                                       "deadline", "would",   NULL };
  static const char *const past[] = {
    "was",    "were",   "had",    "did",  "said",    "told",   "began", "came",   "went",  "took",
    "made",   "saw",    "met",    "held", "won",     "lost",   "left",  "gave",   "got",   "sent",
    "fell",   "rose",   "ran",    "shot", "broke",   "spoke",  "wrote", "became", "found", "led",
    "struck", "hit",    "killed", "has",  "have",    "been",   "flew",  "drove",  "sank",  "signed",
    "cut",    "put",    "paid",   "kept", "brought", "bought", "sold",  "built",  "felt",  "heard",
    "stood",  "fought", "caught", "grew", "threw",   "knew",   "died",  "shut",   "chose", NULL
  };
  const EnglishToken *token = &s->tokens[i];
  const char *word = s->text + token->at;

  if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0)
    return 0;
  if (is_one_of (word, token->bytes, ahead))
    return 1;
  if (is_one_of (word, token->bytes, past) || ends_with (word, token->bytes, "ed"))
    return -1;
  return 0;
}

/**
 * english_tense:
 * @first: the first word of an expression
 * @behind: the first word after it
 *
 * The tense of the verb that an expression goes with: the nearest before it in its sentence, else
 * the nearest behind it.
 *
 * Returns: 1 ahead, -1 past, 0 not known
 */
int
english_tense (const EnglishSentence *s, guint first, guint behind)
{
  for (guint i = first; i > 0 && first - i < REACH; i--)
    {
      int tense = tense_of (s, i - 1);
      if (tense != 0)
        return tense;
    }
  for (guint i = behind; i < s->n && i < behind + REACH; i++)
    {
      int tense = tense_of (s, i);
      if (tense != 0)
        return tense;
    }
  return 0;
}
