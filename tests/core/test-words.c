#include <string.h>

#include "base/words-query.h"
#include "base/words.h"

static int
collect_cb (gpointer data, const char *token, int length, int start, int end)
{
  g_string_append_printf (data, "%.*s[%d,%d) ", length, token, start, end);
  return 0;
}

static char *
tokenize (const char *text, DossierWordsFlags flags)
{
  GString *out = g_string_new (NULL);

  dossier_words_tokenize (text, strlen (text), flags, collect_cb, out);
  return g_string_free (out, FALSE);
}

static int
name_cb (gpointer data, const char *token, int length, int start, int end)
{
  g_string_append_len (data, token, length);
  g_string_append_c (data, ' ');
  return 0;
}

static void
assert_tokens (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dossier_words_tokenize (text, strlen (text), DOSSIER_WORDS_TEXT, name_cb, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_offsets_are_bytes (void)
{
  g_autofree char *latin = tokenize ("Élan, No 2", DOSSIER_WORDS_TEXT);
  g_autofree char *korean = tokenize ("북한이 G7", DOSSIER_WORDS_TEXT);
  g_autofree char *apart = tokenize ("e\xcc\x81t", DOSSIER_WORDS_TEXT);

  g_assert_cmpstr (latin, ==, "elan[0,5) no[7,9) 2[10,11) ");
  g_assert_cmpstr (korean, ==, "북한[0,6) 한이[3,9) 이[6,9) g7[10,12) ");
  g_assert_cmpstr (apart, ==, "et[0,4) ");
}

static void
test_folding (void)
{
  assert_tokens ("Straße STRASSE", "strasse strasse ");
  assert_tokens ("ﬁlm Ｇ７ Ёлка", "film g7 елка ");
  assert_tokens ("Kyiv\xc2\xad"
                 "er",
                 "kyiver ");
  assert_tokens ("don’t “quote”—dash", "don t quote dash ");
  assert_tokens ("Việt Nam Ελλάδα", "viet nam ελλαδα ");
  assert_tokens ("हिन्दी", "हिन्दी ");
  assert_tokens ("مُحَمَّد", "محمد ");
}

static void
test_composed_or_apart (void)
{
  static const char *const texts[] = { "Café à Đà Nẵng", "북한이 각료를", "がぎぐ パリ", "Ёлка й" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);
      g_autoptr (GString) whole = g_string_new (NULL);
      g_autoptr (GString) apart = g_string_new (NULL);

      g_assert_cmpstr (nfd, !=, texts[i]);
      dossier_words_tokenize (texts[i], strlen (texts[i]), 0, name_cb, whole);
      dossier_words_tokenize (nfd, strlen (nfd), 0, name_cb, apart);
      g_assert_cmpstr (whole->str, ==, apart->str);
    }
}

static void
test_runs (void)
{
  g_autofree char *final = tokenize ("북한이.", DOSSIER_WORDS_QUERY);
  g_autofree char *inner = tokenize ("북한 ok", DOSSIER_WORDS_QUERY);
  g_autofree char *one = tokenize ("북", DOSSIER_WORDS_QUERY);

  assert_tokens ("中", "中 ");
  assert_tokens ("中国", "中国 国 ");
  assert_tokens ("a中国b", "a 中国 国 b ");
  assert_tokens ("𠀀𠀁", "𠀀𠀁 𠀁 ");
  assert_tokens ("ㅋㅋ", "ㅋㅋ ㅋ ");
  g_assert_cmpstr (final, ==, "북한[0,6) 한이[3,9) ");
  g_assert_cmpstr (inner, ==, "북한[0,6) 한[3,6) ok[7,9) ");
  g_assert_cmpstr (one, ==, "북[0,3) ");
}

static int
stop_cb (gpointer data, const char *token, int length, int start, int end)
{
  int *calls = data;

  return ++*calls == 2 ? 7 : 0;
}

static void
test_stops_when_told (void)
{
  int calls = 0;

  g_assert_cmpint (dossier_words_tokenize ("a b 中国人 d", 16, 0, stop_cb, &calls), ==, 7);
  g_assert_cmpint (calls, ==, 2);
}

static int
check_range_cb (gpointer data, const char *token, int length, int start, int end)
{
  g_assert_cmpint (length, >, 0);
  g_assert_cmpint (start, >=, 0);
  g_assert_cmpint (end, >, start);
  g_assert_cmpint (end, <=, *(int *) data);
  g_assert_true (g_utf8_validate (token, length, NULL));
  return 0;
}

static void
test_any_bytes (void)
{
  for (int round = 0; round < 20000; round++)
    {
      char bytes[64];
      int length = g_test_rand_int_range (0, sizeof bytes);

      for (int i = 0; i < length; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);
      dossier_words_tokenize (bytes, (gsize) length, (DossierWordsFlags) (round % 2),
                              check_range_cb, &length);
    }
}

static void
test_long_word_is_bounded (void)
{
  g_autofree char *word = g_strnfill (1000000, 'x');
  g_autofree char *out = tokenize (word, DOSSIER_WORDS_TEXT);

  g_assert_cmpuint (strlen (out), <, 2000);
  g_assert_true (g_str_has_suffix (out, "[0,1000000) "));
}

static void
assert_query (const char *words, const char *expected)
{
  g_autofree char *query = dossier_words_query (words, DOSSIER_WORDS_QUERY_WHOLE);

  g_assert_cmpstr (query, ==, expected);
}

static void
test_queries (void)
{
  assert_query (NULL, NULL);
  assert_query ("", NULL);
  assert_query (" \"\" - * ", NULL);
  assert_query ("Kim summit", "(\"Kim\" AND \"summit\")");
  assert_query ("\"Hanoi summit\" nucl*", "(\"Hanoi summit\" AND \"nucl*\" *)");
  assert_query ("a OR b c", "(\"a\") OR (\"b\" AND \"c\")");
  assert_query ("a b NOT c NOT d", "((\"a\" AND \"b\") NOT (\"c\" OR \"d\"))");
  assert_query ("NEAR(a \"b c\", 5)", "(NEAR(\"a\" \"b c\" , 5))");
  assert_query ("북", "(\"북\" *)");
  assert_query ("북한 核", "(\"북한\" AND \"核\" *)");
}

static void
test_half_operators_are_words (void)
{
  assert_query ("OR", "(\"OR\")");
  assert_query ("NOT a", "(\"NOT\" AND \"a\")");
  assert_query ("a OR", "(\"a\" AND \"OR\")");
  assert_query ("a OR OR b", "(\"a\") OR (\"OR\" AND \"b\")");
  assert_query ("NEAR(a, 5)", "(\"NEAR(a,\" AND \"5)\")");
  assert_query ("NEAR(a b, x)", "(\"NEAR(a\" AND \"b,\" AND \"x)\")");
  assert_query ("title:x ^y {z}", "(\"title:x\" AND \"^y\" AND \"{z}\")");
  assert_query ("a or b", "(\"a\" AND \"or\" AND \"b\")");
}

static void
test_typing (void)
{
  g_autofree char *last = dossier_words_query ("kim sum", DOSSIER_WORDS_QUERY_TYPING);
  g_autofree char *done = dossier_words_query ("kim sum ", DOSSIER_WORDS_QUERY_TYPING);

  g_assert_cmpstr (last, ==, "(\"kim\" AND \"sum\" *)");
  g_assert_cmpstr (done, ==, "(\"kim\" AND \"sum\")");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/offsets-are-bytes", test_offsets_are_bytes);
  g_test_add_func ("/words/folding", test_folding);
  g_test_add_func ("/words/composed-or-apart", test_composed_or_apart);
  g_test_add_func ("/words/runs", test_runs);
  g_test_add_func ("/words/stops-when-told", test_stops_when_told);
  g_test_add_func ("/words/any-bytes", test_any_bytes);
  g_test_add_func ("/words/long-word-is-bounded", test_long_word_is_bounded);
  g_test_add_func ("/words/queries", test_queries);
  g_test_add_func ("/words/half-operators-are-words", test_half_operators_are_words);
  g_test_add_func ("/words/typing", test_typing);
  return g_test_run ();
}
