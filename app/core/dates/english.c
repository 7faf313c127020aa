#include "dates/english.h"

#include "dates/date-language.h"

static guint
read_expression (const EnglishSentence *s, guint i, DateExpression *expression)
{
  DateMeaning *meaning = &expression->first;
  guint end = 0;

  switch (s->tokens[i].kind)
    {
    case EN_NUMBER:
    case EN_MONTH:
    case EN_WEEKDAY:
      end = english_read_day (s, i, meaning);
      break;
    case EN_DAYWORD:
      *meaning =
          (DateMeaning){ .kind = DATE_SHIFT, .unit = DATE_UNIT_DAY, .count = s->tokens[i].value };
      end = i + 1;
      break;
    default:
      break;
    }
  if (end != 0)
    meaning->tense = english_tense (s, i, end);
  return end;
}

static void
read_sentence (const EnglishSentence *s, GArray *found)
{
  for (guint i = 0; i < s->n;)
    {
      DateExpression expression = { .paragraph = s->paragraph };
      guint end = read_expression (s, i, &expression);

      if (end == 0)
        {
          i++;
          continue;
        }
      expression.start = s->tokens[i].start;
      expression.end = english_token_end (s, end - 1);
      g_array_append_val (found, expression);
      i = end;
    }
}

static void
find (const char *text, gsize n_bytes, const DossierTextRange *marked, gsize n_marked,
      GArray *found)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (EnglishToken));
  EnglishReader reader = { .text = text, .n_bytes = n_bytes, .tokens = tokens };
  EnglishSentence sentence;

  while (english_read_sentence (&reader, &sentence))
    read_sentence (&sentence, found);
}

const DossierDateLanguage dossier_date_english = { "en", find };
