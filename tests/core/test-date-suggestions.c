#include <string.h>

#include "corpus/date-accept.h"
#include "corpus/date-everywhere.h"
#include "corpus/date-suggestions.h"
#include "dossier-fixture.h"
#include "until.h"

/* Two weekdays that follow one rule, one that counts from a date before it, a day with its year. */
#define TEXT "The envoys met on Friday. They parted on Sunday. On 3 May 2025 the hall had burnt.\n"

typedef struct
{
  DossierFixture f;
  gint64 article;
  gint64 revision;
  DossierDateSuggestions *suggestions;
} Fixture;

static gint64
ask_id (Fixture *x, const char *sql)
{
  g_autofree char *answer = dossier_fixture_ask (&x->f, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

static void
look (Fixture *x)
{
  x->suggestions = dossier_date_suggestions_new (x->f.corpus, x->revision);
  until (dossier_date_suggestions_get_reading (x->suggestions) != NULL);
}

static void
publish (Fixture *x, const char *edtf)
{
  dossier_fixture_do (&x->f, "article.set",
                      dossier_args_new ("article", g_variant_new_int64 (x->article), "published",
                                        g_variant_new_string (edtf), NULL));
}

static void
set_up (Fixture *x, gconstpointer data)
{
  dossier_fixture_set_up (&x->f, data);
  x->article = dossier_fixture_import (&x->f, "Parting", TEXT);
  x->revision = ask_id (x, "SELECT id FROM revision");
  publish (x, "2025-10-09");
  look (x);
}

static void
tear_down (Fixture *x, gconstpointer data)
{
  g_clear_object (&x->suggestions);
  dossier_fixture_tear_down (&x->f, data);
}

/* What is suggested, as "words=EDTF", joined. */
static char *
dup_suggested (Fixture *x)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  g_autoptr (GString) all = g_string_new (NULL);

  dossier_date_suggestions_append_marks (x->suggestions, marks);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);

      g_string_append_printf (all, "%s%.*s=%s", i > 0 ? " " : "", (int) (mark->end - mark->start),
                              &TEXT[mark->start], mark->label != NULL ? mark->label : "");
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
is_suggested (Fixture *x, const char *expected)
{
  g_autofree char *found = dup_suggested (x);

  return strcmp (found, expected) == 0;
}

#define ALL "Friday=2025-10-03 Sunday=2025-10-05 3 May 2025=2025-05-03"

static int
find (Fixture *x, const char *words)
{
  guint start = (guint) (strstr (TEXT, words) - TEXT);

  return dossier_date_reading_find (dossier_date_suggestions_get_reading (x->suggestions), start,
                                    start + (guint) strlen (words));
}

static void
accept (Fixture *x, const char *words, gboolean all_like_it)
{
  dossier_fixture_do (
      &x->f, "date.accept",
      dossier_date_accept_args (dossier_date_suggestions_get_reading (x->suggestions),
                                (guint) find (x, words), all_like_it));
}

static void
reject (Fixture *x, const char *words)
{
  gint64 start = strstr (TEXT, words) - TEXT;

  dossier_fixture_do (&x->f, "date.reject",
                      dossier_args_new ("revision", g_variant_new_int64 (x->revision), "start",
                                        g_variant_new_int64 (start), "end",
                                        g_variant_new_int64 (start + (gint64) strlen (words)),
                                        NULL));
}

static void
undo (Fixture *x)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = dossier_corpus_undo (x->f.corpus, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
redo (Fixture *x)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = dossier_corpus_redo (x->f.corpus, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
test_accepting (Fixture *x, gconstpointer data)
{
  until (is_suggested (x, ALL));
  accept (x, "Friday", FALSE);
  until (is_suggested (x, "Sunday=2025-10-05 3 May 2025=2025-05-03"));
  dossier_fixture_assert (&x->f,
                          "SELECT edtf || ' ' || edtf_proposed || ' ' || anchor_kind || ' ' || "
                          "(rule <> '') FROM date_expression",
                          "2025-10-03 2025-10-03 publication 1");
  undo (x);
  until (is_suggested (x, ALL));
  redo (x);
  until (is_suggested (x, "Sunday=2025-10-05 3 May 2025=2025-05-03"));
}

static void
test_all_like_it (Fixture *x, gconstpointer data)
{
  accept (x, "Sunday", TRUE);
  until (is_suggested (x, "3 May 2025=2025-05-03"));
  dossier_fixture_assert (&x->f,
                          "SELECT group_concat (edtf, ' ') FROM (SELECT edtf FROM "
                          "date_expression ORDER BY day_min)",
                          "2025-10-03 2025-10-05");
  /* One act: one undo. */
  undo (x);
  until (is_suggested (x, ALL));
}

static void
test_rejecting (Fixture *x, gconstpointer data)
{
  reject (x, "Friday");
  until (is_suggested (x, "Sunday=2025-10-05 3 May 2025=2025-05-03"));
  undo (x);
  until (is_suggested (x, ALL));
  redo (x);
  until (is_suggested (x, "Sunday=2025-10-05 3 May 2025=2025-05-03"));

  /* It holds after opening the file again, and for the text with a sentence before it. */
  g_clear_object (&x->suggestions);
  dossier_fixture_close (&x->f);
  dossier_fixture_open (&x->f);
  look (x);
  until (is_suggested (x, "Sunday=2025-10-05 3 May 2025=2025-05-03"));
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM decision WHERE kind = 'no date'", "1");
}

/* The words are dated after all: that it was none is no longer said. */
static void
test_rejected_and_dated (Fixture *x, gconstpointer data)
{
  reject (x, "Friday");
  accept (x, "Friday", FALSE);
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM decision", "0");
  dossier_fixture_assert (&x->f, "SELECT edtf FROM date_expression", "2025-10-03");
}

static void
test_rejected_in_a_new_text (Fixture *x, gconstpointer data)
{
  const char *text = "A sentence before it. " TEXT;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  DossierDateReading *reading;

  reject (x, "Friday");
  dossier_fixture_do (
      &x->f, "article.revise",
      dossier_args_new ("article", g_variant_new_int64 (x->article), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), NULL));
  g_clear_object (&x->suggestions);
  x->revision = ask_id (x, "SELECT id FROM revision WHERE number = 2");
  look (x);
  reading = dossier_date_suggestions_get_reading (x->suggestions);
  g_assert_cmpuint (reading->found->len, ==, 3);
  g_assert_cmpint (dossier_date_reading_get_standing (reading, 0), ==, DOSSIER_DATE_REJECTED);
  g_assert_cmpint (dossier_date_reading_get_standing (reading, 1), ==, DOSSIER_DATE_SUGGESTED);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Another day of publication moves what counts from it, and nothing else is drawn anew. */
static void
test_publication (Fixture *x, gconstpointer data)
{
  guint n_resets = 0, n_changed = 0;

  g_signal_connect_swapped (x->suggestions, "reset", G_CALLBACK (count_cb), &n_resets);
  g_signal_connect_swapped (x->suggestions, "mark-changed", G_CALLBACK (count_cb), &n_changed);
  publish (x, "2025-10-16");
  until (is_suggested (x, "Friday=2025-10-10 Sunday=2025-10-12 3 May 2025=2025-05-03"));
  g_assert_cmpuint (n_resets, ==, 0);
  g_assert_cmpuint (n_changed, ==, 2);
  publish (x, "");
  until (is_suggested (x, "Friday= Sunday= 3 May 2025=2025-05-03"));
}

/* What is recorded on part of the words, or on more, is the person's. */
static void
test_overlap (Fixture *x, gconstpointer data)
{
  gint64 start = strstr (TEXT, "on Friday") - TEXT;

  dossier_fixture_do (&x->f, "date.add",
                      dossier_args_new ("revision", g_variant_new_int64 (x->revision), "start",
                                        g_variant_new_int64 (start), "end",
                                        g_variant_new_int64 (start + 9), "edtf",
                                        g_variant_new_string ("2025-10-03"), NULL));
  until (is_suggested (x, "Sunday=2025-10-05 3 May 2025=2025-05-03"));
}

static void
test_acceptance_refused (Fixture *x, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierDateWish wish = { .edtf = "soon", .anchor_index = -1 };
  g_autoptr (GVariant) args = g_variant_ref_sink (dossier_date_accept_args_as (
      dossier_date_suggestions_get_reading (x->suggestions), 0, &wish));
  g_autoptr (GVariant) result = dossier_corpus_do (x->f.corpus, "date.accept", args, 0, &error);

  g_assert_null (result);
  g_assert_nonnull (error);
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM passage", "0");
}

typedef struct
{
  gboolean ended;
  guint n_progress;
  guint last;
  guint total;
  GCancellable *stop_at_progress;
  DossierDatesAccepted accepted;
} Everywhere;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Everywhere *run = data;

  g_assert_cmpuint (done, >=, run->last);
  run->n_progress++;
  run->last = done;
  run->total = total;
  if (run->stop_at_progress != NULL)
    g_cancellable_cancel (run->stop_at_progress);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Everywhere *run = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_dates_accept_everywhere_finish (DOSSIER_CORPUS (source), result,
                                                         &run->accepted, &error));
  g_assert_no_error (error);
  run->ended = TRUE;
}

/* All like “Friday”, with 31 articles beside the one at hand. */
static void
accept_everywhere (Fixture *x, Everywhere *run)
{
  DossierDateReading *reading = dossier_date_suggestions_get_reading (x->suggestions);
  DossierDatesEverywhere which = { x->revision, dossier_date_reading_get (reading, 0)->like,
                                   "Friday" };

  for (guint i = 0; i < 31; i++)
    {
      g_autofree char *text = g_strdup_printf (
          i % 2 == 0 ? "Boat %u left on Thursday.\n" : "Boat %u was built in May 2024.\n", i);
      gint64 article = dossier_fixture_import (&x->f, "Another", text);

      g_variant_unref (dossier_fixture_do (
          &x->f, "article.set",
          dossier_args_new ("article", g_variant_new_int64 (article), "published",
                            g_variant_new_string ("2025-10-09"), NULL)));
    }
  dossier_dates_accept_everywhere_async (x->f.corpus, &which, run->stop_at_progress, progress_cb,
                                         run, ended_cb, run);
  until (run->ended);
}

static void
test_everywhere (Fixture *x, gconstpointer data)
{
  Everywhere run = { FALSE };
  g_autofree char *undone = NULL;

  accept_everywhere (x, &run);
  g_assert_cmpuint (run.accepted.dates, ==, 18);
  g_assert_cmpuint (run.accepted.articles, ==, 17);
  g_assert_false (run.accepted.stopped);
  g_assert_cmpuint (run.n_progress, >, 1);
  g_assert_cmpuint (run.last, ==, 32);
  g_assert_cmpuint (run.total, ==, 32);
  dossier_fixture_assert (&x->f,
                          "SELECT group_concat (q || '=' || n) FROM (SELECT p.quote AS q, count(*) "
                          "AS n FROM date_expression d JOIN passage p ON p.id = d.passage "
                          "GROUP BY p.quote ORDER BY p.quote)",
                          "Friday=1,Sunday=1,Thursday=16");
  undone = dossier_corpus_undo (x->f.corpus, NULL);
  g_assert_cmpstr (undone, ==, "18 dates like “Friday” in all articles");
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM date_expression", "0");
}

/* Stopped: what was accepted until then is one step, and the rest is as it was. */
static void
test_everywhere_stopped (Fixture *x, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Everywhere run = { .stop_at_progress = cancellable };

  accept_everywhere (x, &run);
  g_assert_true (run.accepted.stopped);
  g_assert_cmpuint (run.accepted.dates, ==, 2);
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM date_expression", "2");
  g_free (dossier_corpus_undo (x->f.corpus, NULL));
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM date_expression", "0");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *x, gconstpointer data);
  } tests[] = {
    { "/date-suggestions/accepting", test_accepting },
    { "/date-suggestions/all-like-it", test_all_like_it },
    { "/date-suggestions/everywhere", test_everywhere },
    { "/date-suggestions/everywhere-stopped", test_everywhere_stopped },
    { "/date-suggestions/rejecting", test_rejecting },
    { "/date-suggestions/rejected-and-dated", test_rejected_and_dated },
    { "/date-suggestions/rejected-in-a-new-text", test_rejected_in_a_new_text },
    { "/date-suggestions/publication", test_publication },
    { "/date-suggestions/overlap", test_overlap },
    { "/date-suggestions/acceptance-refused", test_acceptance_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
