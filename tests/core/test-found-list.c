#include "corpus/found-list.h"

#include "base/words-problem.h"
#include "dossier-fixture.h"
#include "model/found.h"

static DossierLiveList *
ask (DossierFixture *f, const char *words, const char *kind, gint64 limit)
{
  return dossier_live_list_new (
      f->corpus, &dossier_found_list_kind,
      dossier_args_new ("text", g_variant_new_string (words), "kind",
                        kind != NULL ? g_variant_new_string (kind) : NULL, "limit",
                        limit > 0 ? g_variant_new_int64 (limit) : NULL, NULL));
}

static void
settle (DossierLiveList *list, guint n_items)
{
  while (dossier_live_list_is_loading (list)
         || g_list_model_get_n_items (G_LIST_MODEL (list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

static DossierFound *
wait_row (DossierLiveList *list, guint position)
{
  DossierRow *row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);
  while (!dossier_row_is_loaded (row))
    g_main_context_iteration (NULL, TRUE);
  return DOSSIER_FOUND (row);
}

static void
add_note (DossierFixture *f, const char *title, const char *body)
{
  g_variant_unref (
      dossier_fixture_do (f, "note.create",
                          dossier_args_new ("title", g_variant_new_string (title), "body",
                                            g_variant_new_string (body), NULL)));
}

/* Every kind has its hits, notes before titles before texts, with headings at the first. */
static void
test_kinds_in_order (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list = NULL;
  g_autoptr (DossierFound) note = NULL;
  g_autoptr (DossierFound) title = NULL;
  g_autoptr (DossierFound) text = NULL;

  dossier_fixture_import (f, "Pier closed", "Boats wait.\n\nThe pier is closed today. So it is.\n");
  add_note (f, "Harbour", "Why is the pier shut?");
  list = ask (f, "pier", NULL, 0);
  settle (list, 3);
  note = wait_row (list, 0);
  title = wait_row (list, 1);
  text = wait_row (list, 2);
  g_assert_cmpstr (note->fields.kind, ==, "note");
  g_assert_cmpstr (title->fields.kind, ==, "title");
  g_assert_cmpstr (text->fields.kind, ==, "text");
  g_assert_true (dossier_row_is_first_of_group (DOSSIER_ROW (text)));
  g_assert_cmpuint (text->fields.start, ==, 17);
  g_assert_cmpuint (text->fields.end, ==, 21);
  g_assert_cmpstr (text->fields.snippet, ==, "The pier is closed today. So it is.");
  g_assert_cmpstr (text->fields.locator, ==, "¶2, s. 1");
}

/* A row of other words says what stands around those. */
static void
test_other_words (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list = NULL;
  g_autoptr (DossierFound) row = NULL;

  dossier_fixture_import (f, "Boats", "One ferry left.\n\nTwo barges came.\n");
  list = ask (f, "ferry", "text", 0);
  settle (list, 1);
  row = wait_row (list, 0);
  g_assert_cmpstr (row->fields.snippet, ==, "One ferry left.");
  dossier_live_list_set_query (list,
                               dossier_args_new ("text", g_variant_new_string ("barges"), "kind",
                                                 g_variant_new_string ("text"), NULL));
  while (g_strcmp0 (row->fields.snippet, "Two barges came.") != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* New articles join, undoing takes them out, and an earlier text is not found. */
static void
test_follows_changes (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  dossier_fixture_import (f, "One", "The pier.\n");
  list = ask (f, "pier", "text", 0);
  settle (list, 1);
  dossier_fixture_import (f, "Two", "Another pier.\n");
  settle (list, 2);
  undone = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  settle (list, 1);
}

/* The list goes on where it ended, in the same order. */
static void
test_pages (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list = NULL;
  gint64 first[5];

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("The pier has number %u.\n", i);
      dossier_fixture_import (f, "Pier", text);
    }
  list = ask (f, "number", "text", 5);
  settle (list, 5);
  for (guint i = 0; i < 5; i++)
    first[i] = dossier_live_list_get_id (list, i);
  dossier_live_list_set_query (list, dossier_args_new ("text", g_variant_new_string ("number"),
                                                       "kind", g_variant_new_string ("text"),
                                                       "limit", g_variant_new_int64 (10), NULL));
  settle (list, 10);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (dossier_live_list_get_id (list, i), ==, first[i]);
}

static void
test_problems (void)
{
  static const struct
  {
    const char *words;
    const char *says; /* NULL: nothing is wrong */
  } cases[] = {
    { "", NULL },
    { "grain treaty", NULL },
    { "\"grain treaty\"", NULL },
    { "NEAR(grain treaty, 5)", NULL },
    { "grain OR treaty", NULL },
    { "북한", NULL },
    { "!!!", "no word" },
    { "\"grain treaty", "quotation mark" },
    { "NEAR(grain, 5)", "NEAR" },
    { "grain OR", "OR" },
    { "NOT grain", "NOT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problem = dossier_words_problem (cases[i].words);

      if (cases[i].says == NULL)
        g_assert_null (problem);
      else
        g_assert_nonnull (strstr (problem, cases[i].says));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, DossierFixture, NULL, dossier_fixture_set_up, test, dossier_fixture_tear_down)
  ADD ("/found/kinds-in-order", test_kinds_in_order);
  ADD ("/found/other-words", test_other_words);
  ADD ("/found/follows-changes", test_follows_changes);
  ADD ("/found/pages", test_pages);
#undef ADD
  g_test_add_func ("/words-problem", test_problems);
  return g_test_run ();
}
