#include "store/compact.h"

#include "store/catalog.h"
#include "store/changeset.h"
#include "store/store-private.h"

typedef gboolean (*ColumnFunc) (DossierDatabase *database, const char *table, int place,
                                const char *column, gpointer data, GError **error);

/* Calls @func for each column that names a row of content by hash. Its place in the table does
 * not change, hence not in a changeset either: columns are only ever added at the end. */
static gboolean
each_content_column (DossierDatabase *database, const DossierCatalog *catalog, ColumnFunc func,
                     gpointer data, GError **error)
{
  for (guint t = 0; t < catalog->tables->len; t++)
    {
      const DossierCatalogTable *table = catalog->tables->pdata[t];

      for (guint c = 0; c < table->columns->len; c++)
        {
          const DossierCatalogColumn *column = table->columns->pdata[c];

          if (column->is_content
              && !func (database, table->table->name, (int) c, column->name, data, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
collect_from_records (DossierDatabase *database, const char *table, int place, const char *column,
                      gpointer data, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT OR IGNORE INTO temp.needed SELECT %s FROM main.%s WHERE %s NOT NULL",
                       column, table, column);

  return dossier_database_run (database, error, sql, "");
}

static gboolean
need_cb (const char *text, gpointer data, GError **error)
{
  return dossier_database_run (data, error, "INSERT OR IGNORE INTO temp.needed VALUES (?)", "t",
                               text);
}

static gboolean
collect_from_changeset (DossierDatabase *database, const char *table, int place, const char *column,
                        gpointer changeset, GError **error)
{
  return dossier_changeset_each_text (changeset, table, place, need_cb, database, error);
}

/* What a row had before or after a step that can still be undone or redone. */
static gboolean
collect_from_journal (DossierDatabase *database, const DossierCatalog *catalog, GError **error)
{
  g_autoptr (DossierStatement) steps = dossier_database_query (
      database, error, "SELECT " DOSSIER_CHANGESET_SQL " FROM change WHERE changeset IS NOT NULL",
      "");
  DossierStep step;

  if (steps == NULL)
    return FALSE;
  while ((step = dossier_statement_step (steps, error)) == DOSSIER_STEP_ROW)
    {
      g_autoptr (GBytes) changeset = dossier_changeset_read (steps, 0);

      if (changeset != NULL
          && !each_content_column (database, catalog, collect_from_changeset, changeset, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
drop_the_rest (DossierDatabase *database, gint64 *n_dropped, GError **error)
{
  if (!dossier_database_run (database, error,
                             "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM needed)",
                             ""))
    return FALSE;
  *n_dropped = dossier_database_get_changes (database);
  return TRUE;
}

static gboolean
drop_in_transaction (DossierDatabase *database, gint64 *n_dropped, GError **error)
{
  g_autoptr (DossierCatalog) catalog = dossier_catalog_read (database, error);

  return catalog != NULL
         && dossier_database_script (
             database, "CREATE TEMP TABLE needed (sha256 TEXT PRIMARY KEY) WITHOUT ROWID", error)
         && each_content_column (database, catalog, collect_from_records, NULL, error)
         && collect_from_journal (database, catalog, error)
         && drop_the_rest (database, n_dropped, error)
         && dossier_database_script (database, "DROP TABLE temp.needed", error)
         && dossier_database_commit (database, error);
}

typedef struct
{
  gint64 freed;
  gboolean done;
  GError *error;
} CompactJob;

static gboolean
measure (DossierDatabase *database, gint64 *size, GError **error)
{
  gint64 page_size;

  if (!dossier_database_get_int (database, size, error, "PRAGMA page_count", "")
      || !dossier_database_get_int (database, &page_size, error, "PRAGMA page_size", ""))
    return FALSE;
  *size *= page_size;
  return TRUE;
}

static void
compact_job (DossierDatabase *database, gpointer data)
{
  CompactJob *job = data;
  gint64 before;
  gint64 after;
  gint64 n_dropped;

  if (!measure (database, &before, &job->error)
      || !dossier_database_begin (database, TRUE, &job->error))
    return;
  if (!drop_in_transaction (database, &n_dropped, &job->error))
    {
      dossier_database_rollback (database);
      return;
    }
  if (!dossier_database_script (database, "VACUUM", &job->error)
      || !measure (database, &after, &job->error))
    return;
  job->freed = before - after;
  job->done = TRUE;
}

/**
 * dossier_store_compact:
 * @freed: (out): by how many bytes the file became smaller
 *
 * Drops texts and originals that neither a record nor a step of the history needs, and gives
 * their room back. Every step can be undone and redone as before. Takes as long as copying the
 * file; needs as much room beside it meanwhile. Any thread but the store's; not the main thread.
 *
 * Returns: FALSE with BUSY, NO_SPACE, READ_ONLY or CORRUPT, and nothing dropped but what it is
 *   safe to drop
 */
gboolean
dossier_store_compact (DossierStore *self, gint64 *freed, GError **error)
{
  CompactJob job = { 0, FALSE, NULL };

  if (!_dossier_store_check_writable (self, error))
    return FALSE;
  dossier_worker_run (self->writer, compact_job, &job);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  *freed = job.freed;
  return job.done;
}
