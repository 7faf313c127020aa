/* What the files of dossiers are called. */
#include "base/file-name.h"

static void
test_stem (void)
{
  static const char *const cases[][2] = {
    { "/home/a/Grain talks.dossier", "Grain talks" },
    { "harbour.dossier", "harbour" },
    { "/home/a.dossier/harbour", "harbour" },
    { "/tmp/harbour.dossier.dossier", "harbour.dossier" },
    { "/tmp/곡물.dossier", "곡물" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = dossier_file_name_dup_stem (cases[i][0]);

      g_assert_cmpstr (stem, ==, cases[i][1]);
    }
}

static void
test_complete (void)
{
  static const char *const cases[][2] = {
    { "/home/a/harbour", "/home/a/harbour.dossier" },
    { "/home/a/harbour.dossier", "/home/a/harbour.dossier" },
    { "/home/a/harbour.2024", "/home/a/harbour.2024.dossier" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = dossier_file_name_complete (cases[i][0]);

      g_assert_cmpstr (path, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/stem", test_stem);
  g_test_add_func ("/file-name/complete", test_complete);
  return g_test_run ();
}
