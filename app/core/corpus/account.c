#include "corpus/account.h"

#include <string.h>

#include "corpus/link.h"

/* Who is said somewhere not to have taken part: only about them can accounts differ. */
#define ABSENT                                                                                     \
  "SELECT coalesce (o.merged_into, o.id) FROM participant x JOIN actor o ON o.id = x.actor "       \
  "WHERE x.polarity = '-'"
#define ORDER_OF_PEOPLE "ORDER BY t.event, t.position, t.id"

static void
clear_person (gpointer data)
{
  g_free (((DossierAccountPerson *) data)->name);
}

static void
clear_date (gpointer data)
{
  g_free (((DossierAccountDate *) data)->edtf);
}

static void
account_free (gpointer data)
{
  DossierAccount *self = data;

  g_free (self->title);
  g_free (self->status);
  g_free (self->factuality);
  g_free (self->edtf);
  g_free (self->place_name);
  g_array_unref (self->people);
  g_array_unref (self->dates);
  g_free (self);
}

static DossierAccount *
account_new (DossierStatement *s)
{
  DossierAccount *self = g_new0 (DossierAccount, 1);

  self->event = dossier_statement_get_int (s, 0);
  self->title = dossier_statement_dup_text (s, 1);
  self->status = dossier_statement_dup_text (s, 2);
  self->factuality = dossier_statement_dup_text (s, 3);
  self->edtf = dossier_statement_dup_text (s, 4);
  self->day_min = dossier_statement_get_int (s, 5);
  self->day_max = dossier_statement_get_int (s, 6);
  self->place = dossier_statement_get_int (s, 7);
  self->place_name = dossier_statement_dup_text (s, 8);
  self->people = g_array_new (FALSE, FALSE, sizeof (DossierAccountPerson));
  g_array_set_clear_func (self->people, clear_person);
  self->dates = g_array_new (FALSE, FALSE, sizeof (DossierAccountDate));
  g_array_set_clear_func (self->dates, clear_date);
  return self;
}

typedef void (*Take) (DossierAccount *account, DossierStatement *s);

static void
take_person (DossierAccount *account, DossierStatement *s)
{
  DossierAccountPerson person = { dossier_statement_get_int (s, 1),
                                  dossier_statement_dup_text (s, 2),
                                  g_strcmp0 (dossier_statement_get_text (s, 3), "-") == 0 };

  g_array_append_val (account->people, person);
}

static void
take_date (DossierAccount *account, DossierStatement *s)
{
  DossierAccountDate date = { dossier_statement_get_int (s, 1), dossier_statement_dup_text (s, 2),
                              dossier_statement_get_int (s, 3), dossier_statement_get_int (s, 4) };

  g_array_append_val (account->dates, date);
}

/* Rows of @sql, whose first column is the event and which has one %s for the set. */
static gboolean
load_parts (DossierDatabase *database, GHashTable *by_event, const char *before, const char *set,
            const char *after, Take take, GError **error)
{
  g_autofree char *sql = g_strconcat (before, set, after, NULL);
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, sql, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 event = dossier_statement_get_int (s, 0);
      DossierAccount *account = g_hash_table_lookup (by_event, &event);

      if (account != NULL)
        take (account, s);
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_accounts_load:
 * @set: SQL of one column that selects events; without a parameter
 * @many: leave out people whom nobody says to have been absent: worth it where the set is large
 *
 * Returns: (transfer full) (element-type DossierAccount): the events with what can be compared, by
 *   id; NULL with an error of the store. Any thread.
 */
GPtrArray *
dossier_accounts_load (DossierDatabase *database, const char *set, gboolean many, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (account_free);
  g_autoptr (GHashTable) by_event = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.id, e.title, e.status, e.factuality, e.edtf, e.day_min, e.day_max, n.id, "
      "coalesce (n.name, e.place_text) FROM event e LEFT JOIN actor a ON a.id = e.place "
      "LEFT JOIN actor n ON n.id = coalesce (a.merged_into, a.id) WHERE e.id IN (%s) ORDER BY e.id",
      set);
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, sql, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierAccount *account = account_new (s);

      g_ptr_array_add (all, account);
      g_hash_table_insert (by_event, &account->event, account);
    }
  if (step != DOSSIER_STEP_DONE
      || !load_parts (database, by_event,
                      "SELECT t.event, n.id, n.name, t.polarity FROM participant t "
                      "JOIN actor a ON a.id = t.actor "
                      "JOIN actor n ON n.id = coalesce (a.merged_into, a.id) WHERE t.event IN (",
                      set,
                      many ? ") AND n.id IN (" ABSENT ") " ORDER_OF_PEOPLE : ") " ORDER_OF_PEOPLE,
                      take_person, error)
      || !load_parts (database, by_event,
                      "SELECT x.event, d.id, d.edtf, d.day_min, d.day_max FROM event_date x "
                      "JOIN date_expression d ON d.id = x.date_expression "
                      "WHERE d.day_min IS NOT NULL AND d.type = 'DATE' AND x.event IN (",
                      set, ") ORDER BY x.event, x.position, x.id", take_date, error))
    return NULL;
  return g_steal_pointer (&all);
}

/**
 * dossier_accounts_find_same:
 *
 * Returns: (transfer full) (element-type gint64): @event and all that are linked with it as
 *   accounts of the same event, directly or over others, by id; NULL with an error of the store.
 *   Any thread.
 */
GArray *
dossier_accounts_find_same (DossierDatabase *database, gint64 event, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "WITH RECURSIVE same (id) AS (SELECT id FROM event WHERE id = ?1 UNION "
      "SELECT o.id FROM same JOIN link l ON (l.from_record = same.id OR l.to_record = same.id) "
      "AND l.kind = '" DOSSIER_LINK_SAME_EVENT "' JOIN event o "
      "ON o.id = CASE l.from_record WHEN same.id THEN l.to_record ELSE l.from_record END) "
      "SELECT id FROM same ORDER BY id",
      "i", event);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (s, 0);
      g_array_append_val (all, id);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * dossier_accounts_set:
 * @events: (element-type gint64): ids
 *
 * Returns: (transfer full): SQL that selects them, for dossier_accounts_load()
 */
char *
dossier_accounts_set (const GArray *events)
{
  GString *set = g_string_new ("VALUES (0)");

  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (set, ",(%" G_GINT64_FORMAT ")", g_array_index (events, gint64, i));
  return g_string_free (set, FALSE);
}

/**
 * dossier_account_denies:
 *
 * Returns: whether the event is said not to have happened: by its status, else by how sure it is
 */
gboolean
dossier_account_denies (const DossierAccount *self)
{
  static const char *const denials[] = { "did not happen", "denied",     "negated",
                                         "cancelled",      "called off", NULL };

  return g_strv_contains (denials, self->status) || g_strcmp0 (self->factuality, "CT-") == 0
         || g_strcmp0 (self->factuality, "PR-") == 0;
}
