#include "store/history.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "store/changeset.h"
#include "store/history-private.h"

/* How often the size of the journal is looked at, in changes. */
#define PRUNE_EVERY 64

/* Tells the other processes, which read this log. */
gboolean
_dossier_history_log (DossierDatabase *database, gint64 change, DossierDeltaOp op, GError **error)
{
  return dossier_database_run (database, error, "INSERT INTO change_log (change, op) VALUES (?, ?)",
                               "ii", change, (gint64) op);
}

/* The next batch of a long act knows better how much there is of it; what only follows from an act,
 * as that the article is being read, does not take its name. */
static gboolean
relabel_step (DossierDatabase *database, const DossierHistoryEntry *entry, GError **error)
{
  return dossier_database_run (database, error,
                               "UPDATE change SET label = ? WHERE id = ? AND verb = ?", "tit",
                               entry->label, entry->step, entry->verb);
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

/* Undo may have come between two batches of a long act: that was meant for the whole of it. */
static gboolean
check_step (DossierDatabase *database, gint64 step, GError **error)
{
  gint64 n;

  if (step == 0)
    return TRUE;
  if (!dossier_database_get_int (database, &n, error,
                                 "SELECT count (*) FROM change WHERE step = ? AND state = 0", "i",
                                 step))
    return FALSE;
  if (n > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                       _ ("Cannot go on: what was done so far was undone meanwhile"));
  return FALSE;
}

/**
 * dossier_history_append:
 * @database: inside the transaction of the act
 * @changeset: what the act did
 * @change: (out): the id of the journal row
 *
 * What was undone before can no longer be redone: those acts stay in the history without their
 * changesets.
 *
 * Returns: FALSE with CONFLICT when the step to which the act belongs was undone meanwhile
 */
gboolean
dossier_history_append (DossierDatabase *database, const DossierHistoryEntry *entry,
                        GBytes *changeset, gint64 *change, GError **error)
{
  if (!check_step (database, entry->step, error)
      || !dossier_database_run (
          database, error,
          "UPDATE change SET state = 2, changeset = NULL, size = 0 WHERE state = 1", "")
      || !insert_change (database, entry, changeset, change, error)
      || !_dossier_history_log (database, *change, DOSSIER_DELTA_DONE, error))
    return FALSE;

  return *change % PRUNE_EVERY != 0
         || dossier_history_prune (database, DOSSIER_HISTORY_MAX_CHANGES, DOSSIER_HISTORY_MAX_BYTES,
                                   error);
}

static DossierDelta *
delta_from_log (DossierStatement *statement, GError **error)
{
  DossierDeltaOp op = (DossierDeltaOp) dossier_statement_get_int (statement, 1);
  g_autoptr (DossierDelta) delta = dossier_delta_new (op, dossier_statement_get_text (statement, 2),
                                                      dossier_statement_get_int (statement, 3));
  g_autoptr (GBytes) stored = dossier_changeset_read (statement, 4);
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

/* Whether rows of the log that this process has not read were cut off already. */
static gboolean
log_has_gap (DossierDatabase *database, gint64 seen, gboolean *gap, GError **error)
{
  gint64 first;

  if (!dossier_database_get_int (database, &first, error,
                                 "SELECT coalesce (min (seq), 0) FROM change_log", ""))
    return FALSE;
  *gap = first > seen + 1;
  return TRUE;
}

/**
 * dossier_history_catch_up:
 * @seen: (inout): the last row of the log that this process knows
 *
 * Returns: (transfer full) (element-type DossierDelta): what other processes did since. A change
 *   whose changeset is gone already (undone there, then dropped; or pruned) gives a delta of op
 *   CUT, upon which everything must be read anew.
 */
GPtrArray *
dossier_history_catch_up (DossierDatabase *database, gint64 *seen, GError **error)
{
  g_autoptr (GPtrArray) deltas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT l.seq, l.op, c.label, c.subject, " DOSSIER_CHANGESET_SQL " FROM change_log l "
      "LEFT JOIN change c ON c.id = l.change WHERE l.seq > ? ORDER BY l.seq",
      "i", *seen);
  gboolean gap;
  DossierStep step;

  if (statement == NULL || !log_has_gap (database, *seen, &gap, error))
    return NULL;
  if (gap)
    {
      DossierDelta *cut = dossier_delta_new (DOSSIER_DELTA_CUT, NULL, 0);
      cut->foreign = TRUE;
      g_ptr_array_add (deltas, cut);
    }
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
