/* Copies and backups: whole or not at all, also beside a writer. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "dossier-fixture.h"
#include "store/backup.h"

static char *
beside (DossierFixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
make_tag (DossierFixture *f, const char *name)
{
  g_autoptr (GVariant) result = dossier_fixture_do (
      f, "tag.create", dossier_args_new ("name", g_variant_new_string (name), NULL));
}

/* The first value of @sql in the closed dossier @path. */
static char *
ask_file (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (path, DOSSIER_DATABASE_IMMUTABLE, &error);
  char *answer;

  g_assert_no_error (error);
  answer = dossier_database_get_text (database, &error, sql, "");
  g_assert_no_error (error);
  return answer;
}

static void
assert_file (const char *path, const char *sql, const char *expected)
{
  g_autofree char *answer = ask_file (path, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static char *
read_all (const char *path, gsize *size)
{
  char *bytes;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, size, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
begin_cb (DossierAct *act, gpointer data, GError **error)
{
  return dossier_act_insert (act, error, "tag", "name", "t", "x") != 0
         && dossier_act_insert (act, error, "tag", "name", "t", "x") != 0;
}

typedef struct
{
  DossierStore *store;
  int stop;
  int n_acts;
} Writer;

static gpointer
write_until_stopped (gpointer data)
{
  Writer *writer = data;

  while (!g_atomic_int_get (&writer->stop))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) result =
          dossier_store_act (writer->store, "test", "", 0, begin_cb, NULL, &error);

      g_assert_no_error (error);
      g_atomic_int_inc (&writer->n_acts);
    }
  return NULL;
}

/* Each act adds two rows: a copy that is one state has an even number, and as many steps. */
static void
test_copy_beside_a_writer (DossierFixture *f, gconstpointer data)
{
  g_autofree char *copy = beside (f, "copy.dossier");
  g_autoptr (GString) text = g_string_new (NULL);
  Writer writer = { dossier_corpus_get_store (f->corpus), 0, 0 };
  GThread *thread;

  for (int i = 0; i < 40000; i++)
    g_string_append_printf (text, "word%d ", i);
  dossier_fixture_import (f, "Long", text->str);
  thread = g_thread_new ("writer", write_until_stopped, &writer);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      int before = g_atomic_int_get (&writer.n_acts);

      dossier_backup_copy (f->path, copy, NULL, &error);
      g_assert_no_error (error);
      assert_file (copy, "SELECT count(*) % 2 FROM tag", "0");
      assert_file (
          copy, "SELECT (SELECT count(*) FROM tag) / 2 - (SELECT count(*) FROM change) + 1", "0");
      while (g_atomic_int_get (&writer.n_acts) <= before)
        g_thread_yield ();
    }
  g_atomic_int_set (&writer.stop, 1);
  g_thread_join (thread);
  g_unlink (copy);
}

/* The copy is a dossier of its own: it opens, and its last step can be undone. */
static void
test_copy_is_whole (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = beside (f, "copy.dossier");
  g_autofree char *copy_wal = beside (f, "copy.dossier-wal");
  DossierFixture other = { f->folder, copy, NULL };
  g_autofree char *label = NULL;

  make_tag (f, "A");
  dossier_store_copy (dossier_corpus_get_store (f->corpus), copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy_wal, G_FILE_TEST_EXISTS));
  make_tag (f, "B");
  dossier_fixture_open (&other);
  label = dossier_corpus_undo (other.corpus, &error);
  g_assert_cmpstr (label, ==, "New tag “A”");
  dossier_fixture_close (&other);
  dossier_fixture_assert (f, "SELECT count(*) FROM tag", "2");
  g_unlink (copy);
}

static void
test_failed_copy_leaves_the_target (DossierFixture *f, gconstpointer data)
{
  g_autofree char *copy = beside (f, "copy.dossier");
  g_autofree char *partial = beside (f, "copy.dossier.partial");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  FILE *file;

  g_file_set_contents (copy, "as it was", -1, NULL);
  g_cancellable_cancel (cancelled);
  g_assert_false (dossier_backup_copy (f->path, copy, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  dossier_fixture_import (f, "One", "Grain and energy.");
  dossier_fixture_close (f);
  bytes = read_all (f->path, &size);
  file = g_fopen (f->path, "r+b");
  for (gsize page = 1; page < size / 4096; page++)
    {
      fseek (file, (long) (page * 4096), SEEK_SET);
      fwrite ("\xff\xff\xff\xff\xff\xff\xff\xff", 1, 8, file);
    }
  fclose (file);
  g_assert_false (dossier_backup_copy (f->path, copy, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT);

  g_clear_pointer (&bytes, g_free);
  bytes = read_all (copy, &size);
  g_assert_cmpstr (bytes, ==, "as it was");
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_unlink (copy);
}

static void
test_copy_onto_an_open_dossier (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  dossier_fixture_close (f);
  dossier_fixture_open (f);
  g_assert_false (dossier_store_copy (dossier_corpus_get_store (f->corpus), f->path, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BUSY);
  make_tag (f, "B");
}

static void
test_rotation (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 2, 24, 12, 0, 0);
  g_autofree char *folder = dossier_backup_get_folder (f->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *oldest = NULL;

  for (int day = 0; day < 10; day++)
    for (int twice = 0; twice < 2; twice++)
      {
        g_autoptr (GDateTime) now = g_date_time_add_days (first, day);
        g_autofree char *name = g_strdup_printf ("T%d.%d", day, twice);
        g_autoptr (GError) error = NULL;

        make_tag (f, name);
        dossier_backup_rotate (f->path, now, NULL, &error);
        g_assert_no_error (error);
      }
  backups = dossier_backup_list (f->path);
  g_assert_cmpuint (backups->len, ==, DOSSIER_BACKUP_DAYS);
  newest = g_path_get_basename (backups->pdata[0]);
  oldest = g_path_get_basename (backups->pdata[DOSSIER_BACKUP_DAYS - 1]);
  g_assert_cmpstr (newest, ==, "2026-03-05.dossier");
  g_assert_cmpstr (oldest, ==, "2026-02-27.dossier");
  /* The first of the day stays the backup of the day. */
  assert_file (backups->pdata[0], "SELECT count(*) FROM tag", "19");

  for (guint i = 0; i < backups->len; i++)
    dossier_backup_remove_file (backups->pdata[i]);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *
find_kept (DossierFixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".before-restore-") != NULL)
      return beside (f, name);
  return NULL;
}

static void
test_restore_keeps_what_was_there (DossierFixture *f, gconstpointer data)
{
  g_autofree char *backup = beside (f, "backup.dossier");
  g_autofree char *bad = beside (f, "bad.dossier");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  make_tag (f, "A");
  g_assert_true (dossier_backup_copy (f->path, backup, NULL, &error));
  make_tag (f, "B");
  dossier_fixture_close (f);

  g_file_set_contents (bad, "not a dossier at all", -1, NULL);
  g_assert_false (dossier_backup_restore (bad, f->path, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  assert_file (f->path, "SELECT count(*) FROM tag", "2");

  g_assert_true (dossier_backup_restore (backup, f->path, &error));
  g_assert_no_error (error);
  kept = find_kept (f);
  assert_file (f->path, "SELECT count(*) FROM tag", "1");
  assert_file (kept, "SELECT count(*) FROM tag", "2");
  dossier_fixture_open (f);
  dossier_fixture_assert (f, "SELECT name FROM tag", "A");
  g_unlink (kept);
  g_unlink (backup);
  g_unlink (bad);
}

/* The empty folders that the rotation made. */
static void
remove_folders (const char *data)
{
  g_autofree char *backups = g_build_filename (data, "dossier", "backups", NULL);
  g_autofree char *dossier = g_build_filename (data, "dossier", NULL);

  g_rmdir (backups);
  g_rmdir (dossier);
  g_rmdir (data);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/backup/" path, DossierFixture, NULL, dossier_fixture_set_up, test,                 \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *data = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data, TRUE); /* where backups go */
  g_test_init (&argc, &argv, NULL);
  ADD ("copy-beside-a-writer", test_copy_beside_a_writer);
  ADD ("copy-is-whole", test_copy_is_whole);
  ADD ("failed-copy-leaves-the-target", test_failed_copy_leaves_the_target);
  ADD ("copy-onto-an-open-dossier", test_copy_onto_an_open_dossier);
  ADD ("rotation", test_rotation);
  ADD ("restore-keeps-what-was-there", test_restore_keeps_what_was_there);
  status = g_test_run ();
  remove_folders (data);
  return status;
}
