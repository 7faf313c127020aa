#include "dates/english.h"

#include <string.h>

/* What one word says as a verb. Each word is asked once: its sentence keeps the answer. */

/* “To” and its verb go with a verb that stands no more words before it. */
#define PURPOSE_REACH 12
/* … and with one that asks for something no more than these. */
#define ASKED_REACH 6

gboolean
english_ends_in_ed (const EnglishSentence *s, guint i)
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
  if (english_does (s, i - 1, EN_TO)
      && ((english_flags (s, i) & EN_PLURAL) != 0 || s->tokens[i].value == EN_TENSE_MAYBE_AHEAD))
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

  return i > 0 && english_says_one_of (s, i - 1, before);
}

/* “Agreed to meet”: what is ahead of such a verb need not have been done. */
static gboolean
is_plan (const EnglishSentence *s, guint i)
{
  static const char *const words[] = {
    "agreed",    "announced", "appealed", "asked",    "authorized", "called",
    "decided",   "demanded",  "due",      "expected", "hoped",      "instructed",
    "intended",  "invited",   "needed",   "offered",  "ordered",    "planned",
    "pledged",   "prepared",  "promised", "proposed", "required",   "said",
    "scheduled", "set",       "sought",   "supposed", "threatened", "told",
    "urged",     "vowed",     "wanted",   "warned",   "had",        NULL
  };

  return english_says_one_of (s, i, words);
}

/* “Flew to Rome to meet”, “sent the jury out to consider”: it was done. */
static gboolean
is_purpose (const EnglishSentence *s, guint i)
{
  for (guint j = i; j > 0 && i - j < PURPOSE_REACH; j--)
    {
      const EnglishToken *token = &s->tokens[j - 1];

      if (token->kind == EN_SIGN || english_does (s, j - 1, EN_THAT))
        return FALSE;
      if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0 || token->value >= EN_TRADE)
        continue;
      if (token->value > 0 || is_plan (s, j - 1))
        return FALSE;
      if (token->value < 0 || english_ends_in_ed (s, j - 1))
        return token->value != EN_TENSE_REPORTED;
    }
  return FALSE;
}

/* “Voted to approve”, “failed to agree”: what was to be done was done, or not, there and then. */
static gboolean
is_done_with (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "voted",    "failed",  "managed", "forced",    "refused",
                                       "declined", "began",   "helped",  "returned",  "told",
                                       "able",     "allowed", "started", "continued", "used",
                                       "decided",  "stopped", NULL };

  return i > 1 && english_does (s, i - 1, EN_TO)
         && (english_says_one_of (s, i - 2, words) || is_purpose (s, i - 1));
}

/* “Was told to expect”, “agreed to meet”: ahead of what is told. */
static gboolean
is_ahead_of_past (const EnglishSentence *s, guint i)
{
  const EnglishToken *verb = i > 1 ? &s->tokens[i - 2] : NULL;

  return verb != NULL && english_does (s, i - 1, EN_TO) && verb->kind == EN_WORD
         && (verb->value < 0 || (verb->value == 0 && english_ends_in_ed (s, i - 2)));
}

/* “Will stay closed”: how it is then. */
static gboolean
is_state (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "stay", "remain", "keep", "get", "become", NULL };

  return i > 0 && english_says_one_of (s, i - 1, before);
}

/* “Was considering 20 January”, but “began considering” it then. */
static gboolean
is_considering (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "is", "are", "was", "were", "been", NULL };

  return i > 0 && english_says (s, i, "considering") && english_says_one_of (s, i - 1, before);
}

/* “Is accused”, “are believed” speak of what has been. */
static gboolean
is_charge (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "accused", "charged",   "suspected", "believed", "thought",
                                       "alleged", "convicted", "based",     NULL };

  return english_says_one_of (s, i, words);
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

static gboolean
is_plural_noun (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = &s->tokens[i];
  const char *end = s->text + token->at + token->bytes;

  return token->kind == EN_WORD && token->bytes > 3 && end[-1] == 's' && end[-2] != 's';
}

/* “The”, “a”, “his”, “Putin’s” */
static gboolean
is_article (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "its", "his", "her", "their", "our", "my", NULL };

  return english_does (s, i, EN_THE) || english_does (s, i, EN_A)
         || english_is (s, i, EN_POSSESSIVE) || english_says_one_of (s, i, words);
}

static gboolean
ends_in_ing (const EnglishToken *token, const char *text)
{
  return token->bytes > 4 && memcmp (text + token->at + token->bytes - 3, "ing", 3) == 0;
}

/* “The plan”, “its debates”, “a disputed vote”, “her closing Wednesday” are no verbs. */
static gboolean
is_noun (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = &s->tokens[i];
  gboolean is_base = (token->flags & EN_PLURAL) != 0;
  gboolean is_verb_too = is_base || ends_in_ing (token, s->text)
                         || s->text[token->at + token->bytes - 1] == 's'
                         || english_says (s, i, "plan") || english_says (s, i, "hope");

  if (!is_verb_too || token->value >= 2 || i == 0)
    return FALSE;
  return is_article (s, i - 1)
         || (is_base && i > 1 && is_article (s, i - 2) && english_is (s, i - 1, EN_WORD)
             && !is_plural_noun (s, i - 1));
}

/* “Were to pay”: it was ahead then. */
static gboolean
was_ahead (const EnglishSentence *s, guint i)
{
  return i > 1 && english_does (s, i - 1, EN_TO)
         && (english_says (s, i - 2, "was") || english_says (s, i - 2, "were"));
}

/* “Was to have sailed”, “was to have been launched”: it did not happen. */
static gboolean
was_to_have (const EnglishSentence *s, guint i)
{
  guint have = i > 1 && english_says (s, i - 1, "been") ? i - 2 : i - 1;

  return i > 3 && english_says (s, have, "have") && was_ahead (s, have);
}

/* “Would shut”: the form that looks past is not; the word before it tells. */
static gboolean
is_after_modal (const EnglishSentence *s, guint i)
{
  static const char *const modals[] = { "will", "would", "could", "should", "might",
                                        "must", "can",   "shall", "ll",     NULL };

  return i > 0 && s->tokens[i].value < 0 && english_says_one_of (s, i - 1, modals);
}

/* “Polls open”, “talks resume”: with such a subject these are no nouns. */
static gboolean
has_plural_subject (const EnglishSentence *s, guint i)
{
  static const char *const verbs[] = { "arrive", "depart", "fly",    "go",     "hear",
                                       "leave",  "open",   "resume", "return", NULL };

  return is_plural_noun (s, i - 1) && english_says_one_of (s, i, verbs);
}

/* “We leave on Monday” */
static gboolean
is_present (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "we", "they", "i", "you", NULL };

  return i > 0 && (s->tokens[i].flags & EN_PLURAL) != 0 && s->tokens[i].value == 0
         && (english_says_one_of (s, i - 1, before) || has_plural_subject (s, i));
}

/* “They proposed a budget in May”, which is no proposed budget. */
static gboolean
has_proposed (const EnglishSentence *s, guint i)
{
  static const char *const before[] = { "its", "his", "her", "their", "our", "my", NULL };

  return english_says (s, i, "proposed") && i > 0 && !english_does (s, i - 1, EN_THE)
         && !english_does (s, i - 1, EN_A) && !english_is (s, i - 1, EN_POSSESSIVE)
         && !english_says_one_of (s, i - 1, before);
}

/* “A cease-fire beginning Saturday”, but “the beginning of” it. */
static gboolean
begins_then (const EnglishSentence *s, guint i)
{
  if (i == 0 || (english_flags (s, i) & EN_LOWER) == 0)
    return FALSE;
  if (english_does (s, i - 1, EN_TO))
    return english_does (s, i, EN_BEGINNING) || english_does (s, i, EN_ENDING);
  /* “The exercises end Monday” */
  if (english_says (s, i, "end"))
    return is_plural_noun (s, i - 1)
           && (english_is (s, i + 1, EN_WEEKDAY) || english_is (s, i + 1, EN_MONTH)
               || english_does (s, i + 1, EN_ON));
  return english_says (s, i, "beginning") && !english_does (s, i + 1, EN_OF)
         && !english_does (s, i - 1, EN_THE);
}

/* “It forecast a loss” was said before, “snow is forecast” looks ahead. */
static gboolean
is_past_forecast (const EnglishSentence *s, guint i)
{
  return i > 0 && english_says (s, i, "forecast") && english_is_pronoun (s, i - 1);
}

/* “Originally planned”, “had been due”: it came to nothing. */
gboolean
english_was_dropped (const EnglishSentence *s, guint i)
{
  static const char *const words[] = { "originally", "initially", "previously", NULL };

  if (i > 0 && english_says_one_of (s, i - 1, words))
    return TRUE;
  return i > 1 && english_says (s, i - 1, "been") && english_says (s, i - 2, "had");
}

/* “Urged voters to turn out”: behind such a verb and “to” any word is a verb. */
static gboolean
is_asked (const EnglishSentence *s, guint i)
{
  if (i < 2 || s->tokens[i].value != EN_TENSE_NONE || english_ends_in_ed (s, i)
      || !english_does (s, i - 1, EN_TO))
    return FALSE;
  for (guint j = i - 1; j > 0 && i - j < ASKED_REACH && !english_is (s, j - 1, EN_COMMA); j--)
    if (english_ends_in_ed (s, j - 1) || s->tokens[j - 1].value < 0)
      return is_plan (s, j - 1) && !english_says (s, j - 1, "had")
             && s->tokens[j - 1].value != EN_TENSE_REPORTED;
  return FALSE;
}

/* “Is held”, “are seen”: as a rule, or soon. */
static gboolean
is_passive (const EnglishSentence *s, guint i)
{
  return i > 0 && (english_says (s, i - 1, "are") || english_says (s, i - 1, "is"));
}

/* “Ask me on the 31st.” */
static gboolean
is_imperative (const EnglishSentence *s, guint i)
{
  static const char *const verbs[] = { "ask", "call", "come", "expect", "meet",
                                       "see", "vote", "wait", "watch",  NULL };

  return english_says_one_of (s, i, verbs) && (english_flags (s, i) & EN_CAPITAL) != 0
         && (i == 0 || english_is (s, i - 1, EN_SIGN) || english_is (s, i - 1, EN_END));
}

/* What the verb at @i says, whatever stands around its clause. */
static int
tense_of (const EnglishSentence *s, guint i)
{
  const EnglishToken *token = &s->tokens[i];

  if (token->kind == EN_MONTH && token->value == 5 && (token->flags & EN_LOWER) != 0)
    return EN_TENSE_MAYBE_AHEAD; /* may */
  if (begins_then (s, i))
    return is_done_with (s, i) ? EN_TENSE_MAYBE_PAST : EN_TENSE_MAYBE_AHEAD;
  /* “The feast falls on” */
  if (token->kind == EN_SEASON && (token->flags & EN_LOWER) != 0 && (token->flags & EN_PLURAL) != 0
      && english_does (s, i + 1, EN_ON))
    return EN_TENSE_MAYBE_AHEAD;
  if (token->kind == EN_WORD && is_imperative (s, i))
    return EN_TENSE_AHEAD;
  if (token->kind != EN_WORD || (token->flags & EN_LOWER) == 0)
    return EN_TENSE_NONE;
  if (token->value == EN_TENSE_AHEAD && english_was_dropped (s, i))
    return EN_TENSE_MAYBE_PAST;
  if (token->value == EN_TENSE_AHEAD || token->value == EN_TENSE_WOULD)
    return token->value;
  if (token->value >= EN_TRADE || is_noun (s, i))
    return EN_TENSE_NONE;
  if (is_after_modal (s, i) || (english_ends_in_ed (s, i) && is_state (s, i)))
    return EN_TENSE_NONE;
  if (i > 0 && english_says (s, i - 1, "being"))
    return EN_TENSE_NONE;
  if (was_to_have (s, i))
    return EN_TENSE_MAYBE_PAST;
  if (is_past_forecast (s, i))
    return EN_TENSE_PAST;
  if (is_present (s, i))
    return EN_TENSE_MAYBE_AHEAD;
  if (is_ahead_after (s, i))
    return was_ahead (s, i)          ? EN_TENSE_TOLD
           : is_done_with (s, i)     ? EN_TENSE_MAYBE_PAST
           : is_ahead_of_past (s, i) ? EN_TENSE_WOULD
                                     : EN_TENSE_MAYBE_AHEAD;
  if (is_possession (s, i) || is_considering (s, i))
    return EN_TENSE_MAYBE_AHEAD;
  if (token->value == EN_TENSE_MAYBE_PAST && is_finite (s, i))
    return EN_TENSE_PAST;
  if (token->value == EN_TENSE_PAST && is_passive (s, i))
    return EN_TENSE_MAYBE_AHEAD;
  if (english_says (s, i, "delivery") && (i == 0 || !english_does (s, i - 1, EN_FOR)))
    return EN_TENSE_NONE;
  if (is_asked (s, i))
    return EN_TENSE_WOULD;
  if (token->value != EN_TENSE_NONE)
    return has_proposed (s, i) ? EN_TENSE_MAYBE_PAST : token->value;
  if (!english_ends_in_ed (s, i))
    return EN_TENSE_NONE;
  /* “Winners are named in February” */
  if (is_passive (s, i))
    return is_charge (s, i) ? EN_TENSE_MAYBE_PAST : EN_TENSE_MAYBE_AHEAD;
  return is_finite (s, i) ? EN_TENSE_PAST : EN_TENSE_MAYBE_PAST;
}

/**
 * english_verb_tense:
 *
 * Returns: what the word at @i says of when, in all of its sentence; EN_TENSE_NONE where it is no
 *   verb that says
 */
EnglishTense
english_verb_tense (const EnglishSentence *s, guint i)
{
  EnglishSentence whole = *s;

  if (i >= s->n_all)
    return EN_TENSE_NONE;
  whole.n = s->n_all;
  if (s->tenses[i] == EN_TENSE_UNKNOWN)
    s->tenses[i] = (gint8) tense_of (&whole, i);
  return (EnglishTense) s->tenses[i];
}
