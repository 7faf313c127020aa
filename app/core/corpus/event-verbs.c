#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/dated.h"
#include "corpus/forget.h"
#include "corpus/target.h"
#include "corpus/verb.h"

static const char *const event_texts[] = {
  "kind",    "kind",    "factuality",   "factuality",   "edtf-from-text", "edtf_from_text",
  "planned", "planned", "resolution",   "resolution",   "place-text",     "place_text",
  "code",    "code",    "outside-date", "outside_date", "outside-source", "outside_source",
  "note",    "note",    NULL,
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

static gboolean
write_fields (DossierAct *act, GVariant *args, gint64 event, GError **error)
{
  const char *status = dossier_args_get_text (args, "status");

  return dossier_record_set_texts (act, args, "event", event, event_texts, error)
         && (status == NULL || status[0] == '\0'
             || dossier_act_update (act, error, "event", event, "status", "t", status))
         && (!dossier_args_has (args, "place")
             || dossier_act_update (act, error, "event", event, "place", "I",
                                    dossier_args_get_id (args, "place")))
         && (!dossier_args_has (args, "part-of")
             || dossier_act_update (act, error, "event", event, "part_of", "I",
                                    dossier_args_get_id (args, "part-of")))
         && (!dossier_args_has (args, "edtf")
             || dossier_dated_write (act, "event", event, "edtf", "day_min", "day_max",
                                     dossier_args_get_text (args, "edtf"), error));
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
  g_autoptr (GArray) actors = dossier_args_dup_ids (args, "participants");

  for (gint64 i = 0; i < actors->len; i++)
    {
      gint64 actor = g_array_index (actors, gint64, i);
      g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);

      if (name == NULL
          || dossier_act_insert (act, error, "participant", "event, actor, polarity, position",
                                 "iiti", event, actor, "+", i)
                 == 0)
        return FALSE;
    }
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
      || !add_participants (act, args, event, error)
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

  if (title == NULL || !add_evidence (act, args, event, &evidence, error))
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
participant_add (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 event = dossier_args_get_id (args, "event");
  gint64 actor = dossier_args_get_id (args, "actor");
  const char *polarity = dossier_args_get_text (args, "polarity");
  gint64 position;
  gint64 id;
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);
  g_autofree char *name =
      title != NULL ? dossier_record_name (act, "actor", "name", actor, error) : NULL;

  if (name == NULL
      || !dossier_database_get_int (
          database, &position, error,
          "SELECT coalesce (max (position), -1) + 1 FROM participant WHERE event = ?", "i", event))
    return FALSE;
  id = dossier_act_insert (act, error, "participant", "event, actor, role, polarity, position",
                           "iitti", event, actor, dossier_args_get_text (args, "role"),
                           polarity != NULL ? polarity : "+", position);
  dossier_act_set_label (act, _ ("“%s” in “%s”"), name, title);
  dossier_act_set_subject (act, event);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  return id != 0;
}

static gboolean
participant_remove (DossierAct *act, GVariant *args, GError **error)
{
  dossier_act_set_label (act, _ ("Remove a participant"));
  return dossier_forget (act, "participant", dossier_args_get_id (args, "participant"), error);
}

static gboolean
write_date (DossierAct *act, GVariant *args, gint64 date, GError **error)
{
  static const char *const texts[] = { "anchor-kind", "anchor_kind", "anchor-text", "anchor_text",
                                       "rule",        "rule",        NULL };

  return dossier_record_set_texts (act, args, "date_expression", date, texts, error)
         && (!dossier_args_has (args, "edtf")
             || dossier_dated_write (act, "date_expression", date, "edtf", "day_min", "day_max",
                                     dossier_args_get_text (args, "edtf"), error));
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
date_add (DossierAct *act, GVariant *args, GError **error)
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
date_set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 date = dossier_args_get_id (args, "date");
  g_autofree char *type = dossier_record_name (act, "date_expression", "type", date, error);

  if (type == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change a date"));
  dossier_act_set_subject (act, date);
  return write_date (act, args, date, error);
}

static gboolean
date_delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 date = dossier_args_get_id (args, "date");
  g_autofree char *type = dossier_record_name (act, "date_expression", "type", date, error);

  if (type == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Remove a date"));
  return dossier_forget (act, "date_expression", date, error);
}

#define EVENT_FIELDS                                                                               \
  { "kind", "s" }, { "status", "s" }, { "factuality", "s" }, { "edtf", "s" },                      \
      { "edtf-from-text", "s" }, { "planned", "s" }, { "resolution", "s" }, { "place", "x" },      \
      { "place-text", "s" }, { "code", "s" }, { "outside-date", "s" }, { "outside-source", "s" },  \
      { "part-of", "x" },                                                                          \
  {                                                                                                \
    "note", "s"                                                                                    \
  }
#define DATE_FIELDS                                                                                \
  { "edtf", "s" }, { "anchor-kind", "s" }, { "anchor-text", "s" },                                 \
  {                                                                                                \
    "rule", "s"                                                                                    \
  }

const DossierVerb dossier_event_verbs[] = {
  /* With a target that passage becomes the first evidence. */
  { "event.create", create,
    DOSSIER_PARAMETERS ({ "title", "s", TRUE }, EVENT_FIELDS, { "participants", "ax" },
                        DOSSIER_TARGET_PARAMETERS_OPTIONAL) },
  { "event.set", set, DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "title", "s" }, EVENT_FIELDS) },
  { "event.delete", delete, DOSSIER_PARAMETERS ({ "event", "x", TRUE }) },
  { "event.add-evidence", evidence_add,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, DOSSIER_TARGET_PARAMETERS) },
  { "event.remove-evidence", evidence_remove, DOSSIER_PARAMETERS ({ "evidence", "x", TRUE }) },
  { "event.add-participant", participant_add,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "actor", "x", TRUE }, { "role", "s" },
                        { "polarity", "s" }) },
  { "event.remove-participant", participant_remove,
    DOSSIER_PARAMETERS ({ "participant", "x", TRUE }) },
  { "date.add", date_add, DOSSIER_PARAMETERS (DOSSIER_TARGET_PARAMETERS, DATE_FIELDS) },
  { "date.set", date_set, DOSSIER_PARAMETERS ({ "date", "x", TRUE }, DATE_FIELDS) },
  { "date.delete", date_delete, DOSSIER_PARAMETERS ({ "date", "x", TRUE }) },
  { NULL },
};
