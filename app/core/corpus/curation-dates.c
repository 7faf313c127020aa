#include "corpus/curation-dates.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "corpus/dated.h"

/* Dates of a curation file: what is written must be EDTF, and the days beside it follow from it.
 * Other programs need not know how to count days, and nobody else may say others. */

/* A date with its days, or without. */
typedef struct
{
  const char *table;
  const char *date;
  const char *min; /* nullable */
  const char *max;
} Dates;

static gboolean
refuse (DossierCurationStage *stage, const Dates *dates, DossierStatement *row,
        const GError *problem, GError **error)
{
  gsize length = strlen (problem->message);
  g_autofree char *cause =
      g_strndup (problem->message, g_str_has_suffix (problem->message, ".") ? length - 1 : length);

  dossier_curation_stage_set_error (
      stage, error, dossier_statement_get_int (row, 0),
      _ ("“%s” %" PRId64 " says in “%s” no date that can be read: %s"), dates->table,
      dossier_statement_get_int (row, 1), dates->date, cause);
  return FALSE;
}

static gboolean
is_same (DossierStatement *row, const DossierDated *dated)
{
  if (dated->text == NULL)
    return dossier_statement_is_null (row, 2) && dossier_statement_is_null (row, 3)
           && dossier_statement_is_null (row, 4);
  return strcmp (dossier_statement_get_text (row, 2), dated->text) == 0
         && !dossier_statement_is_null (row, 3) && !dossier_statement_is_null (row, 4)
         && dossier_statement_get_int (row, 3) == dated->day_min
         && dossier_statement_get_int (row, 4) == dated->day_max;
}

static gboolean
write_date (DossierStatement *update, gint64 id, const DossierDated *dated, GError **error)
{
  gboolean ok;

  if (dated->text != NULL)
    {
      dossier_statement_bind_text (update, 1, dated->text);
      dossier_statement_bind_int (update, 2, dated->day_min);
      dossier_statement_bind_int (update, 3, dated->day_max);
    }
  else
    for (int i = 1; i <= 3; i++)
      dossier_statement_bind_null (update, i);
  dossier_statement_bind_int (update, 4, id);
  ok = dossier_statement_step (update, error) == DOSSIER_STEP_DONE;
  dossier_statement_reset (update);
  return ok;
}

static gboolean
settle (DossierCurationStage *stage, const Dates *dates, GError **error)
{
  gboolean has_days = dates->min != NULL;
  g_autofree char *list =
      has_days
          ? g_strdup_printf (
              "SELECT line, c_id, c_%1$s, c_%2$s, c_%3$s FROM \"%4$s\" WHERE c_%1$s IS NOT NULL "
              "OR c_%2$s IS NOT NULL OR c_%3$s IS NOT NULL",
              dates->date, dates->min, dates->max, dates->table)
          : g_strdup_printf ("SELECT line, c_id, c_%1$s FROM \"%2$s\" WHERE c_%1$s IS NOT NULL",
                             dates->date, dates->table);
  g_autofree char *change =
      has_days ? g_strdup_printf ("UPDATE \"%s\" SET c_%s = ?, c_%s = ?, c_%s = ? WHERE c_id = ?",
                                  dates->table, dates->date, dates->min, dates->max)
               : NULL;
  g_autoptr (DossierStatement) rows = dossier_database_query (stage->database, error, list, "");
  g_autoptr (DossierStatement) update =
      has_days ? dossier_database_query (stage->database, error, change, "") : NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (rows == NULL || (has_days && update == NULL))
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      g_auto (DossierDated) dated = { NULL };
      g_autoptr (GError) problem = NULL;

      if (!dossier_dated_parse (dossier_statement_get_text (rows, 2), &dated, &problem))
        return refuse (stage, dates, rows, problem, error);
      if (has_days && !is_same (rows, &dated)
          && !write_date (update, dossier_statement_get_int (rows, 1), &dated, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
is_days (const DossierCatalogTable *table, guint i)
{
  const DossierCatalogColumn *min, *max;

  if (i + 2 >= table->columns->len)
    return FALSE;
  min = g_ptr_array_index (table->columns, i + 1);
  max = g_ptr_array_index (table->columns, i + 2);
  return g_str_has_suffix (min->name, "_min") && g_str_has_suffix (max->name, "_max");
}

/* A date with its days is told by the two columns behind it; the others are these. */
static gboolean
is_alone (const char *column)
{
  static const char *const columns[] = { "edtf_proposed", "edtf_from_text", "planned", NULL };

  return g_strv_contains (columns, column);
}

static gboolean
settle_table (DossierCurationStage *stage, const DossierCatalogTable *table, GError **error)
{
  for (guint i = 1; i < table->columns->len; i++)
    {
      const DossierCatalogColumn *column = g_ptr_array_index (table->columns, i);
      Dates dates = { .table = table->table->name, .date = column->name };

      if (column->type != 't')
        continue;
      if (is_days (table, i))
        {
          dates.min = ((DossierCatalogColumn *) table->columns->pdata[i + 1])->name;
          dates.max = ((DossierCatalogColumn *) table->columns->pdata[i + 2])->name;
        }
      else if (!is_alone (column->name))
        continue;
      if (!settle (stage, &dates, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_curation_settle_dates:
 * @stage: a stage with a whole file
 *
 * Sets the days beside each date to those that follow from it. The stage's thread.
 *
 * Returns: FALSE with BAD_INPUT that names file, line, record and what is no date
 */
gboolean
dossier_curation_settle_dates (DossierCurationStage *stage, GError **error)
{
  for (guint i = 0; i < stage->catalog->tables->len; i++)
    if (!settle_table (stage, g_ptr_array_index (stage->catalog->tables, i), error))
      return FALSE;
  return TRUE;
}
