#include "export/citations.h"

#include "corpus/article-text.h"
#include "export/source-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierCitations
{
  DossierDatabase *database;
  GHashTable *numbers; /* the line of a citation → its number: one place is one number */
  GPtrArray *lines;
  DossierArticleText *text; /* of the last citation: those of one article mostly come together */
};

/**
 * dossier_citations_new:
 * @database: a connection inside a read transaction, which must outlive the list
 *
 * Returns: (transfer full): an empty list. The connection's thread.
 */
DossierCitations *
dossier_citations_new (DossierDatabase *database)
{
  DossierCitations *self = g_new0 (DossierCitations, 1);

  self->database = database;
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * dossier_citations_free:
 * @self: (transfer full) (nullable): a list
 *
 * Frees the list. The connection's thread.
 */
void
dossier_citations_free (DossierCitations *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, dossier_article_text_free);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* Outlet, title, date and address of the row; what it holds lives as long as the row stands. */
static DossierSourceLine
read_article (DossierStatement *row)
{
  DossierSourceLine citation = { .outlet = dossier_statement_get_text (row, 0),
                                 .title = dossier_statement_get_text (row, 1),
                                 .published = dossier_statement_get_text (row, 2),
                                 .address = dossier_statement_get_text (row, 3) };

  return citation;
}

static char *
dup_locator (DossierCitations *self, gint64 revision, guint start, guint end, GError **error)
{
  if (self->text == NULL || self->text->revision != revision)
    {
      g_clear_pointer (&self->text, dossier_article_text_free);
      self->text = dossier_article_text_load (self->database, revision, error);
      if (self->text == NULL)
        return NULL;
    }
  return dossier_article_text_locator (self->text, start, end);
}

static void
append_number (DossierCitations *self, const DossierSourceLine *citation, GString *out)
{
  g_autofree char *line = dossier_source_line_format (citation, DOSSIER_SOURCE_MARKDOWN);
  gpointer number = g_hash_table_lookup (self->numbers, line);

  if (number == NULL)
    {
      char *key = g_steal_pointer (&line);
      g_ptr_array_add (self->lines, key);
      number = GUINT_TO_POINTER (self->lines->len);
      g_hash_table_insert (self->numbers, key, number);
    }
  g_string_append_printf (out, "[^%u]", GPOINTER_TO_UINT (number));
}

/**
 * dossier_citations_cite_passage:
 * @self: a list
 * @passage: the id of a passage
 * @out: where the number is appended, as [^1]
 * @error: return location
 *
 * Cites a passage: outlet, title, date, where it stands (¶2, s. 1) and address. The connection's
 * thread.
 */
gboolean
dossier_citations_cite_passage (DossierCitations *self, gint64 passage, GString *out,
                                GError **error)
{
  g_autoptr (DossierStatement) row = dossier_database_query (
      self->database, error,
      "SELECT o.name, a.title, a.published, a.url, p.revision, p.start_at, p.end_at, p.state"
      " FROM passage p JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article"
      " LEFT JOIN outlet o ON o.id = a.outlet WHERE p.id = ?",
      "i", passage);
  g_autofree char *locator = NULL;
  DossierSourceLine citation;

  if (row == NULL || dossier_statement_step (row, error) != DOSSIER_STEP_ROW)
    return FALSE;
  if (strcmp (dossier_statement_get_text (row, 7), "lost") == 0)
    locator = g_strdup (_ ("no longer in the text"));
  else
    locator = dup_locator (self, dossier_statement_get_int (row, 4),
                           (guint) dossier_statement_get_int (row, 5),
                           (guint) dossier_statement_get_int (row, 6), error);
  if (locator == NULL)
    return FALSE;
  citation = read_article (row);
  citation.locator = locator;
  append_number (self, &citation, out);
  return TRUE;
}

static gboolean
cite_article (DossierCitations *self, gint64 article, GString *out, gboolean *found, GError **error)
{
  g_autoptr (DossierStatement) row =
      dossier_database_query (self->database, error,
                              "SELECT o.name, a.title, a.published, a.url FROM article a"
                              " LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?",
                              "i", article);
  DossierStep step = row != NULL ? dossier_statement_step (row, error) : DOSSIER_STEP_ERROR;
  DossierSourceLine citation;

  *found = step == DOSSIER_STEP_ROW;
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  citation = read_article (row);
  append_number (self, &citation, out);
  return TRUE;
}

/**
 * dossier_citations_cite_record:
 * @self: a list
 * @record: the id of an article, a passage, or anything that has a passage
 * @out: where the number is appended
 * @found: (out): whether the record leads to a text
 * @error: return location
 *
 * Cites what a note cites. The connection's thread.
 */
gboolean
dossier_citations_cite_record (DossierCitations *self, gint64 record, GString *out, gboolean *found,
                               GError **error)
{
  g_autoptr (DossierStatement) row = dossier_database_query (
      self->database, error,
      "SELECT id FROM passage WHERE id = ?1 UNION ALL SELECT passage FROM highlight WHERE id = ?1"
      " UNION ALL SELECT passage FROM mention WHERE id = ?1"
      " UNION ALL SELECT passage FROM claim WHERE id = ?1"
      " UNION ALL SELECT passage FROM date_expression WHERE id = ?1"
      " UNION ALL SELECT passage FROM (SELECT passage FROM evidence WHERE record = ?1"
      "  ORDER BY position, id LIMIT 1) LIMIT 1",
      "i", record);
  DossierStep step = row != NULL ? dossier_statement_step (row, error) : DOSSIER_STEP_ERROR;

  *found = step == DOSSIER_STEP_ROW;
  if (step == DOSSIER_STEP_ROW)
    return dossier_citations_cite_passage (self, dossier_statement_get_int (row, 0), out, error);
  return step == DOSSIER_STEP_DONE && cite_article (self, record, out, found, error);
}

/**
 * dossier_citations_append_list:
 * @self: a list
 * @out: Markdown at the begin of a line
 *
 * Appends what the numbers mean. The connection's thread.
 */
void
dossier_citations_append_list (DossierCitations *self, GString *out)
{
  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (out, "[^%u]: %s.\n", i + 1, (const char *) self->lines->pdata[i]);
}
