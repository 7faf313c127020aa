/* Events where something around them is odd: their actors were merged, their years are far away. */
#include <string.h>

#include "base/error.h"
#include "corpus/conflict.h"
#include "corpus/lists.h"
#include "corpus/same-event.h"
#include "event-acts.h"
#include "export/exporter.h"
#include "model/event.h"

static GVariant *
words (const char *text)
{
  return g_variant_new_string (text);
}

static void
take_part (DossierFixture *f, gint64 event, gint64 actor, const char *polarity)
{
  event_acts_do (f, "event.add-participant",
                 dossier_args_new ("event", g_variant_new_int64 (event), "actor",
                                   g_variant_new_int64 (actor), "polarity", words (polarity),
                                   NULL));
}

static void
merge (DossierFixture *f, gint64 actor, gint64 into)
{
  event_acts_do (f, "actor.merge",
                 dossier_args_new ("actor", g_variant_new_int64 (actor), "into",
                                   g_variant_new_int64 (into), NULL));
}

static char *export(DossierFixture *f, const char *format, const char *table, const char *by)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  const DossierExportOptions options = { .table = table, .group_by = by };

  dossier_export (dossier_corpus_get_store (f->corpus), dossier_export_format_find (format),
                  &options, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static DossierRow *
get_row (DossierFixture *f, const DossierListKind *kind, GVariant *query, guint *n)
{
  g_autoptr (DossierLiveList) list = dossier_live_list_new (f->corpus, kind, query);
  DossierRow *row;

  while (dossier_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  *n = g_list_model_get_n_items (G_LIST_MODEL (list));
  if (*n == 0)
    return NULL;
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  while (!dossier_row_is_loaded (row))
    g_main_context_iteration (NULL, TRUE);
  return row;
}

static GVariant *
ids (const char *key, gint64 id)
{
  return dossier_args_new (key, dossier_args_ids (&id, 1), NULL);
}

static guint
count_on_timeline (DossierFixture *f, const char *key, gint64 id)
{
  guint n;
  g_autoptr (DossierRow) row = get_row (f, &dossier_timeline_list_kind, ids (key, id), &n);

  return n;
}

static gpointer
find_same (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_same_events_find_for (database, *(gint64 *) data, 5, error);
}

static GArray *
read_same (DossierFixture *f, gint64 event)
{
  return dossier_store_read (dossier_corpus_get_store (f->corpus), find_same, &event, NULL, NULL);
}

static void
assert_exported (DossierFixture *f, const char *format, const char *table, const char *by,
                 const char *has, const char *has_not)
{
  g_autofree char *text = export(f, format, table, by);

  g_test_message ("%.2000s", text);
  g_assert_nonnull (strstr (text, has));
  if (has_not != NULL)
    g_assert_null (strstr (text, has_not));
}

/* A merge moves nothing: whoever shows an event says what its people and places are called now. */
static void
test_merged_actors (DossierFixture *f, gconstpointer data)
{
  gint64 old = event_acts_make_actor (f, "Old name"), now = event_acts_make_actor (f, "New name");
  gint64 event = event_acts_make_event (f, "Visit", "2024-01-16");
  guint n;

  take_part (f, event, old, "+");
  take_part (f, event, now, "+");
  event_acts_do (f, "event.set",
                 dossier_args_new ("event", g_variant_new_int64 (event), "place",
                                   g_variant_new_int64 (old), NULL));
  merge (f, old, now);
  {
    g_autoptr (DossierRow) row =
        get_row (f, &dossier_event_list_kind, dossier_args_new (NULL, NULL), &n);

    g_assert_cmpstr (DOSSIER_EVENT (row)->fields.participants, ==, "New name");
    g_assert_cmpstr (DOSSIER_EVENT (row)->fields.place, ==, "New name");
  }
  /* A filter that was saved before the merge names the old one. */
  g_assert_cmpuint (count_on_timeline (f, "actors", old), ==, 1);
  g_assert_cmpuint (count_on_timeline (f, "actors", now), ==, 1);
  g_assert_cmpuint (count_on_timeline (f, "places", old), ==, 1);
  g_assert_cmpuint (count_on_timeline (f, "places", now), ==, 1);
  assert_exported (f, "csv", "events", NULL, "New name", "Old name");
  assert_exported (f, "timeline-csv", NULL, "place", "New name", "Old name");
  assert_exported (f, "timelinejs", NULL, "actor", "New name", "Old name");
  assert_exported (f, "markdown", NULL, "event", "New name", "Old name");
  g_free (dossier_corpus_undo (f->corpus, NULL));
  g_assert_cmpuint (count_on_timeline (f, "places", now), ==, 0);
  assert_exported (f, "csv", "events", NULL, "Old name", NULL);
}

/* The list that is shown follows a merge, which changes no row of an event. */
static void
test_list_follows_a_merge (DossierFixture *f, gconstpointer data)
{
  gint64 ann = event_acts_make_actor (f, "Ann"), ben = event_acts_make_actor (f, "Ben");
  g_autoptr (DossierLiveList) list = NULL;

  take_part (f, event_acts_make_event (f, "Visit", "2024-01-16"), ann, "+");
  list = dossier_live_list_new (f->corpus, &dossier_timeline_list_kind, ids ("actors", ben));
  while (dossier_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  merge (f, ann, ben);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_free (dossier_corpus_undo (f->corpus, NULL));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1)
    g_main_context_iteration (NULL, TRUE);
}

/* What was decided about somebody can be opened again when that actor was merged since. */
static void
test_reading_about_a_merged_actor (DossierFixture *f, gconstpointer data)
{
  gint64 ann = event_acts_make_actor (f, "Ann"), anna = event_acts_make_actor (f, "Anna");
  gint64 event = event_acts_make_event (f, "Visit", "2024-01-16");

  event_acts_do (f, "conflict.decide",
                 dossier_args_new ("event", g_variant_new_int64 (event), "matter",
                                   words ("participant"), "about", g_variant_new_int64 (anna),
                                   "outcome", words ("read"), "reason", words ("She came."), NULL));
  merge (f, anna, ann);
  event_acts_do (f, "conflict.reopen",
                 dossier_args_new ("event", g_variant_new_int64 (event), "matter",
                                   words ("participant"), "about", g_variant_new_int64 (ann),
                                   NULL));
  dossier_fixture_assert (f, "SELECT count(*) FROM decision", "0");
}

static void
test_far_years_in_tables (DossierFixture *f, gconstpointer data)
{
  event_acts_make_event (f, "Far", "Y-170000002");
  event_acts_make_event (f, "Old", "-4800-03");
  event_acts_make_event (f, "Late", "Y12000");
  event_acts_make_event (f, "Open", "2012/..");
  for (guint i = 0; i < 2; i++)
    {
      const char *format = i == 0 ? "csv" : "timeline-csv";
      const char *table = i == 0 ? "events" : NULL;

      assert_exported (f, format, table, NULL, "-170000002-01-01", NULL);
      assert_exported (f, format, table, NULL, "-170000002-12-31", NULL);
      assert_exported (f, format, table, NULL, "-4800-03-31", NULL);
      assert_exported (f, format, table, NULL, "12000-12-31", NULL);
      assert_exported (f, format, table, NULL, "2012-01-01,,", "inf");
    }
}

/* As a file may bring them in. No picture is wider for a title of ten million letters. */
static void
test_huge_title (DossierFixture *f, gconstpointer data)
{
  g_autofree char *title = g_strnfill (10000000, 'x');
  g_autofree char *picture = NULL;

  memcpy (title + 510, "é북", strlen ("é북"));
  event_acts_make_event (f, title, "2024-01-16");
  event_acts_make_event (f, title, "2024-01-16/2024-03-17");
  picture = export(f, "svg", NULL, "kind");
  g_assert_cmpuint (strlen (picture), <, 1000000);
  assert_exported (f, "timeline-csv", NULL, NULL, title, NULL);
}

#define CROWD 300

static gint64
make_crowd (DossierFixture *f, const char *title, const gint64 *actors, guint absent)
{
  GVariantBuilder people;

  g_variant_builder_init (&people, G_VARIANT_TYPE ("a(xss)"));
  for (guint i = 0; i < CROWD; i++)
    g_variant_builder_add (&people, "(xss)", actors[i], "", i % 100 == absent ? "-" : "+");
  return event_acts_do (f, "event.create",
                        dossier_args_new ("title", words (title), "edtf", words ("2024-01-16"),
                                          "participants", g_variant_builder_end (&people), NULL));
}

/* Accounts of a crowd differ in those whom one of them misses; nobody reads all names in a list. */
static void
test_crowds (DossierFixture *f, gconstpointer data)
{
  gint64 actors[CROWD];
  gint64 one, two;
  guint n;

  for (guint i = 0; i < CROWD; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      actors[i] = event_acts_make_actor (f, name);
    }
  one = make_crowd (f, "A march through the town", actors, 7);
  two = make_crowd (f, "The march through town", actors, 9);
  {
    g_autoptr (GArray) same = read_same (f, one);

    g_assert_cmpuint (same->len, ==, 1);
    g_assert_cmpint (g_array_index (same, DossierSameEvent, 0).event, ==, two);
  }
  event_acts_do (f, "link.add",
                 dossier_args_new ("kind", words ("same event"), "from", g_variant_new_int64 (one),
                                   "to", g_variant_new_int64 (two), NULL));
  {
    g_autoptr (DossierRow) row =
        get_row (f, &dossier_conflict_list_kind, dossier_args_new (NULL, NULL), &n);
    GPtrArray *matters = DOSSIER_CONFLICT (row)->fields.matters;

    g_assert_cmpuint (matters->len, ==, 6);
    for (guint i = 0; i < matters->len; i++)
      g_assert_cmpuint (((DossierMatter *) matters->pdata[i])->sayings->len, ==, 2);
  }
  {
    g_autoptr (DossierRow) row =
        get_row (f, &dossier_event_list_kind, dossier_args_new (NULL, NULL), &n);

    g_assert_cmpuint (strlen (DOSSIER_EVENT (row)->fields.participants), <, 2000);
  }
}

static void
test_links_of_one_event (DossierFixture *f, gconstpointer data)
{
  gint64 event = event_acts_make_event (f, "Visit", "2024-01-16");
  gint64 actor = event_acts_make_actor (f, "Ann");

  event_acts_refuse (f, "link.add",
                     dossier_args_new ("kind", words ("same event"), "from",
                                       g_variant_new_int64 (event), "to",
                                       g_variant_new_int64 (actor), NULL),
                     "Only events can be accounts of the same event");
  event_acts_refuse (f, "event.not-same",
                     dossier_args_new ("event", g_variant_new_int64 (event), "other-event",
                                       g_variant_new_int64 (event), NULL),
                     "Nothing can be linked with itself");
  dossier_fixture_assert (f, "SELECT count(*) FROM link", "0");
}

static void
assert_not_found (DossierFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (args);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, owned, 0, &error);

  g_test_message ("%s: %s", verb, error != NULL ? error->message : "done");
  g_assert_null (result);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND);
}

/* What is named must be there; the act says so, before the database has to. */
static void
test_records_that_are_gone (DossierFixture *f, gconstpointer data)
{
  gint64 event = event_acts_make_event (f, "Visit", "2024-01-16");
  GVariant *gone = g_variant_ref_sink (g_variant_new_int64 (12345));

  assert_not_found (f, "event.set",
                    dossier_args_new ("event", g_variant_new_int64 (event), "place", gone, NULL));
  assert_not_found (f, "event.set",
                    dossier_args_new ("event", g_variant_new_int64 (event), "part-of", gone, NULL));
  assert_not_found (f, "event.add-participant",
                    dossier_args_new ("event", g_variant_new_int64 (event), "actor", gone, NULL));
  assert_not_found (f, "event.add-date",
                    dossier_args_new ("event", g_variant_new_int64 (event), "date", gone, NULL));
  assert_not_found (f, "event.set-participant",
                    dossier_args_new ("participant", gone, "role", words ("guest"), NULL));
  assert_not_found (f, "timeline.save",
                    dossier_args_new ("name", words ("One"), "lanes-by", words ("actor"), "lanes",
                                      g_variant_new_parsed ("[(int64 12345, '', false)]"), NULL));
  assert_not_found (f, "date.set", dossier_args_new ("date", gone, "edtf", words ("2024"), NULL));
  assert_not_found (f, "event.delete", dossier_args_new ("event", gone, NULL));
  dossier_fixture_assert (f, "SELECT count(*) FROM event WHERE place IS NULL AND part_of IS NULL",
                          "1");
  g_variant_unref (gone);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (DossierFixture *f, gconstpointer data);
  } tests[] = {
    { "/event-edges/merged-actors", test_merged_actors },
    { "/event-edges/list-follows-a-merge", test_list_follows_a_merge },
    { "/event-edges/reading-about-a-merged-actor", test_reading_about_a_merged_actor },
    { "/event-edges/far-years-in-tables", test_far_years_in_tables },
    { "/event-edges/huge-title", test_huge_title },
    { "/event-edges/crowds", test_crowds },
    { "/event-edges/links-of-one-event", test_links_of_one_event },
    { "/event-edges/records-that-are-gone", test_records_that_are_gone },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DossierFixture, NULL, dossier_fixture_set_up, tests[i].test,
                dossier_fixture_tear_down);
  return g_test_run ();
}
