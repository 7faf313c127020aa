/* A dossier of every released version: opens, can be undone to the first step and redone. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "corpus/corpus.h"
#include "record-hash.h"

typedef struct
{
  char *folder;
  char *path;
} Copy;

static void
copy_fixture (Copy *copy, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  copy->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  copy->path = g_build_filename (copy->folder, name, NULL);
  g_file_get_contents (from, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (copy->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

/* An upgrade leaves a backup beside the file. */
static void
remove_copy (Copy *copy)
{
  g_autoptr (GDir) dir = g_dir_open (copy->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (copy->folder, name, NULL);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (copy->folder), ==, 0);
  g_free (copy->folder);
  g_free (copy->path);
}

static guint
press_all (DossierStore *store, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (;; n++)
    {
      g_autofree char *label = dossier_store_step (store, undo, &error);

      if (label == NULL)
        break;
    }
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  return n;
}

static gpointer
count_cb (DossierDatabase *database, gpointer n, GCancellable *cancellable, GError **error)
{
  dossier_database_get_int (database, n, error, "SELECT count(*) FROM record", "");
  return n;
}

static void
test_version (gconstpointer name)
{
  Copy copy;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 n_records = -1;
  guint n_undone;

  copy_fixture (&copy, name);
  store = dossier_store_open (copy.path, &error);
  g_assert_no_error (error);
  before = record_hash (store);
  n_undone = press_all (store, TRUE);
  g_assert_cmpuint (n_undone, >, 20);
  dossier_store_read (store, count_cb, &n_records, NULL, &error);
  g_assert_cmpint (n_records, ==, 0);
  g_assert_cmpuint (press_all (store, FALSE), ==, n_undone);
  after = record_hash (store);
  g_assert_cmpstr (before, ==, after);
  dossier_store_close (store);
  record_check_file (copy.path);
  remove_copy (&copy);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "fixtures", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".dossier"))
      {
        g_autofree char *path = g_strdup_printf ("/versions/%s", name);
        g_test_add_data_func_full (path, g_strdup (name), test_version, g_free);
      }
  return g_test_run ();
}
