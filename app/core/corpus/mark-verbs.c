#include <glib/gi18n-lib.h>

#include <string.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/passage.h"
#include "corpus/target.h"
#include "corpus/verb.h"

/* What stands on a passage of its own and is a mark on the page. */
static const char *const tables[] = { "highlight", "mention", "date_expression", "claim" };

/* "Check later" has no words of its own: it is about the record that has them. */
static gint64
follow_to_record (DossierDatabase *database, gint64 mark)
{
  gint64 record;

  return dossier_database_get_int (database, &record, NULL,
                                   "SELECT record FROM follow_up WHERE id = ?", "i", mark)
             ? record
             : mark;
}

static const char *
find_table (DossierDatabase *database, gint64 mark, GError **error)
{
  g_autofree char *kind =
      dossier_database_get_text (database, NULL, "SELECT kind FROM record WHERE id = ?", "i", mark);

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (tables); i++)
    if (strcmp (kind, tables[i]) == 0)
      return tables[i];
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                       _ ("Cannot move the ends of this mark: it is no longer in the dossier"));
  return NULL;
}

/* Gives a mark other words of the same text. What else stands on the old ones stays there. */
static gboolean
resize (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 mark = follow_to_record (database, dossier_args_get_id (args, "mark"));
  const char *table = find_table (database, mark, error);
  gint64 old_passage;
  gint64 revision;
  gint64 passage;
  g_autofree char *sql = NULL;
  g_autofree char *excerpt = NULL;

  if (table == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT passage FROM %s WHERE id = ?", table);
  if (!dossier_database_get_int (database, &old_passage, error, sql, "i", mark)
      || !dossier_database_get_int (database, &revision, error,
                                    "SELECT revision FROM passage WHERE id = ?", "i", old_passage))
    return FALSE;
  excerpt = dossier_target_excerpt (act, old_passage);
  passage = dossier_passage_make (act, revision, dossier_args_get_id (args, "start"),
                                  dossier_args_get_id (args, "end"), error);
  if (passage == 0)
    return FALSE;
  dossier_act_set_label (act, _ ("Move the ends of “%s”"), excerpt);
  dossier_act_set_subject (act, mark);
  return passage == old_passage
         || (dossier_act_update (act, error, table, mark, "passage", "i", passage)
             && dossier_forget_passage_if_unused (act, old_passage, error));
}

const DossierVerb dossier_mark_verbs[] = {
  /* mark: a highlight, mention, date, claim or follow-up. */
  { "mark.resize", resize,
    DOSSIER_PARAMETERS ({ "mark", "x", TRUE }, { "start", "x", TRUE }, { "end", "x", TRUE }) },
  { NULL },
};
