#include "corpus/lists.h"
#include "model/tag.h"

/* query: text (s: part of the name), collapsed (ax: tags whose children are left out). Without text in the order of the tree, children after their
 * parent; with text by use. The level of a tag is in its fields. */

/* A list of ids as a JSON array, which SQL takes as one parameter. */
static char *
join_ids (GVariant *query, const char *key)
{
  g_autoptr (GArray) ids = dossier_args_dup_ids (query, key);
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static gboolean
read_tree (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autofree char *collapsed = join_ids (query, "collapsed");
  /* Positions and ids padded to one width sort as text like the tree is walked. */
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "WITH RECURSIVE tree (id, path, depth) AS ("
      "SELECT id, printf ('%010d%020d', position, id), 0 FROM tag WHERE parent IS NULL "
      "UNION ALL SELECT t.id, path || printf ('%010d%020d', t.position, t.id), depth + 1 "
      "FROM tag t JOIN tree ON t.parent = tree.id WHERE depth < 16 "
      "AND tree.id NOT IN (SELECT value FROM json_each (?))) "
      "SELECT id FROM tree ORDER BY path",
      "t", collapsed);

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  const char *text = dossier_args_get_text (query, "text");
  g_autoptr (DossierStatement) statement = NULL;

  if (text == NULL || text[0] == '\0')
    return read_tree (database, query, entries, error);
  statement = dossier_database_query (
      database, error,
      "SELECT id FROM tag WHERE instr (lower (name), lower (?1)) > 0 "
      "ORDER BY instr (lower (name), lower (?1)) = 1 DESC, "
      "(SELECT count(*) FROM highlight_tag WHERE tag = tag.id) DESC, name COLLATE NOCASE, id",
      "t", text);
  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierTag *tag;
  DossierTagFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT t.parent, t.name, p.name, t.colour, t.digit, t.description, t.position, "
          "(WITH RECURSIVE up (id, depth) AS (SELECT t.parent, 0 UNION ALL "
          "SELECT tag.parent, depth + 1 FROM tag JOIN up ON tag.id = up.id WHERE depth < 16) "
          "SELECT max (depth) FROM up), "
          "(SELECT count(*) FROM highlight_tag WHERE tag = t.id), "
          "(SELECT count(*) FROM tag c WHERE c.parent = t.id) "
          "FROM tag t LEFT JOIN tag p ON p.id = t.parent WHERE t.id = ?",
          id)
      || s == NULL)
    return NULL;

  tag = g_object_new (DOSSIER_TYPE_TAG, NULL);
  f = &tag->fields;
  f->parent = dossier_statement_get_int (s, 0);
  f->name = dossier_statement_dup_text (s, 1);
  f->parent_name = dossier_statement_dup_text (s, 2);
  f->colour = (guint) dossier_statement_get_int (s, 3);
  f->digit = (guint) dossier_statement_get_int (s, 4);
  f->description = dossier_statement_dup_text (s, 5);
  f->position = (guint) dossier_statement_get_int (s, 6);
  f->depth = (guint) dossier_statement_get_int (s, 7);
  f->n_uses = (guint) dossier_statement_get_int (s, 8);
  f->n_children = (guint) dossier_statement_get_int (s, 9);
  return DOSSIER_ROW (tag);
}

static const char *const order_tables[] = { "tag", NULL };
static const char *const row_tables[] = { "highlight_tag", NULL };

/* A tag that was put on says so itself; which one was taken off, nothing says any more. */
static gboolean
find_touched (DossierDatabase *database, const DossierDelta *delta, GArray *ids)
{
  for (guint i = 0; i < delta->rows->len; i++)
    {
      const DossierDeltaRow *row = &g_array_index (delta->rows, DossierDeltaRow, i);
      gint64 tag;

      if (!g_str_equal (row->table->name, "highlight_tag"))
        continue;
      if (row->op != '+'
          || !dossier_database_get_int (database, &tag, NULL,
                                        "SELECT tag FROM highlight_tag WHERE id = ?", "i", row->id))
        return FALSE;
      g_array_append_val (ids, tag);
    }
  return TRUE;
}

const DossierListKind dossier_tag_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_tag_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .find_touched = find_touched,
};
