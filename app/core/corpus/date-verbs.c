#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/date-anchor.h"
#include "corpus/date-verbs.h"
#include "corpus/dated.h"
#include "corpus/forget.h"
#include "corpus/passage.h"
#include "corpus/target.h"
#include "corpus/verb.h"

/* More than that at once is no act of a person. */
#define MAX_ACCEPTED 20000

static gboolean
write_anchor (DossierAct *act, const char *kind, gint64 anchor, gint64 date, GError **error)
{
  return dossier_anchor_check (act, date, kind, anchor, error)
         && dossier_act_update (act, error, "date_expression", date, "anchor_kind, anchor", "tI",
                                kind != NULL && kind[0] != '\0' ? kind : NULL, anchor)
         && dossier_anchor_propose_again (act, date, error);
}

/* What the program saw, with all of the text around it, is better than what is worked out again. */
static gboolean
write_proposed (DossierAct *act, const char *proposed, gint64 date, GError **error)
{
  g_auto (DossierDated) dated = { NULL };

  return dossier_dated_parse (proposed, &dated, error)
         && (dated.text != NULL
                 ? dossier_act_update (act, error, "date_expression", date, "edtf_proposed", "t",
                                       dated.text)
                 : dossier_act_run (act, error,
                                    "UPDATE date_expression SET edtf_proposed = NULL "
                                    "WHERE id = ?",
                                    "i", date));
}

static gboolean
write_type (DossierAct *act, const char *type, gint64 date, GError **error)
{
  static const char *const types[] = { "DATE", "TIME", "DURATION", "SET", NULL };

  if (type == NULL)
    return TRUE;
  if (!g_strv_contains (types, type))
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("“%s” is no type of a date: it is DATE, TIME, DURATION or SET"), type);
      return FALSE;
    }
  return dossier_act_update (act, error, "date_expression", date, "type", "t", type);
}

/* @anchor: the record that @args means */
static gboolean
write_date (DossierAct *act, GVariant *args, gint64 anchor, gint64 date, GError **error)
{
  static const char *const texts[] = { "anchor-text", "anchor_text", "rule", "rule", NULL };

  return dossier_record_set_texts (act, args, "date_expression", date, texts, error)
         && write_type (act, dossier_args_get_text (args, "type"), date, error)
         && ((!dossier_args_has (args, "anchor-kind") && anchor == 0)
             || write_anchor (act, dossier_args_get_text (args, "anchor-kind"), anchor, date,
                              error))
         && (!dossier_args_has (args, "proposed")
             || write_proposed (act, dossier_args_get_text (args, "proposed"), date, error))
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
forget_rejection (DossierAct *act, gint64 passage, GError **error)
{
  return dossier_act_run (act, error,
                          "DELETE FROM decision WHERE record = ? "
                          "AND kind = '" DOSSIER_DECISION_NO_DATE "'",
                          "i", passage);
}

/* The expression on a passage, made if there is none. */
static gint64
take_date (DossierAct *act, gint64 passage, GError **error)
{
  gint64 date = find_date (dossier_act_get_database (act), passage);

  if (!forget_rejection (act, passage, error))
    return 0;
  return date != 0 ? date
                   : dossier_act_insert (act, error, "date_expression", "passage", "i", passage);
}

static gboolean
add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 passage = dossier_target_passage (act, args, error);
  g_autofree char *excerpt = passage != 0 ? dossier_target_excerpt (act, passage) : NULL;
  gint64 date = passage != 0 ? take_date (act, passage, error) : 0;

  if (date == 0)
    return FALSE;
  dossier_act_set_label (act, _ ("Date “%s”"), excerpt);
  dossier_act_set_subject (act, date);
  dossier_act_return (act, "id", g_variant_new_int64 (date));
  return write_date (act, args, dossier_args_get_id (args, "anchor"), date, error);
}

/* The rows first, because one date may be counted from another of them. */
static GArray *
take_dates (DossierAct *act, gint64 revision, GVariant *dates, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < g_variant_n_children (dates); i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (dates, i);
      gint64 passage = dossier_passage_make (act, revision, dossier_args_get_id (one, "start"),
                                             dossier_args_get_id (one, "end"), error);
      gint64 date = passage != 0 ? take_date (act, passage, error) : 0;

      if (date == 0)
        return NULL;
      if (i == 0)
        {
          g_autofree char *excerpt = dossier_target_excerpt (act, passage);
          gsize more = g_variant_n_children (dates) - 1;

          if (more == 0)
            dossier_act_set_label (act, _ ("Date “%s”"), excerpt);
          else
            dossier_act_set_label (
                act, ngettext ("Date “%s” and %u more", "Date “%s” and %u more", (gulong) more),
                excerpt, (guint) more);
          dossier_act_set_subject (act, date);
        }
      g_array_append_val (ids, date);
    }
  return g_steal_pointer (&ids);
}

/* What a date of a list is counted from: a record, or another one of the list. */
static gboolean
find_anchor (GVariant *one, GArray *ids, gint64 *anchor, GError **error)
{
  gint64 at = dossier_args_get_id (one, "anchor-at");

  *anchor = dossier_args_get_id (one, "anchor");
  if (!dossier_args_has (one, "anchor-at"))
    return TRUE;
  if (at < 0 || at >= (gint64) ids->len)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("A date is counted from one that is not in the list"));
      return FALSE;
    }
  *anchor = g_array_index (ids, gint64, at);
  return TRUE;
}

/* Of a step over many texts each act knows how far it is; the last one names it. */
static void
name_step (DossierAct *act, GVariant *args, guint n_here)
{
  const char *like = dossier_args_get_text (args, "like");
  gint64 n = CLAMP (dossier_args_get_id (args, "before"), 0, G_MAXINT32) + n_here;

  if (like == NULL)
    return;
  dossier_act_set_label (act,
                         ngettext ("%u date like “%s” in all articles",
                                   "%u dates like “%s” in all articles", (gulong) n),
                         (guint) n, like);
}

/**
 * dossier_dates_accept:
 * @revision: the text
 * @dates: what was suggested, as for date.accept
 *
 * Records dates that were suggested, within an act; its label and subject are of the first.
 *
 * Returns: (transfer full) (element-type gint64): their ids in the order of @dates; NULL with
 *   DOSSIER_ERROR_BAD_INPUT where the list cannot be read, or with an error of the store.
 */
GArray *
dossier_dates_accept (DossierAct *act, gint64 revision, GVariant *dates, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (g_variant_n_children (dates) == 0 || g_variant_n_children (dates) > MAX_ACCEPTED)
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("Between one and %u dates can be accepted at once"), MAX_ACCEPTED);
      return NULL;
    }
  ids = take_dates (act, revision, dates, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (dates, i);
      gint64 anchor;

      if (!find_anchor (one, ids, &anchor, error)
          || !write_date (act, one, anchor, g_array_index (ids, gint64, i), error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
accept (DossierAct *act, GVariant *args, GError **error)
{
  g_autoptr (GVariant) dates = dossier_args_dup_value (args, "dates", "aa{sv}");
  g_autoptr (GArray) ids =
      dossier_dates_accept (act, dossier_args_get_id (args, "revision"), dates, error);

  if (ids == NULL)
    return FALSE;
  name_step (act, args, ids->len);
  dossier_act_return (act, "id", g_variant_new_int64 (g_array_index (ids, gint64, 0)));
  dossier_act_return (act, "ids",
                      dossier_args_ids ((const gint64 *) (gpointer) ids->data, ids->len));
  return TRUE;
}

static gboolean
reject (DossierAct *act, GVariant *args, GError **error)
{
  const char *reason = dossier_args_get_text (args, "reason");
  gint64 passage = dossier_target_passage (act, args, error);
  g_autofree char *excerpt = passage != 0 ? dossier_target_excerpt (act, passage) : NULL;

  if (passage == 0 || !forget_rejection (act, passage, error))
    return FALSE;
  dossier_act_set_label (act, _ ("No date: “%s”"), excerpt);
  dossier_act_set_subject (act, passage);
  return dossier_act_insert (act, error, "decision", "kind, record, reason, made_at", "titi",
                             DOSSIER_DECISION_NO_DATE, passage,
                             reason != NULL && reason[0] != '\0' ? reason : NULL,
                             dossier_act_get_time (act))
         != 0;
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
  return write_date (act, args, dossier_args_get_id (args, "anchor"), date, error);
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
 * anchor that nothing is worked out from. proposed: the value that the program saw. */
#define DATE_FIELDS                                                                                \
  { "edtf", "s" }, { "proposed", "s" }, { "anchor-kind", "s" }, { "anchor", "x" },                 \
      { "anchor-text", "s" }, { "rule", "s" },                                                     \
  {                                                                                                \
    "type", "s"                                                                                    \
  }

/* date.accept: each of dates has start, end and the fields of a date; "anchor-at" instead of
 * "anchor" is the number of another one in the list. like: words that a person accepted with all
 * like them in the dossier; before: so many were accepted in the same step. */
const DossierVerb dossier_date_verbs[] = {
  { "date.add", add, DOSSIER_PARAMETERS (DOSSIER_TARGET_PARAMETERS, DATE_FIELDS) },
  { "date.accept", accept,
    DOSSIER_PARAMETERS ({ "revision", "x", TRUE }, { "dates", "aa{sv}", TRUE }, { "like", "s" },
                        { "before", "x" }) },
  { "date.reject", reject, DOSSIER_PARAMETERS (DOSSIER_TARGET_PARAMETERS, { "reason", "s" }) },
  { "date.set", set, DOSSIER_PARAMETERS ({ "date", "x", TRUE }, DATE_FIELDS) },
  { "date.delete", delete, DOSSIER_PARAMETERS ({ "date", "x", TRUE }) },
  { NULL },
};
