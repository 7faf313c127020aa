#include "corpus/cards.h"

#include "corpus/lists.h"
#include "model/actor-card.h"

/**
 * dossier_card_read_items:
 * @sql: with one parameter; gives id, other, text, detail, extra and, where there is a sixth
 *   column, the flag
 *
 * Returns: (transfer full) (element-type DossierCardItem): a line for every row; NULL with an
 *   error of the store. Reading thread.
 */
GArray *
dossier_card_read_items (DossierDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, sql, "i", id);
  g_autoptr (GArray) items = dossier_card_items_new ();
  DossierStep step;

  if (s == NULL)
    return NULL;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierCardItem item = { dossier_statement_get_int (s, 0),
                               dossier_statement_get_int (s, 1),
                               dossier_statement_dup_text (s, 2),
                               dossier_statement_dup_text (s, 3),
                               dossier_statement_dup_text (s, 4),
                               dossier_statement_get_n_columns (s) > 5
                                   && dossier_statement_get_int (s, 5) != 0 };
      g_array_append_val (items, item);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

static gboolean
read_actor_items (DossierDatabase *database, DossierActorCardFields *f, gint64 id, GError **error)
{
  f->names = dossier_card_read_items (
      database,
      "SELECT x.id, 0, x.text, x.class, x.language FROM actor_name x "
      "JOIN actor n ON n.id = x.actor WHERE n.id = ?1 OR n.merged_into = ?1 "
      "ORDER BY n.merged_into IS NOT NULL, x.id",
      id, error);
  if (f->names == NULL)
    return FALSE;
  f->roles =
      dossier_card_read_items (database,
                               "SELECT x.id, x.of_actor, x.title, x.valid, n.name FROM role x "
                               "LEFT JOIN actor n ON n.id = x.of_actor WHERE x.actor = ?1 "
                               "ORDER BY x.valid_min IS NULL, x.valid_min, x.id",
                               id, error);
  if (f->roles == NULL)
    return FALSE;
  f->merged =
      dossier_card_read_items (database,
                               "SELECT id, id, name, kind, NULL FROM actor WHERE merged_into = ?1 "
                               "ORDER BY name COLLATE NOCASE, id",
                               id, error);
  return f->merged != NULL;
}

static DossierRow *
read_actor (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  g_autoptr (DossierActorCard) card = NULL;
  DossierActorCardFields *f;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT a.name, a.kind, a.note, (SELECT count(*) FROM mention m JOIN actor n "
          "ON n.id = m.actor WHERE n.id = a.id OR n.merged_into = a.id), "
          "(SELECT count (DISTINCT t.event) FROM participant t JOIN actor n ON n.id = t.actor "
          "WHERE n.id = a.id OR n.merged_into = a.id) FROM actor a WHERE a.id = ?",
          id)
      || s == NULL)
    return NULL;

  card = g_object_new (DOSSIER_TYPE_ACTOR_CARD, NULL);
  f = &card->fields;
  f->name = dossier_statement_dup_text (s, 0);
  f->kind = dossier_statement_dup_text (s, 1);
  f->note = dossier_statement_dup_text (s, 2);
  f->n_mentions = (guint) dossier_statement_get_int (s, 3);
  f->n_events = (guint) dossier_statement_get_int (s, 4);
  if (!read_actor_items (database, f, id, error))
    return NULL;
  return DOSSIER_ROW (g_steal_pointer (&card));
}

static const char *const actor_tables[] = { "actor",   "actor_name",  "role",
                                            "mention", "participant", NULL };
static const char *const no_tables[] = { NULL };

const DossierListKind dossier_actor_card_kind = {
  .read_row = read_actor,
  .get_row_type = dossier_actor_card_get_type,
  .order_tables = actor_tables,
  .row_tables = no_tables,
};
