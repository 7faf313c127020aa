/* For the kinds of locks that the C library knows only then. */
#define _GNU_SOURCE

#include "store/file-locks.h"

#include "store/database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite holds a file with locks that belong to the process, and POSIX takes these away as soon as
 * any part of the process closes any descriptor of the same file. A file chooser does that: to find
 * out what kind of file the -shm beside an open dossier is, it reads its beginning. Another process
 * then finds nobody there and truncates the -shm below us.
 *
 * So the locks are those of the open file, which stay until that one is closed. SQLite counts the
 * locks of all its connections to a file together, and may let go with the descriptor of one
 * what it took with that of another: all of them are copies of one. */

typedef struct
{
  int descriptor;
  dev_t device;
  ino_t inode;
  gboolean is_writable;
} Held;

static GMutex held_lock;
static GArray *held; /* every descriptor of a database that SQLite has open */

static gboolean
is_database (const char *path, int flags)
{
  return (flags & O_EXCL) == 0 && !g_str_has_suffix (path, "-wal")
         && !g_str_has_suffix (path, "-shm") && !g_str_has_suffix (path, "-journal");
}

/* A descriptor of the same file that can at least as much, or -1. */
static int
find_held (const struct stat *file, gboolean is_writable)
{
  for (guint i = 0; i < held->len; i++)
    {
      const Held *one = &g_array_index (held, Held, i);

      if (one->device == file->st_dev && one->inode == file->st_ino
          && (one->is_writable || !is_writable))
        return one->descriptor;
    }
  return -1;
}

static int
open_shared (const char *path, int flags, int mode)
{
  int descriptor = open (path, flags, mode);
  Held one = { .is_writable = (flags & O_ACCMODE) == O_RDWR };
  struct stat file;
  int same, copy;

  if (descriptor < 0 || !is_database (path, flags) || fstat (descriptor, &file) != 0
      || !S_ISREG (file.st_mode))
    return descriptor;
  g_mutex_lock (&held_lock);
  same = find_held (&file, one.is_writable);
  copy = same >= 0 ? fcntl (same, F_DUPFD_CLOEXEC, descriptor) : -1;
  if (copy >= 0)
    {
      close (descriptor);
      descriptor = copy;
    }
  one.descriptor = descriptor;
  one.device = file.st_dev;
  one.inode = file.st_ino;
  g_array_append_val (held, one);
  g_mutex_unlock (&held_lock);
  return descriptor;
}

static int
close_shared (int descriptor)
{
  g_mutex_lock (&held_lock);
  for (guint i = 0; i < held->len; i++)
    if (g_array_index (held, Held, i).descriptor == descriptor)
      {
        g_array_remove_index_fast (held, i);
        break;
      }
  g_mutex_unlock (&held_lock);
  return close (descriptor);
}

/* File systems that do not know the locks of an open file get those of the process. */
static int
lock_open_file (int descriptor, int command, struct flock *wish)
{
  struct flock own = *wish;
  int answer;

  own.l_pid = 0;
  answer = fcntl (descriptor,
                  command == F_GETLK   ? F_OFD_GETLK
                  : command == F_SETLK ? F_OFD_SETLK
                                       : F_OFD_SETLKW,
                  &own);
  if (answer != 0 && errno == EINVAL)
    return fcntl (descriptor, command, wish);
  if (command == F_GETLK)
    *wish = own;
  return answer;
}

static int
control_shared (int descriptor, int command, ...)
{
  va_list arguments;
  int answer;

  va_start (arguments, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    answer = lock_open_file (descriptor, command, va_arg (arguments, struct flock *));
  else
    answer = fcntl (descriptor, command, va_arg (arguments, int));
  va_end (arguments);
  return answer;
}

static gpointer
install (gpointer data)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  /* Descriptors that are copies have one position: only what reads and writes at a place of its
   * own may share them. */
  if (vfs == NULL || vfs->iVersion < 3
      || (vfs->xGetSystemCall (vfs, "pread64") == NULL
          && vfs->xGetSystemCall (vfs, "pread") == NULL))
    {
      g_warning ("SQLite keeps its locks its own way: no file chooser may look at a dossier");
      return NULL;
    }
  held = g_array_new (FALSE, FALSE, sizeof (Held));
  vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) open_shared);
  vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_shared);
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control_shared);
  return NULL;
}

/**
 * dossier_file_locks_keep:
 *
 * Lets SQLite hold files with locks that nothing else in the process can lose. To be called before
 * the first database is opened, any number of times; any thread.
 */
void
dossier_file_locks_keep (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, install, NULL);
}
