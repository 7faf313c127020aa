#include <string.h>

#include "corpus/conflict.h"
#include "corpus/link.h"
#include "corpus/lists.h"

/* query: event (x: what it and its other accounts are in), state (s: "open" or "decided", else all).
 * Open ones first, events by title, links behind them. The id is an event's or a link's. */

/* A conflict with what it is sorted by, made once. */
typedef struct
{
  DossierConflict *conflict;
  char *key;
} Place;

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->key);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;
  gint64 id = dossier_row_get_id (DOSSIER_ROW (one->conflict));
  gint64 other_id = dossier_row_get_id (DOSSIER_ROW (other->conflict));
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : (id > other_id) - (id < other_id);
}

static GArray *
sort (GPtrArray *found)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), found->len);

  g_array_set_clear_func (places, clear_place);
  for (guint i = 0; i < found->len; i++)
    {
      DossierConflict *conflict = found->pdata[i];
      Place place = { conflict, g_utf8_collate_key (conflict->fields.title, -1) };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static void
add_entry (GArray *entries, gint64 id, gboolean decided)
{
  DossierListEntry entry = { .id = id, .group = decided };

  g_array_append_val (entries, entry);
}

static gboolean
find_events (DossierDatabase *database, gint64 event, GPtrArray *found, GError **error)
{
  DossierConflict *conflict;

  if (event == 0)
    return dossier_conflicts_find (database, found, error);
  if (!dossier_conflicts_read_event (database, event, &conflict, error))
    return FALSE;
  if (conflict != NULL)
    g_ptr_array_add (found, conflict);
  return TRUE;
}

/* Contradictions that somebody put down: of the event itself, of claims about it, of its evidence. */
static DossierStatement *
query_links (DossierDatabase *database, gint64 event, GError **error)
{
  if (event == 0)
    return dossier_database_query (database, error,
                                   "SELECT id, state <> 'open' FROM link "
                                   "WHERE kind = '" DOSSIER_LINK_CONTRADICTS "' ORDER BY id",
                                   "");
  return dossier_database_query (
      database, error,
      "WITH own (id) AS (VALUES (?1) UNION SELECT claim FROM claim_event WHERE event = ?1 "
      "UNION SELECT passage FROM evidence WHERE record = ?1 "
      "UNION SELECT h.id FROM evidence v JOIN highlight h ON h.passage = v.passage "
      "WHERE v.record = ?1) "
      "SELECT DISTINCT l.id, l.state <> 'open' FROM own JOIN link l "
      "ON (l.from_record = own.id OR l.to_record = own.id) "
      "AND l.kind = '" DOSSIER_LINK_CONTRADICTS "' ORDER BY l.id",
      "i", event);
}

static gboolean
add_links (DossierDatabase *database, gint64 event, GArray *open, GArray *decided, GError **error)
{
  g_autoptr (DossierStatement) s = query_links (database, event, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gboolean done = dossier_statement_get_int (s, 1) != 0;

      add_entry (done ? decided : open, dossier_statement_get_int (s, 0), done);
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
read_entries (DossierDatabase *database, GVariant *query, GArray *entries, GError **error)
{
  gint64 event = query != NULL ? dossier_args_get_id (query, "event") : 0;
  const char *state = query != NULL ? dossier_args_get_text (query, "state") : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (DossierListEntry));
  g_autoptr (GArray) decided = g_array_new (FALSE, FALSE, sizeof (DossierListEntry));
  g_autoptr (GArray) places = NULL;

  if (!find_events (database, event, found, error))
    return FALSE;
  places = sort (found);
  for (guint i = 0; i < places->len; i++)
    {
      DossierConflict *conflict = g_array_index (places, Place, i).conflict;
      gboolean done = conflict->fields.n_open == 0;

      add_entry (done ? decided : open, dossier_row_get_id (DOSSIER_ROW (conflict)), done);
    }
  if (!add_links (database, event, open, decided, error))
    return FALSE;
  if (g_strcmp0 (state, "decided") != 0)
    g_array_append_vals (entries, open->data, open->len);
  if (g_strcmp0 (state, "open") != 0)
    g_array_append_vals (entries, decided->data, decided->len);
  return TRUE;
}

static DossierRow *
read_row (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  DossierConflict *conflict = NULL;
  gint64 one;
  gboolean is_link =
      dossier_database_get_int (database, &one, NULL, "SELECT 1 FROM link WHERE id = ?", "i", id);

  if (is_link ? !dossier_conflicts_read_link (database, id, &conflict, error)
              : !dossier_conflicts_read_event (database, id, &conflict, error))
    return NULL;
  return conflict != NULL ? DOSSIER_ROW (conflict) : NULL;
}

static const char *const order_tables[] = { "link",       "event",           "participant",
                                            "event_date", "date_expression", "decision",
                                            "actor",      "claim_event",     NULL };
static const char *const row_tables[] = { "evidence",  "passage", "article", "outlet",
                                          "highlight", "claim",   NULL };

const DossierListKind dossier_conflict_list_kind = {
  .read_entries = read_entries,
  .read_row = read_row,
  .get_row_type = dossier_conflict_get_type,
  .order_tables = order_tables,
  .row_tables = row_tables,
};
