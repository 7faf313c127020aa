#include "base/segments.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/paragraphs.h"
#include "base/sentence-breaks.h"

/*
 * Paragraphs are found on the first question, by one scan for line feeds; sentences when a
 * paragraph is asked about, and kept. Words and graphemes are looked up around a position. All
 * bookkeeping is in bytes, which is what ICU and the scan give; code points are at the surface.
 */

typedef struct
{
  gsize start;
  gsize end;
  guint number;
} Sentence;

struct _DossierSegments
{
  DossierTextMap *map;
  const char *data;
  gsize n_bytes;
  char *locale;
  DossierParagraphs *paragraphs;
  GHashTable *sentences; /* position in paragraphs → GArray of Sentence */
  DossierSentenceBreaks *breaks;
  UText *text;
  UBreakIterator *words;
  UBreakIterator *graphemes;
};

/**
 * dossier_segments_new:
 * @map: the text; kept by reference
 * @locale: (nullable): its language, such as "ko"
 * @excluded: (array length=n_excluded) (nullable): what is not body, such as a title: it is not
 *   counted, and sentences end at its edges
 * @n_excluded: how many
 *
 * The paragraphs, sentences and words of a text. Making it costs nothing; what is asked about is
 * found then. For one thread at a time.
 *
 * Returns: (transfer full): the segments.
 */
DossierSegments *
dossier_segments_new (DossierTextMap *map, const char *locale, const DossierTextRange *excluded,
                      gsize n_excluded)
{
  DossierSegments *segments = g_new0 (DossierSegments, 1);

  segments->map = dossier_text_map_ref (map);
  segments->data = dossier_text_map_get_data (map, &segments->n_bytes);
  segments->locale = g_strdup (locale);
  segments->paragraphs = dossier_paragraphs_new (map, excluded, n_excluded);
  return segments;
}

/**
 * dossier_segments_free:
 * @segments: (transfer full): segments
 *
 * Frees them.
 */
void
dossier_segments_free (DossierSegments *segments)
{
  g_clear_pointer (&segments->words, ubrk_close);
  g_clear_pointer (&segments->graphemes, ubrk_close);
  g_clear_pointer (&segments->text, utext_close);
  g_clear_pointer (&segments->breaks, dossier_sentence_breaks_free);
  g_clear_pointer (&segments->sentences, g_hash_table_unref);
  dossier_paragraphs_free (segments->paragraphs);
  g_free (segments->locale);
  dossier_text_map_unref (segments->map);
  g_free (segments);
}

static void
split_piece (DossierSegments *segments, gsize start, gsize end, gboolean is_body, GArray *sentences,
             guint *number)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DossierByteRange));

  if (segments->breaks == NULL)
    segments->breaks = dossier_sentence_breaks_new (segments->locale);
  dossier_sentence_breaks_split (segments->breaks, segments->data + start, end - start, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const DossierByteRange *range = &g_array_index (ranges, DossierByteRange, i);
      Sentence sentence = { start + range->start, start + range->end, is_body ? ++*number : 0 };

      g_array_append_val (sentences, sentence);
    }
}

static GArray *
get_sentences (DossierSegments *segments, guint position)
{
  const DossierParagraph *paragraph = dossier_paragraphs_get (segments->paragraphs, position);
  GArray *sentences;
  guint number = 0;

  if (segments->sentences == NULL)
    segments->sentences = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  sentences = g_hash_table_lookup (segments->sentences, GUINT_TO_POINTER (position));
  if (sentences != NULL)
    return sentences;

  sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  for (gsize start = paragraph->start; start < paragraph->end;)
    {
      gboolean is_body;
      gsize end =
          dossier_paragraphs_next_piece (segments->paragraphs, start, paragraph->end, &is_body);

      split_piece (segments, start, end, is_body, sentences, &number);
      start = end;
    }
  g_hash_table_insert (segments->sentences, GUINT_TO_POINTER (position), sentences);
  return sentences;
}

static gboolean
give (DossierSegments *segments, gsize start, gsize end, guint paragraph, guint sentence,
      DossierSegment *out)
{
  out->start = dossier_text_map_offset_at_byte (segments->map, start);
  out->end = dossier_text_map_offset_at_byte (segments->map, end);
  out->paragraph = paragraph;
  out->sentence = sentence;
  return TRUE;
}

static gboolean
give_paragraph (DossierSegments *segments, guint position, DossierSegment *out)
{
  const DossierParagraph *paragraph = dossier_paragraphs_get (segments->paragraphs, position);

  return give (segments, paragraph->start, paragraph->end, paragraph->number, 0, out);
}

static gboolean
give_sentence (DossierSegments *segments, guint position, guint i, DossierSegment *out)
{
  Sentence *sentence = &g_array_index (get_sentences (segments, position), Sentence, i);

  return give (
      segments, sentence->start, sentence->end,
      sentence->number > 0 ? dossier_paragraphs_get (segments->paragraphs, position)->number : 0,
      sentence->number, out);
}

/* Whether @at is in the line of the paragraph that was found for it, not in a blank one before. */
static gboolean
is_in_line (DossierSegments *segments, guint position, gsize at)
{
  return position < dossier_paragraphs_get_n (segments->paragraphs)
         && dossier_paragraphs_get (segments->paragraphs, position)->line_start <= at;
}

/**
 * dossier_segments_get_n_paragraphs:
 * @segments: segments
 *
 * Returns: how many paragraphs are counted.
 */
guint
dossier_segments_get_n_paragraphs (DossierSegments *segments)
{
  return dossier_paragraphs_get_n_numbered (segments->paragraphs);
}

/**
 * dossier_segments_get_paragraph:
 * @segments: segments
 * @number: from 1
 * @paragraph: (out): the paragraph
 *
 * Returns: whether there is one with this number.
 */
gboolean
dossier_segments_get_paragraph (DossierSegments *segments, guint number, DossierSegment *paragraph)
{
  if (number < 1 || number > dossier_paragraphs_get_n_numbered (segments->paragraphs))
    return FALSE;
  return give_paragraph (segments, dossier_paragraphs_get_numbered (segments->paragraphs, number),
                         paragraph);
}

/**
 * dossier_segments_paragraph_at:
 * @segments: segments
 * @offset: code points
 * @paragraph: (out): the paragraph without the spaces around it
 *
 * Returns: whether the line of @offset holds anything but spaces. The end of a line belongs to it.
 */
gboolean
dossier_segments_paragraph_at (DossierSegments *segments, guint offset, DossierSegment *paragraph)
{
  gsize at = dossier_text_map_byte_at (segments->map, offset);
  guint position = dossier_paragraphs_find (segments->paragraphs, at);

  if (!is_in_line (segments, position, at))
    return FALSE;
  return give_paragraph (segments, position, paragraph);
}

/* How many sentences of a paragraph start at @at or before it. */
static guint
count_started (GArray *sentences, gsize at)
{
  guint low = 0;
  guint high = sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sentences, Sentence, middle).start <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_segments_sentence_at:
 * @segments: segments
 * @offset: code points
 * @sentence: (out): the sentence without the spaces around it
 *
 * The space between two sentences belongs to the first.
 *
 * Returns: whether the line of @offset holds anything but spaces.
 */
gboolean
dossier_segments_sentence_at (DossierSegments *segments, guint offset, DossierSegment *sentence)
{
  gsize at = dossier_text_map_byte_at (segments->map, offset);
  guint position = dossier_paragraphs_find (segments->paragraphs, at);
  guint started;

  if (!is_in_line (segments, position, at))
    return FALSE;
  started = count_started (get_sentences (segments, position), at);
  return give_sentence (segments, position, started > 0 ? started - 1 : 0, sentence);
}

/**
 * dossier_segments_next_sentence:
 * @segments: segments
 * @offset: code points
 * @sentence: (out): the first sentence that starts behind @offset, in the body or not
 *
 * Returns: FALSE at the last one.
 */
gboolean
dossier_segments_next_sentence (DossierSegments *segments, guint offset, DossierSegment *sentence)
{
  gsize at = dossier_text_map_byte_at (segments->map, offset);

  for (guint i = dossier_paragraphs_find (segments->paragraphs, at);
       i < dossier_paragraphs_get_n (segments->paragraphs); i++)
    {
      GArray *sentences = get_sentences (segments, i);
      guint started = count_started (sentences, at);

      if (started < sentences->len)
        return give_sentence (segments, i, started, sentence);
    }
  return FALSE;
}

/**
 * dossier_segments_previous_sentence:
 * @segments: segments
 * @offset: code points
 * @sentence: (out): the sentence before the one at @offset, in the body or not
 *
 * Returns: FALSE at the first one.
 */
gboolean
dossier_segments_previous_sentence (DossierSegments *segments, guint offset,
                                    DossierSegment *sentence)
{
  gsize at = dossier_text_map_byte_at (segments->map, offset);
  guint position = dossier_paragraphs_find (segments->paragraphs, at);

  if (is_in_line (segments, position, at))
    {
      guint started = count_started (get_sentences (segments, position), at);

      if (started >= 2)
        return give_sentence (segments, position, started - 2, sentence);
    }
  if (position == 0)
    return FALSE;
  return give_sentence (segments, position - 1, get_sentences (segments, position - 1)->len - 1,
                        sentence);
}

/* An iterator over the whole text; it reads only around the positions asked for. */
static UBreakIterator *
open_iterator (DossierSegments *segments, UBreakIteratorType type)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open (type, segments->locale, NULL, 0, &status);

  segments->text =
      utext_openUTF8 (segments->text, segments->data, (gint64) segments->n_bytes, &status);
  if (U_SUCCESS (status))
    ubrk_setUText (iterator, segments->text, &status);
  if (U_FAILURE (status))
    g_clear_pointer (&iterator, ubrk_close);
  return iterator;
}

/* The word that holds the code point at @at, which is before the end. */
static gboolean
find_word (DossierSegments *segments, gsize at, DossierTextRange *word)
{
  gsize behind = (gsize) (g_utf8_next_char (segments->data + at) - segments->data);
  gint32 start = ubrk_isBoundary (segments->words, (gint32) at)
                     ? (gint32) at
                     : ubrk_preceding (segments->words, (gint32) at);
  gint32 end = ubrk_isBoundary (segments->words, (gint32) behind)
                   ? (gint32) behind
                   : ubrk_following (segments->words, (gint32) behind);

  if (ubrk_getRuleStatus (segments->words) < UBRK_WORD_NONE_LIMIT)
    return FALSE;
  word->start = dossier_text_map_offset_at_byte (segments->map, (gsize) start);
  word->end = dossier_text_map_offset_at_byte (segments->map, (gsize) end);
  return TRUE;
}

/**
 * dossier_segments_word_at:
 * @segments: segments
 * @offset: code points
 * @word: (out): the word
 *
 * Words are ICU's: Chinese and Japanese ones come from its dictionary. A position right behind a
 * word counts as in it where no other word begins.
 *
 * Returns: whether there is a word.
 */
gboolean
dossier_segments_word_at (DossierSegments *segments, guint offset, DossierTextRange *word)
{
  guint length = dossier_text_map_get_length (segments->map);

  if (segments->words == NULL)
    segments->words = open_iterator (segments, UBRK_WORD);
  if (segments->words == NULL)
    return FALSE;
  if (offset < length
      && find_word (segments, dossier_text_map_byte_at (segments->map, offset), word))
    return TRUE;
  if (offset == 0 || offset > length)
    return FALSE;
  return find_word (segments, dossier_text_map_byte_at (segments->map, offset - 1), word);
}

/**
 * dossier_segments_round:
 * @segments: segments
 * @range: (inout): code points
 *
 * Widens a range so that neither end splits what a person sees as one character: a letter and its
 * accent, a flag, a syllable written in parts.
 */
void
dossier_segments_round (DossierSegments *segments, DossierTextRange *range)
{
  guint length = dossier_text_map_get_length (segments->map);
  gsize start;
  gsize end;

  range->end = MIN (range->end, length);
  range->start = MIN (range->start, range->end);
  if (segments->graphemes == NULL)
    segments->graphemes = open_iterator (segments, UBRK_CHARACTER);
  if (segments->graphemes == NULL)
    return;
  start = dossier_text_map_byte_at (segments->map, range->start);
  end = dossier_text_map_byte_at (segments->map, range->end);
  if (!ubrk_isBoundary (segments->graphemes, (gint32) start))
    range->start = dossier_text_map_offset_at_byte (
        segments->map, (gsize) ubrk_preceding (segments->graphemes, (gint32) start));
  if (!ubrk_isBoundary (segments->graphemes, (gint32) end))
    range->end = dossier_text_map_offset_at_byte (
        segments->map, (gsize) ubrk_following (segments->graphemes, (gint32) end));
}

/**
 * dossier_segments_locator:
 * @segments: segments
 * @start: code points
 *
 * Where a passage begins, as people read it: "¶2, s. 1". Not translated: it stands in exports,
 * which are the same in every language.
 *
 * Returns: (transfer full) (nullable): the locator; NULL where @start is in nothing that is counted.
 */
char *
dossier_segments_locator (DossierSegments *segments, guint start)
{
  return dossier_segments_locator_range (segments, start, start);
}

/**
 * dossier_segments_locator_range:
 * @segments: segments
 * @start: code points
 * @end: code points
 *
 * Returns: (transfer full) (nullable): "¶2, s. 1", "¶2, s. 1–2" or "¶2, s. 3 – ¶4, s. 1"; NULL where
 * either end is in nothing that is counted, such as a title: then say which zone it is.
 */
char *
dossier_segments_locator_range (DossierSegments *segments, guint start, guint end)
{
  DossierSegment first;
  DossierSegment last;

  if (!dossier_segments_sentence_at (segments, start, &first) || first.sentence == 0)
    return NULL;
  if (end <= start || !dossier_segments_sentence_at (segments, end - 1, &last)
      || last.sentence == 0)
    last = first;
  if (last.paragraph != first.paragraph)
    return g_strdup_printf ("¶%u, s. %u – ¶%u, s. %u", first.paragraph, first.sentence,
                            last.paragraph, last.sentence);
  if (last.sentence != first.sentence)
    return g_strdup_printf ("¶%u, s. %u–%u", first.paragraph, first.sentence, last.sentence);
  return g_strdup_printf ("¶%u, s. %u", first.paragraph, first.sentence);
}
