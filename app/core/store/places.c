#include "store/places.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"

/* More places than these nobody looks at in one hit. */
#define MAX_PLACES 32

/* One match of a phrase: tokens first, bytes when they were found. */
typedef struct
{
  int first_token;
  int last_token;
  int start;
  int end;
} Place;

typedef struct
{
  Place places[MAX_PLACES];
  int n_places;
  int last_token; /* nothing behind it is needed */
  int token;      /* that comes next */
} Search;

static int
note_token_cb (void *data, int flags, const char *token, int length, int start, int end)
{
  Search *search = data;

  for (int i = 0; i < search->n_places; i++)
    {
      Place *place = &search->places[i];
      if (place->first_token == search->token)
        place->start = start;
      if (place->last_token == search->token)
        place->end = end;
    }
  return search->token++ == search->last_token ? SQLITE_DONE : SQLITE_OK;
}

/* The matches in the first column that has one. Returns the column, -1 for none. */
static int
collect (const Fts5ExtensionApi *api, Fts5Context *context, int max, Search *search)
{
  int n = 0;
  int column = -1;

  if (api->xInstCount (context, &n) != SQLITE_OK)
    return -1;
  for (int i = 0; i < n && search->n_places < max; i++)
    {
      int phrase;
      int in_column;
      int token;

      if (api->xInst (context, i, &phrase, &in_column, &token) != SQLITE_OK)
        return -1;
      if (column == -1)
        column = in_column;
      if (in_column != column)
        continue;
      search->places[search->n_places++] =
          (Place){ token, token + api->xPhraseSize (context, phrase) - 1, 0, 0 };
      search->last_token = MAX (search->last_token, token + api->xPhraseSize (context, phrase) - 1);
    }
  return column;
}

static void
places_cb (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n_values,
           sqlite3_value **values)
{
  int max = n_values > 0 ? sqlite3_value_int (values[0]) : MAX_PLACES;
  Search search = { .n_places = 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  const char *text = NULL;
  int length = 0;
  int column = collect (api, context, CLAMP (max, 1, MAX_PLACES), &search);
  int code;

  if (column == -1 || api->xColumnText (context, column, &text, &length) != SQLITE_OK)
    return;
  code = api->xTokenize (context, text, length, &search, note_token_cb);
  if (code != SQLITE_OK && code != SQLITE_DONE)
    {
      sqlite3_result_error_code (result, code);
      return;
    }
  g_string_append_printf (out, "%d", column);
  for (int i = 0; i < search.n_places; i++)
    g_string_append_printf (out, " %d %d", search.places[i].start, search.places[i].end);
  sqlite3_result_text (result, out->str, (int) out->len, SQLITE_TRANSIENT);
}

/**
 * dossier_places_register:
 * @db: an open connection with FTS5
 *
 * Makes the function `dossier_places (TABLE, MAX)` known: for a row that matches, the number of a
 * column and then where the first MAX matches in it begin and end, in bytes: "0 12 17 140 146".
 * Reads the text only as far as the last of them. The thread that uses @db.
 */
gboolean
dossier_places_register (sqlite3 *db, GError **error)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  if (api == NULL || api->xCreateFunction (api, DOSSIER_PLACES, NULL, places_cb, NULL) != SQLITE_OK)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_FAILED, _ ("Search cannot be set up: %s."),
                   sqlite3_errmsg (db));
      return FALSE;
    }
  return TRUE;
}
