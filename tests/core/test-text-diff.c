#include "base/text-diff.h"

/* Removed words in [], added ones in {}. */
static char *
compare (const char *before, const char *after)
{
  static const char *const marks[][2] = { { "", "" }, { "[", "]" }, { "{", "}" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTextMap) a = dossier_text_map_new_for_string (before, &error);
  g_autoptr (DossierTextMap) b = dossier_text_map_new_for_string (after, &error);
  g_autoptr (GArray) parts = dossier_text_diff (a, b);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);
      gboolean removed = part->kind == DOSSIER_DIFF_REMOVED;
      g_autofree char *text = dossier_text_map_dup_slice (
          removed ? a : b, removed ? part->before.start : part->after.start,
          removed ? part->before.end : part->after.end);

      g_string_append_printf (out, "%s%s%s", marks[part->kind][0], text, marks[part->kind][1]);
    }
  return g_string_free (out, FALSE);
}

static void
assert_compared (const char *before, const char *after, const char *expected)
{
  g_autofree char *compared = compare (before, after);

  g_assert_cmpstr (compared, ==, expected);
}

static void
test_words (void)
{
  assert_compared ("", "", "");
  assert_compared ("The same.", "The same.", "The same.");
  assert_compared ("", "New", "{New}");
  assert_compared ("Old", "", "[Old]");
  assert_compared ("Nine ferries came.", "Eight ferries came.", "[Nine]{Eight} ferries came.");
  assert_compared ("One two three.", "One three.", "One [two ]three.");
  assert_compared ("one three", "one two three", "one {two }three");
  assert_compared ("북한은 갔다", "북한이 갔다", "북한[은]{이} 갔다");
  assert_compared ("“Yes”", "\"Yes\"", "[“]{\"}Yes[”]{\"}");
}

static char *
make_text (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 0, 30); i > 0; i--)
    g_string_append_printf (text, "%c ", 'a' + g_rand_int_range (random, 0, 5));
  return g_string_free (text, FALSE);
}

/* What is left of a comparison when one kind of parts is taken out. */
static char *
without (const char *compared, char open)
{
  GString *text = g_string_new (NULL);
  char in = 0;

  for (const char *p = compared; *p != '\0'; p++)
    if (*p == '[' || *p == '{')
      in = *p;
    else if (*p == ']' || *p == '}')
      in = 0;
    else if (in != open)
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/* Whatever the texts are: what is not added is the earlier one, what is not removed the later. */
static void
test_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *before = make_text (random);
      g_autofree char *after = make_text (random);
      g_autofree char *compared = compare (before, after);
      g_autofree char *rebuilt_before = without (compared, '{');
      g_autofree char *rebuilt_after = without (compared, '[');

      g_assert_cmpstr (rebuilt_before, ==, before);
      g_assert_cmpstr (rebuilt_after, ==, after);
    }
}

/* Two long texts with nothing in common end at once. */
static void
test_strangers (void)
{
  g_autoptr (GString) a = g_string_new ("begin ");
  g_autoptr (GString) b = g_string_new ("begin ");
  g_autofree char *compared = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (a, "a%u,", i);
      g_string_append_printf (b, "b%u;", i);
    }
  compared = compare (a->str, b->str);
  g_assert_true (g_str_has_prefix (compared, "begin [a0,"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/words", test_words);
  g_test_add_func ("/text-diff/whole", test_whole);
  g_test_add_func ("/text-diff/strangers", test_strangers);
  return g_test_run ();
}
