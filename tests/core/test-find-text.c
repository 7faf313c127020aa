#include "base/find-text.h"

#include <string.h>

#include "base/error.h"

typedef struct
{
  const char *text;
  const char *sought;
  DossierFindFlags flags;
  const char *expected;
} Case;

static const Case cases[] = {
  { "Grain, grain", "grain", DOSSIER_FIND_PLAIN, "0-5 7-12" },
  { "Grain, grain", "grain", DOSSIER_FIND_CASE, "7-12" },
  { "ingrained grain", "grain", DOSSIER_FIND_WHOLE_WORDS, "10-15" },
  { "résumé resume re\xcc\x81sume\xcc\x81", "resume", DOSSIER_FIND_PLAIN, "0-6 7-13 14-22" },
  { "résumé resume re\xcc\x81sume\xcc\x81", "résumé", DOSSIER_FIND_ACCENTS, "0-6 14-22" },
  { "résumé resume", "resume", DOSSIER_FIND_ACCENTS, "7-13" },
  { "북한곡물 북한", "북한", DOSSIER_FIND_PLAIN, "0-2 5-7" },
  { "북한곡물 북한", "북한", DOSSIER_FIND_WHOLE_WORDS, "0-2 5-7" },
  { "😀grain😀", "grain", DOSSIER_FIND_WHOLE_WORDS, "1-6" },
  { "aaaa", "aa", DOSSIER_FIND_PLAIN, "0-2 2-4" },
  { "STRASSE ПОРТ", "порт", DOSSIER_FIND_PLAIN, "8-12" },
  { "a.b axb", "a.b", DOSSIER_FIND_PLAIN, "0-3" },
  { "a.b axb", "a.b", DOSSIER_FIND_REGEX, "0-3 4-7" },
  { "port ports", "ports?", DOSSIER_FIND_REGEX | DOSSIER_FIND_WHOLE_WORDS, "0-4 5-10" },
  { "é 12, 345", "\\d+", DOSSIER_FIND_REGEX, "2-4 6-9" },
  { "abc", "x*", DOSSIER_FIND_REGEX, "" },
  { "abc", "", DOSSIER_FIND_PLAIN, "" },
  { "", "abc", DOSSIER_FIND_PLAIN, "" },
  { "ab", "abc", DOSSIER_FIND_PLAIN, "" },
};

static char *
find (const Case *one)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (one->text, NULL);
  g_autoptr (GArray) hits = dossier_find_text (map, one->sought, one->flags, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierTextRange *hit = &g_array_index (hits, DossierTextRange, i);
      g_string_append_printf (found, "%s%u-%u", i > 0 ? " " : "", hit->start, hit->end);
    }
  return g_string_free (found, FALSE);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (&cases[i]);

      g_test_message ("“%s” in “%s”", cases[i].sought, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
assert_refused (const char *text, const char *expression)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTextMap) map = dossier_text_map_new_for_string (text, NULL);

  g_assert_null (dossier_find_text (map, expression, DOSSIER_FIND_REGEX, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
}

static void
test_refused (void)
{
  g_autofree char *letters = g_strnfill (4000, 'a');
  g_autofree char *hostile = g_strconcat (letters, "!c", NULL);

  assert_refused ("text", "(unfinished");
  assert_refused ("text", "[z-a]");
  assert_refused (hostile, "(a|aa)+c");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-text/table", test_table);
  g_test_add_func ("/find-text/refused", test_refused);
  return g_test_run ();
}
