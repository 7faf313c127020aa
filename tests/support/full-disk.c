/* A library to preload: after FULL_DISK_BYTES bytes were written to files below FULL_DISK_FOLDER, every
 * write there fails as on a full disk. What else the program writes is let through. */
/* Both names of each function are to be defined here, so that neither may stand for the other. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t write (int fd, const void *data, size_t size);
ssize_t pwrite (int fd, const void *data, size_t size, off_t offset);
ssize_t pwrite64 (int fd, const void *data, size_t size, off64_t offset);
int fallocate (int fd, int mode, off_t offset, off_t length);
int posix_fallocate (int fd, off_t offset, off_t length);

static atomic_llong written;

/* Whether @size more bytes do not fit. A file that was deleted keeps its name in /proc. */
static int
is_full (int fd, size_t size)
{
  const char *folder = getenv ("FULL_DISK_FOLDER");
  const char *bytes = getenv ("FULL_DISK_BYTES");
  char link[64];
  char path[PATH_MAX];
  ssize_t length;

  if (folder == NULL || bytes == NULL)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length <= 0)
    return 0;
  path[length] = '\0';
  if (strncmp (path, folder, strlen (folder)) != 0)
    return 0;
  return atomic_fetch_add (&written, (long long) size) + (long long) size > atoll (bytes);
}

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

ssize_t
write (int fd, const void *data, size_t size)
{
  if (is_full (fd, size))
    {
      errno = ENOSPC;
      return -1;
    }
  return NEXT (write) (fd, data, size);
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t offset)
{
  if (is_full (fd, size))
    {
      errno = ENOSPC;
      return -1;
    }
  return NEXT (pwrite) (fd, data, size, offset);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  if (is_full (fd, size))
    {
      errno = ENOSPC;
      return -1;
    }
  return NEXT (pwrite64) (fd, data, size, offset);
}

int
fallocate (int fd, int mode, off_t offset, off_t length)
{
  if (is_full (fd, 0))
    {
      errno = ENOSPC;
      return -1;
    }
  return NEXT (fallocate) (fd, mode, offset, length);
}

int
posix_fallocate (int fd, off_t offset, off_t length)
{
  return is_full (fd, 0) ? ENOSPC : NEXT (posix_fallocate) (fd, offset, length);
}
