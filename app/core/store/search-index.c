#include "store/search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "store/database-private.h"

/* The search tables follow the changesets, the one account of what acts, undo and redo did to the
 * rows. Triggers would see the same, but FTS5 of SQLite 3.40 writes out what it has gathered
 * whenever a statement may have to be taken back, as each one with a trigger may, and whenever ids
 * do not ascend, as random ones never do: every article became a segment of its own, to be merged
 * later. So an act's rows are indexed once, at its end, by single-row statements in the order of
 * the ids. */

#define MAX_COLUMNS 3

typedef struct
{
  const char *table;
  const char *columns[MAX_COLUMNS + 1]; /* what the index is made from */
  const char *add;                      /* ?1 is the id */
  const char *remove;                   /* ?2 and on are what the columns were, as bytes */
} Index;

static const Index indexes[] = {
  { "revision",
    { "content" },
    "INSERT INTO search_text (rowid, body) VALUES (?1, (SELECT c.text FROM revision r "
    "JOIN content c ON c.sha256 = r.content WHERE r.id = ?1))",
    "INSERT INTO search_text (search_text, rowid, body) VALUES ('delete', ?1, "
    "(SELECT text FROM content WHERE sha256 = CAST (?2 AS TEXT)))" },
  { "article",
    { "title", "label", "byline" },
    "INSERT INTO search_title (rowid, title, label, byline) VALUES (?1, "
    "(SELECT title FROM article WHERE id = ?1), (SELECT label FROM article WHERE id = ?1), "
    "(SELECT byline FROM article WHERE id = ?1))",
    "INSERT INTO search_title (search_title, rowid, title, label, byline) "
    "VALUES ('delete', ?1, CAST (?2 AS TEXT), CAST (?3 AS TEXT), CAST (?4 AS TEXT))" },
  { "note",
    { "title", "body" },
    "INSERT INTO search_note (rowid, title, body) VALUES (?1, "
    "(SELECT title FROM note WHERE id = ?1), (SELECT body FROM note WHERE id = ?1))",
    "INSERT INTO search_note (search_note, rowid, title, body) "
    "VALUES ('delete', ?1, CAST (?2 AS TEXT), CAST (?3 AS TEXT))" },
  { "actor_name",
    { "text" },
    "INSERT INTO search_name (rowid, text) VALUES (?1, "
    "(SELECT text FROM actor_name WHERE id = ?1))",
    "INSERT INTO search_name (search_name, rowid, text) "
    "VALUES ('delete', ?1, CAST (?2 AS TEXT))" },
  { "highlight",
    { "comment" },
    "INSERT INTO search_comment (rowid, comment) VALUES (?1, "
    "(SELECT comment FROM highlight WHERE id = ?1))",
    "INSERT INTO search_comment (search_comment, rowid, comment) "
    "VALUES ('delete', ?1, CAST (?2 AS TEXT))" },
};

/* A row whose words changed. Where all its columns are NULL the index knows nothing of it. */
typedef struct
{
  gint64 id;
  gboolean was;
  gboolean is;
  GBytes *old[MAX_COLUMNS];
} Row;

typedef struct
{
  DossierDatabase *database;
  const Index *index; /* of the table whose rows are being read; NULL when it has none */
  int positions[MAX_COLUMNS];
  GArray *rows[G_N_ELEMENTS (indexes)];
} Follow;

static void
row_clear (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_clear_pointer (&row->old[i], g_bytes_unref);
}

static void
follow_clear (Follow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    g_clear_pointer (&self->rows[i], g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follow, follow_clear)

typedef sqlite3_changeset_iter Iter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Iter, sqlite3changeset_finalize)

/* The rows of a table stand together in a changeset. */
static gboolean
enter_table (Follow *self, const char *table, GError **error)
{
  if (self->index != NULL && strcmp (self->index->table, table) == 0)
    return TRUE;

  self->index = NULL;
  for (guint i = 0; self->index == NULL && i < G_N_ELEMENTS (indexes); i++)
    if (strcmp (indexes[i].table, table) == 0)
      self->index = &indexes[i];
  for (guint i = 0; self->index != NULL && self->index->columns[i] != NULL; i++)
    {
      gint64 position;

      if (!dossier_database_get_int (self->database, &position, error,
                                     "SELECT cid FROM pragma_table_info (?) WHERE name = ?", "tt",
                                     table, self->index->columns[i]))
        return FALSE;
      self->positions[i] = (int) position;
    }
  return TRUE;
}

static GBytes *
dup_value (sqlite3_value *value)
{
  const unsigned char *text = value != NULL ? sqlite3_value_text (value) : NULL;

  return text != NULL ? g_bytes_new (text, (gsize) sqlite3_value_bytes (value)) : NULL;
}

/* An update names only the columns that changed; the others are as the row has them now. */
static gboolean
read_column (Follow *self, Row *row, guint i, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?",
                                          self->index->columns[i], self->index->table);
  g_autoptr (DossierStatement) statement =
      dossier_database_query (self->database, error, sql, "i", row->id);
  DossierStep step = statement != NULL ? dossier_statement_step (statement, error) : 0;

  if (statement == NULL || step == DOSSIER_STEP_ERROR)
    return FALSE;
  if (step == DOSSIER_STEP_ROW && !dossier_statement_is_null (statement, 0))
    row->old[i] = dossier_statement_dup_bytes (statement, 0);
  row->was = row->was || row->old[i] != NULL;
  row->is = row->is || row->old[i] != NULL;
  return TRUE;
}

static gboolean
read_row (Follow *self, Iter *iter, int op, Row *row, GError **error)
{
  gboolean touched[MAX_COLUMNS] = { FALSE };
  gboolean any = FALSE;
  sqlite3_value *key = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &key);
  else
    sqlite3changeset_old (iter, 0, &key);
  row->id = key != NULL ? sqlite3_value_int64 (key) : 0;
  for (guint i = 0; self->index->columns[i] != NULL; i++)
    {
      sqlite3_value *before = NULL;
      sqlite3_value *after = NULL;

      if (op != SQLITE_INSERT)
        sqlite3changeset_old (iter, self->positions[i], &before);
      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, self->positions[i], &after);
      row->old[i] = dup_value (before);
      row->was = row->was || row->old[i] != NULL;
      row->is = row->is || (after != NULL && sqlite3_value_type (after) != SQLITE_NULL);
      touched[i] = op != SQLITE_UPDATE || before != NULL || after != NULL;
      any = any || touched[i];
    }
  for (guint i = 0; any && self->index->columns[i] != NULL; i++)
    if (!touched[i] && !read_column (self, row, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
note_row (Follow *self, Iter *iter, int op, GError **error)
{
  guint which = (guint) (self->index - indexes);
  Row row = { 0 };
  gboolean ok = read_row (self, iter, op, &row, error);

  if (!ok || (!row.was && !row.is))
    {
      row_clear (&row);
      return ok;
    }
  if (self->rows[which] == NULL)
    {
      self->rows[which] = g_array_new (FALSE, FALSE, sizeof (Row));
      g_array_set_clear_func (self->rows[which], row_clear);
    }
  g_array_append_val (self->rows[which], row);
  return TRUE;
}

static gboolean
note_rows (Follow *self, GBytes *changeset, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  g_autoptr (Iter) iter = NULL;
  int code = sqlite3changeset_start (&iter, (int) size, (gpointer) data);

  while (code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns;
      int op;

      sqlite3changeset_op (iter, &table, &n_columns, &op, NULL);
      if (!enter_table (self, table, error)
          || (self->index != NULL && !note_row (self, iter, op, error)))
        return FALSE;
      code = SQLITE_OK;
    }
  if (code != SQLITE_DONE)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
                 _ ("Cannot read a step of the history: %s"), sqlite3_errstr (code));
  return code == SQLITE_DONE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a;
  const Row *other = b;

  return one->id < other->id ? -1 : one->id > other->id;
}

static gboolean
index_rows (DossierDatabase *database, const Index *index, GArray *rows, GError **error)
{
  static const char *const types[] = { "i", "ib", "ibb", "ibbb" };
  guint n_columns = g_strv_length ((char **) index->columns);

  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if ((row->was
           && !dossier_database_run (database, error, index->remove, types[n_columns], row->id,
                                     row->old[0], row->old[1], row->old[2]))
          || (row->is && !dossier_database_run (database, error, index->add, "i", row->id)))
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_search_index_follow:
 * @database: a write connection inside the transaction that did what @changeset says
 * @changeset: of an act, or as undo and redo applied it
 * @error: return location
 *
 * Brings the search tables up to the rows that @changeset names. The connection's thread.
 *
 * Returns: FALSE with CORRUPT or an error of the store; the transaction must be given up then
 */
gboolean
dossier_search_index_follow (DossierDatabase *database, GBytes *changeset, GError **error)
{
  g_auto (Follow) follow = { .database = database };
  gboolean ok = g_bytes_get_size (changeset) == 0 || note_rows (&follow, changeset, error);

  for (guint i = 0; ok && i < G_N_ELEMENTS (indexes); i++)
    ok = follow.rows[i] == NULL || index_rows (database, &indexes[i], follow.rows[i], error);
  return ok;
}
