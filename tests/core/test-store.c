/* The store against what can go wrong: other files, other programs, the disk, the person. */
#define _GNU_SOURCE
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "dossier-fixture.h"
#include "store/backup.h"

#define N_TAGS "SELECT count(*) FROM tag"
#define NOBODY 65534
#define PAGE   4096

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

static void
refuse_tag (DossierFixture *f, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result =
      dossier_corpus_do (f->corpus, "tag.create",
                         dossier_args_new ("name", g_variant_new_string ("No"), NULL), 0, &error);

  g_assert_null (result);
  g_assert_error (error, domain, code);
}

static GBytes *
read_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* Opening must fail with @code and a sentence that names the file, and leave it as it was. */
static void
refuse_file (DossierFixture *f, const void *data, gsize size, int code)
{
  g_autofree char *path = beside (f, "other.dossier");
  g_autofree char *wal = beside (f, "other.dossier-wal");
  g_autoptr (GBytes) before = g_bytes_new (data, size);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, NULL);
  g_assert_null (dossier_store_open (path, &error));
  g_assert_error (error, DOSSIER_ERROR, code);
  g_assert_nonnull (strstr (error->message, "other.dossier"));
  after = read_all (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_unlink (path);
}

static void
test_not_a_dossier (DossierFixture *f, gconstpointer data)
{
  static const char text[] =
      "This is a text of somebody's, long enough to be a header of 100 bytes "
      "and more, and no dossier by any means at all.";
  g_autoptr (GError) error = NULL;
  g_autofree char *pipe = beside (f, "pipe");

  refuse_file (f, "", 0, DOSSIER_ERROR_BAD_INPUT);
  refuse_file (f, text, sizeof text, DOSSIER_ERROR_BAD_INPUT);
  g_assert_null (dossier_store_open (f->folder, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (dossier_store_open (pipe, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_unlink (pipe);
  g_assert_null (dossier_store_open (pipe, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
}

/* Another program's database, and a dossier of a newer version, must not even become WAL files. */
static void
test_other_databases (DossierFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    int code;
  } cases[] = {
    { "CREATE TABLE mine (id)", DOSSIER_ERROR_BAD_INPUT },
    { "PRAGMA application_id = 0x44534952; CREATE TABLE mine (id)", DOSSIER_ERROR_BAD_INPUT },
    { "PRAGMA application_id = 0x44534952; PRAGMA user_version = 99; CREATE TABLE mine (id)",
      DOSSIER_ERROR_NEWER_FORMAT },
    { "PRAGMA application_id = 0x44534952; PRAGMA user_version = -1; CREATE TABLE mine (id)",
      DOSSIER_ERROR_BAD_INPUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = beside (f, "made.db");
      g_autoptr (GError) error = NULL;
      DossierDatabase *database = dossier_database_open (path, DOSSIER_DATABASE_CREATE, &error);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_true (dossier_database_script (database, cases[i].sql, &error));
      dossier_database_close (database);
      bytes = read_all (path);
      refuse_file (f, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cases[i].code);
      g_unlink (path);
    }
}

static void
test_without_its_tables (DossierFixture *f, gconstpointer data)
{
  g_autofree char *path = beside (f, "bare.dossier");
  g_autoptr (GError) error = NULL;
  DossierDatabase *database = dossier_database_open (path, DOSSIER_DATABASE_CREATE, &error);

  g_assert_true (dossier_database_script (
      database, "PRAGMA application_id = 0x44534952; PRAGMA user_version = 1; CREATE TABLE x (y)",
      &error));
  dossier_database_close (database);
  g_assert_null (dossier_store_open (path, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT);
  dossier_backup_remove_file (path);
}

static void
fill (DossierFixture *f)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "word%d ", i);
  dossier_fixture_import (f, "Long", text->str);
  make_tag (f, "A");
  dossier_fixture_close (f);
}

static void
test_truncated (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  const char *bytes;
  gsize size;

  fill (f);
  whole = read_all (f->path);
  bytes = g_bytes_get_data (whole, &size);
  refuse_file (f, bytes, 1, DOSSIER_ERROR_BAD_INPUT);
  refuse_file (f, bytes, 99, DOSSIER_ERROR_CORRUPT);
  for (gsize length = PAGE; length < size; length += size / PAGE / 5 * PAGE)
    refuse_file (f, bytes, length, DOSSIER_ERROR_CORRUPT);
  refuse_file (f, bytes, size - PAGE, DOSSIER_ERROR_CORRUPT);
  refuse_file (f, bytes, size - 1, DOSSIER_ERROR_CORRUPT);
}

static gpointer
read_everything (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i].name);
      g_autoptr (DossierStatement) rows = dossier_database_query (database, error, sql, "");
      DossierStep step = DOSSIER_STEP_ERROR;

      while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
        ;
      if (step == DOSSIER_STEP_ERROR)
        return NULL;
    }
  return database;
}

/* Whatever page is damaged: a sentence, never a crash; and the test of backups sees it. */
static void
test_damaged_pages (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  guint n_seen = 0;

  fill (f);
  whole = read_all (f->path);
  size = g_bytes_get_size (whole);
  for (gsize page = 0; page < size / PAGE; page++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStore) store = NULL;

      memset (bytes + page * PAGE + (page == 0 ? 200 : 0), 0xa5, 64);
      g_file_set_contents (f->path, bytes, (gssize) size, NULL);
      if (!dossier_backup_test (f->path, NULL))
        n_seen++;
      store = dossier_store_open (f->path, &error);
      if (store == NULL)
        {
          g_assert_cmpint (error->domain, ==, DOSSIER_ERROR);
          continue;
        }
      if (dossier_store_read (store, read_everything, NULL, NULL, &error) == NULL)
        g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT);
      g_clear_error (&error);
      g_free (dossier_store_step (store, TRUE, NULL));
      dossier_store_close (store);
    }
  g_test_message ("%u of %u damaged pages seen", n_seen, (guint) (size / PAGE));
  g_assert_cmpuint (n_seen * 2, >, (guint) (size / PAGE));
}

static void
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
} Waiting;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GVariant) value =
      dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, &waiting->error);

  g_assert_null (value);
  g_main_loop_quit (waiting->loop);
}

static gboolean
cancel_source_cb (gpointer data)
{
  cancel_cb (data);
  return G_SOURCE_REMOVE;
}

static void
test_locked (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) other =
      dossier_database_open (f->path, DOSSIER_DATABASE_WRITE, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL };
  gint64 before;

  g_assert_true (dossier_database_begin (other, TRUE, &error));
  dossier_store_set_busy_timeout (dossier_corpus_get_store (f->corpus), 30);
  refuse_tag (f, DOSSIER_ERROR, DOSSIER_ERROR_BUSY);
  dossier_fixture_assert (f, N_TAGS, "0");

  /* Who waits can give up. */
  dossier_store_set_busy_timeout (dossier_corpus_get_store (f->corpus), 600000);
  before = g_get_monotonic_time ();
  dossier_corpus_do_async (f->corpus, "tag.create",
                           dossier_args_new ("name", g_variant_new_string ("A"), NULL), 0,
                           cancellable, done_cb, &waiting);
  g_timeout_add (20, cancel_source_cb, cancellable);
  g_main_loop_run (waiting.loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 100 * G_USEC_PER_SEC);
  dossier_database_rollback (other);
  make_tag (f, "B");
  dossier_fixture_assert (f, "SELECT group_concat (name) FROM tag", "B");
  g_main_loop_unref (waiting.loop);
  g_error_free (waiting.error);
}

static gboolean
ignore_a_failure (DossierAct *act, gpointer data, GError **error)
{
  dossier_act_insert (act, error, "tag", "name", "t", "before");
  dossier_act_run (act, NULL, data, "");
  dossier_act_run (act, NULL, "INSERT INTO tag (id, name) VALUES (7, 'after')", "");
  return TRUE;
}

static gboolean
fail_late (DossierAct *act, gpointer data, GError **error)
{
  dossier_act_insert (act, error, "tag", "name", "t", "before");
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, "No");
  return FALSE;
}

/* A failed statement takes all back, even where the verb did not look. */
static void
test_failing_statement (DossierFixture *f, gconstpointer data)
{
  static const char *const statements[] = {
    "INSERT INTO nothing VALUES (1)",
    "INSERT INTO tag (id, name) VALUES (8, NULL)",
    "INSERT INTO tag (id, name) VALUES ('x', 'y')",
    "INSERT INTO tag (id, name, parent) VALUES (9, 'orphan', 12345)",
  };
  DossierStore *store = dossier_corpus_get_store (f->corpus);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_assert_null (dossier_store_act (store, "test", "", 0, ignore_a_failure,
                                        (gpointer) statements[i], &error));
      g_assert_cmpint (error->domain, ==, DOSSIER_ERROR);
      g_clear_error (&error);
      dossier_fixture_assert (f, N_TAGS, "0");
      dossier_fixture_assert (f, "SELECT count(*) FROM change", "0");
    }
  g_assert_null (dossier_store_act (store, "test", "", 0, fail_late, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  dossier_fixture_assert (f, N_TAGS, "0");
  make_tag (f, "Works");
}

static gboolean
go_on_forever (DossierAct *act, gpointer data, GError **error)
{
  while (dossier_act_insert (act, error, "tag", "name", "t", "x") != 0)
    ;
  return FALSE;
}

static void
act_cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  g_assert_null (dossier_store_act_finish (DOSSIER_STORE (source), result, &waiting->error));
  g_main_loop_quit (waiting->loop);
}

static void
test_cancelling_a_long_act (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL };

  dossier_store_act_async (dossier_corpus_get_store (f->corpus), "test", "", 0, go_on_forever, NULL,
                           NULL, cancellable, act_cancelled_cb, &waiting);
  g_timeout_add (20, cancel_source_cb, cancellable);
  g_main_loop_run (waiting.loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (waiting.error);
  g_main_loop_unref (waiting.loop);
  dossier_fixture_assert (f, N_TAGS, "0");
  make_tag (f, "Works");
}

static void
test_deleted_while_open (DossierFixture *f, gconstpointer data)
{
  g_autofree char *moved = beside (f, "moved.dossier");

  make_tag (f, "A");
  g_assert_cmpint (g_rename (f->path, moved), ==, 0);
  refuse_tag (f, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_file_set_contents (f->path, "another file", -1, NULL);
  refuse_tag (f, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  dossier_fixture_assert (f, "SELECT name FROM tag", "A");
  g_assert_cmpint (g_rename (moved, f->path), ==, 0);
  make_tag (f, "B");
  dossier_fixture_assert (f, N_TAGS, "2");
}

static void
test_create_over_a_file (DossierFixture *f, gconstpointer data)
{
  g_autofree char *path = beside (f, "there");
  g_autofree char *nowhere = beside (f, "no/such/folder.dossier");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) after = NULL;

  g_file_set_contents (path, "here", -1, NULL);
  g_assert_null (dossier_store_create (path, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE);
  g_clear_error (&error);
  after = read_all (path);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), "here", 4);
  g_assert_null (dossier_store_create (nowhere, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_unlink (path);
}

static void
test_closed (DossierFixture *f, gconstpointer data)
{
  g_autofree char *wal = beside (f, "test.dossier-wal");
  g_autofree char *shm = beside (f, "test.dossier-shm");
  DossierStore *store = dossier_corpus_get_store (f->corpus);
  g_autoptr (GError) error = NULL;

  make_tag (f, "A");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  dossier_corpus_close (f->corpus);
  dossier_corpus_close (f->corpus);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  refuse_tag (f, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_null (dossier_store_read (store, read_everything, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
last_reference_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) value = dossier_store_act_finish (DOSSIER_STORE (source), result, NULL);

  g_assert_nonnull (value);
  *(gboolean *) data = TRUE;
}

static gboolean
add_one (DossierAct *act, gpointer data, GError **error)
{
  return dossier_act_insert (act, error, "tag", "name", "t", "x") != 0;
}

/* Nobody closes the store: the last reference may be dropped on its own thread. */
static void
test_dropped_without_closing (DossierFixture *f, gconstpointer data)
{
  g_autofree char *wal = beside (f, "test.dossier-wal");

  dossier_fixture_close (f);
  for (int i = 0; i < 50; i++)
    {
      gboolean done = FALSE;
      DossierStore *store = dossier_store_open (f->path, NULL);

      dossier_store_act_async (store, "test", "", 0, add_one, NULL, NULL, NULL, last_reference_cb,
                               &done);
      g_object_unref (store);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_fixture_open (f);
  dossier_fixture_assert (f, N_TAGS, "50");
  dossier_fixture_close (f);
  /* The thread that dropped the last reference closes its connection after that. */
  while (g_file_test (wal, G_FILE_TEST_EXISTS))
    g_thread_yield ();
}

/* What follows runs as another user, or with less room, hence in a process of its own. */
static void
in_process_of_its_own (DossierFixture *f, void (*check) (DossierFixture *f))
{
  pid_t child;
  int status;

  dossier_fixture_close (f);
  child = fork ();
  if (child == 0)
    {
      check (f);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
check_read_only (DossierFixture *f)
{
  g_assert_true (getuid () != 0 || setuid (NOBODY) == 0);
  dossier_fixture_open (f);
  g_assert_true (dossier_store_is_read_only (dossier_corpus_get_store (f->corpus)));
  dossier_fixture_assert (f, "SELECT name FROM tag", "A");
  refuse_tag (f, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY);
  g_assert_cmpstr (dossier_store_get_undo_label (dossier_corpus_get_store (f->corpus)), ==,
                   "New tag “A”");
  dossier_fixture_close (f);
}

static void
check_unreadable (DossierFixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (getuid () != 0 || setuid (NOBODY) == 0);
  g_assert_null (dossier_store_open (f->path, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY);
}

static void
check_create_in_read_only_folder (DossierFixture *f)
{
  g_autofree char *path = beside (f, "new.dossier");
  g_autoptr (GError) error = NULL;

  g_assert_true (getuid () != 0 || setuid (NOBODY) == 0);
  g_assert_null (dossier_store_create (path, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_READ_ONLY);
}

static void
test_permissions (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  in_process_of_its_own (f, check_read_only);
  in_process_of_its_own (f, check_create_in_read_only_folder);
  /* A file that may be written in a folder that may not: the WAL has no place. */
  g_assert_cmpint (g_chmod (f->path, 0666), ==, 0);
  in_process_of_its_own (f, check_read_only);
  g_assert_cmpint (g_chmod (f->path, 0), ==, 0);
  in_process_of_its_own (f, check_unreadable);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (f->path, 0644), ==, 0);
}

/* Stands before the C library's: the disk, as SQLite sees it. Fails once the given number of
 * writes is used up. */
static int writes_left = -1;
static int write_error;

ssize_t pwrite64 (int file, const void *data, size_t size, off64_t offset);

ssize_t
pwrite64 (int file, const void *data, size_t size, off64_t offset)
{
  if (g_atomic_int_get (&writes_left) == 0)
    {
      errno = write_error;
      return -1;
    }
  if (g_atomic_int_get (&writes_left) > 0)
    g_atomic_int_add (&writes_left, -1);
  return syscall (SYS_pwrite64, file, data, size, offset);
}

/* The disk is full at the first write of an act, at the second, and so on until there was room. */
static void
fail_at_every_write (DossierFixture *f, int number, int code)
{
  DossierStore *store = dossier_corpus_get_store (f->corpus);
  GVariant *result = NULL;
  int n_failed = 0;

  write_error = number;
  for (int n = 0; result == NULL; n++)
    {
      g_autoptr (GError) error = NULL;

      g_atomic_int_set (&writes_left, n);
      result = dossier_store_act (store, "test", "", 0, add_one, NULL, &error);
      g_atomic_int_set (&writes_left, -1);
      if (result != NULL)
        break;
      n_failed++;
      g_assert_error (error, DOSSIER_ERROR, code);
      dossier_fixture_assert (f, N_TAGS, "1");
      dossier_fixture_assert (f, "SELECT count(*) FROM change", "1");
    }
  g_variant_unref (result);
  g_assert_cmpint (n_failed, >, 2);
  dossier_fixture_assert (f, N_TAGS, "2");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  dossier_fixture_assert (f, N_TAGS, "1");
  dossier_fixture_close (f);
  dossier_fixture_open (f);
  dossier_fixture_assert (f, "SELECT name FROM tag", "A");
}

static void
test_full_disk (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  fail_at_every_write (f, ENOSPC, DOSSIER_ERROR_NO_SPACE);
}

static void
test_failing_disk (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  fail_at_every_write (f, EIO, DOSSIER_ERROR_FAILED);
}

/* Also when it is made, and when it is copied: nothing half is left. */
static void
test_full_disk_for_a_new_file (DossierFixture *f, gconstpointer data)
{
  g_autofree char *path = beside (f, "new.dossier");
  g_autofree char *partial = beside (f, "new.dossier.partial");

  write_error = ENOSPC;
  for (int n = 0; n < 20; n++)
    {
      g_autoptr (GError) error = NULL;

      g_atomic_int_set (&writes_left, n);
      g_assert_null (dossier_store_create (path, &error));
      g_atomic_int_set (&writes_left, -1);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NO_SPACE);
      g_clear_error (&error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

      g_atomic_int_set (&writes_left, n);
      g_assert_false (
          dossier_store_copy (dossier_corpus_get_store (f->corpus), path, NULL, &error));
      g_atomic_int_set (&writes_left, -1);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NO_SPACE);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/store/" path, DossierFixture, NULL, dossier_fixture_set_up, test,                  \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("not-a-dossier", test_not_a_dossier);
  ADD ("other-databases", test_other_databases);
  ADD ("without-its-tables", test_without_its_tables);
  ADD ("truncated", test_truncated);
  ADD ("damaged-pages", test_damaged_pages);
  ADD ("locked", test_locked);
  ADD ("failing-statement", test_failing_statement);
  ADD ("cancelling-a-long-act", test_cancelling_a_long_act);
  ADD ("deleted-while-open", test_deleted_while_open);
  ADD ("create-over-a-file", test_create_over_a_file);
  ADD ("closed", test_closed);
  ADD ("dropped-without-closing", test_dropped_without_closing);
  ADD ("permissions", test_permissions);
  ADD ("full-disk", test_full_disk);
  ADD ("failing-disk", test_failing_disk);
  ADD ("full-disk-for-a-new-file", test_full_disk_for_a_new_file);
  return g_test_run ();
}
