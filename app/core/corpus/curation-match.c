#include "corpus/curation-merge.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/id.h"
#include "model/curation.h"

/* Which rows of a curation file the dossier has already. */

static gboolean
exists (DossierDatabase *database, const char *sql, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (DossierStatement) row = dossier_database_query (database, error, sql, "i", id);
  DossierStep step = row != NULL ? dossier_statement_step (row, error) : DOSSIER_STEP_ERROR;

  *found = step == DOSSIER_STEP_ROW;
  return step != DOSSIER_STEP_ERROR;
}

/* Runs @sql on the stage and hands each row to @func, whose FALSE ends it. The rows are collected
 * first, since @func may write the table they come from. */
typedef gboolean (*RowFunc) (DossierCurationMerge *self, gint64 id, const char *text,
                             const char *other, GError **error);

typedef struct
{
  gint64 id;
  char *text;
  char *other;
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_free (row->other);
}

static gboolean
for_each (DossierCurationMerge *self, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (DossierStatement) statement =
      dossier_database_query (self->stage->database, error, sql, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  g_array_set_clear_func (rows, row_clear);
  while (statement != NULL
         && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Row row = { dossier_statement_get_int (statement, 0),
                  dossier_statement_dup_text (statement, 1),
                  dossier_statement_dup_text (statement, 2) };
      g_array_append_val (rows, row);
    }
  if (step == DOSSIER_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      if (!func (self, row->id, row->text, row->other, error))
        return FALSE;
    }
  return TRUE;
}

/* If the query finds an id in the dossier, the row of the stage is that one. */
static gboolean
settle_if_found (DossierCurationMerge *self, const char *table, gint64 id, DossierStatement *query,
                 GError **error)
{
  DossierStep step = query != NULL ? dossier_statement_step (query, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_ROW)
    return dossier_curation_merge_settle (self, table, id, dossier_statement_get_int (query, 0),
                                          DOSSIER_CURATION_PRESENT, error);
  return step == DOSSIER_STEP_DONE;
}

static gboolean
match_same_ids (DossierCurationMerge *self, GError **error)
{
  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);
      g_autofree char *list = g_strdup_printf ("SELECT c_id FROM \"%s\"", table->table->name);
      g_autofree char *look =
          g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?", table->table->name);
      g_autofree char *mark =
          g_strdup_printf ("UPDATE \"%s\" SET fate = 1 WHERE c_id = ?", table->table->name);
      g_autoptr (DossierStatement) rows =
          dossier_database_query (self->stage->database, error, list, "");
      DossierStep step = DOSSIER_STEP_ERROR;

      while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
        {
          gint64 id = dossier_statement_get_int (rows, 0);
          gboolean found;

          if (!exists (self->into, look, id, &found, error)
              || (found && !dossier_database_run (self->stage->database, error, mark, "i", id)))
            return FALSE;
        }
      if (step != DOSSIER_STEP_DONE)
        return FALSE;
    }
  return TRUE;
}

/* The dossier took this record in before, from the same or another file. */
static gboolean
match_guid (DossierCurationMerge *self, gint64 id, const char *kind, const char *other,
            GError **error)
{
  g_autofree char *guid = dossier_id_guid (self->stage->uuid, id);
  g_autoptr (DossierStatement) query = dossier_database_query (
      self->into, error,
      "SELECT r.id FROM external_id e JOIN record r ON r.id = e.record"
      " WHERE e.scheme = '" DOSSIER_CURATION_GUID "' AND e.value = ? AND r.kind = ? LIMIT 1",
      "tt", guid, kind);

  return settle_if_found (self, kind, id, query, error);
}

/* The same text is the same revision, and its article the same article. */
static gboolean
match_revision (DossierCurationMerge *self, gint64 id, const char *content, const char *article_id,
                GError **error)
{
  gint64 article = g_ascii_strtoll (article_id, NULL, 10);
  gint64 fate;
  gint64 target;
  g_autoptr (DossierStatement) query = NULL;

  if (!dossier_database_get_int (self->stage->database, &fate, error,
                                 "SELECT fate FROM article WHERE c_id = ?", "i", article)
      || !dossier_database_get_int (self->stage->database, &target, error,
                                    "SELECT target FROM article WHERE c_id = ?", "i", article))
    return FALSE;
  query =
      dossier_database_query (self->into, error,
                              "SELECT id, article FROM revision WHERE content = ?1"
                              " AND (?2 = 0 OR article = ?3) ORDER BY id LIMIT 1",
                              "tii", content, (gint64) (fate == DOSSIER_CURATION_PRESENT), target);
  if (query == NULL)
    return FALSE;
  switch (dossier_statement_step (query, error))
    {
    case DOSSIER_STEP_ROW:
      return dossier_curation_merge_settle (self, "revision", id,
                                            dossier_statement_get_int (query, 0),
                                            DOSSIER_CURATION_PRESENT, error)
             && dossier_curation_merge_settle (self, "article", article,
                                               dossier_statement_get_int (query, 1),
                                               DOSSIER_CURATION_PRESENT, error);
    case DOSSIER_STEP_DONE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
match_article (DossierCurationMerge *self, gint64 id, const char *url, const char *other,
               GError **error)
{
  g_autoptr (DossierStatement) query = dossier_database_query (
      self->into, error, "SELECT id FROM article WHERE url = ? ORDER BY id LIMIT 1", "t", url);

  return settle_if_found (self, "article", id, query, error);
}

static gboolean
match_outlet (DossierCurationMerge *self, gint64 id, const char *name, const char *other,
              GError **error)
{
  g_autoptr (DossierStatement) query = dossier_database_query (
      self->into, error, "SELECT id FROM outlet WHERE name = ? COLLATE NOCASE ORDER BY id LIMIT 1",
      "t", name);

  return settle_if_found (self, "outlet", id, query, error);
}

static gboolean
match_actor_by_qid (DossierCurationMerge *self, gint64 id, const char *qid, const char *other,
                    GError **error)
{
  g_autoptr (DossierStatement) query = dossier_database_query (
      self->into, error,
      "SELECT id FROM actor WHERE qid = ? AND merged_into IS NULL ORDER BY id LIMIT 1", "t", qid);

  return settle_if_found (self, "actor", id, query, error);
}

static gboolean
match_actor_by_name (DossierCurationMerge *self, gint64 id, const char *name, const char *kind,
                     GError **error)
{
  g_autoptr (DossierStatement) query =
      dossier_database_query (self->into, error,
                              "SELECT id FROM actor WHERE name = ? COLLATE NOCASE AND kind = ?"
                              " AND merged_into IS NULL ORDER BY id LIMIT 1",
                              "tt", name, kind);

  return settle_if_found (self, "actor", id, query, error);
}

/* Tags come parents first, so that the parent's fate is known. */
static gboolean
match_tag (DossierCurationMerge *self, gint64 id, const char *name, const char *parent_id,
           GError **error)
{
  gint64 parent = parent_id != NULL ? g_ascii_strtoll (parent_id, NULL, 10) : 0;
  gint64 target = 0;
  g_autoptr (DossierStatement) query = NULL;

  if (parent != 0)
    {
      if (!dossier_database_get_int (self->stage->database, &target, error,
                                     "SELECT iif (fate = 1, target, 0) FROM tag WHERE c_id = ?",
                                     "i", parent))
        return FALSE;
      if (target == 0)
        return TRUE; /* below a new tag everything is new */
    }
  query = dossier_database_query (self->into, error,
                                  "SELECT id FROM tag WHERE name = ? AND parent IS ? LIMIT 1", "tI",
                                  name, target);
  return settle_if_found (self, "tag", id, query, error);
}

static gboolean
match_meanings (DossierCurationMerge *self, GError **error)
{
  static const struct
  {
    const char *sql;
    RowFunc func;
  } steps[] = {
    { "SELECT c_id, c_content, c_article FROM revision WHERE fate = 0 ORDER BY c_number DESC, c_id",
      match_revision },
    { "SELECT c_id, c_url, NULL FROM article WHERE fate = 0 AND c_url <> ''", match_article },
    { "SELECT c_id, c_name, NULL FROM outlet WHERE fate = 0", match_outlet },
    { "SELECT c_id, c_qid, NULL FROM actor WHERE fate = 0 AND c_qid <> ''", match_actor_by_qid },
    { "SELECT c_id, c_name, c_kind FROM actor WHERE fate = 0 AND c_merged_into IS NULL",
      match_actor_by_name },
    { "WITH RECURSIVE tree (id, depth) AS (SELECT c_id, 0 FROM tag WHERE c_parent IS NULL"
      " UNION ALL SELECT t.c_id, depth + 1 FROM tag t JOIN tree ON t.c_parent = tree.id)"
      " SELECT c_id, c_name, c_parent FROM tag JOIN tree ON tree.id = c_id WHERE fate = 0"
      " ORDER BY depth, c_id",
      match_tag },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!for_each (self, steps[i].sql, steps[i].func, error))
      return FALSE;
  return TRUE;
}

/* A new row whose id means another row here gets another id; its GUID stays in external_id. */
static gboolean
renumber (DossierCurationMerge *self, const DossierCatalogTable *table, GError **error)
{
  g_autofree char *list =
      g_strdup_printf ("SELECT c_id FROM \"%s\" WHERE fate = 0", table->table->name);
  g_autofree char *look =
      g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?",
                       table->table->has_record ? "record" : table->table->name);
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->stage->database, error, list, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (rows, 0);
      gboolean taken;

      if (!exists (self->into, look, id, &taken, error))
        return FALSE;
      if (taken
          && !dossier_curation_merge_settle (self, table->table->name, id, dossier_id_new (),
                                             DOSSIER_CURATION_ADD, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

/* Says what differs in a record that both have; the dossier's own words stay. */
static gboolean
compare_column (DossierCurationMerge *self, const char *table, const char *column, GError **error)
{
  g_autofree char *list = g_strdup_printf (
      "SELECT target, c_%s FROM \"%s\" WHERE fate = 1 AND c_%s IS NOT NULL", column, table, column);
  g_autofree char *look = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?", column, table);
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->stage->database, error, list, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      g_autofree char *ours = dossier_database_get_text (self->into, error, look, "i",
                                                         dossier_statement_get_int (rows, 0));
      if (ours == NULL)
        return FALSE;
      if (strcmp (ours, dossier_statement_get_text (rows, 1)) != 0)
        dossier_curation_merge_remark (
            self, _ ("“%s” %" PRId64 " keeps its “%s” of “%s”; the file says “%s”."), table,
            dossier_statement_get_int (rows, 0), column, ours,
            dossier_statement_get_text (rows, 1));
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
compare_present (DossierCurationMerge *self, GError **error)
{
  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);

      for (guint j = 1; table->table->has_record && j < table->columns->len; j++)
        {
          const DossierCatalogColumn *column = g_ptr_array_index (table->columns, j);
          if (column->type == 't' && !column->is_id
              && !compare_column (self, table->table->name, column->name, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * dossier_curation_match:
 * @self: a merge into a dossier that is not empty
 * @error: return location
 *
 * Decides which rows of the stage the dossier has already: by id if the file came from it, by the
 * GUID of an earlier import, by equal text, address, name, path in the tag tree. What both have
 * stays as the dossier has it, and every difference is remarked. The store's thread.
 */
gboolean
dossier_curation_match (DossierCurationMerge *self, GError **error)
{
  gboolean ok;

  if (!dossier_database_script (self->stage->database, "UPDATE dossier SET fate = 1", error))
    return FALSE;
  if (self->is_same)
    ok = match_same_ids (self, error);
  else
    ok = for_each (self, "SELECT c_id, c_kind, NULL FROM record", match_guid, error);
  if (!ok || !match_meanings (self, error))
    return FALSE;

  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);
      if (strcmp (table->table->name, "record") != 0 && !renumber (self, table, error))
        return FALSE;
    }
  return compare_present (self, error);
}
