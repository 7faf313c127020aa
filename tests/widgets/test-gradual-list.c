#include "parts/gradual-list.h"
#include "until.h"

#define MANY 1000

typedef struct
{
  GListStore *all;
  DossierGradualList *given;
  GPtrArray *copy; /* what somebody knows who only heard the splices */
} Fixture;

static void
follow_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->copy, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (fixture->copy, (int) i, g_list_model_get_item (model, i));
}

static void
splice (Fixture *fixture, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (fresh, gtk_string_object_new ("new"));
  g_list_store_splice (fixture->all, position, removed, fresh->pdata, added);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->all = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->given = dossier_gradual_list_new (G_LIST_MODEL (fixture->all));
  fixture->copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->given, "items-changed", G_CALLBACK (follow_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->given, fixture);
  g_ptr_array_unref (fixture->copy);
  g_object_unref (fixture->given);
  g_object_unref (fixture->all);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->given));
}

/* What was heard is what is there, and that is the beginning of all. */
static void
assert_true_copy (Fixture *fixture)
{
  g_assert_cmpuint (fixture->copy->len, ==, count (fixture));
  for (guint i = 0; i < fixture->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->all), i);
      g_autoptr (GObject) given = g_list_model_get_item (G_LIST_MODEL (fixture->given), i);

      g_assert_true (item == given);
      g_assert_true (fixture->copy->pdata[i] == (gpointer) item);
    }
}

static void
test_short_list_is_whole (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 12);
  g_assert_cmpuint (count (fixture), ==, 12);
  splice (fixture, 12, 0, 400);
  g_assert_cmpuint (count (fixture), ==, 412);
  splice (fixture, 3, 2, 0);
  assert_true_copy (fixture);
}

static void
test_long_list_comes_by_and_by (Fixture *fixture, gconstpointer data)
{
  guint first;

  splice (fixture, 0, 0, MANY);
  first = count (fixture);
  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (first, <, 100);
  assert_true_copy (fixture);
  until (count (fixture) > first);
  assert_true_copy (fixture);
  until (count (fixture) == MANY);
  assert_true_copy (fixture);

  /* Another query: it begins anew. */
  splice (fixture, 0, MANY, MANY - 1);
  g_assert_cmpuint (count (fixture), ==, first);
  assert_true_copy (fixture);
  splice (fixture, 0, MANY - 1, 0);
  g_assert_cmpuint (count (fixture), ==, 0);
  assert_true_copy (fixture);
}

static void
test_changes_on_the_way (Fixture *fixture, gconstpointer data)
{
  guint first;

  splice (fixture, 0, 0, MANY);
  first = count (fixture);
  splice (fixture, MANY / 2, 10, 3); /* not given yet */
  g_assert_cmpuint (count (fixture), ==, first);
  assert_true_copy (fixture);
  splice (fixture, 4, 2, 1);
  assert_true_copy (fixture);
  splice (fixture, first - 1, 5, 0); /* across the border */
  assert_true_copy (fixture);
  splice (fixture, 2, g_list_model_get_n_items (G_LIST_MODEL (fixture->all)) - 3, 0);
  g_assert_cmpuint (count (fixture), ==, 3);
  assert_true_copy (fixture);
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, MANY);
  dossier_gradual_list_finish (fixture->given);
  g_assert_cmpuint (count (fixture), ==, MANY);
  splice (fixture, MANY / 2, 1, 3);
  g_assert_cmpuint (count (fixture), ==, MANY + 2);
  assert_true_copy (fixture);
}

int
main (int argc, char *argv[])
{
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/gradual-list/short-list-is-whole", test_short_list_is_whole);
  ADD ("/gradual-list/long-list-comes-by-and-by", test_long_list_comes_by_and_by);
  ADD ("/gradual-list/changes-on-the-way", test_changes_on_the_way);
  ADD ("/gradual-list/finish", test_finish);
  return g_test_run ();
}
