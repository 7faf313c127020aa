#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/passage.h"
#include "corpus/tag-path.h"
#include "corpus/verb.h"

#define EXCERPT_LENGTH 40

static char *
get_excerpt (DossierDatabase *database, gint64 highlight, GError **error)
{
  g_autofree char *quote = dossier_database_get_text (
      database, NULL,
      "SELECT p.quote FROM highlight h JOIN passage p ON p.id = h.passage WHERE h.id = ?", "i",
      highlight);

  if (quote == NULL)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The highlight is no longer in the dossier"));
      return NULL;
    }
  return dossier_passage_excerpt (quote, EXCERPT_LENGTH);
}

static gint64
find_highlight (DossierDatabase *database, gint64 passage)
{
  gint64 id;

  if (!dossier_database_get_int (database, &id, NULL,
                                 "SELECT id FROM highlight WHERE passage = ? ORDER BY id", "i",
                                 passage))
    return 0;
  return id;
}

static gboolean
add_tag (DossierAct *act, gint64 highlight, gint64 tag, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gint64 found;
  gint64 position;

  /* By the highlight, which has few tags: the tag may have ten thousand highlights. */
  if (dossier_database_get_int (database, &found, NULL,
                                "SELECT id FROM highlight_tag WHERE highlight = ? AND +tag = ?",
                                "ii", highlight, tag))
    return TRUE;
  if (!dossier_database_get_int (database, &found, NULL, "SELECT id FROM tag WHERE id = ?", "i",
                                 tag))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The tag is no longer in the dossier"));
      return FALSE;
    }
  return dossier_database_get_int (
             database, &position, error,
             "SELECT coalesce (max (position), -1) + 1 FROM highlight_tag WHERE highlight = ?", "i",
             highlight)
         && dossier_act_insert (act, error, "highlight_tag", "highlight, tag, position", "iii",
                                highlight, tag, position)
                != 0;
}

/* Tags by name, as "Trade/Grain": those that are not there yet are made in the same act. */
static gboolean
add_new_tags (DossierAct *act, gint64 highlight, GVariant *args, GError **error)
{
  g_autoptr (GVariant) paths = dossier_args_dup_value (args, "tag-paths", "as");
  g_autofree const char **texts = paths != NULL ? g_variant_get_strv (paths, NULL) : NULL;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      gint64 new_tag = dossier_tag_path_ensure (act, texts[i], error);

      if (new_tag == 0 || !add_tag (act, highlight, new_tag, error))
        return FALSE;
      dossier_act_return (act, "tag", g_variant_new_int64 (new_tag));
    }
  return TRUE;
}

static gboolean
add_tags (DossierAct *act, gint64 highlight, GVariant *args, GError **error)
{
  g_autoptr (GArray) tags = dossier_args_dup_ids (args, "tags");

  for (guint i = 0; i < tags->len; i++)
    if (!add_tag (act, highlight, g_array_index (tags, gint64, i), error))
      return FALSE;
  return add_new_tags (act, highlight, args, error);
}

static void
label_with_tags (DossierAct *act, GVariant *args, gint64 highlight)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autoptr (GArray) tags = dossier_args_dup_ids (args, "tags");
  g_autofree char *excerpt = get_excerpt (database, highlight, NULL);
  g_autofree char *name = NULL;

  if (tags->len > 0 || dossier_args_has (args, "tag"))
    name = dossier_database_get_text (database, NULL, "SELECT name FROM tag WHERE id = ?", "i",
                                      tags->len > 0 ? g_array_index (tags, gint64, 0)
                                                    : dossier_args_get_id (args, "tag"));
  else if (dossier_args_has (args, "tag-paths"))
    name = dossier_database_get_text (database, NULL,
                                      "SELECT t.name FROM highlight_tag x JOIN tag t "
                                      "ON t.id = x.tag WHERE x.highlight = ? "
                                      "ORDER BY x.position DESC LIMIT 1",
                                      "i", highlight);
  if (name != NULL)
    dossier_act_set_label (act, _ ("Tag “%s” on “%s”"), name, excerpt);
  else
    dossier_act_set_label (act, _ ("Highlight “%s”"), excerpt);
  dossier_act_set_subject (act, highlight);
  dossier_act_return (act, "id", g_variant_new_int64 (highlight));
}

/* Words that are highlighted already gain the tags: one mark, not two on top of each other. */
static gboolean
add (DossierAct *act, GVariant *args, GError **error)
{
  const char *text = dossier_args_get_text (args, "comment");
  const char *comment = text != NULL && text[0] != '\0' ? text : NULL;
  gint64 passage = dossier_passage_make (act, dossier_args_get_id (args, "revision"),
                                         dossier_args_get_id (args, "start"),
                                         dossier_args_get_id (args, "end"), error);
  gint64 highlight;

  if (passage == 0)
    return FALSE;
  highlight = find_highlight (dossier_act_get_database (act), passage);
  if (highlight == 0)
    highlight = dossier_act_insert (act, error, "highlight", "passage, comment, author, made_at",
                                    "itti", passage, comment, dossier_act_get_author (act),
                                    dossier_act_get_time (act));
  else if (text != NULL
           && !dossier_act_update (act, error, "highlight", highlight, "comment", "t", comment))
    return FALSE;
  if (highlight == 0 || !add_tags (act, highlight, args, error))
    return FALSE;

  label_with_tags (act, args, highlight);
  return TRUE;
}

static gint64
highlight_at (DossierAct *act, gint64 revision, gint64 start, gint64 end, GError **error)
{
  gint64 passage = dossier_passage_make (act, revision, start, end, error);
  gint64 highlight;

  if (passage == 0)
    return 0;
  highlight = find_highlight (dossier_act_get_database (act), passage);
  if (highlight != 0)
    return highlight;
  return dossier_act_insert (act, error, "highlight", "passage, author, made_at", "iti", passage,
                             dossier_act_get_author (act), dossier_act_get_time (act));
}

/* Many places in one act: what a person ticked in a list of occurrences. */
static gboolean
add_many (DossierAct *act, GVariant *args, GError **error)
{
  g_autoptr (GVariant) places = dossier_args_dup_value (args, "places", "a(xxx)");
  gsize n = g_variant_n_children (places);
  gint64 highlight = 0;

  for (gsize i = 0; i < n; i++)
    {
      gint64 revision;
      gint64 start;
      gint64 end;

      g_variant_get_child (places, i, "(xxx)", &revision, &start, &end);
      highlight = highlight_at (act, revision, start, end, error);
      if (highlight == 0 || !add_tags (act, highlight, args, error))
        return FALSE;
    }
  if (n == 1)
    label_with_tags (act, args, highlight);
  else
    dossier_act_set_label (act, ngettext ("Mark %u passage", "Mark %u passages", (guint) n),
                           (guint) n);
  return TRUE;
}

/* Several at once, in one act. */
static gboolean
tag_all (DossierAct *act, GVariant *args, GError **error)
{
  g_autoptr (GArray) highlights = dossier_args_dup_ids (args, "highlights");

  for (guint i = 0; i < highlights->len; i++)
    {
      gint64 highlight = g_array_index (highlights, gint64, i);
      g_autofree char *excerpt = get_excerpt (dossier_act_get_database (act), highlight, error);

      if (excerpt == NULL || !add_tags (act, highlight, args, error))
        return FALSE;
      if (i == 0)
        label_with_tags (act, args, highlight);
    }
  if (highlights->len > 1)
    dossier_act_set_label (act, ngettext ("Tag %u passage", "Tag %u passages", highlights->len),
                           highlights->len);
  return TRUE;
}

static gboolean
tag (DossierAct *act, GVariant *args, GError **error)
{
  gint64 highlight = dossier_args_get_id (args, "highlight");
  g_autofree char *excerpt = NULL;

  if (dossier_args_has (args, "highlights"))
    return tag_all (act, args, error);
  excerpt = get_excerpt (dossier_act_get_database (act), highlight, error);
  if (excerpt == NULL || !add_tags (act, highlight, args, error))
    return FALSE;
  label_with_tags (act, args, highlight);
  return TRUE;
}

static gboolean
take_off (DossierAct *act, gint64 highlight, gint64 tag_id, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autofree char *excerpt = get_excerpt (database, highlight, error);
  g_autofree char *name = NULL;

  if (excerpt == NULL)
    return FALSE;
  name =
      dossier_database_get_text (database, NULL, "SELECT name FROM tag WHERE id = ?", "i", tag_id);
  dossier_act_set_label (act, _ ("Take tag “%s” off “%s”"), name != NULL ? name : "", excerpt);
  dossier_act_set_subject (act, highlight);
  return dossier_act_run (act, error, "DELETE FROM highlight_tag WHERE highlight = ? AND +tag = ?",
                          "ii", highlight, tag_id);
}

static gboolean
untag (DossierAct *act, GVariant *args, GError **error)
{
  return take_off (act, dossier_args_get_id (args, "highlight"), dossier_args_get_id (args, "tag"),
                   error);
}

/* The same key puts a tag on some words and takes it off again; the highlight stays. Returns id,
 * and tag if it is on now. */
static gboolean
toggle (DossierAct *act, GVariant *args, GError **error)
{
  gint64 revision = dossier_args_get_id (args, "revision");
  gint64 start = dossier_args_get_id (args, "start");
  gint64 end = dossier_args_get_id (args, "end");
  gint64 tag_id = dossier_args_get_id (args, "tag");
  gint64 highlight;

  if (dossier_database_get_int (dossier_act_get_database (act), &highlight, NULL,
                                "SELECT h.id FROM passage p JOIN highlight h ON h.passage = p.id "
                                "JOIN highlight_tag x ON x.highlight = h.id WHERE p.revision = ? "
                                "AND p.start_at = ? AND p.end_at = ? AND x.tag = ? ORDER BY h.id",
                                "iiii", revision, start, end, tag_id))
    {
      dossier_act_return (act, "id", g_variant_new_int64 (highlight));
      return take_off (act, highlight, tag_id, error);
    }
  highlight = highlight_at (act, revision, start, end, error);
  if (highlight == 0 || !add_tag (act, highlight, tag_id, error))
    return FALSE;
  dossier_act_return (act, "tag", g_variant_new_int64 (tag_id));
  label_with_tags (act, args, highlight);
  return TRUE;
}

static gboolean
comment (DossierAct *act, GVariant *args, GError **error)
{
  gint64 highlight = dossier_args_get_id (args, "highlight");
  const char *text = dossier_args_get_text (args, "comment");
  g_autofree char *excerpt = get_excerpt (dossier_act_get_database (act), highlight, error);

  if (excerpt == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Comment on “%s”"), excerpt);
  dossier_act_set_subject (act, highlight);
  return dossier_act_update (act, error, "highlight", highlight, "comment", "t",
                             text[0] != '\0' ? text : NULL);
}

static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 highlight = dossier_args_get_id (args, "highlight");
  g_autofree char *excerpt = get_excerpt (dossier_act_get_database (act), highlight, error);

  if (excerpt == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Unmark “%s”"), excerpt);
  return dossier_forget (act, "highlight", highlight, error);
}

const DossierVerb dossier_highlight_verbs[] = {
  { "highlight.add", add,
    DOSSIER_PARAMETERS ({ "revision", "x", TRUE }, { "start", "x", TRUE }, { "end", "x", TRUE },
                        { "tags", "ax" }, { "tag-paths", "as" }, { "comment", "s" }) },
  { "highlight.add-many", add_many,
    DOSSIER_PARAMETERS ({ "places", "a(xxx)", TRUE }, { "tags", "ax" }, { "tag-paths", "as" }) },
  { "highlight.tag", tag,
    DOSSIER_PARAMETERS ({ "highlight", "x" }, { "highlights", "ax" }, { "tags", "ax" },
                        { "tag-paths", "as" }) },
  { "highlight.toggle", toggle,
    DOSSIER_PARAMETERS ({ "revision", "x", TRUE }, { "start", "x", TRUE }, { "end", "x", TRUE },
                        { "tag", "x", TRUE }) },
  { "highlight.untag", untag,
    DOSSIER_PARAMETERS ({ "highlight", "x", TRUE }, { "tag", "x", TRUE }) },
  { "highlight.comment", comment,
    DOSSIER_PARAMETERS ({ "highlight", "x", TRUE }, { "comment", "s", TRUE }) },
  { "highlight.delete", delete, DOSSIER_PARAMETERS ({ "highlight", "x", TRUE }) },
  { NULL },
};
