#include "corpus/lists.h"
#include "corpus/timeline-query.h"
#include "corpus/timeline-read.h"
#include "model/dated-event.h"

/* query: what dossier_timeline_query() takes; lanes-by (s); undated (b: only those). By date, undated
 * ones last. */

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  gboolean undated = dossier_args_get_flag (query, "undated");
  g_autoptr (DossierStatement) statement = dossier_timeline_query (
      database, query, "SELECT e.id FROM event e",
      undated ? "AND (e.edtf IS NULL OR (e.day_min = -9223372036854775808 "
                "AND e.day_max = 9223372036854775807)) ORDER BY e.title, e.id"
              : "ORDER BY e.edtf IS NULL, e.day_min, e.day_max, e.title, e.id",
      error);

  return statement != NULL && dossier_list_collect (statement, entries, error);
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  DossierLanesBy lanes_by = DOSSIER_LANES_ACTOR;
  g_autofree char *sql = NULL;
  g_autoptr (DossierStatement) s = NULL;
  DossierDatedEvent *event;

  dossier_lanes_by_from_string (dossier_args_get_text (query, "lanes-by"), &lanes_by);
  sql = g_strdup_printf ("SELECT e.title, e.status, e.edtf, (%s) FROM event e WHERE e.id = ?1",
                         dossier_lanes_by_get_names_sql (lanes_by));
  if (!dossier_list_query_row (database, &s, error, sql, id) || s == NULL)
    return NULL;
  event = g_object_new (DOSSIER_TYPE_DATED_EVENT, NULL);
  event->fields.title = dossier_statement_dup_text (s, 0);
  event->fields.status = dossier_statement_dup_text (s, 1);
  event->fields.edtf = dossier_statement_dup_text (s, 2);
  event->fields.lanes = dossier_statement_dup_text (s, 3);
  return DOSSIER_ROW (event);
}

static const char *const order_tables[] = { "event", "evidence", "participant", "highlight_tag",
                                            NULL };
static const char *const row_tables[] = { "actor", "tag", "article", NULL };

/* What a filter lets through is said by other records than the events. */
static gboolean
order_changes (GVariant *query, const DossierDelta *delta)
{
  static const char *const actors[] = { "actor", NULL };
  static const char *const marks[] = { "highlight", "passage", NULL };
  static const char *const sources[] = { "article", "outlet", NULL };
  gboolean by_lane = dossier_args_has (query, "lane");

  return ((by_lane || dossier_args_has (query, "actors") || dossier_args_has (query, "places"))
          && dossier_delta_touches (delta, actors))
         || ((by_lane || dossier_args_has (query, "tags")) && dossier_delta_touches (delta, marks))
         || (dossier_args_has (query, "rating") && dossier_delta_touches (delta, sources));
}

const DossierListKind dossier_timeline_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_dated_event_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
  .order_changes = order_changes,
};
