#include "store/changeset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "store/database-private.h"

struct _DossierRecorder
{
  DossierDatabase *database;
  sqlite3_session *session;
};

typedef struct
{
  sqlite3_changeset_iter *handle;
} Rows;

/**
 * dossier_recorder_new:
 * @database: a write connection inside a transaction
 *
 * Returns: (transfer full): a recorder of all recorded tables
 */
DossierRecorder *
dossier_recorder_new (DossierDatabase *database, GError **error)
{
  g_autoptr (DossierRecorder) self = g_new0 (DossierRecorder, 1);
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);
  int code;

  self->database = database;
  code = sqlite3session_create (database->handle, "main", &self->session);
  for (guint i = 0; code == SQLITE_OK && i < n_tables; i++)
    code = sqlite3session_attach (self->session, tables[i].name);
  if (code != SQLITE_OK)
    {
      _dossier_database_set_error (database, code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dossier_recorder_finish:
 *
 * To be called before the commit: an act whose changeset cannot be had must not be committed.
 *
 * Returns: (transfer full): the changeset; empty when no row changed
 */
GBytes *
dossier_recorder_finish (DossierRecorder *self, GError **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &data);
  GBytes *changeset;

  if (code != SQLITE_OK)
    {
      _dossier_database_set_error (self->database, code, error);
      return NULL;
    }
  changeset = g_bytes_new (data, (gsize) size);
  sqlite3_free (data);
  return changeset;
}

/**
 * dossier_recorder_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_recorder_free (DossierRecorder *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_free (self);
}

static gboolean
set_changeset_error (int code, GError **error)
{
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
               _ ("Cannot read a step of the history: %s"), sqlite3_errstr (code));
  return FALSE;
}

static gboolean
rows_start (Rows *rows, GBytes *changeset, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_start (&rows->handle, (int) size, (void *) data);

  return code == SQLITE_OK || set_changeset_error (code, error);
}

typedef struct
{
  const char *table; /* borrowed until the next row */
  int n_columns;
  int op;
} RowHead;

/* The next row, or the end, or an error: a damaged changeset must not pass for a short one. */
static DossierStep
rows_next (Rows *rows, RowHead *head, GError **error)
{
  int indirect;
  int code = sqlite3changeset_next (rows->handle);

  if (code == SQLITE_ROW)
    code = sqlite3changeset_op (rows->handle, &head->table, &head->n_columns, &head->op, &indirect);
  else if (code == SQLITE_DONE)
    return DOSSIER_STEP_DONE;
  if (code == SQLITE_OK)
    return DOSSIER_STEP_ROW;
  set_changeset_error (code, error);
  return DOSSIER_STEP_ERROR;
}

static void
rows_clear (Rows *rows)
{
  g_clear_pointer (&rows->handle, sqlite3changeset_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

/* SQLite 3.40 reads the last number of a changeset without looking whether it is whole. */
#define READ_PAST_END 16

/**
 * dossier_changeset_read:
 * @column: selected as DOSSIER_CHANGESET_SQL
 *
 * Returns: (transfer full) (nullable): the changeset; NULL when the history has lost it
 */
GBytes *
dossier_changeset_read (DossierStatement *statement, int column)
{
  g_autoptr (GBytes) stored = dossier_statement_dup_bytes (statement, column);
  gsize size;
  gconstpointer data;
  guint8 *padded;

  if (stored == NULL || g_bytes_get_size (stored) == 0)
    return NULL;
  data = g_bytes_get_data (stored, &size);
  padded = g_malloc0 (size + READ_PAST_END);
  memcpy (padded, data, size);
  return g_bytes_new_take (padded, size);
}

/**
 * dossier_changeset_invert:
 *
 * Returns: (transfer full): what takes @changeset back. Any thread.
 */
GBytes *
dossier_changeset_invert (GBytes *changeset, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  GBytes *result;

  if (code != SQLITE_OK)
    {
      set_changeset_error (code, error);
      return NULL;
    }
  result = g_bytes_new (inverse, (gsize) inverse_size);
  sqlite3_free (inverse);
  return result;
}

static gboolean
is_keyed_by_id (sqlite3_changeset_iter *iter)
{
  unsigned char *key = NULL;
  int n_columns = 0;

  if (sqlite3changeset_pk (iter, &key, &n_columns) != SQLITE_OK || n_columns == 0 || key[0] != 1)
    return FALSE;
  for (int i = 1; i < n_columns; i++)
    if (key[i] != 0)
      return FALSE;
  return TRUE;
}

/* A table may have gained columns at its end since; anything else makes apply succeed without
 * effect, also another key. */
static gboolean
table_fits (DossierDatabase *database, sqlite3_changeset_iter *iter, const RowHead *head,
            GError **error)
{
  gint64 fits;

  if (!dossier_database_get_int (database, &fits, error,
                                 "SELECT coalesce (sum (pk << cid), 0) = 1 AND count (*) >= ?1 "
                                 "FROM pragma_table_info (?2)",
                                 "it", (gint64) head->n_columns, head->table))
    return FALSE;
  if (fits != 0 && dossier_tables_find (head->table) != NULL && is_keyed_by_id (iter))
    return TRUE;

  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
               _ ("Cannot undo across a change of the file format (table “%s”)"), head->table);
  return FALSE;
}

/**
 * dossier_changeset_fits:
 *
 * Returns: whether every table of @changeset is there as it was; FALSE with CONFLICT otherwise
 */
gboolean
dossier_changeset_fits (DossierDatabase *database, GBytes *changeset, GError **error)
{
  g_auto (Rows) rows = { NULL };
  g_autofree char *last = NULL;
  RowHead head;
  DossierStep step;

  if (!rows_start (&rows, changeset, error))
    return FALSE;
  while ((step = rows_next (&rows, &head, error)) == DOSSIER_STEP_ROW)
    {
      if (g_strcmp0 (head.table, last) == 0)
        continue;
      if (!table_fits (database, rows.handle, &head, error))
        return FALSE;
      g_free (last);
      last = g_strdup (head.table);
    }
  return step == DOSSIER_STEP_DONE;
}

/* Every conflict ends the whole: an undo that does half of what it says loses work. */
static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * dossier_changeset_apply:
 * @database: inside a transaction
 *
 * Returns: FALSE with CONFLICT, and nothing applied, when a row is not as the changeset left it
 */
gboolean
dossier_changeset_apply (DossierDatabase *database, GBytes *changeset, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  int code;

  if (!dossier_changeset_fits (database, changeset, error))
    return FALSE;

  code = sqlite3changeset_apply_v2 (database->handle, (int) size, (void *) data, NULL, conflict_cb,
                                    NULL, NULL, NULL, 0);
  /* A row that is not as it was aborts; one that something else refers to is a constraint. */
  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                         _ ("A later act stands in the way"));
  else if (code != SQLITE_OK)
    _dossier_database_set_error (database, code, error);
  return code == SQLITE_OK;
}

/* An update holds the columns that changed, and the key in the old row. */
static gint64
row_value (sqlite3_changeset_iter *iter, int op, int column)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, column, &value);
  else
    sqlite3changeset_old (iter, column, &value);
  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return 0;
  return sqlite3_value_int64 (value);
}

static char
letter_for (int op)
{
  switch (op)
    {
    case SQLITE_INSERT:
      return '+';
    case SQLITE_DELETE:
      return '-';
    default:
      return '~';
    }
}

/**
 * dossier_changeset_fill:
 * @delta: gains a row for every row of @changeset
 *
 * Any thread.
 */
gboolean
dossier_changeset_fill (GBytes *changeset, DossierDelta *delta, GError **error)
{
  g_auto (Rows) rows = { NULL };
  RowHead head;
  DossierStep step;

  if (g_bytes_get_size (changeset) == 0)
    return TRUE;
  if (!rows_start (&rows, changeset, error))
    return FALSE;
  while ((step = rows_next (&rows, &head, error)) == DOSSIER_STEP_ROW)
    {
      const DossierTable *table = dossier_tables_find (head.table);

      if (table != NULL)
        dossier_delta_add (delta, table, letter_for (head.op), row_value (rows.handle, head.op, 0),
                           head.n_columns > 1 ? row_value (rows.handle, head.op, 1) : 0);
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
names_one (sqlite3_changeset_iter *iter, int n_columns, int op, GHashTable *ids)
{
  for (int column = 0; column < n_columns; column++)
    {
      sqlite3_value *value = NULL;
      gint64 id;

      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, column, &value);
      if (value == NULL && op != SQLITE_INSERT)
        sqlite3changeset_old (iter, column, &value);
      if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
        continue;
      id = sqlite3_value_int64 (value);
      if (g_hash_table_contains (ids, &id))
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_changeset_names:
 * @ids: a set of gint64
 *
 * Returns: whether a row of @changeset is, or refers to, one of @ids. Ids are random, so that a
 *   number that is one of them is no coincidence. Any thread.
 */
gboolean
dossier_changeset_names (GBytes *changeset, GHashTable *ids)
{
  g_auto (Rows) rows = { NULL };
  RowHead head;

  if (g_bytes_get_size (changeset) == 0 || !rows_start (&rows, changeset, NULL))
    return FALSE;
  while (rows_next (&rows, &head, NULL) == DOSSIER_STEP_ROW)
    {
      if (names_one (rows.handle, head.n_columns, head.op, ids))
        return TRUE;
    }
  return FALSE;
}

static gboolean
pass_text (sqlite3_value *value, DossierChangesetTextFunc func, gpointer data, GError **error)
{
  if (value == NULL || sqlite3_value_type (value) != SQLITE_TEXT)
    return TRUE;
  return func ((const char *) sqlite3_value_text (value), data, error);
}

/**
 * dossier_changeset_each_text:
 * @column: its place in @table
 * @func: is given each text that a row had before, or has after
 *
 * Returns: FALSE with CORRUPT, or what @func set. Any thread.
 */
gboolean
dossier_changeset_each_text (GBytes *changeset, const char *table, int column,
                             DossierChangesetTextFunc func, gpointer data, GError **error)
{
  g_auto (Rows) rows = { NULL };
  RowHead head;
  DossierStep step;

  if (!rows_start (&rows, changeset, error))
    return FALSE;
  while ((step = rows_next (&rows, &head, error)) == DOSSIER_STEP_ROW)
    {
      sqlite3_value *before = NULL;
      sqlite3_value *after = NULL;

      if (strcmp (head.table, table) != 0 || column >= head.n_columns)
        continue;
      if (head.op != SQLITE_INSERT)
        sqlite3changeset_old (rows.handle, column, &before);
      if (head.op != SQLITE_DELETE)
        sqlite3changeset_new (rows.handle, column, &after);
      if (!pass_text (before, func, data, error) || !pass_text (after, func, data, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}
