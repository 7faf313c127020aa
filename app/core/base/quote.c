#include "base/quote.h"

#include <string.h>

#include "base/normal-text.h"
#include "base/quote-fuzzy.h"
#include "base/text-alignment.h"

/*
 * Finding a passage again, in this order:
 *
 *  1. In what did not change between the versions, or where it stood, with its words and all that is
 *     remembered of its context: exact, at no cost.
 *  2. Anywhere, by its words in normal form (quotation marks, dashes, spaces, composition, case).
 *     The place with most of the context wins, then one that agrees letter by letter, then the
 *     nearest. The words of a short quote may stand in many places, so it needs a quarter of its
 *     context, and half of it where two places are as good; a quote of 24 characters (12 with CJK,
 *     and a third of either where it ends like a sentence) needs none.
 *  3. By edit distance, under the rule in quote-fuzzy.c.
 *
 * What is found is exact only where the letters are the same, at least half of the context is (for a
 * short quote some on either side), and no other place is as good; else it is moved, for a person to
 * look at. A passage is never put on words that differ in more than the rule allows: it is lost.
 */

#define MAX_PLACES  4096  /* looked at of a frequent quote: the nearest ones */
#define NEAR_WINDOW 32768 /* around its place a quote of one or two characters is sought */
#define DISTINCTIVE 24
#define FUZZY_WORK  G_GINT64_CONSTANT (20000000000) /* cells a finder may compare, a second or so */

struct _DossierQuoteFinder
{
  DossierTextMap *map;
  DossierTextAlignment *alignment;
  DossierNormalText *normal;
  DossierFuzzyText text;
  gint64 work;
};

typedef struct
{
  const gunichar *chars;
  guint length;
} Chars;

/* What is sought, in normal form; and the best place so far. */
typedef struct
{
  const DossierQuote *quote;
  Chars words;
  Chars prefix;
  Chars suffix;
  guint hint; /* in normal form */
  guint best;
  guint best_context;
  gboolean best_is_verbatim;
  guint n_equal;
} Search;

/**
 * dossier_quote_make:
 * @map: a text
 * @start: code points
 * @end: code points
 * @quote: (out) (transfer full): the words of the range
 * @prefix: (out) (transfer full): up to 32 code points before
 * @suffix: (out) (transfer full): up to 32 code points after
 *
 * What is kept of a passage so that it can be found again. Any thread.
 */
void
dossier_quote_make (DossierTextMap *map, guint start, guint end, char **quote, char **prefix,
                    char **suffix)
{
  guint before = start > DOSSIER_QUOTE_CONTEXT ? start - DOSSIER_QUOTE_CONTEXT : 0;

  *quote = dossier_text_map_dup_slice (map, start, end);
  *prefix = dossier_text_map_dup_slice (map, before, start);
  *suffix = dossier_text_map_dup_slice (map, end, end + DOSSIER_QUOTE_CONTEXT);
}

/**
 * dossier_quote_finder_new:
 * @text: the text to find passages in; kept by reference
 * @earlier: (nullable): the version that the passages' positions are in, where there is one
 *
 * Knowing the earlier version makes finding surer and faster. The index for what changed is built
 * when it is first needed. For one thread at a time.
 *
 * Returns: (transfer full): a finder.
 */
DossierQuoteFinder *
dossier_quote_finder_new (DossierTextMap *text, DossierTextMap *earlier)
{
  DossierQuoteFinder *finder = g_new0 (DossierQuoteFinder, 1);

  finder->map = dossier_text_map_ref (text);
  finder->work = FUZZY_WORK;
  if (earlier != NULL)
    finder->alignment = dossier_text_alignment_new (earlier, text);
  return finder;
}

/**
 * dossier_quote_finder_free:
 * @finder: (transfer full): a finder
 *
 * Frees it.
 */
void
dossier_quote_finder_free (DossierQuoteFinder *finder)
{
  g_clear_pointer (&finder->text.index, dossier_gram_index_free);
  g_clear_pointer (&finder->normal, dossier_normal_text_free);
  g_clear_pointer (&finder->alignment, dossier_text_alignment_free);
  dossier_text_map_unref (finder->map);
  g_free (finder);
}

static void
build_index (DossierQuoteFinder *finder)
{
  gsize n_bytes;
  const char *data = dossier_text_map_get_data (finder->map, &n_bytes);

  if (finder->normal != NULL)
    return;
  finder->normal = dossier_normal_text_new (data, n_bytes);
  finder->text.chars = dossier_normal_text_get_chars (finder->normal, &finder->text.length);
  finder->text.index = dossier_gram_index_new (finder->text.chars, finder->text.length);
}

static gboolean
stands_at (const char *data, gsize n_bytes, gsize at, const char *words, gsize length)
{
  return at <= n_bytes && length <= n_bytes - at && memcmp (data + at, words, length) == 0;
}

/* Whether the words stand at @offset and, if asked, all that is remembered of their context. */
static gboolean
is_verbatim_at (DossierQuoteFinder *finder, const DossierQuote *quote, guint offset,
                gboolean with_context)
{
  gsize n_bytes;
  const char *data = dossier_text_map_get_data (finder->map, &n_bytes);
  gsize at = dossier_text_map_byte_at (finder->map, offset);
  gsize length = strlen (quote->quote);
  gsize n_prefix = quote->prefix != NULL ? strlen (quote->prefix) : 0;
  gsize n_suffix = quote->suffix != NULL ? strlen (quote->suffix) : 0;

  if (!stands_at (data, n_bytes, at, quote->quote, length))
    return FALSE;
  if (!with_context)
    return TRUE;
  return n_prefix <= at
         && stands_at (data, n_bytes, at - n_prefix, n_prefix > 0 ? quote->prefix : "", n_prefix)
         && stands_at (data, n_bytes, at + length, n_suffix > 0 ? quote->suffix : "", n_suffix);
}

/* How many code points of the context stand before and behind a place, without a gap. */
static void
measure_sides (const DossierFuzzyText *text, const Search *search, guint at, guint *before_place,
               guint *behind_place)
{
  guint behind = at + search->words.length;
  guint before = 0;
  guint after = 0;

  while (before < search->prefix.length && before < at
         && text->chars[at - before - 1]
                == search->prefix.chars[search->prefix.length - before - 1])
    before++;
  while (after < search->suffix.length && behind + after < text->length
         && text->chars[behind + after] == search->suffix.chars[after])
    after++;
  *before_place = before;
  *behind_place = after;
}

/* How much of the context stands around a place; a little says nothing. */
static guint
measure_context (const DossierFuzzyText *text, const Search *search, guint at)
{
  guint before;
  guint behind;

  measure_sides (text, search, at, &before, &behind);
  return (before + behind) * 4 >= search->prefix.length + search->suffix.length ? before + behind
                                                                                : 0;
}

/* A short word can stand behind the same words as before and yet begin another sentence. */
static gboolean
has_both_sides (const DossierFuzzyText *text, const Search *search)
{
  guint before;
  guint behind;

  measure_sides (text, search, search->best, &before, &behind);
  return before * 4 >= search->prefix.length && behind * 4 >= search->suffix.length;
}

static guint
distance_from (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

static gboolean
is_verbatim_place (DossierQuoteFinder *finder, const Search *search, guint at)
{
  DossierTextRange range =
      dossier_normal_text_to_original (finder->normal, at, at + search->words.length);

  return is_verbatim_at (finder, search->quote, range.start, FALSE);
}

static void
try_place (DossierQuoteFinder *finder, Search *search, guint at)
{
  guint context;
  gboolean is_verbatim;

  if (at + search->words.length > finder->text.length
      || memcmp (finder->text.chars + at, search->words.chars,
                 search->words.length * sizeof (gunichar))
             != 0)
    return;
  context = measure_context (&finder->text, search, at);
  if (search->n_equal > 0 && context < search->best_context)
    return;
  /* Without context, places are too many to look at their letters too. */
  is_verbatim = context > 0 && is_verbatim_place (finder, search, at);
  if (search->n_equal > 0 && context == search->best_context)
    {
      if (is_verbatim < search->best_is_verbatim)
        return;
      if (is_verbatim == search->best_is_verbatim)
        {
          search->n_equal++;
          if (distance_from (at, search->hint) < distance_from (search->best, search->hint))
            search->best = at;
          return;
        }
    }
  search->best = at;
  search->best_context = context;
  search->best_is_verbatim = is_verbatim;
  search->n_equal = 1;
}

static void
try_all_places (DossierQuoteFinder *finder, Search *search)
{
  const guint *positions;
  guint n;
  guint at;

  if (search->words.length < DOSSIER_GRAM)
    {
      guint from = search->hint > NEAR_WINDOW ? search->hint - NEAR_WINDOW : 0;
      guint to = MIN (search->hint + NEAR_WINDOW, finder->text.length);

      for (guint i = from; i < to; i++)
        if (finder->text.chars[i] == search->words.chars[0])
          try_place (finder, search, i);
      return;
    }
  at =
      dossier_gram_index_rarest (finder->text.index, search->words.chars, search->words.length, &n);
  positions = dossier_gram_index_get_nearest (finder->text.index, search->words.chars + at,
                                              search->hint, MAX_PLACES, &n);
  for (guint i = 0; i < n; i++)
    if (positions[i] >= at)
      try_place (finder, search, positions[i] - at);
}

static gboolean
ends_sentence (const Chars *words)
{
  static const gunichar ends[] = { '.', '!', '?', ')', '"', 0x3002, 0xff01, 0xff1f, 0x61f };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (words->chars[words->length - 1] == ends[i])
      return TRUE;
  return FALSE;
}

/* Long enough to be told from other words without its context; CJK characters count for two. */
static gboolean
is_distinctive (const Chars *words)
{
  guint enough = ends_sentence (words) ? DISTINCTIVE / 3 : DISTINCTIVE;
  guint weight = 0;

  for (guint i = 0; i < words->length && weight < enough; i++)
    weight += words->chars[i] >= 0x2e80 ? 2 : 1;
  return weight >= enough;
}

static gboolean
accept_place (DossierQuoteFinder *finder, const Search *search, DossierQuoteMatch *match)
{
  guint all = search->prefix.length + search->suffix.length;
  gboolean has_half = search->best_context * 2 >= all;
  gboolean has_quarter = search->best_context * 4 >= all;
  gboolean is_verbatim;
  DossierTextRange range;

  if (search->n_equal == 0)
    return FALSE;
  if (!is_distinctive (&search->words) && !(has_quarter && (has_half || search->n_equal == 1)))
    return FALSE;
  range = dossier_normal_text_to_original (finder->normal, search->best,
                                           search->best + search->words.length);
  is_verbatim = is_verbatim_place (finder, search, search->best);
  match->state =
      is_verbatim && has_half && search->n_equal == 1
              && (is_distinctive (&search->words) || has_both_sides (&finder->text, search))
          ? DOSSIER_QUOTE_EXACT
          : DOSSIER_QUOTE_MOVED;
  match->start = range.start;
  /* Blank lines at the end of a quote are one space in normal form. */
  match->end =
      is_verbatim ? range.start + (guint) g_utf8_strlen (search->quote->quote, -1) : range.end;
  match->score = 1;
  match->n_equal = search->n_equal;
  return TRUE;
}

static void
search_fuzzily (DossierQuoteFinder *finder, const Search *search, DossierQuoteMatch *match)
{
  DossierFuzzyMatch fuzzy = { 0 };
  DossierTextRange range;

  if (finder->work < 0)
    {
      match->gave_up = TRUE;
      return;
    }
  if (!dossier_quote_fuzzy_find (&finder->text, search->words.chars, search->words.length,
                                 search->hint, &finder->work, &fuzzy))
    return;
  range = dossier_normal_text_to_original (finder->normal, fuzzy.range.start, fuzzy.range.end);
  match->state = DOSSIER_QUOTE_MOVED;
  match->start = range.start;
  match->end = range.end;
  match->score = fuzzy.score;
  match->n_equal = fuzzy.n_equal;
}

static DossierNormalText *
normalise (const char *text, Chars *chars)
{
  DossierNormalText *normal =
      dossier_normal_text_new (text != NULL ? text : "", text != NULL ? strlen (text) : 0);

  chars->chars = dossier_normal_text_get_chars (normal, &chars->length);
  return normal;
}

/**
 * dossier_quote_finder_find:
 * @finder: a finder
 * @quote: what is sought, valid UTF-8; @quote->position is in the earlier version where the finder
 *   has one, else in its text
 * @match: (out): what was found
 *
 * Finds a passage by the rules at the head of this file. Takes time that depends on how often the
 * words occur, not on the length of the text.
 */
void
dossier_quote_finder_find (DossierQuoteFinder *finder, const DossierQuote *quote,
                           DossierQuoteMatch *match)
{
  g_autoptr (DossierNormalText) words = NULL;
  g_autoptr (DossierNormalText) prefix = NULL;
  g_autoptr (DossierNormalText) suffix = NULL;
  Search search = { .quote = quote };
  guint length = (guint) g_utf8_strlen (quote->quote, -1);
  guint hint = quote->position;
  gboolean is_unchanged = FALSE;

  *match = (DossierQuoteMatch){ .state = DOSSIER_QUOTE_LOST };
  if (length == 0)
    return;
  if (finder->alignment != NULL)
    is_unchanged = length <= G_MAXUINT - quote->position
                   && dossier_text_alignment_map (finder->alignment, quote->position,
                                                  quote->position + length, &hint);
  if (is_verbatim_at (finder, quote, hint, !is_unchanged))
    {
      *match = (DossierQuoteMatch){ DOSSIER_QUOTE_EXACT, hint, hint + length, 1, 1, FALSE };
      return;
    }

  build_index (finder);
  words = normalise (quote->quote, &search.words);
  prefix = normalise (quote->prefix, &search.prefix);
  suffix = normalise (quote->suffix, &search.suffix);
  if (search.words.length == 0)
    return;
  search.hint = dossier_normal_text_from_original (finder->normal, hint);
  try_all_places (finder, &search);
  /* Where the very words stand but cannot be told from others, resemblance proves nothing. */
  if (!accept_place (finder, &search, match) && search.n_equal == 0)
    search_fuzzily (finder, &search, match);
}
