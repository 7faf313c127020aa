#include "corpus/event-sql.h"
#include "corpus/lists.h"
#include "model/event.h"

/* query: text (s: part of the title), article (x: with evidence in it), actor (x: who takes part),
 * all (b, with article: the others follow), dated (b), unsupported (b: without a
 * passage). By date, undated last. */

/* ?1 text, ?2 article, ?3 actor. */
#define HERE                                                                                       \
  "EXISTS (SELECT 1 FROM evidence x JOIN passage p ON p.id = x.passage "                           \
  "JOIN revision r ON r.id = p.revision WHERE x.record = e.id AND r.article = ?2)"

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  gint64 article = dossier_args_get_id (query, "article");
  gint64 actor = dossier_args_get_id (query, "actor");
  const char *text = dossier_args_get_text (query, "text");
  g_autoptr (GString) sql = g_string_new ("SELECT e.id, ");
  g_autoptr (DossierStatement) statement = NULL;

  g_string_append (sql, article != 0 ? "CASE WHEN " HERE " THEN 0 ELSE 1 END " : "0 ");
  g_string_append (sql, "FROM event e WHERE 1 ");
  if (text != NULL && text[0] != '\0')
    g_string_append (sql, "AND instr (lower (e.title), lower (?1)) > 0 ");
  if (article != 0 && !dossier_args_get_flag (query, "all"))
    g_string_append (sql, "AND " HERE " ");
  if (actor != 0)
    g_string_append (sql, "AND e.id IN (SELECT t.event FROM participant t "
                          "JOIN actor n ON n.id = t.actor "
                          "WHERE n.id = ?3 OR n.merged_into = ?3) ");
  if (dossier_args_get_flag (query, "unsupported"))
    g_string_append (sql, "AND NOT EXISTS (SELECT 1 FROM evidence v WHERE v.record = e.id "
                          "AND v.use = 'evidence') ");
  if (dossier_args_get_flag (query, "dated"))
    g_string_append (sql, "AND e.edtf IS NOT NULL ");
  g_string_append (sql, "ORDER BY 2, e.edtf IS NULL, e.day_min, e.day_max, e.title, e.id");

  statement = dossier_database_query (database, error, sql->str, "");
  if (statement == NULL)
    return FALSE;
  if (text != NULL && text[0] != '\0')
    dossier_statement_bind_text (statement, 1, text);
  if (article != 0)
    dossier_statement_bind_int (statement, 2, article);
  if (actor != 0)
    dossier_statement_bind_int (statement, 3, actor);
  return dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  DossierEvent *event;
  DossierEventFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT e.title, e.kind, e.status, e.edtf, e.day_min, e.day_max, " DOSSIER_PLACE_NAME_SQL
          ", (SELECT group_concat (name, ', ') FROM (SELECT n.name AS name FROM participant t "
          "JOIN actor a ON a.id = t.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
          "WHERE t.event = e.id GROUP BY n.id ORDER BY min (t.position), min (t.id) LIMIT 50)), "
          "(SELECT count(*) FROM evidence WHERE record = e.id AND use = 'evidence'), "
          "(SELECT count (DISTINCT r.article) FROM evidence x JOIN passage p ON p.id = x.passage "
          "JOIN revision r ON r.id = p.revision WHERE x.record = e.id), e.outside_source, "
          "(SELECT count(*) FROM event_date x JOIN date_expression d ON d.id = x.date_expression "
          "WHERE x.event = e.id AND d.anchor_kind IS NOT NULL AND d.edtf_proposed <> d.edtf) "
          "FROM event e WHERE e.id = ?",
          id)
      || s == NULL)
    return NULL;

  event = g_object_new (DOSSIER_TYPE_EVENT, NULL);
  f = &event->fields;
  f->title = dossier_statement_dup_text (s, 0);
  f->kind = dossier_statement_dup_text (s, 1);
  f->status = dossier_statement_dup_text (s, 2);
  f->edtf = dossier_statement_dup_text (s, 3);
  f->day_min = dossier_statement_get_int (s, 4);
  f->day_max = dossier_statement_get_int (s, 5);
  f->place = dossier_statement_dup_text (s, 6);
  f->participants = dossier_statement_dup_text (s, 7);
  f->n_evidence = (guint) dossier_statement_get_int (s, 8);
  f->n_articles = (guint) dossier_statement_get_int (s, 9);
  f->outside_source = dossier_statement_dup_text (s, 10);
  f->n_differing = (guint) dossier_statement_get_int (s, 11);
  return DOSSIER_ROW (event);
}

static const char *const order_tables[] = { "event", "evidence", "participant", NULL };
static const char *const row_tables[] = { "actor", "event_date", "date_expression", NULL };

/* Whom an actor was merged into says who takes part. */
static gboolean
order_changes (GVariant *query, const DossierDelta *delta)
{
  static const char *const actors[] = { "actor", NULL };

  return dossier_args_get_id (query, "actor") != 0 && dossier_delta_touches (delta, actors);
}

const DossierListKind dossier_event_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_event_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .order_changes = order_changes,
};
