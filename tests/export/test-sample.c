#include "base/edtf.h"
#include "base/text-map.h"

#include <json-glib/json-glib.h>

/* The sample dossier as it lies in the source tree. What it says of its texts and days is computed
 * by a script; here the program's own code says the same, or the sample is wrong. */
typedef struct
{
  JsonParser *parser;
  JsonObject *root;
  JsonObject *tables;
} Sample;

static void
sample_open (Sample *sample, gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "sample.json", NULL);
  g_autoptr (GError) error = NULL;

  sample->parser = json_parser_new ();
  json_parser_load_from_file (sample->parser, path, &error);
  g_assert_no_error (error);
  sample->root = json_node_get_object (json_parser_get_root (sample->parser));
  sample->tables = json_object_get_object_member (sample->root, "tables");
}

static void
sample_close (Sample *sample, gconstpointer data)
{
  g_object_unref (sample->parser);
}

static GPtrArray *
get_rows (Sample *sample, const char *table)
{
  JsonArray *array = json_object_get_array_member (sample->tables, table);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (rows, json_array_get_object_element (array, i));
  g_assert_cmpuint (rows->len, >, 0);
  return rows;
}

/* Absent is NULL in a curation file. */
static const char *
get_text (JsonObject *row, const char *column)
{
  return json_object_get_string_member_with_default (row, column, NULL);
}

/* id → row */
static GHashTable *
index_rows (Sample *sample, const char *table)
{
  g_autoptr (GPtrArray) rows = get_rows (sample, table);
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_assert_true (
        g_hash_table_insert (found, (gpointer) get_text (rows->pdata[i], "id"), rows->pdata[i]));
  return found;
}

/* SHA-256 → text, proved by hashing it again. */
static GHashTable *
index_content (Sample *sample)
{
  JsonArray *content = json_object_get_array_member (sample->root, "content");
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) dossier_text_map_unref);

  for (guint i = 0; i < json_array_get_length (content); i++)
    {
      JsonObject *row = json_array_get_object_element (content, i);
      g_autofree char *sum =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, get_text (row, "text"), -1);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (sum, ==, get_text (row, "sha256"));
      g_hash_table_insert (found, (gpointer) get_text (row, "sha256"),
                           dossier_text_map_new_for_string (get_text (row, "text"), &error));
      g_assert_no_error (error);
    }
  return found;
}

static void
assert_slice (DossierTextMap *text, guint start, guint end, const char *expected)
{
  g_autofree char *found = dossier_text_map_dup_slice (text, start, end);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_quotes (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) passages = get_rows (sample, "passage");
  g_autoptr (GHashTable) revisions = index_rows (sample, "revision");
  g_autoptr (GHashTable) content = index_content (sample);

  for (guint i = 0; i < passages->len; i++)
    {
      JsonObject *row = passages->pdata[i];
      JsonObject *revision = g_hash_table_lookup (revisions, get_text (row, "revision"));
      DossierTextMap *text = g_hash_table_lookup (content, get_text (revision, "content"));
      guint length = dossier_text_map_get_length (text);
      guint start = (guint) json_object_get_int_member (row, "start_at");
      guint end = (guint) json_object_get_int_member (row, "end_at");

      g_assert_cmpuint (length, ==, json_object_get_int_member (revision, "code_points"));
      g_assert_cmpuint (start, <, end);
      g_assert_cmpuint (end, <=, length);
      assert_slice (text, start, end, get_text (row, "quote"));
      assert_slice (text, start > 32 ? start - 32 : 0, start, get_text (row, "prefix"));
      assert_slice (text, end, MIN (end + 32, length), get_text (row, "suffix"));
    }
}

/* Marks on the same words stand on one passage: two of one range would move apart later. */
static void
test_passages_are_shared (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) passages = get_rows (sample, "passage");
  g_autoptr (GHashTable) ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      JsonObject *row = passages->pdata[i];
      char *range = g_strdup_printf ("%s %d-%d", get_text (row, "revision"),
                                     (int) json_object_get_int_member (row, "start_at"),
                                     (int) json_object_get_int_member (row, "end_at"));
      g_assert_true (g_hash_table_add (ranges, range));
    }
}

static void
assert_days (JsonObject *row, const char *edtf, const char *first, const char *last)
{
  const char *text = get_text (row, edtf);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdtf) date = NULL;

  if (text == NULL)
    {
      g_assert_false (first != NULL && json_object_has_member (row, first));
      return;
    }
  date = dossier_edtf_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (date->text, ==, text);
  if (first == NULL)
    return;
  if (date->day_min != json_object_get_int_member (row, first)
      || date->day_max != json_object_get_int_member (row, last))
    g_error ("“%s” has other days than the program finds", text);
}

static void
test_days (Sample *sample, gconstpointer data)
{
  static const char *const columns[][4] = {
    { "article", "published", "published_min", "published_max" },
    { "article", "published_from_text", NULL, NULL },
    { "role", "valid", "valid_min", "valid_max" },
    { "relation", "valid", "valid_min", "valid_max" },
    { "date_expression", "edtf", "day_min", "day_max" },
    { "date_expression", "edtf_proposed", NULL, NULL },
    { "event", "edtf", "day_min", "day_max" },
    { "event", "edtf_from_text", NULL, NULL },
    { "event", "planned", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GPtrArray) rows = get_rows (sample, columns[i][0]);
      for (guint j = 0; j < rows->len; j++)
        assert_days (rows->pdata[j], columns[i][1], columns[i][2], columns[i][3]);
    }
}

/* Every row of @table is named by some row's @column, so that no view meets an empty entry. */
static void
assert_used (Sample *sample, const char *table, const char *user, const char *column)
{
  g_autoptr (GPtrArray) users = get_rows (sample, user);
  g_autoptr (GHashTable) unused = index_rows (sample, table);

  for (guint i = 0; i < users->len; i++)
    if (get_text (users->pdata[i], column) != NULL)
      g_hash_table_remove (unused, get_text (users->pdata[i], column));
  if (g_hash_table_size (unused) > 0)
    {
      g_autoptr (GList) left = g_hash_table_get_values (unused);
      g_error ("%s “%s” has no %s", table, get_text (left->data, "name"), user);
    }
}

static void
test_nothing_is_empty (Sample *sample, gconstpointer data)
{
  assert_used (sample, "tag", "highlight_tag", "tag");
  assert_used (sample, "actor", "mention", "actor");
  assert_used (sample, "actor", "actor_name", "actor");
  assert_used (sample, "outlet", "article", "outlet");
  assert_used (sample, "event", "participant", "event");
  assert_used (sample, "event", "evidence", "record");
  assert_used (sample, "claim", "claim_source", "claim");
  assert_used (sample, "note", "citation", "note");
}

/* Two tags under one key would leave a person guessing which one a press means. */
static void
test_digits (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) tags = get_rows (sample, "tag");
  gboolean taken[10] = { FALSE };

  for (guint i = 0; i < tags->len; i++)
    {
      gint64 digit = json_object_get_int_member_with_default (tags->pdata[i], "digit", 0);
      g_assert_cmpint (digit, >=, 0);
      g_assert_cmpint (digit, <=, 9);
      g_assert_false (digit > 0 && taken[digit]);
      taken[digit] = TRUE;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sample/quotes", Sample, NULL, sample_open, test_quotes, sample_close);
  g_test_add ("/sample/passages-are-shared", Sample, NULL, sample_open, test_passages_are_shared,
              sample_close);
  g_test_add ("/sample/days", Sample, NULL, sample_open, test_days, sample_close);
  g_test_add ("/sample/nothing-is-empty", Sample, NULL, sample_open, test_nothing_is_empty,
              sample_close);
  g_test_add ("/sample/digits", Sample, NULL, sample_open, test_digits, sample_close);
  return g_test_run ();
}
