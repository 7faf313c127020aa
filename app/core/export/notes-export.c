#include "export/notes-export.h"

#include "base/edtf.h"
#include "base/error.h"
#include "base/id.h"
#include "export/citations.h"
#include "export/event-notes.h"
#include "export/markdown.h"
#include "export/notes-groups.h"
#include "export/selection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE 65536

typedef struct
{
  DossierDatabase *database;
  const DossierExportOptions *options;
  const DossierNotesGroup *group;
  GOutputStream *stream;
  GCancellable *cancellable;
  DossierCitations *citations;
  GHashTable *shown; /* ids of highlights that stand under some heading */
  GString *out;
  char *selection;
} Writing;

/**
 * dossier_notes_check:
 * @options: what was asked for
 * @error: return location
 *
 * Returns: FALSE with BAD_INPUT for a grouping that there is not. Any thread.
 */
gboolean
dossier_notes_check (const DossierExportOptions *options, GError **error)
{
  if (dossier_notes_group_find (options->group_by) != NULL)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("Cannot group notes by “%s”: there are article, tag, actor and event."),
               options->group_by);
  return FALSE;
}

static gboolean
drain (Writing *self, GError **error)
{
  gboolean ok = g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL,
                                           self->cancellable, error);

  g_string_truncate (self->out, 0);
  return ok && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* A part of an export takes what was asked for and nothing else. */
static gboolean
is_selection (Writing *self)
{
  return self->selection != NULL || self->options->tag != 0;
}

static gboolean
append_tags (Writing *self, gint64 highlight, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->database, error,
      "WITH RECURSIVE up (place, id, text, parent) AS (SELECT ht.position, t.id, t.name, t.parent"
      " FROM highlight_tag ht JOIN tag t ON t.id = ht.tag WHERE ht.highlight = ?1"
      " UNION ALL SELECT up.place, up.id, t.name || ' / ' || up.text, t.parent"
      " FROM up JOIN tag t ON t.id = up.parent)"
      " SELECT text FROM up WHERE parent IS NULL ORDER BY place, text",
      "i", highlight);
  gboolean first = TRUE;
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      g_string_append (self->out, first ? _ ("Tags: ") : ", ");
      dossier_markdown_append_text (self->out, dossier_statement_get_text (rows, 0));
      first = FALSE;
    }
  if (!first)
    g_string_append (self->out, "\n\n");
  return step == DOSSIER_STEP_DONE;
}

static gboolean
append_comment (Writing *self, gint64 highlight, GError **error)
{
  g_autofree char *comment = dossier_database_get_text (
      self->database, error, "SELECT comment FROM highlight WHERE id = ?", "i", highlight);

  if (comment == NULL)
    return FALSE;
  if (comment[0] != '\0')
    {
      dossier_markdown_append_lines (self->out, "", comment);
      g_string_append (self->out, "\n\n");
    }
  return TRUE;
}

static gboolean
append_quote (Writing *self, gint64 passage, gint64 highlight, GError **error)
{
  g_autofree char *quote = dossier_database_get_text (
      self->database, error, "SELECT quote FROM passage WHERE id = ?", "i", passage);

  if (quote == NULL)
    return FALSE;
  dossier_markdown_append_lines (self->out, "> ", g_strstrip (quote));
  if (!dossier_citations_cite_passage (self->citations, passage, self->out, error))
    return FALSE;
  g_string_append (self->out, "\n\n");
  if (highlight == 0)
    return TRUE;

  g_hash_table_add (self->shown, g_memdup2 (&highlight, sizeof highlight));
  return append_tags (self, highlight, error) && append_comment (self, highlight, error);
}

static gboolean
append_quotes (Writing *self, gint64 heading, guint *n_quotes, GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->database, error, self->group->quotes, "Iti", self->options->tag,
                              self->selection, heading);
  DossierStep step = DOSSIER_STEP_ERROR;

  *n_quotes = 0;
  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      if (!append_quote (self, dossier_statement_get_int (rows, 0),
                         dossier_statement_get_int (rows, 1), error))
        return FALSE;
      (*n_quotes)++;
    }
  return step == DOSSIER_STEP_DONE;
}

static void
append_fact (GString *line, const char *fact)
{
  g_autofree char *words = NULL;

  if (g_str_has_prefix (fact, "date "))
    {
      g_autoptr (DossierEdtf) date = dossier_edtf_parse (fact + 5, NULL);
      words = date != NULL ? dossier_edtf_to_words (date) : g_strdup (_ ("undated"));
      fact = words;
    }
  else if (g_str_has_prefix (fact, "absent "))
    {
      words = g_strdup_printf (_ ("%s did not take part"), fact + strlen ("absent "));
      fact = words;
    }
  g_string_append (line, line->len > 0 ? " · " : "");
  dossier_markdown_append_text (line, fact);
}

static gboolean
append_facts (Writing *self, gint64 heading, GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->database, error, self->group->facts, "i", heading);
  g_autoptr (GString) line = g_string_new (NULL);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    append_fact (line, dossier_statement_get_text (rows, 0));
  if (line->len > 0)
    g_string_append_printf (self->out, "%s\n\n", line->str);
  return step == DOSSIER_STEP_DONE;
}

/* [^N] in a note, its citation at position N, becomes the number which that record has in the
 * whole export. */
static gboolean
resolve_citation (Writing *self, gint64 note, const char **p, GString *body, GError **error)
{
  const char *end = strchr (*p, ']');
  g_autofree char *digits = end != NULL ? g_strndup (*p + 2, end - *p - 2) : g_strdup ("");
  gboolean found = FALSE;
  gint64 position;
  gint64 record;

  if (dossier_id_parse (digits, &position)
      && dossier_database_get_int (self->database, &record, NULL,
                                   "SELECT record FROM citation WHERE note = ? AND position = ?",
                                   "ii", note, position)
      && !dossier_citations_cite_record (self->citations, record, body, &found, error))
    return FALSE;
  if (found)
    *p = end + 1;
  else
    g_string_append_c (body, *(*p)++);
  return TRUE;
}

static gboolean
append_note (Writing *self, gint64 note, const char *title, const char *text, guint level,
             GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    if (!g_str_has_prefix (p, "[^"))
      g_string_append_c (body, *p++);
    else if (!resolve_citation (self, note, &p, body, error))
      return FALSE;
  if (title[0] != '\0')
    dossier_markdown_append_heading (self->out, level, title);
  dossier_markdown_append_note (self->out, body->str, level);
  return TRUE;
}

/* Notes of an article, or with 0 those that belong to none. */
static gboolean
append_notes (Writing *self, gint64 article, guint level, guint *n_notes, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->database, error,
      "SELECT id, title, body FROM note WHERE article IS ? AND (title <> '' OR body <> '')"
      " ORDER BY made_at, title, id",
      "I", article);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      if (!append_note (self, dossier_statement_get_int (rows, 0),
                        dossier_statement_get_text (rows, 1), dossier_statement_get_text (rows, 2),
                        level, error))
        return FALSE;
      (*n_notes)++;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
write_section (Writing *self, gint64 heading, const char *title, GError **error)
{
  gboolean by_article = strcmp (self->group->name, "article") == 0;
  gboolean by_event = strcmp (self->group->name, "event") == 0;
  gsize before = self->out->len;
  guint n_notes = 0;
  guint n_quotes;

  dossier_markdown_append_heading (self->out, 2, title);
  if (!append_facts (self, heading, error)
      || (by_article && !is_selection (self) && !append_notes (self, heading, 3, &n_notes, error))
      || !append_quotes (self, heading, &n_quotes, error)
      || (by_event && !is_selection (self)
          && !dossier_event_notes_append (self->database, heading, self->out, error)))
    return FALSE;
  /* An event is worth telling without a quote, a tag without one says nothing. */
  if (n_quotes + n_notes == 0 && (!by_event || is_selection (self)))
    g_string_truncate (self->out, before);
  return self->out->len < BUFFER_SIZE || drain (self, error);
}

static gboolean
write_sections (Writing *self, GError **error)
{
  g_autoptr (DossierStatement) rows =
      dossier_database_query (self->database, error, self->group->headings, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!write_section (self, dossier_statement_get_int (rows, 0),
                        dossier_statement_get_text (rows, 1), error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

/* What stands under no heading is not lost. */
static gboolean
write_others (Writing *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->database, error,
      "SELECT p.id, h.id FROM highlight h JOIN passage p ON p.id = h.passage"
      " JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article"
      " WHERE " DOSSIER_SELECTION_SQL " ORDER BY a.published_min IS NULL, a.published_min,"
      " a.published_max, a.title, a.id, p.start_at, p.end_at, h.id",
      "It", self->options->tag, self->selection);
  gboolean first = TRUE;
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      gint64 highlight = dossier_statement_get_int (rows, 1);

      if (g_hash_table_contains (self->shown, &highlight))
        continue;
      if (first)
        dossier_markdown_append_heading (self->out, 2, _ ("Other highlights"));
      first = FALSE;
      if (!append_quote (self, dossier_statement_get_int (rows, 0), highlight, error)
          || (self->out->len >= BUFFER_SIZE && !drain (self, error)))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
write_article_notes (Writing *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      self->database, error,
      "SELECT n.id, n.title, n.body, a.title FROM note n JOIN article a ON a.id = n.article"
      " WHERE n.title <> '' OR n.body <> '' ORDER BY a.published_min IS NULL, a.published_min,"
      " a.published_max, a.title, a.id, n.made_at, n.title, n.id",
      "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      g_autofree char *title =
          g_strdup_printf (_ ("Notes on “%s”"), dossier_statement_get_text (rows, 3));

      dossier_markdown_append_heading (self->out, 2, title);
      if (!append_note (self, dossier_statement_get_int (rows, 0),
                        dossier_statement_get_text (rows, 1), dossier_statement_get_text (rows, 2),
                        3, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
write_title (Writing *self, GError **error)
{
  g_autoptr (GError) none = NULL;
  g_autofree char *title = dossier_database_get_text (
      self->database, &none, "SELECT title FROM dossier ORDER BY id LIMIT 1", "");

  if (title == NULL && !g_error_matches (none, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return FALSE;
    }
  dossier_markdown_append_heading (self->out, 1,
                                   title != NULL && title[0] != '\0' ? title : _ ("Notes"));
  return TRUE;
}

static gboolean
write_notes (Writing *self, GError **error)
{
  gboolean by_article = strcmp (self->group->name, "article") == 0;
  guint n_notes = 0;

  if (!write_title (self, error)
      || (!is_selection (self) && !append_notes (self, 0, 2, &n_notes, error))
      || !write_sections (self, error) || !write_others (self, error)
      || (!is_selection (self) && !by_article && !write_article_notes (self, error)))
    return FALSE;
  dossier_citations_append_list (self->citations, self->out);
  return drain (self, error);
}

/**
 * dossier_notes_write:
 * @database: a connection inside a read transaction
 * @options: checked by dossier_notes_check()
 * @stream: where the notes go; it is not closed
 * @cancellable: (nullable): stops the writing
 * @error: return location
 *
 * Writes Markdown: the analyst's own notes, and each quote with its tags and comment under the
 * headings that @options ask for, with a number that leads to outlet, title, date, address and
 * place. What stands under no heading comes last. The connection's thread.
 *
 * Returns: FALSE with an error of the store or the stream
 */
gboolean
dossier_notes_write (DossierDatabase *database, const DossierExportOptions *options,
                     GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierCitations) citations = dossier_citations_new (database);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *selection = dossier_selection_new (options);
  Writing writing = { .database = database,
                      .options = options,
                      .group = dossier_notes_group_find (options->group_by),
                      .stream = stream,
                      .cancellable = cancellable,
                      .citations = citations,
                      .shown = shown,
                      .out = out,
                      .selection = selection };

  return write_notes (&writing, error);
}
