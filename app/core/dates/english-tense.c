#include "dates/english.h"

#include <string.h>

/* So many words either way a verb is looked for. */
#define REACH 24
/* Within so many words a verb in the past surely belongs to the date; and so a form in -ed. */
#define SURE_REACH 7
#define NEXT_REACH 3

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

/* “Voted to approve”, “failed to agree”: what was to be done was done, or not, there and then. */
static gboolean
is_done_with (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "voted",   "agreed",   "failed",  "managed", "forced",
                                       "refused", "declined", "began",   "helped",  "returned",
                                       "used",    "decided",  "stopped", NULL };

  return i > 1 && english_does (s, i - 1, EN_TO) && is_one_of (s, i - 2, words);
}

/* “Is accused”, “are believed” speak of what has been. */
static gboolean
is_charge (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "accused", "charged",   "suspected", "believed", "thought",
                                       "alleged", "convicted", "based",     NULL };

  return is_one_of (s, i, words);
}

/* “Has an election in April” looks ahead, “has lost” back. */
static gboolean
is_possession (const EnglishSentence *s, guint i)
{
  return (english_says (s, i, "has") || english_says (s, i, "have"))
         && (english_does (s, i + 1, EN_A) || english_does (s, i + 1, EN_THE)
             || english_does (s, i + 1, EN_UNTIL) || english_is (s, i + 1, EN_NUMBER)
             || english_is (s, i + 1, EN_COUNT));
}

/* “The plan”, “its debates” are no verbs. */
static gboolean
is_noun (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "its", "his", "her", "their", "our", "my", NULL };
  const EnglishToken *token = &s->tokens[i];
  gboolean is_verb_too = (token->flags & EN_PLURAL) != 0
                         || s->text[token->at + token->bytes - 1] == 's'
                         || english_says (s, i, "plan") || english_says (s, i, "hope");

  return is_verb_too && token->value < 2 && i > 0
         && (english_does (s, i - 1, EN_THE) || english_does (s, i - 1, EN_A)
             || english_is (s, i - 1, EN_POSSESSIVE) || is_one_of (s, i - 1, before));
}

/* “Were to pay”: it was ahead then. */
static gboolean
was_ahead (const EnglishSentence *s, guint i)
{
  return i > 1 && english_does (s, i - 1, EN_TO)
         && (english_says (s, i - 2, "was") || english_says (s, i - 2, "were"));
}

/* “Was to have sailed” */
static gboolean
was_to_have (const EnglishSentence *s, guint i)
{
  return i > 2 && english_says (s, i - 1, "have") && was_ahead (s, i - 1);
}

/* “Would shut”: the form that looks past is not; the word before it tells. */
static gboolean
is_after_modal (const EnglishSentence *s, guint i)
{
  static const char *const modals[] = { "will", "would", "could", "should", "might",
                                        "must", "can",   "shall", "ll",     NULL };

  return i > 0 && s->tokens[i].value < 0 && is_one_of (s, i - 1, modals);
}

/* “We leave on Monday” */
static gboolean
is_present (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "we", "they", "i", "you", NULL };

  return i > 0 && (s->tokens[i].flags & EN_PLURAL) != 0 && s->tokens[i].value == 0
         && is_one_of (s, i - 1, before);
}

/* What the verb at @i says: above 0 that it looks ahead, below 0 that it is past, -3 that somebody
 * reports; 2 and -2 where that is sure, 3 what was ahead once; 0 when it is no verb that says. */
static int
tense_of (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = &s->tokens[i];

  if (token->kind == EN_MONTH && token->value == 5 && (token->flags & EN_LOWER) != 0)
    return 1; /* may */
  if (i > 0 && english_does (s, i - 1, EN_TO)
      && (english_does (s, i, EN_BEGINNING) || english_does (s, i, EN_ENDING)))
    return 1;
  /* “The feast falls on” */
  if (token->kind == EN_SEASON && (token->flags & EN_LOWER) != 0 && (token->flags & EN_PLURAL) != 0
      && english_does (s, i + 1, EN_ON))
    return 1;
  if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0)
    return 0;
  if (token->value == 2)
    return 2;
  if (token->value >= EN_TRADE || is_noun (s, i))
    return 0;
  if (is_after_modal (s, i))
    return 0;
  if (was_to_have (s, i))
    return -2;
  if (is_present (s, i))
    return 1;
  if (is_ahead_after (s, i))
    return was_ahead (s, i) ? 3 : is_done_with (s, i) ? -1 : 1;
  if (is_possession (s, i))
    return 1;
  if (token->value == -1 && is_finite (s, i))
    return -2;
  if (token->value != 0)
    return token->value;
  if (!ends_in_ed (s, i))
    return 0;
  /* “Winners are named in February” */
  if (i > 0 && (english_says (s, i - 1, "are") || english_says (s, i - 1, "is")))
    return is_charge (s, i) ? -1 : 1;
  return is_finite (s, i) ? -2 : -1;
}

/* Whether the word at @i is a verb of a known tense. */
gboolean
english_is_verb (const EnglishSentence *s, guint i)
{
  return i < s->n && tense_of (s, i) != 0;
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

/* The end of “, who was elected in May,”, which is no part of the clause around it; @i where
 * nothing of that kind begins. */
static guint
skip_aside (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "who", "which", "whose", "where", "whom", "when", NULL };

  if (!english_is (s, i, EN_COMMA) || !is_one_of (s, i + 1, words))
    return i;
  for (guint j = i + 1; j < s->n && j < i + REACH; j++)
    if (english_is (s, j, EN_COMMA))
      return j + 1;
  return i;
}

/* “In May the mayor resigned” is surely past, “in May cuts approved today will …” is not. */
static int
past_behind (const EnglishSentence *s, gboolean begins, guint behind, guint verb)
{
  if (!begins || verb >= behind + SURE_REACH || tense_of (s, verb) == -3)
    return -1;
  for (guint i = verb + 1; i < s->n && i < verb + REACH && !english_is (s, i, EN_COMMA); i++)
    if (tense_of (s, i) > 0)
      return -1;
  return -2;
}

/* The verb behind an expression. What stands there says less than what stands before; and behind a
 * comma it is another clause's, unless the expression began its own. */
static int
tense_behind (const EnglishSentence *s, gboolean begins, guint behind)
{
  for (guint i = behind; i < s->n && i < behind + REACH; i++)
    {
      int tense;

      i = skip_aside (s, i);
      if (i >= s->n)
        return 0;
      tense = tense_of (s, i);
      if (tense != 0)
        return tense < 0 ? past_behind (s, begins, behind, i) : tense;
      if (!begins && english_is (s, i, EN_COMMA))
        return 0;
    }
  return 0;
}

/* Whether a clause begins at @i. */
static gboolean
begins_clause (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "but", "while", "when", "because", "if", "whether", NULL };

  if (i == 0)
    return TRUE;
  if (english_does (s, i - 1, EN_THAT) || is_one_of (s, i - 1, words))
    return TRUE;
  if (english_does (s, i - 1, EN_AND) && i > 1)
    i--;
  return english_is (s, i - 1, EN_COMMA)
         || (english_is (s, i - 1, EN_DASH) && (english_flags (s, i) & EN_JOINED) == 0)
         || (english_is (s, i - 1, EN_SIGN)
             && (s->tokens[i - 1].value == ';' || s->tokens[i - 1].value == ':'));
}

/* Where the words before an expression that go with it begin: “on”, “by”. */
static guint
skip_preposition (const EnglishSentence *s, guint first)
{
  static const EnglishFunction before[] = { EN_ON,      EN_IN,     EN_BY,    EN_FROM,
                                            EN_AT,      EN_BEFORE, EN_AFTER, EN_DURING,
                                            EN_THROUGH, EN_OVER,   EN_UNTIL };

  for (guint j = 0; first > 0 && j < G_N_ELEMENTS (before); j++)
    if (english_does (s, first - 1, before[j]))
      return first - 1;
  return first;
}

/* “, officials said,”: where that begins, so that the verb before it is found; @i otherwise. */
static guint
skip_speaker (const EnglishSentence *s, guint i)
{
  if (i < 3 || !english_is (s, i - 1, EN_COMMA) || tense_of (s, i - 2) != -3)
    return i;
  for (guint j = i - 2; j > 0 && i - j < 8; j--)
    if (english_is (s, j - 1, EN_COMMA))
      return j - 1;
  return i;
}

/* “Resigned in May”: a form in -ed right before “in” and a date. */
static gboolean
is_sure (const EnglishSentence *s, guint verb, guint first)
{
  gboolean is_past = ends_in_ed (s, verb) ? s->tokens[verb].value == 0
                                          : s->tokens[verb].value == -1 && first - verb == 2;

  if (!is_past
      || (verb > 0 && (english_says (s, verb - 1, "is") || english_says (s, verb - 1, "are"))))
    return FALSE;
  return first - verb <= NEXT_REACH
         && (english_does (s, first - 1, EN_IN) || english_does (s, first - 1, EN_ON));
}

/* “Called for talks in May”: what was asked for may lie ahead. */
static gboolean
is_request (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "called",  "promised",  "demanded", "urged",  "ordered",
                                       "offered", "pledged",   "vowed",    "sought", "wanted",
                                       "agreed",  "requested", NULL };

  return is_one_of (s, i, words);
}

/* The nearest verb before @i, and what it says; past a comma one that stands right behind the
 * expression is nearer: “the minister, who was ill, on Monday will …”. */
static int
tense_before (const EnglishSentence *s, guint first, guint at, guint behind)
{
  int next = behind < s->n ? tense_of (s, behind) : 0;
  gboolean is_past_comma = FALSE;

  for (guint i = at; i > 0 && first - i < REACH; i--)
    {
      int tense = tense_of (s, i - 1);

      is_past_comma = is_past_comma || english_is (s, i - 1, EN_COMMA);
      if (tense == 0)
        continue;
      if (is_past_comma && next != 0)
        return next;
      /* A verb in the past that stands farther away may be one of several. */
      if (tense == -2
          && first - i >= (is_past_comma || is_request (s, i - 1) ? NEXT_REACH : SURE_REACH))
        return -1;
      return tense == -1 && is_sure (s, i - 1, first) ? -2 : tense;
    }
  return 0;
}

/**
 * english_tense:
 * @first: the first word of an expression
 * @behind: the first word after it
 *
 * The tense of the verb that an expression goes with: where it begins a clause the next one,
 * else the nearest before it in its sentence, else the nearest behind it.
 *
 * Returns: above 0 ahead, below 0 past, farther from 0 where it is sure; -3 where somebody
 * reports; 3 what was ahead when it was told; 0 not known
 */
int
english_tense (const EnglishSentence *s, guint first, guint behind)
{
  EnglishSentence whole = *s;
  guint at = skip_preposition (s, first);
  gboolean begins = first <= 2;
  int tense = 0;

  whole.n = s->n_all;
  if (is_put_off (&whole, first))
    return 2;
  if (at > 0 && begins_clause (&whole, at))
    {
      guint from = english_is (&whole, behind, EN_COMMA) ? behind + 1 : behind;

      tense = skip_speaker (&whole, at) == at ? tense_behind (&whole, begins, from) : 0;
    }
  if (tense == 0)
    tense = tense_before (&whole, first, skip_speaker (&whole, at), behind);
  return tense != 0 ? tense : tense_behind (&whole, begins, behind);
}
