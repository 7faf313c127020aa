#include "corpus/curation-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "base/id.h"
#include "corpus/verb.h"
#include "model/curation.h"

/* More would be read by nobody; what exceeds them is counted. */
#define MOST_REMARKS 1000

/**
 * dossier_curation_merge_remark:
 * @self: a merge
 * @format: a sentence
 *
 * Notes for the summary what was not taken as it stands in the file. The store's thread.
 */
void
dossier_curation_merge_remark (DossierCurationMerge *self, const char *format, ...)
{
  va_list arguments;

  if (self->remarks->len == MOST_REMARKS)
    g_ptr_array_add (self->remarks, g_strdup (_ ("There are more remarks than are listed here.")));
  if (self->remarks->len > MOST_REMARKS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (self->remarks, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * dossier_curation_merge_settle:
 * @self: a merge
 * @table: a recorded table
 * @id: a row of the file
 * @target: the id that it has in the dossier
 * @fate: what becomes of it
 *
 * Settles a row, and its row of `record` with it. The store's thread.
 */
gboolean
dossier_curation_merge_settle (DossierCurationMerge *self, const char *table, gint64 id,
                               gint64 target, DossierCurationFate fate, GError **error)
{
  const DossierCatalogTable *known = dossier_catalog_find (self->stage->catalog, table);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE \"%s\" SET target = ?, fate = ? WHERE c_id = ?", table);

  return dossier_database_run (self->stage->database, error, sql, "iii", target, (gint64) fate, id)
         && (!known->table->has_record
             || dossier_database_run (self->stage->database, error,
                                      "UPDATE record SET target = ?, fate = ? WHERE c_id = ?",
                                      "iii", target, (gint64) fate, id));
}

static gboolean
is_empty (DossierCurationMerge *self, gboolean *empty, GError **error)
{
  *empty = TRUE;
  for (guint i = 0; *empty && i < self->stage->catalog->tables->len; i++)
    {
      const DossierCatalogTable *table = g_ptr_array_index (self->stage->catalog->tables, i);
      g_autofree char *sql =
          g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", table->table->name);
      gint64 found;

      if (strcmp (table->table->name, "dossier") == 0)
        continue;
      if (!dossier_database_get_int (self->into, &found, error, sql, ""))
        return FALSE;
      *empty = found == 0;
    }
  return TRUE;
}

/* An empty dossier becomes the one that wrote the file, so that its GUIDs stay what they are. */
static gboolean
adopt (DossierCurationMerge *self, GError **error)
{
  return dossier_database_run (self->into, error, "UPDATE meta SET value = ? WHERE key = 'uuid'",
                               "t", self->stage->uuid)
         && dossier_database_run (self->into, error, "DELETE FROM dossier", "");
}

/* What each new record was called elsewhere, so that it is known again and shown again. */
static gboolean
keep_guids (DossierCurationMerge *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->stage->database, error, "SELECT c_id, target FROM record WHERE fate <> 2", "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      g_autofree char *guid =
          dossier_id_guid (self->stage->uuid, dossier_statement_get_int (rows, 0));

      if (!dossier_database_run (self->into, error,
                                 "INSERT INTO external_id (id, record, scheme, value)"
                                 " SELECT ?1, ?2, '" DOSSIER_CURATION_GUID "', ?3 WHERE NOT EXISTS"
                                 " (SELECT 1 FROM external_id WHERE record = ?2"
                                 "  AND scheme = '" DOSSIER_CURATION_GUID "' AND value = ?3)",
                                 "iit", dossier_id_new (), dossier_statement_get_int (rows, 1),
                                 guid))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
return_count (DossierCurationMerge *self, const char *key, DossierCurationFate fate, GError **error)
{
  gint64 count;

  if (!dossier_database_get_int (self->stage->database, &count, error,
                                 "SELECT count (*) FROM record WHERE fate = ?", "i", (gint64) fate))
    return FALSE;
  dossier_act_return (self->act, key, g_variant_new_int64 (count));
  return TRUE;
}

static gboolean
summarise (DossierCurationMerge *self, GError **error)
{
  g_autofree char *uuid = dossier_database_get_text (
      self->into, error, "SELECT value FROM meta WHERE key = 'uuid'", "");

  if (uuid == NULL)
    return FALSE;
  g_ptr_array_add (self->remarks, NULL);
  dossier_act_return (self->act, "uuid", g_variant_new_string (uuid));
  dossier_act_return (self->act, "remarks",
                      g_variant_new_strv ((const char *const *) self->remarks->pdata, -1));
  dossier_act_set_label (self->act, _ ("Import “%s”"), self->stage->name);
  return return_count (self, "added", DOSSIER_CURATION_ADD, error)
         && return_count (self, "present", DOSSIER_CURATION_PRESENT, error)
         && return_count (self, "left", DOSSIER_CURATION_LEFT, error);
}

/* A digit key belongs to one tag: the one that has it in the dossier keeps it. */
static gboolean
leave_taken_keys (DossierCurationMerge *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->stage->database, error,
      "SELECT target FROM tag WHERE fate = 0 AND c_digit IS NOT NULL ORDER BY c_id", "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!dossier_database_run (self->into, error,
                               "UPDATE tag SET digit = NULL WHERE id = ?1 AND EXISTS (SELECT 1 "
                               "FROM tag other WHERE other.digit = tag.digit AND other.id <> ?1)",
                               "i", dossier_statement_get_int (rows, 0)))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

static gboolean
merge (DossierCurationMerge *self, GError **error)
{
  g_autofree char *uuid = dossier_database_get_text (
      self->into, error, "SELECT value FROM meta WHERE key = 'uuid'", "");

  if (uuid == NULL || !is_empty (self, &self->into_empty, error))
    return FALSE;
  self->is_same = strcmp (uuid, self->stage->uuid) == 0;
  if (!(self->into_empty ? adopt (self, error) : dossier_curation_match (self, error)))
    return FALSE;

  return dossier_curation_place (self, error) && dossier_curation_copy (self, error)
         && (self->into_empty || leave_taken_keys (self, error))
         && (self->into_empty || self->is_same || keep_guids (self, error))
         && summarise (self, error);
}

/* A folder of a sealed stage, which dossier_curation_import() has read and checked. */
static gboolean
import_curation (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *into = dossier_act_get_database (act);
  DossierCatalog *catalog = dossier_catalog_read (into, error);
  g_autoptr (DossierCurationStage) stage = NULL;
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  DossierCurationMerge self = { .act = act, .into = into, .remarks = remarks };

  if (catalog == NULL)
    return FALSE;
  stage = dossier_curation_stage_open (dossier_args_get_text (args, "stage"), catalog, error);
  if (stage == NULL)
    return FALSE;
  self.stage = stage;
  return merge (&self, error);
}

const DossierVerb dossier_curation_verbs[] = {
  { "curation.import", import_curation, DOSSIER_PARAMETERS ({ "stage", "s", TRUE }) },
  { NULL, NULL, NULL },
};
