#include "corpus/lists.h"
#include "model/actor.h"

/* query: text (s: part of a name), article (x: only those that it mentions or that take part in
 * its events), kind (s), all (b, with article: the others follow). By mentions in that article,
 * then in all, then by name. Actors that were merged into another are counted with that one. */

/* ?1 text, ?2 article, ?3 kind. */
#define HERE                                                                                       \
  "(SELECT count(*) FROM revision r JOIN passage p ON p.revision = r.id "                          \
  "JOIN mention m ON m.passage = p.id JOIN actor n ON n.id = m.actor "                             \
  "WHERE r.article = ?2 AND coalesce (n.merged_into, n.id) = a.id)"
#define EVERYWHERE                                                                                 \
  "(SELECT count(*) FROM mention m JOIN actor n ON n.id = m.actor "                                \
  "WHERE n.id = a.id OR n.merged_into = a.id)"

/* How often each actor is mentioned, in the article and everywhere, summed up in one walk: a count
 * for each of 20,000 actors, or a join of two tables of counts, takes many seconds. */
#define COUNTS                                                                                     \
  "WITH single (actor, here, n) AS ("                                                              \
  "SELECT actor, 0, count(*) FROM mention WHERE actor IS NOT NULL GROUP BY actor UNION ALL "       \
  "SELECT m.actor, count(*), 0 FROM revision r JOIN passage p ON p.revision = r.id "               \
  "JOIN mention m ON m.passage = p.id WHERE r.article = ?2 AND m.actor IS NOT NULL "               \
  "GROUP BY m.actor UNION ALL "                                                                    \
  "SELECT id, 0, 0 FROM actor WHERE merged_into IS NULL) "

static GString *
build_sql (GVariant *query)
{
  gboolean in_article = dossier_args_get_id (query, "article") != 0;
  const char *text = dossier_args_get_text (query, "text");
  GString *sql = g_string_new (COUNTS);

  /* Two groups: those of the article, then the others. */
  g_string_append_printf (sql, "SELECT a.id, %s FROM single s JOIN actor x ON x.id = s.actor ",
                          in_article ? "sum (s.here) = 0" : "0");
  g_string_append (sql, "JOIN actor a ON a.id = coalesce (x.merged_into, x.id) WHERE 1 ");
  if (text != NULL && text[0] != '\0')
    g_string_append (sql, "AND (instr (lower (a.name), lower (?1)) > 0 OR a.id IN ("
                          "SELECT coalesce (n.merged_into, n.id) FROM actor_name y "
                          "JOIN actor n ON n.id = y.actor "
                          "WHERE instr (lower (y.text), lower (?1)) > 0)) ");
  if (dossier_args_get_text (query, "kind") != NULL)
    g_string_append (sql, "AND a.kind = ?3 ");
  g_string_append (sql, "GROUP BY a.id ");
  if (in_article && !dossier_args_get_flag (query, "all"))
    g_string_append (sql, "HAVING sum (s.here) > 0 ");
  g_string_append (sql,
                   "ORDER BY 2, sum (s.here) DESC, sum (s.n) DESC, a.name COLLATE NOCASE, a.id");
  return sql;
}

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  const char *text = dossier_args_get_text (query, "text");
  const char *kind = dossier_args_get_text (query, "kind");
  g_autoptr (GString) sql = build_sql (query);
  g_autoptr (DossierStatement) statement = dossier_database_query (database, error, sql->str, "");

  if (statement == NULL)
    return FALSE;
  if (text != NULL && text[0] != '\0')
    dossier_statement_bind_text (statement, 1, text);
  dossier_statement_bind_int (statement, 2, dossier_args_get_id (query, "article"));
  if (kind != NULL)
    dossier_statement_bind_text (statement, 3, kind);
  return dossier_list_collect (statement, entries, error);
}

static gboolean
count_here (DossierDatabase *database, gint64 actor, gint64 article, guint *n, GError **error)
{
  gint64 value = 0;

  if (article != 0
      && !dossier_database_get_int (database, &value, error,
                                    "SELECT " HERE " FROM actor a WHERE a.id = ?1", "ii", actor,
                                    article))
    return FALSE;
  *n = (guint) value;
  return TRUE;
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  g_autoptr (DossierActor) actor = NULL;
  DossierActorFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT a.name, a.kind, a.qid, a.note, "
          "(SELECT title FROM role WHERE actor = a.id "
          "ORDER BY valid_max IS NULL, valid_max DESC, id LIMIT 1), "
          "(SELECT group_concat (text, ', ') FROM (SELECT DISTINCT x.text AS text "
          "FROM actor_name x JOIN actor n ON n.id = x.actor "
          "WHERE (n.id = a.id OR n.merged_into = a.id) AND x.text <> a.name "
          "ORDER BY x.text LIMIT 8)), " EVERYWHERE ", "
          "(SELECT count (DISTINCT r.article) FROM mention m JOIN actor n ON n.id = m.actor "
          "JOIN passage p ON p.id = m.passage JOIN revision r ON r.id = p.revision "
          "WHERE n.id = a.id OR n.merged_into = a.id), "
          "(SELECT count(*) FROM participant t JOIN actor n ON n.id = t.actor "
          "WHERE n.id = a.id OR n.merged_into = a.id) "
          "FROM actor a WHERE a.id = ?",
          id)
      || s == NULL)
    return NULL;

  actor = g_object_new (DOSSIER_TYPE_ACTOR, NULL);
  f = &actor->fields;
  f->name = dossier_statement_dup_text (s, 0);
  f->kind = dossier_statement_dup_text (s, 1);
  f->qid = dossier_statement_dup_text (s, 2);
  f->note = dossier_statement_dup_text (s, 3);
  f->role = dossier_statement_dup_text (s, 4);
  f->other_names = dossier_statement_dup_text (s, 5);
  f->n_mentions = (guint) dossier_statement_get_int (s, 6);
  f->n_articles = (guint) dossier_statement_get_int (s, 7);
  f->n_events = (guint) dossier_statement_get_int (s, 8);
  if (!count_here (database, id, dossier_args_get_id (query, "article"), &f->n_here, error))
    return NULL;
  return DOSSIER_ROW (g_steal_pointer (&actor));
}

static const char *const order_tables[] = { "actor", "mention", "actor_name", NULL };
static const char *const row_tables[] = { "role", "participant", NULL };

const DossierListKind dossier_actor_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_actor_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
};
