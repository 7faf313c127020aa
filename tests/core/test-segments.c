#include <string.h>

#include "base/segments.h"

typedef struct
{
  DossierTextMap *map;
  DossierSegments *segments;
} Text;

static Text
make_text (const char *text, const char *locale, const DossierTextRange *excluded, gsize n_excluded)
{
  Text made;

  made.map = dossier_text_map_new_for_string (text, NULL);
  g_assert_nonnull (made.map);
  made.segments = dossier_segments_new (made.map, locale, excluded, n_excluded);
  return made;
}

static void
clear_text (Text *text)
{
  dossier_segments_free (text->segments);
  dossier_text_map_unref (text->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, clear_text)

/* All sentences in order, each followed by a bar. */
static char *
split (const char *string, const char *locale)
{
  g_auto (Text) text = make_text (string, locale, NULL, 0);
  GString *out = g_string_new (NULL);
  DossierSegment sentence;
  gboolean is_there = dossier_segments_sentence_at (text.segments, 0, &sentence);

  while (is_there)
    {
      g_autofree char *slice = dossier_text_map_dup_slice (text.map, sentence.start, sentence.end);

      g_string_append_printf (out, "%s|", slice);
      is_there = dossier_segments_next_sentence (text.segments, sentence.start, &sentence);
    }
  return g_string_free (out, FALSE);
}

static void
assert_split (const char *locale, const char *expected)
{
  g_autofree char *spaced = NULL;
  g_autofree char *found = NULL;
  g_auto (GStrv) parts = g_strsplit (expected, "|", -1);

  spaced = g_strjoinv (" ", parts);
  found = split (g_strstrip (spaced), locale);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_abbreviations (void)
{
  assert_split (
      "en",
      "Choe met Lavrov on Jan. 16 in Moscow.|Kim came on Oct. 9.|He left in Jan.|Then it snowed.|");
  assert_split ("en", "Mr. Smith met Gen. Lee and Dr. J. R. Doe.|They spoke.|");
}

static void
test_acronyms_end_before_starters (void)
{
  assert_split ("en", "He lives in the U.S.|The visit ended.|");
  assert_split (
      "en", "The U.S. State Department and U.S. officials agreed.|It closed at 5 p.m.|She left.|");
  assert_split ("en", "It joined Acme Inc. Friday.|It bought Acme Corp.|But why?|");
  assert_split ("en", "George W. Bush spoke.|So did John F. Kennedy.|");
  assert_split ("en", "See No. 3 of it.|He said no.|The end.|");
}

static void
test_speech (void)
{
  assert_split ("en", "“We are ready.”|He left.|");
  assert_split ("en", "\"Will he go?\" he asked.|\"Yes!\" she said.|");
  assert_split ("en", "“They have [...] made a contribution,” he said.|“More.”|");
  assert_split ("en", "He said: \"It ends.\"|\"It begins.\"|");
  assert_split ("en", "It is over. ”|Kim left.|");
}

static void
test_credit_stands_alone (void)
{
  assert_split ("en", "Kim, right, in Pyongyang on Oct. 9.|[XINHUA]|");
  assert_split ("en", "The flag of the U.S.|[KOREAN CENTRAL TELEVISION]|");
  assert_split ("en", "(EDITORIAL from Korea Times on Jan. 23)|");
}

static void
test_languages (void)
{
  assert_split ("ru", "В. В. Путин прибыл в г. Пхеньян.|Он уехал.|");
  assert_split ("de", "Am 3. März kam Dr. Weber.|Er ging.|");
  assert_split ("ko", "북한이 발사했다.|미국은 비판했다.|");
}

static void
test_chinese_needs_no_space (void)
{
  g_autofree char *found = split ("朝鲜发射了导弹。美国批评说：“不行。”他走了。", "zh");

  g_assert_cmpstr (found, ==, "朝鲜发射了导弹。|美国批评说：“不行。”|他走了。|");
}

static void
test_paragraphs (void)
{
  g_auto (Text) text = make_text ("One.\n  \n\n  Two a. Two b. \nThree", "en", NULL, 0);
  DossierSegment segment;

  g_assert_cmpuint (dossier_segments_get_n_paragraphs (text.segments), ==, 3);
  g_assert_true (dossier_segments_get_paragraph (text.segments, 2, &segment));
  g_assert_cmpuint (segment.start, ==, 11);
  g_assert_cmpuint (segment.end, ==, 24);
  g_assert_false (dossier_segments_get_paragraph (text.segments, 4, &segment));
  g_assert_true (dossier_segments_paragraph_at (text.segments, 4, &segment));
  g_assert_cmpuint (segment.paragraph, ==, 1);
  g_assert_false (dossier_segments_paragraph_at (text.segments, 6, &segment));
  g_assert_false (dossier_segments_sentence_at (text.segments, 6, &segment));
  g_assert_true (dossier_segments_paragraph_at (text.segments, 9, &segment));
  g_assert_cmpuint (segment.paragraph, ==, 2);
  g_assert_true (dossier_segments_paragraph_at (text.segments, 31, &segment));
  g_assert_cmpuint (segment.paragraph, ==, 3);
}

static void
test_stepping (void)
{
  g_auto (Text) text = make_text ("One a. One b.\n\nTwo.", "en", NULL, 0);
  DossierSegment sentence;

  g_assert_true (dossier_segments_previous_sentence (text.segments, 16, &sentence));
  g_assert_cmpuint (sentence.start, ==, 7);
  g_assert_true (dossier_segments_previous_sentence (text.segments, 14, &sentence));
  g_assert_cmpuint (sentence.start, ==, 7);
  g_assert_true (dossier_segments_previous_sentence (text.segments, 9, &sentence));
  g_assert_cmpuint (sentence.start, ==, 0);
  g_assert_false (dossier_segments_previous_sentence (text.segments, 3, &sentence));
  g_assert_true (dossier_segments_next_sentence (text.segments, 13, &sentence));
  g_assert_cmpuint (sentence.start, ==, 15);
  g_assert_false (dossier_segments_next_sentence (text.segments, 15, &sentence));
}

static void
assert_locator (Text *text, guint start, guint end, const char *expected)
{
  g_autofree char *locator = dossier_segments_locator_range (text->segments, start, end);

  g_assert_cmpstr (locator, ==, expected);
}

static void
test_locators (void)
{
  g_auto (Text) text = make_text ("Title\nOne a. One b.\nTwo.", "en", NULL, 0);
  const DossierTextRange title = { 0, 5 };
  g_auto (Text) body = make_text ("Title\nOne a. One b.\nTwo.", "en", &title, 1);

  assert_locator (&text, 6, 12, "¶2, s. 1");
  assert_locator (&text, 6, 19, "¶2, s. 1–2");
  assert_locator (&text, 14, 22, "¶2, s. 2 – ¶3, s. 1");
  assert_locator (&body, 6, 12, "¶1, s. 1");
  assert_locator (&body, 2, 4, NULL);
}

/* A title with no line of its own: the body's first sentence begins where the title ends. */
static void
test_title_that_runs_on (void)
{
  const DossierTextRange title = { 0, 20 };
  g_auto (Text) text = make_text ("Kim may visit Russia The DPRK may seek. More.", "en", &title, 1);
  DossierSegment sentence;

  g_assert_cmpuint (dossier_segments_get_n_paragraphs (text.segments), ==, 1);
  g_assert_true (dossier_segments_sentence_at (text.segments, 3, &sentence));
  g_assert_cmpuint (sentence.end, ==, 20);
  g_assert_cmpuint (sentence.sentence, ==, 0);
  g_assert_true (dossier_segments_sentence_at (text.segments, 25, &sentence));
  g_assert_cmpuint (sentence.start, ==, 21);
  g_assert_cmpuint (sentence.sentence, ==, 1);
  assert_locator (&text, 40, 44, "¶1, s. 2");
}

static void
assert_word (Text *text, guint offset, const char *expected)
{
  DossierTextRange word;
  g_autofree char *slice = NULL;

  if (dossier_segments_word_at (text->segments, offset, &word))
    slice = dossier_text_map_dup_slice (text->map, word.start, word.end);
  g_assert_cmpstr (slice, ==, expected);
}

static void
test_words (void)
{
  g_auto (Text) text = make_text ("Élan vital, – 북한이 왔다", "fr", NULL, 0);
  g_auto (Text) chinese = make_text ("中国人民欢迎你", "zh", NULL, 0);
  DossierTextRange word;

  assert_word (&text, 0, "Élan");
  assert_word (&text, 3, "Élan");
  assert_word (&text, 4, "Élan");
  assert_word (&text, 5, "vital");
  assert_word (&text, 12, NULL);
  assert_word (&text, 15, "북한이");
  assert_word (&text, 20, "왔다");
  assert_word (&text, 21, NULL);
  g_assert_true (dossier_segments_word_at (chinese.segments, 5, &word));
  g_assert_cmpuint (word.end - word.start, <, 7);
  g_assert_cmpuint (word.end - word.start, >, 1);
}

static void
test_graphemes (void)
{
  /* e and its accent; two regional letters; Hangul in parts */
  g_auto (Text) text = make_text ("xe\xcc\x81y🇰🇷z각", "en", NULL, 0);
  DossierTextRange range = { 2, 2 };

  dossier_segments_round (text.segments, &range);
  g_assert_cmpuint (range.start, ==, 1);
  g_assert_cmpuint (range.end, ==, 3);
  range = (DossierTextRange){ 0, 5 };
  dossier_segments_round (text.segments, &range);
  g_assert_cmpuint (range.start, ==, 0);
  g_assert_cmpuint (range.end, ==, 6);
  range = (DossierTextRange){ 0, 3 };
  dossier_segments_round (text.segments, &range);
  g_assert_cmpuint (range.end, ==, 3);
  range = (DossierTextRange){ 90, 99 };
  dossier_segments_round (text.segments, &range);
  g_assert_cmpuint (range.start, ==, 8);
}

/* Whatever the text, sentences tile what is not space, in order. */
static void
test_sentences_tile_any_text (void)
{
  static const char *const pieces[] = { "a", ".",  " ",  "\n", "U.S.",      "?",
                                        "”", "“",  "[",  "]",  "Mr",        "Th",
                                        "1", "。", "中", "é",  "e\xcc\x81", "\xc2\xa0" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      guint end = 0;
      DossierSegment sentence;

      for (int k = g_test_rand_int_range (1, 40); k > 0; k--)
        g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_auto (Text) text = make_text (string->str, "en", NULL, 0);
      guint length = dossier_text_map_get_length (text.map);
      for (guint i = 0; i < length; i++)
        {
          gunichar c = dossier_text_map_char_at (text.map, i);

          if (g_unichar_isspace (c) || c == 0xa0)
            continue;
          g_assert_true (dossier_segments_sentence_at (text.segments, i, &sentence));
          g_assert_cmpuint (sentence.start, <=, i);
          g_assert_cmpuint (sentence.end, >, i);
          g_assert_true (sentence.end == end || sentence.start >= end);
          end = sentence.end;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segments/abbreviations", test_abbreviations);
  g_test_add_func ("/segments/acronyms-end-before-starters", test_acronyms_end_before_starters);
  g_test_add_func ("/segments/speech", test_speech);
  g_test_add_func ("/segments/credit-stands-alone", test_credit_stands_alone);
  g_test_add_func ("/segments/languages", test_languages);
  g_test_add_func ("/segments/chinese-needs-no-space", test_chinese_needs_no_space);
  g_test_add_func ("/segments/paragraphs", test_paragraphs);
  g_test_add_func ("/segments/stepping", test_stepping);
  g_test_add_func ("/segments/locators", test_locators);
  g_test_add_func ("/segments/title-that-runs-on", test_title_that_runs_on);
  g_test_add_func ("/segments/words", test_words);
  g_test_add_func ("/segments/graphemes", test_graphemes);
  g_test_add_func ("/segments/sentences-tile-any-text", test_sentences_tile_any_text);
  return g_test_run ();
}
