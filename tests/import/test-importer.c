#include "base/error.h"
#include "dossier-fixture.h"
#include "import/importer.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the window relies on: looking before committing, correcting, cancelling, and not waiting. */

static char *
write_file (DossierFixture *f, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static GPtrArray *
write_many (DossierFixture *f, guint n)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.txt", i);
      g_autofree char *text = g_strdup_printf ("Note %u\n\nThe pier has number %u today.\n", i, i);
      g_ptr_array_add (paths, write_file (f, name, text, -1));
    }
  g_ptr_array_add (paths, NULL);
  return paths;
}

static void
remove_all (GPtrArray *paths)
{
  for (guint i = 0; paths->pdata[i] != NULL; i++)
    g_unlink (paths->pdata[i]);
}

static void
test_look_then_commit (DossierFixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (
      f, "a.txt", "Ferry pier closes\n\nBy Lena Orsted\n\nThe pier closes on Monday.\n", -1);
  const char *places[] = { path, NULL };
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dossier_importer_prepare (importer, places, NULL, &error);
  DossierImportItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpint (dossier_import_item_get_state (item), ==, DOSSIER_IMPORT_READY);
  g_assert_cmpstr (dossier_import_item_get_field (item, DOSSIER_FIELD_TITLE), ==,
                   "Ferry pier closes");
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "0");

  dossier_import_item_set_field (item, DOSSIER_FIELD_TITLE, "Pier closed");
  dossier_import_item_set_field (item, DOSSIER_FIELD_PUBLISHER, "Kolmvik Post");
  dossier_import_item_set_field (item, DOSSIER_FIELD_BYLINE, "");
  g_assert_true (dossier_importer_commit (importer, items, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dossier_import_item_get_state (item), ==, DOSSIER_IMPORT_IMPORTED);
  g_assert_cmpint (dossier_import_item_get_article (item), !=, 0);
  dossier_fixture_assert (f,
                          "SELECT title || '|' || o.name || '|' || coalesce (byline, '-') "
                          "FROM article JOIN outlet o ON o.id = outlet",
                          "Pier closed|Kolmvik Post|-");
  dossier_fixture_assert (f,
                          "SELECT group_concat (origin || ':' || value || ':' || chosen, ' ') FROM "
                          "(SELECT * FROM field_origin WHERE field = 'title' ORDER BY chosen)",
                          "text:Ferry pier closes:0 analyst:Pier closed:1");
  g_unlink (path);
}

static void
test_correct_the_encoding (DossierFixture *f, gconstpointer data)
{
  /* "Über Größe" and more in windows-1252. */
  static const char bytes[] = "\xdc"
                              "ber Gr\xf6\xdf"
                              "e\n\nDie H\xe4"
                              "fen \xf6"
                              "ffnen sp\xe4t.\n";
  g_autofree char *path = write_file (f, "a.txt", bytes, -1);
  const char *places[] = { path, NULL };
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dossier_importer_prepare (importer, places, NULL, &error);
  DossierImportItem *item = items->pdata[0];

  g_assert_true (dossier_import_item_is_encoding_guessed (item));
  dossier_import_item_set_field (item, DOSSIER_FIELD_PUBLISHER, "Hafenbote");
  g_assert_true (dossier_import_item_set_encoding (item, "KOI8-R", NULL, &error));
  g_assert_null (strstr (dossier_import_item_get_text (item), "Über"));
  g_assert_false (dossier_import_item_set_encoding (item, "UTF-8", NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_cmpint (dossier_import_item_get_state (item), ==, DOSSIER_IMPORT_FAILED);
  g_clear_error (&error);

  g_assert_true (dossier_import_item_set_encoding (item, "windows-1252", NULL, &error));
  g_assert_cmpstr (dossier_import_item_get_field (item, DOSSIER_FIELD_TITLE), ==, "Über Größe");
  g_assert_cmpstr (dossier_import_item_get_field (item, DOSSIER_FIELD_PUBLISHER), ==, "Hafenbote");
  g_assert_true (dossier_importer_commit (importer, items, NULL, &error));
  dossier_fixture_assert (f, "SELECT encoding FROM source", "windows-1252");
  g_unlink (path);
}

static void
test_pasted (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (items, dossier_import_item_new_for_text ("Pier\r\n\r\nIt is closed.", "pasted"));
  g_ptr_array_add (items, dossier_import_item_new_for_text ("", "pasted"));
  g_assert_cmpint (dossier_import_item_get_state (items->pdata[1]), ==, DOSSIER_IMPORT_FAILED);
  g_assert_true (dossier_importer_commit (importer, items, NULL, &error));
  dossier_fixture_assert (f, "SELECT text FROM content JOIN revision ON content = sha256",
                          "Pier\n\nIt is closed.");
  dossier_fixture_assert (f, "SELECT count(*) FROM source WHERE file_name IS NULL", "1");
}

static void
test_batches_are_one_step (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = write_many (f, 300);
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_importer_run (importer, (const char *const *) paths->pdata, NULL, &error);
  g_autofree char *summary = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  summary = dossier_import_summary (items);
  g_assert_cmpstr (summary, ==, "300 imported");
  dossier_fixture_assert (f, "SELECT count(DISTINCT step) FROM change", "1");
  dossier_fixture_assert (f, "SELECT count(*) > 1 FROM change", "1");
  undone = dossier_corpus_undo (f->corpus, &error);
  g_assert_cmpstr (undone, ==, "Import 300 articles");
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "0");
  remove_all (paths);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

typedef struct
{
  guint n_calls;
  guint last_done;
  guint total;
  GThread *thread;
} Progress;

static void
progress_cb (guint done, guint total, const char *name, gpointer data)
{
  Progress *progress = data;

  g_assert_true (g_thread_self () == progress->thread);
  g_assert_cmpuint (done, >=, progress->last_done);
  progress->n_calls++;
  progress->last_done = done;
  progress->total = total;
}

static void
test_without_waiting (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = write_many (f, 50);
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { .thread = g_thread_self () };

  dossier_importer_set_progress (importer, progress_cb, &progress);
  dossier_importer_run_async (importer, (const char *const *) paths->pdata, NULL, done_cb, &result);
  while (result == NULL || progress.last_done < 50)
    g_main_context_iteration (NULL, TRUE);
  items = dossier_importer_run_finish (importer, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 50);
  g_assert_cmpuint (progress.total, ==, 50);
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "50");
  remove_all (paths);
}

static void
cancel_cb (guint done, guint total, const char *name, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = write_many (f, 400);
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items =
      dossier_importer_prepare (importer, (const char *const *) paths->pdata, NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n_imported = 0;
  g_autofree char *expected = NULL;

  dossier_importer_set_progress (importer, cancel_cb, cancellable);
  dossier_importer_commit_async (importer, items, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  /* On a fast machine everything may be in before the first progress arrives. */
  if (!dossier_importer_commit_finish (importer, result, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < items->len; i++)
    n_imported += dossier_import_item_get_state (items->pdata[i]) == DOSSIER_IMPORT_IMPORTED;
  expected = g_strdup_printf ("%u", n_imported);
  dossier_fixture_assert (f, "SELECT count(*) FROM article", expected);
  remove_all (paths);
}

static void
test_one_refused (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = write_many (f, 3);
  g_autoptr (DossierImporter) importer = dossier_importer_new (f->corpus);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_importer_prepare (importer, (const char *const *) paths->pdata, NULL, &error);

  dossier_import_item_set_field (items->pdata[1], DOSSIER_FIELD_PUBLISHED, "no date at all");
  g_assert_true (dossier_importer_commit (importer, items, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dossier_import_item_get_state (items->pdata[0]), ==, DOSSIER_IMPORT_IMPORTED);
  g_assert_cmpint (dossier_import_item_get_state (items->pdata[1]), ==, DOSSIER_IMPORT_FAILED);
  g_assert_nonnull (dossier_import_item_get_error (items->pdata[1]));
  g_assert_cmpint (dossier_import_item_get_state (items->pdata[2]), ==, DOSSIER_IMPORT_IMPORTED);
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "2");
  remove_all (paths);
}

#define TEST(path, function)                                                                       \
  g_test_add ("/importer/" path, DossierFixture, NULL, dossier_fixture_set_up, function,           \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("look-then-commit", test_look_then_commit);
  TEST ("correct-the-encoding", test_correct_the_encoding);
  TEST ("pasted", test_pasted);
  TEST ("batches-are-one-step", test_batches_are_one_step);
  TEST ("without-waiting", test_without_waiting);
  TEST ("cancelled", test_cancelled);
  TEST ("one-refused", test_one_refused);
  return g_test_run ();
}
