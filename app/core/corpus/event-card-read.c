#include "base/edtf.h"
#include "corpus/account.h"
#include "corpus/cards.h"
#include "corpus/link.h"
#include "corpus/lists.h"
#include "corpus/same-event.h"
#include "model/event-card.h"

/* Nobody looks through more; what is likelier comes first. */
#define MAX_CANDIDATES 4

static void
take_fields (DossierEventCardFields *f, DossierStatement *s)
{
  f->title = dossier_statement_dup_text (s, 0);
  f->kind = dossier_statement_dup_text (s, 1);
  f->status = dossier_statement_dup_text (s, 2);
  f->edtf = dossier_statement_dup_text (s, 3);
  f->place = dossier_statement_get_int (s, 4);
  f->place_name = dossier_statement_dup_text (s, 5);
  f->place_text = dossier_statement_dup_text (s, 6);
  f->note = dossier_statement_dup_text (s, 7);
  f->edtf_from_text = dossier_statement_dup_text (s, 8);
  f->planned = dossier_statement_dup_text (s, 9);
  f->resolution = dossier_statement_dup_text (s, 10);
  f->outside_date = dossier_statement_dup_text (s, 11);
  f->outside_source = dossier_statement_dup_text (s, 12);
  f->part_of = dossier_statement_get_int (s, 13);
  f->part_of_title = dossier_statement_dup_text (s, 14);
  f->n_evidence = (guint) dossier_statement_get_int (s, 15);
}

static gboolean
read_lines (DossierDatabase *database, DossierEventCardFields *f, gint64 id, GError **error)
{
  f->participants = dossier_card_read_items (
      database,
      "SELECT x.id, n.id, n.name, x.role, n.kind, x.polarity = '-' FROM participant x "
      "JOIN actor a ON a.id = x.actor JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
      "WHERE x.event = ? ORDER BY x.position, x.id LIMIT 500",
      id, error);
  f->parts = f->participants == NULL
                 ? NULL
                 : dossier_card_read_items (
                     database,
                     "SELECT id, id, title, edtf, NULL FROM event WHERE part_of = ? "
                     "ORDER BY day_min IS NULL, day_min, day_max, title, id LIMIT 100",
                     id, error);
  f->dates = f->parts == NULL
                 ? NULL
                 : dossier_card_read_items (
                     database,
                     "SELECT x.id, d.id, p.quote, coalesce (d.edtf, d.edtf_proposed), a.title, "
                     "d.anchor_kind IS NOT NULL AND d.edtf_proposed <> d.edtf "
                     "FROM event_date x JOIN date_expression d ON d.id = x.date_expression "
                     "JOIN passage p ON p.id = d.passage JOIN revision r ON r.id = p.revision "
                     "JOIN article a ON a.id = r.article WHERE x.event = ? "
                     "ORDER BY x.position, x.id LIMIT 500",
                     id, error);
  return f->dates != NULL;
}

static char *
dup_statement (const DossierAccount *account)
{
  g_autoptr (DossierEdtf) edtf =
      account->edtf != NULL ? dossier_edtf_parse (account->edtf, NULL) : NULL;
  g_autofree char *words = edtf != NULL ? dossier_edtf_to_words_short (edtf) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (words != NULL)
    g_ptr_array_add (parts, words);
  if (account->place_name != NULL)
    g_ptr_array_add (parts, account->place_name);
  g_ptr_array_add (parts, account->status);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_account (DossierDatabase *database, GArray *items, gint64 event, const DossierAccount *account)
{
  DossierCardItem item = { .other = account->event, .text = g_strdup (account->title) };

  dossier_database_get_int (database, &item.id, NULL,
                            "SELECT id FROM link WHERE kind = '" DOSSIER_LINK_SAME_EVENT "' AND "
                            "((from_record = ?1 AND to_record = ?2) OR (from_record = ?2 "
                            "AND to_record = ?1)) ORDER BY id",
                            "ii", event, account->event);
  item.detail = dup_statement (account);
  item.extra = dossier_database_get_text (
      database, NULL,
      "SELECT group_concat (title, ' · ') FROM (SELECT DISTINCT a.title FROM evidence v "
      "JOIN passage p ON p.id = v.passage JOIN revision r ON r.id = p.revision "
      "JOIN article a ON a.id = r.article WHERE v.record = ? LIMIT 3)",
      "i", account->event);
  g_array_append_val (items, item);
}

static gboolean
read_accounts (DossierDatabase *database, DossierEventCardFields *f, gint64 id, GError **error)
{
  g_autoptr (GArray) same = dossier_accounts_find_same (database, id, error);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *set = same != NULL ? dossier_accounts_set (same) : NULL;

  f->accounts = dossier_card_items_new ();
  if (set == NULL)
    return FALSE;
  if (same->len < 2)
    return TRUE;
  accounts = dossier_accounts_load (database, set, FALSE, error);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (((DossierAccount *) accounts->pdata[i])->event != id)
      add_account (database, f->accounts, id, accounts->pdata[i]);
  return accounts != NULL;
}

static gboolean
read_candidates (DossierDatabase *database, DossierEventCardFields *f, gint64 id, GError **error)
{
  g_autoptr (GArray) found = dossier_same_events_find_for (database, id, MAX_CANDIDATES, error);

  f->candidates = dossier_card_items_new ();
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DossierSameEvent *one = &g_array_index (found, DossierSameEvent, i);
      DossierCardItem item = { .other = one->event,
                               .text = g_strdup (one->title),
                               .detail = g_strdup (one->why),
                               .extra = g_strdup (one->source) };

      g_array_append_val (f->candidates, item);
    }
  return found != NULL;
}

static DossierRow *
read_event (DossierDatabase *database, gint64 id, GVariant *query, GError **error)
{
  g_autoptr (DossierStatement) s = NULL;
  g_autoptr (DossierEventCard) card = NULL;

  if (!dossier_list_query_row (
          database, &s, error,
          "SELECT e.title, e.kind, e.status, e.edtf, n.id, n.name, e.place_text, e.note, "
          "e.edtf_from_text, e.planned, e.resolution, e.outside_date, e.outside_source, e.part_of, "
          "w.title, (SELECT count(*) FROM evidence WHERE record = e.id AND use = 'evidence') "
          "FROM event e LEFT JOIN actor a ON a.id = e.place "
          "LEFT JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
          "LEFT JOIN event w ON w.id = e.part_of "
          "WHERE e.id = ?",
          id)
      || s == NULL)
    return NULL;

  card = g_object_new (DOSSIER_TYPE_EVENT_CARD, NULL);
  take_fields (&card->fields, s);
  if (!read_lines (database, &card->fields, id, error)
      || !read_accounts (database, &card->fields, id, error)
      || !read_candidates (database, &card->fields, id, error))
    return NULL;
  return DOSSIER_ROW (g_steal_pointer (&card));
}

static const char *const tables[] = { "event",    "participant", "actor",
                                      "evidence", "event_date",  "date_expression",
                                      "link",     "decision",    "article",
                                      NULL };
static const char *const no_tables[] = { NULL };

const DossierListKind dossier_event_card_kind = {
  .read_row = read_event,
  .get_row_type = dossier_event_card_get_type,
  .order_tables = tables,
  .row_tables = no_tables,
};
