#include "curation-fixture.h"

#include <glib/gstdio.h>

/* Whether the model holds all that a demanding analyst recorded of a real article. The articles are
 * other people's text and lie beside the project, not in it. */

static void
run_script (const char *mode, const char *source, const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "export", "curation_a.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                        "python3", "-B", script, mode, source, path, NULL);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  if (!g_subprocess_get_successful (process))
    g_error ("%s", output);
}

static void
check_counts (CurationFixture *f)
{
  static const struct
  {
    const char *table;
    gint64 n;
  } counts[] = { { "mention", 105 }, { "actor", 40 }, { "date_expression", 17 },
                 { "event", 13 },    { "claim", 20 }, { "relation", 13 } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", counts[i].table);
      g_assert_cmpint (curation_fixture_count (f, sql), ==, counts[i].n);
    }
  g_assert_cmpint (curation_fixture_count (f, "SELECT count(*) FROM actor a WHERE NOT EXISTS"
                                              " (SELECT 1 FROM actor_name n WHERE n.actor = a.id)"),
                   ==, 0);
  g_assert_cmpint (
      curation_fixture_count (f, "SELECT count(*) FROM passage p JOIN revision r ON r.id ="
                                 " p.revision JOIN content c ON c.sha256 = r.content WHERE"
                                 " substr (c.text, start_at + 1, end_at - start_at) <> quote"),
      ==, 0);
}

static void
test_holds_all (gconstpointer source)
{
  CurationFixture f = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_auto (GStrv) remarks = NULL;
  g_autoptr (GError) error = NULL;

  curation_fixture_open (&f);
  path = g_build_filename (f.folder, "a.json", NULL);
  run_script ("convert", source, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  summary = curation_fixture_import (&f, text, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (summary, "remarks", "^as", &remarks));
  g_assert_cmpuint (g_strv_length (remarks), ==, 0);
  check_counts (&f);
  exported = curation_fixture_export (&f);
  g_assert_true (g_file_set_contents (path, exported, -1, NULL));
  run_script ("verify", source, path);
  g_unlink (path);
  curation_fixture_close (&f);
}

int
main (int argc, char *argv[])
{
  g_autofree char *source = NULL;

  g_test_init (&argc, &argv, NULL);
  source =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", "curation-A.json", NULL);
  if (g_file_test (source, G_FILE_TEST_EXISTS))
    g_test_add_data_func ("/curation-a/holds-all", source, test_holds_all);
  else
    g_test_message ("%s is not here: nothing to convert", source);
  return g_test_run ();
}
