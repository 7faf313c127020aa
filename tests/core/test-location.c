#include <glib/gstdio.h>

#include "store/location.h"

static char *root;

static char *
make_folder (const char *name)
{
  char *path = g_build_filename (root, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  return path;
}

static void
test_filesystems (void)
{
  static const char *const far[] = { "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p" };
  static const char *const near[] = { "ext4", "btrfs", "xfs", "tmpfs", "overlay", "zfs" };

  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    g_assert_cmpint (dossier_location_from_filesystem (far[i]), ==, DOSSIER_LOCATION_NETWORK);
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    g_assert_cmpint (dossier_location_from_filesystem (near[i]), ==, DOSSIER_LOCATION_LOCAL);
  g_assert_cmpint (dossier_location_from_filesystem (NULL), ==, DOSSIER_LOCATION_LOCAL);
}

static void
test_names (void)
{
  static const struct
  {
    const char *path;
    const char *service; /* NULL: in no such folder */
  } cases[] = {
    { "/home/a/Dropbox/harbour.dossier", "Dropbox" },
    { "/home/a/Dropbox (Ministry)/x/harbour.dossier", "Dropbox" },
    { "/home/a/OneDrive - Institute/harbour.dossier", "OneDrive" },
    { "/home/a/Nextcloud/deep/er/harbour.dossier", "Nextcloud" },
    { "/home/a/Google Drive/harbour.dossier", "Google Drive" },
    { "/home/a/Documents/harbour.dossier", NULL },
    { "/home/a/dropboxes/harbour.dossier", NULL },
    { "/home/a/Documents/Dropbox.dossier", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *service = "?";
      DossierLocationKind kind = dossier_location_from_path (cases[i].path, &service);

      g_assert_cmpstr (service, ==, cases[i].service);
      g_assert_cmpint (kind, ==,
                       cases[i].service != NULL ? DOSSIER_LOCATION_SYNCED : DOSSIER_LOCATION_LOCAL);
    }
}

static void
test_markers (void)
{
  g_autofree char *folder = make_folder ("shared/notes");
  g_autofree char *marker = g_build_filename (root, "shared", ".stfolder", NULL);
  g_autofree char *dossier = g_build_filename (folder, "a.dossier", NULL);
  g_autofree char *sentence = NULL;
  const char *service = NULL;

  g_assert_true (g_file_set_contents (dossier, "", 0, NULL));
  g_assert_cmpint (dossier_location_detect (dossier, &sentence), ==, DOSSIER_LOCATION_LOCAL);
  g_assert_null (sentence);

  g_assert_cmpint (g_mkdir (marker, 0700), ==, 0);
  g_assert_cmpint (dossier_location_from_path (dossier, &service), ==, DOSSIER_LOCATION_SYNCED);
  g_assert_cmpstr (service, ==, "Syncthing");
  g_assert_cmpint (dossier_location_detect (dossier, &sentence), ==, DOSSIER_LOCATION_SYNCED);
  g_assert_nonnull (strstr (sentence, "Syncthing"));

  g_assert_cmpint (g_rmdir (marker), ==, 0);
  g_assert_cmpint (g_unlink (dossier), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *shared = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  root = g_dir_make_tmp ("dossier-location-XXXXXX", NULL);
  g_assert_nonnull (root);
  g_test_add_func ("/location/filesystems", test_filesystems);
  g_test_add_func ("/location/names", test_names);
  g_test_add_func ("/location/markers", test_markers);
  status = g_test_run ();

  shared = g_build_filename (root, "shared", NULL);
  g_rmdir (shared);
  g_rmdir (root);
  g_free (root);
  return status;
}
