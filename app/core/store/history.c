#include "store/history.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "store/changeset.h"

/* How often the size of the journal is looked at, in changes. */
#define PRUNE_EVERY 64

typedef struct
{
  gint64 id;
  char *label;
  gint64 subject;
  GBytes *changeset;
} Change;

static void
change_free (Change *change)
{
  g_free (change->label);
  g_clear_pointer (&change->changeset, g_bytes_unref);
  g_free (change);
}

static gboolean
log_change (DossierDatabase *database, gint64 change, DossierDeltaOp op, GError **error)
{
  return dossier_database_run (database, error, "INSERT INTO change_log (change, op) VALUES (?, ?)",
                               "ii", change, (gint64) op);
}

static gboolean
relabel_step (DossierDatabase *database, const DossierHistoryEntry *entry, GError **error)
{
  return dossier_database_run (database, error, "UPDATE change SET label = ? WHERE id = ?", "ti",
                               entry->label, entry->step);
}

static gboolean
insert_change (DossierDatabase *database, const DossierHistoryEntry *entry, GBytes *changeset,
               gint64 *change, GError **error)
{
  if (!dossier_database_run (
          database, error,
          "INSERT INTO change (step, verb, label, author, made_at, subject, size, changeset) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          "itttiiib", entry->step, entry->verb, entry->label, entry->author, entry->made_at,
          entry->subject, (gint64) g_bytes_get_size (changeset), changeset)
      || !dossier_database_get_int (database, change, error, "SELECT last_insert_rowid ()", ""))
    return FALSE;

  if (entry->step == 0)
    return dossier_database_run (database, error, "UPDATE change SET step = id WHERE id = ?", "i",
                                 *change);
  return relabel_step (database, entry, error);
}

/**
 * dossier_history_append:
 * @database: inside the transaction of the act
 * @changeset: what the act did
 * @change: (out): the id of the journal row
 *
 * What was undone before can no longer be redone: those acts stay in the history without their
 * changesets.
 */
gboolean
dossier_history_append (DossierDatabase *database, const DossierHistoryEntry *entry,
                        GBytes *changeset, gint64 *change, GError **error)
{
  if (!dossier_database_run (
          database, error,
          "UPDATE change SET state = 2, changeset = NULL, size = 0 WHERE state = 1", "")
      || !insert_change (database, entry, changeset, change, error)
      || !log_change (database, *change, DOSSIER_DELTA_DONE, error))
    return FALSE;

  return *change % PRUNE_EVERY != 0
         || dossier_history_prune (database, DOSSIER_HISTORY_MAX_CHANGES, DOSSIER_HISTORY_MAX_BYTES,
                                   error);
}

/* The changes of a step in the order in which they were made. */
static GPtrArray *
load_step (DossierDatabase *database, gint64 step, int state, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT id, label, subject, changeset FROM change WHERE step = ? AND state = ? ORDER BY id",
      "ii", step, (gint64) state);
  DossierStep result;

  if (statement == NULL)
    return NULL;
  while ((result = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Change *change = g_new0 (Change, 1);
      change->id = dossier_statement_get_int (statement, 0);
      change->label = dossier_statement_dup_text (statement, 1);
      change->subject = dossier_statement_get_int (statement, 2);
      change->changeset = dossier_statement_dup_bytes (statement, 3);
      g_ptr_array_add (changes, change);
    }
  return result == DOSSIER_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

static GHashTable *
ids_of (GBytes *changeset)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DossierDelta) delta = dossier_delta_new (DOSSIER_DELTA_DONE, NULL, 0);

  dossier_changeset_fill (changeset, delta, NULL);
  for (guint i = 0; i < delta->rows->len; i++)
    {
      gint64 id = g_array_index (delta->rows, DossierDeltaRow, i).id;
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

/* Names the newest act after @change that touches, or refers to, a row of it. */
static void
name_what_stands_in_the_way (DossierDatabase *database, const Change *change, GError **error)
{
  g_autoptr (GHashTable) ids = ids_of (change->changeset);
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, NULL,
      "SELECT label, changeset FROM change WHERE id > ? AND state = 0 ORDER BY id DESC", "i",
      change->id);

  while (statement != NULL && dossier_statement_step (statement, NULL) == DOSSIER_STEP_ROW)
    {
      g_autoptr (GBytes) later = dossier_statement_dup_bytes (statement, 1);

      if (later == NULL || !dossier_changeset_names (later, ids))
        continue;
      g_clear_error (error);
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                   _ ("Cannot undo “%s”: the later act “%s” stands in the way"), change->label,
                   dossier_statement_get_text (statement, 0));
      return;
    }
  g_clear_error (error);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
               _ ("Cannot undo or redo “%s”: the records were changed by another program since"),
               change->label);
}

static DossierDelta *
apply_change (DossierDatabase *database, const Change *change, DossierDeltaOp op, GError **error)
{
  g_autoptr (DossierDelta) delta = dossier_delta_new (op, change->label, change->subject);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) local_error = NULL;

  if (change->changeset == NULL)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
                   _ ("Cannot undo “%s”: the history has lost it"), change->label);
      return NULL;
    }
  changeset = op == DOSSIER_DELTA_UNDONE ? dossier_changeset_invert (change->changeset, error)
                                         : g_bytes_ref (change->changeset);
  if (changeset == NULL || !dossier_changeset_fill (changeset, delta, error))
    return NULL;
  if (!dossier_changeset_apply (database, changeset, &local_error))
    {
      if (g_error_matches (local_error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT)
          && dossier_changeset_fits (database, changeset, NULL))
        name_what_stands_in_the_way (database, change, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&delta);
}

static gboolean
mark_step (DossierDatabase *database, gint64 step, DossierDeltaOp op, GError **error)
{
  if (op == DOSSIER_DELTA_UNDONE)
    return dossier_database_run (
        database, error,
        "UPDATE change SET state = 1, undone_order = (SELECT max (undone_order) FROM change) + 1 "
        "WHERE step = ? AND state = 0",
        "i", step);
  return dossier_database_run (
      database, error, "UPDATE change SET state = 0, undone_order = 0 WHERE step = ? AND state = 1",
      "i", step);
}

static GPtrArray *
apply_step (DossierDatabase *database, gint64 step, DossierDeltaOp op, GError **error)
{
  gboolean undo = op == DOSSIER_DELTA_UNDONE;
  g_autoptr (GPtrArray) changes = load_step (database, step, undo ? 0 : 1, error);
  g_autoptr (GPtrArray) deltas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);

  if (changes == NULL)
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = changes->pdata[undo ? changes->len - 1 - i : i];
      DossierDelta *delta = apply_change (database, change, op, error);

      if (delta == NULL || !log_change (database, change->id, op, error))
        return NULL;
      g_ptr_array_add (deltas, delta);
    }
  return mark_step (database, step, op, error) ? g_steal_pointer (&deltas) : NULL;
}

/* The step order is that of the first change of each: what a person did while a long import was
 * running is undone before the import. */
#define NEXT_UNDO "SELECT step, label FROM change WHERE state = 0 ORDER BY step DESC, id LIMIT 1"
#define NEXT_REDO                                                                                  \
  "SELECT step, label FROM change WHERE state = 1 ORDER BY undone_order DESC, id LIMIT 1"

/**
 * dossier_history_undo:
 * @database: inside a transaction; on error the caller rolls back and nothing is changed
 *
 * Returns: (transfer full) (element-type DossierDelta): what was undone, change by change; NULL
 *   with NOT_FOUND when there is nothing, CONFLICT when a later act stands in the way
 */
GPtrArray *
dossier_history_undo (DossierDatabase *database, GError **error)
{
  gint64 step;

  if (!dossier_database_get_int (database, &step, NULL, NEXT_UNDO, ""))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("There is nothing to undo"));
      return NULL;
    }
  return apply_step (database, step, DOSSIER_DELTA_UNDONE, error);
}

/**
 * dossier_history_redo:
 *
 * As dossier_history_undo(), for the step that was undone last.
 */
GPtrArray *
dossier_history_redo (DossierDatabase *database, GError **error)
{
  gint64 step;

  if (!dossier_database_get_int (database, &step, NULL, NEXT_REDO, ""))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("There is nothing to redo"));
      return NULL;
    }
  return apply_step (database, step, DOSSIER_DELTA_REDONE, error);
}

/**
 * dossier_history_label:
 * @delta: gains what undo and redo would do now
 */
gboolean
dossier_history_label (DossierDatabase *database, DossierDelta *delta, GError **error)
{
  const struct
  {
    const char *sql;
    char **label;
  } both[] = { { NEXT_UNDO, &delta->undo_label }, { NEXT_REDO, &delta->redo_label } };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (DossierStatement) statement =
          dossier_database_query (database, error, both[i].sql, "");
      DossierStep step;

      if (statement == NULL)
        return FALSE;
      step = dossier_statement_step (statement, error);
      if (step == DOSSIER_STEP_ERROR)
        return FALSE;
      g_free (*both[i].label);
      *both[i].label = step == DOSSIER_STEP_ROW ? dossier_statement_dup_text (statement, 1) : NULL;
    }
  return TRUE;
}

static DossierDelta *
delta_from_log (DossierStatement *statement, GError **error)
{
  DossierDeltaOp op = (DossierDeltaOp) dossier_statement_get_int (statement, 1);
  g_autoptr (DossierDelta) delta = dossier_delta_new (op, dossier_statement_get_text (statement, 2),
                                                      dossier_statement_get_int (statement, 3));
  g_autoptr (GBytes) stored = dossier_statement_dup_bytes (statement, 4);
  g_autoptr (GBytes) changeset = NULL;

  delta->foreign = TRUE;
  if (stored == NULL)
    return g_steal_pointer (&delta);
  changeset =
      op == DOSSIER_DELTA_UNDONE ? dossier_changeset_invert (stored, error) : g_bytes_ref (stored);
  if (changeset == NULL || !dossier_changeset_fill (changeset, delta, error))
    return NULL;
  return g_steal_pointer (&delta);
}

/**
 * dossier_history_catch_up:
 * @seen: (inout): the last row of the log that this process knows
 *
 * Returns: (transfer full) (element-type DossierDelta): what other processes did since. A change
 *   whose changeset is gone already (undone there, then dropped) gives a delta of op CUT, upon
 *   which everything must be read anew.
 */
GPtrArray *
dossier_history_catch_up (DossierDatabase *database, gint64 *seen, GError **error)
{
  g_autoptr (GPtrArray) deltas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT l.seq, l.op, c.label, c.subject, c.changeset FROM change_log l "
      "LEFT JOIN change c ON c.id = l.change WHERE l.seq > ? ORDER BY l.seq",
      "i", *seen);
  DossierStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierDelta *delta = delta_from_log (statement, error);

      if (delta == NULL)
        return NULL;
      if (dossier_statement_is_null (statement, 4))
        delta->op = DOSSIER_DELTA_CUT;
      g_ptr_array_add (deltas, delta);
      *seen = dossier_statement_get_int (statement, 0);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&deltas) : NULL;
}

static gboolean
oldest_to_keep (DossierDatabase *database, gint64 max_changes, gint64 max_bytes, gint64 *first,
                GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error, "SELECT step, size FROM change ORDER BY id DESC", "");
  gint64 n_changes = 0;
  gint64 n_bytes = 0;
  DossierStep step;

  *first = 0;
  if (statement == NULL)
    return FALSE;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      n_bytes += dossier_statement_get_int (statement, 1);
      if (++n_changes > max_changes || n_bytes > max_bytes)
        {
          *first = dossier_statement_get_int (statement, 0);
          return TRUE;
        }
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_history_prune:
 * @max_changes: how many changes stay
 * @max_bytes: how much their changesets may take
 *
 * Drops the oldest steps, whole ones only, and counts them in meta, so that the history can say
 * that there was more. The newest step always stays.
 */
gboolean
dossier_history_prune (DossierDatabase *database, gint64 max_changes, gint64 max_bytes,
                       GError **error)
{
  gint64 last_dropped;
  gint64 newest;

  if (!oldest_to_keep (database, max_changes, max_bytes, &last_dropped, error)
      || !dossier_database_get_int (database, &newest, error, "SELECT max (step) FROM change", ""))
    return FALSE;
  if (last_dropped == 0 || newest == 0)
    return TRUE;
  last_dropped = MIN (last_dropped, newest - 1);

  return dossier_database_run (database, error,
                               "INSERT INTO meta (key, value) VALUES ('journal_pruned', "
                               "(SELECT count (DISTINCT step) FROM change WHERE step <= ?1)) "
                               "ON CONFLICT (key) DO UPDATE SET value = value + excluded.value",
                               "i", last_dropped)
         && dossier_database_run (database, error, "DELETE FROM change WHERE step <= ?", "i",
                                  last_dropped)
         && dossier_database_run (
             database, error,
             "DELETE FROM change_log WHERE seq < (SELECT max (seq) FROM change_log) - ?", "i",
             2 * max_changes);
}
