#include <glib/gi18n-lib.h>

#include "corpus/date-anchor.h"
#include "corpus/dated.h"
#include "corpus/forget.h"
#include "corpus/target.h"
#include "corpus/verb.h"

static gboolean
write_anchor (DossierAct *act, GVariant *args, gint64 date, GError **error)
{
  const char *kind = dossier_args_get_text (args, "anchor-kind");
  gint64 anchor = dossier_args_get_id (args, "anchor");

  if (!dossier_args_has (args, "anchor") && !dossier_args_has (args, "anchor-kind"))
    return TRUE;
  return dossier_anchor_check (act, date, kind, anchor, error)
         && dossier_act_update (act, error, "date_expression", date, "anchor_kind, anchor", "tI",
                                kind != NULL && kind[0] != '\0' ? kind : NULL, anchor)
         && dossier_anchor_propose_again (act, date, error);
}

static gboolean
write_date (DossierAct *act, GVariant *args, gint64 date, GError **error)
{
  static const char *const texts[] = { "anchor-text", "anchor_text", "rule", "rule", NULL };

  return dossier_record_set_texts (act, args, "date_expression", date, texts, error)
         && write_anchor (act, args, date, error)
         && (!dossier_args_has (args, "edtf")
             || (dossier_dated_write (act, "date_expression", date, "edtf", "day_min", "day_max",
                                      dossier_args_get_text (args, "edtf"), error)
                 && dossier_anchor_follow (act, DOSSIER_ANCHOR_DATE, date, error)));
}

static gint64
find_date (DossierDatabase *database, gint64 passage)
{
  gint64 id;

  return dossier_database_get_int (database, &id, NULL,
                                   "SELECT id FROM date_expression WHERE passage = ?", "i", passage)
             ? id
             : 0;
}

static gboolean
add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 passage = dossier_target_passage (act, args, error);
  g_autofree char *excerpt = passage != 0 ? dossier_target_excerpt (act, passage) : NULL;
  gint64 date;

  if (passage == 0)
    return FALSE;
  date = find_date (dossier_act_get_database (act), passage);
  if (date == 0)
    date = dossier_act_insert (act, error, "date_expression", "passage", "i", passage);
  dossier_act_set_label (act, _ ("Date “%s”"), excerpt);
  dossier_act_set_subject (act, date);
  dossier_act_return (act, "id", g_variant_new_int64 (date));
  return date != 0 && write_date (act, args, date, error);
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 date = dossier_args_get_id (args, "date");
  g_autofree char *type = dossier_record_name (act, "date_expression", "type", date, error);

  if (type == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change a date"));
  dossier_act_set_subject (act, date);
  return write_date (act, args, date, error);
}

static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 date = dossier_args_get_id (args, "date");
  g_autofree char *type = dossier_record_name (act, "date_expression", "type", date, error);

  if (type == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Remove a date"));
  return dossier_forget (act, "date_expression", date, error);
}

/* anchor-kind: "publication", "date" or "event", the last two with the anchor; other words say an
 * anchor that nothing is worked out from. */
#define DATE_FIELDS                                                                                \
  { "edtf", "s" }, { "anchor-kind", "s" }, { "anchor", "x" }, { "anchor-text", "s" },              \
  {                                                                                                \
    "rule", "s"                                                                                    \
  }

const DossierVerb dossier_date_verbs[] = {
  { "date.add", add, DOSSIER_PARAMETERS (DOSSIER_TARGET_PARAMETERS, DATE_FIELDS) },
  { "date.set", set, DOSSIER_PARAMETERS ({ "date", "x", TRUE }, DATE_FIELDS) },
  { "date.delete", delete, DOSSIER_PARAMETERS ({ "date", "x", TRUE }) },
  { NULL },
};
