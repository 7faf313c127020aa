#include "base/interval-index.h"

static void
collect (const DossierInterval *interval, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, interval->id);
}

static void
test_touching_is_not_overlapping (void)
{
  g_autoptr (DossierIntervalIndex) index = dossier_interval_index_new ();
  const DossierInterval intervals[] = { { 10, 20, 1, NULL }, { 20, 30, 2, NULL } };

  dossier_interval_index_set (index, intervals, G_N_ELEMENTS (intervals));
  g_assert_cmpuint (dossier_interval_index_query (index, 0, 10, NULL, NULL), ==, 0);
  g_assert_cmpuint (dossier_interval_index_query (index, 19, 20, NULL, NULL), ==, 1);
  g_assert_cmpuint (dossier_interval_index_query (index, 19, 21, NULL, NULL), ==, 2);
  g_assert_cmpuint (dossier_interval_index_query (index, 30, 99, NULL, NULL), ==, 0);
}

static void
test_remove_needs_start_and_id (void)
{
  g_autoptr (DossierIntervalIndex) index = dossier_interval_index_new ();
  const DossierInterval interval = { 5, 9, 7, NULL };

  dossier_interval_index_insert (index, &interval);
  g_assert_false (dossier_interval_index_remove (index, 5, 8));
  g_assert_false (dossier_interval_index_remove (index, 6, 7));
  g_assert_true (dossier_interval_index_remove (index, 5, 7));
  g_assert_cmpuint (dossier_interval_index_get_size (index), ==, 0);
  g_assert_cmpuint (dossier_interval_index_query (index, 0, G_MAXUINT, NULL, NULL), ==, 0);
}

static void
query_naively (GArray *all, guint start, guint end, GHashTable *ids)
{
  for (guint i = 0; i < all->len; i++)
    {
      DossierInterval *interval = &g_array_index (all, DossierInterval, i);

      if (interval->start < end && interval->end > start)
        g_hash_table_add (ids, &interval->id);
    }
}

static void
compare_with_list (DossierIntervalIndex *index, GArray *all)
{
  guint start = (guint) g_test_rand_int_range (0, 2000);
  guint end = start + (guint) g_test_rand_int_range (1, 300);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  query_naively (all, start, end, wanted);
  dossier_interval_index_query (index, start, end, collect, found);
  g_assert_cmpuint (found->len, ==, g_hash_table_size (wanted));
  for (guint i = 0; i < found->len; i++)
    g_assert_true (g_hash_table_contains (wanted, &g_array_index (found, gint64, i)));
}

static void
test_agrees_with_a_list (void)
{
  g_autoptr (DossierIntervalIndex) index = dossier_interval_index_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DossierInterval));

  for (gint64 id = 1; id <= 3000; id++)
    {
      if (all->len > 0 && g_test_rand_int_range (0, 3) == 0)
        {
          guint at = (guint) g_test_rand_int_range (0, (gint32) all->len);
          DossierInterval gone = g_array_index (all, DossierInterval, at);

          g_assert_true (dossier_interval_index_remove (index, gone.start, gone.id));
          g_array_remove_index_fast (all, at);
        }
      else
        {
          guint start = (guint) g_test_rand_int_range (0, 2000);
          guint length = (guint) g_test_rand_int_range (1, id % 50 == 0 ? 2000 : 40);
          DossierInterval interval = { start, start + length, id, NULL };

          dossier_interval_index_insert (index, &interval);
          g_array_append_val (all, interval);
        }
      g_assert_cmpuint (dossier_interval_index_get_size (index), ==, all->len);
      compare_with_list (index, all);
    }

  /* Loading at once gives the same index as building it up. */
  dossier_interval_index_set (index, (DossierInterval *) (void *) all->data, all->len);
  for (guint i = 0; i < 200; i++)
    compare_with_list (index, all);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpuint (dossier_interval_index_get (index, i - 1)->start, <=,
                      dossier_interval_index_get (index, i)->start);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval-index/touching-is-not-overlapping", test_touching_is_not_overlapping);
  g_test_add_func ("/interval-index/remove-needs-start-and-id", test_remove_needs_start_and_id);
  g_test_add_func ("/interval-index/agrees-with-a-list", test_agrees_with_a_list);
  return g_test_run ();
}
