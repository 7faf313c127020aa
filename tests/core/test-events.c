#include <string.h>

#include "base/error.h"
#include "corpus/conflict.h"
#include "corpus/date-anchor.h"
#include "corpus/lists.h"
#include "corpus/same-event.h"
#include "dossier-fixture.h"

static gint64 ask_id (DossierFixture *f, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gint64
ask_id (DossierFixture *f, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *answer = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer = dossier_fixture_ask (f, sql);
  return g_ascii_strtoll (answer, NULL, 10);
}

static gint64
act (DossierFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GVariant) result = dossier_fixture_do (f, verb, args);

  return dossier_args_get_id (result, "id");
}

static void
refuse (DossierFixture *f, const char *verb, GVariant *args, const char *sentence)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (args);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, owned, 0, &error);

  g_assert_null (result);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, sentence));
}

static gint64
make_actor (DossierFixture *f, const char *name)
{
  return act (f, "actor.create", dossier_args_new ("name", g_variant_new_string (name), NULL));
}

static gint64
make_event (DossierFixture *f, const char *title, const char *edtf)
{
  return act (f, "event.create",
              dossier_args_new ("title", g_variant_new_string (title), "edtf",
                                edtf != NULL ? g_variant_new_string (edtf) : NULL, NULL));
}

static void
set (DossierFixture *f, gint64 event, const char *key, const char *value)
{
  act (f, "event.set",
       dossier_args_new ("event", g_variant_new_int64 (event), key, g_variant_new_string (value),
                         NULL));
}

static void
take_part (DossierFixture *f, gint64 event, gint64 actor, const char *polarity)
{
  act (f, "event.add-participant",
       dossier_args_new ("event", g_variant_new_int64 (event), "actor", g_variant_new_int64 (actor),
                         "polarity", g_variant_new_string (polarity), NULL));
}

static gint64
link_same (DossierFixture *f, gint64 one, gint64 other)
{
  return act (f, "link.add",
              dossier_args_new ("kind", g_variant_new_string ("same event"), "from",
                                g_variant_new_int64 (one), "to", g_variant_new_int64 (other),
                                NULL));
}

/* Where these words stand: a date expression on them. */
static gint64
make_date (DossierFixture *f, gint64 article, const char *words, const char *edtf,
           const char *anchor_kind, gint64 anchor)
{
  gint64 revision =
      ask_id (f, "SELECT id FROM revision WHERE article = %" G_GINT64_FORMAT, article);
  gint64 start = ask_id (f,
                         "SELECT instr (c.text, '%s') - 1 FROM revision r "
                         "JOIN content c ON c.sha256 = r.content WHERE r.id = %" G_GINT64_FORMAT,
                         words, revision);

  g_assert_cmpint (start, >=, 0);
  return act (f, "date.add",
              dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                g_variant_new_int64 (start), "end",
                                g_variant_new_int64 (start + g_utf8_strlen (words, -1)), "edtf",
                                edtf != NULL ? g_variant_new_string (edtf) : NULL, "anchor-kind",
                                anchor_kind != NULL ? g_variant_new_string (anchor_kind) : NULL,
                                "anchor", anchor != 0 ? g_variant_new_int64 (anchor) : NULL, NULL));
}

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
test_parts (DossierFixture *f, gconstpointer data)
{
  gint64 one = make_event (f, "One", NULL);
  gint64 two = make_event (f, "Two", NULL);
  gint64 three = make_event (f, "Three", NULL);

  act (f, "event.set",
       dossier_args_new ("event", g_variant_new_int64 (two), "part-of", g_variant_new_int64 (one),
                         NULL));
  act (f, "event.set",
       dossier_args_new ("event", g_variant_new_int64 (three), "part-of", g_variant_new_int64 (two),
                         NULL));
  refuse (f, "event.set",
          dossier_args_new ("event", g_variant_new_int64 (one), "part-of",
                            g_variant_new_int64 (three), NULL),
          "An event cannot be part of itself");
  refuse (f, "event.set",
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
  gint64 event =
      act (f, "event.create",
           dossier_args_new ("title", g_variant_new_string ("Meeting"), "revision",
                             g_variant_new_int64 (ask_id (f, "SELECT id FROM revision")), "start",
                             g_variant_new_int64 (0), "end", g_variant_new_int64 (9), NULL));

  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 0);
  act (f, "article.delete", dossier_args_new ("article", g_variant_new_int64 (article), NULL));
  g_assert_cmpuint (count_listed (f, NULL), ==, 1);
  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 1);
  g_assert_cmpint (ask_id (f, "SELECT id FROM event"), ==, event);
  g_free (dossier_corpus_undo (f->corpus, NULL));
  g_assert_cmpuint (count_listed (f, "unsupported"), ==, 0);
}

static void
test_dates_of_an_event (DossierFixture *f, gconstpointer data)
{
  gint64 event = make_event (f, "Visit", "2024-05");

  set (f, event, "planned", "2024-04");
  set (f, event, "edtf-from-text", "2024");
  set (f, event, "edtf", "2024-05-14");
  dossier_fixture_assert (f, "SELECT edtf || ' ' || planned || ' ' || edtf_from_text FROM event",
                          "2024-05-14 2024-04 2024");
  refuse (f, "event.set",
          dossier_args_new ("event", g_variant_new_int64 (event), "planned",
                            g_variant_new_string ("2024-05/2024-04"), NULL),
          "");
  refuse (f, "event.set",
          dossier_args_new ("event", g_variant_new_int64 (event), "edtf",
                            g_variant_new_string ("some day"), NULL),
          "");
}

static void
test_participants (DossierFixture *f, gconstpointer data)
{
  gint64 ann = make_actor (f, "Ann");
  gint64 event = make_event (f, "Meeting", NULL);

  take_part (f, event, ann, "-");
  act (f, "event.set-participant",
       dossier_args_new (
           "participant", g_variant_new_int64 (ask_id (f, "SELECT id FROM participant")), "role",
           g_variant_new_string ("guest"), "polarity", g_variant_new_string ("+"), NULL));
  dossier_fixture_assert (f, "SELECT role || polarity FROM participant", "guest+");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  dossier_fixture_assert (f, "SELECT coalesce (role, '') || polarity FROM participant", "-");
  refuse (f, "event.add-participant",
          dossier_args_new ("event", g_variant_new_int64 (event), "actor",
                            g_variant_new_int64 (ann), "polarity", g_variant_new_string ("perhaps"),
                            NULL),
          "Cannot say how an actor takes part");
}

static void
publish (DossierFixture *f, gint64 article, const char *edtf)
{
  act (f, "article.set",
       dossier_args_new ("article", g_variant_new_int64 (article), "published",
                         g_variant_new_string (edtf), NULL));
}

static void
test_publication_moves (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "It was said last week. It came yesterday.");
  gint64 week = make_date (f, article, "last week", NULL, "publication", 0);
  gint64 day = make_date (f, article, "yesterday", "2024-03-03", "publication", 0);
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
}

/* What stands around the words counts too, and words that only another date gives a value. */
static void
test_words_in_context (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (
      f, "One",
      "They signed on 9 March 2024. Ministers will meet on Friday. He left two days earlier.");
  gint64 signing = make_date (f, article, "9 March 2024", "2024-03-09", NULL, 0);
  gint64 friday = make_date (f, article, "Friday", NULL, "publication", 0);
  gint64 earlier = make_date (f, article, "two days earlier", NULL, "date", signing);

  publish (f, article, "2024-03-11");
  assert_proposal (f, friday, "2024-03-15");
  assert_proposal (f, earlier, "2024-03-07");
  act (f, "date.set",
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
  gint64 day = make_date (f, article, "yesterday", "2024-03-03", "publication", 0);
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
  revision = ask_id (f, "SELECT id FROM revision");
  dates[0] = make_date (f, article, "3 March 2024", NULL, NULL, 0);
  for (gint64 i = 1; i <= 10; i++)
    dates[i] = act (f, "date.add",
                    dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                      g_variant_new_int64 (26 + 10 * (i - 1)), "end",
                                      g_variant_new_int64 (26 + 10 * (i - 1) + 9), "anchor-kind",
                                      g_variant_new_string ("date"), "anchor",
                                      g_variant_new_int64 (dates[i - 1]), NULL));
  assert_proposal (f, dates[10], "");
  act (f, "date.set",
       dossier_args_new ("date", g_variant_new_int64 (dates[0]), "edtf",
                         g_variant_new_string ("2024-03-13"), NULL));
  assert_proposal (f, dates[1], "2024-03-12");
  assert_proposal (f, dates[10], "2024-03-03");

  /* What the analyst set in the middle holds, and the rest counts from it. */
  act (f, "date.set",
       dossier_args_new ("date", g_variant_new_int64 (dates[5]), "edtf",
                         g_variant_new_string ("2024-02-10"), NULL));
  assert_proposal (f, dates[10], "2024-02-05");
  act (f, "date.set",
       dossier_args_new ("date", g_variant_new_int64 (dates[0]), "edtf",
                         g_variant_new_string ("2024-04-13"), NULL));
  assert_proposal (f, dates[5], "2024-04-08");
  assert_proposal (f, dates[10], "2024-02-05");

  refuse (f, "date.set",
          dossier_args_new ("date", g_variant_new_int64 (dates[3]), "anchor-kind",
                            g_variant_new_string ("date"), "anchor", g_variant_new_int64 (dates[3]),
                            NULL),
          "A date cannot be counted from itself");
  refuse (f, "date.set",
          dossier_args_new ("date", g_variant_new_int64 (dates[1]), "anchor-kind",
                            g_variant_new_string ("date"), "anchor",
                            g_variant_new_int64 (dates[10]), NULL),
          "A date cannot be counted from one that is counted from it");
}

static void
test_anchored_on_event (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "They met yesterday.");
  gint64 event = make_event (f, "Signing", "2024-03-13");
  gint64 date = make_date (f, article, "yesterday", NULL, "event", event);

  assert_proposal (f, date, "2024-03-12");
  set (f, event, "edtf", "2024-03-20");
  assert_proposal (f, date, "2024-03-19");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  assert_proposal (f, date, "2024-03-12");
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
  gint64 ann = make_actor (f, "Ann");
  gint64 one = make_event (f, "Meeting", "2024-01-16");
  gint64 two = make_event (f, "A meeting", "2024-01-17");

  take_part (f, one, ann, "+");
  take_part (f, two, ann, "-");
  set (f, one, "place-text", "Dravna");
  set (f, two, "place-text", "Osmouth");
  set (f, one, "status", "occurred");
  set (f, two, "status", "denied");
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
  set (f, two, "edtf", "[2024-01-15..2024-01-18]");
  set (f, two, "place-text", "dravna");
  set (f, two, "status", "possible");
  act (f, "event.remove-participant",
       dossier_args_new (
           "participant",
           g_variant_new_int64 (ask_id (f, "SELECT id FROM participant WHERE polarity = '-'")),
           NULL));
  assert_conflicts (f, "");
}

static void
decide (DossierFixture *f, gint64 event, const char *outcome, const char *reason, gint64 preferred,
        const char *basis)
{
  act (f, "conflict.decide",
       dossier_args_new (
           "event", g_variant_new_int64 (event), "matter", g_variant_new_string ("date"), "outcome",
           g_variant_new_string (outcome), "reason", g_variant_new_string (reason), "preferred",
           g_variant_new_int64 (preferred), "basis", g_variant_new_string (basis), NULL));
}

static void
test_readings (DossierFixture *f, gconstpointer data)
{
  gint64 one = make_event (f, "Meeting", "2024-01-16");
  gint64 two = make_event (f, "Meeting", "2024-01-17");
  const char *both = "2024-01-16 | 2024-01-17";

  link_same (f, one, two);
  refuse (f, "conflict.decide",
          dossier_args_new ("event", g_variant_new_int64 (one), "matter",
                            g_variant_new_string ("date"), "outcome",
                            g_variant_new_string ("dismissed"), NULL),
          "A disagreement is set aside only with a reason");
  refuse (f, "conflict.decide",
          dossier_args_new ("event", g_variant_new_int64 (one), "matter",
                            g_variant_new_string ("date"), "outcome", g_variant_new_string ("read"),
                            NULL),
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
  set (f, two, "edtf", "2024-01-18");
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));
    g_assert_true (g_str_has_prefix (found, "date changed:"));
  }
  act (f, "conflict.reopen",
       dossier_args_new ("event", g_variant_new_int64 (one), "matter",
                         g_variant_new_string ("date"), NULL));
  dossier_fixture_assert (f, "SELECT count(*) FROM decision", "0");
}

static void
test_words_about_one_event (DossierFixture *f, gconstpointer data)
{
  gint64 article = dossier_fixture_import (f, "One", "On 16 January he came. No, on 17 January.");
  gint64 first = make_date (f, article, "16 January", "2024-01-16", NULL, 0);
  gint64 second = make_date (f, article, "17 January", "2024-01-17", NULL, 0);
  gint64 ids[] = { first, second };
  gint64 event = act (f, "event.create",
                      dossier_args_new ("title", g_variant_new_string ("He comes"), "edtf",
                                        g_variant_new_string ("2024-01-16"), "dates",
                                        dossier_args_ids (ids, 2), NULL));

  assert_conflicts (f, "dates new: “16 January”: 16 January 2024, “17 January”: 17 January 2024,");
  set (f, event, "edtf", "2024-01-16/2024-01-17");
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

static void
test_candidates (DossierFixture *f, gconstpointer data)
{
  gint64 ann = make_actor (f, "Ann");
  gint64 bob = make_actor (f, "Bob");
  gint64 one = make_event (f, "Ann receives Bob in the harbour", "2024-01-16");
  gint64 two = make_event (f, "Bob visits Ann", "2024-01-17");
  gint64 far = make_event (f, "Ann receives Bob in the harbour", "2023-01-16");
  gint64 other = make_event (f, "A ship is stopped", "2024-01-16");
  gint64 bare = make_event (f, "Ann receives Bob in the harbour again", NULL);

  for (guint i = 0; i < 3; i++)
    {
      gint64 events[] = { one, two, far };
      take_part (f, events[i], ann, "+");
      take_part (f, events[i], bob, "+");
    }
  assert_candidates (f, one, 1, two);
  assert_candidates (f, other, 0, 0);
  assert_candidates (f, bare, 0, 0);

  act (f, "event.not-same",
       dossier_args_new ("event", g_variant_new_int64 (two), "other-event",
                         g_variant_new_int64 (one), "reason", g_variant_new_string ("Two visits."),
                         NULL));
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
      ask_id (f, "SELECT id FROM revision WHERE article = %" G_GINT64_FORMAT, article);
  gint64 marks[2];
  gint64 link;

  for (gint64 i = 0; i < 2; i++)
    marks[i] = act (f, "highlight.add",
                    dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                                      g_variant_new_int64 (i * 24), "end",
                                      g_variant_new_int64 (i * 24 + 15), NULL));
  link = act (f, "link.add",
              dossier_args_new ("kind", g_variant_new_string ("contradicts"), "from",
                                g_variant_new_int64 (marks[0]), "to",
                                g_variant_new_int64 (marks[1]), NULL));
  g_assert_cmpint (link, !=, 0);
  {
    g_autofree char *found = list_conflicts (f, dossier_args_new (NULL, NULL));
    g_assert_true (g_str_has_prefix (found, "contradicts new: It was inside t"));
  }
  act (f, "link.set",
       dossier_args_new ("link", g_variant_new_int64 (link), "state",
                         g_variant_new_string ("explained"), "reading",
                         g_variant_new_string ("Two lines."), "preferred",
                         g_variant_new_int64 (marks[1]), NULL));
  {
    g_autofree char *open =
        list_conflicts (f, dossier_args_new ("state", g_variant_new_string ("open"), NULL));
    g_assert_cmpstr (open, ==, "");
  }
  refuse (f, "link.add",
          dossier_args_new ("kind", g_variant_new_string ("contradicts"), "from",
                            g_variant_new_int64 (marks[0]), "to", g_variant_new_int64 (marks[0]),
                            NULL),
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
    { "/events/participants", test_participants },
    { "/events/evidence-lost", test_evidence_is_lost },
    { "/events/candidates", test_candidates },
    { "/anchors/publication", test_publication_moves },
    { "/anchors/context", test_words_in_context },
    { "/anchors/differences", test_differences },
    { "/anchors/chain-of-ten", test_chain_of_ten },
    { "/anchors/event", test_anchored_on_event },
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
