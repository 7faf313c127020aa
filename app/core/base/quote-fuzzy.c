#include "base/quote-fuzzy.h"

#include <edlib.h>
#include <string.h>

#include "base/words.h"

/*
 * Finding a quote whose letters have changed a little.
 *
 * Rare grams of the quote vote for the places where it could stand; the best few, and the place
 * where it stood, are compared by edit distance. A place is accepted only where
 *
 *  - the quote has at least 16 characters, or 8 with Chinese, Japanese or Korean ones: shorter ones
 *    resemble too much ("North Korea", "South Korea");
 *  - at least four fifths of its characters agree;
 *  - the words agree, as search folds them, but for one in five of the longer side; under five
 *    words, all of them;
 *  - every number agrees.
 */

#define MIN_CHARS     16
#define MIN_CJK_CHARS 8
#define MAX_CHARS     20000
#define MIN_SCORE     0.8
#define N_SEEDS       16
#define MAX_POSITIONS 64 /* of a more frequent gram, the nearest count */
#define N_WINDOWS     3
#define N_SYMBOLS     255 /* edlib compares bytes; one is left for whatever the quote has not */

typedef struct
{
  guint start;
  guint end;
  guint votes;
} Window;

typedef struct
{
  GHashTable *symbols; /* code point → symbol, from 1 */
  guint8 ascii[128];
} Alphabet;

static gboolean
is_long_enough (const gunichar *quote, guint length)
{
  if (length > MAX_CHARS || length < MIN_CJK_CHARS)
    return FALSE;
  if (length >= MIN_CHARS)
    return TRUE;
  for (guint i = 0; i < length; i++)
    if (dossier_words_is_cjk (quote[i]))
      return TRUE;
  return FALSE;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* Where the quote would begin for its rare grams to stand where they do; sorted. */
static GArray *
vote (const DossierFuzzyText *text, const gunichar *quote, guint length, guint hint)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint part = MAX (length / N_SEEDS, DOSSIER_GRAM);

  for (guint from = 0; from + DOSSIER_GRAM <= length; from += part)
    {
      guint n;
      guint at = from
                 + dossier_gram_index_rarest (text->index, quote + from,
                                              MIN (part + DOSSIER_GRAM - 1, length - from), &n);
      const guint *positions;

      positions =
          dossier_gram_index_get_nearest (text->index, quote + at, hint + at, MAX_POSITIONS, &n);
      for (guint i = 0; i < n; i++)
        {
          gint64 start = (gint64) positions[i] - at;

          if (memcmp (text->chars + positions[i], quote + at, DOSSIER_GRAM * sizeof *quote) == 0)
            g_array_append_val (votes, start);
        }
    }
  g_array_sort (votes, compare_positions);
  return votes;
}

static Window
make_window (const DossierFuzzyText *text, gint64 first, gint64 last, guint length, guint votes)
{
  gint64 slack = length / 4 + 8;
  Window window;

  window.start = (guint) CLAMP (first - slack, 0, (gint64) text->length);
  window.end = (guint) CLAMP (last + length + slack, 0, (gint64) text->length);
  window.votes = votes;
  return window;
}

/* The windows with most votes, the best first; those that overlap one taken are left out. */
static guint
choose_windows (const DossierFuzzyText *text, GArray *votes, guint length, Window *windows)
{
  gint64 spread = length / 4 + 8;
  guint n = 0;

  while (n < N_WINDOWS)
    {
      Window best = { 0 };

      for (guint i = 0, k = 0; i < votes->len; i++)
        {
          gint64 first = g_array_index (votes, gint64, i);
          gboolean is_taken = FALSE;

          for (k = MAX (k, i);
               k < votes->len && g_array_index (votes, gint64, k) - first <= spread;)
            k++;
          for (guint w = 0; w < n && !is_taken; w++)
            is_taken = first + length > windows[w].start && first < windows[w].end;
          if (!is_taken && k - i > best.votes)
            best = make_window (text, first, g_array_index (votes, gint64, k - 1), length, k - i);
        }
      if (best.votes < 2)
        break;
      windows[n++] = best;
    }
  return n;
}

static void
init_alphabet (Alphabet *alphabet, const gunichar *quote, guint length)
{
  guint n = 0;

  memset (alphabet->ascii, 0, sizeof alphabet->ascii);
  alphabet->symbols = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < length; i++)
    {
      gpointer key = GUINT_TO_POINTER (quote[i]);

      if (quote[i] < 128 ? alphabet->ascii[quote[i]] != 0
                         : g_hash_table_contains (alphabet->symbols, key))
        continue;
      /* A quote of more characters shares symbols; the words decide in the end. */
      n = n % (N_SYMBOLS - 1) + 1;
      if (quote[i] < 128)
        alphabet->ascii[quote[i]] = (guint8) n;
      else
        g_hash_table_insert (alphabet->symbols, key, GUINT_TO_POINTER (n));
    }
}

static char *
encode (const Alphabet *alphabet, const gunichar *chars, guint length)
{
  char *symbols = g_malloc (MAX (length, 1));

  for (guint i = 0; i < length; i++)
    symbols[i] = (char) (chars[i] < 128 ? alphabet->ascii[chars[i]]
                                        : GPOINTER_TO_UINT (g_hash_table_lookup (
                                            alphabet->symbols, GUINT_TO_POINTER (chars[i]))));
  return symbols;
}

/* Compares the quote with a window; returns the distance, -1 where it is over @limit. */
static int
compare (const Alphabet *alphabet, const char *symbols, guint length, const DossierFuzzyText *text,
         const Window *window, int limit, DossierTextRange *range)
{
  guint n = window->end - window->start;
  g_autofree char *target = encode (alphabet, text->chars + window->start, n);
  EdlibAlignResult result =
      edlibAlign (symbols, (int) length, target, (int) n,
                  edlibNewAlignConfig (limit, EDLIB_MODE_HW, EDLIB_TASK_LOC, NULL, 0));
  int distance = result.status == EDLIB_STATUS_OK ? result.editDistance : -1;

  if (distance >= 0 && result.numLocations > 0
      && result.endLocations[0] >= result.startLocations[0])
    {
      range->start = window->start + (guint) result.startLocations[0];
      range->end = window->start + (guint) result.endLocations[0] + 1;
    }
  else
    distance = -1;
  edlibFreeAlignResult (result);
  return distance;
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) && !dossier_words_is_cjk (c);
}

/* No end may stand inside a word: a match that does takes the word whole. */
static void
widen_to_words (const DossierFuzzyText *text, DossierTextRange *range)
{
  while (range->start > 0 && is_of_word (text->chars[range->start])
         && is_of_word (text->chars[range->start - 1]))
    range->start--;
  while (range->end < text->length && is_of_word (text->chars[range->end])
         && is_of_word (text->chars[range->end - 1]))
    range->end++;
}

typedef struct
{
  GHashTable *counts; /* token → how many more on the quote's side */
  int sign;
  guint n;
} Words;

static int
count_word_cb (gpointer data, const char *token, int length, int start, int end)
{
  Words *words = data;
  char *key = g_strndup (token, (gsize) length);
  int count = GPOINTER_TO_INT (g_hash_table_lookup (words->counts, key));

  g_hash_table_replace (words->counts, key, GINT_TO_POINTER (count + words->sign));
  words->n++;
  return 0;
}

static guint
count_words (Words *words, const gunichar *chars, guint length, int sign)
{
  glong n_bytes = 0;
  g_autofree char *utf8 = g_ucs4_to_utf8 (chars, (glong) length, NULL, &n_bytes, NULL);

  words->sign = sign;
  words->n = 0;
  if (utf8 != NULL)
    dossier_words_tokenize (utf8, (gsize) n_bytes, DOSSIER_WORDS_TEXT, count_word_cb, words);
  return words->n;
}

/* Whether what is found says the same but for a word in five, numbers included. */
static gboolean
has_same_words (const gunichar *quote, guint quote_length, const gunichar *found,
                guint found_length)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Words words = { .counts = counts };
  guint n_quote = count_words (&words, quote, quote_length, 1);
  guint n_found = count_words (&words, found, found_length, -1);
  guint n_missing = 0;
  guint n_added = 0;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int count = GPOINTER_TO_INT (value);

      if (count != 0 && strpbrk (key, "0123456789") != NULL)
        return FALSE;
      if (count > 0)
        n_missing += (guint) count;
      else
        n_added += (guint) -count;
    }
  return n_quote > 0 && MAX (n_missing, n_added) <= MAX (n_quote, n_found) / 5;
}

static guint
distance_from (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/**
 * dossier_quote_fuzzy_find:
 * @text: where to search
 * @quote: what, in normal form
 * @length: code points in @quote
 * @hint: about where it stood
 * @work: (inout): what may still be spent, in cells of the comparison; none is started below 0
 * @match: (out): the place
 *
 * Returns: whether there is a place that satisfies the rule above. Any thread.
 */
gboolean
dossier_quote_fuzzy_find (const DossierFuzzyText *text, const gunichar *quote, guint length,
                          guint hint, gint64 *work, DossierFuzzyMatch *match)
{
  Window windows[N_WINDOWS + 1];
  Alphabet alphabet;
  g_autoptr (GArray) votes = NULL;
  g_autofree char *symbols = NULL;
  int best = -1;
  guint n;

  if (!is_long_enough (quote, length) || text->length == 0)
    return FALSE;
  votes = vote (text, quote, length, hint);
  n = choose_windows (text, votes, length, windows);
  windows[n++] = make_window (text, hint, hint, length, 0);
  init_alphabet (&alphabet, quote, length);
  symbols = encode (&alphabet, quote, length);
  for (guint i = 0; i < n && *work >= 0; i++)
    {
      int limit = best >= 0 ? best : (int) (length * (1 - MIN_SCORE));
      DossierTextRange range;
      int distance = compare (&alphabet, symbols, length, text, &windows[i], limit, &range);

      *work -= (gint64) length * (windows[i].end - windows[i].start);
      if (distance < 0)
        continue;
      widen_to_words (text, &range);
      if (!has_same_words (quote, length, text->chars + range.start, range.end - range.start))
        continue;
      if (distance == best && range.start == match->range.start)
        continue;
      match->n_equal = distance == best ? match->n_equal + 1 : 1;
      if (distance != best
          || distance_from (range.start, hint) < distance_from (match->range.start, hint))
        match->range = range;
      best = distance;
    }
  g_hash_table_unref (alphabet.symbols);
  match->score = best >= 0 ? 1 - (double) best / length : 0;
  return best >= 0;
}
