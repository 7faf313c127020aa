/* Compact drops what nothing needs, and nothing else. */
#include <string.h>

#include "base/error.h"
#include "dossier-fixture.h"
#include "record-hash.h"
#include "store/compact.h"

#define N_CONTENT "SELECT count(*) FROM content"

static char *
long_text (const char *word)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s%d ", word, i);
  return g_string_free (text, FALSE);
}

static void
import (DossierFixture *f, const char *word)
{
  g_autofree char *text = long_text (word);

  dossier_fixture_import (f, word, text);
}

static gint64
compact (DossierFixture *f)
{
  g_autoptr (GError) error = NULL;
  gint64 freed = -1;

  dossier_store_compact (dossier_corpus_get_store (f->corpus), &freed, &error);
  g_assert_no_error (error);
  record_check_file (f->path);
  return freed;
}

static void
press (DossierFixture *f, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label =
      undo ? dossier_corpus_undo (f->corpus, &error) : dossier_corpus_redo (f->corpus, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

/* Undone, deleted, but the journal can bring it back: kept, with its search. */
static void
test_keeps_what_the_journal_needs (DossierFixture *f, gconstpointer data)
{
  DossierStore *store = dossier_corpus_get_store (f->corpus);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GVariant) deleted = NULL;

  import (f, "alpha");
  id = dossier_fixture_ask (f, "SELECT id FROM article");
  deleted = dossier_fixture_do (
      f, "article.delete",
      dossier_args_new ("article", g_variant_new_int64 (g_ascii_strtoll (id, NULL, 10)), NULL));
  import (f, "beta");
  press (f, TRUE);
  compact (f);
  dossier_fixture_assert (f, N_CONTENT, "2");

  press (f, FALSE);
  dossier_fixture_assert (f, "SELECT count(*) FROM search_text WHERE search_text MATCH 'beta7'",
                          "1");
  press (f, TRUE);
  before = record_hash (store);
  press (f, TRUE);
  dossier_fixture_assert (f, "SELECT count(*) FROM search_text WHERE search_text MATCH 'alpha7'",
                          "1");
  compact (f);
  press (f, FALSE);
  after = record_hash (store);
  g_assert_cmpstr (before, ==, after);
}

/* A new act made the undone import unreachable: its text goes, and the file shrinks. */
static void
test_drops_what_nothing_needs (DossierFixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 freed;

  import (f, "alpha");
  press (f, TRUE);
  import (f, "beta");
  dossier_fixture_assert (f, N_CONTENT, "2");
  before = record_hash (dossier_corpus_get_store (f->corpus));
  freed = compact (f);
  g_assert_cmpint (freed, >, 100000);
  dossier_fixture_assert (f, N_CONTENT, "1");
  after = record_hash (dossier_corpus_get_store (f->corpus));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (compact (f), ==, 0);

  dossier_fixture_close (f);
  dossier_fixture_open (f);
  press (f, TRUE);
  press (f, FALSE);
  import (f, "alpha");
  dossier_fixture_assert (f, N_CONTENT, "2");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/compact/" path, DossierFixture, NULL, dossier_fixture_set_up, test,                \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("keeps-what-the-journal-needs", test_keeps_what_the_journal_needs);
  ADD ("drops-what-nothing-needs", test_drops_what_nothing_needs);
  return g_test_run ();
}
