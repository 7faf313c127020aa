#include "corpus/conflict.h"

#include "corpus/account.h"
#include "corpus/link.h"
#include "corpus/saying-source.h"

/* Events that can disagree with anything at all: one of several accounts, or with words about its
 * date that do not go together. Everything else is passed over without being read. */
#define CANDIDATES                                                                                 \
  "SELECT l.from_record FROM link l WHERE l.kind = '" DOSSIER_LINK_SAME_EVENT "' UNION "           \
  "SELECT l.to_record FROM link l WHERE l.kind = '" DOSSIER_LINK_SAME_EVENT "' UNION "             \
  "SELECT x.event FROM event_date x JOIN date_expression d ON d.id = x.date_expression "           \
  "WHERE d.type = 'DATE' AND d.day_min IS NOT NULL GROUP BY x.event "                              \
  "HAVING max (d.day_min) > min (d.day_max)"

typedef struct
{
  char *outcome;
  char *reading;
  gint64 preferred;
  char *basis;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_free (decision->outcome);
  g_free (decision->reading);
  g_free (decision->basis);
  g_free (decision);
}

static char *
decision_key (gint64 event, const char *matter, gint64 about)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT, event, matter, about);
}

/* What was decided about the events of @set, by event, matter and actor. */
static GHashTable *
load_decisions (DossierDatabase *database, const char *set, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT d.record, d.subject, coalesce (n.id, d.other), d.outcome, d.reason, d.preferred, "
      "d.basis FROM decision d LEFT JOIN actor a ON a.id = d.other "
      "LEFT JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
      "WHERE d.kind = '" DOSSIER_DECISION_CONFLICT "' AND d.record IN (%s) "
      "ORDER BY d.made_at, d.id",
      set);
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, sql, "");
  g_autoptr (GHashTable) all =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, decision_free);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      const char *matter = dossier_statement_get_text (s, 1);
      Decision *decision = g_new0 (Decision, 1);

      decision->outcome = dossier_statement_dup_text (s, 3);
      decision->reading = dossier_statement_dup_text (s, 4);
      decision->preferred = dossier_statement_get_int (s, 5);
      decision->basis = dossier_statement_dup_text (s, 6);
      g_hash_table_insert (all,
                           decision_key (dossier_statement_get_int (s, 0),
                                         matter != NULL ? matter : "",
                                         dossier_statement_get_int (s, 2)),
                           decision);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/* It was put down for one of the accounts, whichever was the first then. */
static void
apply_decision (DossierMatter *matter, GPtrArray *group, GHashTable *decisions)
{
  for (guint i = 0; i < group->len && matter->outcome == NULL; i++)
    {
      const DossierAccount *account = group->pdata[i];
      g_autofree char *key = decision_key (
          account->event, dossier_matter_kind_to_string (matter->kind), matter->about);
      const Decision *decision = g_hash_table_lookup (decisions, key);

      if (decision == NULL)
        continue;
      matter->outcome = g_strdup (decision->outcome);
      matter->reading = g_strdup (decision->reading);
      matter->preferred = decision->preferred;
      matter->changed = decision->basis != NULL && g_strcmp0 (decision->basis, matter->basis) != 0;
    }
}

static DossierConflict *
conflict_new (GPtrArray *group, GHashTable *decisions)
{
  g_autoptr (GPtrArray) matters =
      dossier_accounts_compare ((DossierAccount *const *) group->pdata, group->len);
  DossierConflict *conflict;

  if (matters->len == 0)
    return NULL;
  conflict = g_object_new (DOSSIER_TYPE_CONFLICT, NULL);
  dossier_row_set_id (DOSSIER_ROW (conflict), ((DossierAccount *) group->pdata[0])->event);
  conflict->fields.title = g_strdup (((DossierAccount *) group->pdata[0])->title);
  for (guint i = 0; i < matters->len; i++)
    {
      apply_decision (matters->pdata[i], group, decisions);
      conflict->fields.n_open += dossier_matter_is_open (matters->pdata[i]) ? 1 : 0;
    }
  conflict->fields.matters = g_steal_pointer (&matters);
  return conflict;
}

/* The groups that links make of events: each event knows its group, which is one array. */
typedef struct
{
  GPtrArray *accounts;
  GHashTable *group_of; /* event → GPtrArray of DossierAccount */
  GPtrArray *groups;
} Groups;

static void
join (Groups *self, gint64 one, gint64 other)
{
  GPtrArray *into = g_hash_table_lookup (self->group_of, &one);
  GPtrArray *from = g_hash_table_lookup (self->group_of, &other);

  if (into == NULL || from == NULL || into == from)
    return;
  if (into->len < from->len)
    {
      GPtrArray *swap = into;
      into = from;
      from = swap;
    }
  for (guint i = 0; i < from->len; i++)
    {
      DossierAccount *account = from->pdata[i];

      g_ptr_array_add (into, account);
      g_hash_table_insert (self->group_of, &account->event, into);
    }
  g_ptr_array_set_size (from, 0);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DossierAccount *one = *(DossierAccount *const *) a;
  const DossierAccount *other = *(DossierAccount *const *) b;

  return (one->event > other->event) - (one->event < other->event);
}

static gboolean
join_linked (DossierDatabase *database, Groups *self, const char *set, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT l.from_record, l.to_record FROM link l WHERE l.from_record IN (%s) "
                       "AND l.kind = '" DOSSIER_LINK_SAME_EVENT "'",
                       set);
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, sql, "");
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    join (self, dossier_statement_get_int (s, 0), dossier_statement_get_int (s, 1));
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_sort (self->groups->pdata[i], compare_events);
  return step == DOSSIER_STEP_DONE;
}

static void
groups_clear (Groups *self)
{
  g_clear_pointer (&self->group_of, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Groups, groups_clear)

static gboolean
groups_load (DossierDatabase *database, Groups *self, const char *set, gboolean many,
             GError **error)
{
  self->accounts = dossier_accounts_load (database, set, many, error);
  if (self->accounts == NULL)
    return FALSE;
  self->group_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      DossierAccount *account = self->accounts->pdata[i];
      GPtrArray *group = g_ptr_array_new ();

      g_ptr_array_add (group, account);
      g_ptr_array_add (self->groups, group);
      g_hash_table_insert (self->group_of, &account->event, group);
    }
  return join_linked (database, self, set, error);
}

/* Adds a conflict for each group of @set that has one. */
static gboolean
find_in (DossierDatabase *database, const char *set, gboolean many, GPtrArray *found,
         GError **error)
{
  g_auto (Groups) groups = { NULL };
  g_autoptr (GHashTable) decisions = NULL;

  if (!groups_load (database, &groups, set, many, error))
    return FALSE;
  decisions = load_decisions (database, set, error);
  if (decisions == NULL)
    return FALSE;
  for (guint i = 0; i < groups.groups->len; i++)
    {
      GPtrArray *group = groups.groups->pdata[i];
      DossierConflict *conflict = group->len > 0 ? conflict_new (group, decisions) : NULL;

      if (conflict != NULL)
        g_ptr_array_add (found, conflict);
    }
  return TRUE;
}

/**
 * dossier_conflicts_find:
 * @found: gains a #DossierConflict, without the articles that say so, for each event whose accounts
 *   differ
 *
 * Looks at linked accounts and at events with several words about their date, all in a handful of
 * queries. Any thread.
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_conflicts_find (DossierDatabase *database, GPtrArray *found, GError **error)
{
  return find_in (database, CANDIDATES, TRUE, found, error);
}

/**
 * dossier_conflicts_read_event:
 * @event: one of the accounts
 * @conflict: (out) (transfer full) (nullable): what they differ in, with the articles; NULL when
 *   they agree
 *
 * Returns: FALSE with an error of the store. Any thread.
 */
gboolean
dossier_conflicts_read_event (DossierDatabase *database, gint64 event, DossierConflict **conflict,
                              GError **error)
{
  g_autoptr (GArray) same = dossier_accounts_find_same (database, event, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *set = same != NULL ? dossier_accounts_set (same) : NULL;

  *conflict = NULL;
  if (set == NULL || !find_in (database, set, FALSE, found, error))
    return FALSE;
  if (found->len == 0)
    return TRUE;
  *conflict = g_object_ref (found->pdata[0]);
  return dossier_saying_sources_read (database, *conflict, error);
}

/**
 * dossier_conflicts_read_link:
 * @link: of any kind
 * @conflict: (out) (transfer full) (nullable): its two sides with their words; NULL when there is
 *   no such link
 *
 * Returns: FALSE with an error of the store. Any thread.
 */
gboolean
dossier_conflicts_read_link (DossierDatabase *database, gint64 link, DossierConflict **conflict,
                             GError **error)
{
  g_autoptr (DossierStatement) s =
      dossier_database_query (database, error,
                              "SELECT from_record, to_record, reading, state, preferred FROM link "
                              "WHERE id = ?",
                              "i", link);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;
  DossierMatter *matter;

  *conflict = NULL;
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  matter = dossier_matter_new (DOSSIER_MATTER_LINK, link, 0, NULL);
  dossier_matter_add (matter, dossier_statement_get_int (s, 0), NULL);
  dossier_matter_add (matter, dossier_statement_get_int (s, 1), NULL);
  matter->reading = dossier_statement_dup_text (s, 2);
  matter->preferred = dossier_statement_get_int (s, 4);
  if (g_strcmp0 (dossier_statement_get_text (s, 3), "open") != 0)
    matter->outcome = g_strdup (
        g_strcmp0 (dossier_statement_get_text (s, 3), "dismissed") == 0 ? "dismissed" : "read");
  *conflict = g_object_new (DOSSIER_TYPE_CONFLICT, NULL);
  dossier_row_set_id (DOSSIER_ROW (*conflict), link);
  (*conflict)->fields.link = TRUE;
  (*conflict)->fields.matters =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_matter_free);
  g_ptr_array_add ((*conflict)->fields.matters, matter);
  (*conflict)->fields.n_open = dossier_matter_is_open (matter) ? 1 : 0;
  return dossier_saying_sources_read (database, *conflict, error);
}
