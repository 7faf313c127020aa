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
  g_autofree char *text = curation_fixture_make_file (NULL, NULL);
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
    { "\"title\": \"Grain\"", "\"title\": \"Grain\", \"published\": \"some day\"",
      "“article” 1 says in “published” no date that can be read: “some day” cannot be read" },
    { "\"kind\": \"article\"", "\"kind\": \"article\", \"guid\": \"" CURATION_UUID "\"",
      "the GUID of record 1" },
    { CURATION_BODY, "Something else", "line 4: the content is not what its “sha256” says" },
    { "\"text\": \"" CURATION_BODY "\"", "\"bytes\": \"a=b\"", "“bytes” is not base64" },
    { ", \"text\": \"" CURATION_BODY "\"", "", "the content has neither" },
    { "\"version\": 1", "\"version\": 0", "there is no version 0" },
    { "\"version\": 1", "\"version\": \"1\"", "the version of the format is expected" },
    { "\"dossier-curation\"", "\"refi-qda\"", "the format is “refi-qda”" },
    { "\"dossier\": \"" CURATION_UUID "\",", "", "must come first" },
    { "\"dossier\": \"" CURATION_UUID "\"", "\"dossier\": \"x\"", "“x” is not a UUID" },
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
      g_autofree char *text = curation_fixture_make_file (table[i].search, table[i].replace);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) summary = curation_fixture_import (&f, text, &error);

      if (summary != NULL)
        g_error ("“%s” was taken", table[i].replace);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      if (!g_str_has_prefix (error->message, "Cannot read “a.json”, line "))
        g_error ("“%s” gives “%s”", table[i].replace, error->message);
      g_assert_true (g_str_has_suffix (error->message, "."));
      if (strstr (error->message, table[i].says) == NULL)
        g_error ("“%s” gives “%s”", table[i].replace, error->message);
    }
  after = curation_fixture_export (&f);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (curation_fixture_count (&f, "SELECT count(*) FROM change"), ==, 1);
  curation_fixture_close (&f);
}

/* Days that were counted otherwise, or not at all, follow from the date that is written. */
static void
test_days_follow_from_dates (void)
{
  static const struct
  {
    const char *written;
    const char *sql;
  } table[] = {
    { "\"published\": \"2019-03\"", "published = '2019-03' AND published_min = 17956" },
    { "\"published\": \"2019-03\", \"published_min\": 5, \"published_max\": -5",
      "published_min = 17956 AND published_max = 17986" },
    { "\"published\": \"\", \"published_min\": 5", "published IS NULL AND published_min IS NULL" },
    { "\"published_min\": 5, \"published_max\": 6",
      "published_min IS NULL AND published_max IS NULL" },
    { "\"published\": \" 2019-03 \"", "published = '2019-03' AND published_max = 17986" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      CurationFixture f = { 0 };
      g_autofree char *article = g_strdup_printf ("\"title\": \"Grain\", %s", table[i].written);
      g_autofree char *text = curation_fixture_make_file ("\"title\": \"Grain\"", article);
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM article WHERE %s", table[i].sql);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) summary = NULL;

      curation_fixture_open (&f);
      summary = curation_fixture_import (&f, text, &error);
      g_assert_no_error (error);
      g_test_message ("%s", table[i].written);
      g_assert_cmpint (curation_fixture_count (&f, sql), ==, 1);
      curation_fixture_close (&f);
    }
}

static void
test_newer_version (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = curation_fixture_make_file ("\"version\": 1", "\"version\": 2");
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
  g_autofree char *text = curation_fixture_make_file (NULL, NULL);
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
  fputs ("{\"format\": \"dossier-curation\", \"version\": 1, \"dossier\": \"" CURATION_UUID "\",\n",
         file);
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
  g_test_add_func ("/curation/days-follow-from-dates", test_days_follow_from_dates);
  g_test_add_func ("/curation/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/curation/memory", test_memory_is_bounded);
  result = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return result;
}
