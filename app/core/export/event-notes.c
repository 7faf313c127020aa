/* What stands behind an event in notes: facts that no article has, apart from the others, and what
 * its accounts disagree in, with the analyst's reading. */
#include "export/event-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/edtf.h"
#include "corpus/conflict.h"
#include "export/markdown.h"

static void
append_line (GString *out, const char *label, const char *text)
{
  g_string_append (out, label);
  dossier_markdown_append_text (out, text);
  g_string_append (out, "\n\n");
}

static void
append_date (GString *out, const char *label, const char *edtf)
{
  g_autoptr (DossierEdtf) date = dossier_edtf_parse (edtf, NULL);
  g_autofree char *words = date != NULL ? dossier_edtf_to_words (date) : g_strdup (edtf);

  append_line (out, label, words);
}

static gboolean
append_beside (DossierDatabase *database, gint64 event, GString *out, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT CASE WHEN edtf_from_text IS NOT edtf THEN edtf_from_text END, planned, outside_date, "
      "outside_source, EXISTS (SELECT 1 FROM evidence v WHERE v.record = e.id "
      "AND v.use = 'evidence') FROM event e WHERE e.id = ?",
      "i", event);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  if (!dossier_statement_is_null (s, 0))
    append_date (out, _ ("The text supports: "), dossier_statement_get_text (s, 0));
  if (!dossier_statement_is_null (s, 1))
    append_date (out, _ ("Planned for: "), dossier_statement_get_text (s, 1));
  if (dossier_statement_get_int (s, 4) == 0)
    g_string_append_printf (out, "%s\n\n", _ ("No passage supports this event."));
  if (!dossier_statement_is_null (s, 2))
    append_line (out, _ ("Date from outside the articles: "), dossier_statement_get_text (s, 2));
  if (!dossier_statement_is_null (s, 3))
    append_line (out, _ ("From outside the articles: "), dossier_statement_get_text (s, 3));
  return TRUE;
}

static const char *
get_outcome (const DossierMatter *matter)
{
  if (matter->changed)
    return _ ("Read when the accounts said something else: ");
  if (g_strcmp0 (matter->outcome, "read") == 0)
    return _ ("Reading: ");
  return g_strcmp0 (matter->outcome, "dismissed") == 0 ? _ ("Set aside: ") : _ ("Left open: ");
}

static void
append_matter (GString *out, const DossierMatter *matter)
{
  g_autofree char *name = dossier_matter_dup_name (matter);

  append_line (out, _ ("Disagreement: "), name);
  for (guint i = 0; i < matter->sayings->len; i++)
    {
      const DossierSaying *saying = &g_array_index (matter->sayings, DossierSaying, i);

      g_string_append (out, "- ");
      dossier_markdown_append_text (out, saying->text);
      if (saying->source != NULL)
        {
          g_string_append (out, " (");
          dossier_markdown_append_text (out, saying->source);
          g_string_append (out, ")");
        }
      if (saying->record == matter->preferred)
        g_string_append_printf (out, " %s", _ ("← preferred"));
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
  if (matter->reading != NULL && matter->reading[0] != '\0')
    append_line (out, get_outcome (matter), matter->reading);
}

/* Once for all accounts: under the one that stands for them. */
static gboolean
append_conflict (DossierDatabase *database, gint64 event, GString *out, GError **error)
{
  DossierConflict *conflict;

  if (!dossier_conflicts_read_event (database, event, &conflict, error))
    return FALSE;
  if (conflict != NULL && dossier_row_get_id (DOSSIER_ROW (conflict)) == event)
    for (guint i = 0; i < conflict->fields.matters->len; i++)
      append_matter (out, conflict->fields.matters->pdata[i]);
  g_clear_object (&conflict);
  return TRUE;
}

/**
 * dossier_event_notes_append:
 * @event: whose heading and facts stand in @out already
 * @out: gains Markdown
 *
 * Returns: FALSE with an error of the store. Any thread.
 */
gboolean
dossier_event_notes_append (DossierDatabase *database, gint64 event, GString *out, GError **error)
{
  return append_beside (database, event, out, error)
         && append_conflict (database, event, out, error);
}
