#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A connection to a dossier's database, and prepared statements on it. Both belong to one thread. */
typedef struct _DossierDatabase DossierDatabase;
typedef struct _DossierStatement DossierStatement;

typedef enum
{
  DOSSIER_DATABASE_READ,      /* an existing file, read only */
  DOSSIER_DATABASE_IMMUTABLE, /* the same on a medium that cannot be written */
  DOSSIER_DATABASE_WRITE,     /* an existing file */
  DOSSIER_DATABASE_CREATE,    /* a file that must not exist */
} DossierDatabaseMode;

typedef enum
{
  DOSSIER_STEP_ERROR = -1,
  DOSSIER_STEP_DONE = 0,
  DOSSIER_STEP_ROW = 1,
} DossierStep;

DossierDatabase *dossier_database_open (const char *path, DossierDatabaseMode mode, GError **error);
void dossier_database_close (DossierDatabase *self);
const char *dossier_database_get_path (DossierDatabase *self);

gboolean dossier_database_script (DossierDatabase *self, const char *sql, GError **error);
gboolean dossier_database_run (DossierDatabase *self, GError **error, const char *sql,
                               const char *types, ...);
DossierStatement *dossier_database_query (DossierDatabase *self, GError **error, const char *sql,
                                          const char *types, ...);
gboolean dossier_database_get_int (DossierDatabase *self, gint64 *value, GError **error,
                                   const char *sql, const char *types, ...);
char *dossier_database_get_text (DossierDatabase *self, GError **error, const char *sql,
                                 const char *types, ...);
gint64 dossier_database_get_changes (DossierDatabase *self);
void dossier_database_set_cancellable (DossierDatabase *self, GCancellable *cancellable);
void dossier_database_set_busy_timeout (DossierDatabase *self, guint milliseconds);
gboolean dossier_database_use_wal (DossierDatabase *self, GError **error);

gboolean dossier_database_get_version (DossierDatabase *self, gint64 *version, GError **error);
void dossier_database_keep (DossierDatabase *self, const char *name, gpointer kept,
                            GDestroyNotify destroy);
gpointer dossier_database_get_kept (DossierDatabase *self, const char *name);

gboolean dossier_database_begin (DossierDatabase *self, gboolean immediate, GError **error);
gboolean dossier_database_commit (DossierDatabase *self, GError **error);
void dossier_database_rollback (DossierDatabase *self);
gboolean dossier_database_is_in_transaction (DossierDatabase *self);

DossierStep dossier_statement_step (DossierStatement *self, GError **error);
gboolean dossier_statement_is_null (DossierStatement *self, int column);
gint64 dossier_statement_get_int (DossierStatement *self, int column);
double dossier_statement_get_double (DossierStatement *self, int column);
const char *dossier_statement_get_text (DossierStatement *self, int column);
char *dossier_statement_dup_text (DossierStatement *self, int column);
GBytes *dossier_statement_dup_bytes (DossierStatement *self, int column);
int dossier_statement_get_n_columns (DossierStatement *self);
const char *dossier_statement_get_name (DossierStatement *self, int column);
char dossier_statement_get_type (DossierStatement *self, int column);
void dossier_statement_reset (DossierStatement *self);
void dossier_statement_bind_int (DossierStatement *self, int parameter, gint64 value);
void dossier_statement_bind_double (DossierStatement *self, int parameter, double value);
void dossier_statement_bind_text (DossierStatement *self, int parameter, const char *value);
void dossier_statement_bind_bytes (DossierStatement *self, int parameter, GBytes *value);
void dossier_statement_bind_null (DossierStatement *self, int parameter);
void dossier_statement_free (DossierStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDatabase, dossier_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatement, dossier_statement_free)

G_END_DECLS
