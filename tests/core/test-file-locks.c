/* An open dossier stays held, whatever else in the process looks at its files. */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-fixture.h"

/* Where SQLite locks: the shared lock in the file itself, and that a process uses the -shm. */
#define SHARED_FIRST  0x40000002
#define SHARED_LENGTH 510
#define SHM_IN_USE    128

static gboolean
has_lock (const char *path, off_t start, off_t length)
{
  struct flock wish = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length
  };
  int file = open (path, O_RDWR);

  return file >= 0 && fcntl (file, F_GETLK, &wish) == 0 && wish.l_type != F_UNLCK;
}

/* What another process sees: locks of one's own are none. */
static gboolean
others_see_it_held (DossierFixture *f)
{
  g_autofree char *shm = g_strconcat (f->path, "-shm", NULL);
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (has_lock (f->path, SHARED_FIRST, SHARED_LENGTH) && has_lock (shm, SHM_IN_USE, 1) ? 0
                                                                                            : 1);
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/* As a file chooser does, to find out what they are. */
static void
look_at_the_files (DossierFixture *f)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (f->path, endings[i], NULL);
      char beginning[64];
      int file = open (path, O_RDONLY);

      g_assert_cmpint (file, >=, 0);
      g_assert_cmpint (read (file, beginning, sizeof beginning), >=, 0);
      close (file);
    }
}

static void
test_look (DossierFixture *f, gconstpointer data)
{
  dossier_fixture_import (f, "Quota talks", "The ministers met.");
  g_assert_true (others_see_it_held (f));
  look_at_the_files (f);
  g_assert_true (others_see_it_held (f));
  dossier_fixture_import (f, "Harbour fees", "The board met.");
  dossier_fixture_assert (f, "SELECT count(*) FROM article", "2");
}

/* The last to close folds the WAL in, for which it must be alone: no lock is left behind. */
static void
test_close (DossierFixture *f, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);

  dossier_fixture_import (f, "Quota talks", "The ministers met.");
  look_at_the_files (f);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  dossier_fixture_close (f);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (others_see_it_held (f));
  dossier_fixture_open (f);
  dossier_fixture_assert (f, "SELECT title FROM article", "Quota talks");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/file-locks/" name, DossierFixture, NULL, dossier_fixture_set_up, test,             \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("look", test_look);
  ADD ("close", test_close);
  return g_test_run ();
}
