#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/date-anchor.h"
#include "corpus/date-verbs.h"
#include "corpus/dated.h"
#include "corpus/forget.h"
#include "corpus/link.h"
#include "corpus/participant.h"
#include "corpus/target.h"
#include "corpus/verb.h"

static const char *const event_texts[] = {
  "kind",         "kind",         "factuality",     "factuality",     "resolution", "resolution",
  "place-text",   "place_text",   "code",           "code",           "note",       "note",
  "outside-date", "outside_date", "outside-source", "outside_source", NULL,
};

static gboolean
check_title (const char *title, GError **error)
{
  if (title[0] != '\0')
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("An event needs a title"));
  return FALSE;
}

static gboolean
set_title (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  g_autofree char *title = g_strstrip (g_strdup (dossier_args_get_text (args, "title")));

  return check_title (title, error)
         && dossier_act_update (act, error, "event", event, "title", "t", title);
}

/* A date beside the analyst's own: what the text supports, what was planned. */
static gboolean
write_other_date (DossierAct *act, GVariant *args, gint64 event, const char *key,
                  const char *column, GError **error)
{
  g_auto (DossierDated) dated = { NULL };

  return !dossier_args_has (args, key)
         || (dossier_dated_parse (dossier_args_get_text (args, key), &dated, error)
             && dossier_act_update (act, error, "event", event, column, "t", dated.text));
}

static gboolean
write_part_of (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  gint64 whole = dossier_args_get_id (args, "part-of");
  gint64 loops = 0;

  if (!dossier_args_has (args, "part-of"))
    return TRUE;
  if (whole != 0
      && !dossier_database_get_int (
          dossier_act_get_database (act), &loops, error,
          "WITH RECURSIVE up (id) AS (VALUES (?1) UNION "
          "SELECT e.part_of FROM up JOIN event e ON e.id = up.id WHERE e.part_of IS NOT NULL) "
          "SELECT count(*) FROM up WHERE id = ?2",
          "ii", whole, event))
    return FALSE;
  if (loops > 0)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("An event cannot be part of itself, nor of one of its own parts"));
      return FALSE;
    }
  return dossier_act_update (act, error, "event", event, "part_of", "I", whole);
}

/* What was worked out from the date follows it. */
static gboolean
write_date (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  return !dossier_args_has (args, "edtf")
         || (dossier_dated_write (act, "event", event, "edtf", "day_min", "day_max",
                                  dossier_args_get_text (args, "edtf"), error)
             && dossier_anchor_follow (act, DOSSIER_ANCHOR_EVENT, event, error));
}

static gboolean
write_fields (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  const char *status = dossier_args_get_text (args, "status");

  return dossier_record_set_texts (act, args, "event", event, event_texts, error)
         && write_other_date (act, args, event, "edtf-from-text", "edtf_from_text", error)
         && write_other_date (act, args, event, "planned", "planned", error)
         && (status == NULL || status[0] == '\0'
             || dossier_act_update (act, error, "event", event, "status", "t", status))
         && (!dossier_args_has (args, "place")
             || dossier_act_update (act, error, "event", event, "place", "I",
                                    dossier_args_get_id (args, "place")))
         && write_part_of (act, args, event, error) && write_date (act, args, event, error);
}

static gboolean
add_evidence (DossierAct *act, GVariant *args, gint64 event, gint64 *evidence, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 passage = dossier_target_passage (act, args, error);
  gint64 position;

  if (passage == 0)
    return FALSE;
  if (dossier_database_get_int (database, evidence, NULL,
                                "SELECT id FROM evidence WHERE record = ? AND passage = ?", "ii",
                                event, passage))
    return TRUE;
  if (!dossier_database_get_int (
          database, &position, error,
          "SELECT coalesce (max (position), -1) + 1 FROM evidence WHERE record = ?", "i", event))
    return FALSE;
  *evidence = dossier_act_insert (act, error, "evidence", "record, passage, position", "iii", event,
                                  passage, position);
  return *evidence != 0;
}

static gboolean
add_participants (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  g_autoptr (GVariant) all = dossier_args_dup_value (args, "participants", "a(xss)");
  GVariantIter iter;
  gint64 actor;
  const char *role, *polarity;

  if (all == NULL)
    return TRUE;
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(x&s&s)", &actor, &role, &polarity))
    if (dossier_participant_insert (act, event, actor, role, polarity, error) == 0)
      return FALSE;
  return TRUE;
}

/* Says once that an expression tells when the event is. */
static gboolean
add_date (DossierAct *act, gint64 event, gint64 date, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autofree char *type = dossier_record_name (act, "date_expression", "type", date, error);
  gint64 value;

  if (type == NULL)
    return FALSE;
  if (dossier_database_get_int (database, &value, NULL,
                                "SELECT id FROM event_date WHERE event = ? AND date_expression = ?",
                                "ii", event, date))
    return TRUE;
  return dossier_database_get_int (
             database, &value, error,
             "SELECT coalesce (max (position), -1) + 1 FROM event_date WHERE event = ?", "i", event)
         && dossier_act_insert (act, error, "event_date", "event, date_expression, position", "iii",
                                event, date, value)
                != 0;
}

static gboolean
add_dates (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  g_autoptr (GArray) dates = dossier_args_dup_ids (args, "dates");

  for (guint i = 0; i < dates->len; i++)
    if (!add_date (act, event, g_array_index (dates, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* A suggestion that the event took its date from is a date from now on. The first says when; the
 * others are what it is counted from. */
static gboolean
accept_dates (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  g_autoptr (GVariant) dates = dossier_args_dup_value (args, "accept", "aa{sv}");
  g_autoptr (GArray) ids = NULL;

  if (dates == NULL)
    return TRUE;
  ids = dossier_dates_accept (act, dossier_args_get_id (args, "revision"), dates, error);
  return ids != NULL && add_date (act, event, g_array_index (ids, gint64, 0), error);
}

static gboolean
link_accounts (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  g_autoptr (GArray) others = dossier_args_dup_ids (args, "same-as");

  for (guint i = 0; i < others->len; i++)
    if (dossier_link_insert (act, DOSSIER_LINK_SAME_EVENT, event, g_array_index (others, gint64, i),
                             error)
        == 0)
      return FALSE;
  return TRUE;
}

static gboolean
create (DossierAct *act, GVariant *args, GError **error)
{
  g_autofree char *title = g_strstrip (g_strdup (dossier_args_get_text (args, "title")));
  gint64 evidence = 0;
  gint64 event;

  if (!check_title (title, error))
    return FALSE;
  event = dossier_act_insert (act, error, "event", "title", "t", title);
  if (event == 0 || !write_fields (act, args, event, error)
      || !add_participants (act, args, event, error) || !add_dates (act, args, event, error)
      || !accept_dates (act, args, event, error) || !link_accounts (act, args, event, error)
      || (dossier_args_get_id (args, "revision") != 0
          && !add_evidence (act, args, event, &evidence, error)))
    return FALSE;
  dossier_act_set_label (act, _ ("New event “%s”"), title);
  dossier_act_set_subject (act, event);
  dossier_act_return (act, "id", g_variant_new_int64 (event));
  return TRUE;
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change event “%s”"), title);
  dossier_act_set_subject (act, event);
  return write_fields (act, args, event, error)
         && (!dossier_args_has (args, "title") || set_title (act, args, event, error));
}

static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Delete event “%s”"), title);
  return dossier_forget (act, "event", event, error);
}

static gboolean
evidence_add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);
  gint64 evidence = 0;

  if (title == NULL || !add_evidence (act, args, event, &evidence, error)
      || !add_dates (act, args, event, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Evidence for “%s”"), title);
  dossier_act_set_subject (act, event);
  dossier_act_return (act, "id", g_variant_new_int64 (evidence));
  return TRUE;
}

static gboolean
evidence_remove (DossierAct *act, GVariant *args, GError **error)
{
  dossier_act_set_label (act, _ ("Remove evidence"));
  return dossier_forget (act, "evidence", dossier_args_get_id (args, "evidence"), error);
}

static gboolean
event_date_add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);

  if (title == NULL || !add_date (act, event, dossier_args_get_id (args, "date"), error))
    return FALSE;
  dossier_act_set_label (act, _ ("Date in the text for “%s”"), title);
  dossier_act_set_subject (act, event);
  return TRUE;
}

static gboolean
event_date_remove (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("No date in the text for “%s”"), title);
  dossier_act_set_subject (act, event);
  return dossier_act_run (act, error,
                          "DELETE FROM event_date WHERE event = ? AND date_expression = ?", "ii",
                          event, dossier_args_get_id (args, "date"));
}

#define EVENT_FIELDS                                                                               \
  { "kind", "s" }, { "status", "s" }, { "factuality", "s" }, { "edtf", "s" },                      \
      { "edtf-from-text", "s" }, { "planned", "s" }, { "resolution", "s" }, { "place", "x" },      \
      { "place-text", "s" }, { "code", "s" }, { "outside-date", "s" }, { "outside-source", "s" },  \
      { "part-of", "x" },                                                                          \
  {                                                                                                \
    "note", "s"                                                                                    \
  }
const DossierVerb dossier_event_verbs[] = {
  /* With a target that passage becomes the first evidence. participants: actor, role, polarity;
   * dates: expressions that say when; accept: suggestions that do, as for date.accept; same-as: other accounts of it, which stay as they are. */
  { "event.create", create,
    DOSSIER_PARAMETERS ({ "title", "s", TRUE }, EVENT_FIELDS, { "participants", "a(xss)" },
                        { "dates", "ax" }, { "accept", "aa{sv}" }, { "same-as", "ax" },
                        DOSSIER_TARGET_PARAMETERS_OPTIONAL) },
  { "event.set", set, DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "title", "s" }, EVENT_FIELDS) },
  { "event.delete", delete, DOSSIER_PARAMETERS ({ "event", "x", TRUE }) },
  { "event.add-evidence", evidence_add,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "dates", "ax" }, DOSSIER_TARGET_PARAMETERS) },
  { "event.remove-evidence", evidence_remove, DOSSIER_PARAMETERS ({ "evidence", "x", TRUE }) },
  { "event.add-date", event_date_add,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "date", "x", TRUE }) },
  { "event.remove-date", event_date_remove,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "date", "x", TRUE }) },
  { NULL },
};
