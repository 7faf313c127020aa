#include "dates/english.h"

#include <string.h>

#include "dates/date-language.h"

/* English: each sentence is walked once, and at each word that can begin an expression the
 * readers look at most a dozen words ahead. */

/* So many words make a clause, for what stands at its beginning. */
#define CLAUSE_REACH 12
/* So many words may stand between “ahead of” and its day. */
#define AHEAD_REACH 5

typedef struct
{
  const DossierTextRange *marked;
  gsize n_marked;
  gsize next;
  GArray *found;
  guint n_trade, n_game;            /* words that tell what the text is about */
  guint n_day_first, n_month_first; /* dates in figures that can be read in one order only */
  guint n_present;                  /* words so far that speak of the present */
  guint counted;                    /* words of the sentence that were looked at for that */
} Finder;

/* Compares with a word that has no other part in dates. */
gboolean
english_says (const EnglishSentence *s, guint i, const char *word)
{
  const EnglishToken *token = english_at (s, i);
  const char *p = s->text + token->at;

  /* Most differ in the first letter. */
  return token->bytes > 0 && ((*p ^ *word) & ~0x20) == 0 && token->bytes == strlen (word)
         && g_ascii_strncasecmp (p, word, token->bytes) == 0;
}

gboolean
english_says_one_of (const EnglishSentence *s, guint i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (english_says (s, i, *words))
      return TRUE;
  return FALSE;
}

gboolean
english_is_pronoun (const EnglishSentence *s, guint i)
{
  static const char *const pronouns[] = { "he", "she", "it", "they", "we", "i", NULL };

  return english_says_one_of (s, i, pronouns);
}

static gboolean
function_begins (const EnglishSentence *s, guint i)
{
  guint8 next = english_at (s, i + 1)->kind;

  switch (s->tokens[i].value)
    {
    case EN_THE:
      return next != EN_END && next != EN_COMMA;
    case EN_A:
    case EN_IN:
    case EN_WITHIN:
      return next != EN_WORD && next != EN_END && next != EN_COMMA;
    case EN_ABOUT:
    case EN_BEGINNING:
    case EN_BETWEEN:
    case EN_CIRCA:
    case EN_COMING:
    case EN_CURRENT:
    case EN_EARLIER:
    case EN_EARLY:
    case EN_ENDING:
    case EN_ERA_AFTER:
    case EN_EVERY:
    case EN_FOLLOWING:
    case EN_HALF:
    case EN_LAST:
    case EN_LATE:
    case EN_LATER:
    case EN_MID:
    case EN_MIDDLE:
    case EN_NEXT:
    case EN_OVERNIGHT:
    case EN_PAST:
    case EN_PREVIOUS:
    case EN_SAME:
    case EN_THAT:
    case EN_THIS:
    case EN_TONIGHT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
can_begin (const EnglishSentence *s, guint i)
{
  gint64 year;

  switch (s->tokens[i].kind)
    {
    case EN_NUMBER:
    case EN_YEAR_PAIR:
    case EN_NUMERIC:
    case EN_DECADE:
    case EN_FISCAL:
    case EN_PART:
    case EN_MONTH:
    case EN_WEEKDAY:
    case EN_SEASON:
    case EN_COUNT:
    case EN_ORDINAL:
    case EN_DAYWORD:
    case EN_DECADE_WORD:
    case EN_CENTENARY:
    case EN_FEAST:
      return TRUE;
    case EN_SIGN:
      return english_is_short_year (s, i, &year);
    case EN_UNIT:
      return english_does (s, i + 2, EN_ENDING) || english_is (s, i + 1, EN_DASH)
             || english_does (s, i + 1, EN_AGO);
    case EN_FUNCTION:
      return function_begins (s, i);
    default:
      return FALSE;
    }
}

/* Where “noon on” or “5pm on” before a day begins. */
static guint
skip_time_of_day (const EnglishSentence *s, guint i)
{
  guint at = i > 0 && english_does (s, i - 1, EN_ON) ? i - 1 : i;

  for (guint j = at; j > 0 && at - j < 3; j--)
    {
      const EnglishToken *token = &s->tokens[j - 1];
      if (token->kind == EN_DAYPART)
        return j - 1;
      if (token->kind == EN_CLOCK || token->kind == EN_NUMBER
          || g_ascii_isdigit (s->text[token->at]))
        return j - 1;
      if (token->kind != EN_SIGN && token->bytes > 2)
        return i;
    }
  return i;
}

/* “Ahead of Sunday’s vote”, “ahead of talks on Sunday”, “on the eve of Sunday’s vote” */
static gboolean
is_ahead_of (const EnglishSentence *s, guint i)
{
  for (guint j = i; j > 1 && i - j < AHEAD_REACH && !english_is (s, j - 1, EN_COMMA); j--)
    if (english_does (s, j - 1, EN_OF)
        && (english_says (s, j - 2, "ahead") || english_does (s, j - 2, EN_EVE)))
      return TRUE;
  return FALSE;
}

/* “Tickets to Saturday’s game”, “ready for Sunday’s vote” */
static gboolean
is_awaited (const EnglishSentence *s, guint start, guint end)
{
  static const char *const words[] = { "tickets", "ticket", "up", "prelude", NULL };

  if (start < 2 || !english_is (s, end, EN_POSSESSIVE))
    return FALSE;
  return english_does (s, start - 1, EN_FOR)
         || (english_does (s, start - 1, EN_TO) && english_says_one_of (s, start - 2, words));
}

static DateLead
lead_of (const EnglishSentence *s, guint i)
{
  static const struct
  {
    EnglishFunction function;
    DateLead lead;
  } leads[] = {
    { EN_SINCE, DATE_LEAD_SINCE },
    { EN_UNTIL, DATE_LEAD_UNTIL },
    { EN_BY, DATE_LEAD_BY },
    { EN_BEFORE, DATE_LEAD_BEFORE },
  };

  i = skip_time_of_day (s, i);
  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (leads); j++)
    if (english_does (s, i - 1, leads[j].function))
      return leads[j].lead;
  return is_ahead_of (s, i) ? DATE_LEAD_BEFORE : DATE_LEAD_NONE;
}

static void
set_tense (DateMeaning *meaning, int tense)
{
  meaning->is_reported = tense == -3;
  if (meaning->tense == 0)
    meaning->tense = tense == -3 ? -1 : tense;
}

/* Without a verb, as in a forecast: “rain today, sun on Saturday”. */
static int
tense_inherited (const EnglishSentence *s, const GArray *found)
{
  const DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;

  if (before == NULL || before->sentence != s->number)
    return 0;
  return before->first.tense > 0
                 || (before->first.kind == DATE_SHIFT && before->first.unit == DATE_UNIT_DAY
                     && before->first.base == DATE_FROM_PUBLICATION && before->first.count >= 0
                     && before->first.tense == 0)
             ? 1
             : 0;
}

/* “In April, May and June”: they go with one verb. */
static gboolean
is_listed (const EnglishSentence *s, guint i, const GArray *found)
{
  const DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;

  return before != NULL && i > 1 && before->first.tense != 0
         && before->end == english_token_end (s, i - 2)
         && (english_is (s, i - 1, EN_COMMA) || english_does (s, i - 1, EN_AND)
             || english_does (s, i - 1, EN_OR));
}

/* “On 19 January, the day after he left”: what is counted from an event is the day before the
 * comma. */
static void
take_apposition (const EnglishSentence *s, guint i, const GArray *found, DateExpression *expression)
{
  const DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;
  DateMeaning *meaning = &expression->first;

  if (meaning->base != DATE_FROM_EVENT || meaning->kind != DATE_SHIFT || before == NULL || i < 2
      || !english_is (s, i - 1, EN_COMMA) || before->end != english_token_end (s, i - 2))
    return;
  meaning->base = DATE_FROM_BEFORE;
  meaning->count = 0;
  meaning->is_apposition = TRUE;
  meaning->keeps_length = TRUE;
}

/* “October sales rose”, “December wheat”, “the May 1 crash”: they belong to a noun and not to the
 * verb. */
static gboolean
is_attribute (const EnglishSentence *s, guint start, guint end, const DateMeaning *meaning)
{
  gboolean has_article =
      start > 0 && (english_does (s, start - 1, EN_THE) || english_does (s, start - 1, EN_A));

  if (meaning->kind != DATE_CALENDAR || meaning->month == 0 || meaning->portion != DATE_WHOLE)
    return FALSE;
  if (meaning->day == 0 && start > 0
      && (english_does (s, start - 1, EN_ABOUT) || english_does (s, start - 1, EN_OF)))
    return TRUE;
  return (has_article
          || (meaning->day == 0 && (start == 0 || !english_is (s, start - 1, EN_FUNCTION))))
         && english_is (s, end, EN_WORD) && (english_flags (s, end) & EN_LOWER) != 0
         && english_verb_tense (s, end) == EN_TENSE_NONE;
}

/* “Friday's attack”, “the ruling Wednesday”: whatever the verb says of it, it has happened. */
static gboolean
is_of_deed (const EnglishSentence *s, guint start, guint end)
{
  guint before = start > 0 && english_does (s, start - 1, EN_ON) ? start - 1 : start;

  if (before > 0 && english_is (s, before - 1, EN_WORD) && s->tokens[before - 1].value == EN_DEED)
    return !english_is_announced (s, before - 1);
  if (!english_is (s, end, EN_POSSESSIVE))
    return FALSE;
  for (guint i = end + 1; i < end + 4 && english_is (s, i, EN_WORD); i++)
    if (s->tokens[i].value == EN_DEED)
      return TRUE;
  return FALSE;
}

/* What the verb says of an expression, with those that have none, or share it with another. */
static int
tense_for (const EnglishSentence *s, guint start, guint end, const GArray *found,
           DateExpression *expression)
{
  EnglishTense tense = english_tense (s, start, end);

  if (is_listed (s, start, found))
    {
      const DateMeaning *before = &g_array_index (found, DateExpression, found->len - 1).first;
      expression->first.looks_ahead = before->looks_ahead;
      return before->tense;
    }
  expression->first.looks_ahead = tense == EN_TENSE_MAYBE_AHEAD || tense == EN_TENSE_AHEAD;
  if (expression->shape == DATE_SHAPE_ONE && is_attribute (s, start, end, &expression->first))
    return s->tokens[end].value == EN_DEED ? -2 : 0;
  if (expression->first.kind == DATE_WEEKDAY && expression->shape == DATE_SHAPE_ONE
      && is_of_deed (s, start, end))
    return -1;
  switch (tense)
    {
    case EN_TENSE_NONE:
      return tense_inherited (s, found);
    case EN_TENSE_WOULD:
      return 1;
    case EN_TENSE_TOLD:
      /* What was to be on a weekday mostly still is. */
      expression->first.is_told = TRUE;
      return expression->first.kind == DATE_WEEKDAY ? 1 : 0;
    default:
      return tense;
    }
}

/* “If they had not left by Tuesday”: that they have is not said. */
static gboolean
is_condition (const EnglishSentence *s, guint start)
{
  static const char *const words[] = { "if", "unless", "whether", NULL };

  for (guint i = start; i > 0 && start - i < CLAUSE_REACH; i--)
    {
      if (english_is (s, i - 1, EN_COMMA) || english_is (s, i - 1, EN_SIGN))
        return FALSE;
      if (english_says_one_of (s, i - 1, words))
        return TRUE;
    }
  return FALSE;
}

/* What is to be done by a day lies ahead unless the verb says that it is done; what was put off
 * until a day does so too. */
static int
tense_with_lead (const EnglishSentence *s, guint start, guint end, const DateExpression *expression,
                 DateLead lead, int tense)
{
  if (lead == DATE_LEAD_SINCE)
    return -2;
  if (expression->first.kind == DATE_WEEKDAY && (lead == DATE_LEAD_UNTIL || is_ahead_of (s, start)))
    return 2;
  if (expression->first.kind == DATE_WEEKDAY && is_awaited (s, start, end))
    return is_of_deed (s, start, end) ? -1 : 1;
  if (lead == DATE_LEAD_UNTIL)
    return tense >= 0 ? 2 : tense;
  if (lead == DATE_LEAD_NONE || (tense < -1 && !is_condition (s, start)))
    return tense;
  return tense < 0 ? 1 : 2;
}

static gboolean
opens_paragraph (const EnglishSentence *s, guint start)
{
  return start == 0 && (s->tokens[0].at == 0 || (s->tokens[0].flags & EN_LINE) != 0);
}

/* Gives an expression what its sentence says of it. */
static void
finish (const EnglishSentence *s, guint start, guint end, const GArray *found,
        DateExpression *expression)
{
  DateLead lead = lead_of (s, start);
  int tense = tense_for (s, start, end, found, expression);

  if (expression->first.is_told)
    lead = DATE_LEAD_NONE;
  tense = tense_with_lead (s, start, end, expression, lead, tense);
  take_apposition (s, start, found, expression);
  expression->lead = lead;
  expression->paragraph = s->paragraph;
  expression->sentence = s->number;
  expression->opens_sentence = start <= 1;
  expression->opens_paragraph = opens_paragraph (s, start);
  expression->is_aside = lead == DATE_LEAD_SINCE || english_is_aside (s, start, end);
  expression->start = s->tokens[start].start;
  expression->end = english_token_end (s, end - 1);
  if (start > 0 && english_does (s, start - 1, EN_FOR) && tense <= 0
      && expression->first.unit == DATE_UNIT_WEEKEND && expression->first.kind == DATE_WEEKDAY)
    tense = 1; /* “Sent home for the weekend” */
  /* “Figures for July” are about July. */
  if (start > 0 && english_does (s, start - 1, EN_FOR) && ABS (tense) < 3
      && expression->first.kind != DATE_WEEKDAY && !english_is_planned (s, start))
    tense = 0;
  set_tense (&expression->first, tense);
  set_tense (&expression->last, tense);
}

/* Counts the words up to a token that speak of the present. */
static void
count_present (const EnglishSentence *s, guint end, Finder *finder)
{
  static const char *const words[] = { "is", "are", "has", "have", "now", NULL };

  for (; finder->counted < end; finder->counted++)
    if (english_is (s, finder->counted, EN_WORD) && s->tokens[finder->counted].bytes <= 4
        && english_says_one_of (s, finder->counted, words))
      finder->n_present++;
}

/* “In March and September 1997”: the year is said once. */
static void
share_year (const EnglishSentence *s, guint start, GArray *found, DateExpression *expression)
{
  DateExpression *before =
      found->len > 0 ? &g_array_index (found, DateExpression, found->len - 1) : NULL;
  DateMeaning *first, *last = &expression->first;

  if (before == NULL || start < 2 || expression->shape != DATE_SHAPE_ONE
      || before->shape != DATE_SHAPE_ONE || before->end != english_token_end (s, start - 2)
      || (!english_does (s, start - 1, EN_AND) && !english_does (s, start - 1, EN_OR)))
    return;
  first = &before->first;
  if (first->kind == DATE_CALENDAR && last->kind == DATE_CALENDAR && first->which == DATE_BARE
      && first->month != 0 && last->month != 0 && (first->day != 0) == (last->day != 0)
      && last->has_year && !first->has_year && !first->has_year_shift && !first->is_holiday)
    {
      first->has_year = TRUE;
      first->year = last->year - (first->month > last->month ? 1 : 0);
    }
}

static void
append (const EnglishSentence *s, guint start, guint end, Finder *finder,
        DateExpression *expression)
{
  finish (s, start, end, finder->found, expression);
  share_year (s, start, finder->found, expression);
  count_present (s, start, finder);
  expression->n_present = finder->n_present;
  g_array_append_val (finder->found, *expression);
}

/* The sentence up to a token; verbs are looked for in all of it. */
static EnglishSentence
cut (const EnglishSentence *s, guint end)
{
  EnglishSentence part = *s;

  part.n = MIN (end, s->n);
  return part;
}

/* Reads what somebody says is an expression, as much of it as is understood. */
static void
read_marked (const EnglishSentence *s, guint from, guint to, Finder *finder)
{
  const DossierTextRange *range = &finder->marked[finder->next];
  EnglishSentence part = cut (s, to);

  part.is_given = TRUE;
  for (guint i = from; i < to; i++)
    {
      DateExpression expression = { 0 }, *found;
      guint end = english_read_expression (&part, i, &expression);

      if (end == 0)
        continue;
      append (s, i, end, finder, &expression);
      found = &g_array_index (finder->found, DateExpression, finder->found->len - 1);
      found->is_marked = TRUE;
      found->start = range->start;
      found->end = range->end;
      return;
    }
}

static void
read_free (const EnglishSentence *s, guint from, guint to, Finder *finder)
{
  EnglishSentence part = cut (s, to);

  for (guint i = from; i < to;)
    {
      DateExpression expression = { 0 };
      guint end = can_begin (&part, i) ? english_read_expression (&part, i, &expression) : 0;

      if (end == 0)
        {
          i++;
          continue;
        }
      append (s, i, end, finder, &expression);
      i = end;
    }
}

/* The first token from @i on that begins at or behind @offset. */
static guint
token_at (const EnglishSentence *s, guint i, guint offset)
{
  while (i < s->n && s->tokens[i].start < offset)
    i++;
  return i;
}

static void
read_sentence (const EnglishSentence *s, Finder *finder)
{
  guint at = 0;

  finder->counted = 0;
  while (finder->next < finder->n_marked)
    {
      const DossierTextRange *range = &finder->marked[finder->next];
      guint from = token_at (s, at, range->start), to;

      if (from == s->n)
        break;
      to = token_at (s, from, range->end);
      read_free (s, at, from, finder);
      read_marked (s, from, to, finder);
      finder->next++;
      at = to;
    }
  read_free (s, at, s->n, finder);
  count_present (s, s->n, finder);
}

static void
count_subjects (const EnglishSentence *s, Finder *finder)
{
  for (guint i = 0; i < s->n; i++)
    {
      if (s->tokens[i].kind == EN_NUMERIC)
        {
          finder->n_day_first += s->tokens[i].second == EN_DAY_FIRST ? 1 : 0;
          finder->n_month_first += s->tokens[i].second == EN_MONTH_FIRST ? 1 : 0;
        }
      if (s->tokens[i].kind != EN_WORD)
        continue;
      finder->n_trade += s->tokens[i].value == EN_TRADE ? 1 : 0;
      finder->n_game += s->tokens[i].value == EN_GAME ? 1 : 0;
    }
}

/* Halves are of a year only where the text is about trade, quarters unless it is about a match. */
static void
drop_divisions_of_matches (Finder *finder)
{
  guint kept = 0;

  for (guint i = 0; i < finder->found->len; i++)
    {
      const DateExpression *expression = &g_array_index (finder->found, DateExpression, i);
      const DateMeaning *meaning = &expression->first;
      gboolean is_half = meaning->season >= 40;

      if (expression->shape == DATE_SHAPE_ONE && meaning->is_alone && !expression->is_marked
          && (is_half ? finder->n_trade <= finder->n_game : finder->n_trade < finder->n_game))
        continue;
      g_array_index (finder->found, DateExpression, kept++) = *expression;
    }
  g_array_set_size (finder->found, kept);
}

/* 3/4/2025 in a text that has 3/15/2025 as well. */
static void
settle_order (Finder *finder)
{
  if ((finder->n_day_first == 0) == (finder->n_month_first == 0))
    return;
  for (guint i = 0; i < finder->found->len; i++)
    {
      DateMeaning *meaning = &g_array_index (finder->found, DateExpression, i).first;
      int month = meaning->month;

      if (!meaning->is_either_order)
        continue;
      meaning->is_either_order = FALSE;
      if (finder->n_day_first == 0)
        continue;
      meaning->month = meaning->day;
      meaning->day = month;
    }
}

static void
find (const char *text, gsize n_bytes, const DossierTextRange *marked, gsize n_marked,
      GArray *found)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (EnglishToken));
  g_autoptr (GArray) tenses = g_array_new (FALSE, FALSE, sizeof (gint8));
  EnglishReader reader = { .text = text, .n_bytes = n_bytes, .tokens = tokens, .tenses = tenses };
  Finder finder = { .marked = marked, .n_marked = n_marked, .found = found };
  EnglishSentence sentence;

  while (english_read_sentence (&reader, &sentence))
    {
      count_subjects (&sentence, &finder);
      read_sentence (&sentence, &finder);
    }
  drop_divisions_of_matches (&finder);
  settle_order (&finder);
}

const DossierDateLanguage dossier_date_english = { "en", find };
