#include "corpus/lists.h"
#include "dossier-fixture.h"
#include "model/actor.h"

static gint64
make_actor (DossierFixture *f, const char *name)
{
  g_autoptr (GVariant) result = dossier_fixture_do (
      f, "actor.create", dossier_args_new ("name", g_variant_new_string (name), NULL));

  return dossier_args_get_id (result, "id");
}

static void
mention (DossierFixture *f, gint64 article, gint64 actor, gint64 start)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM revision WHERE article = %" G_GINT64_FORMAT, article);
  g_autofree char *revision = dossier_fixture_ask (f, sql);
  g_autoptr (GVariant) result = dossier_fixture_do (
      f, "mention.add",
      dossier_args_new ("revision", g_variant_new_int64 (g_ascii_strtoll (revision, NULL, 10)),
                        "start", g_variant_new_int64 (start), "end",
                        g_variant_new_int64 (start + 3), "actor", g_variant_new_int64 (actor),
                        NULL));
}

/* The names in their order, as soon as there are @n of them. */
static char *
names (DossierFixture *f, GVariant *query, guint n)
{
  g_autoptr (DossierLiveList) list =
      dossier_live_list_new (f->corpus, &dossier_actor_list_kind, query);
  GString *all = g_string_new (NULL);

  while (dossier_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      while (!dossier_row_is_loaded (row))
        g_main_context_iteration (NULL, TRUE);
      g_string_append_printf (all, "%s%s:%u:%u:%d", i > 0 ? " " : "",
                              DOSSIER_ACTOR (row)->fields.name, DOSSIER_ACTOR (row)->fields.n_here,
                              DOSSIER_ACTOR (row)->fields.n_mentions, dossier_row_get_group (row));
    }
  return g_string_free (all, FALSE);
}

static void
test_order_and_merge (DossierFixture *f, gconstpointer data)
{
  gint64 one = dossier_fixture_import (f, "One", "Ann Bob Cat Dan Eve Fay Gus");
  gint64 two = dossier_fixture_import (f, "Two", "Bob Bob Bob Cat");
  gint64 ann = make_actor (f, "Ann");
  gint64 bob = make_actor (f, "Bob");
  gint64 robert = make_actor (f, "Robert");
  g_autoptr (GVariant) merged = NULL;
  g_autofree char *all = NULL;
  g_autofree char *here = NULL;
  g_autofree char *here_first = NULL;
  g_autofree char *found = NULL;

  make_actor (f, "Zoe");
  mention (f, one, ann, 0);
  mention (f, one, ann, 4);
  mention (f, two, bob, 0);
  mention (f, two, bob, 4);
  mention (f, one, robert, 8);
  merged = dossier_fixture_do (f, "actor.merge",
                               dossier_args_new ("actor", g_variant_new_int64 (robert), "into",
                                                 g_variant_new_int64 (bob), NULL));

  all = names (f, NULL, 3);
  g_assert_cmpstr (all, ==, "Bob:0:3:0 Ann:0:2:0 Zoe:0:0:0");
  here = names (f, dossier_args_new ("article", g_variant_new_int64 (one), NULL), 2);
  g_assert_cmpstr (here, ==, "Ann:2:2:0 Bob:1:3:0");
  here_first = names (f,
                      dossier_args_new ("article", g_variant_new_int64 (two), "all",
                                        g_variant_new_boolean (TRUE), NULL),
                      3);
  g_assert_cmpstr (here_first, ==, "Bob:2:3:0 Ann:0:2:1 Zoe:0:0:1");
  found = names (f, dossier_args_new ("text", g_variant_new_string ("rober"), NULL), 1);
  g_assert_cmpstr (found, ==, "Bob:0:3:0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/actor-list/order-and-merge", DossierFixture, NULL, dossier_fixture_set_up,
              test_order_and_merge, dossier_fixture_tear_down);
  return g_test_run ();
}
