#include "corpus/forget.h"

#include <string.h>

#include "store/tables.h"

/* Recorded tables have no ON DELETE, because undo cannot replay it. What must go, or let go, with
 * a row is read from the foreign keys instead: a column that may be NULL is cleared, else the row
 * goes too. So a table that is added later is covered without new code. */
typedef struct
{
  char *table;
  char *column;
  char *parent;
  gboolean deletes;
} Dependency;

/* Where NULL is allowed but would leave something without sense. */
static const struct
{
  const char *table;
  const char *column;
} deletes_anyway[] = {
  { "tag", "parent" },           { "mention", "actor" },  { "decision", "record" },
  { "timeline_lane", "record" }, { "decision", "other" },
};

static gboolean
deletes (const char *table, const char *column, gboolean not_null)
{
  for (guint i = 0; i < G_N_ELEMENTS (deletes_anyway); i++)
    if (strcmp (deletes_anyway[i].table, table) == 0
        && strcmp (deletes_anyway[i].column, column) == 0)
      return TRUE;
  return not_null;
}

static gboolean
add_dependencies (DossierDatabase *database, const char *table, GPtrArray *all, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT f.\"from\", f.\"table\", c.\"notnull\" FROM pragma_foreign_key_list (?1) f "
      "JOIN pragma_table_info (?1) c ON c.name = f.\"from\"",
      "t", table);
  DossierStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Dependency *dependency = g_new0 (Dependency, 1);

      dependency->table = g_strdup (table);
      dependency->column = dossier_statement_dup_text (statement, 0);
      dependency->parent = dossier_statement_dup_text (statement, 1);
      dependency->deletes =
          deletes (table, dependency->column, dossier_statement_get_int (statement, 2) != 0);
      g_ptr_array_add (all, dependency);
    }
  return step == DOSSIER_STEP_DONE;
}

/* The same for every dossier of this version, hence read once. */
static GPtrArray *
get_dependencies (DossierDatabase *database, GError **error)
{
  static GMutex mutex;
  static GPtrArray *known;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GPtrArray *all;
  guint n_tables;
  const DossierTable *tables = dossier_tables_get (&n_tables);

  if (known != NULL)
    return known;
  all = g_ptr_array_new ();
  for (guint i = 0; i < n_tables; i++)
    if (!add_dependencies (database, tables[i].name, all, error))
      return NULL;
  known = all;
  return known;
}

static GArray *
find_children (DossierDatabase *database, const Dependency *dependency, gint64 id, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = ?", dependency->table, dependency->column);
  g_autoptr (DossierStatement) statement = dossier_database_query (database, error, sql, "i", id);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 child = dossier_statement_get_int (statement, 0);
      g_array_append_val (children, child);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&children) : NULL;
}

static gboolean
release (DossierAct *act, const Dependency *dependency, gint64 id, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (GArray) children = NULL;

  if (!dependency->deletes)
    {
      sql = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE %s = ?", dependency->table,
                             dependency->column, dependency->column);
      return dossier_act_run (act, error, sql, "i", id);
    }
  children = find_children (dossier_act_get_database (act), dependency, id, error);
  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (!dossier_forget (act, dependency->table, g_array_index (children, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
release_all (DossierAct *act, const char *parent, gint64 id, GError **error)
{
  GPtrArray *dependencies = get_dependencies (dossier_act_get_database (act), error);

  if (dependencies == NULL)
    return FALSE;
  for (guint i = 0; i < dependencies->len; i++)
    {
      const Dependency *dependency = dependencies->pdata[i];
      if (strcmp (dependency->parent, parent) == 0 && !release (act, dependency, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_passage (DossierDatabase *database, const char *table, GError **error)
{
  GPtrArray *dependencies = get_dependencies (database, error);

  for (guint i = 0; dependencies != NULL && i < dependencies->len; i++)
    {
      const Dependency *dependency = dependencies->pdata[i];
      if (strcmp (dependency->table, table) == 0 && strcmp (dependency->column, "passage") == 0)
        return TRUE;
    }
  return FALSE;
}

static gint64
passage_of (DossierDatabase *database, const char *table, gint64 id)
{
  g_autofree char *sql = NULL;
  gint64 passage;

  if (!has_passage (database, table, NULL))
    return 0;
  sql = g_strdup_printf ("SELECT passage FROM %s WHERE id = ?", table);
  return dossier_database_get_int (database, &passage, NULL, sql, "i", id) ? passage : 0;
}

/**
 * dossier_forget:
 * @table: a recorded table
 * @id: a row of it; nothing happens when it is not there (any more)
 *
 * Deletes the row with all that has no sense without it, clears what may stand without it, and
 * deletes passages that nothing uses any more. Store's thread.
 */
gboolean
dossier_forget (DossierAct *act, const char *table, gint64 id, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  const DossierTable *known = dossier_tables_find (table);
  gint64 passage = passage_of (database, table, id);

  if (!dossier_act_delete (act, error, table, id) || !release_all (act, table, id, error)
      || (known->has_record && !release_all (act, "record", id, error)))
    return FALSE;
  return passage == 0 || dossier_forget_passage_if_unused (act, passage, error);
}

static gboolean
is_used (DossierDatabase *database, const char *parent, gint64 id)
{
  GPtrArray *dependencies = get_dependencies (database, NULL);

  for (guint i = 0; dependencies != NULL && i < dependencies->len; i++)
    {
      const Dependency *dependency = dependencies->pdata[i];
      g_autofree char *sql = NULL;
      gint64 one;

      if (strcmp (dependency->parent, parent) != 0)
        continue;
      sql =
          g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?", dependency->table, dependency->column);
      if (dossier_database_get_int (database, &one, NULL, sql, "i", id))
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_forget_passage_if_unused:
 *
 * Store's thread.
 */
gboolean
dossier_forget_passage_if_unused (DossierAct *act, gint64 passage, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);

  gint64 earlier = 0;

  if (is_used (database, "passage", passage) || is_used (database, "record", passage))
    return TRUE;
  dossier_database_get_int (database, &earlier, NULL, "SELECT earlier FROM passage WHERE id = ?",
                            "i", passage);
  return dossier_act_delete (act, error, "passage", passage)
         && (earlier == 0 || dossier_forget_passage_if_unused (act, earlier, error));
}
