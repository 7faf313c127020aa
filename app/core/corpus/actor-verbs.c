#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/dated.h"
#include "corpus/forget.h"
#include "corpus/passage.h"
#include "corpus/target.h"
#include "corpus/verb.h"

static gboolean
check_name (const char *name, GError **error)
{
  if (name[0] != '\0' && g_utf8_strlen (name, -1) <= 300)
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       name[0] == '\0' ? _ ("An actor needs a name")
                                       : _ ("The name of an actor has at most 300 characters"));
  return FALSE;
}

static gboolean
has_name (DossierDatabase *database, gint64 actor, const char *text)
{
  gint64 id;

  return dossier_database_get_int (database, &id, NULL,
                                   "SELECT id FROM actor_name WHERE actor = ? AND text = ?", "it",
                                   actor, text);
}

static gboolean
add_name (DossierAct *act, gint64 actor, const char *text, const char *class, GError **error)
{
  return has_name (dossier_act_get_database (act), actor, text)
         || dossier_act_insert (act, error, "actor_name", "actor, text, class", "itt", actor, text,
                                class)
                != 0;
}

/* The words that name an actor become one of its names, so that they are found again. */
static gint64
add_mention (DossierAct *act, GVariant *args, gint64 actor, GError **error)
{
  const char *class = dossier_args_get_text (args, "class");
  const char *sense = dossier_args_get_text (args, "sense");
  gint64 passage = dossier_target_passage (act, args, error);
  g_autofree char *quote = NULL;

  if (passage == 0)
    return 0;
  quote = dossier_database_get_text (dossier_act_get_database (act), error,
                                     "SELECT quote FROM passage WHERE id = ?", "i", passage);
  if (quote == NULL
      || (actor != 0 && g_utf8_strlen (quote, -1) <= 100
          && !add_name (act, actor, quote, class != NULL ? class : "name", error)))
    return 0;
  return dossier_act_insert (act, error, "mention", "passage, actor, class, sense, made_at",
                             "iItti", passage, actor, class != NULL ? class : "name",
                             sense != NULL ? sense : "actor", dossier_act_get_time (act));
}

static gboolean
create (DossierAct *act, GVariant *args, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (dossier_args_get_text (args, "name")));
  const char *kind = dossier_args_get_text (args, "kind");
  gint64 mention = 0;
  gint64 actor;

  if (!check_name (name, error))
    return FALSE;
  actor = dossier_act_insert (act, error, "actor", "kind, name, note", "ttt",
                              kind != NULL ? kind : "person", name,
                              dossier_args_get_text (args, "note"));
  if (actor == 0 || !add_name (act, actor, name, "name", error))
    return FALSE;
  if (dossier_args_get_id (args, "revision") != 0)
    {
      mention = add_mention (act, args, actor, error);
      if (mention == 0)
        return FALSE;
    }
  dossier_act_set_label (act, _ ("New actor “%s”"), name);
  dossier_act_set_subject (act, actor);
  dossier_act_return (act, "id", g_variant_new_int64 (actor));
  dossier_act_return (act, "mention", g_variant_new_int64 (mention));
  return TRUE;
}

static gboolean
rename_actor (DossierAct *act, GVariant *args, gint64 actor, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (dossier_args_get_text (args, "name")));

  return check_name (name, error)
         && dossier_act_update (act, error, "actor", actor, "name", "t", name)
         && add_name (act, actor, name, "name", error);
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  static const char *const texts[] = { "qid",  "qid",  "qid-checked", "qid_checked",
                                       "note", "note", NULL };
  gint64 actor = dossier_args_get_id (args, "actor");
  const char *kind = dossier_args_get_text (args, "kind");
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);

  if (name == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change actor “%s”"), name);
  dossier_act_set_subject (act, actor);
  return dossier_record_set_texts (act, args, "actor", actor, texts, error)
         && (!dossier_args_has (args, "name") || rename_actor (act, args, actor, error))
         && (kind == NULL || kind[0] == '\0'
             || dossier_act_update (act, error, "actor", actor, "kind", "t", kind));
}

static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 actor = dossier_args_get_id (args, "actor");
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);

  if (name == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Delete actor “%s”"), name);
  return dossier_forget (act, "actor", actor, error);
}

/* A merge moves nothing: views read the actor that one was merged into, so that it can be taken
 * back years later with every mention where it was. The way is always one step long. */
static gboolean
merge (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 actor = dossier_args_get_id (args, "actor");
  gint64 into = dossier_args_get_id (args, "into");
  gint64 beyond;
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);
  g_autofree char *into_name =
      name != NULL ? dossier_record_name (act, "actor", "name", into, error) : NULL;

  if (into_name == NULL
      || !dossier_database_get_int (database, &beyond, error,
                                    "SELECT merged_into FROM actor WHERE id = ?", "i", into))
    return FALSE;
  if (beyond != 0)
    into = beyond;
  if (into == actor)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("An actor cannot be merged into itself"));
      return FALSE;
    }
  dossier_act_set_label (act, _ ("Merge actor “%s” into “%s”"), name, into_name);
  dossier_act_set_subject (act, into);
  return dossier_act_run (act, error, "UPDATE actor SET merged_into = ?2 WHERE merged_into = ?1",
                          "ii", actor, into)
         && dossier_act_update (act, error, "actor", actor, "merged_into", "i", into);
}

static gboolean
unmerge (DossierAct *act, GVariant *args, GError **error)
{
  gint64 actor = dossier_args_get_id (args, "actor");
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);

  if (name == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Take actor “%s” out of its merge"), name);
  dossier_act_set_subject (act, actor);
  return dossier_act_update (act, error, "actor", actor, "merged_into", "I", (gint64) 0);
}

static gboolean
name_add (DossierAct *act, GVariant *args, GError **error)
{
  const char *class = dossier_args_get_text (args, "class");
  const char *sense = dossier_args_get_text (args, "sense");
  const char *language = dossier_args_get_text (args, "language");
  g_autofree char *text = g_strstrip (g_strdup (dossier_args_get_text (args, "text")));
  gint64 actor = dossier_args_get_id (args, "actor");
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);
  gint64 id;

  if (name == NULL || !check_name (text, error))
    return FALSE;
  id = dossier_act_insert (act, error, "actor_name", "actor, text, class, sense, language", "itttt",
                           actor, text, class != NULL ? class : "name",
                           sense != NULL ? sense : "actor", language);
  dossier_act_set_label (act, _ ("Name “%s” for “%s”"), text, name);
  dossier_act_set_subject (act, actor);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  return id != 0
         && dossier_dated_write (act, "actor_name", id, "valid", "valid_min", "valid_max",
                                 dossier_args_get_text (args, "valid"), error);
}

static gboolean
name_remove (DossierAct *act, GVariant *args, GError **error)
{
  gint64 id = dossier_args_get_id (args, "name");
  g_autofree char *text = dossier_record_name (act, "actor_name", "text", id, error);

  if (text == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Remove the name “%s”"), text);
  return dossier_forget (act, "actor_name", id, error);
}

static gboolean
mention_add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 actor = dossier_args_get_id (args, "actor");
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);
  gint64 id = name != NULL ? add_mention (act, args, actor, error) : 0;

  dossier_act_set_label (act, _ ("Mention of “%s”"), name != NULL ? name : "");
  dossier_act_set_subject (act, id);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  return id != 0;
}

static gboolean
mention_set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 id = dossier_args_get_id (args, "mention");
  gint64 actor = dossier_args_get_id (args, "actor");
  const char *sense = dossier_args_get_text (args, "sense");
  const char *class = dossier_args_get_text (args, "class");
  g_autofree char *known = dossier_record_name (act, "mention", "class", id, error);

  if (known == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change a mention"));
  dossier_act_set_subject (act, id);
  return (actor == 0 || dossier_act_update (act, error, "mention", id, "actor", "i", actor))
         && (sense == NULL || dossier_act_update (act, error, "mention", id, "sense", "t", sense))
         && (class == NULL || dossier_act_update (act, error, "mention", id, "class", "t", class));
}

static gboolean
mention_delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 id = dossier_args_get_id (args, "mention");
  g_autofree char *known = dossier_record_name (act, "mention", "class", id, error);

  if (known == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Remove a mention"));
  return dossier_forget (act, "mention", id, error);
}

static gboolean
write_role (DossierAct *act, GVariant *args, gint64 role, GError **error)
{
  static const char *const texts[] = { "source-line", "source_line", "note", "note", NULL };
  const char *source = dossier_args_get_text (args, "valid-source");
  const char *title = dossier_args_get_text (args, "title");

  return dossier_record_set_texts (act, args, "role", role, texts, error)
         && (title == NULL || title[0] == '\0'
             || dossier_act_update (act, error, "role", role, "title", "t", title))
         && (source == NULL
             || dossier_act_update (act, error, "role", role, "valid_source", "t", source))
         && (!dossier_args_has (args, "of")
             || dossier_act_update (act, error, "role", role, "of_actor", "I",
                                    dossier_args_get_id (args, "of")))
         && (!dossier_args_has (args, "valid")
             || dossier_dated_write (act, "role", role, "valid", "valid_min", "valid_max",
                                     dossier_args_get_text (args, "valid"), error));
}

static gboolean
role_add (DossierAct *act, GVariant *args, GError **error)
{
  gint64 actor = dossier_args_get_id (args, "actor");
  const char *title = dossier_args_get_text (args, "title");
  g_autofree char *name = dossier_record_name (act, "actor", "name", actor, error);
  gint64 role;

  if (name == NULL)
    return FALSE;
  role = dossier_act_insert (act, error, "role", "actor, title", "it", actor, title);
  dossier_act_set_label (act, _ ("Role “%s” of “%s”"), title, name);
  dossier_act_set_subject (act, actor);
  dossier_act_return (act, "id", g_variant_new_int64 (role));
  return role != 0 && write_role (act, args, role, error);
}

static gboolean
role_set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 role = dossier_args_get_id (args, "role");
  g_autofree char *title = dossier_record_name (act, "role", "title", role, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change role “%s”"), title);
  return write_role (act, args, role, error);
}

static gboolean
role_delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 role = dossier_args_get_id (args, "role");
  g_autofree char *title = dossier_record_name (act, "role", "title", role, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Remove role “%s”"), title);
  return dossier_forget (act, "role", role, error);
}

const DossierVerb dossier_actor_verbs[] = {
  /* With a target the selected words become a mention as well. Returns id and mention. */
  { "actor.create", create,
    DOSSIER_PARAMETERS ({ "name", "s", TRUE }, { "kind", "s" }, { "note", "s" }, { "class", "s" },
                        { "sense", "s" }, DOSSIER_TARGET_PARAMETERS_OPTIONAL) },
  { "actor.set", set,
    DOSSIER_PARAMETERS ({ "actor", "x", TRUE }, { "name", "s" }, { "kind", "s" }, { "qid", "s" },
                        { "qid-checked", "s" }, { "note", "s" }) },
  { "actor.delete", delete, DOSSIER_PARAMETERS ({ "actor", "x", TRUE }) },
  { "actor.merge", merge, DOSSIER_PARAMETERS ({ "actor", "x", TRUE }, { "into", "x", TRUE }) },
  { "actor.unmerge", unmerge, DOSSIER_PARAMETERS ({ "actor", "x", TRUE }) },
  { "name.add", name_add,
    DOSSIER_PARAMETERS ({ "actor", "x", TRUE }, { "text", "s", TRUE }, { "class", "s" },
                        { "sense", "s" }, { "language", "s" }, { "valid", "s" }) },
  { "name.remove", name_remove, DOSSIER_PARAMETERS ({ "name", "x", TRUE }) },
  { "mention.add", mention_add,
    DOSSIER_PARAMETERS (DOSSIER_TARGET_PARAMETERS, { "actor", "x", TRUE }, { "class", "s" },
                        { "sense", "s" }) },
  { "mention.set", mention_set,
    DOSSIER_PARAMETERS ({ "mention", "x", TRUE }, { "actor", "x" }, { "sense", "s" },
                        { "class", "s" }) },
  { "mention.delete", mention_delete, DOSSIER_PARAMETERS ({ "mention", "x", TRUE }) },
  { "role.add", role_add,
    DOSSIER_PARAMETERS ({ "actor", "x", TRUE }, { "title", "s", TRUE }, { "of", "x" },
                        { "valid", "s" }, { "valid-source", "s" }, { "source-line", "s" },
                        { "note", "s" }) },
  { "role.set", role_set,
    DOSSIER_PARAMETERS ({ "role", "x", TRUE }, { "title", "s" }, { "of", "x" }, { "valid", "s" },
                        { "valid-source", "s" }, { "source-line", "s" }, { "note", "s" }) },
  { "role.delete", role_delete, DOSSIER_PARAMETERS ({ "role", "x", TRUE }) },
  { NULL },
};
