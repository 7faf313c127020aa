#include "import/file-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "base/error.h"

#define CHUNK_BYTES (64 * 1024)

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/* Turns what the system says into a sentence of ours; cancelling stays what it is. Takes @cause. */
static void
explain (GError **error, GError *cause, GFile *file)
{
  g_autoptr (GError) owned = cause;
  g_autofree char *name = dup_display_name (file);

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&owned));
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                 _ ("“%s” cannot be read: there is no such file (any more)."), name);
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("“%s” cannot be read: you have no permission to read it."), name);
  else
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED, _ ("“%s” cannot be read: %s."), name,
                 owned->message);
}

static void
explain_errno (GError **error, int code, GFile *file)
{
  explain (error, g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code)),
           file);
}

static gboolean
check_type (GFile *file, mode_t mode, GError **error)
{
  g_autofree char *name = NULL;

  if (S_ISREG (mode))
    return TRUE;
  name = dup_display_name (file);
  if (S_ISDIR (mode))
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("“%s” is a folder: import it as a folder, or choose the files in it."), name);
  else
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("“%s” is a device, pipe or socket: only ordinary files can be imported."),
                 name);
  return FALSE;
}

/* A pipe would make open() wait and a device may act on being opened, so the type is looked at
 * first; it is looked at again afterwards because another process may have changed it meanwhile. */
static GInputStream *
open_native (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  struct stat status;
  int fd;

  if (stat (path, &status) != 0)
    {
      explain_errno (error, errno, file);
      return NULL;
    }
  if (!check_type (file, status.st_mode, error))
    return NULL;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0 || fstat (fd, &status) != 0)
    {
      explain_errno (error, errno, file);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (!check_type (file, status.st_mode, error))
    {
      close (fd);
      return NULL;
    }
  return g_unix_input_stream_new (fd, TRUE);
}

static GInputStream *
open_file (GFile *file, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  GFileInputStream *stream;

  if (g_file_peek_path (file) != NULL)
    return open_native (file, error);
  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    explain (error, cause, file);
  return (GInputStream *) stream;
}

/**
 * dossier_file_read:
 * @file: what to read
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a whole file of at most 32 MB. Never waits for a pipe or a device. May take as long as the
 * disk takes: call it in a worker thread.
 *
 * Returns: (transfer full): its bytes, or NULL with DOSSIER_ERROR_NOT_FOUND, DOSSIER_ERROR_BAD_INPUT
 *   (a folder, no permission, no ordinary file, too large), DOSSIER_ERROR_FAILED or
 *   G_IO_ERROR_CANCELLED
 */
GBytes *
dossier_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  GError *cause = NULL;
  gssize n_read;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  stream = open_file (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  while ((n_read = g_input_stream_read (stream, chunk, CHUNK_BYTES, cancellable, &cause)) > 0)
    {
      g_byte_array_append (bytes, chunk, (guint) n_read);
      if (bytes->len > DOSSIER_TEXT_MAX_BYTES)
        {
          g_autofree char *name = dup_display_name (file);

          g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       _ ("“%s” is larger than %d MB, the most that one article may hold."), name,
                       DOSSIER_TEXT_MAX_BYTES / (1024 * 1024));
          return NULL;
        }
    }
  if (n_read < 0)
    {
      explain (error, cause, file);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dossier_file_kind:
 * @name: the name of a file, or its path
 *
 * Any thread.
 *
 * Returns: what the ending of its name promises; a name without ending promises text
 */
DossierFileKind
dossier_file_kind (const char *name)
{
  static const struct
  {
    const char *ending;
    DossierFileKind kind;
  } endings[] = {
    { ".txt", DOSSIER_FILE_KIND_TEXT },   { ".text", DOSSIER_FILE_KIND_TEXT },
    { ".md", DOSSIER_FILE_KIND_TEXT },    { ".markdown", DOSSIER_FILE_KIND_TEXT },
    { ".html", DOSSIER_FILE_KIND_HTML },  { ".htm", DOSSIER_FILE_KIND_HTML },
    { ".xhtml", DOSSIER_FILE_KIND_HTML },
  };
  const char *slash = strrchr (name, '/');
  const char *dot;

  name = slash != NULL ? slash + 1 : name;
  dot = strrchr (name, '.');
  if (dot == NULL || dot == name)
    return DOSSIER_FILE_KIND_TEXT;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot, endings[i].ending) == 0)
      return endings[i].kind;
  return DOSSIER_FILE_KIND_OTHER;
}
