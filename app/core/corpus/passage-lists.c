#include "corpus/lists.h"
#include "corpus/passage.h"
#include "corpus/text-cache.h"
#include "model/passage.h"

/* Passages that a record has: the mentions of an actor, the evidence of an event. By the article's
 * date, newest first, then by place; grouped by nothing. The ids are those of mention or evidence. */

#define BY_PLACE                                                                                   \
  " ORDER BY a.published IS NULL, a.published_min DESC, a.id, p.start_at, p.end_at, x.id"
#define WITH_ARTICLE                                                                               \
  " JOIN passage p ON p.id = x.passage JOIN revision r ON r.id = p.revision "                      \
  "JOIN article a ON a.id = r.article "

/* query: actor (x: with those that were merged into it) */
static gboolean
read_mentions (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_database_query (database, error,
                              "SELECT x.id FROM mention x" WITH_ARTICLE "WHERE x.actor IN "
                              "(SELECT id FROM actor WHERE id = ?1 OR merged_into = ?1)" BY_PLACE,
                              "i", dossier_args_get_id (query, "actor"));

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

/* query: record (x) */
static gboolean
read_evidence (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_query (
      database, error,
      "SELECT x.id FROM evidence x" WITH_ARTICLE "WHERE x.record = ? ORDER BY x.position, x.id",
      "i", dossier_args_get_id (query, "record"));

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_place (DossierDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  g_autoptr (DossierPassage) passage = NULL;
  DossierArticleText *text;
  DossierPassageFields *f;

  if (!dossier_list_query_row (database, &s, error, sql, id) || s == NULL)
    return NULL;

  passage = g_object_new (DOSSIER_TYPE_PASSAGE, NULL);
  f = &passage->fields;
  f->article = dossier_statement_get_int (s, 0);
  f->article_title = dossier_statement_dup_text (s, 1);
  f->outlet = dossier_statement_dup_text (s, 2);
  f->published = dossier_statement_dup_text (s, 3);
  f->start = (guint) dossier_statement_get_int (s, 5);
  f->end = (guint) dossier_statement_get_int (s, 6);
  f->quote = dossier_statement_dup_text (s, 7);
  f->prefix = dossier_statement_dup_text (s, 8);
  f->suffix = dossier_statement_dup_text (s, 9);
  f->state = dossier_statement_dup_text (s, 10);
  f->earlier = dossier_statement_get_int (s, 11);
  text = dossier_text_cache_get (database, dossier_statement_get_int (s, 4), error);
  if (text == NULL)
    return NULL;
  f->locator = dossier_article_text_locator (text, f->start, f->end);
  return DOSSIER_ROW (g_steal_pointer (&passage));
}

#define PLACE_OF(table)                                                                            \
  "SELECT a.id, a.title, o.name, a.published, p.revision, p.start_at, p.end_at, p.quote, "         \
  "p.prefix, p.suffix, p.state, " DOSSIER_PASSAGE_EARLIER_SQL " FROM " table " x" WITH_ARTICLE     \
  "LEFT JOIN outlet o ON o.id = a.outlet WHERE x.id = ?"

static DossierRow *
read_mention (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  return read_place (database, PLACE_OF ("mention"), id, error);
}

static DossierRow *
read_one_evidence (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  return read_place (database, PLACE_OF ("evidence"), id, error);
}

static const char *const mention_tables[] = { "mention", "actor", NULL };
static const char *const evidence_tables[] = { "evidence", NULL };
static const char *const place_tables[] = { "passage", "article", "outlet", "zone", NULL };

const DossierListKind dossier_mention_list_kind = {
  .read_entries = read_mentions,
  .read_row = read_mention,
  .get_row_type = dossier_passage_get_type,
  .order_tables = mention_tables,
  .row_tables = place_tables,
};

const DossierListKind dossier_evidence_list_kind = {
  .read_entries = read_evidence,
  .read_row = read_one_evidence,
  .get_row_type = dossier_passage_get_type,
  .order_tables = evidence_tables,
  .row_tables = place_tables,
};
