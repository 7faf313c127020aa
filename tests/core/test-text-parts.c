#include "base/page-text.h"
#include "base/text-parts.h"

#include <string.h>

#define MANY (5 * 1000 * 1000)

static DossierTextMap *
repeat (const char *piece, gsize n_bytes)
{
  g_autoptr (GString) text = g_string_sized_new (n_bytes + 200);

  while (text->len < n_bytes)
    g_string_append (text, piece);
  return dossier_text_map_new_for_string (text->str, NULL);
}

/* What holds for all texts: parts follow one another, none is too long or next to nothing, and every
 * position is found in its own. */
static GArray *
find_parts (DossierTextMap *map)
{
  GArray *parts = dossier_text_parts_find (map);
  guint length = dossier_text_map_get_length (map);

  g_assert_cmpuint (g_array_index (parts, guint, 0), ==, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      guint start = g_array_index (parts, guint, i);
      guint end = i + 1 < parts->len ? g_array_index (parts, guint, i + 1) : length;
      gsize n_bytes = dossier_text_map_byte_at (map, end) - dossier_text_map_byte_at (map, start);

      if (parts->len > 1)
        g_assert_cmpuint (n_bytes, <, 700 * 1024);
      if (parts->len > 1)
        g_assert_cmpuint (n_bytes, >, 100 * 1024);
      g_assert_cmpuint (dossier_text_parts_at (parts, start), ==, i);
      g_assert_cmpuint (dossier_text_parts_at (parts, end > 0 ? end - 1 : 0), ==, i);
    }
  g_assert_cmpuint (dossier_text_parts_at (parts, G_MAXUINT), ==, parts->len - 1);
  return parts;
}

static void
test_short_text_is_one_part (void)
{
  g_autoptr (DossierTextMap) map = repeat ("A line of the harbour office.\n", 1900 * 1000);
  g_autoptr (DossierTextMap) nothing = dossier_text_map_new_for_string ("", NULL);
  g_autoptr (GArray) parts = find_parts (map);
  g_autoptr (GArray) none = find_parts (nothing);

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 1);
}

static void
test_parts_begin_with_a_line (void)
{
  g_autoptr (DossierTextMap) map = repeat ("Ein Satz über den Hafen. Noch einer.\n", MANY);
  g_autoptr (GArray) parts = find_parts (map);

  g_assert_cmpuint (parts->len, >, 5);
  for (guint i = 1; i < parts->len; i++)
    {
      guint start = g_array_index (parts, guint, i);

      g_assert_cmpuint (dossier_text_map_char_at (map, start - 1), ==, '\n');
    }
}

static void
test_parts_of_one_line_begin_with_a_sentence (void)
{
  g_autoptr (DossierTextMap) map = repeat ("The clerk shut the book. ", MANY);
  g_autoptr (DossierTextMap) korean = repeat ("서기가 책을 닫았다.", MANY);
  g_autoptr (GArray) parts = find_parts (map);
  g_autoptr (GArray) korean_parts = find_parts (korean);

  for (guint i = 1; i < parts->len; i++)
    g_assert_cmpuint (dossier_text_map_char_at (map, g_array_index (parts, guint, i)), ==, 'T');
  for (guint i = 1; i < korean_parts->len; i++)
    {
      guint start = g_array_index (korean_parts, guint, i);
      gunichar before = dossier_text_map_char_at (korean, start - 1);

      g_assert_true (before == '.' || before == ' ');
    }
}

/* Neither lines nor sentences nor words: no accent is taken from its letter. */
static void
test_parts_keep_characters_whole (void)
{
  g_autoptr (DossierTextMap) map = repeat ("e\xcc\x81", MANY);
  g_autoptr (GArray) parts = find_parts (map);

  for (guint i = 1; i < parts->len; i++)
    g_assert_cmpuint (dossier_text_map_char_at (map, g_array_index (parts, guint, i)), ==, 'e');
}

/* The pages of all parts, one behind the other, are the article's words in their order, and every
 * position has its place on the page of its part. */
static void
check_pages (DossierTextMap *map, gboolean break_walls)
{
  g_autoptr (GArray) parts = find_parts (map);
  gsize n_bytes;
  const char *at = dossier_text_map_get_data (map, &n_bytes);
  const char *behind = at + n_bytes;
  guint length = dossier_text_map_get_length (map);

  for (guint i = 0; i < parts->len; i++)
    {
      guint start = g_array_index (parts, guint, i);
      guint end = i + 1 < parts->len ? g_array_index (parts, guint, i + 1) : length;
      g_autoptr (DossierPageText) page = dossier_page_text_new_part (map, start, end, break_walls);
      const char *p = dossier_page_text_get_page (page);

      for (guint offset = start; offset < end; offset += 997)
        {
          guint on_page = dossier_page_text_to_page (page, offset);

          g_assert_cmpuint (dossier_page_text_to_article (page, on_page), ==, offset);
          g_assert_cmpuint (dossier_page_text_end_to_page (page, offset + 1), ==, on_page + 1);
        }
      g_assert_cmpuint (dossier_page_text_to_page (page, 0), ==, 0);
      g_assert_cmpuint (dossier_page_text_end_to_page (page, start), ==, 0);
      g_assert_cmpuint (dossier_page_text_end_to_page (page, G_MAXUINT), ==, g_utf8_strlen (p, -1));
      g_assert_cmpuint (dossier_page_text_to_article (page, G_MAXUINT / 2), ==, end);
      for (; *p != '\0'; p++)
        {
          /* A line feed of ours stands for a space, or between two characters. */
          if (at < behind && (*p == *at || (*p == '\n' && *at == ' ')))
            at++;
          else
            g_assert_cmpint (*p, ==, '\n');
        }
    }
  g_assert_true (at == behind);
}

static void
test_pages_of_parts (void)
{
  static const char *const pieces[] = { "The clerk shut the book. ", "서기가 책을 닫았다.",
                                        "A line.\nAnother one; it is not long.\n", "e\xcc\x81" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (DossierTextMap) map = repeat (pieces[i], 2500 * 1000);

      check_pages (map, TRUE);
      check_pages (map, FALSE);
    }
}

/* A page that shows paragraphs as they came has none that no screen could lay out. */
static void
test_endless_lines_are_broken_anyway (void)
{
  g_autoptr (DossierTextMap) map = repeat ("The clerk shut the book. ", 300 * 1000);
  g_autoptr (DossierPageText) page = dossier_page_text_new_part (map, 0, G_MAXUINT, FALSE);
  g_auto (GStrv) lines = g_strsplit (dossier_page_text_get_page (page), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <, 16000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-parts/short-text", test_short_text_is_one_part);
  g_test_add_func ("/text-parts/lines", test_parts_begin_with_a_line);
  g_test_add_func ("/text-parts/sentences", test_parts_of_one_line_begin_with_a_sentence);
  g_test_add_func ("/text-parts/characters", test_parts_keep_characters_whole);
  g_test_add_func ("/text-parts/pages", test_pages_of_parts);
  g_test_add_func ("/text-parts/endless-lines", test_endless_lines_are_broken_anyway);
  return g_test_run ();
}
