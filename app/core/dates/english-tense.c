#include "dates/english.h"

#include <string.h>

/* So many words either way a verb is looked for. */
#define REACH 24
/* Within so many words a verb in the past surely belongs to the date. */
#define SURE_REACH 4

/* Words that look ahead whatever else is said. */
static const char *const will_words[] = {
  "will",   "ll",      "shall", "due",  "set",      "scheduled", "expected",
  "slated", "planned", "going", "must", "upcoming", NULL,
};

/* Words that may look ahead: of verbs in the present those of what is planned. */
static const char *const ahead_words[] = {
  "plans",    "plan",   "planning", "expects",  "expect",   "intends",  "hopes",   "hope",
  "aims",     "begins", "begin",    "starts",   "opens",    "ends",     "closes",  "resumes",
  "forecast", "would",  "might",    "could",    "can",      "should",   "travel",  "travels",
  "go",       "goes",   "meets",    "meet",     "plays",    "play",     "hosts",   "faces",
  "face",     "visits", "votes",    "vote",     "decides",  "returns",  "arrives", "expires",
  "launches", "is",     "are",      "proposed", "needs",    "wants",    "likely",  "supposed",
  "be",       "lapses", "follows",  "runs",     "deadline", "makes",    "reaches", "spreads",
  "moves",    "clears", "eases",    "turns",    "brings",   "comes",    "takes",   "continues",
  "lasts",    "kicks",  "rules",    "appears",  "retires",  "leaves",   "joins",   "stays",
  "drops",    "gets",   "awaits",   "closing",  "opening",  "starting", NULL,
};

static const char *const past_words[] = {
  "was",    "were",  "had",   "did",    "began",  "came",   "went",    "took",   "made",   "saw",
  "met",    "held",  "won",   "lost",   "left",   "gave",   "got",     "sent",   "fell",   "rose",
  "ran",    "shot",  "broke", "spoke",  "wrote",  "became", "found",   "led",    "struck", "hit",
  "been",   "flew",  "drove", "sank",   "paid",   "kept",   "brought", "bought", "sold",   "built",
  "felt",   "heard", "stood", "fought", "caught", "grew",   "threw",   "knew",   "chose",  "born",
  "slid",   "swept", "taken", "seen",   "given",  "done",   "gone",    "known",  "shown",  "beat",
  "drew",   "laid",  "died",  "bit",    "blew",   "hung",   "lit",     "rang",   "rode",   "sang",
  "sought", "spent", "split", "stole",  "taught", "wore",   "woke",    NULL,
};

/* Forms that may be of the past. */
static const char *const maybe_past_words[] = {
  "has", "have", "cut", "put", "shut", "burst", "lay", "sat", NULL,
};

/* Who reports speaks of news. */
static const char *const reporting_words[] = {
  "said", "told", "announced", "reported", "added", "confirmed", NULL,
};

/* Verbs that follow “to”, as nouns seldom do. */
static const char *const infinitives[] = {
  "meet",    "be",       "hold",   "vote",     "visit",   "begin",   "start",  "discuss",
  "decide",  "return",   "appear", "announce", "publish", "open",    "close",  "resume",
  "sign",    "present",  "rule",   "leave",    "travel",  "play",    "take",   "give",
  "make",    "hear",     "attend", "launch",   "speak",   "address", "report", "deliver",
  "release", "consider", "debate", "end",      "send",    "go",      "join",   "host",
  "help",    "receive",  "pay",    "run",      "move",    "repaint", "come",   "withdraw",
  "finish",  "complete", "submit", "file",     "step",    "arrive",  NULL,
};

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
  if (english_does (s, i - 1, EN_TO) && is_one_of (s, i, infinitives))
    return TRUE;
  if (i > 1 && english_says (s, i - 1, "have")
      && (english_does (s, i - 2, EN_TO) || is_one_of (s, i - 2, will_words)))
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
  if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0)
    return 0;
  if (is_one_of (s, i, will_words))
    return 2;
  if (is_ahead_after (s, i) || is_one_of (s, i, ahead_words))
    return 1;
  if (is_one_of (s, i, reporting_words))
    return -3;
  if (is_one_of (s, i, past_words))
    return -2;
  if (is_one_of (s, i, maybe_past_words))
    return -1;
  return ends_in_ed (s, i) ? (is_finite (s, i) ? -2 : -1) : 0;
}

/* What is put off until a day looks ahead, though the verb is past. */
static gboolean
is_put_off (const EnglishSentence *s, guint first)
{
  static const char *const words[] = { "off",     "postponed", "adjourned", "deferred", "extended",
                                       "delayed", "suspended", "remanded",  "valid",    "barred",
                                       "moved",   "pushed",    NULL };
  guint at = first;

  if (first == 0 || (!english_does (s, first - 1, EN_UNTIL) && !english_does (s, first - 1, EN_TO)))
    return FALSE;
  for (at = first - 1; at > 0 && first - at < 4; at--)
    if (is_one_of (s, at - 1, words))
      return TRUE;
  return FALSE;
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
  for (guint i = behind; i < whole.n && i < behind + REACH; i++)
    {
      int tense = tense_of (&whole, i);
      if (tense != 0)
        return tense;
    }
  return 0;
}
