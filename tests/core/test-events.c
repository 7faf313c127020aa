#include <string.h>

#include "corpus/cards.h"
#include "corpus/conflict.h"
#include "corpus/event-draft.h"
#include "corpus/facts.h"
#include "corpus/lists.h"
#include "corpus/same-event.h"
#include "model/account-table.h"
#include "event-acts.h"

static void
take_part (DossierFixture *f, gint64 event, gint64 actor, const char *polarity)
{
  event_acts_do (f, "event.add-participant",
                 dossier_args_new ("event", g_variant_new_int64 (event), "actor",
                                   g_variant_new_int64 (actor), "polarity",
                                   g_variant_new_string (polarity), NULL));
}

static gint64
link_same (DossierFixture *f, gint64 one, gint64 other)
{
  return event_acts_do (f, "link.add",
                        dossier_args_new ("kind", g_variant_new_string ("same event"), "from",
                                          g_variant_new_int64 (one), "to",
                                          g_variant_new_int64 (other), NULL));
}

static void
test_parts (DossierFixture *f, gconstpointer data)
{
  gint64 one = event_acts_make_event (f, "One", NULL);
  gint64 two = event_acts_make_event (f, "Two", NULL);
  gint64 three = event_acts_make_event (f, "Three", NULL);

  event_acts_do (f, "event.set",
                 dossier_args_new ("event", g_variant_new_int64 (two), "part-of",
                                   g_variant_new_int64 (one), NULL));
  event_acts_do (f, "event.set",
                 dossier_args_new ("event", g_variant_new_int64 (three), "part-of",
                                   g_variant_new_int64 (two), NULL));
  event_acts_refuse (f, "event.set",
                     dossier_args_new ("event", g_variant_new_int64 (one), "part-of",
                                       g_variant_new_int64 (three), NULL),
                     "An event cannot be part of itself");
  event_acts_refuse (f, "event.set",
                     dossier_args_new ("event", g_variant_new_int64 (one), "part-of",
                                       g_variant_new_int64 (one), NULL),
                     "An event cannot be part of itself");
  dossier_fixture_assert (f, "SELECT count(*) FROM event WHERE part_of IS NOT NULL", "2");
}

static guint
count_listed (DossierFixture *f, const char *flag)
{
  g_autoptr (DossierLiveList) list = dossier_live_list_new (
      f->corpus, &dossier_event_list_kind,
      dossier_args_new (flag, flag != NULL ? g_variant_new_boolean (TRUE) : NULL, NULL));

  while (dossier_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* An event outlives what told of it, and is found as one that nothing tells of any more. */
static void
test_evidence_is_lost (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "They met.");
  gint64 event = event_acts_do (
      f, "event.create",
      dossier_args_new ("title", g_variant_new_string ("Meeting"), "revision",
                        g_variant_new_int64 (event_acts_ask_id (f, "SELECT id FROM revision")),
                        "start", g_variant_new_int64 (0), "end", g_variant_new_int64 (9), NULL));

  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 0);
  event_acts_do (f, "article.delete",
                 dossier_args_new ("article", g_variant_new_int64 (article), NULL));
  g_assert_cmpuint (count_listed (f, NULL), ==, 1);
  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 1);
  g_assert_cmpint (event_acts_ask_id (f, "SELECT id FROM event"), ==, event);
  g_free (dossier_corpus_undo (f->corpus, NULL));
  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 0);
}

static gpointer
find_evidence_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                      GError **error)
{
  DossierEvidencePlace *place = g_new0 (DossierEvidencePlace, 1);

  dossier_facts_find_evidence (database, *(gint64 *) data, place);
  return place;
}

static DossierEvidencePlace
find_evidence (DossierFixture *f, gint64 event)
{
  g_autofree DossierEvidencePlace *place = dossier_store_read (
      dossier_corpus_get_store (f->corpus), find_evidence_thread, &event, NULL, NULL);

  g_assert_nonnull (place);
  return *place;
}

/* Words that a correction removed stay evidence, in the text that has them; what is in the text as
 * it is comes before them. */
static void
test_evidence_in_an_earlier_text (DossierFixture *f, gconstpointer data)
{
  static const char corrected[] = "Nobody saw the two of them. A porter met them in the rain.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (corrected, strlen (corrected));
  gint64 article = dossier_fixture_import (f, "One", "Ilyin received Sora Han at the quay.");
  gint64 first = event_acts_ask_id (f, "SELECT id FROM revision");
  gint64 event = event_acts_do (f, "event.create",
                                dossier_args_new ("title", g_variant_new_string ("Meeting"),
                                                  "revision", g_variant_new_int64 (first), "start",
                                                  g_variant_new_int64 (0), "end",
                                                  g_variant_new_int64 (24), NULL));

  g_assert_cmpint (find_evidence (f, event).earlier, ==, 0);
  dossier_fixture_do (
      f, "article.revise",
      dossier_args_new ("article", g_variant_new_int64 (article), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), NULL));
  g_assert_cmpint (find_evidence (f, event).earlier, ==, first);
  g_assert_cmpuint (find_evidence (f, event).end, ==, 24);
  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 0);
  event_acts_do (
      f, "event.add-evidence",
      dossier_args_new (
          "event", g_variant_new_int64 (event), "revision",
          g_variant_new_int64 (event_acts_ask_id (f, "SELECT id FROM revision WHERE number = 2")),
          "start", g_variant_new_int64 (28), "end", g_variant_new_int64 (58), NULL));
  g_assert_cmpint (find_evidence (f, event).earlier, ==, 0);
  g_assert_cmpuint (find_evidence (f, event).start, ==, 28);
}

static void
test_dates_of_an_event (DossierFixture *f, gconstpointer data)
{
  gint64 event = event_acts_make_event (f, "Visit", "2024-05");

  event_acts_set (f, event, "planned", "2024-04");
  event_acts_set (f, event, "edtf-from-text", "2024");
  event_acts_set (f, event, "edtf", "2024-05-14");
  dossier_fixture_assert (f, "SELECT edtf || ' ' || planned || ' ' || edtf_from_text FROM event",
                          "2024-05-14 2024-04 2024");
  event_acts_refuse (f, "event.set",
                     dossier_args_new ("event", g_variant_new_int64 (event), "planned",
                                       g_variant_new_string ("2024-05/2024-04"), NULL),
                     "");
  event_acts_refuse (f, "event.set",
                     dossier_args_new ("event", g_variant_new_int64 (event), "edtf",
                                       g_variant_new_string ("some day"), NULL),
                     "");
}

static void
draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(DossierEventDraft **) data =
      dossier_event_draft_read_finish (DOSSIER_CORPUS (source), result, &error);
  g_assert_no_error (error);
}

/* A date that is only suggested in the words is offered, and recorded with the event in one act. */
static void
test_suggested_date (DossierFixture *f, gconstpointer data)
{
  static const char text[] = "They met on 9 October 2025. Nobody came two days later.";
  gint64 revision;
  const guint start = (guint) strlen ("They met on 9 October 2025. ");

  dossier_fixture_import (f, "One", text);
  revision = event_acts_ask_id (f, "SELECT id FROM revision");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DossierEventDraft) draft = NULL;

      dossier_event_draft_read_async (f->corpus, revision, start, (guint) strlen (text),
                                      "Nobody came two days later.", NULL, draft_cb, &draft);
      while (draft == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (draft->edtf, ==, "2025-10-11");
      g_assert_true ((draft->accept != NULL) == (i == 0));
      g_assert_true ((draft->date != 0) == (i == 1));
      if (i == 1)
        break;
      event_acts_do (f, "event.create",
                     dossier_args_new ("title", g_variant_new_string ("Nobody came"), "edtf",
                                       g_variant_new_string (draft->edtf), "accept", draft->accept,
                                       "revision", g_variant_new_int64 (revision), "start",
                                       g_variant_new_int64 (start), "end",
                                       g_variant_new_int64 ((gint64) strlen (text)), NULL));
    }
  /* What it is counted from comes with it, but only the one in the words says when it was. */
  dossier_fixture_assert (f,
                          "SELECT group_concat (edtf) FROM (SELECT edtf FROM date_expression "
                          "ORDER BY edtf)",
                          "2025-10-09,2025-10-11");
  dossier_fixture_assert (f,
                          "SELECT p.quote FROM event_date x JOIN date_expression d ON d.id = "
                          "x.date_expression JOIN passage p ON p.id = d.passage",
                          "two days later");
  dossier_fixture_assert (f, "SELECT label FROM change ORDER BY rowid DESC LIMIT 1",
                          "New event “Nobody came”");
  dossier_fixture_assert (f, "SELECT count(*) FROM change WHERE label LIKE 'Date%'", "0");
  event_acts_refuse (f, "event.create",
                     dossier_args_new ("title", g_variant_new_string ("Nothing"), "accept",
                                       g_variant_new_array (G_VARIANT_TYPE_VARDICT, NULL, 0),
                                       "revision", g_variant_new_int64 (revision), "start",
                                       g_variant_new_int64 (0), "end", g_variant_new_int64 (4),
                                       NULL),
                     "Between one and");
}

static void
test_participants (DossierFixture *f, gconstpointer data)
{
  gint64 ann = event_acts_make_actor (f, "Ann");
  gint64 event = event_acts_make_event (f, "Meeting", NULL);

  take_part (f, event, ann, "-");
  event_acts_do (
      f, "event.set-participant",
      dossier_args_new (
          "participant", g_variant_new_int64 (event_acts_ask_id (f, "SELECT id FROM participant")),
          "role", g_variant_new_string ("guest"), "polarity", g_variant_new_string ("+"), NULL));
  dossier_fixture_assert (f, "SELECT role || polarity FROM participant", "guest+");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  dossier_fixture_assert (f, "SELECT coalesce (role, '') || polarity FROM participant", "-");
  event_acts_refuse (f, "event.add-participant",
                     dossier_args_new ("event", g_variant_new_int64 (event), "actor",
                                       g_variant_new_int64 (ann), "polarity",
                                       g_variant_new_string ("perhaps"), NULL),
                     "Cannot say how an actor takes part");
}

/* "matter open|outcome: saying, saying; …" of everything that the list has. */
static char *
list_conflicts (DossierFixture *f, GVariant *query)
{
  g_autoptr (DossierLiveList) list =
      dossier_live_list_new (f->corpus, &dossier_conflict_list_kind, query);
  g_autoptr (GString) all = g_string_new (NULL);

  while (dossier_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DossierConflict) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      while (!dossier_row_is_loaded (DOSSIER_ROW (row)))
        g_main_context_iteration (NULL, TRUE);
      for (guint j = 0; j < row->fields.matters->len; j++)
        {
          const DossierMatter *matter = row->fields.matters->pdata[j];

          g_string_append_printf (all, "%s%s %s:", all->len > 0 ? "; " : "",
                                  dossier_matter_kind_to_string (matter->kind),
                                  matter->changed   ? "changed"
                                  : matter->outcome ? matter->outcome
                                                    : "new");
          for (guint k = 0; k < matter->sayings->len; k++)
            g_string_append_printf (all, " %s,",
                                    g_array_index (matter->sayings, DossierSaying, k).text);
        }
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_conflicts (DossierFixture *f, const char *expected)
{
  g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_conflicts (DossierFixture *f, gconstpointer data)
{
  gint64 ann = event_acts_make_actor (f, "Ann");
  gint64 one = event_acts_make_event (f, "Meeting", "2024-01-16");
  gint64 two = event_acts_make_event (f, "A meeting", "2024-01-17");

  take_part (f, one, ann, "+");
  take_part (f, two, ann, "-");
  event_acts_set (f, one, "place-text", "Dravna");
  event_acts_set (f, two, "place-text", "Osmouth");
  event_acts_set (f, one, "status", "occurred");
  event_acts_set (f, two, "status", "denied");
  assert_conflicts (f, "");
  link_same (f, one, two);
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));

    g_assert_nonnull (strstr (found, "date new: 16 January 2024,"));
    g_assert_nonnull (strstr (found, "status new:"));
    g_assert_nonnull (strstr (found, "place new:"));
    g_assert_nonnull (strstr (found, "participant new:"));
    g_assert_nonnull (strstr (found, "took part"));
  }

  /* What goes together is no disagreement, nor is what one leaves out. */
  event_acts_set (f, two, "edtf", "[2024-01-15..2024-01-18]");
  event_acts_set (f, two, "place-text", "dravna");
  event_acts_set (f, two, "status", "possible");
  event_acts_do (f, "event.remove-participant",
                 dossier_args_new ("participant",
                                   g_variant_new_int64 (event_acts_ask_id (
                                       f, "SELECT id FROM participant WHERE polarity = '-'")),
                                   NULL));
  assert_conflicts (f, "");
}

static void
decide (DossierFixture *f, gint64 event, const char *outcome, const char *reason, gint64 preferred,
        const char *basis)
{
  event_acts_do (f, "conflict.decide",
                 dossier_args_new (
                     "event", g_variant_new_int64 (event), "matter", g_variant_new_string ("date"),
                     "outcome", g_variant_new_string (outcome), "reason",
                     g_variant_new_string (reason), "preferred", g_variant_new_int64 (preferred),
                     "basis", g_variant_new_string (basis), NULL));
}

static void
test_readings (DossierFixture *f, gconstpointer data)
{
  gint64 one = event_acts_make_event (f, "Meeting", "2024-01-16");
  gint64 two = event_acts_make_event (f, "Meeting", "2024-01-17");
  const char *both = "2024-01-16 | 2024-01-17";

  link_same (f, one, two);
  event_acts_refuse (f, "conflict.decide",
                     dossier_args_new ("event", g_variant_new_int64 (one), "matter",
                                       g_variant_new_string ("date"), "outcome",
                                       g_variant_new_string ("dismissed"), NULL),
                     "A disagreement is set aside only with a reason");
  event_acts_refuse (f, "conflict.decide",
                     dossier_args_new ("event", g_variant_new_int64 (one), "matter",
                                       g_variant_new_string ("date"), "outcome",
                                       g_variant_new_string ("read"), NULL),
                     "A reading needs words");
  decide (f, two, "read", "The agency is a day ahead.", one, both);
  dossier_fixture_assert (f, "SELECT group_concat (edtf) FROM (SELECT edtf FROM event ORDER BY 1)",
                          "2024-01-16,2024-01-17");
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));
    g_assert_true (g_str_has_prefix (found, "date read:"));
  }
  {
    g_autofree char *open =
        list_conflicts (f, dossier_args_new ("state", g_variant_new_string ("open"), NULL));
    g_assert_cmpstr (open, ==, "");
  }
  g_free (dossier_corpus_undo (f->corpus, NULL));
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));
    g_assert_true (g_str_has_prefix (found, "date new:"));
  }
  decide (f, one, "dismissed", "A slip.", 0, both);
  decide (f, two, "open", "Ask the agency.", 0, both);
  dossier_fixture_assert (f, "SELECT count(*) || outcome FROM decision", "1open");

  /* A decision about other values is not one about these. */
  event_acts_set (f, two, "edtf", "2024-01-18");
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));
    g_assert_true (g_str_has_prefix (found, "date changed:"));
  }
  event_acts_do (f, "conflict.reopen",
                 dossier_args_new ("event", g_variant_new_int64 (one), "matter",
                                   g_variant_new_string ("date"), NULL));
  dossier_fixture_assert (f, "SELECT count(*) FROM decision", "0");
}

static void
test_words_about_one_event (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "On 16 January he came. No, on 17 January.");
  gint64 first = event_acts_make_date (f, article, "16 January", "2024-01-16", NULL, 0);
  gint64 second = event_acts_make_date (f, article, "17 January", "2024-01-17", NULL, 0);
  gint64 ids[] = { first, second };
  gint64 event = event_acts_do (f, "event.create",
                                dossier_args_new ("title", g_variant_new_string ("He comes"),
                                                  "edtf", g_variant_new_string ("2024-01-16"),
                                                  "dates", dossier_args_ids (ids, 2), NULL));

  assert_conflicts (f, "dates new: “16 January”: 16 January 2024, “17 January”: 17 January 2024,");
  event_acts_set (f, event, "edtf", "2024-01-16/2024-01-17");
  assert_conflicts (f, "");
}

static gpointer
find_same_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_same_events_find_for (database, *(gint64 *) data, 5, error);
}

static void
assert_candidates (DossierFixture *f, gint64 event, guint n, gint64 first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found =
      dossier_store_read (dossier_corpus_get_store (f->corpus), find_same_cb, &event, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
  if (n > 0)
    g_assert_cmpint (g_array_index (found, DossierSameEvent, 0).event, ==, first);
}

/* "name: cell | cell", with a star where the accounts differ. */
static char *
dup_line (const DossierAccountTableFields *table, const char *name)
{
  for (guint i = 0; i < table->lines->len; i++)
    {
      const DossierAccountLine *line = table->lines->pdata[i];
      g_autoptr (GString) text = g_string_new (line->matter >= 0 ? "*" : "");

      if (strcmp (line->name, name) != 0)
        continue;
      for (guint j = 0; j < line->cells->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " | " : "",
                                line->cells->pdata[j] != NULL ? (char *) line->cells->pdata[j]
                                                              : "-");
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  return NULL;
}

static void
assert_line (const DossierAccountTableFields *table, const char *name, const char *one_way,
             const char *other_way)
{
  g_autofree char *line = dup_line (table, name);

  g_assert_true (g_strcmp0 (line, one_way) == 0 || g_strcmp0 (line, other_way) == 0);
}

/* Side by side: who says what, what nobody says is not asked, and what they differ in is marked.
 * Columns go by id, and ids are random. */
static void
test_accounts_side_by_side (DossierFixture *f, gconstpointer data)
{
  gint64 one = event_acts_make_event (f, "They met", "2024-01-16");
  gint64 two = event_acts_make_event (f, "They met, says the radio", "2024-01-17");
  gint64 actor = event_acts_make_actor (f, "Ilyin");
  gint64 other = event_acts_make_actor (f, "Min");
  g_autoptr (DossierLiveRecord) record =
      dossier_live_record_new (f->corpus, &dossier_account_table_kind);
  DossierAccountTable *table;

  take_part (f, one, actor, "+");
  take_part (f, two, actor, "-");
  take_part (f, two, other, "+");
  event_acts_set (f, one, "place-text", "Dravna");
  event_acts_set (f, two, "place-text", "dravna");
  event_acts_set (f, two, "planned", "2024-02");
  dossier_live_record_set_id (record, one);
  while ((table = dossier_live_record_get_row (record)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (table->fields.columns->len, ==, 1);
  g_assert_null (table->fields.conflict);

  link_same (f, one, two);
  while ((table = dossier_live_record_get_row (record)) == NULL || table->fields.columns->len < 2)
    g_main_context_iteration (NULL, TRUE);
  assert_line (&table->fields, "When", "*16 January 2024 | 17 January 2024",
               "*17 January 2024 | 16 January 2024");
  assert_line (&table->fields, "Where", "Dravna | dravna", "dravna | Dravna");
  assert_line (&table->fields, "Planned for", "- | February 2024", "February 2024 | -");
  assert_line (&table->fields, "Ilyin", "*took part | did not take part",
               "*did not take part | took part");
  assert_line (&table->fields, "Min", "- | took part", "took part | -");
  assert_line (&table->fields, "The text supports", NULL, NULL);
}

static void
test_candidates (DossierFixture *f, gconstpointer data)
{
  gint64 ann = event_acts_make_actor (f, "Ann");
  gint64 bob = event_acts_make_actor (f, "Bob");
  gint64 one = event_acts_make_event (f, "Ann receives Bob in the harbour", "2024-01-16");
  gint64 two = event_acts_make_event (f, "Bob visits Ann", "2024-01-17");
  gint64 far = event_acts_make_event (f, "Ann receives Bob in the harbour", "2023-01-16");
  gint64 other = event_acts_make_event (f, "A ship is stopped", "2024-01-16");
  gint64 bare = event_acts_make_event (f, "Ann receives Bob in the harbour again", NULL);

  for (guint i = 0; i < 3; i++)
    {
      gint64 events[] = { one, two, far };
      take_part (f, events[i], ann, "+");
      take_part (f, events[i], bob, "+");
    }
  assert_candidates (f, one, 1, two);
  assert_candidates (f, other, 0, 0);
  assert_candidates (f, bare, 0, 0);

  event_acts_do (f, "event.not-same",
                 dossier_args_new ("event", g_variant_new_int64 (two), "other-event",
                                   g_variant_new_int64 (one), "reason",
                                   g_variant_new_string ("Two visits."), NULL));
  assert_candidates (f, one, 0, 0);
  link_same (f, one, two);
  dossier_fixture_assert (f, "SELECT count(*) FROM decision", "0");
  assert_candidates (f, one, 0, 0);
}

static void
test_links_between_records (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "It was inside the line. It was outside.");
  gint64 revision =
      event_acts_ask_id (f, "SELECT id FROM revision WHERE article = %" G_GINT64_FORMAT, article);
  gint64 marks[2];
  gint64 link;

  for (gint64 i = 0; i < 2; i++)
    marks[i] = event_acts_do (f, "highlight.add",
                              dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                                g_variant_new_int64 (i * 24), "end",
                                                g_variant_new_int64 (i * 24 + 15), NULL));
  link = event_acts_do (f, "link.add",
                        dossier_args_new ("kind", g_variant_new_string ("contradicts"), "from",
                                          g_variant_new_int64 (marks[0]), "to",
                                          g_variant_new_int64 (marks[1]), NULL));
  g_assert_cmpint (link, !=, 0);
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));
    g_assert_true (g_str_has_prefix (found, "contradicts new: It was inside t"));
  }
  event_acts_do (f, "link.set",
                 dossier_args_new ("link", g_variant_new_int64 (link), "state",
                                   g_variant_new_string ("explained"), "reading",
                                   g_variant_new_string ("Two lines."), "preferred",
                                   g_variant_new_int64 (marks[1]), NULL));
  {
    g_autofree char *open =
        list_conflicts (f, dossier_args_new ("state", g_variant_new_string ("open"), NULL));
    g_assert_cmpstr (open, ==, "");
  }
  event_acts_refuse (f, "link.add",
                     dossier_args_new ("kind", g_variant_new_string ("contradicts"), "from",
                                       g_variant_new_int64 (marks[0]), "to",
                                       g_variant_new_int64 (marks[0]), NULL),
                     "Nothing can be linked with itself");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (DossierFixture *f, gconstpointer data);
  } tests[] = {
    { "/events/parts", test_parts },
    { "/events/dates", test_dates_of_an_event },
    { "/events/accounts-side-by-side", test_accounts_side_by_side },
    { "/events/evidence-in-an-earlier-text", test_evidence_in_an_earlier_text },
    { "/events/suggested-date", test_suggested_date },
    { "/events/participants", test_participants },
    { "/events/evidence-lost", test_evidence_is_lost },
    { "/events/candidates", test_candidates },
    { "/conflicts/accounts", test_conflicts },
    { "/conflicts/readings", test_readings },
    { "/conflicts/words", test_words_about_one_event },
    { "/conflicts/links", test_links_between_records },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DossierFixture, NULL, dossier_fixture_set_up, tests[i].test,
                dossier_fixture_tear_down);
  return g_test_run ();
}
