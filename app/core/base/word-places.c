#include "base/word-places.h"

#include <string.h>

#include "base/words.h"

/* A word of a text or of what is sought: its folded form and the bytes it stands on. */
typedef struct
{
  char *folded;
  int start;
  int end;
} Word;

static void
word_clear (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
}

static int
add_word_cb (gpointer data, const char *token, int length, int start, int end)
{
  Word word = { g_strndup (token, (gsize) length), start, end };

  g_array_append_val ((GArray *) data, word);
  return 0;
}

static GArray *
split (const char *text, gsize n_bytes, DossierWordsFlags flags)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, word_clear);
  dossier_words_tokenize (text, n_bytes, flags, add_word_cb, words);
  return words;
}

/* What is compared with the text while it is split: the last words seen, as many as are sought. */
typedef struct
{
  GArray *sought;
  GArray *starts; /* of int: where each of the last words began */
  DossierTextMap *map;
  GArray *places;
} Matching;

static gboolean
same_word (const Word *sought, const char *token, int length)
{
  return strlen (sought->folded) == (gsize) length && memcmp (sought->folded, token, length) == 0;
}

static void
add_place (Matching *self, int start, int end)
{
  DossierTextRange place = {
    dossier_text_map_offset_at_byte (self->map, (gsize) start),
    dossier_text_map_offset_at_byte (self->map, (gsize) end),
  };
  const DossierTextRange *last =
      self->places->len > 0 ? &g_array_index (self->places, DossierTextRange, self->places->len - 1)
                            : NULL;

  /* "ha ha ha" holds "ha ha" once: places do not overlap. */
  if (last == NULL || place.start >= last->end)
    g_array_append_val (self->places, place);
}

/* Sought words are few, so each possible beginning is followed by its own counter. */
static int
match_cb (gpointer data, const char *token, int length, int start, int end)
{
  Matching *self = data;
  guint n = self->sought->len;

  for (guint i = n; i-- > 0;)
    {
      int *begun = &g_array_index (self->starts, int, i);
      int from = i == 0 ? start : g_array_index (self->starts, int, i - 1);

      *begun = -1;
      if (from < 0 || !same_word (&g_array_index (self->sought, Word, i), token, length))
        continue;
      *begun = from;
      if (i == n - 1)
        add_place (self, from, end);
    }
  return 0;
}

/**
 * dossier_word_places:
 * @map: a text
 * @words: words that are sought in their order
 *
 * Finds @words as whole words, with what stands between them of no matter and letters folded as
 * search does it: case, diacritics. Runs of Korean and Chinese are found inside longer ones.
 *
 * Returns: (transfer full) (element-type DossierTextRange): where, in code points, in ascending
 *   order and without overlaps. Any thread.
 */
GArray *
dossier_word_places (DossierTextMap *map, const char *words)
{
  g_autoptr (GArray) sought = split (words, strlen (words), DOSSIER_WORDS_QUERY);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (int));
  Matching matching = { sought, starts, map,
                        g_array_new (FALSE, FALSE, sizeof (DossierTextRange)) };
  gsize n_bytes;
  const char *text = dossier_text_map_get_data (map, &n_bytes);

  if (sought->len == 0)
    return matching.places;
  for (guint i = 0; i < sought->len; i++)
    {
      int none = -1;
      g_array_append_val (starts, none);
    }
  dossier_words_tokenize (text, n_bytes, DOSSIER_WORDS_TEXT, match_cb, &matching);
  return matching.places;
}
