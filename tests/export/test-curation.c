#include "curation-fixture.h"

#include "base/error.h"

#include <string.h>

static void
test_round_trip_is_byte_identical (void)
{
  CurationFixture first = { 0 };
  CurationFixture second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  curation_fixture_open (&first);
  curation_fixture_open (&second);
  curation_fixture_fill (&first);
  one = curation_fixture_export (&first);
  summary = curation_fixture_import (&second, one, &error);
  g_assert_no_error (error);
  two = curation_fixture_export (&second);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (dossier_store_get_uuid (dossier_corpus_get_store (first.corpus)), ==,
                   dossier_store_get_uuid (dossier_corpus_get_store (second.corpus)));
  curation_fixture_close (&first);
  curation_fixture_close (&second);
}

static void
test_every_column_is_carried (void)
{
  CurationFixture f = { 0 };
  g_autofree char *text = NULL;
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);

  curation_fixture_open (&f);
  curation_fixture_fill (&f);
  text = curation_fixture_export (&f);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *key = g_strdup_printf ("\n  \"%s\": [\n   {\"id\": \"", tables[i].name);
      g_assert_nonnull (strstr (text, key));
    }
  g_assert_null (strstr (text, "\"change\""));
  curation_fixture_close (&f);
}

static void
test_one_undo_takes_it_back (void)
{
  CurationFixture first = { 0 };
  CurationFixture second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) summary = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *label = NULL;
  g_autofree char *again = NULL;

  curation_fixture_open (&first);
  curation_fixture_open (&second);
  curation_fixture_fill (&first);
  one = curation_fixture_export (&first);
  summary = curation_fixture_import (&second, one, &error);
  g_assert_no_error (error);
  label = dossier_corpus_undo (second.corpus, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Import “a.json”");
  g_assert_cmpint (curation_fixture_count (&second, "SELECT count(*) FROM record"), ==, 0);
  g_assert_cmpint (curation_fixture_count (&second, "SELECT count(*) FROM tag"), ==, 0);
  again = dossier_corpus_redo (second.corpus, &error);
  g_assert_no_error (error);
  two = curation_fixture_export (&second);
  g_assert_cmpstr (one, ==, two);
  curation_fixture_close (&first);
  curation_fixture_close (&second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curation/round-trip", test_round_trip_is_byte_identical);
  g_test_add_func ("/curation/every-column-is-carried", test_every_column_is_carried);
  g_test_add_func ("/curation/one-undo", test_one_undo_takes_it_back);
  return g_test_run ();
}
