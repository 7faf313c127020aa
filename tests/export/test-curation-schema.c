#include "curation-fixture.h"

#include <json-glib/json-glib.h>

/* The JSON Schema describes the exchange; the dossier itself says what it holds. */

static gpointer
read_catalog (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_catalog_read (database, error);
}

static JsonObject *
get (JsonObject *object, const char *member)
{
  if (!json_object_has_member (object, member))
    g_error ("data/curation.schema.json does not describe “%s”: add it there", member);
  return json_object_get_object_member (object, member);
}

static gboolean
has_string (JsonArray *array, const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), text) == 0)
      return TRUE;
  return FALSE;
}

static const char *
type_name (const DossierCatalogColumn *column)
{
  return column->type == 'i' ? "integer" : column->type == 'd' ? "number" : "string";
}

static void
check_type (const DossierCatalogColumn *column, JsonObject *described)
{
  JsonNode *type = json_object_get_member (described, "type");

  if (column->is_id)
    {
      const char *expected =
          column->not_null || column->references == NULL ? "#/$defs/id" : "#/$defs/nullableId";
      g_assert_cmpstr (json_object_get_string_member (described, "$ref"), ==, expected);
    }
  else if (column->not_null)
    g_assert_cmpstr (json_node_get_string (type), ==, type_name (column));
  else
    {
      g_assert_true (has_string (json_node_get_array (type), type_name (column)));
      g_assert_true (has_string (json_node_get_array (type), "null"));
    }
}

static void
check_table (const DossierCatalogTable *table, JsonObject *described)
{
  JsonObject *row = get (described, "items");
  JsonObject *properties = get (row, "properties");
  JsonArray *required = json_object_get_array_member (row, "required");
  guint n_known = g_strcmp0 (table->table->name, "record") == 0 ? 1 : 0; /* the GUID */

  g_assert_nonnull (json_object_get_string_member (described, "description"));
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      JsonObject *property = get (properties, column->name);

      check_type (column, property);
      g_assert_cmpint (has_string (required, column->name), ==,
                       (column->not_null || i == 0) && column->default_type == 'n');
      if (column->default_type != 'n')
        g_assert_true (json_object_has_member (property, "default"));
      n_known++;
    }
  g_assert_cmpuint (json_object_get_size (properties), ==, n_known);
}

static void
test_schema_describes_every_column (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "curation.schema.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DossierCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  CurationFixture f = { 0 };
  JsonObject *tables;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  tables = json_node_get_object (json_parser_get_root (parser));
  tables = get (get (get (tables, "properties"), "tables"), "properties");
  curation_fixture_open (&f);
  catalog =
      dossier_store_read (dossier_corpus_get_store (f.corpus), read_catalog, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (catalog->tables, i);
      g_test_message ("%s", table->table->name);
      check_table (table, get (tables, table->table->name));
    }
  g_assert_cmpuint (json_object_get_size (tables), ==, catalog->tables->len);
  curation_fixture_close (&f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curation-schema/describes-every-column", test_schema_describes_every_column);
  return g_test_run ();
}
