#include "base/word-places.h"

static void
assert_places (const char *text, const char *words, const char *expected)
{
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (text, NULL);
  g_autoptr (GArray) places = dossier_word_places (map, words);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const DossierTextRange *place = &g_array_index (places, DossierTextRange, i);
      g_string_append_printf (found, "%s%u-%u", i > 0 ? " " : "", place->start, place->end);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_whole_words (void)
{
  assert_places ("Grain, grain and grains. GRAIN", "grain", "0-5 7-12 25-30");
  assert_places ("", "grain", "");
  assert_places ("grain", "", "");
  assert_places ("grain", "…", "");
}

static void
test_phrases (void)
{
  assert_places ("the port of the port authority", "the port", "0-8 12-20");
  assert_places ("the the port", "the port", "4-12");
  assert_places ("ha ha ha ha", "ha ha", "0-5 6-11");
  assert_places ("grain\nand  energy", "grain and energy", "0-17");
  assert_places ("a b a c a b a b", "a b a b", "8-15");
}

static void
test_scripts (void)
{
  assert_places ("Café CAFE\xcc\x81 cafe", "café", "0-4 5-10 11-15");
  assert_places ("😀 북한곡물협정 북한", "북한", "2-4 9-11");
  assert_places ("북한곡물협정", "곡물협", "2-5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-places/whole-words", test_whole_words);
  g_test_add_func ("/word-places/phrases", test_phrases);
  g_test_add_func ("/word-places/scripts", test_scripts);
  return g_test_run ();
}
