#include "base/sentence-breaks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/abbreviations.h"

/*
 * ICU finds where sentences may end; what it gets wrong in news is put right here: stops after
 * abbreviations, speech that goes on after its quotation mark, closing marks that a space has
 * separated from their sentence.
 */

struct _DossierSentenceBreaks
{
  UBreakIterator *iterator; /* NULL where ICU has no data: then a text is one sentence */
  UText *text;
  gboolean has_ordinals;
};

/**
 * dossier_sentence_breaks_new:
 * @locale: (nullable): language of the texts, such as "en" or "ko-KR"
 *
 * Returns: (transfer full): a splitter for one thread.
 */
DossierSentenceBreaks *
dossier_sentence_breaks_new (const char *locale)
{
  static const char *const with_ordinals[] = { "de", "da", "nb", "nn", "no", "fi", "cs",
                                               "sk", "hu", "et", "hr", "sl", "sr", NULL };
  DossierSentenceBreaks *breaks = g_new0 (DossierSentenceBreaks, 1);
  g_autofree char *language =
      g_strndup (locale != NULL ? locale : "", locale != NULL ? strcspn (locale, "-_@.") : 0);
  UErrorCode status = U_ZERO_ERROR;

  breaks->iterator = ubrk_open (UBRK_SENTENCE, language, NULL, 0, &status);
  if (U_FAILURE (status))
    g_clear_pointer (&breaks->iterator, ubrk_close);
  breaks->has_ordinals = g_strv_contains (with_ordinals, language);
  return breaks;
}

/**
 * dossier_sentence_breaks_free:
 * @breaks: (transfer full): a splitter
 *
 * Frees it.
 */
void
dossier_sentence_breaks_free (DossierSentenceBreaks *breaks)
{
  g_clear_pointer (&breaks->iterator, ubrk_close);
  g_clear_pointer (&breaks->text, utext_close);
  g_free (breaks);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xa0 || c == 0x200b || c == 0xfeff;
}

static gboolean
is_closer (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_CLOSE_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean
is_opener (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_OPEN_PUNCTUATION
         || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* Where the characters before @at that satisfy @test begin. */
static gsize
skip_back (const char *text, gsize from, gsize at, gboolean (*test) (gunichar))
{
  while (at > from)
    {
      const char *previous = g_utf8_prev_char (text + at);

      if (!test (g_utf8_get_char (previous)))
        break;
      at = (gsize) (previous - text);
    }
  return at;
}

static gsize
skip_forward (const char *text, gsize n_bytes, gsize at, gboolean (*test) (gunichar))
{
  while (at < n_bytes && test (g_utf8_get_char (text + at)))
    at = (gsize) (g_utf8_next_char (text + at) - text);
  return at;
}

static gboolean
is_of_abbreviation (gunichar c)
{
  return c == '.' || g_unichar_isalnum (c);
}

/* Whether the sentence that began at @start goes on at @at, where ICU would end it. */
static gboolean
goes_on (DossierSentenceBreaks *breaks, const char *text, gsize n_bytes, gsize start, gsize at)
{
  gsize end = skip_back (text, start, at, is_space);
  gsize stop = skip_back (text, start, end, is_closer);
  gsize rest = skip_forward (text, n_bytes, at, is_space);
  gsize word;

  if (rest >= n_bytes || stop == start || text[rest] == '[')
    return FALSE;
  if (strchr (".?!", text[stop - 1]) == NULL)
    return FALSE;
  /* "Will he go?" he asked. */
  if (g_unichar_islower (g_utf8_get_char (text + rest)))
    return TRUE;
  if (text[stop - 1] != '.' || stop != end)
    return FALSE;
  word = skip_back (text, start, stop - 1, is_of_abbreviation);
  rest = skip_forward (text, n_bytes, rest, is_opener);
  return dossier_abbreviation_goes_on (text + word, stop - 1 - word, text + rest, n_bytes - rest,
                                       word == start, breaks->has_ordinals);
}

/* Takes closing marks that stand apart behind the end of a sentence to it: «left. ” Kim». */
static gsize
take_closers (const char *text, gsize n_bytes, gsize at)
{
  gsize rest = skip_forward (text, n_bytes, at, is_space);
  gsize behind = skip_forward (text, n_bytes, rest, is_closer);

  if (behind == rest || (behind < n_bytes && !is_space (g_utf8_get_char (text + behind))))
    return at;
  return behind;
}

static void
add_trimmed (const char *text, gsize start, gsize end, GArray *sentences)
{
  DossierByteRange range;

  range.start = skip_forward (text, end, start, is_space);
  range.end = skip_back (text, range.start, end, is_space);
  if (range.end > range.start)
    g_array_append_val (sentences, range);
}

/**
 * dossier_sentence_breaks_split:
 * @breaks: a splitter
 * @text: valid UTF-8; one paragraph
 * @n_bytes: its length
 * @sentences: where the sentences are appended, as DossierByteRange, without the spaces around them
 *
 * Closing quotation marks and brackets belong to their sentence; a credit in brackets behind it is a
 * sentence of its own. Runs in the length of the text.
 */
void
dossier_sentence_breaks_split (DossierSentenceBreaks *breaks, const char *text, gsize n_bytes,
                               GArray *sentences)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize start = 0;

  if (breaks->iterator != NULL)
    {
      breaks->text = utext_openUTF8 (breaks->text, text, (gint64) n_bytes, &status);
      ubrk_setUText (breaks->iterator, breaks->text, &status);
    }
  if (breaks->iterator != NULL && U_SUCCESS (status))
    for (gint32 at = ubrk_next (breaks->iterator); at != UBRK_DONE;
         at = ubrk_next (breaks->iterator))
      {
        gsize from = skip_forward (text, n_bytes, start, is_space);
        gsize end;

        if ((gsize) at <= from || goes_on (breaks, text, n_bytes, from, (gsize) at))
          continue;
        end = take_closers (text, n_bytes, (gsize) at);
        add_trimmed (text, start, end, sentences);
        start = end;
      }
  add_trimmed (text, start, n_bytes, sentences);
}
