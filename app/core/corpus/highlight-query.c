#include "corpus/highlight-query.h"

#include "corpus/args.h"

#define TAG_AND_BELOW                                                                              \
  "(WITH RECURSIVE below (id) AS (SELECT ?2 UNION SELECT t.id FROM tag t "                         \
  "JOIN below ON t.parent = below.id) SELECT id FROM below)"

/* From the few passages of an actor or an event to the highlights over them, never the other way:
 * what is asked for names few, and there may be 100,000 highlights. */
#define HIGHLIGHTS_OVER                                                                            \
  "JOIN passage g ON g.revision = q.revision AND g.start_at < q.end_at AND g.end_at > q.start_at " \
  "JOIN highlight y ON y.passage = g.id "

static const struct
{
  const char *key;
  const char *condition;
} conditions[] = {
  { "article", "r.article = ?1" },
  { "tag", "h.id IN (SELECT highlight FROM highlight_tag WHERE tag IN " TAG_AND_BELOW ")" },
  { "untagged", "NOT EXISTS (SELECT 1 FROM highlight_tag x WHERE x.highlight = h.id)" },
  { "actor", "h.id IN (SELECT y.id FROM actor n JOIN mention m ON m.actor = n.id "
             "JOIN passage q ON q.id = m.passage " HIGHLIGHTS_OVER
             "WHERE n.id = ?4 OR n.merged_into = ?4)" },
  { "outlet", "a.outlet = ?5" },
  { "text",
    "(instr (lower (p.quote), lower (?6)) > 0 OR instr (lower (h.comment), lower (?6)) > 0)" },
  { "from", "a.published_max >= ?7" },
  { "to", "a.published_min <= ?8" },
  { "commented", "h.comment IS NOT NULL" },
  { "follow-up", "h.id IN (SELECT record FROM follow_up WHERE done = 0)" },
  { "event",
    "h.id IN (SELECT y.id FROM evidence e JOIN passage q ON q.id = e.passage " HIGHLIGHTS_OVER
    "WHERE e.record = ?11)" },
};

static void
bind (DossierStatement *statement, int parameter, GVariant *query, const char *key)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (query, key, NULL);

  if (value == NULL || g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    dossier_statement_bind_text (statement, parameter, g_variant_get_string (value, NULL));
  else
    dossier_statement_bind_int (statement, parameter, g_variant_get_int64 (value));
}

/**
 * dossier_highlight_query:
 * @query: a{sv}; the keys are those of dossier_highlight_list_kind
 * @head: SQL in front of FROM; it may name highlight h, passage p, revision r and article a
 * @tail: SQL behind the conditions
 *
 * Returns: (transfer full): the statement, bound; NULL with an error of the store. Reading thread.
 */
DossierStatement *
dossier_highlight_query (DossierDatabase *database, GVariant *query, const char *head,
                         const char *tail, GError **error)
{
  g_autoptr (GString) sql = g_string_new (head);
  g_autoptr (DossierStatement) statement = NULL;

  g_string_append (sql, " FROM highlight h JOIN passage p ON p.id = h.passage "
                        "JOIN revision r ON r.id = p.revision "
                        "JOIN article a ON a.id = r.article WHERE 1");
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (dossier_args_has (query, conditions[i].key))
      g_string_append_printf (sql, " AND %s", conditions[i].condition);
  g_string_append_printf (sql, " %s", tail);

  statement = dossier_database_query (database, error, sql->str, "");
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (dossier_args_has (query, conditions[i].key))
      bind (statement, (int) i + 1, query, conditions[i].key);
  return g_steal_pointer (&statement);
}
