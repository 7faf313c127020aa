#include "corpus/timeline-query.h"

#include "corpus/args.h"
#include "corpus/timeline-read.h"

/* The articles in which an event has a passage. */
#define EVIDENCE                                                                                   \
  "FROM evidence x JOIN passage p ON p.id = x.passage JOIN revision r ON r.id = p.revision "       \
  "JOIN article a ON a.id = r.article "

static const struct
{
  const char *key;
  gboolean of_words; /* as, bound; else ax, written out */
  const char *before;
  const char *after;
} lists[] = {
  { "events", FALSE, "e.id IN (", ")" },
  { "actors", FALSE,
    "e.id IN (SELECT t.event FROM participant t JOIN actor n ON n.id = t.actor "
    "WHERE coalesce (n.merged_into, n.id) IN (SELECT coalesce (merged_into, id) FROM actor "
    "WHERE id IN (",
    ")))" },
  { "tags", FALSE,
    "e.id IN (SELECT x.record FROM highlight_tag h JOIN highlight y ON y.id = h.highlight "
    "JOIN passage g ON g.id = y.passage JOIN passage q ON q.revision = g.revision "
    "AND q.start_at < g.end_at AND q.end_at > g.start_at JOIN evidence x ON x.passage = q.id "
    "WHERE h.tag IN (",
    "))" },
  { "articles", FALSE, "e.id IN (SELECT x.record " EVIDENCE "WHERE a.id IN (", "))" },
  { "places", FALSE,
    "coalesce ((SELECT merged_into FROM actor WHERE id = e.place), e.place) IN "
    "(SELECT coalesce (merged_into, id) FROM actor WHERE id IN (",
    "))" },
  { "kinds", TRUE, "e.kind IN (", ")" },
  { "statuses", TRUE, "e.status IN (", ")" },
};

#define RATED                                                                                      \
  "e.id IN (SELECT x.record " EVIDENCE "LEFT JOIN outlet o ON o.id = a.outlet "                    \
  "WHERE upper (coalesce (a.reliability, o.reliability)) <= "

static gboolean
has_text (GVariant *query, const char *key)
{
  const char *text = dossier_args_get_text (query, key);

  return text != NULL && text[0] != '\0';
}

static void
append_ids (GString *sql, GVariant *value)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (value, &n, sizeof (gint64));

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
}

static void
append_words (GString *sql, GVariant *value, GPtrArray *bound)
{
  gsize n;
  g_autofree const char **words = g_variant_get_strv (value, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_ptr_array_add (bound, g_strdup (words[i]));
      g_string_append_printf (sql, "%s?%u", i > 0 ? "," : "", bound->len);
    }
}

static void
append_text (GString *sql, const char *before, const char *text, const char *after,
             GPtrArray *bound)
{
  g_ptr_array_add (bound, g_strdup (text));
  g_string_append_printf (sql, " AND %s?%u%s", before, bound->len, after);
}

/* Of one lane: what no other lane has, too. The query for the members names an event of its own. */
static void
append_lane (GString *sql, GVariant *query, GPtrArray *bound)
{
  DossierLanesBy lanes_by;
  const char *by, *name;
  gint64 record;

  if (!g_variant_lookup (query, "lane", "(&sx&s)", &by, &record, &name)
      || !dossier_lanes_by_from_string (by, &lanes_by))
    return;
  g_string_append_printf (sql,
                          " AND e.id %s (WITH member (event, record, name) AS (%s) SELECT event "
                          "FROM member WHERE ",
                          record != 0 || name[0] != '\0' ? "IN" : "NOT IN",
                          dossier_lanes_by_get_members_sql (lanes_by));
  if (record != 0)
    g_string_append_printf (sql, "record = %" G_GINT64_FORMAT ")", record);
  else if (name[0] != '\0')
    {
      g_ptr_array_add (bound, g_strdup (name));
      g_string_append_printf (sql, "coalesce (record, 0) = 0 AND name = ?%u)", bound->len);
    }
  else
    g_string_append (sql, "coalesce (record, 0) <> 0 OR coalesce (name, '') <> '')");
}

static void
append_days (GString *sql, GVariant *query)
{
  gint64 first, last;

  if (g_variant_lookup (query, "begins", "(xx)", &first, &last))
    g_string_append_printf (
        sql, " AND e.day_min BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, first, last);
}

static void
append_conditions (GString *sql, GVariant *query, GPtrArray *bound)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GVariant) value =
          dossier_args_dup_value (query, lists[i].key, lists[i].of_words ? "as" : "ax");

      if (value == NULL)
        continue;
      g_string_append_printf (sql, " AND %s", lists[i].before);
      if (lists[i].of_words)
        append_words (sql, value, bound);
      else
        append_ids (sql, value);
      g_string_append (sql, lists[i].after);
    }
  if (has_text (query, "rating"))
    append_text (sql, RATED, dossier_args_get_text (query, "rating"), ")", bound);
  if (has_text (query, "text"))
    append_text (sql, "instr (lower (e.title), lower (", dossier_args_get_text (query, "text"),
                 ")) > 0", bound);
  append_days (sql, query);
  append_lane (sql, query, bound);
}

/**
 * dossier_timeline_query:
 * @query: a{sv}: events, actors, tags, articles, places (ax), kinds, statuses (as), rating (s: the
 *   lowest letter that a source may have), text (s: part of the title), begins ((xx): the first
 *   and last day on which it may begin), lane ((sxs): what lanes are by, the record and the name of
 *   one; neither for what is in none)
 * @head: SQL in front of FROM; it may name the event e
 * @tail: SQL behind the conditions, beginning with AND or with what follows WHERE
 *
 * Returns: (transfer full): the statement, bound; NULL with an error of the store. Reading thread.
 */
DossierStatement *
dossier_timeline_query (DossierDatabase *database, GVariant *query, const char *head,
                        const char *tail, GError **error)
{
  g_autoptr (GString) sql = g_string_new (head);
  g_autoptr (GPtrArray) bound = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) statement = NULL;

  g_string_append (sql, " WHERE 1");
  append_conditions (sql, query, bound);
  g_string_append_printf (sql, " %s", tail);
  statement = dossier_database_query (database, error, sql->str, "");
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < bound->len; i++)
    dossier_statement_bind_text (statement, (int) i + 1, g_ptr_array_index (bound, i));
  return g_steal_pointer (&statement);
}

/**
 * dossier_timeline_query_is_everything:
 *
 * Returns: whether @query leaves no event out. Any thread.
 */
gboolean
dossier_timeline_query_is_everything (GVariant *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (dossier_args_has (query, lists[i].key))
      return FALSE;
  if (dossier_args_has (query, "begins") || dossier_args_has (query, "lane"))
    return FALSE;
  return !has_text (query, "rating") && !has_text (query, "text");
}
