#include "base/error.h"
#include "corpus/corpus.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  DossierCorpus *corpus;
} Fixture;

static void
open_fixture (Fixture *f, gboolean create)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store =
      create ? dossier_store_create (f->path, &error) : dossier_store_open (f->path, &error);

  g_assert_no_error (error);
  f->corpus = dossier_corpus_new (store, "Tester");
}

static void
close_fixture (Fixture *f)
{
  dossier_corpus_close (f->corpus);
  g_clear_object (&f->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.dossier", NULL);
  open_fixture (f, TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_fixture (f);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static GVariant *
must_do (Fixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  GVariant *result = dossier_corpus_do (f->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
  return result;
}

static gint64
import_text (Fixture *f, const char *title, const char *text)
{
  GVariant *article = dossier_args_new (
      "title", g_variant_new_string (title), "text",
      g_variant_new_from_data (G_VARIANT_TYPE ("ay"), text, strlen (text), TRUE, NULL, NULL), NULL);
  g_autoptr (GVariant) result =
      must_do (f, "article.import",
               dossier_args_new ("articles",
                                 g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1), NULL));
  g_autoptr (GArray) ids = dossier_args_dup_ids (result, "ids");

  return g_array_index (ids, gint64, 0);
}

static gpointer
count_rows (DossierDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  gint64 n;

  if (!dossier_database_get_int (database, &n, error, sql, ""))
    return NULL;
  return GINT_TO_POINTER ((int) n);
}

static int
count (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  int n = GPOINTER_TO_INT (dossier_store_read (dossier_corpus_get_store (f->corpus), count_rows,
                                               (gpointer) sql, NULL, &error));

  g_assert_no_error (error);
  return n;
}

static void
test_undo_across_reopening (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) created = NULL;
  g_autofree char *label = NULL;

  import_text (f, "One", "Grain and energy. 북한 곡물.");
  created =
      must_do (f, "tag.create", dossier_args_new ("name", g_variant_new_string ("Trade"), NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM tag"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_text WHERE search_text MATCH 'grain'"),
                   ==, 1);

  close_fixture (f);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_IS_DIR));
  open_fixture (f, FALSE);
  label = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "New tag “Trade”");
  g_assert_cmpint (count (f, "SELECT count(*) FROM tag"), ==, 0);
  g_clear_pointer (&label, g_free);
  label = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM article"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM record"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_text WHERE search_text MATCH 'grain'"),
                   ==, 0);
  g_assert_null (dossier_corpus_undo (f->corpus, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *again = dossier_corpus_redo (f->corpus, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM tag"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_text WHERE search_text MATCH '곡물'"), ==,
                   1);
}

static void
test_copy_of_a_deleted_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (f->folder, "copy.dossier", NULL);
  g_autoptr (DossierStore) store = NULL;

  import_text (f, "One", "Grain and energy.");
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_null (dossier_corpus_do (f->corpus, "tag.create",
                                    dossier_args_new ("name", g_variant_new_string ("Late"), NULL),
                                    0, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (dossier_store_copy (dossier_corpus_get_store (f->corpus), copy, NULL, &error));
  g_assert_no_error (error);
  close_fixture (f);
  g_assert_cmpint (g_rename (copy, f->path), ==, 0);
  open_fixture (f, FALSE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM article"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/corpus/undo-across-reopening", Fixture, NULL, set_up, test_undo_across_reopening,
              tear_down);
  g_test_add ("/corpus/copy-of-a-deleted-file", Fixture, NULL, set_up, test_copy_of_a_deleted_file,
              tear_down);
  return g_test_run ();
}
