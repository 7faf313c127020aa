#include "corpus/lists.h"
#include "model/change.h"

/* query: limit (x: how many steps; all without it). One row a step, newest first. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  gint64 limit = dossier_args_get_id (query, "limit");
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error, "SELECT id FROM change WHERE id = step ORDER BY id DESC LIMIT ?", "i",
      limit > 0 ? limit : (gint64) -1);

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

/* The article that a record belongs to, through whatever it is. */
#define ARTICLE_OF_SUBJECT                                                                         \
  "(SELECT id FROM article WHERE id = c.subject UNION ALL "                                        \
  "SELECT r.article FROM passage p JOIN revision r ON r.id = p.revision WHERE p.id IN ("           \
  "SELECT passage FROM highlight WHERE id = c.subject UNION ALL "                                  \
  "SELECT passage FROM mention WHERE id = c.subject UNION ALL "                                    \
  "SELECT passage FROM date_expression WHERE id = c.subject UNION ALL "                            \
  "SELECT passage FROM evidence WHERE record = c.subject) LIMIT 1)"

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierChange *change;
  DossierChangeFields *f;

  if (!dossier_list_query_row (database, &s, error,
                               "SELECT c.label, c.author, c.verb, c.made_at, c.subject, "
                               "c.state, " ARTICLE_OF_SUBJECT " FROM change c WHERE c.id = ?",
                               id)
      || s == NULL)
    return NULL;

  change = g_object_new (DOSSIER_TYPE_CHANGE, NULL);
  f = &change->fields;
  f->label = dossier_statement_dup_text (s, 0);
  f->author = dossier_statement_dup_text (s, 1);
  f->verb = dossier_statement_dup_text (s, 2);
  f->made_at = dossier_statement_get_int (s, 3);
  f->subject = dossier_statement_get_int (s, 4);
  f->state = (guint) dossier_statement_get_int (s, 5);
  f->article = dossier_statement_get_int (s, 6);
  return DOSSIER_ROW (change);
}

/* Whatever is done changes the history, which is no recorded table itself. */
static gboolean
order_changes (GVariant *query, const DossierDelta *delta)
{
  return TRUE;
}

static const char *const no_tables[] = { NULL };

const DossierListKind dossier_change_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_change_get_type,
  .order_tables = no_tables,
  .row_tables = no_tables,
  .order_changes = order_changes,
};
