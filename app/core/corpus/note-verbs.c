#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/target.h"
#include "corpus/verb.h"

/* The body of a note is Markdown; `[^N]` in it is the citation at position N of that note, as
 * Markdown writes footnotes: what the analyst sees is what is stored. */

static const char *
name_for (const char *title)
{
  return title != NULL && title[0] != '\0' ? title : _ ("Untitled note");
}

static gint64
make_note (DossierAct *act, const char *title, const char *body, gint64 article, GError **error)
{
  return dossier_act_insert (act, error, "note", "title, body, article, made_at, changed_at",
                             "ttIii", title != NULL ? title : "", body != NULL ? body : "", article,
                             dossier_act_get_time (act), dossier_act_get_time (act));
}

static gboolean
create (DossierAct *act, GVariant *args, GError **error)
{
  const char *title = dossier_args_get_text (args, "title");
  gint64 note = make_note (act, title, dossier_args_get_text (args, "body"),
                           dossier_args_get_id (args, "article"), error);

  dossier_act_set_label (act, _ ("New note “%s”"), name_for (title));
  dossier_act_set_subject (act, note);
  dossier_act_return (act, "id", g_variant_new_int64 (note));
  return note != 0;
}

/* A citation whose marker was deleted from the body goes with it. */
static gboolean
drop_unused_citations (DossierAct *act, gint64 note, GError **error)
{
  return dossier_act_run (act, error,
                          "DELETE FROM citation WHERE note = ?1 AND instr ("
                          "(SELECT body FROM note WHERE id = ?1), '[^' || position || ']') = 0",
                          "i", note);
}

/* What somebody else wrote meanwhile is never written over. */
static gboolean
check_base (DossierAct *act, gint64 note, const char *base, GError **error)
{
  g_autofree char *body = NULL;

  if (base == NULL)
    return TRUE;
  body = dossier_database_get_text (dossier_act_get_database (act), error,
                                    "SELECT body FROM note WHERE id = ?", "i", note);
  if (body == NULL)
    return FALSE;
  if (g_str_equal (body, base))
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                       _ ("Cannot save the note: it was changed elsewhere meanwhile"));
  return FALSE;
}

/* `base` is the body that the edit began from. While somebody writes, `keep-citations` leaves
 * those whose marker is not in the body: it may have been cut to be pasted elsewhere. */
static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 note = dossier_args_get_id (args, "note");
  const char *title = dossier_args_get_text (args, "title");
  const char *body = dossier_args_get_text (args, "body");
  g_autofree char *old_title = dossier_record_name (act, "note", "title", note, error);

  if (old_title == NULL || !check_base (act, note, dossier_args_get_text (args, "base"), error))
    return FALSE;
  dossier_act_set_label (act, _ ("Edit note “%s”"), name_for (old_title));
  dossier_act_set_subject (act, note);
  return (title == NULL || dossier_act_update (act, error, "note", note, "title", "t", title))
         && (body == NULL
             || (dossier_act_update (act, error, "note", note, "body, changed_at", "ti", body,
                                     dossier_act_get_time (act))
                 && (dossier_args_get_flag (args, "keep-citations")
                     || drop_unused_citations (act, note, error))));
}

static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 note = dossier_args_get_id (args, "note");
  g_autofree char *title = dossier_record_name (act, "note", "title", note, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Delete note “%s”"), name_for (title));
  return dossier_forget (act, "note", note, error);
}

static char *
quote_of (DossierDatabase *database, gint64 record, GError **error)
{
  char *quote = dossier_database_get_text (
      database, NULL,
      "SELECT quote FROM passage WHERE id = ?1 UNION ALL "
      "SELECT p.quote FROM highlight h JOIN passage p ON p.id = h.passage WHERE h.id = ?1 UNION "
      "ALL "
      "SELECT p.quote FROM claim c JOIN passage p ON p.id = c.passage WHERE c.id = ?1 UNION ALL "
      "SELECT title FROM event WHERE id = ?1 LIMIT 1",
      "i", record);

  if (quote == NULL)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The passage is no longer in the dossier"));
  return quote;
}

/* A quote of several lines stays one block. */
static char *
as_block_quote (const char *quote, gint64 position)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n> ", lines);

  return g_strdup_printf ("> %s [^%" G_GINT64_FORMAT "]\n", joined, position);
}

static gboolean
append_citation (DossierAct *act, gint64 note, gint64 record, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autofree char *quote = quote_of (database, record, error);
  g_autofree char *body = NULL;
  g_autofree char *block = NULL;
  g_autofree char *new_body = NULL;
  gint64 position;
  gint64 citation;

  if (quote == NULL
      || !dossier_database_get_int (
          database, &position, error,
          "SELECT coalesce (max (position), 0) + 1 FROM citation WHERE note = ?", "i", note))
    return FALSE;
  body =
      dossier_database_get_text (database, error, "SELECT body FROM note WHERE id = ?", "i", note);
  if (body == NULL)
    return FALSE;
  citation = dossier_act_insert (act, error, "citation", "note, record, position", "iii", note,
                                 record, position);
  if (citation == 0)
    return FALSE;
  block = as_block_quote (quote, position);
  g_strchomp (body);
  new_body = g_strconcat (body, body[0] != '\0' ? "\n\n" : "", block, NULL);
  return dossier_act_update (act, error, "note", note, "body, changed_at", "ti", new_body,
                             dossier_act_get_time (act));
}

static gint64
note_for_article (DossierAct *act, gint64 article, GError **error)
{
  gint64 note;

  if (dossier_database_get_int (dossier_act_get_database (act), &note, NULL,
                                "SELECT id FROM note WHERE article = ? ORDER BY made_at, id", "i",
                                article))
    return note;
  return make_note (act, "", "", article, error);
}

/* Appends a record's quote with its citation to a note, or to the note of an article, which is
 * made when there is none. Without a record the target's passage is cited. */
static gboolean
cite (DossierAct *act, GVariant *args, GError **error)
{
  gint64 record = dossier_args_get_id (args, "record");
  gint64 note = dossier_args_get_id (args, "note");

  if (record == 0)
    record = dossier_target_passage (act, args, error);
  if (note == 0 && record != 0)
    note = note_for_article (act, dossier_args_get_id (args, "article"), error);
  if (record == 0 || note == 0 || !append_citation (act, note, record, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Quote into a note"));
  dossier_act_set_subject (act, note);
  dossier_act_return (act, "note", g_variant_new_int64 (note));
  return TRUE;
}

static gint64
highlight_at (DossierAct *act, GVariant *args, GError **error)
{
  gint64 passage = dossier_target_passage (act, args, error);
  gint64 highlight;

  if (passage == 0)
    return 0;
  if (dossier_database_get_int (dossier_act_get_database (act), &highlight, NULL,
                                "SELECT id FROM highlight WHERE passage = ? ORDER BY id", "i",
                                passage))
    return highlight;
  return dossier_act_insert (act, error, "highlight", "passage, author, made_at", "iti", passage,
                             dossier_act_get_author (act), dossier_act_get_time (act));
}

static gboolean
follow_up_add (DossierAct *act, GVariant *args, GError **error)
{
  const char *line = dossier_args_get_text (args, "line");
  gint64 record = dossier_args_get_id (args, "record");
  gint64 id;

  if (record == 0)
    record = highlight_at (act, args, error);
  if (record == 0)
    return FALSE;
  if (!dossier_database_get_int (dossier_act_get_database (act), &id, NULL,
                                 "SELECT id FROM follow_up WHERE record = ? AND done = 0", "i",
                                 record))
    id = dossier_act_insert (act, error, "follow_up", "record, line, made_at", "iti", record,
                             line != NULL ? line : "", dossier_act_get_time (act));
  else if (line != NULL && !dossier_act_update (act, error, "follow_up", id, "line", "t", line))
    return FALSE;
  dossier_act_set_label (
      act, line != NULL && line[0] != '\0' ? _ ("Check later: %s") : _ ("Check later"), line);
  dossier_act_set_subject (act, record);
  dossier_act_return (act, "id", g_variant_new_int64 (id));
  dossier_act_return (act, "record", g_variant_new_int64 (record));
  return id != 0;
}

static gboolean
follow_up_set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 id = dossier_args_get_id (args, "follow-up");
  const char *line = dossier_args_get_text (args, "line");
  g_autofree char *old_line = dossier_record_name (act, "follow_up", "line", id, error);

  if (old_line == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change what to check later"));
  return (line == NULL || dossier_act_update (act, error, "follow_up", id, "line", "t", line))
         && (!dossier_args_has (args, "done")
             || dossier_act_update (act, error, "follow_up", id, "done", "i",
                                    (gint64) dossier_args_get_flag (args, "done")));
}

static gboolean
follow_up_delete (DossierAct *act, GVariant *args, GError **error)
{
  dossier_act_set_label (act, _ ("No longer check later"));
  return dossier_forget (act, "follow_up", dossier_args_get_id (args, "follow-up"), error);
}

/* The one row of facts about the dossier itself. */
static gboolean
dossier_set (DossierAct *act, GVariant *args, GError **error)
{
  const char *title = dossier_args_get_text (args, "title");
  const char *description = dossier_args_get_text (args, "description");
  gint64 id = 0;

  if (!dossier_database_get_int (dossier_act_get_database (act), &id, NULL,
                                 "SELECT id FROM dossier ORDER BY id", ""))
    id = dossier_act_insert (act, error, "dossier", "title", "t", "");
  dossier_act_set_label (act, _ ("Change the title of the dossier"));
  return id != 0
         && (title == NULL || dossier_act_update (act, error, "dossier", id, "title", "t", title))
         && (description == NULL
             || dossier_act_update (act, error, "dossier", id, "description", "t", description));
}

const DossierVerb dossier_note_verbs[] = {
  { "note.create", create,
    DOSSIER_PARAMETERS ({ "title", "s" }, { "body", "s" }, { "article", "x" }) },
  { "note.set", set,
    DOSSIER_PARAMETERS ({ "note", "x", TRUE }, { "title", "s" }, { "body", "s" }, { "base", "s" },
                        { "keep-citations", "b" }) },
  { "note.delete", delete, DOSSIER_PARAMETERS ({ "note", "x", TRUE }) },
  { "note.cite", cite,
    DOSSIER_PARAMETERS ({ "note", "x" }, { "article", "x" }, { "record", "x" },
                        DOSSIER_TARGET_PARAMETERS_OPTIONAL) },
  /* Without a record the target is highlighted, so that there is something to come back to. */
  { "follow-up.add", follow_up_add,
    DOSSIER_PARAMETERS ({ "record", "x" }, { "line", "s" }, DOSSIER_TARGET_PARAMETERS_OPTIONAL) },
  { "follow-up.set", follow_up_set,
    DOSSIER_PARAMETERS ({ "follow-up", "x", TRUE }, { "line", "s" }, { "done", "b" }) },
  { "follow-up.delete", follow_up_delete, DOSSIER_PARAMETERS ({ "follow-up", "x", TRUE }) },
  { "dossier.set", dossier_set, DOSSIER_PARAMETERS ({ "title", "s" }, { "description", "s" }) },
  { NULL },
};
