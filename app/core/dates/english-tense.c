#include "dates/english.h"

/* So many words either way a verb is looked for. */
#define REACH 24
/* Within so many words a verb in the past surely belongs to the date; and so a form in -ed. */
#define SURE_REACH 7
#define NEXT_REACH 3
/* A sentence may open with so many words before its first date. */
#define OPENING 8

static const char *const relatives[] = { "who", "which", "whose", "where", "whom", NULL };

/* “An election was called for March”, “set for March”. */
gboolean
english_is_planned (const EnglishSentence *s, guint first)
{
  return first > 1 && english_does (s, first - 1, EN_FOR) && english_is (s, first - 2, EN_WORD)
         && !english_was_dropped (s, first - 2)
         && (english_ends_in_ed (s, first - 2) || s->tokens[first - 2].value == 2);
}

/**
 * english_was_planned:
 * @first: the first word of an expression
 *
 * Returns: whether it was planned for then, and may be over meanwhile: “was set for 13 January”
 */
gboolean
english_was_planned (const EnglishSentence *s, guint first)
{
  return english_is_planned (s, first) && first > 2
         && (english_says (s, first - 3, "was") || english_says (s, first - 3, "were"));
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
    if (english_says_one_of (s, i - 1, words))
      return TRUE;
  return FALSE;
}

/* The end of “, who was elected in May,”, which is no part of the clause around it; @i where
 * nothing of that kind begins. */
static guint
skip_aside (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "who", "which", "whose", "where", "whom", "when", NULL };

  if (!english_is (s, i, EN_COMMA) || !english_says_one_of (s, i + 1, words))
    return i;
  for (guint j = i + 1; j < s->n && j < i + REACH; j++)
    if (english_is (s, j, EN_COMMA))
      return j + 1;
  return i;
}

/* “In May the mayor resigned” is surely past, “in May cuts approved today will …” is not. */
static int
past_behind (const EnglishSentence *s, gboolean is_first, guint behind, guint verb)
{
  if (!is_first || verb >= behind + SURE_REACH || english_verb_tense (s, verb) == -3)
    return -1;
  for (guint i = verb + 1; i < s->n && i < verb + REACH && !english_is (s, i, EN_COMMA); i++)
    if (english_verb_tense (s, i) > 0)
      return -1;
  return -2;
}

/* The verb behind an expression. What stands there says less than what stands before; and behind a
 * comma it is another clause's, unless the expression began its own. */
static int
tense_behind (const EnglishSentence *s, gboolean begins, gboolean is_first, guint behind)
{
  for (guint i = behind; i < s->n && i < behind + REACH; i++)
    {
      int tense;

      i = skip_aside (s, i);
      if (i >= s->n)
        return 0;
      tense = english_verb_tense (s, i);
      if (tense != 0)
        return tense < 0 ? past_behind (s, is_first, behind, i) : tense;
      if (!begins && english_is (s, i, EN_COMMA))
        return 0;
    }
  return 0;
}

/* Whether a clause begins at @i, with what ends before @behind. */
static gboolean
begins_clause (const EnglishSentence *s, guint i, guint behind)
{
  static const char *const words[] = { "but", "while", "when", "because", "if", "whether", NULL };

  if (i == 0)
    return TRUE;
  /* In “he said that in December and will say it again” no clause follows “that”. */
  if (english_does (s, i - 1, EN_THAT))
    return !english_does (s, behind, EN_AND) && behind < s->n;
  if (english_says_one_of (s, i - 1, words))
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
  if (i < 3 || !english_is (s, i - 1, EN_COMMA) || english_verb_tense (s, i - 2) != -3)
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
  gboolean is_past = english_ends_in_ed (s, verb)
                         ? s->tokens[verb].value == 0
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

  return english_says_one_of (s, i, words);
}

/* The nearest verb before @i, and what it says; past a comma one that stands right behind the
 * expression is nearer: “the minister, who was ill, on Monday will …”. */
static int
tense_before (const EnglishSentence *s, guint first, guint at, guint behind)
{
  int next = behind < s->n ? english_verb_tense (s, behind) : 0;
  gboolean is_past_comma = FALSE;

  for (guint i = at; i > 0 && first - i < REACH; i--)
    {
      int tense = english_verb_tense (s, i - 1);

      is_past_comma = is_past_comma || english_is (s, i - 1, EN_COMMA);
      if (tense == 0)
        continue;
      if (is_past_comma && next != 0)
        return next;
      if (tense == EN_TENSE_MAYBE_PAST && is_request (s, i - 1) && first - i > NEXT_REACH)
        return EN_TENSE_NONE;
      /* A verb in the past that stands farther away may be one of several. */
      if (tense == -2
          && first - i >= (is_past_comma || is_request (s, i - 1) ? NEXT_REACH : SURE_REACH))
        return -1;
      return tense == -1 && is_sure (s, i - 1, first) ? -2 : tense;
    }
  return 0;
}

/* “At a meeting Friday, holders will …”: nothing has happened in the sentence so far. */
static gboolean
opens (const EnglishSentence *s, guint at)
{
  if (at > OPENING)
    return FALSE;
  for (guint i = 0; i < at; i++)
    if (english_verb_tense (s, i) != EN_TENSE_NONE || english_is (s, i, EN_COMMA))
      return FALSE;
  return TRUE;
}

/* “Starting Monday, riders pay more” */
static gboolean
is_opening (const EnglishSentence *s, guint at)
{
  static const char *const words[] = { "beginning", "starting", "effective", NULL };

  return at == 1 && english_says_one_of (s, 0, words);
}

/**
 * english_tense:
 * @first: the first word of an expression
 * @behind: the first word after it
 *
 * The tense of the verb that an expression goes with: where it begins a clause the next one,
 * else the nearest before it in its sentence, else the nearest behind it.
 *
 * Returns: what that verb says of when
 */
EnglishTense
english_tense (const EnglishSentence *s, guint first, guint behind)
{
  EnglishSentence whole = *s;
  guint at = skip_preposition (s, first);
  gboolean is_first = first <= 2, begins = is_first || opens (s, at);
  int tense = 0;

  whole.n = s->n_all;
  if (is_put_off (&whole, first))
    return EN_TENSE_AHEAD;
  if (is_opening (&whole, at))
    return MAX (tense_behind (&whole, TRUE, FALSE, behind), EN_TENSE_MAYBE_AHEAD);
  if (at > 0 && begins_clause (&whole, at, behind))
    {
      guint from = english_is (&whole, behind, EN_COMMA) ? behind + 1 : behind;

      tense = skip_speaker (&whole, at) == at ? tense_behind (&whole, begins, is_first, from) : 0;
    }
  if (tense == 0)
    tense = tense_before (&whole, first, skip_speaker (&whole, at), behind);
  return tense != 0 ? tense : tense_behind (&whole, begins, is_first, behind);
}

/* “The war, which began in 1992, ended”: the comma before “ended”. */
static gboolean
closes_aside (const EnglishSentence *s, guint comma)
{
  for (guint i = comma; i > 1 && comma - i < REACH; i--)
    if (english_is (s, i - 1, EN_COMMA))
      return english_says_one_of (s, i, relatives) || english_verb_tense (s, i) < EN_TENSE_NONE;
  return FALSE;
}

/* “A truce signed in May has held”: the form in -ed says what the noun is. */
static gboolean
is_participle (const EnglishSentence *s, guint verb, guint behind)
{
  EnglishTense next = english_verb_tense (s, behind);

  if (english_verb_tense (s, verb) != EN_TENSE_MAYBE_PAST || !english_ends_in_ed (s, verb)
      || english_does (s, verb - 1, EN_A) || english_does (s, verb - 1, EN_THE))
    return FALSE;
  return (english_is (s, verb - 1, EN_COMMA) && !closes_aside (s, verb - 1))
         || (next != EN_TENSE_NONE && next != EN_TENSE_WOULD);
}

/**
 * english_is_aside:
 * @first: the first word of an expression
 * @behind: the first word after it
 *
 * Returns: whether it stands in what is said of somebody or something by the way: “, who was
 *   elected in May,”, “, founded in 1998,”, “a truce signed in May”
 */
gboolean
english_is_aside (const EnglishSentence *s, guint first, guint behind)
{
  EnglishSentence whole = *s;

  whole.n = s->n_all;
  for (guint i = first; i > 1 && first - i < REACH; i--)
    {
      if (english_does (&whole, i - 1, EN_SINCE) || english_says_one_of (&whole, i - 1, relatives)
          || is_participle (&whole, i - 1, behind))
        return TRUE;
      if (english_is (&whole, i - 1, EN_COMMA)
          || (english_is (&whole, i - 1, EN_SIGN) && whole.tokens[i - 1].value == ';'))
        return FALSE;
    }
  return FALSE;
}

/**
 * english_is_announced:
 * @noun: a word
 *
 * Returns: whether a verb before it looks ahead: “plans to publish the results”
 */
gboolean
english_is_announced (const EnglishSentence *s, guint noun)
{
  for (guint i = noun; i > 0 && noun - i < REACH; i--)
    if (english_verb_tense (s, i - 1) != EN_TENSE_NONE)
      return english_verb_tense (s, i - 1) > EN_TENSE_NONE;
  return FALSE;
}
