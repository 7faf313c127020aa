#include "base/error.h"
#include "base/text-map.h"

/* One, two, three and four bytes a character, in runs that cross the index's blocks. */
static char *
make_mixed (guint length)
{
  static const gunichar alphabet[] = { 'a', 0xe9, 0xac00, 0x1f600, '\n', 0x4e2d };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_unichar (text, alphabet[(i * 7 + i / 5) % G_N_ELEMENTS (alphabet)]);
  return g_string_free (text, FALSE);
}

static void
test_agrees_with_a_walk (void)
{
  for (guint length = 0; length < 400; length += 1 + length / 3)
    {
      g_autofree char *text = make_mixed (length);
      g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (text, NULL);
      const char *p = text;
      gsize units = 0;

      g_assert_cmpuint (dossier_text_map_get_length (map), ==, length);
      for (guint i = 0; i < length; i++)
        {
          const char *next = g_utf8_next_char (p);
          gsize wide = g_utf8_get_char (p) > 0xffff ? 2 : 1;

          g_assert_cmpuint (dossier_text_map_byte_at (map, i), ==, p - text);
          for (const char *inside = p; inside < next; inside++)
            g_assert_cmpuint (dossier_text_map_offset_at_byte (map, inside - text), ==, i);
          g_assert_cmpuint (dossier_text_map_char_at (map, i), ==, g_utf8_get_char (p));
          g_assert_cmpuint (dossier_text_map_to_utf16 (map, i), ==, units);
          for (gsize unit = units; unit < units + wide; unit++)
            g_assert_cmpuint (dossier_text_map_from_utf16 (map, unit), ==, i);
          units += wide;
          p = next;
        }
      g_assert_cmpuint (dossier_text_map_byte_at (map, length + 9), ==, p - text);
      g_assert_cmpuint (dossier_text_map_offset_at_byte (map, p - text), ==, length);
      g_assert_cmpuint (dossier_text_map_to_utf16 (map, length), ==, units);
      g_assert_cmpuint (dossier_text_map_from_utf16 (map, units + 3), ==, length);
      g_assert_cmpuint (dossier_text_map_char_at (map, length), ==, 0);
    }
}

static void
test_slices (void)
{
  g_autofree char *text = make_mixed (300);
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (text, NULL);

  for (guint start = 0; start < 300; start += 13)
    for (guint end = start; end < 310; end += 17)
      {
        g_autofree char *expected = g_utf8_substring (text, start, MIN (end, 300));
        g_autofree char *slice = dossier_text_map_dup_slice (map, start, end);

        g_assert_cmpstr (slice, ==, expected);
      }
}

static void
test_refuses_what_is_not_utf8 (void)
{
  g_autoptr (GBytes) broken = g_bytes_new_static ("abc\xff", 4);
  g_autoptr (GBytes) nul = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_text_map_new (broken, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (dossier_text_map_new (nul, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-map/agrees-with-a-walk", test_agrees_with_a_walk);
  g_test_add_func ("/text-map/slices", test_slices);
  g_test_add_func ("/text-map/refuses-what-is-not-utf8", test_refuses_what_is_not_utf8);
  return g_test_run ();
}
