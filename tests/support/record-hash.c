#include "record-hash.h"

#include "base/error.h"

/* Words that the searches look for: Latin, Korean of one and two syllables, Chinese, prefixes. */
static const char *const queries[] = {
  "grain", "북한", "곡물", "制裁", "harb*", "trade", "e\u0301migre\u0301s", "quota",
};

static const char *const search_tables[] = {
  "search_text", "search_title", "search_note", "search_name", "search_comment",
};

static void
add_value (GChecksum *sum, DossierStatement *statement, int column)
{
  g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (statement, column);
  char type = dossier_statement_get_type (statement, column);
  gsize size = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  g_checksum_update (sum, (const guchar *) &type, 1);
  g_checksum_update (sum, (const guchar *) &size, sizeof size);
  if (size > 0)
    g_checksum_update (sum, data, (gssize) size);
}

static void
add_rows (GChecksum *sum, DossierDatabase *database, const char *sql, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) statement =
      text != NULL ? dossier_database_query (database, &error, sql, "t", text)
                   : dossier_database_query (database, &error, sql, "");
  DossierStep step;

  g_assert_no_error (error);
  g_checksum_update (sum, (const guchar *) sql, -1);
  while ((step = dossier_statement_step (statement, &error)) == DOSSIER_STEP_ROW)
    for (int i = 0; i < dossier_statement_get_n_columns (statement); i++)
      add_value (sum, statement, i);
  g_assert_no_error (error);
  g_assert_cmpint (step, ==, DOSSIER_STEP_DONE);
}

static gpointer
hash_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i].name);
      add_rows (sum, database, sql, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (search_tables); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT rowid FROM %s WHERE %s MATCH ? ORDER BY rowid", search_tables[i],
                           search_tables[i]);
      for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
        add_rows (sum, database, sql, queries[q]);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * record_hash:
 *
 * Returns: (transfer full): a hash of all recorded rows, every column, and of what a few searches find
 */
char *
record_hash (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  char *hash = dossier_store_read (store, hash_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return hash;
}

static void
check_verdict (DossierDatabase *database, const char *pragma, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *verdict = dossier_database_get_text (database, &error, pragma, "");

  if (expected == NULL)
    g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (verdict, ==, expected);
}

/**
 * record_check_file:
 * @path: a dossier, open or not
 *
 * Fails the test unless the file is sound, every reference leads somewhere, and the search tables
 * say what the rows say.
 */
void
record_check_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (path, DOSSIER_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  check_verdict (database, "PRAGMA integrity_check", "ok");
  check_verdict (database, "PRAGMA foreign_key_check", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (search_tables); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)",
                           search_tables[i], search_tables[i]);
      dossier_database_script (database, sql, &error);
      g_assert_no_error (error);
    }
}
