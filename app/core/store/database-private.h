#pragma once

/* For store/ only: what SQLite's own types are seen through. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "store/database.h"

G_BEGIN_DECLS

struct _DossierDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL text → idle sqlite3_stmt; a statement in use is not in here */
  GHashTable *kept;       /* name → Kept: what callers keep with the connection */
  GCancellable *cancellable;

  guint busy_timeout_ms;
  gint64 busy_since; /* when the wait for another process began, monotonic µs */

  /* The first error inside a write transaction: nothing runs after it, and nothing is committed. */
  gboolean writing;
  GError *failure;
};

void _dossier_database_set_error (DossierDatabase *self, int code, GError **error);
gboolean _dossier_database_check_usable (DossierDatabase *self, GError **error);

G_END_DECLS
