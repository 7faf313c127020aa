#include "curation-fixture.h"

#include "base/error.h"
#include "export/exporter.h"
#include "export/markdown.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void
set_up (CurationFixture *f, gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "sample.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  curation_fixture_open (f);
  summary = curation_fixture_import (f, text, &error);
  g_assert_no_error (error);
}

static void
tear_down (CurationFixture *f, gconstpointer data)
{
  curation_fixture_close (f);
}

static char *
export_text (CurationFixture *f, const char *format, const DossierExportOptions *options,
             GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!dossier_export (dossier_corpus_get_store (f->corpus), dossier_export_format_find (format),
                       options, stream, NULL, error))
    return NULL;
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
must_export (CurationFixture *f, const char *format, const DossierExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  char *text = export_text (f, format, options, &error);

  g_assert_no_error (error);
  return text;
}

static gpointer
read_texts (DossierDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) rows = dossier_database_query (database, error, sql, "");

  while (rows != NULL && dossier_statement_step (rows, error) == DOSSIER_STEP_ROW)
    g_ptr_array_add (texts, dossier_statement_dup_text (rows, 0));
  return rows != NULL ? g_steal_pointer (&texts) : NULL;
}

static GPtrArray *
query (CurationFixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *texts = dossier_store_read (dossier_corpus_get_store (f->corpus), read_texts,
                                         (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return texts;
}

/* Every number in the text is explained once below it, and nothing is explained that is not used. */
static void
check_citations (const char *notes)
{
  g_autoptr (GRegex) use = g_regex_new ("\\[\\^(\\d+)\\](?!:)", 0, 0, NULL);
  g_autoptr (GRegex) definition =
      g_regex_new ("^\\[\\^(\\d+)\\]: .+\\.$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (use, notes, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_hash_table_add (used, g_match_info_fetch (match, 1));
  g_clear_pointer (&match, g_match_info_unref);
  for (g_regex_match (definition, notes, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      g_assert_true (g_hash_table_contains (used, number));
      n++;
    }
  g_assert_cmpuint (n, ==, g_hash_table_size (used));
  g_assert_cmpuint (n, >, 20);
}

/* Facts from outside stand apart from what articles say; who differs is told with the reading. */
static void
test_notes_tell_what_disagrees (CurationFixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .group_by = "event" };
  g_autofree char *notes = must_export (f, "markdown", &options);

  g_assert_nonnull (strstr (notes, "\nFrom outside the articles: Held on that day"));
  g_assert_nonnull (strstr (notes, "Disagreement: When it was"));
  g_assert_nonnull (strstr (notes, "- 16 January 2024 ("));
  g_assert_nonnull (strstr (notes, "← preferred"));
  g_assert_nonnull (strstr (notes, "\nReading: The agency wrote on the 17th"));
  g_assert_nonnull (strstr (notes, "Disagreement: Whether it happened"));
  g_assert_nonnull (strstr (notes, "Anton Ilyin (invitee, did not attend) did not take part"));
}

static void
test_notes_hold_every_highlight (CurationFixture *f, gconstpointer data)
{
  static const char *const groups[] = { "article", "tag", "actor", "event" };
  g_autoptr (GPtrArray) quotes =
      query (f, "SELECT trim (p.quote) FROM highlight h JOIN passage p ON p.id = h.passage");
  g_autoptr (GPtrArray) comments =
      query (f, "SELECT comment FROM highlight WHERE comment <> '' AND comment NOT LIKE '%\n%'");

  g_assert_cmpuint (quotes->len, >, 50);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const DossierExportOptions options = { .group_by = groups[i] };
      g_autofree char *notes = must_export (f, "markdown", &options);
      g_autofree char *again = must_export (f, "markdown", &options);

      g_assert_cmpstr (notes, ==, again);
      check_citations (notes);
      for (guint q = 0; q < quotes->len; q++)
        {
          g_autoptr (GString) expected = g_string_new ("\n");
          dossier_markdown_append_lines (expected, "> ", quotes->pdata[q]);
          g_string_append (expected, "[^");
          if (strstr (notes, expected->str) == NULL)
            g_error ("By %s there is no “%s”", groups[i], expected->str);
        }
      for (guint c = 0; c < comments->len; c++)
        {
          g_autoptr (GString) expected = g_string_new (NULL);
          dossier_markdown_append_lines (expected, "", comments->pdata[c]);
          g_assert_nonnull (strstr (notes, expected->str));
        }
    }
}

static void
test_notes_say_where (CurationFixture *f, gconstpointer data)
{
  g_autofree char *notes = must_export (f, "markdown", NULL);

  g_assert_true (g_str_has_prefix (notes, "# Across the strait, 2019–2025\n\n"));
  /* A note's own citation and its headings. */
  g_assert_nonnull (strstr (notes, "### Who says yes, and when\n"));
  g_assert_nonnull (strstr (notes, ": East Wire, “Narim and Vostrany sign grain and energy pact; "
                                   "Ilyin stays home”, 22 October 2025, ¶1, s. 1.\n"));
}

static void
test_selection (CurationFixture *f, gconstpointer data)
{
  gint64 highlights[2] = {
    curation_fixture_count (f, "SELECT min (id) FROM highlight"),
    curation_fixture_count (f, "SELECT max (id) FROM highlight"),
  };
  const DossierExportOptions two = { .highlights = highlights, .n_highlights = 2 };
  const DossierExportOptions none = { .highlights = highlights, .n_highlights = 0 };
  const DossierExportOptions tag = {
    .tag = curation_fixture_count (
        f, "SELECT tag FROM highlight_tag GROUP BY tag ORDER BY count(*) DESC LIMIT 1")
  };
  gint64 n_tagged = curation_fixture_count (
      f, "SELECT count(*) FROM highlight_tag GROUP BY tag ORDER BY count(*) DESC LIMIT 1");
  g_autofree char *two_rows = must_export (f, "csv", &two);
  g_autofree char *no_rows = must_export (f, "csv", &none);
  g_autofree char *two_quotes = must_export (f, "markdown", &two);
  g_autofree char *tagged = must_export (f, "csv", &tag);
  gint64 n = 0;

  for (const char *p = two_rows; (p = strstr (p, "\r\n")) != NULL; p += 2)
    n++;
  g_assert_cmpint (n, ==, 3);
  g_assert_nonnull (strstr (no_rows, "\r\n"));
  g_assert_null (strstr (strstr (no_rows, "\r\n") + 2, "\r\n"));
  g_assert_nonnull (strstr (two_quotes, "[^2]: "));
  g_assert_null (strstr (two_quotes, "[^3]: "));
  n = -1;
  for (const char *p = tagged; (p = strstr (p, "\r\n")) != NULL; p += 2)
    n++;
  g_assert_cmpint (n, ==, n_tagged);
}

static void
test_tables (CurationFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *sql;
    const char *heads;
  } tables[] = {
    { "highlights", "SELECT count(*) FROM highlight", "id,article,title,outlet,published,tags," },
    { "articles", "SELECT count(*) FROM article", "id,title,label,outlet,byline,published," },
    { "actors", "SELECT count(*) FROM actor", "id,name,kind,qid,names,mentions," },
    { "mentions", "SELECT count(*) FROM mention", "id,article,title,outlet,published,actor,name," },
    { "events", "SELECT count(*) FROM event", "id,title,kind,status,factuality,date,first,last," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const DossierExportOptions options = { .table = tables[i].table };
      g_autofree char *text = must_export (f, "csv", &options);
      gint64 n = 0;

      g_assert_true (g_str_has_prefix (text, tables[i].heads));
      for (const char *p = text; (p = strstr (p, "\r\n")) != NULL; p += 2)
        n++;
      g_assert_cmpint (n, ==, 1 + curation_fixture_count (f, tables[i].sql));
    }
}

static void
test_locators (CurationFixture *f, gconstpointer data)
{
  const DossierExportOptions without = { .table = "highlights" };
  const DossierExportOptions with = { .table = "highlights", .locators = TRUE };
  g_autofree char *plain = must_export (f, "csv", &without);
  g_autofree char *located = must_export (f, "csv", &with);

  g_assert_null (strstr (plain, "locator"));
  g_assert_null (strstr (plain, "¶"));
  g_assert_nonnull (strstr (located, ",locator\r\n"));
  g_assert_nonnull (strstr (located, ",\"¶1, s. 1\"\r\n"));
}

static void
test_excel (CurationFixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .table = "articles", .excel = TRUE, .separator = ';' };
  g_autofree char *text = must_export (f, "csv", &options);

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfid;title;label;outlet;"));
}

static void
test_unknown_options_are_refused (CurationFixture *f, gconstpointer data)
{
  const DossierExportOptions table = { .table = "suggestions" };
  const DossierExportOptions group = { .group_by = "colour" };
  const DossierExportOptions separator = { .separator = '|' };
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_export_format_find ("docx"));
  g_assert_null (export_text (f, "csv", &table, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (export_text (f, "csv", &separator, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (export_text (f, "markdown", &group, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
}

static void
test_sample_is_byte_identical (CurationFixture *f, gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "sample.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *exported = must_export (f, "json", NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (exported, ==, text);
}

static gint64
read_id (CurationFixture *f, const char *sql)
{
  g_autoptr (GPtrArray) ids = query (f, sql);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_ascii_strtoll (ids->pdata[0], NULL, 10);
}

static void
must_do (CurationFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
}

/* What a person quotes into a note is found again by the export, and editing the words around the
 * citations of a note loses none of them. */
static void
test_quoted_into_a_note (CurationFixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .group_by = "article" };
  gint64 note = read_id (f, "SELECT id FROM note WHERE article IS NULL");
  g_autoptr (GPtrArray) highlight = query (f, "SELECT id FROM highlight ORDER BY id LIMIT 1");
  g_autoptr (GPtrArray) body = query (f, "SELECT body FROM note WHERE article IS NULL");
  g_autofree char *longer = g_strconcat (body->pdata[0], "\nOne line more.\n", NULL);
  gint64 before = read_id (f, "SELECT count(*) FROM citation");
  g_autofree char *notes = NULL;

  must_do (f, "note.set",
           dossier_args_new ("note", g_variant_new_int64 (note), "body",
                             g_variant_new_string (longer), NULL));
  must_do (f, "note.cite",
           dossier_args_new ("note", g_variant_new_int64 (note), "record",
                             g_variant_new_int64 (g_ascii_strtoll (highlight->pdata[0], NULL, 10)),
                             NULL));
  g_assert_cmpint (read_id (f, "SELECT count(*) FROM citation"), ==, before + 1);
  notes = must_export (f, "markdown", &options);
  g_assert_nonnull (strstr (notes, "One line more."));
  check_citations (notes);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_nothing_half_written (CurationFixture *f, gconstpointer data)
{
  DossierStore *store = dossier_corpus_get_store (f->corpus);
  const DossierExportFormat *format = dossier_export_format_find ("json");
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.json", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "out.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;

  g_assert_true (g_file_set_contents (path, "as before", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = (struct rlimit){ .rlim_cur = 100000, .rlim_max = before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (dossier_export_to_file (store, format, NULL, path, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (strstr (error->message, "Cannot write “out.json”"));
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as before");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_false (dossier_export_to_file (store, format, NULL, nowhere, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Cannot write “out.json”"));
  g_clear_error (&error);
  g_assert_true (dossier_export_to_file (store, format, NULL, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cancelling (CurationFixture *f, gconstpointer data)
{
  DossierStore *store = dossier_corpus_get_store (f->corpus);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  guint n;
  const DossierExportFormat *formats = dossier_export_formats_get (&n);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (dossier_export_to_file (store, &formats[i], NULL, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_rmdir (folder);
}

#define ADD(name, func) g_test_add (name, CurationFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/export/notes-hold-disagreements", test_notes_tell_what_disagrees);
  ADD ("/export/notes-hold-every-highlight", test_notes_hold_every_highlight);
  ADD ("/export/notes-say-where", test_notes_say_where);
  ADD ("/export/selection", test_selection);
  ADD ("/export/tables", test_tables);
  ADD ("/export/locators", test_locators);
  ADD ("/export/excel", test_excel);
  ADD ("/export/unknown-options", test_unknown_options_are_refused);
  ADD ("/export/sample-is-byte-identical", test_sample_is_byte_identical);
  ADD ("/export/quoted-into-a-note", test_quoted_into_a_note);
  ADD ("/export/nothing-half-written", test_nothing_half_written);
  ADD ("/export/cancelling", test_cancelling);
  return g_test_run ();
}
