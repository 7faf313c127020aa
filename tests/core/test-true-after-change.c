/* Texts change in many named ways, there and back, with many passages each; counted is what becomes
 * of the passages. A passage may be found, may be put before a person with a proposal, may be lost.
 * It may never stand as exact on other words, or on the same words elsewhere. */
#include <stdio.h>
#include <string.h>

#include "base/quote.h"
#include "base/segments.h"
#include "change-ways.h"

/* Of the passages whose words are there, in percent: of all ways together, and of each. What is
 * missing are fragments of a few words in which a word or number itself has changed: other words. */
#define ALL  95
#define EACH 90

/* One way, one direction. */
typedef struct
{
  guint n_passages; /* whose words are still there, or most of them */
  guint n_right;
  guint n_sentences; /* whole sentences of which no letter changed */
  guint n_sentences_right;
  guint n_exact;
  guint n_gone;
  guint n_gone_right;
  guint n_silently_wrong;
} Count;

typedef struct
{
  DossierTextMap *map;
  GArray *sentences; /* of DossierTextRange */
  GArray *passages;  /* of Passage */
} Article;

typedef struct
{
  DossierTextRange range;
  gboolean is_sentence;
} Passage;

/* Where the characters of a passage have come to. */
typedef struct
{
  DossierTextRange range;
  guint n_kept;
  gboolean is_whole; /* all are there in one piece, so that there is one right answer */
  gboolean is_untouched;
} Truth;

static void
add_passage (Article *article, guint start, guint end, gboolean is_sentence)
{
  Passage passage = { { start, end }, is_sentence };

  g_array_append_val (article->passages, passage);
}

/* @n words of the sentence from its word number @from on. */
static void
add_words (Article *article, DossierTextRange sentence, guint from, guint n)
{
  guint start = sentence.start;
  guint end;

  for (; from > 0 && start < sentence.end; start++)
    if (dossier_text_map_char_at (article->map, start) == ' ')
      from--;
  for (end = start; end < sentence.end; end++)
    if (dossier_text_map_char_at (article->map, end) == ' ' && --n == 0)
      break;
  if (end > start + 1 && from == 0)
    add_passage (article, start, end, FALSE);
}

static void
add_sentences (Article *article)
{
  g_autoptr (DossierSegments) segments = dossier_segments_new (article->map, "en", NULL, 0);
  guint length = dossier_text_map_get_length (article->map);
  DossierSegment segment;

  for (guint at = 0; at < length; at = segment.end + 1)
    {
      DossierTextRange range;

      if (!dossier_segments_sentence_at (segments, at, &segment))
        {
          segment.end = at;
          continue;
        }
      range = (DossierTextRange){ segment.start, segment.end };
      while (range.end > range.start
             && g_unichar_isspace (dossier_text_map_char_at (article->map, range.end - 1)))
        range.end--;
      if (range.end > range.start)
        g_array_append_val (article->sentences, range);
    }
}

static Article *
article_new (const char *name)
{
  Article *article = g_new0 (Article, 1);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "change", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  article->map = dossier_text_map_new_for_string (text, &error);
  g_assert_no_error (error);
  article->sentences = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  article->passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  add_sentences (article);
  for (guint i = 0; i < article->sentences->len; i++)
    {
      DossierTextRange sentence = g_array_index (article->sentences, DossierTextRange, i);

      add_passage (article, sentence.start, sentence.end, TRUE);
      /* As selected with the mouse: a word and the blank line behind it. */
      if (sentence.end + 2 <= dossier_text_map_get_length (article->map))
        add_passage (article, MAX (sentence.end, 7) - 7, sentence.end + 2, FALSE);
      for (guint from = 0; from < 12; from += 3)
        for (guint n = 1; n < 9; n += 3)
          add_words (article, sentence, from, n);
    }
  return article;
}

static void
article_free (Article *article)
{
  dossier_text_map_unref (article->map);
  g_array_unref (article->sentences);
  g_array_unref (article->passages);
  g_free (article);
}

static GArray *
change (Article *article, const ChangeWay *way)
{
  ChangeText text = { g_array_new (FALSE, FALSE, sizeof (ChangeCell)), article->sentences,
                      g_rand_new_with_seed (11) };

  for (guint i = 0; i < dossier_text_map_get_length (article->map); i++)
    {
      ChangeCell cell = { dossier_text_map_char_at (article->map, i), i };
      g_array_append_val (text.cells, cell);
    }
  way->change (&text);
  g_rand_free (text.rand);
  return text.cells;
}

static DossierTextMap *
map_of (GArray *cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  DossierTextMap *map;

  for (guint i = 0; i < cells->len; i++)
    g_string_append_unichar (text, g_array_index (cells, ChangeCell, i).c);
  map = dossier_text_map_new_for_string (text->str, &error);
  g_assert_no_error (error);
  return map;
}

static Truth
find_truth (Article *article, GArray *cells, DossierTextRange range)
{
  Truth truth = { { G_MAXUINT, 0 }, 0, FALSE, TRUE };
  guint n_cells = 0;
  guint last = CHANGE_NEW;

  for (guint i = 0; i < cells->len; i++)
    {
      ChangeCell cell = g_array_index (cells, ChangeCell, i);

      if (cell.origin < range.start || cell.origin >= range.end)
        continue;
      truth.range.start = MIN (truth.range.start, i);
      truth.range.end = i + 1;
      truth.n_kept += cell.origin != last;
      last = cell.origin;
      n_cells++;
      if (cell.c != dossier_text_map_char_at (article->map, cell.origin))
        truth.is_untouched = FALSE;
    }
  truth.is_untouched = truth.is_untouched && n_cells == range.end - range.start
                       && truth.range.end - truth.range.start == n_cells;
  truth.is_whole = truth.n_kept * 5 >= (range.end - range.start) * 4
                   && truth.range.end - truth.range.start <= n_cells + 16;
  return truth;
}

/* Spaces and invisible characters at either end are nobody's words. */
static gboolean
is_right (DossierQuoteMatch *match, DossierTextRange right)
{
  guint start = MAX (match->start, right.start);
  guint end = MIN (match->end, right.end);
  guint all = MAX (match->end, right.end) - MIN (match->start, right.start);

  return match->state != DOSSIER_QUOTE_LOST && end > start && (end - start) * 5 >= all * 4;
}

/* Exact means: letter by letter, there. */
static gboolean
is_silently_wrong (DossierQuoteMatch *match, const char *quote, DossierTextMap *text,
                   DossierTextRange right)
{
  g_autofree char *words = NULL;

  if (match->state != DOSSIER_QUOTE_EXACT)
    return FALSE;
  words = dossier_text_map_dup_slice (text, match->start, match->end);
  return strcmp (words, quote) != 0 || match->start >= right.end || match->end <= right.start;
}

static void
judge (Count *count, DossierQuoteFinder *finder, DossierTextMap *from, DossierTextMap *to,
       DossierTextRange range, Truth *truth, gboolean is_sentence)
{
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  DossierQuote sought = { .position = range.start };
  DossierQuoteMatch match;
  gboolean right;

  dossier_quote_make (from, range.start, range.end, &quote, &prefix, &suffix);
  sought.quote = quote;
  sought.prefix = prefix;
  sought.suffix = suffix;
  dossier_quote_finder_find (finder, &sought, &match);
  right = is_right (&match, truth->range);
  if (is_silently_wrong (&match, quote, to, truth->range))
    {
      count->n_silently_wrong++;
      g_test_message ("silently wrong: “%s” at %u, not %u", quote, match.start, truth->range.start);
    }
  if (!truth->is_whole)
    {
      count->n_gone++;
      count->n_gone_right += match.state == DOSSIER_QUOTE_LOST || right;
      return;
    }
  count->n_passages++;
  count->n_right += right;
  count->n_exact += right && match.state == DOSSIER_QUOTE_EXACT;
  if (is_sentence && truth->is_untouched)
    {
      count->n_sentences++;
      count->n_sentences_right += right;
    }
  if (!right && g_test_verbose ())
    g_test_message ("not found: “%s” (%d, %.2f, at %u, not %u)", quote, (int) match.state,
                    match.score, match.start, truth->range.start);
}

static void
try_way (Article *article, const ChangeWay *way, Count *there, Count *back)
{
  g_autoptr (GArray) cells = change (article, way);
  g_autoptr (DossierTextMap) changed = map_of (cells);
  g_autoptr (DossierQuoteFinder) forth = dossier_quote_finder_new (changed, article->map);
  g_autoptr (DossierQuoteFinder) again = dossier_quote_finder_new (article->map, changed);

  for (guint i = 0; i < article->passages->len; i++)
    {
      Passage *passage = &g_array_index (article->passages, Passage, i);
      Truth truth = find_truth (article, cells, passage->range);
      Truth origin = { passage->range, 0, TRUE, truth.is_untouched };

      judge (there, forth, article->map, changed, passage->range, &truth, passage->is_sentence);
      if (truth.is_whole)
        judge (back, again, changed, article->map, truth.range, &origin, passage->is_sentence);
    }
}

static double
percent (guint part, guint all)
{
  return all > 0 ? 100.0 * part / all : 100;
}

static void
print_count (const char *name, const char *direction, const Count *count)
{
  printf ("# | %-33s | %-5s | %5u | %6.1f | %6.1f | %6.1f | %4u | %6.1f | %d |\n", name, direction,
          count->n_passages, percent (count->n_sentences_right, count->n_sentences),
          percent (count->n_right, count->n_passages), percent (count->n_exact, count->n_passages),
          count->n_gone, percent (count->n_gone_right, count->n_gone), count->n_silently_wrong);
  fflush (stdout);
}

static void
check_count (const char *name, const Count *count, double least)
{
  if (count->n_silently_wrong > 0)
    g_error ("%s: %u passages stand silently on other words", name, count->n_silently_wrong);
  if (count->n_sentences_right < count->n_sentences)
    g_error ("%s: %u untouched sentences were not found", name,
             count->n_sentences - count->n_sentences_right);
  if (percent (count->n_right, count->n_passages) < least)
    g_error ("%s: only %.1f %% were found", name, percent (count->n_right, count->n_passages));
}

static Count total;

static void
add_count (const Count *count)
{
  total.n_passages += count->n_passages;
  total.n_right += count->n_right;
  total.n_sentences += count->n_sentences;
  total.n_sentences_right += count->n_sentences_right;
  total.n_exact += count->n_exact;
  total.n_gone += count->n_gone;
  total.n_gone_right += count->n_gone_right;
  total.n_silently_wrong += count->n_silently_wrong;
}

static void
test_all (void)
{
  if (total.n_passages == 0)
    {
      g_test_skip ("no way was tried");
      return;
    }
  print_count ("all", "", &total);
  check_count ("all", &total, ALL);
}

static void
test_way (gconstpointer data)
{
  static const char *const names[] = { "english.txt", "mixed.txt" };
  const ChangeWay *way = data;
  Count there = { 0 };
  Count back = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Article *article = article_new (names[i]);

      try_way (article, way, &there, &back);
      article_free (article);
    }
  print_count (way->name, "there", &there);
  print_count (way->name, "back", &back);
  add_count (&there);
  add_count (&back);
  check_count (way->name, &there, EACH);
  check_count (way->name, &back, EACH);
}

int
main (int argc, char *argv[])
{
  guint n_ways;
  const ChangeWay *ways = change_ways_get (&n_ways);

  g_test_init (&argc, &argv, NULL);
  printf ("# | %-33s | %-5s | %5s | %6s | %6s | %6s | %4s | %6s | %s |\n", "way", "", "n", "same %",
          "all %", "exact", "gone", "told %", "silently wrong");
  for (guint i = 0; i < n_ways; i++)
    {
      g_autofree char *path = g_strdup_printf ("/true-after-change/%s", ways[i].name);
      g_test_add_data_func (path, &ways[i], test_way);
    }
  g_test_add_func ("/true-after-change/all", test_all);
  return g_test_run ();
}
