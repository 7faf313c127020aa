#include "record-hash.h"

#include <string.h>

#include "base/error.h"

/* Words that the searches look for: Latin, Korean of one and two syllables, Chinese, prefixes. */
static const char *const queries[] = {
  "grain", "북한", "곡물", "制裁", "harb*", "trade", "e\u0301migre\u0301s", "quota",
};

static const char *const search_tables[] = {
  "search_text", "search_title", "search_note", "search_name", "search_comment",
};

/* Type and length stand before each value, so that no two rows can look the same. */
static void
add_value (GString *row, DossierStatement *statement, int column)
{
  char type = dossier_statement_get_type (statement, column);
  gint64 integer;
  gint64 length;
  double real;
  const char *text;

  g_string_append_c (row, type);
  switch (type)
    {
    case 'i':
      integer = dossier_statement_get_int (statement, column);
      g_string_append_len (row, (const char *) &integer, sizeof integer);
      break;
    case 'd':
      real = dossier_statement_get_double (statement, column);
      g_string_append_len (row, (const char *) &real, sizeof real);
      break;
    case 't':
      text = dossier_statement_get_text (statement, column);
      length = (gint64) strlen (text);
      g_string_append_len (row, (const char *) &length, sizeof length);
      g_string_append_len (row, text, (gssize) length);
      break;
    default:
      g_assert_cmpint (type, ==, 'n');
    }
}

static void
add_rows (GString *rows, DossierDatabase *database, const char *sql, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) statement =
      text != NULL ? dossier_database_query (database, &error, sql, "t", text)
                   : dossier_database_query (database, &error, sql, "");
  int n_columns;
  DossierStep step;

  g_assert_no_error (error);
  n_columns = dossier_statement_get_n_columns (statement);
  while ((step = dossier_statement_step (statement, &error)) == DOSSIER_STEP_ROW)
    for (int i = 0; i < n_columns; i++)
      add_value (rows, statement, i);
  g_assert_no_error (error);
  g_assert_cmpint (step, ==, DOSSIER_STEP_DONE);
  g_string_append (rows, ";");
}

static void
append_hash (GString *all, const char *table, GString *rows)
{
  g_autofree char *hash =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) rows->str, rows->len);

  g_string_append_printf (all, " %s=%.16s", table, hash);
}

static gpointer
hash_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *all = g_string_new (NULL);
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i].name);
      g_autoptr (GString) rows = g_string_new (NULL);

      add_rows (rows, database, sql, NULL);
      append_hash (all, tables[i].name, rows);
    }
  for (guint i = 0; i < G_N_ELEMENTS (search_tables); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT rowid FROM %s WHERE %s MATCH ? ORDER BY rowid", search_tables[i],
                           search_tables[i]);
      g_autoptr (GString) rows = g_string_new (NULL);

      for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
        add_rows (rows, database, sql, queries[q]);
      append_hash (all, search_tables[i], rows);
    }
  return g_string_free (all, FALSE);
}

/**
 * record_hash:
 *
 * Returns: (transfer full): a line with the hash of each recorded table, all rows and columns, and of
 *   what a few searches find; so that two that differ also say where
 */
char *
record_hash (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  char *hash = dossier_store_read (store, hash_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return hash;
}

/**
 * record_hash_difference:
 *
 * Returns: (transfer full): the tables in which two states differ
 */
char *
record_hash_difference (const char *one, const char *other)
{
  g_auto (GStrv) ones = g_strsplit (one, " ", -1);
  g_auto (GStrv) others = g_strsplit (other, " ", -1);
  GString *differ = g_string_new (NULL);

  for (guint i = 0; ones[i] != NULL && others[i] != NULL; i++)
    if (strcmp (ones[i], others[i]) != 0)
      g_string_append_printf (differ, " %.*s", (int) strcspn (ones[i], "="), ones[i]);
  return g_string_free (differ, FALSE);
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
