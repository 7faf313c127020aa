#include "corpus/revise.h"

#include "base/error.h"
#include "dossier-fixture.h"

#include <string.h>

#define TEXT                                                                                       \
  "The port opened on Monday.\n\nMinister Han said the grain agreement would be signed in "        \
  "May.\n\n"                                                                                       \
  "Fishing quotas were not on the table, an adviser said.\n"

typedef struct
{
  DossierFixture dossier;
  gint64 article;
} Fixture;

/* Highlights the words in the newest revision. */
static void
highlight (Fixture *f, const char *words)
{
  g_autofree char *revision =
      dossier_fixture_ask (&f->dossier, "SELECT id FROM revision ORDER BY number DESC LIMIT 1");
  g_autofree char *text =
      dossier_fixture_ask (&f->dossier, "SELECT c.text FROM revision r JOIN content c "
                                        "ON c.sha256 = r.content ORDER BY r.number DESC LIMIT 1");
  const char *found = strstr (text, words);
  g_autoptr (GVariant) result = NULL;
  glong start;

  g_assert_nonnull (found);
  start = g_utf8_pointer_to_offset (text, found);
  result = dossier_fixture_do (
      &f->dossier, "highlight.add",
      dossier_args_new ("revision", g_variant_new_int64 (g_ascii_strtoll (revision, NULL, 10)),
                        "start", g_variant_new_int64 (start), "end",
                        g_variant_new_int64 (start + g_utf8_strlen (words, -1)), NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  dossier_fixture_set_up (&f->dossier, data);
  f->article = dossier_fixture_import (&f->dossier, "Port", TEXT);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dossier_fixture_tear_down (&f->dossier, data);
}

typedef struct
{
  gint64 article;
  GBytes *text;
} Asked;

static gpointer
plan_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  return dossier_revise_plan (database, asked->article, asked->text, cancellable, error);
}

static DossierRevisePlan *
plan (Fixture *f, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  Asked asked = { f->article, bytes };

  return dossier_store_read (dossier_corpus_get_store (f->dossier.corpus), plan_thread, &asked,
                             NULL, error);
}

#define QUOTES_STAND                                                                               \
  "SELECT count(*) FROM passage p JOIN revision r ON r.id = p.revision "                           \
  "JOIN content c ON c.sha256 = r.content "                                                        \
  "WHERE substr (c.text, p.start_at + 1, p.end_at - p.start_at) <> p.quote"

static void
test_exact_moved_lost (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRevisePlan) revision_plan = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autofree char *undone = NULL;

  highlight (f, "The port opened on Monday.");
  highlight (f, "the grain agreement would be signed in May");
  highlight (f, "Fishing quotas were not on the table");
  revision_plan = plan (f,
                        "A new first paragraph.\n\nThe port opened on Monday.\n\nMinister Han said "
                        "the grain agreements would be signed in May.\n",
                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revision_plan->n_exact, ==, 1);
  g_assert_cmpuint (revision_plan->n_moved, ==, 1);
  g_assert_cmpuint (revision_plan->n_lost, ==, 1);

  result = dossier_fixture_do (&f->dossier, "article.revise",
                               dossier_revise_plan_to_args (revision_plan, "corrected", NULL));
  dossier_fixture_assert (&f->dossier,
                          "SELECT group_concat (state, ' ') FROM (SELECT p.state FROM highlight h "
                          "JOIN passage p ON p.id = h.passage ORDER BY p.state)",
                          "exact lost moved");
  dossier_fixture_assert (&f->dossier,
                          "SELECT p.quote FROM highlight h JOIN passage p ON p.id = h.passage "
                          "WHERE p.state = 'moved'",
                          "the grain agreements would be signed in May");
  dossier_fixture_assert (&f->dossier,
                          "SELECT e.quote FROM passage p JOIN passage e ON e.id = p.earlier",
                          "the grain agreement would be signed in May");
  dossier_fixture_assert (&f->dossier, QUOTES_STAND, "0");

  undone = dossier_corpus_undo (f->dossier.corpus, &error);
  g_assert_no_error (error);
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM passage WHERE state = 'exact'", "3");
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM revision", "1");
  dossier_fixture_assert (&f->dossier, QUOTES_STAND, "0");
}

static void
test_accept_and_place (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRevisePlan) revision_plan = NULL;
  g_autoptr (GVariant) revised = NULL;
  g_autoptr (GVariant) accepted = NULL;
  g_autoptr (GVariant) placed = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *lost = NULL;

  highlight (f, "the grain agreement would be signed in May");
  highlight (f, "Fishing quotas were not on the table");
  revision_plan =
      plan (f, "Minister Han said the grain agreements would be signed in May.\n", &error);
  g_assert_no_error (error);
  revised = dossier_fixture_do (&f->dossier, "article.revise",
                                dossier_revise_plan_to_args (revision_plan, "corrected", NULL));

  moved = dossier_fixture_ask (&f->dossier, "SELECT id FROM passage WHERE state = 'moved'");
  accepted = dossier_fixture_do (
      &f->dossier, "passage.accept",
      dossier_args_new ("passage", g_variant_new_int64 (g_ascii_strtoll (moved, NULL, 10)), NULL));
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM passage WHERE state = 'moved'", "0");

  lost = dossier_fixture_ask (&f->dossier, "SELECT id FROM passage WHERE state = 'lost'");
  placed = dossier_fixture_do (
      &f->dossier, "passage.place",
      dossier_args_new ("passage", g_variant_new_int64 (g_ascii_strtoll (lost, NULL, 10)),
                        "revision", g_variant_new_int64 (dossier_args_get_id (revised, "revision")),
                        "start", g_variant_new_int64 (0), "end", g_variant_new_int64 (12), NULL));
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM passage WHERE state = 'lost'", "0");
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM passage", "2");
  dossier_fixture_assert (&f->dossier, "SELECT count(*) FROM highlight", "2");
  dossier_fixture_assert (&f->dossier, QUOTES_STAND, "0");
}

static void
test_made_meanwhile (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRevisePlan) revision_plan = plan (f, "Before.\n\n" TEXT, &error);
  g_autoptr (GVariant) revised = NULL;

  g_assert_no_error (error);
  highlight (f, "an adviser said");
  revised = dossier_fixture_do (&f->dossier, "article.revise",
                                dossier_revise_plan_to_args (revision_plan, "fetched", NULL));
  dossier_fixture_assert (&f->dossier,
                          "SELECT p.state FROM highlight h JOIN passage p ON p.id = h.passage "
                          "JOIN revision r ON r.id = p.revision WHERE r.number = 2",
                          "exact");
  dossier_fixture_assert (&f->dossier, QUOTES_STAND, "0");
}

static void
test_same_text_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (plan (f, TEXT, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DUPLICATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/revise/exact-moved-lost", Fixture, NULL, set_up, test_exact_moved_lost, tear_down);
  g_test_add ("/revise/accept-and-place", Fixture, NULL, set_up, test_accept_and_place, tear_down);
  g_test_add ("/revise/made-meanwhile", Fixture, NULL, set_up, test_made_meanwhile, tear_down);
  g_test_add ("/revise/same-text-is-told", Fixture, NULL, set_up, test_same_text_is_told,
              tear_down);
  return g_test_run ();
}
