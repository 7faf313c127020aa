#include "import/folder-walk.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"

typedef struct
{
  char *root;
} Fixture;

static char *
at (Fixture *fixture, const char *path)
{
  return g_build_filename (fixture->root, path, NULL);
}

static void
put (Fixture *fixture, const char *path, const char *text)
{
  g_autofree char *full = at (fixture, path);
  g_autofree char *folder = g_path_get_dirname (full);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (full, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("dossier-files-XXXXXX", NULL);
  g_assert_nonnull (fixture->root);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->root);
  g_free (fixture->root);
}

static GBytes *
read_path (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *full = at (fixture, path);
  g_autoptr (GFile) file = g_file_new_for_path (full);

  return dossier_file_read (file, NULL, error);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text;

  put (fixture, "a.txt", "some words");
  bytes = read_path (fixture, "a.txt", &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  g_assert_cmpmem (text, length, "some words", 10);
}

static void
test_read_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = at (fixture, "pipe.txt");
  g_autofree char *loop = at (fixture, "loop.txt");
  static const struct
  {
    const char *path;
    int code;
    const char *words;
  } cases[] = {
    { "gone.txt", DOSSIER_ERROR_NOT_FOUND, "“gone.txt” cannot be read: there is no such file" },
    { "folder", DOSSIER_ERROR_BAD_INPUT, "“folder” is a folder" },
    { "pipe.txt", DOSSIER_ERROR_BAD_INPUT, "“pipe.txt” is a device, pipe or socket" },
    { "loop.txt", DOSSIER_ERROR_FAILED, "“loop.txt” cannot be read: " },
  };

  put (fixture, "folder/a.txt", "x");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop.txt", loop), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_path (fixture, cases[i].path, &error));
      g_assert_error (error, DOSSIER_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* Root may read everything, so root reads as somebody else here. */
static void
test_read_without_permission (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = at (fixture, "secret.txt");
  g_autoptr (GError) error = NULL;
  uid_t user = geteuid ();
  GBytes *bytes;

  put (fixture, "secret.txt", "x");
  g_assert_cmpint (g_chmod (fixture->root, 0755), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (user == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  bytes = read_path (fixture, "secret.txt", &error);
  g_assert_cmpint (seteuid (user), ==, 0);
  g_assert_null (bytes);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "“secret.txt” cannot be read: you have no permission"));
}

static void
test_read_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = at (fixture, "huge.txt");
  g_autoptr (GError) error = NULL;

  /* A hole takes no room on the disk. */
  put (fixture, "huge.txt", "x");
  g_assert_cmpint (truncate (path, DOSSIER_TEXT_MAX_BYTES), ==, 0);
  g_bytes_unref (read_path (fixture, "huge.txt", &error));
  g_assert_no_error (error);
  g_assert_cmpint (truncate (path, DOSSIER_TEXT_MAX_BYTES + 1), ==, 0);
  g_assert_null (read_path (fixture, "huge.txt", &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "32 MB"));
}

static void
test_read_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = at (fixture, "a.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  put (fixture, "a.txt", "x");
  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_file_read (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
dup_listing (Fixture *fixture, GPtrArray *list)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) root = g_file_new_for_path (fixture->root);

  for (guint i = 0; i < list->len; i++)
    {
      DossierFoundFile *found = g_ptr_array_index (list, i);
      g_autofree char *path = g_file_get_relative_path (root, found->file);

      g_string_append_printf (text, "%s%s ", path,
                              found->kind == DOSSIER_FILE_KIND_HTML ? "(html)" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) root = g_file_new_for_path (fixture->root);
  g_autofree char *circle = at (fixture, "b/circle");
  g_autofree char *dead = at (fixture, "dead.txt");
  g_autoptr (DossierFolderListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;
  g_autofree char *skipped = NULL;

  put (fixture, "z.txt", "x");
  put (fixture, "a.HTM", "x");
  put (fixture, "README", "x");
  put (fixture, "photo.jpg", "x");
  put (fixture, ".hidden.txt", "x");
  put (fixture, ".git/config", "x");
  put (fixture, "b/2.md", "x");
  put (fixture, "b/10.text", "x");
  g_assert_cmpint (symlink ("..", circle), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dead), ==, 0);

  listing = dossier_folder_walk (root, NULL, &error);
  g_assert_no_error (error);
  files = dup_listing (fixture, listing->files);
  skipped = dup_listing (fixture, listing->skipped);
  g_assert_cmpstr (files, ==, "README a.HTM(html) b/10.text b/2.md z.txt ");
  g_assert_cmpstr (skipped, ==, ".git .hidden.txt b/circle dead.txt photo.jpg ");
  for (guint i = 0; i < listing->skipped->len; i++)
    g_assert_nonnull (((DossierFoundFile *) g_ptr_array_index (listing->skipped, i))->reason);
}

static void
test_walk_is_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) root = g_file_new_for_path (fixture->root);
  g_autoptr (GString) path = g_string_new ("d");
  g_autoptr (DossierFolderListing) listing = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < DOSSIER_FOLDER_MAX_DEPTH + 2; i++)
    {
      g_autofree char *file = g_strconcat (path->str, "/f.txt", NULL);

      put (fixture, file, "x");
      g_string_append (path, "/d");
    }
  listing = dossier_folder_walk (root, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listing->files->len, ==, DOSSIER_FOLDER_MAX_DEPTH);
  g_assert_cmpuint (listing->skipped->len, ==, 1);
}

static void
test_walk_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *gone_path = at (fixture, "gone");
  g_autofree char *file_path = at (fixture, "a.txt");
  g_autoptr (GFile) gone = g_file_new_for_path (gone_path);
  g_autoptr (GFile) file = g_file_new_for_path (file_path);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_folder_walk (gone, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“gone”"));
  g_clear_error (&error);
  put (fixture, "a.txt", "x");
  g_assert_null (dossier_folder_walk (file, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/file-source/read", test_read },
    { "/file-source/read-refuses", test_read_refuses },
    { "/file-source/read-without-permission", test_read_without_permission },
    { "/file-source/read-too-large", test_read_too_large },
    { "/file-source/read-cancelled", test_read_cancelled },
    { "/folder-walk/finds", test_walk },
    { "/folder-walk/is-bounded", test_walk_is_bounded },
    { "/folder-walk/refuses", test_walk_refuses },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
