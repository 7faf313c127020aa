#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/participant.h"
#include "corpus/target.h"
#include "corpus/verb.h"

static gboolean
check_polarity (const char *polarity, GError **error)
{
  if (polarity == NULL || strcmp (polarity, "+") == 0 || strcmp (polarity, "-") == 0)
    return TRUE;
  g_set_error (
      error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
      _ ("Cannot say how an actor takes part by “%s”: “+” is that it does, “-” that it does "
         "not"),
      polarity);
  return FALSE;
}

/**
 * dossier_participant_insert:
 * @event: an event that is there
 * @actor: who takes part; NOT_FOUND when it is not there
 * @role: (nullable): as what, "" and NULL for not said
 * @polarity: (nullable): "+", or "-" for who is said not to have taken part; NULL is "+"
 *
 * Puts a participant behind the others. Store's thread.
 *
 * Returns: the row's id; 0 with @error
 */
gint64
dossier_participant_insert (DossierAct *act, gint64 event, gint64 actor, const char *role,
                            const char *polarity, GError **error)
{
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);
  gint64 position;

  if (name == NULL || !check_polarity (polarity, error)
      || !dossier_database_get_int (
          dossier_act_get_database (act), &position, error,
          "SELECT coalesce (max (position), -1) + 1 FROM participant WHERE event = ?", "i", event))
    return 0;
  return dossier_act_insert (act, error, "participant", "event, actor, role, polarity, position",
                             "iitti", event, actor, role != NULL && role[0] != '\0' ? role : NULL,
                             polarity != NULL ? polarity : "+", position);
}

static gboolean
add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  gint64 actor = dossier_args_get_id (args, "actor");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);
  g_autofree char *name =
      title != NULL ? dossier_record_name (act, "actor", "name", actor, error) : NULL;
  gint64 id;

  if (name == NULL)
    return FALSE;
  id = dossier_participant_insert (act, event, actor, dossier_args_get_text (args, "role"),
                                   dossier_args_get_text (args, "polarity"), error);
  dossier_act_set_label (act, _ ("“%s” in “%s”"), name, title);
  dossier_act_set_subject (act, event);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  return id != 0;
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  static const char *const texts[] = { "role", "role", NULL };
  gint64 participant = dossier_args_get_id (args, "participant");
  const char *polarity = dossier_args_get_text (args, "polarity");
  gint64 event = 0;
  gint64 actor = 0;
  g_autofree char *name = NULL;

  if (!dossier_database_get_int (dossier_act_get_database (act), &event, error,
                                 "SELECT event FROM participant WHERE id = ?", "i", participant)
      || !dossier_database_get_int (dossier_act_get_database (act), &actor, error,
                                    "SELECT actor FROM participant WHERE id = ?", "i", participant))
    return FALSE;
  name = dossier_record_name (act, "actor", "name", actor, error);
  if (name == NULL || !check_polarity (polarity, error))
    return FALSE;
  dossier_act_set_subject (act, event);
  dossier_act_set_label (act, _ ("How “%s” takes part"), name);
  return dossier_record_set_texts (act, args, "participant", participant, texts, error)
         && (polarity == NULL
             || dossier_act_update (act, error, "participant", participant, "polarity", "t",
                                    polarity));
}

static gboolean
remove_one (DossierAct *act, GVariant *args, GError **error)
{
  dossier_act_set_label (act, _ ("Remove a participant"));
  return dossier_forget (act, "participant", dossier_args_get_id (args, "participant"), error);
}

const DossierVerb dossier_participant_verbs[] = {
  { "event.add-participant", add,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "actor", "x", TRUE }, { "role", "s" },
                        { "polarity", "s" }) },
  { "event.set-participant", set,
    DOSSIER_PARAMETERS ({ "participant", "x", TRUE }, { "role", "s" }, { "polarity", "s" }) },
  { "event.remove-participant", remove_one, DOSSIER_PARAMETERS ({ "participant", "x", TRUE }) },
  { NULL },
};
