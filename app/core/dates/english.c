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
} Finder;

/* Compares with a word that has no other part in dates. */
gboolean
english_says (const EnglishSentence *s, guint i, const char *word)
{
  const EnglishToken *token = english_at (s, i);

  return token->bytes == strlen (word)
         && g_ascii_strncasecmp (s->text + token->at, word, token->bytes) == 0;
}

static gboolean
function_begins (const EnglishSentence *s, guint i)
{
  guint8 next = english_at (s, i + 1)->kind;

  switch (s->tokens[i].value)
    {
    case EN_THE:
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
    case EN_UNIT:
      return english_does (s, i + 2, EN_ENDING);
    case EN_FUNCTION:
      return function_begins (s, i);
    default:
      return FALSE;
    }
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

  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (leads); j++)
    if (english_does (s, i - 1, leads[j].function))
      return leads[j].lead;
  return DATE_LEAD_NONE;
}

static void
set_tense (DateMeaning *meaning, int tense)
{
  meaning->is_reported = tense == -3;
  if (meaning->tense == 0)
    meaning->tense = tense == -3 ? -1 : tense;
}

/* Gives an expression what its sentence says of it. */
static void
finish (const EnglishSentence *s, guint start, guint end, DateExpression *expression)
{
  DateLead lead = lead_of (s, start);
  int tense = english_tense (s, start, end);

  /* What is to be done by a day lies ahead unless the verb says that it is done; what was put off
   * until a day does so too. */
  if (lead == DATE_LEAD_SINCE)
    tense = -2;
  else if (lead == DATE_LEAD_UNTIL && expression->first.kind == DATE_WEEKDAY)
    tense = 2;
  else if (lead == DATE_LEAD_UNTIL ? tense >= 0 : lead != DATE_LEAD_NONE && tense >= -1)
    tense = 2;
  expression->lead = lead;
  expression->paragraph = s->paragraph;
  expression->sentence = s->number;
  expression->opens_sentence = start <= 1;
  expression->opens_paragraph =
      start == 0 && (s->tokens[0].at == 0 || (s->tokens[0].flags & EN_LINE) != 0);
  expression->start = s->tokens[start].start;
  expression->end = english_token_end (s, end - 1);
  /* “Figures for July” are about July. */
  if (start > 0 && english_does (s, start - 1, EN_FOR) && ABS (tense) < 3
      && !english_is_planned (s, start))
    tense = 0;
  set_tense (&expression->first, tense);
  set_tense (&expression->last, tense);
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

  for (guint i = from; i < to; i++)
    {
      DateExpression expression = { 0 };
      guint end = english_read_expression (&part, i, &expression);

      if (end == 0)
        continue;
      finish (s, i, end, &expression);
      expression.start = range->start;
      expression.end = range->end;
      g_array_append_val (finder->found, expression);
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
      finish (s, i, end, &expression);
      g_array_append_val (finder->found, expression);
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
}

static void
find (const char *text, gsize n_bytes, const DossierTextRange *marked, gsize n_marked,
      GArray *found)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (EnglishToken));
  EnglishReader reader = { .text = text, .n_bytes = n_bytes, .tokens = tokens };
  Finder finder = { marked, n_marked, 0, found };
  EnglishSentence sentence;

  while (english_read_sentence (&reader, &sentence))
    read_sentence (&sentence, &finder);
}

const DossierDateLanguage dossier_date_english = { "en", find };
