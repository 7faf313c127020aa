#include <gtk/gtk.h>

#include <glib/gstdio.h>

#include "dossier-fixture.h"
#include "import/importer.h"
#include "library/imports.h"
#include "parts/session.h"
#include "parts/trail.h"
#include "until.h"

typedef struct
{
  DossierFixture dossier;
  DossierSession *session;
  gint64 first;
  gint64 second;
  char *said;
  gboolean can_undo;
  char *failed;
  guint shown_start;
  guint shown_end;
  guint n_shown;
} Fixture;

static void
said_cb (Fixture *fixture, const char *text, gboolean can_undo)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
  fixture->can_undo = can_undo;
}

static void
failed_cb (Fixture *fixture, const char *sentence)
{
  g_free (fixture->failed);
  fixture->failed = g_strdup (sentence);
}

static void
show_passage_cb (Fixture *fixture, guint start, guint end, gint64 record)
{
  fixture->shown_start = start;
  fixture->shown_end = end;
  fixture->n_shown++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  dossier_fixture_set_up (&fixture->dossier, data);
  fixture->first =
      dossier_fixture_import (&fixture->dossier, "Quota talks",
                              "The ministers met. They agreed on nothing.\n\nThen they left.");
  fixture->second =
      dossier_fixture_import (&fixture->dossier, "Trawler held", "A trawler was held.");
  fixture->session = dossier_session_new (fixture->dossier.corpus);
  g_signal_connect_swapped (fixture->session, "said", G_CALLBACK (said_cb), fixture);
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->session, "show-passage", G_CALLBACK (show_passage_cb),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_session_close (fixture->session);
  g_clear_object (&fixture->session);
  g_free (fixture->said);
  g_free (fixture->failed);
  dossier_fixture_tear_down (&fixture->dossier, data);
}

static void
open_article (Fixture *fixture, gint64 article)
{
  dossier_session_open_article (fixture->session, article);
  until (dossier_session_get_article (fixture->session) == article);
}

static void
highlight (Fixture *fixture, guint start, guint end)
{
  dossier_session_do (
      fixture->session, "highlight.add",
      dossier_args_new (
          "revision", g_variant_new_int64 (dossier_session_get_revision (fixture->session)),
          "start", g_variant_new_int64 (start), "end", g_variant_new_int64 (end), NULL));
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  open_article (fixture, fixture->first);
  g_assert_cmpstr (dossier_session_get_row (fixture->session)->fields.title, ==, "Quota talks");
  g_assert_cmpint (dossier_session_get_text (fixture->session)->article, ==, fixture->first);
  g_assert_cmpint (dossier_session_get_revision (fixture->session), !=, 0);
  g_assert_cmpuint (fixture->n_shown, ==, 0);
}

static void
test_act_is_said (Fixture *fixture, gconstpointer data)
{
  open_article (fixture, fixture->first);
  highlight (fixture, 0, 18);
  until (fixture->said != NULL);
  g_assert_nonnull (strstr (fixture->said, "The ministers met."));
  g_assert_true (g_str_has_suffix (fixture->said, "¶1, s. 1"));
  g_assert_true (fixture->can_undo);
  g_assert_null (fixture->failed);

  dossier_session_undo (fixture->session);
  until (!fixture->can_undo);
  g_assert_true (g_str_has_prefix (fixture->said, "Undone: "));
  dossier_fixture_assert (&fixture->dossier, "SELECT count(*) FROM highlight", "0");
}

static void
test_failure_is_said (Fixture *fixture, gconstpointer data)
{
  open_article (fixture, fixture->first);
  highlight (fixture, 10, 100000);
  until (fixture->failed != NULL);
  g_assert_null (fixture->said);
  g_assert_cmpint (dossier_session_get_article (fixture->session), ==, fixture->first);
}

static void
test_back_and_forward (Fixture *fixture, gconstpointer data)
{
  open_article (fixture, fixture->first);
  dossier_session_set_selection (fixture->session, 4, 13);
  dossier_session_go_to (fixture->session, fixture->second, 2, 9, 0);
  until (fixture->n_shown == 1);
  g_assert_cmpint (dossier_session_get_article (fixture->session), ==, fixture->second);
  g_assert_cmpuint (fixture->shown_start, ==, 2);
  g_assert_cmpuint (fixture->shown_end, ==, 9);

  g_assert_true (dossier_session_go_back (fixture->session));
  until (fixture->n_shown == 2);
  g_assert_cmpint (dossier_session_get_article (fixture->session), ==, fixture->first);
  g_assert_cmpuint (fixture->shown_start, ==, 4);
  g_assert_cmpuint (fixture->shown_end, ==, 13);

  g_assert_false (dossier_session_go_back (fixture->session));
  g_assert_true (dossier_session_go_forward (fixture->session));
  until (dossier_session_get_article (fixture->session) == fixture->second);
}

static void
test_deleted_article (Fixture *fixture, gconstpointer data)
{
  open_article (fixture, fixture->first);
  dossier_session_do (fixture->session, "article.delete",
                      dossier_args_new ("article", g_variant_new_int64 (fixture->first), NULL));
  until (dossier_session_get_article (fixture->session) == 0);
  g_assert_null (dossier_session_get_text (fixture->session));

  dossier_session_open_article (fixture->session, fixture->first);
  until (fixture->failed != NULL);
  g_assert_nonnull (strstr (fixture->failed, "no longer in the dossier"));
}

static void
test_zones_are_read_anew (Fixture *fixture, gconstpointer data)
{
  guint n_before;

  open_article (fixture, fixture->first);
  n_before = dossier_session_get_text (fixture->session)->zones->len;
  dossier_session_do (
      fixture->session, "zone.set",
      dossier_args_new ("revision",
                        g_variant_new_int64 (dossier_session_get_revision (fixture->session)),
                        "start", g_variant_new_int64 (44), "end", g_variant_new_int64 (59), "kind",
                        g_variant_new_string ("footer"), NULL));
  until (dossier_session_get_text (fixture->session)->zones->len == n_before + 1);
}

static void
finished_cb (GPtrArray **taken, GPtrArray *items)
{
  g_clear_pointer (taken, g_ptr_array_unref);
  *taken = g_ptr_array_ref (items);
}

/* What is pasted and what lies in a file comes in, the second time only to be told. */
static void
test_imports (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierImports) imports = dossier_imports_new (fixture->session, NULL);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) pasted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (fixture->dossier.folder, "story.txt", NULL);
  const char *places[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, "Ferry late\n\nThe ferry was late again.\n", -1, NULL));
  g_signal_connect_swapped (imports, "finished", G_CALLBACK (finished_cb), &items);
  g_ptr_array_add (pasted, dossier_import_item_new_for_text (
                               "A letter came.\n\nNobody had asked for it.\n", "Pasted"));
  dossier_imports_add_items (imports, pasted);
  dossier_imports_add (imports, places);
  g_assert_true (dossier_imports_is_running (imports));
  until (!dossier_imports_is_running (imports));
  dossier_fixture_assert (&fixture->dossier, "SELECT count(*) FROM article", "4");
  until (dossier_session_get_article (fixture->session) != 0);

  dossier_imports_add (imports, places);
  until (!dossier_imports_is_running (imports));
  g_assert_cmpint (dossier_import_item_get_state (items->pdata[0]), ==, DOSSIER_IMPORT_KNOWN);
  dossier_fixture_assert (&fixture->dossier, "SELECT count(*) FROM article", "4");
  g_remove (path);
}

static void
test_import_failure_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierImports) imports = dossier_imports_new (fixture->session, NULL);
  g_autofree char *path = g_build_filename (fixture->dossier.folder, "none.txt", NULL);
  const char *places[] = { path, NULL };

  dossier_imports_add (imports, places);
  until (!dossier_imports_is_running (imports));
  g_assert_nonnull (fixture->failed);
  g_assert_nonnull (strstr (fixture->failed, "none.txt"));
  dossier_fixture_assert (&fixture->dossier, "SELECT count(*) FROM article", "2");
}

static void
test_trail (void)
{
  g_autoptr (DossierTrail) trail = dossier_trail_new ();
  DossierPlace a = { 1, 0, 0, 0 };
  DossierPlace b = { 2, 5, 6, 0 };
  DossierPlace c = { 3, 7, 8, 9 };
  DossierPlace to;

  g_assert_false (dossier_trail_back (trail, &a, &to));
  dossier_trail_leave (trail, &a);
  dossier_trail_leave (trail, &b);
  g_assert_true (dossier_trail_back (trail, &c, &to));
  g_assert_cmpint (to.article, ==, 2);
  g_assert_true (dossier_trail_forward (trail, &b, &to));
  g_assert_cmpint (to.record, ==, 9);
  g_assert_true (dossier_trail_back (trail, &c, &to));
  dossier_trail_leave (trail, &b);
  g_assert_false (dossier_trail_can_forward (trail));
  dossier_trail_forget (trail, 1);
  dossier_trail_forget (trail, 2);
  g_assert_false (dossier_trail_can_back (trail));

  for (guint i = 0; i < 1000; i++)
    dossier_trail_leave (trail, &(DossierPlace){ .article = 100 + i });
  for (guint i = 0; i < 200; i++)
    g_assert_true (dossier_trail_back (trail, &a, &to));
  g_assert_false (dossier_trail_can_back (trail));
}

static void
spot_cb (DossierSession *session, const char *view, GVariant *spot, GVariant **shown)
{
  g_clear_pointer (shown, g_variant_unref);
  *shown = g_variant_ref (spot);
}

/* A view is left and come back to with what it showed; going to it twice is one step back. */
static void
test_views_in_the_trail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) shown = NULL;

  g_signal_connect (fixture->session, "show-spot", G_CALLBACK (spot_cb), &shown);
  open_article (fixture, fixture->first);
  dossier_session_go_to_view (fixture->session, "passages", NULL);
  dossier_session_set_spot (fixture->session, "passages", g_variant_new_string ("grain"));
  dossier_session_go_to (fixture->session, fixture->second, 2, 9, 0);
  until (fixture->n_shown == 1);
  g_assert_cmpstr (dossier_session_get_view (fixture->session), ==, "read");

  dossier_session_set_spot (fixture->session, "passages", g_variant_new_string ("other"));
  g_assert_true (dossier_session_go_back (fixture->session));
  g_assert_cmpstr (dossier_session_get_view (fixture->session), ==, "passages");
  g_assert_cmpstr (g_variant_get_string (shown, NULL), ==, "grain");
  g_assert_true (dossier_session_go_back (fixture->session));
  g_assert_cmpstr (dossier_session_get_view (fixture->session), ==, "read");
  until (dossier_session_get_article (fixture->session) == fixture->first);
  g_assert_true (dossier_session_go_forward (fixture->session));
  g_assert_true (dossier_session_go_forward (fixture->session));
  until (dossier_session_get_article (fixture->session) == fixture->second);
  g_signal_handlers_disconnect_by_data (fixture->session, &shown);
}

int
main (int argc, char *argv[])
{
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

  gtk_test_init (&argc, &argv);
  g_test_add_func ("/trail", test_trail);
  ADD ("/session/open", test_open);
  ADD ("/session/act-is-said", test_act_is_said);
  ADD ("/session/failure-is-said", test_failure_is_said);
  ADD ("/session/back-and-forward", test_back_and_forward);
  ADD ("/session/views-in-the-trail", test_views_in_the_trail);
  ADD ("/session/deleted-article", test_deleted_article);
  ADD ("/session/zones-are-read-anew", test_zones_are_read_anew);
  ADD ("/session/imports", test_imports);
  ADD ("/session/import-failure-is-said", test_import_failure_is_said);
  return g_test_run ();
}
