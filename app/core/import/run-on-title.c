#include "import/proposal-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Some outlets' texts arrive with the title glued to the first sentence. No mark divides them, so
 * every word that could open the sentence is weighed: whether it opens sentences, whether the words
 * before read like a headline, whether what follows reads like a sentence. */
#define WINDOW_BYTES          500
#define MAX_WORDS             64
#define MIN_TITLE_WORDS       5
#define MIN_TITLE_CODE_POINTS 20
#define MAX_TITLE_CODE_POINTS 160
#define MIN_LEDE_WORDS        6
#define ENOUGH                46

typedef struct
{
  const char *start;
  gsize length;
  gboolean is_capital;
  char *folded; /* without the punctuation around it, in small letters */
} Word;

static gboolean
is_any_of (const char *word, const char *list)
{
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  return *word != '\0' && strstr (list, padded) != NULL;
}

static const char openers[] =
    " the a an in on at as after before when while with it he she they this that these there for "
    "since despite amid following under two three four if although though more several some many "
    "more than during according to we i his her its their no not one both ";
static const char joints[] =
    " of the a an to in and or for with by on at from over as vs into between against about under "
    "after before told said says tells newspaper daily magazine that than its his her their ";
static const char verbs[] =
    " said says say was were is are has have had will would may might could can should announced "
    "reported told agreed met arrived began opened plans called urged warned held signed went "
    "took made became vowed accused expressed faces remains appears seeks ";
static const char media[] =
    " times post herald news journal guardian economist press daily telegraph "
    "tribune independent observer ";

static void
free_words (Word *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_free (words[i].folded);
}

static char *
fold (const char *start, gsize length)
{
  const char *end = start + length;

  while (start < end && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_utf8_strdown (start, end - start);
}

static gboolean
begins_with_capital (const char *start, gsize length)
{
  const char *p = start;

  while (p < start + length && g_unichar_ispunct (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p < start + length && g_unichar_isupper (g_utf8_get_char (p));
}

/* A full stop ends a sentence unless it belongs to an abbreviation: "U.S.", "Jan.", "Mr.". */
static gboolean
ends_sentence (const Word *word)
{
  char last = word->start[word->length - 1];

  if (last == '"' && word->length > 1)
    last = word->start[word->length - 2];
  if (last == '!' || last == '?')
    return TRUE;
  return last == '.' && strlen (word->folded) > 4 && strchr (word->folded, '.') == NULL;
}

/* The words up to the end of the first sentence. */
static gsize
split_words (const char *text, gsize length, Word *words)
{
  const char *end = text + MIN (length, WINDOW_BYTES);
  const char *p = text;
  gsize n = 0;

  while (p < end && n < MAX_WORDS)
    {
      const char *space = memchr (p, ' ', (gsize) (end - p));

      if (space == NULL && end < text + length)
        break;
      space = space != NULL ? space : end;
      if (space > p)
        {
          Word *word = &words[n++];

          word->start = p;
          word->length = (gsize) (space - p);
          word->is_capital = begins_with_capital (p, word->length);
          word->folded = fold (p, word->length);
          if (ends_sentence (word) && n > MIN_TITLE_WORDS + MIN_LEDE_WORDS)
            break;
        }
      p = space + 1;
    }
  return n;
}

static double
share_of_capitals (const Word *words, gsize from, gsize to)
{
  gsize n = 0;
  gsize n_capital = 0;

  for (gsize i = from; i < to; i++)
    if (strlen (words[i].folded) >= 4)
      {
        n++;
        n_capital += words[i].is_capital;
      }
  return n > 0 ? (double) n_capital / n : 0;
}

static gboolean
holds (const Word *words, gsize from, gsize to, const char *list)
{
  for (gsize i = from; i < to; i++)
    if (!words[i].is_capital && is_any_of (words[i].folded, list))
      return TRUE;
  return FALSE;
}

static gboolean
is_possible (const Word *words, gsize n_words, gsize i)
{
  const Word *before = &words[i - 1];
  glong title = g_utf8_strlen (words[0].start, before->start + before->length - words[0].start);

  for (gsize k = 0; k + 1 < i; k++)
    if (ends_sentence (&words[k]))
      return FALSE;
  return words[i].is_capital && i + MIN_LEDE_WORDS <= n_words && title >= MIN_TITLE_CODE_POINTS
         && title <= MAX_TITLE_CODE_POINTS
         && strchr (".,;:-(", before->start[before->length - 1]) == NULL
         && !g_str_has_suffix (before->start, "—") && !is_any_of (before->folded, joints);
}

/* "The Korea Times" in the middle of a sentence is a name. */
static gboolean
opens_media_name (const Word *words, gsize n_words, gsize i)
{
  for (gsize k = i + 1; k < MIN (n_words, i + 4) && words[k].is_capital; k++)
    if (is_any_of (words[k].folded, media))
      return TRUE;
  return FALSE;
}

static double
weigh_opening (const Word *words, gsize n_words, gsize i)
{
  double weight = 0;
  gsize k = i;

  if (is_any_of (words[i].folded, openers))
    weight += words[i - 1].is_capital ? 25 : 40;
  if (opens_media_name (words, n_words, i))
    weight -= 40;
  while (k < n_words && words[k].is_capital)
    k++;
  if (k < n_words && is_any_of (words[k].folded, verbs))
    weight += 15;
  weight += holds (words, i + 1, MIN (n_words, i + 16), verbs) ? 10 : -10;
  return weight;
}

static double
weigh_title (const Word *words, gsize n_words, gsize i)
{
  const Word *last = &words[i - 1];
  glong length = g_utf8_strlen (words[0].start, last->start + last->length - words[0].start);
  double before = share_of_capitals (words, 0, i);
  double after = share_of_capitals (words, i, MIN (n_words, i + 12));
  double weight = holds (words, 0, i, " the a an said was were ") ? -12 : 8;

  if (before > 0.75)
    weight += 40 * (before - after);
  if (length >= 35 && length <= 110)
    weight += 8;
  else if (length > 130)
    weight -= 8;
  for (gsize k = 1; before <= 0.75 && k < i; k++)
    if (!words[k].is_capital && g_str_has_suffix (words[k].folded, "s")
        && !g_str_has_suffix (words[k].folded, "ss"))
      {
        weight += 8; /* the present tense of headlines, as far as an ending tells */
        break;
      }
  return weight;
}

/**
 * dossier_run_on_find:
 * @text: the first paragraph
 * @length: its bytes
 * @title_length: (out): bytes of the title, without the space behind it
 * @confidence: (out): 0–100
 * @reason: (out): in words
 *
 * Looks for a title that runs into the first sentence. Any thread.
 *
 * Returns: whether there seems to be one
 */
gboolean
dossier_run_on_find (const char *text, gsize length, gsize *title_length, int *confidence,
                     const char **reason)
{
  Word words[MAX_WORDS];
  gsize n_words = split_words (text, length, words);
  double best = 0;
  gsize best_index = 0;

  for (gsize i = MIN_TITLE_WORDS; i < n_words; i++)
    {
      double weight;

      if (!is_possible (words, n_words, i))
        continue;
      weight = weigh_opening (words, n_words, i) + weigh_title (words, n_words, i);
      if (weight > best)
        {
          best = weight;
          best_index = i;
        }
    }
  if (best >= ENOUGH)
    {
      const Word *last = &words[best_index - 1];

      *title_length = (gsize) (last->start + last->length - text);
      *confidence = (int) CLAMP (best, 0, 90);
      *reason = _ ("The words read like a headline and the next word opens a sentence, but no line "
                   "end divides them");
    }
  free_words (words, n_words);
  return best >= ENOUGH;
}
