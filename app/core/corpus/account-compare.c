/* What accounts of one event differ in. Nothing of this is stored: it follows from what is. */
#include <string.h>

#include "base/edtf.h"
#include "corpus/account.h"

static int
compare_sayings (gconstpointer a, gconstpointer b)
{
  const DossierSaying *one = a;
  const DossierSaying *other = b;
  int order = strcmp (one->value, other->value);

  return order != 0 ? order : (one->record > other->record) - (one->record < other->record);
}

/* What is said, in an order that does not depend on ids. */
static void
take (GPtrArray *matters, DossierMatter *matter)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_array_sort (matter->sayings, compare_sayings);
  for (guint i = 0; i < matter->sayings->len; i++)
    g_ptr_array_add (texts, g_array_index (matter->sayings, DossierSaying, i).value);
  g_ptr_array_add (texts, NULL);
  matter->basis = g_strjoinv (" | ", (char **) texts->pdata);
  g_ptr_array_add (matters, matter);
}

/* Two of them can not both be right: the last possible day of one is before the first of another. */
static void
compare_dates (DossierAccount *const *accounts, guint n, GPtrArray *matters)
{
  gint64 latest_start = G_MININT64;
  gint64 earliest_end = G_MAXINT64;
  DossierMatter *matter;

  for (guint i = 0; i < n; i++)
    if (accounts[i]->edtf != NULL)
      {
        latest_start = MAX (latest_start, accounts[i]->day_min);
        earliest_end = MIN (earliest_end, accounts[i]->day_max);
      }
  if (latest_start <= earliest_end)
    return;
  matter = dossier_matter_new (DOSSIER_MATTER_DATE, accounts[0]->event, 0, NULL);
  for (guint i = 0; i < n; i++)
    if (accounts[i]->edtf != NULL)
      dossier_matter_add (matter, accounts[i]->event, accounts[i]->edtf);
  take (matters, matter);
}

static gboolean
lasts (const char *edtf)
{
  g_autoptr (DossierEdtf) parsed = edtf != NULL ? dossier_edtf_parse (edtf, NULL) : NULL;

  return parsed != NULL && dossier_edtf_lasts (parsed);
}

/* What texts say of when one event was. An event that lasts may be named by its beginning and its end. */
static void
compare_expressions (const DossierAccount *account, GPtrArray *matters)
{
  gint64 latest_start = G_MININT64;
  gint64 earliest_end = G_MAXINT64;
  DossierMatter *matter;

  for (guint i = 0; i < account->dates->len; i++)
    {
      const DossierAccountDate *date = &g_array_index (account->dates, DossierAccountDate, i);

      latest_start = MAX (latest_start, date->day_min);
      earliest_end = MIN (earliest_end, date->day_max);
    }
  if (latest_start <= earliest_end || lasts (account->edtf))
    return;
  matter = dossier_matter_new (DOSSIER_MATTER_DATES, account->event, account->event, NULL);
  for (guint i = 0; i < account->dates->len; i++)
    {
      const DossierAccountDate *date = &g_array_index (account->dates, DossierAccountDate, i);

      dossier_matter_add (matter, date->date, date->edtf);
    }
  take (matters, matter);
}

static gboolean
is_other_place (const DossierAccount *one, const DossierAccount *other)
{
  g_autofree char *a = g_utf8_casefold (one->place_name, -1);
  g_autofree char *b = g_utf8_casefold (other->place_name, -1);

  return (one->place == 0 || one->place != other->place)
         && strcmp (g_strstrip (a), g_strstrip (b)) != 0;
}

static void
compare_places (DossierAccount *const *accounts, guint n, GPtrArray *matters)
{
  const DossierAccount *first = NULL;
  gboolean differ = FALSE;
  DossierMatter *matter;

  for (guint i = 0; i < n && !differ; i++)
    if (accounts[i]->place_name != NULL)
      {
        differ = first != NULL && is_other_place (first, accounts[i]);
        first = first != NULL ? first : accounts[i];
      }
  if (!differ)
    return;
  matter = dossier_matter_new (DOSSIER_MATTER_PLACE, accounts[0]->event, 0, NULL);
  for (guint i = 0; i < n; i++)
    if (accounts[i]->place_name != NULL)
      dossier_matter_add (matter, accounts[i]->event, accounts[i]->place_name);
  take (matters, matter);
}

static gboolean
affirms (const DossierAccount *account)
{
  static const char *const words[] = { "occurred", "happened", "reported", "implied", NULL };

  return g_strv_contains (words, account->status) && !dossier_account_denies (account);
}

/* Planned, possible and alleged neither say that it happened nor that it did not. */
static void
compare_states (DossierAccount *const *accounts, guint n, GPtrArray *matters)
{
  gboolean yes = FALSE;
  gboolean no = FALSE;
  DossierMatter *matter;

  for (guint i = 0; i < n; i++)
    {
      yes = yes || affirms (accounts[i]);
      no = no || dossier_account_denies (accounts[i]);
    }
  if (!yes || !no)
    return;
  matter = dossier_matter_new (DOSSIER_MATTER_STATUS, accounts[0]->event, 0, NULL);
  for (guint i = 0; i < n; i++)
    dossier_matter_add (matter, accounts[i]->event, accounts[i]->status);
  take (matters, matter);
}

/* What one account says of a person. */
typedef struct
{
  gint64 event;
  const DossierAccountPerson *person;
} Part;

static void
compare_parts (GArray *parts, DossierAccount *const *accounts, GPtrArray *matters)
{
  const Part *first = &g_array_index (parts, Part, 0);
  gboolean differ = FALSE;
  DossierMatter *matter;

  for (guint i = 1; i < parts->len && !differ; i++)
    differ = g_array_index (parts, Part, i).person->absent != first->person->absent;
  if (!differ)
    return;
  matter = dossier_matter_new (DOSSIER_MATTER_PARTICIPANT, accounts[0]->event, first->person->actor,
                               first->person->name);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      dossier_matter_add (matter, part->event, part->person->absent ? "-" : "+");
    }
  take (matters, matter);
}

/* Where an account names somebody twice, the first counts. */
static void
add_part (GPtrArray *all, GHashTable *by_actor, gint64 event, const DossierAccountPerson *person)
{
  GArray *parts = g_hash_table_lookup (by_actor, &person->actor);
  Part part = { event, person };

  if (parts == NULL)
    {
      parts = g_array_new (FALSE, FALSE, sizeof (Part));
      g_ptr_array_add (all, parts);
      g_hash_table_insert (by_actor, (gpointer) &person->actor, parts);
    }
  else if (g_array_index (parts, Part, parts->len - 1).event == event)
    return;
  g_array_append_val (parts, part);
}

/* A file that was brought in may have a hundred thousand of them: each is looked at once. */
static void
compare_people (DossierAccount *const *accounts, guint n, GPtrArray *matters)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) by_actor = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < accounts[i]->people->len; j++)
      add_part (all, by_actor, accounts[i]->event,
                &g_array_index (accounts[i]->people, DossierAccountPerson, j));
  for (guint i = 0; i < all->len; i++)
    compare_parts (all->pdata[i], accounts, matters);
}

/**
 * dossier_accounts_compare:
 * @accounts: (array length=n_accounts): of one event
 *
 * Returns: (transfer full) (element-type DossierMatter): what they differ in, each with who says
 *   what: dates that cannot both be right, other places, whether it happened, who took part. What
 *   one account leaves out is no difference. Any thread.
 */
GPtrArray *
dossier_accounts_compare (DossierAccount *const *accounts, guint n_accounts)
{
  GPtrArray *matters = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_matter_free);

  if (n_accounts > 1)
    {
      compare_dates (accounts, n_accounts, matters);
      compare_states (accounts, n_accounts, matters);
      compare_places (accounts, n_accounts, matters);
      compare_people (accounts, n_accounts, matters);
    }
  for (guint i = 0; i < n_accounts; i++)
    if (accounts[i]->dates->len > 1)
      compare_expressions (accounts[i], matters);
  return matters;
}
