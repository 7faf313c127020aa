#include "base/text-parts.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/sentence-breaks.h"

/* GtkTextView lays out about 1.5 MB a second, and until it has, scroll bar and jumps are guesses:
 * above LONG a text is shown part by part. A part ends with a line within the last WINDOW of its
 * length; where there is no line end, with a sentence, then a word, then a character as people see
 * it. All in bytes. */
#define LONG   (2 * 1000 * 1000)
#define PART   (512 * 1024)
#define WINDOW (32 * 1024)

/* The byte behind the last line end in the window, or 0. */
static gsize
find_line_end (const char *data, gsize from, gsize to)
{
  for (gsize i = to; i > from; i--)
    if (data[i - 1] == '\n')
      return i;
  return 0;
}

/* The byte at which the last whole sentence of the window ends, or 0. What follows the end of a
 * sentence, such as its space, stays with it. */
static gsize
find_sentence_end (const char *data, gsize from, gsize to)
{
  g_autoptr (DossierSentenceBreaks) breaks = dossier_sentence_breaks_new (NULL);
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (DossierByteRange));

  dossier_sentence_breaks_split (breaks, data + from, to - from, sentences);
  return sentences->len > 1
             ? from + g_array_index (sentences, DossierByteRange, sentences->len - 1).start
             : 0;
}

/* The last place in the window where two characters as people see them meet, or 0. */
static gsize
find_character_end (const char *data, gsize from, gsize to)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *text = utext_openUTF8 (NULL, data + from, (gint64) (to - from), &status);
  UBreakIterator *characters = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  gint32 at = 0;

  if (U_SUCCESS (status))
    ubrk_setUText (characters, text, &status);
  if (U_SUCCESS (status))
    at = ubrk_preceding (characters, (gint32) (to - from));
  g_clear_pointer (&characters, ubrk_close);
  g_clear_pointer (&text, utext_close);
  return at > 0 ? from + (gsize) at : 0;
}

/* The byte behind the last space in the window, or 0. */
static gsize
find_word_end (const char *data, gsize from, gsize to)
{
  for (gsize i = to; i > from; i--)
    if (data[i - 1] == ' ')
      return i;
  return 0;
}

/* Where the part that begins before @limit ends; @limit is not inside a code point. */
static gsize
find_end (const char *data, gsize limit)
{
  gsize (*const find[]) (const char *, gsize, gsize) = { find_line_end, find_sentence_end,
                                                         find_word_end, find_character_end };
  gsize from = limit - WINDOW;

  while (((guchar) data[from] & 0xc0) == 0x80)
    from++;
  for (guint i = 0; i < G_N_ELEMENTS (find); i++)
    {
      gsize end = find[i](data, from, limit);

      if (end > from)
        return end;
    }
  return limit;
}

/**
 * dossier_text_parts_find:
 * @map: a text
 *
 * A text of more than 2 MB is shown in parts of about half a megabyte. Looks at the text around
 * their borders only.
 *
 * Returns: (transfer full) (element-type guint): the code points at which parts begin; one part,
 *   from 0, for a shorter text. Any thread.
 */
GArray *
dossier_text_parts_find (DossierTextMap *map)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize n_bytes;
  const char *data = dossier_text_map_get_data (map, &n_bytes);
  guint start = 0;

  g_array_append_val (parts, start);
  if (n_bytes <= LONG)
    return parts;
  /* A last part of a few lines would only be in the way. */
  for (gsize at = 0; n_bytes - at > PART + PART / 4;)
    {
      gsize limit = at + PART;

      while (((guchar) data[limit] & 0xc0) == 0x80)
        limit--;
      at = find_end (data, limit);
      start = dossier_text_map_offset_at_byte (map, at);
      g_array_append_val (parts, start);
    }
  return parts;
}

/**
 * dossier_text_parts_at:
 * @parts: what dossier_text_parts_find() returned
 * @offset: a code point
 *
 * Returns: the part that holds it, the last one for what is behind the text
 */
guint
dossier_text_parts_at (GArray *parts, guint offset)
{
  guint low = 0;
  guint high = parts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (parts, guint, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}
