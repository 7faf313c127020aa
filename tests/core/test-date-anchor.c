#include "corpus/date-anchor.h"
#include "corpus/lists.h"
#include "corpus/live-list.h"
#include "corpus/marks.h"
#include "event-acts.h"
#include "model/event.h"
#include "until.h"

static char *
proposal (DossierFixture *f, gint64 date)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (edtf_proposed, '') FROM date_expression WHERE id = %" G_GINT64_FORMAT,
      date);

  return dossier_fixture_ask (f, sql);
}

static void
assert_proposal (DossierFixture *f, gint64 date, const char *expected)
{
  g_autofree char *found = proposal (f, date);

  g_assert_cmpstr (found, ==, expected);
}

static void
publish (DossierFixture *f, gint64 article, const char *edtf)
{
  event_acts_do (f, "article.set",
                 dossier_args_new ("article", g_variant_new_int64 (article), "published",
                                   g_variant_new_string (edtf), NULL));
}

static void
test_publication_moves (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "It was said last week. It came yesterday.");
  gint64 week = event_acts_make_date (f, article, "last week", NULL, "publication", 0);
  gint64 day = event_acts_make_date (f, article, "yesterday", "2024-03-03", "publication", 0);
  g_autoptr (GArray) differences = NULL;

  assert_proposal (f, week, "");
  publish (f, article, "2024-03-04");
  assert_proposal (f, week, "[2024-02-26..2024-03-03]");
  assert_proposal (f, day, "2024-03-03");
  publish (f, article, "2024-03-12");
  assert_proposal (f, week, "[2024-03-04..2024-03-10]");
  assert_proposal (f, day, "2024-03-11");
  dossier_fixture_assert (f, "SELECT edtf FROM date_expression WHERE edtf IS NOT NULL",
                          "2024-03-03");

  /* A publication that is not known to the day has the words mean as much. */
  publish (f, article, "[2024-03-04..2024-03-12]");
  assert_proposal (f, week, "[2024-02-26..2024-03-10]");
  assert_proposal (f, day, "[2024-03-03..2024-03-11]");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  assert_proposal (f, day, "2024-03-11");

  /* What follows from a day that nobody knows any more is not known either. */
  publish (f, article, "");
  assert_proposal (f, week, "");
  assert_proposal (f, day, "");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  assert_proposal (f, day, "2024-03-11");
}

/* A chain whose first day is taken away; what is left of a day without its year. */
static void
test_day_is_taken_away (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (
      f, "One",
      "They met on Jan. 23. The raid was over. Two weeks later he left, a day later she.");
  gint64 event = event_acts_make_event (f, "Raid", "2024-01-10");
  gint64 bare = event_acts_make_date (f, article, "Jan. 23", NULL, "publication", 0);
  gint64 later = event_acts_make_date (f, article, "Two weeks later", NULL, "event", event);
  gint64 last = event_acts_make_date (f, article, "a day later", NULL, "date", later);

  publish (f, article, "2024-02-01");
  assert_proposal (f, bare, "2024-01-23");
  assert_proposal (f, later, "2024-01-24");
  assert_proposal (f, last, "2024-01-25");
  event_acts_set (f, event, "edtf", "");
  assert_proposal (f, later, "");
  assert_proposal (f, last, "");
  publish (f, article, "");
  assert_proposal (f, bare, "XXXX-01-23");
}

/* What stands around the words counts too, and words that only another date gives a value. */
static void
test_words_in_context (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (
      f, "One",
      "They signed on 9 March 2024. Ministers will meet on Friday. He left two days earlier.");
  gint64 signing = event_acts_make_date (f, article, "9 March 2024", "2024-03-09", NULL, 0);
  gint64 friday = event_acts_make_date (f, article, "Friday", NULL, "publication", 0);
  gint64 earlier = event_acts_make_date (f, article, "two days earlier", NULL, "date", signing);

  publish (f, article, "2024-03-11");
  assert_proposal (f, friday, "2024-03-15");
  assert_proposal (f, earlier, "2024-03-07");
  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (signing), "edtf",
                                   g_variant_new_string ("2024-03-19"), NULL));
  assert_proposal (f, earlier, "2024-03-17");
}

static gpointer
read_differences_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                     GError **error)
{
  return dossier_anchor_read_differences (database, 0, error);
}

static void
test_differences (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "It was said last week. It came yesterday.");
  gint64 day = event_acts_make_date (f, article, "yesterday", "2024-03-03", "publication", 0);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  publish (f, article, "2024-03-04");
  before = dossier_store_read (dossier_corpus_get_store (f->corpus), read_differences_cb, NULL,
                               NULL, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  publish (f, article, "2024-03-12");
  after = dossier_store_read (dossier_corpus_get_store (f->corpus), read_differences_cb, NULL, NULL,
                              NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, DossierAnchorDifference, 0).date, ==, day);
  g_assert_cmpstr (g_array_index (after, DossierAnchorDifference, 0).quote, ==, "yesterday");
  g_assert_cmpstr (g_array_index (after, DossierAnchorDifference, 0).proposed, ==, "2024-03-11");
}

/* Each says "yesterday" of the one before. */
static void
test_chain_of_ten (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("It began on 3 March 2024. ");
  gint64 dates[11];
  gint64 article, revision;

  for (guint i = 1; i <= 10; i++)
    g_string_append (text, "yesterday ");
  article = dossier_fixture_import (f, "Chain", text->str);
  revision = event_acts_ask_id (f, "SELECT id FROM revision");
  dates[0] = event_acts_make_date (f, article, "3 March 2024", NULL, NULL, 0);
  for (gint64 i = 1; i <= 10; i++)
    dates[i] =
        event_acts_do (f, "date.add",
                       dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                         g_variant_new_int64 (26 + 10 * (i - 1)), "end",
                                         g_variant_new_int64 (26 + 10 * (i - 1) + 9), "anchor-kind",
                                         g_variant_new_string ("date"), "anchor",
                                         g_variant_new_int64 (dates[i - 1]), NULL));
  assert_proposal (f, dates[10], "");
  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (dates[0]), "edtf",
                                   g_variant_new_string ("2024-03-13"), NULL));
  assert_proposal (f, dates[1], "2024-03-12");
  assert_proposal (f, dates[10], "2024-03-03");

  /* What the analyst set in the middle holds, and the rest counts from it. */
  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (dates[5]), "edtf",
                                   g_variant_new_string ("2024-02-10"), NULL));
  assert_proposal (f, dates[10], "2024-02-05");
  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (dates[0]), "edtf",
                                   g_variant_new_string ("2024-04-13"), NULL));
  assert_proposal (f, dates[5], "2024-04-08");
  assert_proposal (f, dates[10], "2024-02-05");

  event_acts_refuse (f, "date.set",
                     dossier_args_new ("date", g_variant_new_int64 (dates[3]), "anchor-kind",
                                       g_variant_new_string ("date"), "anchor",
                                       g_variant_new_int64 (dates[3]), NULL),
                     "A date cannot be counted from itself");
  event_acts_refuse (f, "date.set",
                     dossier_args_new ("date", g_variant_new_int64 (dates[1]), "anchor-kind",
                                       g_variant_new_string ("date"), "anchor",
                                       g_variant_new_int64 (dates[10]), NULL),
                     "A date cannot be counted from one that is counted from it");
}

static void
test_anchored_on_event (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "They met yesterday.");
  gint64 event = event_acts_make_event (f, "Signing", "2024-03-13");
  gint64 date = event_acts_make_date (f, article, "yesterday", NULL, "event", event);

  assert_proposal (f, date, "2024-03-12");
  event_acts_set (f, event, "edtf", "2024-03-20");
  assert_proposal (f, date, "2024-03-19");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  assert_proposal (f, date, "2024-03-12");
}

/* What the text says beside the event, in its own place. */
static void
test_counted_in_the_text (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "He came two days after the vote.");
  gint64 event = event_acts_make_event (f, "Vote", NULL);
  gint64 date = event_acts_make_date (f, article, "two days after", NULL, "event", event);

  assert_proposal (f, date, "");
  event_acts_set (f, event, "edtf", "2024-05-03");
  assert_proposal (f, date, "2024-05-05");
  event_acts_set (f, event, "edtf", "2024-05-03/2024-05-09");
  assert_proposal (f, date, "2024-05-11");
}

/* Words that the analyst typed follow the event, also where the text says nothing that counts. */
static void
test_typed_words (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "They met in the old hall, a fortnight on.");
  gint64 event = event_acts_make_event (f, "Raid on Osk", "2024-05-03");
  gint64 date = event_acts_make_date (f, article, "in the old hall", NULL, NULL, 0);
  g_autoptr (GArray) differences = NULL;

  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (date), "anchor-kind",
                                   g_variant_new_string ("event"), "anchor",
                                   g_variant_new_int64 (event), "anchor-text",
                                   g_variant_new_string ("before the raid"), "edtf",
                                   g_variant_new_string ("[..2024-05-02]"), NULL));
  assert_proposal (f, date, "[..2024-05-02]");
  event_acts_set (f, event, "edtf", "2024-05-20");
  assert_proposal (f, date, "[..2024-05-19]");
  dossier_fixture_assert (f, "SELECT edtf FROM date_expression", "[..2024-05-02]");
  differences = dossier_store_read (dossier_corpus_get_store (f->corpus), read_differences_cb, NULL,
                                    NULL, NULL);
  g_assert_cmpuint (differences->len, ==, 1);

  /* Another anchor without words: what the text says counts again, here nothing. */
  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (date), "anchor-kind",
                                   g_variant_new_string ("event"), "anchor",
                                   g_variant_new_int64 (event), "anchor-text",
                                   g_variant_new_string (""), NULL));
  event_acts_set (f, event, "edtf", "2024-06-01");
  assert_proposal (f, date, "[..2024-05-19]");
}

static gboolean
event_differs (DossierLiveList *events, guint n)
{
  g_autoptr (DossierRow) row = g_list_model_get_n_items (G_LIST_MODEL (events)) == 1
                                   ? g_list_model_get_item (G_LIST_MODEL (events), 0)
                                   : NULL;

  return row != NULL && dossier_row_is_loaded (row) && DOSSIER_EVENT (row)->fields.n_differing == n;
}

static gboolean
mark_says (DossierMarks *marks, gint64 date, const char *words)
{
  const DossierMark *mark = dossier_marks_find (marks, date);
  g_autofree char *description = mark != NULL ? dossier_mark_dup_description (mark) : NULL;

  return g_strcmp0 (description, words) == 0;
}

/* Where dates and events are listed a difference is said, as long as there is one. */
static void
test_flagged_in_lists (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "It came yesterday.");
  gint64 date = event_acts_make_date (f, article, "yesterday", "2024-03-03", "publication", 0);
  gint64 event = event_acts_make_event (f, "Arrival", "2024-03-03");
  g_autoptr (DossierLiveList) events = NULL;
  g_autoptr (DossierMarks) marks =
      dossier_marks_new (f->corpus, event_acts_ask_id (f, "SELECT id FROM revision"));

  event_acts_do (f, "event.add-date",
                 dossier_args_new ("event", g_variant_new_int64 (event), "date",
                                   g_variant_new_int64 (date), NULL));
  events =
      dossier_live_list_new (f->corpus, &dossier_event_list_kind, dossier_args_new (NULL, NULL));
  publish (f, article, "2024-03-04");
  until (event_differs (events, 0));
  until (mark_says (marks, date, "Date: 3 Mar 2024"));
  publish (f, article, "2024-03-12");
  until (event_differs (events, 1));
  until (mark_says (marks, date, "Date: 3 Mar 2024 (anchor now says 11 Mar 2024)"));
  event_acts_do (f, "date.set",
                 dossier_args_new ("date", g_variant_new_int64 (date), "edtf",
                                   g_variant_new_string ("2024-03-11"), NULL));
  until (event_differs (events, 0));
  until (mark_says (marks, date, "Date: 11 Mar 2024"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (DossierFixture *f, gconstpointer data);
  } tests[] = {
    { "/anchors/publication", test_publication_moves },
    { "/anchors/context", test_words_in_context },
    { "/anchors/differences", test_differences },
    { "/anchors/chain-of-ten", test_chain_of_ten },
    { "/anchors/day-is-taken-away", test_day_is_taken_away },
    { "/anchors/event", test_anchored_on_event },
    { "/anchors/event-in-the-text", test_counted_in_the_text },
    { "/anchors/typed-words", test_typed_words },
    { "/anchors/flagged-in-lists", test_flagged_in_lists },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DossierFixture, NULL, dossier_fixture_set_up, tests[i].test,
                dossier_fixture_tear_down);
  return g_test_run ();
}
