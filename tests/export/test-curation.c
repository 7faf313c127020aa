#include "curation-fixture.h"

#include "base/error.h"
#include "import/curation-import.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static void
test_round_trip_is_byte_identical (void)
{
  CurationFixture first = { 0 };
  CurationFixture second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  curation_fixture_open (&first);
  curation_fixture_open (&second);
  curation_fixture_fill (&first);
  one = curation_fixture_export (&first);
  summary = curation_fixture_import (&second, one, &error);
  g_assert_no_error (error);
  two = curation_fixture_export (&second);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (dossier_store_get_uuid (dossier_corpus_get_store (first.corpus)), ==,
                   dossier_store_get_uuid (dossier_corpus_get_store (second.corpus)));
  curation_fixture_close (&first);
  curation_fixture_close (&second);
}

static void
test_every_column_is_carried (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = NULL;
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);

  curation_fixture_open (&f);
  curation_fixture_fill (&f);
  text = curation_fixture_export (&f);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *key = g_strdup_printf ("\n  \"%s\": [\n   {\"id\": \"", tables[i].name);
      g_assert_nonnull (strstr (text, key));
    }
  g_assert_null (strstr (text, "\"change\""));
  curation_fixture_close (&f);
}

static void
test_one_undo_takes_it_back (void)
{
  CurationFixture first = { 0 };
  CurationFixture second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *label = NULL;
  g_autofree char *again = NULL;

  curation_fixture_open (&first);
  curation_fixture_open (&second);
  curation_fixture_fill (&first);
  one = curation_fixture_export (&first);
  summary = curation_fixture_import (&second, one, &error);
  g_assert_no_error (error);
  label = dossier_corpus_undo (second.corpus, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Import “a.json”");
  g_assert_cmpint (curation_fixture_count (&second, "SELECT count(*) FROM record"), ==, 0);
  g_assert_cmpint (curation_fixture_count (&second, "SELECT count(*) FROM tag"), ==, 0);
  again = dossier_corpus_redo (second.corpus, &error);
  g_assert_no_error (error);
  two = curation_fixture_export (&second);
  g_assert_cmpstr (one, ==, two);
  curation_fixture_close (&first);
  curation_fixture_close (&second);
}

/* A small file by hand: one article, a highlight with a tag. @rows replaces one piece of it. */
#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
#define BODY "Grain and energy. 북한 곡물."

static char *
make_file (const char *search, const char *replace)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, BODY, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      "{\"format\": \"dossier-curation\", \"version\": 1,\n"
      "\"dossier\": \"" UUID "\",\n"
      "\"content\": [\n{\"sha256\": \"%s\", \"media_type\": \"text/plain\", \"text\": \"" BODY
      "\"}],\n"
      "\"tables\": {\n"
      "\"record\": [{\"id\": \"1\", \"kind\": \"article\"}, {\"id\": \"2\", \"kind\": "
      "\"passage\"},\n"
      " {\"id\": \"3\", \"kind\": \"highlight\"}, {\"id\": \"4\", \"kind\": \"tag\"},\n"
      " {\"id\": \"5\", \"kind\": \"tag\"}],\n"
      "\"article\": [{\"id\": \"1\", \"title\": \"Grain\"}],\n"
      "\"revision\": [{\"id\": \"9\", \"article\": \"1\", \"number\": 1, \"content\": \"%s\","
      " \"code_points\": 24, \"made\": \"import\"}],\n"
      "\"passage\": [\n{\"id\": \"2\", \"revision\": \"9\", \"start_at\": 10, \"end_at\": 16,"
      " \"quote\": \"energy\", \"prefix\": \"Grain and \", \"suffix\": \". 북한\"}],\n"
      "\"highlight\": [{\"id\": \"3\", \"passage\": \"2\"}],\n"
      "\"highlight_tag\": [{\"id\": \"7\", \"highlight\": \"3\", \"tag\": \"5\"}],\n"
      "\"tag\": [\n{\"id\": \"4\", \"name\": \"Trade\"},\n"
      "{\"id\": \"5\", \"parent\": \"4\", \"name\": \"Energy\"}]\n"
      "}}\n",
      hash, hash);
  if (search != NULL)
    g_assert_cmpuint (g_string_replace (text, search, replace, 1), ==, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_is_told_from_an_article (void)
{
  static const struct
  {
    const char *text;
    gboolean is_curation;
  } table[] = {
    { "{\"format\": \"dossier-curation\", \"version\": 1", TRUE },
    { "\xef\xbb\xbf \n{\n \"format\": \"dossier-curation\"", TRUE },
    { "{\"format\": \"other\"", FALSE },
    { "The format is \"dossier-curation\".", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (dossier_curation_sniff (table[i].text, strlen (table[i].text)), ==,
                     table[i].is_curation);
}

static void
test_small_file (void)
{
  CurationFixture f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_autofree char *text = make_file (NULL, NULL);
  gint64 added;

  curation_fixture_open (&f);
  summary = curation_fixture_import (&f, text, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (summary, "added", "x", &added));
  g_assert_cmpint (added, ==, 5);
  g_assert_cmpint (curation_fixture_count (&f, "SELECT count(*) FROM search_text"
                                               " WHERE search_text MATCH '곡물'"),
                   ==, 1);
  curation_fixture_close (&f);
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *search;
    const char *replace;
    const char *says;
  } table[] = {
    { "\"start_at\": 10", "\"start_at\": 11", "line 12: “passage” 2 does not say what stands" },
    { "\"end_at\": 16", "\"end_at\": 1600", "“passage” 2 does not say what stands" },
    { "\"start_at\": 10", "\"start_at\": -1", "“passage” 2 does not say what stands" },
    { "\"quote\": \"energy\"", "\"quote\": \"grain\"", "“passage” 2 does not say what stands" },
    { "\"code_points\": 24", "\"code_points\": 25", "“revision” 9 says another length" },
    { "{\"id\": \"4\", \"name\"", "{\"name\"", "line 16: a row of “tag” has no “id”" },
    { "\"id\": \"4\", \"name\"", "\"id\": \"x4\", \"name\"", "line 16: “id” is not an id" },
    { "\"id\": \"4\", \"name\"", "\"id\": 4, \"name\"", "line 16: “id” must be an id in quotes" },
    { "\"id\": \"4\", \"name\"", "\"id\": \"0\", \"name\"", "line 16: “id” is not an id" },
    { "\"id\": \"4\", \"name\"", "\"id\": \"9223372036854775808\", \"name\"", "is not an id" },
    { "\"id\": \"5\", \"parent\"", "\"id\": \"4\", \"parent\"", "“tag” has the same “id” twice" },
    { "\"tag\": \"5\"}", "\"tag\": \"6\"}",
      "line 14: “highlight_tag” 7 names in “tag” a row of “tag” that is not in the file" },
    { "\"highlight\": \"3\"", "\"highlight\": \"33\"", "is not in the file" },
    { "{\"id\": \"4\", \"name\"", "{\"id\": \"4\", \"parent\": \"5\", \"name\"",
      "line 16: “tag” 4 is part of a cycle" },
    { "{\"id\": \"4\", \"name\"", "{\"id\": \"4\", \"parent\": \"4\", \"name\"",
      "“tag” 4 is part of a cycle" },
    { "\"name\": \"Energy\"", "\"parent\": \"4\"", "a row of “tag” has “parent” twice" },
    { "\"name\": \"Energy\"", "\"nme\": \"Energy\"", "line 17: “tag” has no column “nme”" },
    { "\"highlight\": [", "\"highlights\": [", "line 13: there is no table “highlights”" },
    { "\"highlight\": [", "\"change\": [", "there is no table “change”" },
    { "\"highlight\": [", "\"record\": [", "the table “record” comes twice" },
    { "\"name\": \"Trade\"", "\"name\": 1", "“name” must be a text, not a number" },
    { "\"name\": \"Trade\"", "\"name\": null", "“name” must not be null" },
    { "\"name\": \"Trade\"", "\"name\": \"a\\u0000b\"", "“name” holds the character U+0000" },
    { "\"name\": \"Trade\"", "\"name\": \"Trade\", \"colour\": 1.5", "must be a whole number" },
    { "\"name\": \"Trade\"", "\"name\": \"Trade\", \"colour\": \"1\"", "must be a number" },
    { "\"name\": \"Trade\"", "\"name\": [[[[[[[\"Trade\"]]]]]]]",
      "nested more than 4 levels deep" },
    { "\"name\": \"Trade\"", "\"name\": true", "“name” must be a text or a number" },
    { "\"tag\": [\n", "\"tag\": [[{}],\n", "a row is expected" },
    { "\"kind\": \"highlight\"", "\"kind\": \"tag\"",
      "“highlight” 3 has no row of its kind in “record”" },
    { "{\"id\": \"3\", \"kind\"", "{\"id\": \"33\", \"kind\": \"tag\"}, {\"id\": \"3\", \"kind\"",
      "“record” 33 has no row in “tag”" },
    { "{\"id\": \"3\", \"kind\": \"highlight\"}, ", "", "has no row of its kind in “record”" },
    { "\"kind\": \"highlight\"", "\"kind\": \"journal\"", "“record” 3 is of a kind" },
    { "\"kind\": \"article\"", "\"kind\": \"article\", \"guid\": \"" UUID "\"",
      "the GUID of record 1" },
    { BODY, "Something else", "line 4: the content is not what its “sha256” says" },
    { "\"text\": \"" BODY "\"", "\"bytes\": \"a=b\"", "“bytes” is not base64" },
    { ", \"text\": \"" BODY "\"", "", "the content has neither" },
    { "\"version\": 1", "\"version\": 0", "there is no version 0" },
    { "\"version\": 1", "\"version\": \"1\"", "the version of the format is expected" },
    { "\"dossier-curation\"", "\"refi-qda\"", "the format is “refi-qda”" },
    { "\"dossier\": \"" UUID "\",", "", "must come first" },
    { "\"dossier\": \"" UUID "\"", "\"dossier\": \"x\"", "“x” is not a UUID" },
    { "\"format\": \"dossier-curation\", ", "", "must come first" },
    { "}}\n", "}", "the file ends where a comma or } is expected" },
    { "}}\n", "}} x", "“x” where the end of the file" },
    { "Trade", "Trade\xff", "not valid UTF-8" },
  };
  CurationFixture f = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  curation_fixture_open (&f);
  curation_fixture_import_text (&f, "Mine", "What was there before.");
  before = curation_fixture_export (&f);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = make_file (table[i].search, table[i].replace);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) summary = curation_fixture_import (&f, text, &error);

      if (summary != NULL)
        g_error ("“%s” was taken", table[i].replace);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "Cannot read “a.json”, line "));
      g_assert_true (g_str_has_suffix (error->message, "."));
      if (strstr (error->message, table[i].says) == NULL)
        g_error ("“%s” gives “%s”", table[i].replace, error->message);
    }
  after = curation_fixture_export (&f);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (curation_fixture_count (&f, "SELECT count(*) FROM change"), ==, 1);
  curation_fixture_close (&f);
}

static void
test_newer_version (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = make_file ("\"version\": 1", "\"version\": 2");
  g_autoptr (GError) error = NULL;

  curation_fixture_open (&f);
  g_assert_null (curation_fixture_import (&f, text, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NEWER_FORMAT);
  curation_fixture_close (&f);
}

static void
test_truncated_anywhere (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = make_file (NULL, NULL);
  gsize length = strlen (text) - 2;

  curation_fixture_open (&f);
  for (gsize cut = 0; cut < length; cut += 1 + length / 60)
    {
      g_autofree char *part = g_strndup (text, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (curation_fixture_import (&f, part, &error));
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
    }
  g_assert_cmpint (curation_fixture_count (&f, "SELECT count(*) FROM record"), ==, 0);
  curation_fixture_close (&f);
}

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
  g_autofree char *text = make_file (NULL, NULL);
  g_auto (GStrv) remarks = NULL;
  g_auto (GStrv) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 article;
  gint64 added;

  curation_fixture_open (&f);
  article = curation_fixture_import_text (&f, "My own title", BODY);
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
  g_autofree char *text = make_file (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) marked = NULL;
  g_auto (GStrv) remarks = NULL;
  gint64 revision;
  gint64 added;

  curation_fixture_open (&f);
  curation_fixture_import_text (&f, "Grain", BODY);
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
  g_autofree char *text = make_file (NULL, NULL);
  g_autofree char *more =
      make_file ("{\"id\": \"4\", \"name\": \"Trade\"},", "{\"id\": \"4\", \"name\": \"Commerce\"},"
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
  g_autofree char *first = make_file (NULL, NULL);
  g_autofree char *second =
      make_file ("\"dossier\": \"" UUID, "\"dossier\": \"6ba7b811-9dad-11d1-80b4-00c04fd430c8");
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
  g_autofree char *text =
      make_file ("\"title\": \"Grain\"", "\"title\": \"Grain\", \"url\": \"https://a.example/1\"");
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
  g_autofree char *with_url =
      make_file ("\"title\": \"Grain\"", "\"title\": \"Grain\", \"url\": \"https://a.example/1\"");
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
  g_autofree char *whole = make_file (NULL, NULL);
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
  curation_fixture_import_text (&f, "Grain", BODY);
  remarks = import_remarks (&f, text->str, &added);
  g_assert_cmpint (SCALAR (&f, "count(*) FROM highlight"), ==, 1);

  homeless = import_remarks (&empty, text->str, &added);
  g_assert_cmpint (SCALAR (&empty, "count(*) FROM article"), ==, 0);
  g_assert_cmpint (SCALAR (&empty, "count(*) FROM tag"), ==, 2);
  g_assert_true (g_strv_length (homeless) >= 1);
  curation_fixture_close (&f);
  curation_fixture_close (&empty);
}

/* What the process held at most until now, in KB. */
static gint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
}

#define N_TEXTS     64
#define TEXT_LENGTH (1024 * 1024)

static void
write_large_file (const char *path)
{
  g_autofree char *text = g_strnfill (TEXT_LENGTH, 'a');
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("{\"format\": \"dossier-curation\", \"version\": 1, \"dossier\": \"" UUID "\",\n", file);
  fputs ("\"content\": [", file);
  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *hash = NULL;

      text[0] = (char) ('0' + i);
      text[0] = text[0] == '\\' ? '!' : text[0];
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, TEXT_LENGTH);
      fprintf (file, "%s{\"sha256\": \"%s\", \"media_type\": \"text/plain\", \"text\": \"%s\"}\n",
               i > 0 ? "," : "", hash, text);
    }
  fputs ("], \"tables\": {\"tag\": [{\"id\": \"1\", \"name\": \"No record\"}]}}", file);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* 64 MB are read and checked, in a fraction of that, before the last row turns out to be wrong. */
static void
test_memory_is_bounded (void)
{
  CurationFixture f = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The address sanitizer keeps freed memory");
  return;
#endif
  curation_fixture_open (&f);
  path = g_build_filename (f.folder, "large.json", NULL);
  write_large_file (path);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  before = get_peak ();
  g_assert_null (
      dossier_curation_import (f.corpus, G_INPUT_STREAM (stream), "large.json", NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "has no row of its kind in “record”"));
  g_assert_cmpint (get_peak () - before, <, 48 * 1024);
  g_unlink (path);
  curation_fixture_close (&f);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "dossier-XXXXXX", NULL);
  int result;

  g_test_init (&argc, &argv, NULL);
  /* All that is put aside meanwhile goes there, and must be gone in the end. */
  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_add_func ("/curation/round-trip", test_round_trip_is_byte_identical);
  g_test_add_func ("/curation/every-column-is-carried", test_every_column_is_carried);
  g_test_add_func ("/curation/one-undo", test_one_undo_takes_it_back);
  g_test_add_func ("/curation/told-from-an-article", test_is_told_from_an_article);
  g_test_add_func ("/curation/small-file", test_small_file);
  g_test_add_func ("/curation/hostile", test_hostile);
  g_test_add_func ("/curation/newer-version", test_newer_version);
  g_test_add_func ("/curation/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/curation/attaches-by-hash", test_attaches_by_hash);
  g_test_add_func ("/curation/shares-passages", test_shares_passages);
  g_test_add_func ("/curation/same-dossier", test_same_dossier_takes_what_is_new);
  g_test_add_func ("/curation/taken-ids", test_taken_ids_get_others);
  g_test_add_func ("/curation/attaches-by-quote", test_attaches_by_quote);
  g_test_add_func ("/curation/no-place", test_what_has_no_place_is_told);
  g_test_add_func ("/curation/memory", test_memory_is_bounded);
  g_test_add_func ("/curation/texts-at-home", test_texts_may_stay_at_home);
  result = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return result;
}
