#include "base/error.h"
#include "dossier-fixture.h"

#include <glib/gstdio.h>

static void
test_undo_across_reopening (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) created = NULL;
  g_autofree char *label = NULL;

  dossier_fixture_import (f, "One", "Grain and energy. 북한 곡물.");
  created = dossier_fixture_do (f, "tag.create",
                                dossier_args_new ("name", g_variant_new_string ("Trade"), NULL));
  dossier_fixture_assert (f, "SELECT count(*) FROM tag", "1");
  dossier_fixture_assert (f, "SELECT count(*) FROM search_text WHERE search_text MATCH 'grain'",
                          "1");

  dossier_fixture_close (f);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_IS_DIR));
  dossier_fixture_open (f);
  label = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "New tag “Trade”");
  dossier_fixture_assert (f, "SELECT count(*) FROM tag", "0");
  g_clear_pointer (&label, g_free);
  label = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "0");
  dossier_fixture_assert (f, "SELECT count(*) FROM record", "0");
  dossier_fixture_assert (f, "SELECT count(*) FROM search_text WHERE search_text MATCH 'grain'",
                          "0");
  g_assert_null (dossier_corpus_undo (f->corpus, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *again = dossier_corpus_redo (f->corpus, &error);
      g_assert_no_error (error);
    }
  dossier_fixture_assert (f, "SELECT count(*) FROM tag", "1");
  dossier_fixture_assert (f, "SELECT count(*) FROM search_text WHERE search_text MATCH '곡물'",
                          "1");
}

static void
test_copy_of_a_deleted_file (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (f->folder, "copy.dossier", NULL);
  g_autoptr (DossierStore) store = NULL;

  dossier_fixture_import (f, "One", "Grain and energy.");
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_null (dossier_corpus_do (f->corpus, "tag.create",
                                    dossier_args_new ("name", g_variant_new_string ("Late"), NULL),
                                    0, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (dossier_store_copy (dossier_corpus_get_store (f->corpus), copy, NULL, &error));
  g_assert_no_error (error);
  dossier_fixture_close (f);
  g_assert_cmpint (g_rename (copy, f->path), ==, 0);
  dossier_fixture_open (f);
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "1");
}

/* Deleting a row looks for what refers to it: without an index in all rows. */
static void
test_references_have_indexes (DossierFixture *f, gconstpointer data)
{
  dossier_fixture_assert (
      f,
      "SELECT coalesce (group_concat (m.name || '.' || f.\"from\"), '') FROM sqlite_schema m "
      "JOIN pragma_foreign_key_list (m.name) f WHERE m.type = 'table' AND NOT EXISTS "
      "(SELECT 1 FROM pragma_index_list (m.name) i JOIN pragma_index_info (i.name) x "
      "WHERE x.seqno = 0 AND x.name = f.\"from\")",
      "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/corpus/undo-across-reopening", DossierFixture, NULL, dossier_fixture_set_up,
              test_undo_across_reopening, dossier_fixture_tear_down);
  g_test_add ("/corpus/copy-of-a-deleted-file", DossierFixture, NULL, dossier_fixture_set_up,
              test_copy_of_a_deleted_file, dossier_fixture_tear_down);
  g_test_add ("/corpus/references-have-indexes", DossierFixture, NULL, dossier_fixture_set_up,
              test_references_have_indexes, dossier_fixture_tear_down);
  return g_test_run ();
}
