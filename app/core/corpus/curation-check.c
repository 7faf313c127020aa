#include "corpus/curation-check.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Says of the first row of @table that meets @condition what is wrong with it. */
static gboolean
refuse_rows (DossierCurationStage *stage, const char *table, const char *condition,
             const char *what, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT line, c_id FROM \"%s\" t WHERE %s ORDER BY line LIMIT 1", table, condition);
  g_autoptr (DossierStatement) row = dossier_database_query (stage->database, error, sql, "");
  DossierStep step;

  if (row == NULL)
    return FALSE;
  step = dossier_statement_step (row, error);
  if (step == DOSSIER_STEP_ROW)
    dossier_curation_stage_set_error (stage, error, dossier_statement_get_int (row, 0),
                                      "“%s” %" G_GINT64_FORMAT " %s", table,
                                      dossier_statement_get_int (row, 1), what);
  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_reference (DossierCurationStage *stage, const char *table, const DossierCatalogColumn *column,
                 GError **error)
{
  g_autofree char *condition = g_strdup_printf (
      "\"c_%s\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"%s\" r WHERE r.c_id = t.\"c_%s\")",
      column->name, column->references, column->name);
  g_autofree char *what = g_strdup_printf (
      _ ("names in “%s” a row of “%s” that is not in the file"), column->name, column->references);

  return refuse_rows (stage, table, condition, what, error);
}

/* A tree that holds itself would hang whoever walks it: every chain must end. */
static gboolean
check_cycles (DossierCurationStage *stage, const char *table, const char *column, GError **error)
{
  g_autofree char *condition =
      g_strdup_printf ("\"c_%s\" IS NOT NULL AND c_id NOT IN (WITH RECURSIVE good (id) AS (SELECT "
                       "c_id FROM \"%s\" WHERE \"c_%s\" IS NULL"
                       " UNION ALL SELECT n.c_id FROM \"%s\" n JOIN good ON n.\"c_%s\" = good.id)"
                       " SELECT id FROM good)",
                       column, table, column, table, column);
  g_autofree char *what =
      g_strdup_printf (_ ("is part of a cycle: its chain of “%s” never ends"), column);

  return refuse_rows (stage, table, condition, what, error);
}

/* A row that others may point at has a row of “record” with its kind, and the other way round. */
static gboolean
check_records (DossierCurationStage *stage, const char *table, GError **error)
{
  g_autofree char *unnamed = g_strdup_printf (
      "NOT EXISTS (SELECT 1 FROM record r WHERE r.c_id = t.c_id AND r.c_kind = '%s')", table);
  g_autofree char *empty = g_strdup_printf (
      "c_kind = '%s' AND NOT EXISTS (SELECT 1 FROM \"%s\" r WHERE r.c_id = t.c_id)", table, table);
  g_autofree char *what = g_strdup_printf (_ ("has no row in “%s”"), table);

  return refuse_rows (stage, table, unnamed, _ ("has no row of its kind in “record”"), error)
         && refuse_rows (stage, "record", empty, what, error);
}

static gboolean
check_kinds (DossierCurationStage *stage, GError **error)
{
  g_autoptr (GString) condition = g_string_new ("c_kind NOT IN (''");

  for (guint i = 0; i < stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (stage->catalog->tables, i);
      if (table->table->has_record)
        g_string_append_printf (condition, ", '%s'", table->table->name);
    }
  g_string_append_c (condition, ')');
  return refuse_rows (stage, "record", condition->str, _ ("is of a kind that is not known"), error);
}

static gboolean
check_tables (DossierCurationStage *stage, GError **error)
{
  for (guint i = 0; i < stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (stage->catalog->tables, i);
      const char *name = table->table->name;

      for (guint j = 1; j < table->columns->len; j++)
        {
          const DossierCatalogColumn *column = g_ptr_array_index (table->columns, j);
          if (column->references == NULL)
            continue;
          if (!check_reference (stage, name, column, error))
            return FALSE;
          if (strcmp (column->references, name) == 0
              && !check_cycles (stage, name, column->name, error))
            return FALSE;
        }
      if (table->table->has_record && !check_records (stage, name, error))
        return FALSE;
    }
  return TRUE;
}

/* What a person keeps apart by name must not come in one. */
static gboolean
check_tag_names (DossierCurationStage *stage, GError **error)
{
  return refuse_rows (stage, "tag",
                      "EXISTS (SELECT 1 FROM tag o WHERE o.c_parent IS t.c_parent"
                      " AND o.c_name = t.c_name AND o.c_id < t.c_id)",
                      _ ("has the same name as another tag under the same parent"), error);
}

static gboolean
check_hash (DossierCurationStage *stage, DossierStatement *row, GError **error)
{
  g_autoptr (GBytes) text = dossier_statement_dup_bytes (row, 2);
  g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (row, 3);
  g_autofree char *hash = NULL;

  if (text == NULL && bytes == NULL)
    {
      dossier_curation_stage_set_error (stage, error, dossier_statement_get_int (row, 0),
                                        _ ("the content has neither “text” nor “bytes”"));
      return FALSE;
    }
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text != NULL ? text : bytes);
  if (strcmp (hash, dossier_statement_get_text (row, 1)) == 0 && (text == NULL || bytes == NULL))
    return TRUE;
  dossier_curation_stage_set_error (stage, error, dossier_statement_get_int (row, 0),
                                    _ ("the content is not what its “sha256” says"));
  return FALSE;
}

static gboolean
check_content (DossierCurationStage *stage, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      stage->database, error, "SELECT line, c_sha256, c_text, c_bytes FROM content", "");
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!check_hash (stage, rows, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

static gboolean
is_quote (DossierTextMap *text, gint64 start, gint64 end, const char *quote)
{
  gsize from;
  gsize length;

  if (start < 0 || end <= start || end > dossier_text_map_get_length (text))
    return FALSE;
  from = dossier_text_map_byte_at (text, (guint) start);
  length = dossier_text_map_byte_at (text, (guint) end) - from;
  return strlen (quote) == length
         && memcmp (dossier_text_map_get_data (text, NULL) + from, quote, length) == 0;
}

static gboolean
check_length (DossierCurationStage *stage, gint64 revision, DossierTextMap *text, GError **error)
{
  g_autoptr (DossierStatement) row = dossier_database_query (
      stage->database, error, "SELECT line FROM revision WHERE c_id = ? AND c_code_points <> ?",
      "ii", revision, (gint64) dossier_text_map_get_length (text));
  DossierStep step = row != NULL ? dossier_statement_step (row, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_ROW)
    dossier_curation_stage_set_error (
        stage, error, dossier_statement_get_int (row, 0),
        _ ("“revision” %" PRId64 " says another length than its text has"), revision);
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_curation_check_passages:
 * @stage: a stage
 * @revision: the id of a revision in the file
 * @text: its text
 * @error: return location
 *
 * Checks that the revision is as long as it says and that each of its passages stands where it
 * says. A passage that the analyst knows to be lost stands nowhere. The stage's thread.
 */
gboolean
dossier_curation_check_passages (DossierCurationStage *stage, gint64 revision, DossierTextMap *text,
                                 GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (stage->database, error,
                              "SELECT line, c_id, c_start_at, c_end_at, c_quote FROM passage"
                              " WHERE c_revision = ? AND c_state <> 'lost'",
                              "i", revision);
  DossierStep step;

  if (rows == NULL || !check_length (stage, revision, text, error))
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!is_quote (text, dossier_statement_get_int (rows, 2), dossier_statement_get_int (rows, 3),
                   dossier_statement_get_text (rows, 4)))
      {
        dossier_curation_stage_set_error (
            stage, error, dossier_statement_get_int (rows, 0),
            _ ("“passage” %" PRId64 " does not say what stands at its position"),
            dossier_statement_get_int (rows, 1));
        return FALSE;
      }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_passages (DossierCurationStage *stage, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      stage->database, error,
      "SELECT r.c_id, c.c_text FROM revision r JOIN content c ON c.c_sha256 = r.c_content"
      " WHERE c.c_text IS NOT NULL",
      "");
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (rows, 1);
      g_autoptr (DossierTextMap) text = dossier_text_map_new (bytes, error);

      if (text == NULL
          || !dossier_curation_check_passages (stage, dossier_statement_get_int (rows, 0), text,
                                               error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_curation_check:
 * @stage: a stage with a whole file
 * @error: return location
 *
 * Checks what the rows say about each other: every reference leads to a row, no chain of parents
 * is a circle, every record has its row and its kind, every content is what its hash says, every
 * passage whose text is in the file stands where it says. The stage's thread.
 *
 * Returns: FALSE with BAD_INPUT that names file, line, record and what is wrong
 */
gboolean
dossier_curation_check (DossierCurationStage *stage, GError **error)
{
  return check_kinds (stage, error) && check_tables (stage, error) && check_tag_names (stage, error)
         && check_content (stage, error) && check_passages (stage, error);
}
