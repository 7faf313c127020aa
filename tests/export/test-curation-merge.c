#include "curation-fixture.h"

#include <string.h>

/* What becomes of a curation file in a dossier that is not empty. */

static char **
import_remarks (CurationFixture *f, const char *text, gint64 *added)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = curation_fixture_import (f, text, &error);
  char **remarks;

  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (summary, "added", "x", added));
  g_assert_true (g_variant_lookup (summary, "remarks", "^as", &remarks));
  return remarks;
}

#define SCALAR(f, sql) curation_fixture_count (f, "SELECT " sql)

static void
test_attaches_by_hash (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = curation_fixture_make_file (NULL, NULL);
  g_auto (GStrv) remarks = NULL;
  g_auto (GStrv) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 article;
  gint64 added;

  curation_fixture_open (&f);
  article = curation_fixture_import_text (&f, "My own title", CURATION_BODY);
  remarks = import_remarks (&f, text, &added);
  g_assert_cmpint (added, ==, 4); /* not the article */
  g_assert_cmpint (SCALAR (&f, "count(*) FROM article"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM revision"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "r.article FROM highlight h JOIN passage p ON p.id = h.passage"
                               " JOIN revision r ON r.id = p.revision"),
                   ==, article);
  /* What both say differently is kept and told. */
  g_assert_cmpint (SCALAR (&f, "count(*) FROM article WHERE title = 'My own title'"), ==, 1);
  g_assert_true (g_strv_length (remarks) >= 1);
  g_assert_nonnull (strstr (remarks[0], "“My own title”; the file says “Grain”"));

  /* The same file once more adds nothing. */
  before = curation_fixture_export (&f);
  again = import_remarks (&f, text, &added);
  g_assert_cmpint (added, ==, 0);
  after = curation_fixture_export (&f);
  g_assert_cmpstr (before, ==, after);
  curation_fixture_close (&f);
}

/* Two marks on the same words stand on one passage, wherever they came from. */
static void
test_shares_passages (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = curation_fixture_make_file (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) marked = NULL;
  g_auto (GStrv) remarks = NULL;
  gint64 revision;
  gint64 added;

  curation_fixture_open (&f);
  curation_fixture_import_text (&f, "Grain", CURATION_BODY);
  revision = SCALAR (&f, "id FROM revision");
  marked = dossier_corpus_do (f.corpus, "highlight.add",
                              dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                                g_variant_new_int64 (10), "end",
                                                g_variant_new_int64 (16), NULL),
                              0, &error);
  g_assert_no_error (error);
  remarks = import_remarks (&f, text, &added);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM passage"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight"), ==, 2);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM pragma_foreign_key_check"), ==, 0);
  curation_fixture_close (&f);
}

static void
test_same_dossier_takes_what_is_new (void)
{
  CurationFixture f = { 0 };
  CurationFixture copy = { 0 };
  g_autofree char *text = curation_fixture_make_file (NULL, NULL);
  g_autofree char *more = curation_fixture_make_file ("{\"id\": \"4\", \"name\": \"Trade\"},",
                                                      "{\"id\": \"4\", \"name\": \"Commerce\"},"
                                                      " {\"id\": \"6\", \"name\": \"Power\"},");
  g_autoptr (GString) file = g_string_new (more);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_auto (GStrv) remarks = NULL;
  gint64 added;

  g_string_replace (file, "\"kind\": \"tag\"}]",
                    "\"kind\": \"tag\"}, {\"id\": \"6\", \"kind\": \"tag\"}]", 1);
  curation_fixture_open (&f);
  curation_fixture_open (&copy);
  summary = curation_fixture_import (&f, text, &error);
  g_assert_no_error (error);
  remarks = import_remarks (&f, file->str, &added);
  g_assert_cmpint (added, ==, 1);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM tag WHERE id = 6 AND name = 'Power'"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM tag WHERE id = 4 AND name = 'Trade'"), ==, 1);
  g_assert_cmpuint (g_strv_length (remarks), ==, 1);
  g_assert_nonnull (strstr (remarks[0], "“Trade”; the file says “Commerce”"));
  g_assert_cmpint (SCALAR (&f, "count(*) FROM external_id"), ==, 0);
  curation_fixture_close (&f);
  curation_fixture_close (&copy);
}

/* Two files by hand with the same small ids that mean different things. */
static void
test_taken_ids_get_others (void)
{
  CurationFixture f = { 0 };
  g_autofree char *first = curation_fixture_make_file (NULL, NULL);
  g_autofree char *second = curation_fixture_make_file (
      "\"dossier\": \"" CURATION_UUID, "\"dossier\": \"6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  g_autoptr (GString) other = g_string_new (second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_auto (GStrv) remarks = NULL;
  gint64 added;

  g_string_replace (other, "\"name\": \"Trade\"", "\"name\": \"Politics\"", 1);
  curation_fixture_open (&f);
  summary = curation_fixture_import (&f, first, &error);
  g_assert_no_error (error);
  remarks = import_remarks (&f, other->str, &added);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM article"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM tag"), ==, 4);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight"), ==, 2);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight_tag x JOIN tag t ON t.id = x.tag"
                               " JOIN tag p ON p.id = t.parent WHERE p.name = 'Politics'"),
                   ==, 1);
  /* The GUIDs that the records have elsewhere are kept. */
  g_assert_cmpint (SCALAR (&f, "count(*) FROM external_id WHERE scheme = 'guid'"), ==, 5);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM pragma_foreign_key_check"), ==, 0);
  curation_fixture_close (&f);
}

static void
test_attaches_by_quote (void)
{
  CurationFixture f = { 0 };
  const char *edited = "Update: Grain and energy. 북한 곡물.";
  g_autofree char *text = curation_fixture_make_file (
      "\"title\": \"Grain\"", "\"title\": \"Grain\", \"url\": \"https://a.example/1\"");
  g_auto (GStrv) remarks = NULL;
  gint64 article;
  gint64 added;

  curation_fixture_open (&f);
  article = curation_fixture_import_text (&f, "Grain", edited);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) done =
        dossier_corpus_do (f.corpus, "article.set",
                           dossier_args_new ("article", g_variant_new_int64 (article), "url",
                                             g_variant_new_string ("https://a.example/1"), NULL),
                           0, &error);
    g_assert_no_error (error);
  }
  remarks = import_remarks (&f, text, &added);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM article"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM revision"), ==, 1);
  g_assert_cmpint (SCALAR (&f, "start_at FROM passage WHERE quote = 'energy'"), ==, 18);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight"), ==, 1);
  curation_fixture_close (&f);
}

static void
test_what_has_no_place_is_told (void)
{
  CurationFixture f = { 0 };
  g_autofree char *with_url = curation_fixture_make_file (
      "\"title\": \"Grain\"", "\"title\": \"Grain\", \"url\": \"https://a.example/1\"");
  g_auto (GStrv) remarks = NULL;
  g_autofree char *all = NULL;
  gint64 article;
  gint64 added;

  curation_fixture_open (&f);
  article = curation_fixture_import_text (&f, "Grain", "Nothing of what was said is here now.");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) done =
        dossier_corpus_do (f.corpus, "article.set",
                           dossier_args_new ("article", g_variant_new_int64 (article), "url",
                                             g_variant_new_string ("https://a.example/1"), NULL),
                           0, &error);
    g_assert_no_error (error);
  }
  remarks = import_remarks (&f, with_url, &added);
  all = g_strjoinv ("\n", remarks);
  g_assert_nonnull (strstr (all, "“energy” is not in the text that the dossier has"));
  g_assert_nonnull (strstr (all, "Left out of “highlight”: 1 rows."));
  g_assert_cmpint (SCALAR (&f, "count(*) FROM passage"), ==, 0);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight"), ==, 0);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM tag"), ==, 2); /* tags need no passage */
  g_assert_cmpint (SCALAR (&f, "count(*) FROM pragma_foreign_key_check"), ==, 0);
  curation_fixture_close (&f);
}

/* A curation without its texts attaches where the dossier has them. */
static void
test_texts_may_stay_at_home (void)
{
  CurationFixture f = { 0 };
  CurationFixture empty = { 0 };
  g_autofree char *whole = curation_fixture_make_file (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *begin = strstr (whole, "\"content\"");
  const char *end = strstr (whole, "\"tables\"");
  g_auto (GStrv) remarks = NULL;
  g_auto (GStrv) homeless = NULL;
  gint64 added;

  g_string_append_len (text, whole, begin - whole);
  g_string_append (text, end);
  curation_fixture_open (&f);
  curation_fixture_open (&empty);
  curation_fixture_import_text (&f, "Grain", CURATION_BODY);
  remarks = import_remarks (&f, text->str, &added);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight"), ==, 1);

  homeless = import_remarks (&empty, text->str, &added);
  g_assert_cmpint (SCALAR (&empty, "count(*) FROM article"), ==, 0);
  g_assert_cmpint (SCALAR (&empty, "count(*) FROM tag"), ==, 2);
  g_assert_true (g_strv_length (homeless) >= 1);
  curation_fixture_close (&f);
  curation_fixture_close (&empty);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curation-merge/attaches-by-hash", test_attaches_by_hash);
  g_test_add_func ("/curation-merge/shares-passages", test_shares_passages);
  g_test_add_func ("/curation-merge/same-dossier", test_same_dossier_takes_what_is_new);
  g_test_add_func ("/curation-merge/taken-ids", test_taken_ids_get_others);
  g_test_add_func ("/curation-merge/attaches-by-quote", test_attaches_by_quote);
  g_test_add_func ("/curation-merge/no-place", test_what_has_no_place_is_told);
  g_test_add_func ("/curation-merge/texts-at-home", test_texts_may_stay_at_home);
  return g_test_run ();
}
