#include "corpus/lists.h"
#include "model/review.h"

/* Query: the id of an article (x). Its passages that are moved or lost and not decided yet: those
 * with a proposal in the order of the text, then the lost ones. A proposal that a later text
 * replaced by another one counts no more. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  gint64 article = query != NULL ? g_variant_get_int64 (query) : 0;
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT p.id FROM passage p JOIN revision r ON r.id = p.revision WHERE r.article = ? "
      "AND p.state IN ('moved', 'lost') "
      "AND NOT EXISTS (SELECT 1 FROM passage n WHERE n.earlier = p.id) "
      "ORDER BY p.state = 'lost', p.start_at, p.end_at, p.id",
      "i", article);

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierReview *row;
  DossierReviewFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT p.id, r.article, p.revision, p.state = 'lost', coalesce (e.quote, p.quote), "
          "CASE p.state WHEN 'moved' THEN p.quote END, coalesce (p.score, 0.0), p.start_at, "
          "p.end_at FROM passage p JOIN revision r ON r.id = p.revision "
          "LEFT JOIN passage e ON e.id = p.earlier WHERE p.id = ?",
          id)
      || s == NULL)
    return NULL;
  row = g_object_new (DOSSIER_TYPE_REVIEW, NULL);
  f = &row->fields;
  f->passage = dossier_statement_get_int (s, 0);
  f->article = dossier_statement_get_int (s, 1);
  f->revision = dossier_statement_get_int (s, 2);
  f->lost = dossier_statement_get_int (s, 3) != 0;
  f->words = dossier_statement_dup_text (s, 4);
  f->proposal = dossier_statement_dup_text (s, 5);
  f->score = dossier_statement_get_double (s, 6);
  f->start = (guint) dossier_statement_get_int (s, 7);
  f->end = (guint) dossier_statement_get_int (s, 8);
  return DOSSIER_ROW (row);
}

static const char *const order_tables[] = { "passage", "revision", NULL };
static const char *const row_tables[] = { "passage", NULL };

const DossierListKind dossier_review_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_review_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
};
