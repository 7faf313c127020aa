#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/target.h"
#include "corpus/timeline-read.h"
#include "corpus/verb.h"

#include <string.h>

/* A saved timeline is small; what is longer was not made by hand. */
#define MAX_LANES  1000
#define MAX_FILTER 65536

/* Lanes as they are given: record or 0, name or "", folded. */
#define LANES "a(xsb)"

static gboolean
set_bad (GError **error, const char *sentence)
{
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, sentence);
  return FALSE;
}

static gboolean
check (GVariant *args, char **name, GError **error)
{
  DossierLanesBy lanes_by;
  const char *filter = dossier_args_get_text (args, "filter");
  g_autoptr (GVariant) lanes = dossier_args_dup_value (args, "lanes", LANES);

  *name = g_strstrip (g_strdup (dossier_args_get_text (args, "name")));
  if ((*name)[0] == '\0')
    return set_bad (error, _ ("A saved timeline needs a name"));
  if (!dossier_lanes_by_from_string (dossier_args_get_text (args, "lanes-by"), &lanes_by))
    return set_bad (error,
                    _ ("A timeline has lanes by actor, tag, kind, status, place or article"));
  if (filter != NULL && strlen (filter) > MAX_FILTER)
    return set_bad (error, _ ("The filter of the timeline is too long to be saved"));
  if (lanes != NULL && g_variant_n_children (lanes) > MAX_LANES)
    return set_bad (error, _ ("A saved timeline has at most 1,000 lanes"));
  return TRUE;
}

static gboolean
add_lanes (DossierAct *act, GVariant *args, gint64 timeline, GError **error)
{
  g_autoptr (GVariant) lanes = dossier_args_dup_value (args, "lanes", LANES);
  gsize n = lanes != NULL ? g_variant_n_children (lanes) : 0;

  for (gsize i = 0; i < n; i++)
    {
      gint64 record;
      const char *name;
      gboolean folded;

      g_variant_get_child (lanes, i, "(x&sb)", &record, &name, &folded);
      if (dossier_act_insert (act, error, "timeline_lane",
                              "timeline, position, record, name, folded", "iiIti", timeline,
                              (gint64) i, record, name[0] != '\0' ? name : NULL, (gint64) folded)
          == 0)
        return FALSE;
    }
  return TRUE;
}

/* With the name of one that is there, that one is replaced. */
static gboolean
save (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  const char *filter = dossier_args_get_text (args, "filter");
  const char *lanes_by = dossier_args_get_text (args, "lanes-by");
  g_autofree char *name = NULL;
  gint64 timeline = 0;
  gint64 position;

  if (!check (args, &name, error)
      || !dossier_database_get_int (database, &position, error,
                                    "SELECT coalesce (max (position), -1) + 1 FROM timeline", ""))
    return FALSE;
  if (filter != NULL && filter[0] == '\0')
    filter = NULL;
  if (dossier_database_get_int (database, &timeline, NULL, "SELECT id FROM timeline WHERE name = ?",
                                "t", name))
    {
      if (!dossier_act_update (act, error, "timeline", timeline, "lanes_by, filter", "tt", lanes_by,
                               filter)
          || !dossier_act_delete_where (act, error, "timeline_lane", "timeline", timeline))
        return FALSE;
    }
  else
    timeline = dossier_act_insert (act, error, "timeline", "name, lanes_by, filter, position",
                                   "ttti", name, lanes_by, filter, position);
  if (timeline == 0 || !add_lanes (act, args, timeline, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Save timeline “%s”"), name);
  dossier_act_return (act, "id", g_variant_new_int64 (timeline));
  return TRUE;
}

static gboolean
rename_one (DossierAct *act, GVariant *args, GError **error)
{
  gint64 timeline = dossier_args_get_id (args, "timeline");
  g_autofree char *old = dossier_record_name (act, "timeline", "name", timeline, error);
  g_autofree char *name = g_strstrip (g_strdup (dossier_args_get_text (args, "name")));
  gint64 other;

  if (old == NULL)
    return FALSE;
  if (name[0] == '\0')
    return set_bad (error, _ ("A saved timeline needs a name"));
  if (dossier_database_get_int (dossier_act_get_database (act), &other, NULL,
                                "SELECT id FROM timeline WHERE name = ? AND id <> ?", "ti", name,
                                timeline))
    return set_bad (error, _ ("There is a timeline of that name already"));
  dossier_act_set_label (act, _ ("Rename timeline “%s”"), old);
  return dossier_act_update (act, error, "timeline", timeline, "name", "t", name);
}

static gboolean
delete_one (DossierAct *act, GVariant *args, GError **error)
{
  gint64 timeline = dossier_args_get_id (args, "timeline");
  g_autofree char *name = dossier_record_name (act, "timeline", "name", timeline, error);

  if (name == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Delete timeline “%s”"), name);
  return dossier_act_delete_where (act, error, "timeline_lane", "timeline", timeline)
         && dossier_forget (act, "timeline", timeline, error);
}

const DossierVerb dossier_timeline_verbs[] = {
  /* The filter is a dictionary as GVariant writes it, for dossier_timeline_query(). */
  { "timeline.save", save,
    DOSSIER_PARAMETERS ({ "name", "s", TRUE }, { "lanes-by", "s", TRUE }, { "filter", "s" },
                        { "lanes", LANES }) },
  { "timeline.rename", rename_one,
    DOSSIER_PARAMETERS ({ "timeline", "x", TRUE }, { "name", "s", TRUE }) },
  { "timeline.delete", delete_one, DOSSIER_PARAMETERS ({ "timeline", "x", TRUE }) },
  { NULL },
};
