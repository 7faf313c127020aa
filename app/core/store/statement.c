#include "store/act-private.h"
#include "store/database-private.h"

#include <string.h>

#include "base/error.h"

/* A statement that is in use. Freed, it goes back to its connection to be used again. */
struct _DossierStatement
{
  DossierDatabase *database;
  char *sql;
  sqlite3_stmt *handle;
  int bind_code; /* the first parameter that could not be bound (too big) fails the step */
};

static DossierStatement *
prepare (DossierDatabase *database, const char *sql, GError **error)
{
  DossierStatement *self;
  gpointer key = NULL;
  gpointer idle = NULL;

  /* Short statements never get as far as the progress handler; a long act is made of them. */
  if (!_dossier_database_check_usable (database, error)
      || g_cancellable_set_error_if_cancelled (database->cancellable, error))
    return NULL;
  if (!g_hash_table_steal_extended (database->statements, sql, &key, &idle))
    {
      int code = sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                     (sqlite3_stmt **) &idle, NULL);
      if (code != SQLITE_OK)
        {
          _dossier_database_set_error (database, code, error);
          return NULL;
        }
      key = g_strdup (sql);
    }

  self = g_new0 (DossierStatement, 1);
  self->database = database;
  self->sql = key;
  self->handle = idle;
  return self;
}

static void
note_bind (DossierStatement *self, int code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

/* types: i gint64, I gint64 where 0 means NULL, d double, t const char * (nullable), b GBytes * (nullable) */
static void
bind_all (DossierStatement *self, int parameter, const char *types, va_list arguments)
{
  for (const char *type = types; *type != '\0'; type++, parameter++)
    {
      switch (*type)
        {
        case 'i':
          dossier_statement_bind_int (self, parameter, va_arg (arguments, gint64));
          break;
        case 'I':
          {
            gint64 id = va_arg (arguments, gint64);
            if (id != 0)
              dossier_statement_bind_int (self, parameter, id);
            else
              dossier_statement_bind_null (self, parameter);
            break;
          }
        case 'd':
          dossier_statement_bind_double (self, parameter, va_arg (arguments, double));
          break;
        case 't':
          dossier_statement_bind_text (self, parameter, va_arg (arguments, const char *));
          break;
        case 'b':
          dossier_statement_bind_bytes (self, parameter, va_arg (arguments, GBytes *));
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static DossierStatement *
query_va (DossierDatabase *database, GError **error, const char *sql, const char *types,
          va_list arguments)
{
  DossierStatement *self = prepare (database, sql, error);

  if (self != NULL)
    bind_all (self, 1, types, arguments);
  return self;
}

/* Runs @sql with an id before (@first_id) or after (@last_id) the other parameters; 0 for none. */
gboolean
_dossier_database_run_va (DossierDatabase *database, GError **error, const char *sql,
                          gint64 first_id, const char *types, va_list arguments, gint64 last_id)
{
  g_autoptr (DossierStatement) self = prepare (database, sql, error);
  int parameter = 1;
  DossierStep step;

  if (self == NULL)
    return FALSE;
  if (first_id != 0)
    dossier_statement_bind_int (self, parameter++, first_id);
  bind_all (self, parameter, types, arguments);
  if (last_id != 0)
    dossier_statement_bind_int (self, parameter + (int) strlen (types), last_id);

  do
    step = dossier_statement_step (self, error);
  while (step == DOSSIER_STEP_ROW);
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_database_query:
 * @sql: one statement; its text is the key under which the prepared form is kept
 * @types: one letter a parameter: i gint64, I gint64 with 0 for NULL, d double,
 *   t text (nullable), b GBytes (nullable)
 *
 * Every integer argument must be passed as gint64. Texts are copied.
 *
 * Returns: (transfer full): the statement, ready to step
 */
DossierStatement *
dossier_database_query (DossierDatabase *database, GError **error, const char *sql,
                        const char *types, ...)
{
  DossierStatement *self;
  va_list arguments;

  va_start (arguments, types);
  self = query_va (database, error, sql, types, arguments);
  va_end (arguments);
  return self;
}

/**
 * dossier_database_run:
 * @sql: one statement whose rows, if any, do not matter
 * @types: as for dossier_database_query()
 */
gboolean
dossier_database_run (DossierDatabase *database, GError **error, const char *sql, const char *types,
                      ...)
{
  g_autoptr (DossierStatement) self = NULL;
  DossierStep step;
  va_list arguments;

  va_start (arguments, types);
  self = query_va (database, error, sql, types, arguments);
  va_end (arguments);
  if (self == NULL)
    return FALSE;

  do
    step = dossier_statement_step (self, error);
  while (step == DOSSIER_STEP_ROW);
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_database_get_int:
 * @value: (out): the first column of the first row; 0 for NULL
 * @types: as for dossier_database_query()
 *
 * Returns: FALSE with NOT_FOUND when there is no row
 */
gboolean
dossier_database_get_int (DossierDatabase *database, gint64 *value, GError **error, const char *sql,
                          const char *types, ...)
{
  g_autoptr (DossierStatement) self = NULL;
  va_list arguments;

  *value = 0;
  va_start (arguments, types);
  self = query_va (database, error, sql, types, arguments);
  va_end (arguments);
  if (self == NULL)
    return FALSE;

  switch (dossier_statement_step (self, error))
    {
    case DOSSIER_STEP_ROW:
      *value = dossier_statement_get_int (self, 0);
      return TRUE;
    case DOSSIER_STEP_DONE:
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           "There is no such record");
      return FALSE;
    case DOSSIER_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * dossier_database_get_text:
 * @types: as for dossier_database_query()
 *
 * Returns: (transfer full): the first column of the first row, empty for NULL; NULL with
 *   NOT_FOUND when there is no row
 */
char *
dossier_database_get_text (DossierDatabase *database, GError **error, const char *sql,
                           const char *types, ...)
{
  g_autoptr (DossierStatement) self = NULL;
  const char *text;
  va_list arguments;

  va_start (arguments, types);
  self = query_va (database, error, sql, types, arguments);
  va_end (arguments);
  if (self == NULL)
    return NULL;

  switch (dossier_statement_step (self, error))
    {
    case DOSSIER_STEP_ROW:
      text = dossier_statement_get_text (self, 0);
      return g_strdup (text != NULL ? text : "");
    case DOSSIER_STEP_DONE:
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           "There is no such record");
      return NULL;
    case DOSSIER_STEP_ERROR:
    default:
      return NULL;
    }
}

/**
 * dossier_statement_step:
 *
 * Returns: ROW, DONE, or ERROR with @error set: three different things
 */
DossierStep
dossier_statement_step (DossierStatement *self, GError **error)
{
  int code = self->bind_code != SQLITE_OK ? self->bind_code : sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return DOSSIER_STEP_ROW;
  if (code == SQLITE_DONE)
    return DOSSIER_STEP_DONE;

  _dossier_database_set_error (self->database, code, error);
  return DOSSIER_STEP_ERROR;
}

/**
 * dossier_statement_reset:
 *
 * Makes the statement ready to step again, with its parameters as they are.
 */
void
dossier_statement_reset (DossierStatement *self)
{
  sqlite3_reset (self->handle);
  self->bind_code = SQLITE_OK;
}

/**
 * dossier_statement_free:
 * @self: (nullable) (transfer full): goes back to the connection for the next use of the same SQL
 */
void
dossier_statement_free (DossierStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  /* Two at once of one SQL text: the second replaces the first, which is finalised. */
  g_hash_table_replace (self->database->statements, self->sql, self->handle);
  g_free (self);
}

gboolean
dossier_statement_is_null (DossierStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/* 0 for NULL, which is no id. */
gint64
dossier_statement_get_int (DossierStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
dossier_statement_get_double (DossierStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/* Borrowed until the next step; NULL for NULL. */
const char *
dossier_statement_get_text (DossierStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

char *
dossier_statement_dup_text (DossierStatement *self, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (self->handle, column));
}

/* Works for texts as well; NULL for NULL. */
GBytes *
dossier_statement_dup_bytes (DossierStatement *self, int column)
{
  const void *data;

  if (dossier_statement_is_null (self, column))
    return NULL;
  data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

int
dossier_statement_get_n_columns (DossierStatement *self)
{
  return sqlite3_column_count (self->handle);
}

const char *
dossier_statement_get_name (DossierStatement *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}

/* i integer, d double, t text, b bytes, n NULL: the letters of dossier_database_query(). */
char
dossier_statement_get_type (DossierStatement *self, int column)
{
  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      return 'i';
    case SQLITE_FLOAT:
      return 'd';
    case SQLITE_TEXT:
      return 't';
    case SQLITE_BLOB:
      return 'b';
    default:
      return 'n';
    }
}

void
dossier_statement_bind_int (DossierStatement *self, int parameter, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

void
dossier_statement_bind_double (DossierStatement *self, int parameter, double value)
{
  note_bind (self, sqlite3_bind_double (self->handle, parameter, value));
}

void
dossier_statement_bind_text (DossierStatement *self, int parameter, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

void
dossier_statement_bind_bytes (DossierStatement *self, int parameter, GBytes *value)
{
  if (value == NULL)
    note_bind (self, sqlite3_bind_null (self->handle, parameter));
  else if (g_bytes_get_size (value) == 0)
    note_bind (self, sqlite3_bind_zeroblob (self->handle, parameter, 0));
  else
    note_bind (self, sqlite3_bind_blob64 (self->handle, parameter, g_bytes_get_data (value, NULL),
                                          g_bytes_get_size (value), SQLITE_TRANSIENT));
}

void
dossier_statement_bind_null (DossierStatement *self, int parameter)
{
  note_bind (self, sqlite3_bind_null (self->handle, parameter));
}
