#include "corpus/lists.h"
#include "model/note.h"

/* query: text (s: words in title or body), article (x), free (b: not of an article). Newest first. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  const char *text = dossier_args_get_text (query, "text");
  g_autoptr (GString) sql = g_string_new ("SELECT n.id FROM note n WHERE 1 ");
  g_autoptr (DossierStatement) statement = NULL;

  if (text != NULL && text[0] != '\0')
    g_string_append (sql, "AND (instr (lower (n.title), lower (?1)) > 0 "
                          "OR instr (lower (n.body), lower (?1)) > 0) ");
  if (dossier_args_has (query, "article"))
    g_string_append (sql, "AND n.article = ?2 ");
  if (dossier_args_get_flag (query, "free"))
    g_string_append (sql, "AND n.article IS NULL ");
  g_string_append (sql, "ORDER BY n.changed_at DESC, n.id");

  statement = dossier_database_query (database, error, sql->str, "");
  if (statement == NULL)
    return FALSE;
  if (text != NULL && text[0] != '\0')
    dossier_statement_bind_text (statement, 1, text);
  if (dossier_args_has (query, "article"))
    dossier_statement_bind_int (statement, 2, dossier_args_get_id (query, "article"));
  return dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierNote *note;
  DossierNoteFields *f;

  if (!dossier_list_query_row (database, &s, error,
                               "SELECT n.title, substr (n.body, 1, 200), n.article, a.title, "
                               "(SELECT count(*) FROM citation WHERE note = n.id), n.changed_at "
                               "FROM note n LEFT JOIN article a ON a.id = n.article WHERE n.id = ?",
                               id)
      || s == NULL)
    return NULL;

  note = g_object_new (DOSSIER_TYPE_NOTE, NULL);
  f = &note->fields;
  f->title = dossier_statement_dup_text (s, 0);
  f->start = dossier_statement_dup_text (s, 1);
  f->article = dossier_statement_get_int (s, 2);
  f->article_title = dossier_statement_dup_text (s, 3);
  f->n_citations = (guint) dossier_statement_get_int (s, 4);
  f->changed_at = dossier_statement_get_int (s, 5);
  return DOSSIER_ROW (note);
}

static const char *const order_tables[] = { "note", NULL };
static const char *const row_tables[] = { "citation", "article", NULL };

const DossierListKind dossier_note_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_note_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
};
