#include <string.h>

#include "dossier-fixture.h"
#include "record-hash.h"
#include "store/store.h"

/* The search tables follow the changesets: whatever an act, undo or redo did to a row, the index
 * says what the row says. The guard does it with random verbs; here are the cases by name. */

static gboolean
run_cb (DossierAct *act, gpointer sql, GError **error)
{
  return dossier_act_run (act, error, sql, "");
}

static void
run (DossierFixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_store_act (dossier_corpus_get_store (f->corpus), "test", "",
                                                   0, run_cb, (gpointer) sql, &error);

  g_assert_no_error (error);
}

static void
step (DossierFixture *f, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = dossier_store_step (dossier_corpus_get_store (f->corpus), undo, &error);

  g_assert_no_error (error);
}

#define COUNT(table, word) "SELECT count (*) FROM " table " WHERE " table " MATCH '" word "'"

/* A title changes, its byline stays: the index must forget the old title with the byline of now. */
static void
test_one_column_of_three (DossierFixture *f, gconstpointer data)
{
  dossier_fixture_import (f, "Harbour", "Text.\n");
  run (f, "UPDATE article SET byline = 'Ortega'");
  run (f, "UPDATE article SET title = 'Quay'");
  dossier_fixture_assert (f, COUNT ("search_title", "harbour"), "0");
  dossier_fixture_assert (f, COUNT ("search_title", "quay"), "1");
  dossier_fixture_assert (f, COUNT ("search_title", "ortega"), "1");
  record_check_file (f->path);
  step (f, TRUE);
  dossier_fixture_assert (f, COUNT ("search_title", "harbour"), "1");
  dossier_fixture_assert (f, COUNT ("search_title", "ortega"), "1");
  record_check_file (f->path);
  step (f, TRUE);
  step (f, FALSE);
  step (f, FALSE);
  dossier_fixture_assert (f, COUNT ("search_title", "quay"), "1");
  record_check_file (f->path);
}

/* A comment that is not there is not indexed; it comes, changes and goes. */
static void
test_comment (DossierFixture *f, gconstpointer data)
{
  dossier_fixture_import (f, "Harbour", "Text.\n");
  run (f, "INSERT INTO passage (id, revision, start_at, end_at, quote, prefix, "
          "suffix) SELECT 7, id, 0, 4, 'Text', '', '.' FROM revision");
  run (f, "INSERT INTO highlight (id, passage) VALUES (9, 7)");
  dossier_fixture_assert (f, "SELECT count (*) FROM search_comment_docsize", "0");
  run (f, "UPDATE highlight SET comment = 'doubtful' WHERE id = 9");
  run (f, "UPDATE highlight SET comment = 'certain' WHERE id = 9");
  dossier_fixture_assert (f, COUNT ("search_comment", "doubtful"), "0");
  run (f, "UPDATE highlight SET comment = NULL WHERE id = 9");
  dossier_fixture_assert (f, COUNT ("search_comment", "certain"), "0");
  record_check_file (f->path);
  for (int i = 0; i < 3; i++)
    step (f, TRUE);
  record_check_file (f->path);
  step (f, FALSE);
  dossier_fixture_assert (f, COUNT ("search_comment", "doubtful"), "1");
  record_check_file (f->path);
}

/* A column that is not indexed leaves the index alone; a row that comes and goes leaves nothing. */
static void
test_nothing_to_do (DossierFixture *f, gconstpointer data)
{
  dossier_fixture_import (f, "Harbour", "Text.\n");
  run (f, "UPDATE article SET url = 'https://example.org/'");
  run (f, "DELETE FROM source");
  run (f, "DELETE FROM revision");
  run (f, "DELETE FROM article");
  dossier_fixture_assert (f, COUNT ("search_text", "text"), "0");
  dossier_fixture_assert (f, COUNT ("search_title", "harbour"), "0");
  record_check_file (f->path);
  for (int i = 0; i < 4; i++)
    step (f, TRUE);
  dossier_fixture_assert (f, COUNT ("search_text", "text"), "1");
  record_check_file (f->path);
}

/* Many articles of one act: FTS5 gets them in the order of their ids, as one segment. */
static void
test_one_segment (DossierFixture *f, gconstpointer data)
{
  GVariantBuilder articles;
  g_autoptr (GVariant) result = NULL;

  g_variant_builder_init (&articles, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Ship number %u is in the harbour.\n", i);
      g_variant_builder_add_value (
          &articles,
          dossier_args_new ("title", g_variant_new_string ("Ship"), "text",
                            g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1),
                            NULL));
    }
  result = dossier_fixture_do (
      f, "article.import", dossier_args_new ("articles", g_variant_builder_end (&articles), NULL));
  dossier_fixture_assert (f, COUNT ("search_text", "harbour"), "40");
  dossier_fixture_assert (f, "SELECT count (DISTINCT segid) FROM search_text_idx", "1");
}

/* A dossier from elsewhere may bring triggers; they do not run. */
static void
test_foreign_trigger (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database = NULL;

  dossier_fixture_close (f);
  database = dossier_database_open (f->path, DOSSIER_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_database_script (
      database,
      "CREATE TRIGGER spoil AFTER INSERT ON article BEGIN UPDATE article SET title = 'Lie'; END",
      &error));
  g_clear_pointer (&database, dossier_database_close);
  dossier_fixture_open (f);
  dossier_fixture_import (f, "Truth", "Text.\n");
  dossier_fixture_assert (f, "SELECT title FROM article", "Truth");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/search-index/" name, DossierFixture, NULL, dossier_fixture_set_up, function,       \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-column-of-three", test_one_column_of_three);
  ADD ("comment", test_comment);
  ADD ("nothing-to-do", test_nothing_to_do);
  ADD ("one-segment", test_one_segment);
  ADD ("foreign-trigger", test_foreign_trigger);
  return g_test_run ();
}
