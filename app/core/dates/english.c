#include "dates/english.h"

#include <string.h>

#include "dates/date-language.h"

/* English: each sentence is walked once, and at each word that can begin an expression the
 * readers look at most a dozen words ahead. */

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

static void
append (const EnglishSentence *s, guint start, guint end, Finder *finder,
        DateExpression *expression)
{
  english_set_in_sentence (s, start, end, finder->found, expression);
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
