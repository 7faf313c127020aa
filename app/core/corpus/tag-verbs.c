#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/tag-path.h"
#include "corpus/tag-place.h"
#include "corpus/verb.h"
#include "model/tag-colour.h"

static gboolean
check_colour (gint64 colour, GError **error)
{
  if (colour >= 0 && colour < DOSSIER_N_TAG_COLOURS)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("There is no tag colour %" PRId64 ": they go from 0 to %d"), colour,
               DOSSIER_N_TAG_COLOURS - 1);
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (stripped[0] != '\0' && g_utf8_strlen (stripped, -1) <= 200)
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       stripped[0] == '\0' ? _ ("A tag needs a name")
                                           : _ ("The name of a tag has at most 200 characters"));
  return FALSE;
}

static char *
get_name (DossierDatabase *database, gint64 tag, GError **error)
{
  char *name =
      dossier_database_get_text (database, NULL, "SELECT name FROM tag WHERE id = ?", "i", tag);

  if (name == NULL)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The tag is no longer in the dossier"));
  return name;
}

/* The colour that is used least, so that new tags are told apart without asking. */
static gint64
free_colour (DossierDatabase *database)
{
  gint64 best = 0;
  gint64 fewest = G_MAXINT64;

  for (gint64 colour = 0; colour < DOSSIER_N_TAG_COLOURS; colour++)
    {
      gint64 n;
      if (dossier_database_get_int (database, &n, NULL, "SELECT count(*) FROM tag WHERE colour = ?",
                                    "i", colour)
          && n < fewest)
        {
          best = colour;
          fewest = n;
        }
    }
  return best;
}

/* A digit belongs to one tag; given anew, it leaves the one that had it. */
static gboolean
take_digit (DossierAct *act, gint64 digit, gint64 except, GError **error)
{
  if (digit < 0 || digit > 9)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("The key of a tag is a digit from 1 to 9"));
      return FALSE;
    }
  return digit == 0
         || dossier_act_run (act, error, "UPDATE tag SET digit = NULL WHERE digit = ? AND id <> ?",
                             "ii", digit, except);
}

static gint64
free_digit (DossierDatabase *database)
{
  for (gint64 digit = 1; digit <= 9; digit++)
    {
      gint64 id;
      if (!dossier_database_get_int (database, &id, NULL, "SELECT id FROM tag WHERE digit = ?", "i",
                                     digit))
        return digit;
    }
  return 0;
}

static gint64
insert (DossierAct *act, GVariant *args, gint64 parent, const char *name, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 colour = dossier_args_has (args, "colour") ? dossier_args_get_id (args, "colour")
                                                    : free_colour (database);
  gint64 digit = dossier_args_has (args, "digit") ? dossier_args_get_id (args, "digit")
                                                  : free_digit (database);
  gint64 position;

  if (!check_name (name, error) || !check_colour (colour, error)
      || !dossier_tag_check_place (database, 0, parent, error)
      || !dossier_tag_check_unique (database, name, parent, 0, error)
      || !take_digit (act, digit, 0, error)
      || !dossier_tag_next_position (database, parent, &position, error))
    return 0;
  return dossier_act_insert (
      act, error, "tag", "parent, name, colour, digit, description, position", "ItiIti", parent,
      name, colour, digit, dossier_args_get_text (args, "description"), position);
}

/**
 * dossier_tag_create:
 * @parent: 0 for the top
 *
 * Returns: a new tag with the colour that is used least and the next free digit; 0 with @error.
 *   Store's thread.
 */
gint64
dossier_tag_create (DossierAct *act, gint64 parent, const char *name, GError **error)
{
  g_autoptr (GVariant) args = g_variant_ref_sink (dossier_args_new (NULL, NULL));

  return insert (act, args, parent, name, error);
}

static gboolean
create (DossierAct *act, GVariant *args, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (dossier_args_get_text (args, "name")));
  gint64 id = insert (act, args, dossier_args_get_id (args, "parent"), name, error);

  dossier_act_set_label (act, _ ("New tag “%s”"), name);
  dossier_act_set_subject (act, id);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  return id != 0;
}

/* A tag by path, made where it is missing. */
static gboolean
ensure (DossierAct *act, GVariant *args, GError **error)
{
  const char *path = dossier_args_get_text (args, "path");
  gint64 id = dossier_tag_path_ensure (act, path, error);

  dossier_act_set_label (act, _ ("New tag “%s”"), path);
  dossier_act_set_subject (act, id);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  return id != 0;
}

static gboolean
rename_tag (DossierAct *act, GVariant *args, gint64 tag, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autofree char *name = g_strstrip (g_strdup (dossier_args_get_text (args, "name")));
  gint64 parent;

  return check_name (name, error)
         && dossier_database_get_int (database, &parent, error,
                                      "SELECT parent FROM tag WHERE id = ?", "i", tag)
         && dossier_tag_check_unique (database, name, parent, tag, error)
         && dossier_act_update (act, error, "tag", tag, "name", "t", name);
}

static gboolean
set_digit (DossierAct *act, GVariant *args, gint64 tag, GError **error)
{
  gint64 digit = dossier_args_get_id (args, "digit");

  return take_digit (act, digit, tag, error)
         && dossier_act_update (act, error, "tag", tag, "digit", "I", digit);
}

static gboolean
set_description (DossierAct *act, GVariant *args, gint64 tag, GError **error)
{
  const char *description = dossier_args_get_text (args, "description");

  return dossier_act_update (act, error, "tag", tag, "description", "t",
                             description[0] != '\0' ? description : NULL);
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 tag = dossier_args_get_id (args, "tag");
  gint64 colour = dossier_args_get_id (args, "colour");
  g_autofree char *name = get_name (dossier_act_get_database (act), tag, error);

  if (name == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change tag “%s”"), name);
  dossier_act_set_subject (act, tag);
  return (!dossier_args_has (args, "name") || rename_tag (act, args, tag, error))
         && (!dossier_args_has (args, "digit") || set_digit (act, args, tag, error))
         && (!dossier_args_has (args, "description") || set_description (act, args, tag, error))
         && (!dossier_args_has (args, "colour")
             || (check_colour (colour, error)
                 && dossier_act_update (act, error, "tag", tag, "colour", "i", colour)));
}

/* Two tags of one name must not come to stand beside each other. */
static gboolean
check_children (DossierDatabase *database, gint64 from, gint64 into, GError **error)
{
  g_autofree char *name = dossier_database_get_text (
      database, NULL,
      "SELECT a.name FROM tag a JOIN tag b ON b.parent = ?2 AND b.name = a.name COLLATE NOCASE "
      "WHERE a.parent = ?1 AND b.id <> ?1 LIMIT 1",
      "ii", from, into);

  if (name == NULL)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE,
               _ ("Both have a tag “%s” below them: merge or rename these first"), name);
  return FALSE;
}

/* A saved timeline that has lanes of both keeps one of them. */
static gboolean
move_lanes (DossierAct *act, gint64 from, gint64 into, GError **error)
{
  return dossier_act_run (act, error,
                          "DELETE FROM timeline_lane WHERE record = ?1 AND timeline IN "
                          "(SELECT timeline FROM timeline_lane WHERE record = ?2)",
                          "ii", from, into)
         && dossier_act_run (act, error, "UPDATE timeline_lane SET record = ?2 WHERE record = ?1",
                             "ii", from, into);
}

/* Passages that carry both tags keep one of them. */
static gboolean
move_uses (DossierAct *act, gint64 from, gint64 into, GError **error)
{
  return dossier_act_run (act, error,
                          "DELETE FROM highlight_tag WHERE tag = ?1 AND highlight IN "
                          "(SELECT highlight FROM highlight_tag WHERE tag = ?2)",
                          "ii", from, into)
         && dossier_act_run (act, error, "UPDATE highlight_tag SET tag = ?2 WHERE tag = ?1", "ii",
                             from, into)
         && dossier_act_run (act, error, "UPDATE tag SET parent = ?2 WHERE parent = ?1", "ii", from,
                             into)
         && move_lanes (act, from, into, error);
}

static gboolean
merge (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 from = dossier_args_get_id (args, "tag");
  gint64 into = dossier_args_get_id (args, "into");
  g_autofree char *name = get_name (database, from, error);
  g_autofree char *into_name = name != NULL ? get_name (database, into, error) : NULL;

  if (into_name == NULL || !dossier_tag_check_place (database, from, into, error)
      || !check_children (database, from, into, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Merge tag “%s” into “%s”"), name, into_name);
  dossier_act_set_subject (act, into);
  return move_uses (act, from, into, error) && dossier_forget (act, "tag", from, error);
}

/* A highlight stays when its last tag goes: the words were marked by hand. */
static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 tag = dossier_args_get_id (args, "tag");
  g_autofree char *name = get_name (dossier_act_get_database (act), tag, error);

  if (name == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Delete tag “%s”"), name);
  return dossier_forget (act, "tag", tag, error);
}

const DossierVerb dossier_tag_verbs[] = {
  { "tag.create", create,
    DOSSIER_PARAMETERS ({ "name", "s", TRUE }, { "parent", "x" }, { "colour", "x" },
                        { "digit", "x" }, { "description", "s" }) },
  { "tag.ensure", ensure, DOSSIER_PARAMETERS ({ "path", "s", TRUE }) },
  { "tag.set", set,
    DOSSIER_PARAMETERS ({ "tag", "x", TRUE }, { "name", "s" }, { "colour", "x" }, { "digit", "x" },
                        { "description", "s" }) },
  /* Without a position it comes last. */
  { "tag.move", dossier_tag_move,
    DOSSIER_PARAMETERS ({ "tag", "x", TRUE }, { "parent", "x" }, { "position", "x" }) },
  /* to: up, down, nest (below the one above it), unnest (behind its parent). */
  { "tag.shift", dossier_tag_shift,
    DOSSIER_PARAMETERS ({ "tag", "x", TRUE }, { "to", "s", TRUE }) },
  { "tag.merge", merge, DOSSIER_PARAMETERS ({ "tag", "x", TRUE }, { "into", "x", TRUE }) },
  { "tag.delete", delete, DOSSIER_PARAMETERS ({ "tag", "x", TRUE }) },
  { NULL },
};
