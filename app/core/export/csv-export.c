#include "export/csv-export.h"

#include "base/edtf.h"
#include "base/error.h"
#include "corpus/article-text.h"
#include "export/csv-writer.h"
#include "export/selection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One table that CSV can hold. The query gives a column for each head, in the place of the locator
 * the revision from which it is made. Heads are for programs and are not translated. */
typedef struct
{
  const char *name;
  const char *const *heads;
  const char *sql;
  gboolean filtered; /* the query takes a tag and a list of highlights */
} Table;

/* Articles in the order in which things were said; what has no date comes last. */
#define ARTICLE_ORDER "a.published_min IS NULL, a.published_min, a.published_max, a.title, a.id"

#define TAG_PATHS                                                                                  \
  "WITH RECURSIVE path (id, text) AS (SELECT id, name FROM tag WHERE parent IS NULL"               \
  " UNION ALL SELECT t.id, path.text || ' / ' || t.name FROM tag t JOIN path ON t.parent = "       \
  "path.id) "

static const char *const highlight_heads[] = { "id",        "article", "title", "outlet",
                                               "published", "tags",    "quote", "comment",
                                               "start",     "end",     "state", "author",
                                               "made_at",   "locator", NULL };
static const char highlight_sql[] = TAG_PATHS
    "SELECT h.id, a.id, a.title, o.name, a.published, (SELECT group_concat (text, '; ') FROM"
    " (SELECT path.text AS text FROM highlight_tag ht JOIN path ON path.id = ht.tag"
    "  WHERE ht.highlight = h.id ORDER BY ht.position, path.text)), p.quote, h.comment, p.start_at,"
    " p.end_at, p.state, h.author,"
    " strftime ('%Y-%m-%dT%H:%M:%SZ', h.made_at / 1000, 'unixepoch'), p.revision"
    " FROM highlight h JOIN passage p ON p.id = h.passage JOIN revision r ON r.id = p.revision"
    " JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet"
    " WHERE " DOSSIER_SELECTION_SQL " ORDER BY " ARTICLE_ORDER ", p.start_at, p.end_at, h.id";

static const char *const article_heads[] = {
  "id",        "title",           "label",          "outlet",   "byline",
  "published", "published_first", "published_last", "language", "url",
  "state",     "code_points",     "highlights",     "added_at", NULL
};
static const char article_sql[] =
    "SELECT a.id, a.title, a.label, o.name, a.byline, a.published,"
    " a.published_min, a.published_max, a.language, a.url, a.state, (SELECT code_points FROM "
    "revision WHERE article = a.id"
    " ORDER BY number DESC, id LIMIT 1), (SELECT count (*) FROM revision r"
    " JOIN passage p ON p.revision = r.id JOIN highlight h ON h.passage = p.id"
    " WHERE r.article = a.id), strftime ('%Y-%m-%dT%H:%M:%SZ', a.added_at / 1000, 'unixepoch')"
    " FROM article a LEFT JOIN outlet o ON o.id = a.outlet ORDER BY " ARTICLE_ORDER;

static const char *const actor_heads[] = { "id",       "name",        "kind", "qid", "names",
                                           "mentions", "merged_into", "note", NULL };
static const char actor_sql[] =
    "SELECT a.id, a.name, a.kind, a.qid, (SELECT group_concat (text, '; ') FROM"
    " (SELECT DISTINCT text FROM actor_name WHERE actor = a.id ORDER BY text)),"
    " (SELECT count (*) FROM mention WHERE actor = a.id), a.merged_into, a.note"
    " FROM actor a ORDER BY a.name COLLATE NOCASE, a.id";

static const char *const mention_heads[] = { "id",    "article", "title", "outlet",  "published",
                                             "actor", "name",    "class", "sense",   "quote",
                                             "start", "end",     "state", "locator", NULL };
static const char mention_sql[] =
    "SELECT m.id, a.id, a.title, o.name, a.published, m.actor, c.name, m.class, m.sense, p.quote,"
    " p.start_at, p.end_at, p.state, p.revision"
    " FROM mention m JOIN passage p ON p.id = m.passage JOIN revision r ON r.id = p.revision"
    " JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet"
    " LEFT JOIN actor c ON c.id = m.actor"
    " ORDER BY " ARTICLE_ORDER ", p.start_at, p.end_at, m.id";

static const char *const event_heads[] = {
  "id",    "title",        "kind",     "status", "factuality",     "date",    "first", "last",
  "place", "participants", "evidence", "code",   "outside_source", "part_of", "note",  NULL
};
static const char event_sql[] =
    "SELECT e.id, e.title, e.kind, e.status, e.factuality, e.edtf,"
    " e.day_min, e.day_max,"
    " coalesce (c.name, e.place_text), (SELECT group_concat (text, '; ') FROM"
    " (SELECT n.name || coalesce (' (' || p.role || ')', '') AS text FROM participant p"
    "  JOIN actor a ON a.id = p.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id)"
    "  WHERE p.event = e.id ORDER BY p.position, p.id)),"
    " (SELECT count (*) FROM evidence WHERE record = e.id), e.code, e.outside_source, e.part_of,"
    " e.note FROM event e LEFT JOIN actor a ON a.id = e.place"
    " LEFT JOIN actor c ON c.id = coalesce (a.merged_into, a.id)"
    " ORDER BY e.day_min IS NULL, e.day_min, e.day_max, e.title, e.id";

static const Table tables[] = {
  { "highlights", highlight_heads, highlight_sql, TRUE },
  { "articles", article_heads, article_sql, FALSE },
  { "actors", actor_heads, actor_sql, FALSE },
  { "mentions", mention_heads, mention_sql, FALSE },
  { "events", event_heads, event_sql, FALSE },
};

static const Table *
find_table (const DossierExportOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].name, options->table != NULL ? options->table : "highlights") == 0)
      return &tables[i];
  return NULL;
}

/**
 * dossier_csv_check:
 * @options: what was asked for
 * @error: return location
 *
 * Returns: FALSE with BAD_INPUT for a table or separator that there is not. Any thread.
 */
gboolean
dossier_csv_check (const DossierExportOptions *options, GError **error)
{
  if (find_table (options) == NULL)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("Cannot export “%s” as CSV: there are highlights, articles, actors, mentions "
                    "and events."),
                 options->table);
  else if (options->separator != '\0' && strchr (",;\t", options->separator) == NULL)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("Cannot export CSV separated by “%c”: a comma, a semicolon or a tab can be."),
                 options->separator);
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  DossierDatabase *database;
  DossierCsvWriter *out;
  const Table *table;
  DossierArticleText *text; /* of the last row; rows of one article come together */
  int n_columns;
  int start; /* columns from which a locator is made, -1 for none */
  int end;
  int state;
  int locator; /* the last of the heads, if the table has it */
} Writing;

static int
find_head (const Table *table, const char *name)
{
  for (int i = 0; table->heads[i] != NULL; i++)
    if (strcmp (table->heads[i], name) == 0)
      return i;
  return -1;
}

static gboolean
write_locator (Writing *self, DossierStatement *row, int revision_column, GError **error)
{
  gint64 revision = dossier_statement_get_int (row, revision_column);
  g_autofree char *locator = NULL;

  if (strcmp (dossier_statement_get_text (row, self->state), "lost") == 0)
    {
      dossier_csv_writer_text (self->out, NULL);
      return TRUE;
    }
  if (self->text == NULL || self->text->revision != revision)
    {
      g_clear_pointer (&self->text, dossier_article_text_free);
      self->text = dossier_article_text_load (self->database, revision, error);
    }
  if (self->text == NULL)
    return FALSE;
  locator = dossier_article_text_locator (self->text,
                                          (guint) dossier_statement_get_int (row, self->start),
                                          (guint) dossier_statement_get_int (row, self->end));
  dossier_csv_writer_text (self->out, locator);
  return TRUE;
}

/* Columns that hold a day as its number: years have as many digits as they need. */
static gboolean
is_day (const char *head)
{
  static const char *const heads[] = { "first", "last", "published_first", "published_last", NULL };

  return g_strv_contains (heads, head);
}

static void
write_day (Writing *self, gint64 day)
{
  g_autofree char *text = dossier_day_is_finite (day) ? dossier_edtf_day_to_string (day) : NULL;

  dossier_csv_writer_text (self->out, text);
}

static gboolean
write_row (Writing *self, DossierStatement *row, GError **error)
{
  for (int i = 0; i < self->n_columns; i++)
    {
      if (i == self->locator)
        {
          if (!write_locator (self, row, i, error))
            return FALSE;
        }
      else if (dossier_statement_get_type (row, i) == 'i' && is_day (self->table->heads[i]))
        write_day (self, dossier_statement_get_int (row, i));
      else if (dossier_statement_get_type (row, i) == 'i')
        dossier_csv_writer_integer (self->out, dossier_statement_get_int (row, i));
      else
        dossier_csv_writer_text (self->out, dossier_statement_get_text (row, i));
    }
  dossier_csv_writer_end_record (self->out);
  return TRUE;
}

static gboolean
write_rows (Writing *self, DossierStatement *rows, GError **error)
{
  DossierStep step;

  for (int i = 0; i < self->n_columns; i++)
    dossier_csv_writer_text (self->out, self->table->heads[i]);
  dossier_csv_writer_end_record (self->out);
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      if (!write_row (self, rows, error))
        return FALSE;
      if (dossier_csv_writer_has_failed (self->out))
        break;
    }
  return step != DOSSIER_STEP_ERROR && dossier_csv_writer_finish (self->out, error);
}

/**
 * dossier_csv_write:
 * @database: a connection inside a read transaction
 * @options: checked by dossier_csv_check()
 * @stream: where the table goes; it is not closed
 * @cancellable: (nullable): stops the writing
 * @error: return location
 *
 * Writes one table. Ids are numbers, offsets code points, dates EDTF with the first and the last
 * possible day beside them, texts as the CSV writer makes them safe. The connection's thread.
 *
 * Returns: FALSE with an error of the store or the stream
 */
gboolean
dossier_csv_write (DossierDatabase *database, const DossierExportOptions *options,
                   GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  const Table *table = find_table (options);
  g_autoptr (DossierCsvWriter) out = dossier_csv_writer_new (
      stream, options->separator != '\0' ? options->separator : ',', options->excel, cancellable);
  g_autofree char *selection = dossier_selection_new (options);
  g_autoptr (DossierStatement) rows =
      table->filtered
          ? dossier_database_query (database, error, table->sql, "It", options->tag, selection)
          : dossier_database_query (database, error, table->sql, "");
  Writing writing = { .database = database,
                      .out = out,
                      .table = table,
                      .start = find_head (table, "start"),
                      .end = find_head (table, "end"),
                      .state = find_head (table, "state"),
                      .locator = find_head (table, "locator") };
  gboolean ok;

  writing.n_columns = (int) g_strv_length ((GStrv) table->heads);
  if (writing.locator >= 0 && !options->locators)
    writing.n_columns--;
  ok = rows != NULL && write_rows (&writing, rows, error);
  g_clear_pointer (&writing.text, dossier_article_text_free);
  return ok;
}
