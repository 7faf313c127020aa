#include "corpus/tag-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/tag-path.h"
#include "corpus/target.h"

/**
 * dossier_tag_check_unique:
 * @parent: 0 for the top
 * @except: a tag that may have the name
 *
 * A name is unique under its parent. The verbs keep that, not a constraint: copies that are merged
 * later, and swaps of two names, would run into one.
 */
gboolean
dossier_tag_check_unique (DossierDatabase *database, const char *name, gint64 parent, gint64 except,
                          GError **error)
{
  gint64 id;

  if (!dossier_database_get_int (
          database, &id, NULL,
          "SELECT id FROM tag WHERE name = ? COLLATE NOCASE AND parent IS ? AND id <> ?", "tIi",
          name, parent, except))
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE,
               _ ("There is a tag “%s” in this place already"), name);
  return FALSE;
}

/**
 * dossier_tag_next_position:
 * @position: (out): behind the last child of @parent
 */
gboolean
dossier_tag_next_position (DossierDatabase *database, gint64 parent, gint64 *position,
                           GError **error)
{
  return dossier_database_get_int (
      database, position, error,
      "SELECT coalesce (max (position), -1) + 1 FROM tag WHERE parent IS ?", "I", parent);
}

/* How many levels @tag and what is below it take; 1 for a tag that is not there yet. */
static gboolean
get_height (DossierDatabase *database, gint64 tag, gint64 *height, GError **error)
{
  return dossier_database_get_int (
      database, height, error,
      "WITH RECURSIVE below (id, level) AS (SELECT ?1, 1 UNION ALL "
      "SELECT t.id, level + 1 FROM below b JOIN tag t ON t.parent = b.id WHERE level <= ?2) "
      "SELECT max (level) FROM below",
      "ii", tag, (gint64) DOSSIER_TAG_MAX_DEPTH);
}

/**
 * dossier_tag_check_place:
 * @tag: 0 for a new one
 * @parent: below which @tag shall stand, 0 for the top
 *
 * Returns: FALSE with @error when the tree would have a ring or be too deep
 */
gboolean
dossier_tag_check_place (DossierDatabase *database, gint64 tag, gint64 parent, GError **error)
{
  gint64 above = parent;
  gint64 height;

  if (!get_height (database, tag, &height, error))
    return FALSE;
  for (gint64 depth = height; above != 0 && depth < DOSSIER_TAG_MAX_DEPTH; depth++)
    {
      if (above == tag)
        {
          g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                               _ ("A tag cannot stand under itself"));
          return FALSE;
        }
      if (!dossier_database_get_int (database, &above, error, "SELECT parent FROM tag WHERE id = ?",
                                     "i", above))
        return FALSE;
    }
  if (above == 0)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Tags can be nested %d levels deep"), DOSSIER_TAG_MAX_DEPTH);
  return FALSE;
}

static gboolean
place (DossierAct *act, gint64 tag, gint64 parent, gint64 position, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autofree char *name = dossier_record_name (act, "tag", "name", tag, error);

  if (name == NULL || !dossier_tag_check_place (database, tag, parent, error)
      || !dossier_tag_check_unique (database, name, parent, tag, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Move tag “%s”"), name);
  dossier_act_set_subject (act, tag);
  return dossier_act_run (act, error,
                          "UPDATE tag SET position = position + 1 "
                          "WHERE parent IS ? AND position >= ? AND id <> ?",
                          "Iii", parent, position, tag)
         && dossier_act_update (act, error, "tag", tag, "parent, position", "Ii", parent, position);
}

/**
 * dossier_tag_move:
 *
 * The verb tag.move.
 */
gboolean
dossier_tag_move (DossierAct *act, GVariant *args, GError **error)
{
  gint64 parent = dossier_args_get_id (args, "parent");
  gint64 position = dossier_args_get_id (args, "position");

  if (!dossier_args_has (args, "position")
      && !dossier_tag_next_position (dossier_act_get_database (act), parent, &position, error))
    return FALSE;
  return place (act, dossier_args_get_id (args, "tag"), parent, CLAMP (position, 0, G_MAXINT32),
                error);
}

/* The tag beside another one; 0 at the end of its row. */
static gint64
find_neighbour (DossierDatabase *database, gint64 tag, gboolean above)
{
  gint64 id = 0;

  dossier_database_get_int (database, &id, NULL,
                            above ? "SELECT b.id FROM tag a JOIN tag b ON b.parent IS a.parent "
                                    "WHERE a.id = ? AND (b.position, b.id) < (a.position, a.id) "
                                    "ORDER BY b.position DESC, b.id DESC LIMIT 1"
                                  : "SELECT b.id FROM tag a JOIN tag b ON b.parent IS a.parent "
                                    "WHERE a.id = ? AND (b.position, b.id) > (a.position, a.id) "
                                    "ORDER BY b.position, b.id LIMIT 1",
                            "i", tag);
  return id;
}

/* Beside @other: in its place, or behind it. */
static gboolean
place_beside (DossierAct *act, gint64 tag, gint64 other, gboolean behind, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 parent, position;

  return dossier_database_get_int (database, &parent, error, "SELECT parent FROM tag WHERE id = ?",
                                   "i", other)
         && dossier_database_get_int (database, &position, error,
                                      "SELECT position FROM tag WHERE id = ?", "i", other)
         && place (act, tag, parent, position + (behind ? 1 : 0), error);
}

/**
 * dossier_tag_shift:
 *
 * The verb tag.shift: one step by keyboard. Where there is no room for the step nothing changes.
 */
gboolean
dossier_tag_shift (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  const char *to = dossier_args_get_text (args, "to");
  gint64 tag = dossier_args_get_id (args, "tag");
  gint64 other = 0;
  gint64 position;

  if (strcmp (to, "up") == 0 || strcmp (to, "down") == 0)
    {
      other = find_neighbour (database, tag, to[0] == 'u');
      return other == 0 || place_beside (act, tag, other, to[0] == 'd', error);
    }
  if (strcmp (to, "nest") == 0)
    {
      other = find_neighbour (database, tag, TRUE);
      return other == 0
             || (dossier_tag_next_position (database, other, &position, error)
                 && place (act, tag, other, position, error));
    }
  if (strcmp (to, "unnest") == 0)
    return dossier_database_get_int (database, &other, error, "SELECT parent FROM tag WHERE id = ?",
                                     "i", tag)
           && (other == 0 || place_beside (act, tag, other, TRUE, error));
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("A tag cannot be moved to “%s”: there are up, down, nest and unnest"), to);
  return FALSE;
}
