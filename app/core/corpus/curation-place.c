#include "corpus/curation-merge.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/quote.h"
#include "corpus/curation-check.h"

/* Where the passages of a curation file stand in the dossier, and what has no place there. */

static DossierTextMap *
load_text (DossierDatabase *database, const char *sql, const char *hash, GError **error)
{
  g_autoptr (DossierStatement) row = dossier_database_query (database, error, sql, "t", hash);
  g_autoptr (GBytes) bytes = NULL;

  if (row == NULL || dossier_statement_step (row, error) != DOSSIER_STEP_ROW)
    return NULL;
  bytes = dossier_statement_dup_bytes (row, 0);
  return bytes != NULL ? dossier_text_map_new (bytes, error) : NULL;
}

static gboolean
has_content (DossierDatabase *database, const char *sql, const char *hash, gboolean *found,
             GError **error)
{
  gint64 count;

  if (!dossier_database_get_int (database, &count, error, sql, "t", hash))
    return FALSE;
  *found = count > 0;
  return TRUE;
}

/* Texts may stay at home when a curation is handed on; then the dossier must have them. */
static gboolean
settle_missing (DossierCurationMerge *self, const char *table, const DossierCatalogColumn *column,
                gint64 id, GError **error)
{
  g_autofree char *clear =
      g_strdup_printf ("UPDATE \"%s\" SET \"c_%s\" = NULL WHERE c_id = ?", table, column->name);

  dossier_curation_merge_remark (self,
                                 _ ("The “%s” of “%s” %" PRId64
                                    " is neither in the file nor in the dossier; it was left out."),
                                 column->name, table, id);
  if (column->not_null)
    return dossier_curation_merge_settle (self, table, id, id, DOSSIER_CURATION_LEFT, error);
  return dossier_database_run (self->stage->database, error, clear, "i", id);
}

static gboolean
check_content_column (DossierCurationMerge *self, const char *table,
                      const DossierCatalogColumn *column, GError **error)
{
  g_autofree char *list = g_strdup_printf (
      "SELECT c_id, \"c_%s\" FROM \"%s\" WHERE fate = 0 AND \"c_%s\" IS NOT NULL AND NOT EXISTS"
      " (SELECT 1 FROM content WHERE c_sha256 = \"c_%s\")",
      column->name, table, column->name, column->name);
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->stage->database, error, list, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      gboolean found;

      if (!has_content (self->into, "SELECT count (*) FROM content WHERE sha256 = ?",
                        dossier_statement_get_text (rows, 1), &found, error)
          || (!found
              && !settle_missing (self, table, column, dossier_statement_get_int (rows, 0), error)))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_content (DossierCurationMerge *self, GError **error)
{
  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);
      for (guint j = 0; j < table->columns->len; j++)
        {
          const DossierCatalogColumn *column = g_ptr_array_index (table->columns, j);
          if (column->is_content && !check_content_column (self, table->table->name, column, error))
            return FALSE;
        }
    }
  /* An article without any text is none. */
  return dossier_database_script (
      self->stage->database,
      "UPDATE article SET fate = 2 WHERE fate = 0 AND EXISTS"
      " (SELECT 1 FROM revision WHERE c_article = article.c_id AND fate = 2) AND NOT EXISTS"
      " (SELECT 1 FROM revision WHERE c_article = article.c_id AND fate <> 2);",
      error);
}

static gboolean
move_passage (DossierCurationMerge *self, gint64 id, const char *words, DossierTextMap *text,
              const DossierQuoteMatch *match, GError **error)
{
  gboolean exact = match->state == DOSSIER_QUOTE_EXACT;
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  dossier_quote_make (text, match->start, match->end, &quote, &prefix, &suffix);
  if (!exact)
    dossier_curation_merge_remark (self,
                                   _ ("“%s” was found as “%s” in another version of its text; "
                                      "look whether it is the same."),
                                   words, quote);
  return dossier_database_run (
      self->stage->database, error,
      "UPDATE passage SET c_start_at = ?, c_end_at = ?, c_quote = ?, c_prefix = ?, c_suffix = ?,"
      " c_state = ?, c_score = iif (?6 = 'exact', NULL, ?) WHERE c_id = ?",
      "iittttdi", (gint64) match->start, (gint64) match->end, quote, prefix, suffix,
      exact ? "exact" : "moved", match->score, id);
}

static gboolean
place_passage (DossierCurationMerge *self, DossierStatement *row, DossierQuoteFinder *finder,
               DossierTextMap *text, GError **error)
{
  gint64 id = dossier_statement_get_int (row, 0);
  g_autofree char *words = dossier_statement_dup_text (row, 1);
  const DossierQuote quote = { .quote = words,
                               .prefix = dossier_statement_get_text (row, 2),
                               .suffix = dossier_statement_get_text (row, 3),
                               .position = (guint) CLAMP (dossier_statement_get_int (row, 4), 0,
                                                          G_MAXINT) };
  DossierQuoteMatch match;

  dossier_quote_finder_find (finder, &quote, &match);
  if (match.state != DOSSIER_QUOTE_LOST)
    return move_passage (self, id, words, text, &match, error);
  dossier_curation_merge_remark (
      self, _ ("“%s” is not in the text that the dossier has; what hangs on it was left out."),
      words);
  return dossier_curation_merge_settle (self, "passage", id, id, DOSSIER_CURATION_LEFT, error);
}

/* The dossier has the article in other words: each passage is looked for by its quote. */
static gboolean
place_by_quote (DossierCurationMerge *self, gint64 revision, DossierTextMap *text,
                DossierTextMap *earlier, GError **error)
{
  g_autoptr (DossierQuoteFinder) finder = dossier_quote_finder_new (text, earlier);
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->stage->database, error,
      "SELECT c_id, c_quote, c_prefix, c_suffix, c_start_at FROM passage WHERE c_revision = ?"
      " AND fate = 0 ORDER BY c_id",
      "i", revision);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!place_passage (self, rows, finder, text, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

/* @revision of the file is @target of the dossier; @hash is that of the file's text. */
static gboolean
place_revision (DossierCurationMerge *self, gint64 revision, gint64 target, const char *hash,
                GError **error)
{
  static const char *const theirs = "SELECT c_text FROM content WHERE c_sha256 = ?";
  static const char *const ours = "SELECT text FROM content WHERE sha256 = ?";
  g_autofree char *present = dossier_database_get_text (
      self->into, error, "SELECT content FROM revision WHERE id = ?", "i", target);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DossierTextMap) earlier = NULL;
  g_autoptr (DossierTextMap) text = NULL;

  if (present == NULL)
    return FALSE;
  earlier = load_text (self->stage->database, theirs, hash, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (strcmp (present, hash) == 0 && earlier != NULL)
    return TRUE; /* checked when the file was read */
  text = load_text (self->into, ours, present, error);
  if (text == NULL)
    return FALSE;
  if (strcmp (present, hash) == 0)
    return dossier_curation_check_passages (self->stage, revision, text, error);
  return place_by_quote (self, revision, text, earlier, error);
}

/* A text of an article that the dossier has in another version becomes that version. Only copies of
 * one dossier share their revisions. */
static gboolean
join_revisions (DossierCurationMerge *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->stage->database, error,
      "SELECT r.c_id, a.target FROM revision r JOIN article a ON a.c_id = r.c_article"
      " WHERE a.fate = 1 AND (r.fate = 2 OR (r.fate = 0 AND NOT ?))",
      "i", (gint64) self->is_same);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      gint64 latest;

      if (!dossier_database_get_int (
              self->into, &latest, error,
              "SELECT id FROM revision WHERE article = ? ORDER BY number DESC, id LIMIT 1", "i",
              dossier_statement_get_int (rows, 1))
          || !dossier_curation_merge_settle (self, "revision", dossier_statement_get_int (rows, 0),
                                             latest, DOSSIER_CURATION_PRESENT, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
place_revisions (DossierCurationMerge *self, GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->stage->database, error,
                              "SELECT c_id, target, c_content FROM revision WHERE fate = 1", "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!place_revision (self, dossier_statement_get_int (rows, 0),
                         dossier_statement_get_int (rows, 1), dossier_statement_get_text (rows, 2),
                         error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

/* Two marks on the same words stand on one row. */
static gboolean
share_passage (DossierCurationMerge *self, DossierStatement *row, GError **error)
{
  g_autoptr (DossierStatement) known = dossier_database_query (
      self->into, error,
      "SELECT id FROM passage WHERE revision = ? AND start_at = ? AND end_at = ? ORDER BY id LIMIT "
      "1",
      "iii", dossier_statement_get_int (row, 1), dossier_statement_get_int (row, 2),
      dossier_statement_get_int (row, 3));
  DossierStep step = known != NULL ? dossier_statement_step (known, error) : DOSSIER_STEP_ERROR;

  if (step == DOSSIER_STEP_ROW)
    return dossier_curation_merge_settle (self, "passage", dossier_statement_get_int (row, 0),
                                          dossier_statement_get_int (known, 0),
                                          DOSSIER_CURATION_PRESENT, error);
  return step == DOSSIER_STEP_DONE;
}

static gboolean
share_passages (DossierCurationMerge *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->stage->database, error,
      "SELECT p.c_id, r.target, p.c_start_at, p.c_end_at FROM revision r"
      " JOIN passage p ON p.c_revision = r.c_id WHERE r.fate = 1 AND p.fate = 0",
      "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!share_passage (self, rows, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

/* What needs a row that was left is left as well. */
static gboolean
leave_dependents (DossierCurationMerge *self, const char *table, const DossierCatalogColumn *column,
                  gint64 *changed, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE \"%s\" SET fate = 2 WHERE fate = 0 AND \"c_%s\" IN"
                       " (SELECT c_id FROM \"%s\" WHERE fate = 2)",
                       table, column->name, column->references);

  if (!dossier_database_run (self->stage->database, error, sql, ""))
    return FALSE;
  *changed += dossier_database_get_changes (self->stage->database);
  return TRUE;
}

static gboolean
leave_records (DossierCurationMerge *self, const char *table, gint64 *changed, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE record SET fate = 2 WHERE fate = 0 AND c_id IN"
                                          " (SELECT c_id FROM \"%s\" WHERE fate = 2)",
                                          table);

  if (!dossier_database_run (self->stage->database, error, sql, ""))
    return FALSE;
  *changed += dossier_database_get_changes (self->stage->database);
  return TRUE;
}

static gboolean
leave_round (DossierCurationMerge *self, gint64 *changed, GError **error)
{
  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);

      for (guint j = 1; j < table->columns->len; j++)
        {
          const DossierCatalogColumn *column = g_ptr_array_index (table->columns, j);
          if (column->references != NULL && column->not_null
              && !leave_dependents (self, table->table->name, column, changed, error))
            return FALSE;
        }
      if (table->table->has_record && !leave_records (self, table->table->name, changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remark_left (DossierCurationMerge *self, GError **error)
{
  for (guint i = 0; i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE fate = 2", table->table->name);
      gint64 count;

      if (!dossier_database_get_int (self->stage->database, &count, error, sql, ""))
        return FALSE;
      if (count > 0 && strcmp (table->table->name, "record") != 0)
        dossier_curation_merge_remark (self, _ ("Left out of “%s”: %" PRId64 " rows."),
                                       table->table->name, count);
    }
  return TRUE;
}

/**
 * dossier_curation_place:
 * @self: a merge whose rows are matched
 * @error: return location
 *
 * Finds the place of every passage whose text the dossier has in other words, checks the ones whose
 * text the file does not carry, and leaves out what has no place, with all that needs it; nothing
 * is left out without a remark. The store's thread.
 *
 * Returns: FALSE with BAD_INPUT for a passage that does not say what stands at its position
 */
gboolean
dossier_curation_place (DossierCurationMerge *self, GError **error)
{
  gint64 changed;

  if (!check_content (self, error) || !join_revisions (self, error)
      || !place_revisions (self, error) || !share_passages (self, error))
    return FALSE;
  do
    {
      changed = 0;
      if (!leave_round (self, &changed, error))
        return FALSE;
    }
  while (changed > 0);
  return remark_left (self, error);
}
