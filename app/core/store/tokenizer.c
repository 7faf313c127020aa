#include "store/tokenizer.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/words.h"

typedef struct
{
  int (*token) (void *, int, const char *, int, int, int);
  void *context;
} Sink;

static int
pass_token_cb (gpointer data, const char *token, int length, int start, int end)
{
  Sink *sink = data;

  return sink->token (sink->context, 0, token, length, start, end);
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n_bytes,
             int (*token) (void *, int, const char *, int, int, int))
{
  Sink sink = { token, context };
  gboolean is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;

  if (text == NULL || n_bytes <= 0)
    return SQLITE_OK;
  return dossier_words_tokenize (text, (gsize) n_bytes,
                                 is_query ? DOSSIER_WORDS_QUERY : DOSSIER_WORDS_TEXT, pass_token_cb,
                                 &sink);
}

/* The tokenizer has no state; FTS5 only asks for a pointer that is not NULL. */
static int
create_cb (void *context, const char **args, int n_args, Fts5Tokenizer **tokenizer)
{
  static const char stateless = 0;

  *tokenizer = (Fts5Tokenizer *) (gpointer) &stateless;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
}

static fts5_api *
get_fts5 (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

/**
 * dossier_tokenizer_register:
 * @db: an open connection
 * @error: return location
 *
 * Makes the words of `base/words.h` known to FTS5 on this connection as the tokenizer `dossier`.
 * Every connection that reads or writes a table made with it needs this. The thread that uses @db.
 *
 * Returns: FALSE with DOSSIER_ERROR_FAILED where SQLite came without FTS5.
 */
gboolean
dossier_tokenizer_register (sqlite3 *db, GError **error)
{
  static fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = get_fts5 (db);

  if (api == NULL
      || api->xCreateTokenizer (api, DOSSIER_TOKENIZER, NULL, &tokenizer, NULL) != SQLITE_OK)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED, _ ("Search cannot be set up: %s."),
                   sqlite3_errmsg (db));
      return FALSE;
    }
  return TRUE;
}
