#include <string.h>

#include "base/quote.h"

static const char article[] =
    "Kim may visit Russia soon\n"
    "The leader may be seeking a breakthrough in the stalled talks, analysts said. Kim did not "
    "attend the meeting held in Vladivostok on July 19. Putin sent Kim an invitation in May.\n"
    "Kim Jong-un, left, with Putin. [XINHUA]\n"
    "“We are ready to welcome him,” the agency said. Moon is also eager for more involvement "
    "with the North. The café in Hanoi closed – for good.\n"
    "북한이 어제 동해상으로 탄도미사일 두 발을 발사했다고 군이 밝혔다. 미국은 이를 비판했다.\n";

/* Remembers @words (the one numbered @nth from 0) of @before and looks for them in @after. */
static DossierQuoteMatch
find_again (const char *before, const char *words, int nth, const char *after, gboolean is_known)
{
  g_autoptr (DossierTextMap) old_map = dossier_text_map_new_for_string (before, NULL);
  g_autoptr (DossierTextMap) new_map = dossier_text_map_new_for_string (after, NULL);
  g_autoptr (DossierQuoteFinder) finder =
      dossier_quote_finder_new (new_map, is_known ? old_map : NULL);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  const char *at = strstr (before, words);
  DossierQuoteMatch match;

  for (; nth > 0; nth--)
    at = strstr (at + 1, words);
  g_assert_nonnull (at);
  guint start = (guint) g_utf8_strlen (before, at - before);
  guint end = start + (guint) g_utf8_strlen (words, -1);
  dossier_quote_make (old_map, start, end, &quote, &prefix, &suffix);
  g_assert_cmpstr (quote, ==, words);
  dossier_quote_finder_find (finder, &(DossierQuote){ quote, prefix, suffix, start }, &match);
  return match;
}

/* Both ways of finding: with the earlier version at hand and without. @expected NULL means lost. */
static void
assert_found (const char *before, const char *words, int nth, const char *after,
              DossierQuoteState state, const char *expected)
{
  for (int is_known = 0; is_known < 2; is_known++)
    {
      g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (after, NULL);
      DossierQuoteMatch match = find_again (before, words, nth, after, is_known);
      g_autofree char *slice = dossier_text_map_dup_slice (map, match.start, match.end);

      g_assert_cmpstr (slice, ==, expected != NULL ? expected : "");
      g_assert_cmpint (match.state, ==, state);
      g_assert_cmpint (match.n_equal > 0, ==, state != DOSSIER_QUOTE_LOST);
      g_assert_cmpint (match.score > 0, ==, state != DOSSIER_QUOTE_LOST);
    }
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static void
test_make (void)
{
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string ("가나다라마", NULL);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  dossier_quote_make (map, 1, 3, &quote, &prefix, &suffix);
  g_assert_cmpstr (quote, ==, "나다");
  g_assert_cmpstr (prefix, ==, "가");
  g_assert_cmpstr (suffix, ==, "라마");
}

static void
test_unchanged (void)
{
  assert_found (article, "Kim", 2, article, DOSSIER_QUOTE_EXACT, "Kim");
  assert_found (article, "미국", 0, article, DOSSIER_QUOTE_EXACT, "미국");
}

static void
test_inserted_paragraph (void)
{
  g_autofree char *after =
      replace (article, "The leader", "UPDATE: Kim arrived on Monday.\nThe leader");
  DossierQuoteMatch match = find_again (article, "Kim", 2, after, TRUE);

  assert_found (article, "Kim did not attend", 0, after, DOSSIER_QUOTE_EXACT, "Kim did not attend");
  assert_found (article, "Kim", 1, after, DOSSIER_QUOTE_EXACT, "Kim");
  g_assert_cmpuint (match.n_equal, ==, 1);
  g_assert_cmpuint (match.start, ==, g_utf8_strlen (after, strstr (after, "Kim an inv") - after));
}

static void
test_dropped_caption (void)
{
  g_autofree char *after = replace (article, "Kim Jong-un, left, with Putin. [XINHUA]\n", "");

  assert_found (article, "Kim Jong-un, left, with Putin.", 0, after, DOSSIER_QUOTE_LOST, NULL);
  assert_found (article, "Kim Jong-un", 0, after, DOSSIER_QUOTE_LOST, NULL);
  assert_found (article, "Moon is also eager", 0, after, DOSSIER_QUOTE_EXACT, "Moon is also eager");
}

static void
test_swapped_sentences (void)
{
  static const char before[] = "Intro comes first. Putin sent Kim an invitation in May last year. "
                               "However, Kim did not attend the forum. The end is here.";
  static const char after[] = "Intro comes first. However, Kim did not attend the forum. "
                              "Putin sent Kim an invitation in May last year. The end is here.";

  for (int is_known = 0; is_known < 2; is_known++)
    {
      static const char moved[] = "Putin sent Kim an invitation in May last year.";
      DossierQuoteMatch match = find_again (before, moved, 0, after, is_known);

      g_assert_cmpint (match.state, !=, DOSSIER_QUOTE_LOST);
      g_assert_cmpuint (match.start, ==, strstr (after, moved) - after);
      g_assert_cmpuint (match.end - match.start, ==, strlen (moved));
      g_assert_cmpfloat (match.score, ==, 1);
      match = find_again (before, "However, Kim did not attend the forum.", 0, after, is_known);
      g_assert_cmpint (match.state, !=, DOSSIER_QUOTE_LOST);
      g_assert_cmpuint (match.start, ==, strstr (after, "However") - after);
    }
}

static void
test_repeated_quotes (void)
{
  static const char before[] = "He said no. She said yes. They said no. We said maybe.";
  static const char twice[] = "New lead. The same line stands here. Middle. The same line stands "
                              "here. End.";
  DossierQuoteMatch match;

  assert_found (before, "said no", 1, "X. He said no. She said yes. They said no. We said maybe.",
                DOSSIER_QUOTE_EXACT, "said no");
  match = find_again ("Other words before. The same line stands here. Wholly other words after.",
                      "The same line stands here", 0, twice, FALSE);
  g_assert_cmpint (match.state, ==, DOSSIER_QUOTE_MOVED);
  g_assert_cmpuint (match.n_equal, ==, 2);
}

static void
test_typography (void)
{
  g_autofree char *straight = replace (article, "“We are ready to welcome him,”",
                                       "\"We are ready  to\u00a0wel\u00adcome him,\"");
  g_autofree char *nfd = g_utf8_normalize (article, -1, G_NORMALIZE_NFD);
  g_autofree char *cafe = g_utf8_normalize ("The café in Hanoi", -1, G_NORMALIZE_NFD);
  g_autofree char *korean = g_utf8_normalize ("북한이", -1, G_NORMALIZE_NFD);

  assert_found (article, "“We are ready to welcome him,”", 0, straight, DOSSIER_QUOTE_MOVED,
                "\"We are ready  to\u00a0wel\u00adcome him,\"");
  assert_found (article, "The café in Hanoi", 0, nfd, DOSSIER_QUOTE_MOVED, cafe);
  assert_found (nfd, cafe, 0, article, DOSSIER_QUOTE_MOVED, "The café in Hanoi");
  assert_found (article, "북한이", 0, nfd, DOSSIER_QUOTE_MOVED, korean);
  assert_found (nfd, korean, 0, article, DOSSIER_QUOTE_MOVED, "북한이");
}

static void
test_edited_sentence (void)
{
  g_autofree char *after = replace (article, "The leader may be seeking a breakthrough",
                                    "The leader might be seeking a breakthrough");
  g_autofree char *korean = replace (article, "두 발을 발사했다고", "세 발을 발사했다고");
  DossierQuoteMatch match;

  assert_found (article,
                "The leader may be seeking a breakthrough in the stalled talks, analysts said.", 0,
                after, DOSSIER_QUOTE_MOVED,
                "The leader might be seeking a breakthrough in the stalled talks, analysts said.");
  assert_found (article, "북한이 어제 동해상으로 탄도미사일 두 발을 발사했다고 군이 밝혔다.", 0,
                korean, DOSSIER_QUOTE_MOVED,
                "북한이 어제 동해상으로 탄도미사일 세 발을 발사했다고 군이 밝혔다.");
  match = find_again (
      article, "The leader may be seeking a breakthrough in the stalled talks, analysts said.", 0,
      after, FALSE);
  g_assert_cmpfloat (match.score, <, 1);
  g_assert_cmpfloat (match.score, >, 0.9);
}

static void
test_never_on_other_words (void)
{
  static const char before[] = "Troops of North Korea fired missiles. It was cold.";
  g_autofree char *date = replace (article, "Vladivostok on July 19", "Vladivostok on July 20");

  /* a name that resembles, a number, a short sentence with one other word, other sentences */
  assert_found (before, "North Korea", 0, "Forces in South Korea fired missiles. It was cold.",
                DOSSIER_QUOTE_LOST, NULL);
  assert_found (before, "North Korea fired missiles", 0,
                "Troops of South Korea fired missiles. It was cold.", DOSSIER_QUOTE_LOST, NULL);
  assert_found (article, "Kim did not attend the meeting held in Vladivostok on July 19.", 0, date,
                DOSSIER_QUOTE_LOST, NULL);
  assert_found (article, "Moon is also eager for more involvement with the North.", 0,
                "The weather in Moscow stayed cold and the North wind blew all week.",
                DOSSIER_QUOTE_LOST, NULL);
  assert_found (article, "Putin sent Kim an invitation", 0, "", DOSSIER_QUOTE_LOST, NULL);
}

/* Whatever is cut out or put in, what is called exact says the quote, and nothing leaves the text. */
static void
test_any_edit (void)
{
  glong length = g_utf8_strlen (article, -1);

  for (int round = 0; round < 1500; round++)
    {
      guint cut = (guint) g_test_rand_int_range (0, (int) length - 1);
      guint behind = cut + (guint) g_test_rand_int_range (0, 80);
      guint start = (guint) g_test_rand_int_range (0, (int) length - 1);
      guint end = MIN (start + (guint) g_test_rand_int_range (1, 120), (guint) length);
      g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (article, NULL);
      g_autofree char *head = dossier_text_map_dup_slice (map, 0, cut);
      g_autofree char *tail = dossier_text_map_dup_slice (map, behind, (guint) length);
      g_autofree char *after = g_strconcat (head, round % 3 ? "e\xcc\x81… Kim “" : "", tail, NULL);
      g_autoptr (DossierTextMap) changed = dossier_text_map_new_for_string (after, NULL);
      g_autoptr (DossierQuoteFinder) finder =
          dossier_quote_finder_new (changed, round % 2 ? map : NULL);
      g_autofree char *quote = NULL;
      g_autofree char *prefix = NULL;
      g_autofree char *suffix = NULL;
      g_autofree char *found = NULL;
      DossierQuoteMatch match;

      dossier_quote_make (map, start, end, &quote, &prefix, &suffix);
      dossier_quote_finder_find (finder, &(DossierQuote){ quote, prefix, suffix, start }, &match);
      g_assert_cmpuint (match.end, <=, dossier_text_map_get_length (changed));
      found = dossier_text_map_dup_slice (changed, match.start, match.end);
      if (match.state == DOSSIER_QUOTE_EXACT)
        g_assert_cmpstr (found, ==, quote);
      if (match.state != DOSSIER_QUOTE_LOST)
        g_assert_cmpuint (match.end, >, match.start);
      /* What the cut did not come near is found where it went. */
      if (end + DOSSIER_QUOTE_CONTEXT < cut)
        g_assert_cmpuint (match.start, ==, start);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote/make", test_make);
  g_test_add_func ("/quote/unchanged", test_unchanged);
  g_test_add_func ("/quote/inserted-paragraph", test_inserted_paragraph);
  g_test_add_func ("/quote/dropped-caption", test_dropped_caption);
  g_test_add_func ("/quote/swapped-sentences", test_swapped_sentences);
  g_test_add_func ("/quote/repeated-quotes", test_repeated_quotes);
  g_test_add_func ("/quote/typography", test_typography);
  g_test_add_func ("/quote/edited-sentence", test_edited_sentence);
  g_test_add_func ("/quote/never-on-other-words", test_never_on_other_words);
  g_test_add_func ("/quote/any-edit", test_any_edit);
  return g_test_run ();
}
