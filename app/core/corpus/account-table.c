/* All accounts of one event side by side: who says what of when, where, whether and who. */
#include "model/account-table.h"

#include <glib/gi18n-lib.h>

#include "base/edtf.h"
#include "corpus/account.h"
#include "corpus/cards.h"
#include "corpus/conflict.h"
#include "corpus/lists.h"
#include "corpus/saying-source.h"

/* Nobody looks at more at once. */
#define MAX_ACCOUNTS 40

static char *
dup_date (const char *edtf)
{
  g_autoptr (DossierEdtf) parsed =
      edtf != NULL && edtf[0] != '\0' ? dossier_edtf_parse (edtf, NULL) : NULL;

  return parsed != NULL ? dossier_edtf_to_words (parsed) : NULL;
}

static char *
read_text (DossierDatabase *database, const char *sql, gint64 event)
{
  return dossier_database_get_text (database, NULL, sql, "i", event);
}

/* The articles and the way there are those that a disagreement would show. */
static gboolean
read_columns (DossierDatabase *database, GPtrArray *accounts, GPtrArray *columns, GError **error)
{
  g_autoptr (DossierConflict) sources = g_object_new (DOSSIER_TYPE_CONFLICT, NULL);
  DossierMatter *matter = dossier_matter_new (DOSSIER_MATTER_STATUS, 0, 0, NULL);

  sources->fields.matters = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_matter_free);
  g_ptr_array_add (sources->fields.matters, matter);
  for (guint i = 0; i < accounts->len; i++)
    {
      const DossierAccount *account = accounts->pdata[i];
      dossier_matter_add (matter, account->event, account->status);
    }
  if (!dossier_saying_sources_read (database, sources, error))
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const DossierAccount *account = accounts->pdata[i];
      DossierSaying *saying = &g_array_index (matter->sayings, DossierSaying, i);
      DossierAccountColumn *column = g_new0 (DossierAccountColumn, 1);

      column->event = account->event;
      column->title = g_strdup (account->title);
      column->source = g_steal_pointer (&saying->source);
      column->article = saying->article;
      column->start = saying->start;
      column->end = saying->end;
      column->earlier = saying->earlier;
      g_ptr_array_add (columns, column);
    }
  return TRUE;
}

/* A question that no account answers is not asked. */
static DossierAccountLine *
take_line (GPtrArray *lines, DossierAccountLine *line)
{
  gboolean answered = FALSE;

  for (guint i = 0; i < line->cells->len; i++)
    answered = answered || line->cells->pdata[i] != NULL;
  if (answered)
    {
      g_ptr_array_add (lines, line);
      return line;
    }
  dossier_account_line_free (line);
  return NULL;
}

/* Which of the things they differ in a line is about. */
static void
mark (DossierAccountLine *line, DossierConflict *conflict, DossierMatterKind kind, gint64 about)
{
  for (guint i = 0; line != NULL && conflict != NULL && i < conflict->fields.matters->len; i++)
    {
      const DossierMatter *matter = conflict->fields.matters->pdata[i];

      if (matter->kind == kind && matter->about == about)
        line->matter = (int) i;
    }
}

static void
read_plain_lines (DossierDatabase *database, GPtrArray *accounts, DossierAccountTableFields *f)
{
  DossierAccountLine *date = dossier_account_line_new (_ ("When"));
  DossierAccountLine *from_text = dossier_account_line_new (_ ("The text supports"));
  DossierAccountLine *planned = dossier_account_line_new (_ ("Planned for"));
  DossierAccountLine *status = dossier_account_line_new (_ ("Whether it happened"));
  DossierAccountLine *place = dossier_account_line_new (_ ("Where"));

  for (guint i = 0; i < accounts->len; i++)
    {
      const DossierAccount *account = accounts->pdata[i];
      g_autofree char *text =
          read_text (database, "SELECT edtf_from_text FROM event WHERE id = ?", account->event);
      g_autofree char *plan =
          read_text (database, "SELECT planned FROM event WHERE id = ?", account->event);

      g_ptr_array_add (date->cells, dup_date (account->edtf));
      g_ptr_array_add (from_text->cells,
                       g_strcmp0 (text, account->edtf) != 0 ? dup_date (text) : NULL);
      g_ptr_array_add (planned->cells, dup_date (plan));
      g_ptr_array_add (status->cells, g_strdup (account->status));
      g_ptr_array_add (place->cells, g_strdup (account->place_name));
    }
  mark (take_line (f->lines, date), f->conflict, DOSSIER_MATTER_DATE, 0);
  take_line (f->lines, from_text);
  take_line (f->lines, planned);
  mark (take_line (f->lines, status), f->conflict, DOSSIER_MATTER_STATUS, 0);
  mark (take_line (f->lines, place), f->conflict, DOSSIER_MATTER_PLACE, 0);
}

/* As what somebody took part by an account, that they did not, or NULL where it is silent. */
static char *
read_part (DossierDatabase *database, const DossierAccount *account, gint64 actor)
{
  for (guint i = 0; i < account->people->len; i++)
    {
      const DossierAccountPerson *person =
          &g_array_index (account->people, DossierAccountPerson, i);
      g_autofree char *role = NULL;

      if (person->actor != actor)
        continue;
      if (person->absent)
        return g_strdup (_ ("did not take part"));
      role = dossier_database_get_text (
          database, NULL,
          "SELECT x.role FROM participant x JOIN actor a ON a.id = x.actor WHERE x.event = ? "
          "AND coalesce (a.merged_into, a.id) = ? AND x.role <> '' ORDER BY x.position, x.id",
          "ii", account->event, actor);
      return role != NULL ? g_steal_pointer (&role) : g_strdup (_ ("took part"));
    }
  return NULL;
}

static void
read_person (DossierDatabase *database, GPtrArray *accounts, const DossierAccountPerson *person,
             DossierAccountTableFields *f)
{
  DossierAccountLine *line = dossier_account_line_new (person->name);

  for (guint i = 0; i < accounts->len; i++)
    g_ptr_array_add (line->cells, read_part (database, accounts->pdata[i], person->actor));
  mark (take_line (f->lines, line), f->conflict, DOSSIER_MATTER_PARTICIPANT, person->actor);
}

static void
read_people (DossierDatabase *database, GPtrArray *accounts, DossierAccountTableFields *f)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < accounts->len; i++)
    {
      const DossierAccount *account = accounts->pdata[i];

      for (guint j = 0; j < account->people->len; j++)
        {
          DossierAccountPerson *person = &g_array_index (account->people, DossierAccountPerson, j);

          if (g_hash_table_add (seen, &person->actor))
            read_person (database, accounts, person, f);
        }
    }
}

static DossierRow *
read_table (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierAccountTable) table = g_object_new (DOSSIER_TYPE_ACCOUNT_TABLE, NULL);
  DossierAccountTableFields *f = &table->fields;
  g_autoptr (GArray) same = dossier_accounts_find_same (database, id, error);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *set = NULL;

  if (same == NULL || same->len == 0)
    return NULL;
  g_array_set_size (same, MIN (same->len, MAX_ACCOUNTS));
  set = dossier_accounts_set (same);
  accounts = dossier_accounts_load (database, set, FALSE, error);
  f->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_account_column_free);
  f->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_account_line_free);
  if (accounts == NULL || !read_columns (database, accounts, f->columns, error)
      || !dossier_conflicts_read_event (database, id, &f->conflict, error))
    return NULL;
  read_plain_lines (database, accounts, f);
  read_people (database, accounts, f);
  return DOSSIER_ROW (g_steal_pointer (&table));
}

static const char *const tables[] = { "event",   "participant", "actor",           "evidence",
                                      "link",    "decision",    "article",         "outlet",
                                      "passage", "event_date",  "date_expression", NULL };
static const char *const no_tables[] = { NULL };

const DossierListKind dossier_account_table_kind = {
  .read_row = read_table,
  .get_row_type = dossier_account_table_get_type,
  .order_tables = tables,
  .row_tables = no_tables,
};
