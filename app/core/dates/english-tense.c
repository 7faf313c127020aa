#include "dates/english.h"

#include <string.h>

/* So many words either way a verb is looked for. */
#define REACH 24
/* Within so many words a verb in the past surely belongs to the date. */
#define SURE_REACH 4

static gboolean
is_one_of (const EnglishSentence *s, guint i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (english_says (s, i, *words))
      return TRUE;
  return FALSE;
}

static gboolean
ends_in_ed (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = &s->tokens[i];

  return token->bytes > 3 && memcmp (s->text + token->at + token->bytes - 2, "ed", 2) == 0;
}

/* “To meet” and “be agreed” look ahead, whatever the verb before them. */
static gboolean
is_ahead_after (const EnglishSentence *s, guint i)
{
  if (i == 0)
    return FALSE;
  if (english_does (s, i - 1, EN_TO) && (english_flags (s, i) & EN_PLURAL) != 0)
    return TRUE;
  if (i > 1 && english_says (s, i - 1, "have")
      && (english_does (s, i - 2, EN_TO) || english_at (s, i - 2)->value == 2))
    return TRUE;
  return english_says (s, i - 1, "be");
}

/* “Was elected”, “he elected”: the form in -ed is a verb and not what something is. */
static gboolean
is_finite (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "was", "were", "been", "he",  "she", "it",    "they",
                                        "we",  "i",    "who",  "had", "has", "which", NULL };

  return i > 0 && is_one_of (s, i - 1, before);
}

/* What the verb at @i says: above 0 that it looks ahead, below 0 that it is past, -3 that somebody
 * reports; 2 and -2 where that is sure; 0 when it is no verb that says. */
static int
tense_of (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = &s->tokens[i];

  if (token->kind == EN_MONTH && token->value == 5 && (token->flags & EN_LOWER) != 0)
    return 1; /* may */
  if (i > 0 && english_does (s, i - 1, EN_TO)
      && (english_does (s, i, EN_BEGINNING) || english_does (s, i, EN_ENDING)))
    return 1;
  if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0)
    return 0;
  if (token->value == 2)
    return 2;
  if (is_ahead_after (s, i))
    return 1;
  if (token->value != 0)
    return token->value;
  if (!ends_in_ed (s, i))
    return 0;
  /* “Winners are named in February” */
  if (i > 0 && (english_says (s, i - 1, "are") || english_says (s, i - 1, "is")))
    return 1;
  return is_finite (s, i) ? -2 : -1;
}

/* “An election was called for March”, “set for March”. */
gboolean
english_is_planned (const EnglishSentence *s, guint first)
{
  return first > 1 && english_does (s, first - 1, EN_FOR) && english_is (s, first - 2, EN_WORD)
         && (ends_in_ed (s, first - 2) || s->tokens[first - 2].value == 2);
}

/* What is put off until a day looks ahead, though the verb is past. */
static gboolean
is_put_off (const EnglishSentence *s, guint first)
{
  static const char *const words[] = { "off",     "postponed", "adjourned", "deferred", "extended",
                                       "delayed", "suspended", "remanded",  "valid",    "barred",
                                       "moved",   "pushed",    NULL };
  if (first < 2)
    return FALSE;
  if (english_is_planned (s, first))
    return TRUE;
  if (!english_does (s, first - 1, EN_UNTIL) && !english_does (s, first - 1, EN_TO))
    return FALSE;
  for (guint i = first - 1; i > 0 && first - i < 4; i--)
    if (is_one_of (s, i - 1, words))
      return TRUE;
  return FALSE;
}

/* The verb behind an expression. What stands there says less than what stands before; and behind a
 * comma it is another clause's, unless the expression began the sentence. */
static int
tense_behind (const EnglishSentence *s, guint first, guint behind)
{
  gboolean begins = first <= 2;

  for (guint i = behind; i < s->n && i < behind + REACH; i++)
    {
      int tense = tense_of (s, i);

      if (tense != 0)
        return tense < 0 ? -1 : tense;
      if (!begins && english_is (s, i, EN_COMMA))
        return 0;
    }
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
 * Returns: above 0 ahead, below 0 past, farther from 0 where it is sure; -3 where somebody
 * reports; 0 not known
 */
int
english_tense (const EnglishSentence *s, guint first, guint behind)
{
  EnglishSentence whole = *s;

  whole.n = s->n_all;
  if (is_put_off (&whole, first))
    return 2;
  for (guint i = first; i > 0 && first - i < REACH; i--)
    {
      int tense = tense_of (&whole, i - 1);
      /* A verb in the past that stands farther away may be one of several. */
      if (tense == -2 && first - i >= SURE_REACH)
        return -1;
      if (tense != 0)
        return tense;
    }
  return tense_behind (&whole, first, behind);
}
