#include "store/history-private.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "store/changeset.h"
#include "store/search-index.h"

/* A press of undo takes back the changes of one step, newest first, and marks them with one
 * number; a press of redo does again what the highest number has. The step order is that of the
 * first change of each: what a person did while a long import was running is undone before it. */
/* Both look only at an index, and then at one row: a step may have thousands of changes. */
#define NEXT_UNDO                                                                                  \
  "SELECT step, label FROM change WHERE id = "                                                     \
  "(SELECT min (id) FROM change WHERE state = 0 AND step = "                                       \
  "(SELECT max (step) FROM change WHERE state = 0))"
#define NEXT_REDO                                                                                  \
  "SELECT undone_order, label FROM change WHERE id = "                                             \
  "(SELECT min (id) FROM change WHERE state = 1 AND undone_order = "                               \
  "(SELECT max (undone_order) FROM change WHERE state = 1))"

typedef struct
{
  gint64 id;
  char *label;
  gint64 subject;
  GBytes *changeset;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->label);
  g_clear_pointer (&change->changeset, g_bytes_unref);
  g_free (change);
}

#define SELECT_CHANGES "SELECT id, label, subject, " DOSSIER_CHANGESET_SQL " FROM change "

/* @sql names the changes by one number, in the order in which they are to be applied. */
static GPtrArray *
load_changes (DossierDatabase *database, const char *sql, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, error, sql, "i", number);
  DossierStep result;

  if (statement == NULL)
    return NULL;
  while ((result = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Change *change = g_new0 (Change, 1);
      change->id = dossier_statement_get_int (statement, 0);
      change->label = dossier_statement_dup_text (statement, 1);
      change->subject = dossier_statement_get_int (statement, 2);
      change->changeset = dossier_changeset_read (statement, 3);
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

/* The newest act after @change that touches, or refers to, a row of it. */
static char *
find_what_stands_in_the_way (DossierDatabase *database, const Change *change)
{
  g_autoptr (GHashTable) ids = ids_of (change->changeset);
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, NULL,
                              "SELECT label, " DOSSIER_CHANGESET_SQL
                              " FROM change WHERE id > ? AND state = 0 ORDER BY id DESC",
                              "i", change->id);

  while (statement != NULL && dossier_statement_step (statement, NULL) == DOSSIER_STEP_ROW)
    {
      g_autoptr (GBytes) later = dossier_changeset_read (statement, 1);

      if (later != NULL && dossier_changeset_names (later, ids))
        return dossier_statement_dup_text (statement, 0);
    }
  return NULL;
}

static void
set_conflict (DossierDatabase *database, const Change *change, DossierDeltaOp op, GError **error)
{
  g_autofree char *later = NULL;

  if (op == DOSSIER_DELTA_UNDONE)
    later = find_what_stands_in_the_way (database, change);
  if (later != NULL)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                 _ ("Cannot undo “%s”: the later act “%s” stands in the way"), change->label,
                 later);
  else
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                 op == DOSSIER_DELTA_UNDONE
                     ? _ ("Cannot undo “%s”: the records were changed by another program since")
                     : _ ("Cannot redo “%s”: the records were changed by another program since"),
                 change->label);
}

static GBytes *
changeset_to_apply (const Change *change, DossierDeltaOp op, GError **error)
{
  if (change->changeset == NULL)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT,
                   _ ("Cannot undo or redo “%s”: the history has lost what it did"), change->label);
      return NULL;
    }
  if (op == DOSSIER_DELTA_UNDONE)
    return dossier_changeset_invert (change->changeset, error);
  return g_bytes_ref (change->changeset);
}

static gboolean
mark_change (DossierDatabase *database, const Change *change, gint64 undone_order, GError **error)
{
  return dossier_database_run (database, error,
                               "UPDATE change SET state = ?, undone_order = ? WHERE id = ?", "iii",
                               (gint64) (undone_order != 0), undone_order, change->id);
}

static DossierDelta *
apply_change (DossierDatabase *database, const Change *change, gint64 undone_order, GError **error)
{
  DossierDeltaOp op = undone_order != 0 ? DOSSIER_DELTA_UNDONE : DOSSIER_DELTA_REDONE;
  g_autoptr (DossierDelta) delta = dossier_delta_new (op, change->label, change->subject);
  g_autoptr (GBytes) changeset = changeset_to_apply (change, op, error);
  g_autoptr (GError) local_error = NULL;

  if (changeset == NULL || !dossier_changeset_fill (changeset, delta, error)
      || !dossier_changeset_fits (database, changeset, error))
    return NULL;
  if (!dossier_changeset_apply (database, changeset, &local_error))
    {
      if (g_error_matches (local_error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT))
        set_conflict (database, change, op, error);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!dossier_search_index_follow (database, changeset, error)
      || !mark_change (database, change, undone_order, error)
      || !_dossier_history_log (database, change->id, op, error))
    return NULL;
  return g_steal_pointer (&delta);
}

/* All of @changes or none. @undone_order: 0 redoes. */
static GPtrArray *
apply_changes (DossierDatabase *database, GPtrArray *changes, gint64 undone_order, GError **error)
{
  g_autoptr (GPtrArray) deltas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);

  if (!dossier_database_script (database, "SAVEPOINT press", error))
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    {
      DossierDelta *delta = apply_change (database, changes->pdata[i], undone_order, error);

      if (delta == NULL)
        {
          dossier_database_script (database, "ROLLBACK TO press; RELEASE press", NULL);
          return NULL;
        }
      g_ptr_array_add (deltas, delta);
    }
  return dossier_database_script (database, "RELEASE press", error) ? g_steal_pointer (&deltas)
                                                                    : NULL;
}

/* What there is to do next; NOT_FOUND, without a message for people, when there is nothing. */
static gboolean
find_next (DossierDatabase *database, const char *sql, gint64 *number, char **label, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (database, error, sql, "");

  *number = 0;
  *label = NULL;
  if (statement == NULL)
    return FALSE;
  switch (dossier_statement_step (statement, error))
    {
    case DOSSIER_STEP_ROW:
      *number = dossier_statement_get_int (statement, 0);
      *label = dossier_statement_dup_text (statement, 1);
      return TRUE;
    case DOSSIER_STEP_DONE:
      return TRUE;
    case DOSSIER_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
has_meta (DossierDatabase *database, const char *key)
{
  gint64 n;

  return dossier_database_get_int (database, &n, NULL, "SELECT count (*) FROM meta WHERE key = ?",
                                   "t", key)
         && n > 0;
}

/* Where the history ends, and why, when it was longer once. */
static void
set_nothing_to_undo (DossierDatabase *database, GError **error)
{
  const char *sentence = _ ("There is nothing to undo");

  if (has_meta (database, "journal_pruned"))
    sentence = _ ("There is nothing more to undo: the oldest steps were dropped from the history");
  else if (has_meta (database, "journal_closed"))
    sentence = _ ("There is nothing more to undo: the format of the file has changed since");
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND, sentence);
}

/* An act during a long import may have made what the import went on to use; alone it can never be
 * undone, nor anything before it. Then all that came after it goes with it, and comes back with it. */
static GPtrArray *
undo_with_all_after (DossierDatabase *database, gint64 step, guint n_alone, gint64 undone_order)
{
  g_autoptr (GPtrArray) changes = load_changes (
      database, SELECT_CHANGES "WHERE id >= ? AND state = 0 ORDER BY id DESC", step, NULL);

  return changes != NULL && changes->len > n_alone
             ? apply_changes (database, changes, undone_order, NULL)
             : NULL;
}

static GPtrArray *
undo_step (DossierDatabase *database, gint64 step, GError **error)
{
  g_autoptr (GPtrArray) changes = load_changes (
      database, SELECT_CHANGES "WHERE step = ? AND state = 0 ORDER BY id DESC", step, error);
  g_autoptr (GError) local_error = NULL;
  GPtrArray *deltas;
  gint64 order;

  if (changes == NULL
      || !dossier_database_get_int (database, &order, error,
                                    "SELECT coalesce (max (undone_order), 0) + 1 FROM change", ""))
    return NULL;
  deltas = apply_changes (database, changes, order, &local_error);
  if (deltas == NULL && g_error_matches (local_error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT))
    deltas = undo_with_all_after (database, step, changes->len, order);
  if (deltas == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return deltas;
}

/**
 * dossier_history_undo:
 * @database: inside a transaction; on error the caller rolls back and nothing is changed
 * @label: (out): what was undone, as a person reads it
 *
 * Returns: (transfer full) (element-type DossierDelta): what was undone, change by change; NULL
 *   with NOT_FOUND when there is nothing, CONFLICT when a later act stands in the way
 */
GPtrArray *
dossier_history_undo (DossierDatabase *database, char **label, GError **error)
{
  gint64 step;

  if (!find_next (database, NEXT_UNDO, &step, label, error))
    return NULL;
  if (step != 0)
    return undo_step (database, step, error);
  set_nothing_to_undo (database, error);
  return NULL;
}

/**
 * dossier_history_redo:
 * @label: (out): what was done again, as a person reads it
 *
 * As dossier_history_undo(), for what was undone last.
 */
GPtrArray *
dossier_history_redo (DossierDatabase *database, char **label, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  gint64 order;

  if (!find_next (database, NEXT_REDO, &order, label, error))
    return NULL;
  if (order == 0)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("There is nothing to redo"));
      return NULL;
    }
  changes = load_changes (
      database, SELECT_CHANGES "WHERE state = 1 AND undone_order = ? ORDER BY id", order, error);
  return changes != NULL ? apply_changes (database, changes, 0, error) : NULL;
}

/**
 * dossier_history_label:
 * @delta: gains what undo and redo would do now
 */
gboolean
dossier_history_label (DossierDatabase *database, DossierDelta *delta, GError **error)
{
  gint64 number;

  g_clear_pointer (&delta->undo_label, g_free);
  g_clear_pointer (&delta->redo_label, g_free);
  return find_next (database, NEXT_UNDO, &number, &delta->undo_label, error)
         && find_next (database, NEXT_REDO, &number, &delta->redo_label, error);
}
