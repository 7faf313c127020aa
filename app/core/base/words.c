#include "base/words.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/*
 * What counts as a word in search, in one pass and without allocating.
 *
 * Words are runs of letters and digits, folded by NFKC_Casefold and stripped of diacritics, whether
 * these come composed or apart. Chinese, Japanese and Korean write words without spaces or with
 * endings stuck to them; their runs become overlapping pairs of characters and the last character
 * alone: 북한이 gives 북한, 한이, 이. A run of n characters sought is then the phrase of its n - 1
 * pairs, and one character is the prefix of a pair, so that exactly those texts are found that
 * hold the characters side by side.
 */

#define MAX_TOKEN   1024 /* bytes of a folded word; the rest of a longer one is not indexed */
#define MAX_FOLDING 36   /* code points that one can fold to (18), taken apart */
#define PAIR_BYTES  8    /* two code points in UTF-8 */

typedef struct
{
  gunichar c;
  int start;
  int end;
} Character;

typedef struct
{
  DossierWordsFlags flags;
  DossierWordsFunc func;
  gpointer data;
  int result;
  const UNormalizer2 *casefold;
  const UNormalizer2 *compose;
  /* the word being read */
  char word[MAX_TOKEN];
  int word_length;
  int word_start;
  int word_end;
  /* the last two characters of the run being read; c is 0 for none */
  Character previous;
  Character last;
  Character pending; /* a query's run that waits: is it the final one? */
} Reader;

static const struct
{
  gunichar first;
  gunichar last;
} cjk_ranges[] = {
  { 0x1100, 0x11ff },   { 0x2e80, 0x2fdf }, { 0x3005, 0x3007 },   { 0x3021, 0x3029 },
  { 0x3031, 0x3035 },   { 0x3038, 0x303b }, { 0x3041, 0x3096 },   { 0x309d, 0x309f },
  { 0x30a1, 0x30fa },   { 0x30fc, 0x30ff }, { 0x3105, 0x312f },   { 0x3131, 0x318e },
  { 0x31a0, 0x31bf },   { 0x31f0, 0x31ff }, { 0x3400, 0x4dbf },   { 0x4e00, 0x9fff },
  { 0xa960, 0xa97c },   { 0xac00, 0xd7a3 }, { 0xd7b0, 0xd7fb },   { 0xf900, 0xfaff },
  { 0xff66, 0xff9d },   { 0xffa0, 0xffdc }, { 0x16ff0, 0x18cff }, { 0x1aff0, 0x1b2ff },
  { 0x20000, 0x3ffff },
};

/**
 * dossier_words_is_cjk:
 * @c: a code point
 *
 * Returns: whether @c belongs to a script that is indexed by pairs: Han, kana, bopomofo, Hangul.
 * Any thread.
 */
gboolean
dossier_words_is_cjk (gunichar c)
{
  if (c >= 0xac00 && c <= 0xd7a3)
    return TRUE;
  if (c >= 0x4e00 && c <= 0x9fff)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (cjk_ranges) && c >= cjk_ranges[i].first; i++)
    if (c <= cjk_ranges[i].last)
      return TRUE;
  return FALSE;
}

static void
emit (Reader *reader, const char *token, int length, int start, int end)
{
  if (reader->pending.c != 0)
    {
      Character alone = reader->pending;
      char utf8[6];

      reader->pending.c = 0;
      emit (reader, utf8, g_unichar_to_utf8 (alone.c, utf8), alone.start, alone.end);
    }
  if (reader->result == 0)
    reader->result = reader->func (reader->data, token, length, start, end);
}

static void
end_word (Reader *reader)
{
  if (reader->word_length > 0)
    emit (reader, reader->word, reader->word_length, reader->word_start, reader->word_end);
  reader->word_length = 0;
}

static void
emit_pair (Reader *reader)
{
  char utf8[PAIR_BYTES + 4];
  int length = g_unichar_to_utf8 (reader->previous.c, utf8);

  length += g_unichar_to_utf8 (reader->last.c, utf8 + length);
  emit (reader, utf8, length, reader->previous.start, reader->last.end);
}

static void
end_run (Reader *reader)
{
  gboolean is_pair = reader->previous.c != 0;
  char utf8[6];

  if (reader->last.c == 0)
    return;
  if (is_pair)
    emit_pair (reader);
  if (is_pair && (reader->flags & DOSSIER_WORDS_QUERY) != 0)
    reader->pending = reader->last;
  else
    emit (reader, utf8, g_unichar_to_utf8 (reader->last.c, utf8), reader->last.start,
          reader->last.end);
  reader->previous.c = 0;
  reader->last.c = 0;
}

/* Letters of a syllable and voicing marks that follow a character become part of it. */
static gboolean
join_to_last (Reader *reader, gunichar c, int end)
{
  UChar32 joined;

  if (reader->last.c == 0)
    return FALSE;
  if (c != 0x3099 && c != 0x309a && !(c >= 0x1160 && c <= 0x11ff))
    return FALSE;
  joined = unorm2_composePair (reader->compose, (UChar32) reader->last.c, (UChar32) c);
  if (joined < 0)
    return FALSE;
  reader->last.c = (gunichar) joined;
  reader->last.end = end;
  return TRUE;
}

static void
add_cjk (Reader *reader, gunichar c, int start, int end)
{
  end_word (reader);
  if (reader->last.c != 0)
    {
      if (reader->previous.c != 0)
        emit_pair (reader);
      reader->previous = reader->last;
    }
  reader->last = (Character){ c, start, end };
}

static void
add_letter (Reader *reader, gunichar c, int start, int end)
{
  end_run (reader);
  if (reader->word_length == 0)
    reader->word_start = start;
  if (reader->word_length <= MAX_TOKEN - 6)
    reader->word_length += g_unichar_to_utf8 (c, reader->word + reader->word_length);
  reader->word_end = end;
}

static void
end_all (Reader *reader)
{
  end_word (reader);
  end_run (reader);
}

/* Marks above and below, and the points of Hebrew and Arabic. The signs of Indic and Thai writing
 * have other classes and stay: there they tell words apart. */
static gboolean
is_diacritic (gunichar c)
{
  guint8 class = u_getCombiningClass ((UChar32) c);

  return class >= 200 || (class >= 10 && class <= 36) || class == 1;
}

static void
add_folded (Reader *reader, gunichar c, int start, int end)
{
  gint8 type;

  if (join_to_last (reader, c, end))
    return;
  if (dossier_words_is_cjk (c))
    {
      add_cjk (reader, c, start, end);
      return;
    }
  type = u_charType ((UChar32) c);
  if (u_isalnum ((UChar32) c) || type == U_LETTER_NUMBER || type == U_OTHER_NUMBER
      || type == U_PRIVATE_USE_CHAR)
    add_letter (reader, c, start, end);
  else if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK
           || type == U_ENCLOSING_MARK)
    {
      if (reader->word_length == 0)
        return;
      if (is_diacritic (c))
        reader->word_end = end;
      else
        add_letter (reader, c, start, end);
    }
  else
    end_all (reader);
}

/* Folds @c and adds what it becomes: É is e, ﬁ is f and i, ㍿ is four characters. */
static void
add_character (Reader *reader, gunichar c, int start, int end)
{
  UChar folded[MAX_FOLDING];
  UErrorCode status = U_ZERO_ERROR;
  gint32 n;

  if (c == 0x200b)
    {
      end_all (reader);
      return;
    }
  /* Letters of Hangul that stand alone would turn into halves of syllables. */
  if ((c >= 0xac00 && c <= 0xd7a3) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3131 && c <= 0x318e))
    {
      add_cjk (reader, c, start, end);
      return;
    }
  n = unorm2_getDecomposition (reader->casefold, (UChar32) c, folded, MAX_FOLDING, &status);
  if (n < 0 || U_FAILURE (status))
    {
      n = 0;
      U16_APPEND_UNSAFE (folded, n, c);
    }
  for (gint32 i = 0; i < n;)
    {
      UChar apart[MAX_FOLDING];
      UChar32 part;
      gint32 n_apart = -1;

      U16_NEXT (folded, i, n, part);
      status = U_ZERO_ERROR;
      if (!dossier_words_is_cjk ((gunichar) part))
        n_apart = unorm2_getDecomposition (reader->compose, part, apart, MAX_FOLDING, &status);
      if (n_apart < 0 || U_FAILURE (status))
        {
          add_folded (reader, (gunichar) part, start, end);
          continue;
        }
      for (gint32 k = 0; k < n_apart;)
        {
          UChar32 piece;

          U16_NEXT (apart, k, n_apart, piece);
          add_folded (reader, (gunichar) piece, start, end);
        }
    }
}

/* The code point at @i, which moves behind it; bytes that are not UTF-8 count as a space each. */
static gunichar
next_character (const char *text, gsize n_bytes, gsize *i)
{
  gunichar c = g_utf8_get_char_validated (text + *i, (gssize) MIN (n_bytes - *i, 6));

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      (*i)++;
      return ' ';
    }
  *i += (gsize) g_unichar_to_utf8 (c, NULL);
  return c;
}

/* Reads a run of ASCII letters and digits: most of most texts. */
static gsize
add_ascii (Reader *reader, const char *text, gsize n_bytes, gsize i)
{
  gsize start = i;
  int length = reader->word_length;

  if (reader->last.c != 0)
    end_run (reader);
  for (; i < n_bytes && g_ascii_isalnum (text[i]); i++)
    if (length <= MAX_TOKEN - 6)
      reader->word[length++] = g_ascii_tolower (text[i]);
  if (reader->word_length == 0)
    reader->word_start = (int) start;
  reader->word_length = length;
  reader->word_end = (int) i;
  return i;
}

/**
 * dossier_words_tokenize:
 * @text: UTF-8; bytes that are not count as spaces
 * @n_bytes: its length, at most G_MAXINT
 * @flags: whether this is a text or a query
 * @func: called for each token in order
 * @data: for @func
 *
 * Cuts a text into the tokens that search knows. A pure function: the same bytes give the same
 * tokens wherever it runs. Any thread.
 *
 * Returns: 0, or what @func returned to end it.
 */
int
dossier_words_tokenize (const char *text, gsize n_bytes, DossierWordsFlags flags,
                        DossierWordsFunc func, gpointer data)
{
  Reader reader;
  UErrorCode status = U_ZERO_ERROR;

  g_return_val_if_fail (n_bytes <= G_MAXINT, 0);

  memset (&reader, 0, G_STRUCT_OFFSET (Reader, word));
  memset (&reader.word_length, 0, sizeof reader - G_STRUCT_OFFSET (Reader, word_length));
  reader.flags = flags;
  reader.func = func;
  reader.data = data;
  reader.casefold = unorm2_getNFKCCasefoldInstance (&status);
  reader.compose = unorm2_getNFCInstance (&status);
  g_return_val_if_fail (U_SUCCESS (status), 0);

  for (gsize i = 0; i < n_bytes && reader.result == 0;)
    {
      if (g_ascii_isalnum (text[i]))
        i = add_ascii (&reader, text, n_bytes, i);
      else if ((guchar) text[i] < 0x80)
        {
          end_all (&reader);
          i++;
        }
      else
        {
          gsize start = i;
          gunichar c = next_character (text, n_bytes, &i);

          add_character (&reader, c, (int) start, (int) i);
        }
    }
  if (reader.result == 0)
    end_all (&reader);

  return reader.result;
}
