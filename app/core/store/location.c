#include "store/location.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper folders than this are not looked at. */
#define MAX_DEPTH 64

/**
 * dossier_location_from_filesystem:
 * @type: (nullable): what the system calls the file system: "ext4", "nfs4"
 *
 * Returns: NETWORK for those that live on another machine, else LOCAL. Any thread.
 */
DossierLocationKind
dossier_location_from_filesystem (const char *type)
{
  static const char *const network[] = { "nfs",
                                         "nfs4",
                                         "cifs",
                                         "smb2",
                                         "smb3",
                                         "smbfs",
                                         "afs",
                                         "ceph",
                                         "fuse.sshfs",
                                         "fuse.gvfsd",
                                         "fuse.gvfsd-fuse",
                                         "glusterfs",
                                         "fuse.glusterfs",
                                         "9p",
                                         "davfs",
                                         "fuse.davfs2",
                                         "fuse.rclone",
                                         NULL };

  return type != NULL && g_strv_contains (network, type) ? DOSSIER_LOCATION_NETWORK
                                                         : DOSSIER_LOCATION_LOCAL;
}

/* Folders by which the services call what they synchronise. */
static const char *
find_service (const char *folder)
{
  static const struct
  {
    const char *prefix; /* of the folder's name, in lower case */
    const char *service;
  } names[] = {
    { "dropbox", "Dropbox" },
    { "nextcloud", "Nextcloud" },
    { "owncloud", "ownCloud" },
    { "onedrive", "OneDrive" },
    { "google drive", "Google Drive" },
    { "googledrive", "Google Drive" },
    { "syncthing", "Syncthing" },
    { "seafile", "Seafile" },
    { "icloud", "iCloud" },
    { "pcloud", "pCloud" },
    { "megasync", "MEGA" },
  };
  g_autofree char *lower = g_utf8_strdown (folder, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i].prefix);

      /* "Dropbox", "Dropbox (Personal)", "OneDrive - Ministry"; not "Megaphone". */
      if (strncmp (lower, names[i].prefix, length) == 0
          && (lower[length] == '\0' || strchr (" -_(", lower[length]) != NULL))
        return names[i].service;
    }
  return NULL;
}

/* Files that a synchronising program leaves in the folder that it keeps. */
static const char *
find_marker (const char *folder)
{
  static const struct
  {
    const char *file;
    const char *service;
  } markers[] = {
    { ".stfolder", "Syncthing" },
    { ".dropbox", "Dropbox" },
    { ".dropbox.cache", "Dropbox" },
    { ".sync_journal.db", "Nextcloud" },
    { ".nextcloudsync.log", "Nextcloud" },
    { ".owncloudsync.log", "ownCloud" },
    { ".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_autofree char *path = g_build_filename (folder, markers[i].file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return markers[i].service;
    }
  return NULL;
}

/**
 * dossier_location_from_path:
 * @path: absolute, of a dossier
 * @service: (out) (optional) (nullable): who synchronises it
 *
 * Looks at the names of the folders above and at what lies in them. Not for the main thread.
 *
 * Returns: SYNCED or LOCAL
 */
DossierLocationKind
dossier_location_from_path (const char *path, const char **service)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *found = NULL;

  for (guint depth = 0; found == NULL && depth < MAX_DEPTH; depth++)
    {
      g_autofree char *name = g_path_get_basename (folder);
      char *parent = g_path_get_dirname (folder);
      gboolean is_root = g_str_equal (parent, folder);

      found = find_service (name);
      if (found == NULL)
        found = find_marker (folder);
      g_free (folder);
      folder = parent;
      if (is_root)
        break;
    }
  if (service != NULL)
    *service = found;
  return found != NULL ? DOSSIER_LOCATION_SYNCED : DOSSIER_LOCATION_LOCAL;
}

/**
 * dossier_location_detect:
 * @path: of a dossier that exists
 * @sentence: (out) (optional) (nullable): what a person should know; %NULL in a good place
 *
 * Not for the main thread: a network file system may take its time.
 *
 * Returns: what kind of place it is
 */
DossierLocationKind
dossier_location_detect (const char *path, char **sentence)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (absolute);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      file, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE "," G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  const char *type = info != NULL
                         ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE)
                         : NULL;
  const char *service = NULL;
  char *text = NULL;
  DossierLocationKind kind = dossier_location_from_filesystem (type);

  if (info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    kind = DOSSIER_LOCATION_NETWORK;
  /* What the desktop mounted for a person: the file system itself only says that it is FUSE. */
  if (strstr (absolute, "/gvfs/") != NULL)
    kind = DOSSIER_LOCATION_NETWORK;
  if (kind == DOSSIER_LOCATION_LOCAL)
    kind = dossier_location_from_path (absolute, &service);

  if (kind == DOSSIER_LOCATION_NETWORK)
    text = g_strdup (_ ("This dossier lies on a network drive. Open it on one computer at a time, "
                        "or work on a copy on this computer."));
  else if (kind == DOSSIER_LOCATION_SYNCED)
    text =
        g_strdup_printf (_ ("This dossier lies in a folder that %s synchronises. Close it before "
                            "you open it on another computer, or work on a copy elsewhere."),
                         service);
  if (sentence != NULL)
    *sentence = g_steal_pointer (&text);
  g_free (text);
  return kind;
}
