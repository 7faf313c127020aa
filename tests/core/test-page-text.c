#include "base/page-text.h"

#include <string.h>

/* What holds for every page: the way there and back, and that only white space was changed. */
static void
check_page (DossierPageText *page)
{
  gsize n_bytes;
  const char *article = dossier_text_map_get_data (dossier_page_text_get_article (page), &n_bytes);
  const char *laid_out = dossier_page_text_get_page (page);
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (article, (glong) n_bytes, NULL);
  g_autofree gunichar *p = g_utf8_to_ucs4_fast (laid_out, -1, NULL);
  guint length = dossier_page_text_get_length (page);
  guint last = 0;

  g_assert_cmpuint (length, ==, g_utf8_strlen (article, (gssize) n_bytes));
  for (guint i = 0; i < length; i++)
    {
      guint at = dossier_page_text_to_page (page, i);

      g_assert_true (a[i] == p[at] || (p[at] == '\n' && g_unichar_isspace (a[i])));
      g_assert_cmpuint (dossier_page_text_to_article (page, at), ==, i);
      g_assert_cmpuint (dossier_page_text_end_to_page (page, i + 1), ==, at + 1);
      g_assert_cmpuint (at - last, <=, 2);
      last = at;
    }
  for (guint i = 0; i < dossier_page_text_get_n_breaks (page); i++)
    {
      guint at = dossier_page_text_get_break (page, i);

      g_assert_true (dossier_page_text_is_break (page, at));
      g_assert_cmpuint (p[dossier_page_text_to_page (page, at) - 1], ==, '\n');
    }
}

static char *
repeat (const char *sentence, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, sentence);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_short_paragraphs_stay (void)
{
  g_autoptr (DossierPageText) page =
      dossier_page_text_new ("One. Two. Three.\n\nFour. Five. Six. Seven.", TRUE);

  g_assert_cmpstr (dossier_page_text_get_page (page), ==,
                   "One. Two. Three.\n\nFour. Five. Six. Seven.");
  g_assert_cmpuint (dossier_page_text_get_n_breaks (page), ==, 0);
}

static void
test_wall_keeps_its_offsets (void)
{
  g_autofree char *wall =
      repeat ("The harbour office closed its books before the storm came in on Friday. ", 30);
  g_autoptr (DossierPageText) page = dossier_page_text_new (wall, TRUE);
  g_auto (GStrv) lines = g_strsplit (dossier_page_text_get_page (page), "\n", -1);

  check_page (page);
  g_assert_cmpuint (strlen (dossier_page_text_get_page (page)), ==, strlen (wall));
  g_assert_cmpuint (dossier_page_text_get_n_breaks (page), >=, 5);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) sentences = g_strsplit (lines[i], ". ", -1);

      g_assert_cmpuint (g_strv_length (sentences), >=, 3);
      g_assert_cmpuint (g_strv_length (sentences), <=, 5);
      g_assert_true (g_str_has_suffix (lines[i], "Friday."));
    }
}

static void
test_as_it_came (void)
{
  g_autofree char *wall = repeat ("A sentence that says nothing in particular at all. ", 40);
  g_autoptr (DossierPageText) page = dossier_page_text_new (wall, FALSE);

  g_assert_cmpstr (dossier_page_text_get_page (page), ==, wall);
  g_assert_cmpuint (dossier_page_text_get_n_breaks (page), ==, 0);
}

static void
test_no_space_is_inserted_and_mapped (void)
{
  g_autofree char *wall = repeat ("港口的办公室在风暴到来之前关闭了它的账簿。", 60);
  g_autoptr (DossierPageText) page = dossier_page_text_new (wall, TRUE);
  guint n_breaks = dossier_page_text_get_n_breaks (page);
  guint at = dossier_page_text_get_break (page, 0);
  g_autofree char *around = dossier_page_text_dup_article_range (page, at - 2, at + 2);
  g_autofree char *all = dossier_page_text_dup_article_range (page, 0, G_MAXUINT);

  check_page (page);
  g_assert_cmpuint (n_breaks, >, 2);
  g_assert_cmpuint (g_utf8_strlen (dossier_page_text_get_page (page), -1), ==,
                    g_utf8_strlen (wall, -1) + n_breaks);
  g_assert_cmpuint (dossier_page_text_to_page (page, at), ==,
                    dossier_page_text_end_to_page (page, at) + 1);
  g_assert_cmpstr (around, ==, "簿。港口");
  g_assert_cmpstr (all, ==, wall);
}

static void
test_wall_without_sentences (void)
{
  /* One letter with an accent that combines: a cut must not stand between the two. */
  g_autofree char *wall = repeat ("e\xcc\x81", 5000);
  g_autoptr (DossierPageText) page = dossier_page_text_new (wall, TRUE);
  g_auto (GStrv) lines = g_strsplit (dossier_page_text_get_page (page), "\n", -1);

  check_page (page);
  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (lines[i], "e"));
}

static void
test_random_texts (void)
{
  static const char *const pieces[] = { "word ",   "end. ", "Next ", "서울에서 ",
                                        "말했다.", "。",    "\n",    "é",
                                        "😀",       " ",     "U.S. ", "\"quoted\" ",
                                        "א",       "ب ",    "\t",    "\u3000" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 3000);
      g_autoptr (DossierPageText) page = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (
            text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces) - (int) (round % 9))]);
      page = dossier_page_text_new (text->str, TRUE);
      check_page (page);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-text/short-paragraphs-stay", test_short_paragraphs_stay);
  g_test_add_func ("/page-text/wall-keeps-its-offsets", test_wall_keeps_its_offsets);
  g_test_add_func ("/page-text/as-it-came", test_as_it_came);
  g_test_add_func ("/page-text/no-space-is-inserted-and-mapped",
                   test_no_space_is_inserted_and_mapped);
  g_test_add_func ("/page-text/wall-without-sentences", test_wall_without_sentences);
  g_test_add_func ("/page-text/random-texts", test_random_texts);
  return g_test_run ();
}
