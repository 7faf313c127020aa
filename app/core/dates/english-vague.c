#include "dates/english.h"

/* Words without an edge of their own: now, recently, soon, in the near future. Nobody finds them
 * for a person; one who marks them means the day of publication, or the time before or after it. */

static const struct
{
  const char *word;
  int side; /* below 0 before publication, above 0 after it */
} words[] = {
  { "now", 0 },       { "currently", 0 }, { "presently", 0 }, { "nowadays", 0 },  { "present", 0 },
  { "recently", -1 }, { "recent", -1 },   { "lately", -1 },   { "formerly", -1 }, { "former", -1 },
  { "soon", 1 },      { "shortly", 1 },   { "future", 1 },
};

/**
 * english_read_vague:
 *
 * Reads what a person marked that tells no more than a side of publication.
 */
guint
english_read_vague (const EnglishSentence *s, guint i, DateMeaning *meaning)
{
  if (!s->is_given)
    return 0;
  *meaning = (DateMeaning){ .kind = DATE_VAGUE };
  if (english_does (s, i, EN_CURRENT))
    return i + 1;
  if (english_does (s, i, EN_EARLIER) || (english_does (s, i, EN_PAST) && i + 1 == s->n))
    {
      meaning->count = -1;
      return i + 1;
    }
  for (guint j = 0; j < G_N_ELEMENTS (words); j++)
    if (english_says (s, i, words[j].word))
      {
        meaning->count = words[j].side;
        return i + 1;
      }
  return 0;
}
