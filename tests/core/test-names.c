#include "corpus/name-index.h"
#include "dossier-fixture.h"

#include <string.h>

static DossierNameRank
rank (const char *name, const char *text)
{
  g_autofree char *folded_name = dossier_name_fold (name);
  g_autofree char *folded_text = dossier_name_fold (text);

  return dossier_name_rank (folded_name, strlen (folded_name), folded_text);
}

static void
test_rank (void)
{
  g_assert_cmpint (rank ("Grain", "grain"), ==, DOSSIER_NAME_RANK_EXACT);
  g_assert_cmpint (rank ("Grain and energy", "gra"), ==, DOSSIER_NAME_RANK_PREFIX);
  g_assert_cmpint (rank ("Grain and energy", "ene gr"), ==, DOSSIER_NAME_RANK_WORDS);
  g_assert_cmpint (rank ("Non-aligned", "ali"), ==, DOSSIER_NAME_RANK_WORDS);
  g_assert_cmpint (rank ("Grain and energy", "rain"), ==, DOSSIER_NAME_RANK_INSIDE);
  g_assert_cmpint (rank ("Grain and energy", "gren"), ==, DOSSIER_NAME_RANK_SEQUENCE);
  g_assert_cmpint (rank ("Grain", "grainy"), ==, DOSSIER_NAME_RANK_NONE);
  g_assert_cmpint (rank ("Grain", ""), ==, DOSSIER_NAME_RANK_PREFIX);
}

static void
test_scripts (void)
{
  g_assert_cmpint (rank ("Émile Zöllner", "emile z"), ==, DOSSIER_NAME_RANK_PREFIX);
  g_assert_cmpint (rank ("Ільїн", "ІЛЬ"), ==, DOSSIER_NAME_RANK_PREFIX);
  g_assert_cmpint (rank ("북한", "북"), ==, DOSSIER_NAME_RANK_PREFIX);
  /* A syllable while it is being typed. */
  g_assert_cmpint (rank ("북한", "부"), ==, DOSSIER_NAME_RANK_PREFIX);
  g_assert_cmpint (rank ("외무성", "무성"), ==, DOSSIER_NAME_RANK_INSIDE);
  g_assert_cmpint (rank ("وزارة الخارجية", "الخ"), ==, DOSSIER_NAME_RANK_WORDS);
  g_assert_cmpint (rank ("مُحَمَّد", "محمد"), ==, DOSSIER_NAME_RANK_EXACT);
  g_assert_cmpint (rank ("ΣΊΣΥΦΟΣ", "σίσυφος"), ==, DOSSIER_NAME_RANK_EXACT);
}

static void
add_actor (DossierNameTable *table, gint64 id, const char *name, const char *alias, gint64 used_at)
{
  DossierNamed *named = dossier_named_new (DOSSIER_NAMED_ACTOR, id, name);

  if (alias != NULL)
    dossier_named_add_text (named, alias);
  named->used_at = used_at;
  dossier_name_table_take (table, named);
}

static void
add_tag (DossierNameTable *table, gint64 id, const char *name, gint64 parent)
{
  DossierNamed *named = dossier_named_new (DOSSIER_NAMED_TAG, id, name);

  named->parent = parent;
  dossier_name_table_take (table, named);
}

static void
assert_found (DossierNameTable *table, DossierNamedKind kinds, const char *text, const char *names)
{
  g_autoptr (GArray) matches = dossier_name_table_find (table, kinds, text, 3);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? ", " : "",
                            g_array_index (matches, DossierNameMatch, i).named->name);
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_table (void)
{
  g_autoptr (DossierNameTable) table = dossier_name_table_new ();
  g_autoptr (GArray) matches = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  add_actor (table, 1, "Grant Voss", NULL, 10);
  add_actor (table, 2, "Sora Han", "the deputy\nminister", 30);
  add_actor (table, 3, "Institute", "Grain board", 20);
  add_tag (table, 4, "Trade", 0);
  add_tag (table, 5, "Grain and energy", 4);
  add_tag (table, 6, "Fish", 5);

  assert_found (table, DOSSIER_NAMED_TAG | DOSSIER_NAMED_ACTOR, "gra",
                "Institute, Grant Voss, Grain and energy");
  assert_found (table, DOSSIER_NAMED_TAG, "gra", "Grain and energy");
  assert_found (table, DOSSIER_NAMED_ACTOR, "", "Sora Han, Institute, Grant Voss");
  assert_found (table, DOSSIER_NAMED_ACTOR, "nobody", "");
  dossier_name_table_touch (table, 1, 40);
  assert_found (table, DOSSIER_NAMED_ACTOR, "", "Grant Voss, Sora Han, Institute");

  matches = dossier_name_table_find (table, DOSSIER_NAMED_ACTOR, "deputy", 3);
  g_assert_cmpuint (matches->len, ==, 1);
  text = dossier_named_dup_text (g_array_index (matches, DossierNameMatch, 0).named,
                                 g_array_index (matches, DossierNameMatch, 0).text);
  g_assert_cmpstr (text, ==, "the deputy minister");

  path = dossier_name_table_dup_path (table, 6);
  g_assert_cmpstr (path, ==, "Trade › Grain and energy");
  g_assert_cmpint (dossier_name_table_find_tag (table, 4, "grain AND energy")->id, ==, 5);
  g_assert_null (dossier_name_table_find_tag (table, 0, "Grain and energy"));
  dossier_name_table_remove_kind (table, DOSSIER_NAMED_TAG);
  g_assert_cmpuint (dossier_name_table_get_size (table), ==, 3);
}

static void
count_cb (DossierNameIndex *index, gpointer data)
{
  ++*(guint *) data;
}

static void
wait_for (guint *count, guint n)
{
  while (*count < n)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
act (DossierFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
  return dossier_args_get_id (result, "id");
}

static void
undo (DossierFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = dossier_corpus_undo (f->corpus, &error);

  g_assert_no_error (error);
}

static void
test_index_follows (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierNameIndex) index = dossier_name_index_new (f->corpus);
  DossierNameTable *table = dossier_name_index_get_table (index);
  guint n = 0;
  gint64 tag, one, two;

  g_signal_connect (index, "changed", G_CALLBACK (count_cb), &n);
  wait_for (&n, 1);
  g_assert_false (dossier_name_index_is_loading (index));
  g_assert_cmpuint (dossier_name_table_get_size (table), ==, 0);

  tag = act (f, "tag.create", dossier_args_new ("name", g_variant_new_string ("Trade"), NULL));
  wait_for (&n, 2);
  g_assert_cmpstr (dossier_name_table_get (table, tag)->name, ==, "Trade");
  act (f, "tag.set",
       dossier_args_new ("tag", g_variant_new_int64 (tag), "name", g_variant_new_string ("Grain"),
                         NULL));
  wait_for (&n, 3);
  assert_found (table, DOSSIER_NAMED_TAG, "", "Grain");
  undo (f);
  wait_for (&n, 4);
  assert_found (table, DOSSIER_NAMED_TAG, "", "Trade");

  one = act (f, "actor.create", dossier_args_new ("name", g_variant_new_string ("Ilyin"), NULL));
  two =
      act (f, "actor.create", dossier_args_new ("name", g_variant_new_string ("The leader"), NULL));
  wait_for (&n, 6);
  act (f, "name.add",
       dossier_args_new ("actor", g_variant_new_int64 (one), "text", g_variant_new_string ("일린"),
                         NULL));
  wait_for (&n, 7);
  assert_found (table, DOSSIER_NAMED_ACTOR, "일린", "Ilyin");
  act (f, "actor.merge",
       dossier_args_new ("actor", g_variant_new_int64 (two), "into", g_variant_new_int64 (one),
                         NULL));
  wait_for (&n, 8);
  g_assert_null (dossier_name_table_get (table, two));
  assert_found (table, DOSSIER_NAMED_ACTOR, "leader", "Ilyin");
  undo (f);
  wait_for (&n, 9);
  assert_found (table, DOSSIER_NAMED_ACTOR, "leader", "The leader");
  act (f, "actor.delete", dossier_args_new ("actor", g_variant_new_int64 (one), NULL));
  wait_for (&n, 10);
  assert_found (table, DOSSIER_NAMED_ACTOR, "일린", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/rank", test_rank);
  g_test_add_func ("/names/scripts", test_scripts);
  g_test_add_func ("/names/table", test_table);
  g_test_add ("/names/index-follows", DossierFixture, NULL, dossier_fixture_set_up,
              test_index_follows, dossier_fixture_tear_down);
  return g_test_run ();
}
