#include "corpus/date-draft.h"
#include "corpus/event-words.h"
#include "event-acts.h"

static gpointer
find_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_event_words_find (database, data, cancellable, error);
}

static GPtrArray *
find (DossierFixture *f, const char *words, gint64 revision, gint64 except)
{
  DossierEventWords wish = { words, revision, except };
  g_autoptr (GError) error = NULL;
  GPtrArray *matches =
      dossier_store_read (dossier_corpus_get_store (f->corpus), find_cb, &wish, NULL, &error);

  g_assert_no_error (error);
  return matches;
}

/* "title = value", or the sentence, of each. */
static void
assert_found (DossierFixture *f, const char *words, const char *expected)
{
  g_autoptr (GPtrArray) matches = find (f, words, 0, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const DossierEventMatch *match = matches->pdata[i];

      g_assert_true ((match->value == NULL) == (match->problem != NULL));
      g_string_append_printf (text, "%s%s = %s", i > 0 ? "; " : "", match->title,
                              match->value != NULL ? match->value : match->problem);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_titles (DossierFixture *f, gconstpointer data)
{
  event_acts_make_event (f, "Vote on the budget of the assembly", "2024-05-03");
  event_acts_make_event (f, "The second raid on Osk", "2024-06-01/2024-06-04");
  event_acts_make_event (f, "Raid on Osk", "2024-02");
  event_acts_make_event (f, "Vote in Pell", NULL);
  event_acts_make_event (f, "Élection à Réunion", "2023-01-08");
  event_acts_make_event (f, "핵 실험", "2013-02-12");

  assert_found (f, "before the budget vote", "Vote on the budget of the assembly = [..2024-05-02]");
  assert_found (f, "after the VOTES",
                "Vote on the budget of the assembly = [2024-05-04..]; Vote in Pell = "
                "“Vote in Pell” is not dated: nothing can be counted from it");
  assert_found (f, "two weeks after the raid on Osk",
                "Raid on Osk = [2024-02-15..2024-03-14]; "
                "The second raid on Osk = 2024-06-18");
  assert_found (f, "since the election", "Élection à Réunion = 2023-01-08/..");
  assert_found (f, "before 핵 실험", "핵 실험 = [..2013-02-11]");
  assert_found (f, "before the raid on Pell", "");
  assert_found (f, "before 3 May 2024", "");
  assert_found (f, "the of", "");
}

static void
test_order_and_bounds (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "The vote was close.");
  gint64 revision = event_acts_ask_id (f, "SELECT id FROM revision");
  gint64 here, last = 0;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_assert_cmpint (article, !=, 0);
  for (guint i = 0; i < 12; i++)
    last = event_acts_make_event (f, "Vote", "2020-01-01");
  here = event_acts_make_event (f, "Vote in the hall of the town", "2020-01-01");
  event_acts_do (f, "event.add-evidence",
                 dossier_args_new ("event", g_variant_new_int64 (here), "revision",
                                   g_variant_new_int64 (revision), "start", g_variant_new_int64 (4),
                                   "end", g_variant_new_int64 (8), NULL));
  all = find (f, "after the vote", revision, 0);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpint (((DossierEventMatch *) all->pdata[0])->event, ==, here);
  others = find (f, "after the vote in the hall", revision, here);
  g_assert_cmpuint (others->len, ==, 0);
  g_clear_pointer (&others, g_ptr_array_unref);
  others = find (f, "after the vote", 0, last);
  for (guint i = 0; i < others->len; i++)
    g_assert_cmpint (((DossierEventMatch *) others->pdata[i])->event, !=, last);
}

static gpointer
draft_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_date_draft_read (database, *(gint64 *) data, 18, 25, error);
}

static void
do_draft (DossierFixture *f, DossierDateDraft *draft)
{
  const char *verb = NULL;
  GVariant *args = dossier_date_draft_make_act (draft, &verb);

  event_acts_do (f, verb, args);
}

/* On its way over the card: the event is the anchor, and other words let it go again. */
static void
test_draft (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "They met again on Tuesday in Pell.");
  gint64 revision = event_acts_ask_id (f, "SELECT id FROM revision");
  gint64 event = event_acts_make_event (f, "Raid on Osk", "2024-05-03");
  g_autoptr (GPtrArray) matches = find (f, "two weeks after the raid", revision, 0);
  g_autoptr (DossierDateDraft) draft =
      dossier_store_read (dossier_corpus_get_store (f->corpus), draft_cb, &revision, NULL, NULL);
  DossierDateAnchor before = draft->anchor;

  g_assert_cmpint (article, !=, 0);
  dossier_date_draft_count (draft, matches->pdata[0], "two weeks after the raid", "why");
  g_assert_cmpint (draft->anchor, ==, DOSSIER_DATE_ANCHOR_EVENT);
  g_assert_cmpstr (draft->anchor_title, ==, "Raid on Osk");
  g_assert_cmpstr (draft->edtf, ==, "2024-05-17");
  dossier_date_draft_count (draft, NULL, NULL, NULL);
  g_assert_cmpint (draft->anchor, ==, before);
  dossier_date_draft_count (draft, matches->pdata[0], "two weeks after the raid", "why");
  do_draft (f, draft);
  dossier_fixture_assert (f,
                          "SELECT edtf || ' ' || edtf_proposed || ' ' || anchor_kind || ' ' || "
                          "anchor_text || ' ' || rule FROM date_expression",
                          "2024-05-17 2024-05-17 event two weeks after the raid why");
  event_acts_set (f, event, "edtf", "2024-05-04");
  dossier_fixture_assert (f, "SELECT edtf || ' ' || edtf_proposed FROM date_expression",
                          "2024-05-17 2024-05-18");

  /* Again, as it is recorded now: what follows is one step away, another anchor takes the words. */
  g_clear_pointer (&draft, dossier_date_draft_free);
  draft =
      dossier_store_read (dossier_corpus_get_store (f->corpus), draft_cb, &revision, NULL, NULL);
  g_assert_cmpstr (draft->anchor_title, ==, "Raid on Osk");
  g_assert_cmpstr (draft->follows, ==, "2024-05-18");
  g_assert_true (dossier_date_draft_step (draft, 1));
  g_assert_cmpstr (draft->edtf, ==, "2024-05-18");
  dossier_date_draft_choose_anchor (draft, 0);
  do_draft (f, draft);
  dossier_fixture_assert (f,
                          "SELECT anchor_kind || ' ' || coalesce (anchor_text, 'none') "
                          "FROM date_expression",
                          "publication none");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (DossierFixture *f, gconstpointer data);
  } tests[] = {
    { "/event-words/titles", test_titles },
    { "/event-words/order-and-bounds", test_order_and_bounds },
    { "/event-words/draft", test_draft },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DossierFixture, NULL, dossier_fixture_set_up, tests[i].test,
                dossier_fixture_tear_down);
  return g_test_run ();
}
