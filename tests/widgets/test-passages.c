#include "corpus/highlight-facets.h"
#include "passages/passages-query.h"
#include "passages/passages-view.h"
#include "sample-dossier.h"

#include <adwaita.h>

typedef struct
{
  SampleDossier sample;
  GtkWidget *window;
  DossierPassagesView *view;
  GVariant *asked; /* what an export was asked for */
} Fixture;

static void
export_cb (DossierPassagesView *view, GVariant *ids, Fixture *f)
{
  g_clear_pointer (&f->asked, g_variant_unref);
  f->asked = g_variant_ref (ids);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  sample_dossier_open (&f->sample, TRUE);
  f->window = gtk_window_new ();
  f->view = DOSSIER_PASSAGES_VIEW (dossier_passages_view_new (f->sample.session));
  g_signal_connect (f->view, "export-requested", G_CALLBACK (export_cb), f);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_clear_pointer (&f->asked, g_variant_unref);
  sample_dossier_close (&f->sample);
}

/* How many an export of everything that is found would take. */
static guint
count_found (Fixture *f)
{
  g_clear_pointer (&f->asked, g_variant_unref);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "passages.export", NULL);
  return f->asked != NULL ? (guint) g_variant_n_children (f->asked) : 0;
}

static void
wait_found (Fixture *f, guint n)
{
  while (count_found (f) != n)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
get_int (Fixture *f, const char *sql)
{
  return sample_dossier_get_int (&f->sample, sql);
}

static void
test_everything_then_one_tag (Fixture *f, gconstpointer data)
{
  gint64 trade = get_int (f, "SELECT id FROM tag WHERE name = 'Trade'");
  guint n_all = (guint) get_int (f, "SELECT count (*) FROM highlight");
  guint n_trade = (guint) get_int (
      f, "WITH RECURSIVE b (id) AS (SELECT id FROM tag WHERE name = 'Trade' UNION SELECT t.id "
         "FROM tag t JOIN b ON t.parent = b.id) SELECT count (DISTINCT highlight) FROM "
         "highlight_tag WHERE tag IN (SELECT id FROM b)");

  wait_found (f, n_all);
  dossier_passages_view_set_query (f->view,
                                   dossier_args_new ("tag", g_variant_new_int64 (trade), NULL));
  g_assert_cmpuint (n_trade, <, n_all);
  g_assert_cmpuint (n_trade, >, 0);
  wait_found (f, n_trade);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "passages.show-all", NULL);
  wait_found (f, n_all);
}

static void
test_actor_counts_as_listed (Fixture *f, gconstpointer data)
{
  gint64 actor = get_int (f, "SELECT id FROM actor WHERE name = 'Anton Ilyin'");
  guint n = (guint) get_int (
      f, "SELECT count (DISTINCT h.id) FROM highlight h JOIN passage p ON p.id = h.passage "
         "JOIN passage q ON q.revision = p.revision AND q.start_at < p.end_at AND q.end_at > "
         "p.start_at JOIN mention m ON m.passage = q.id JOIN actor a ON a.id = m.actor "
         "WHERE a.name = 'Anton Ilyin'");

  g_assert_cmpuint (n, >, 0);
  dossier_passages_view_set_query (f->view,
                                   dossier_args_new ("actor", g_variant_new_int64 (actor), NULL));
  wait_found (f, n);
}

static void
test_follows_changes_and_undo (Fixture *f, gconstpointer data)
{
  gint64 highlight = get_int (f, "SELECT id FROM highlight ORDER BY id LIMIT 1");
  guint n = (guint) get_int (f, "SELECT count (*) FROM highlight");
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  wait_found (f, n);
  result =
      sample_dossier_do (&f->sample, "highlight.delete",
                         dossier_args_new ("highlight", g_variant_new_int64 (highlight), NULL));
  wait_found (f, n - 1);
  label = dossier_corpus_undo (f->sample.corpus, &error);
  g_assert_no_error (error);
  wait_found (f, n);
}

/* Several in one act, and one undo for all of them. */
static void
test_tag_several (Fixture *f, gconstpointer data)
{
  gint64 tag = get_int (f, "SELECT id FROM tag WHERE name = 'Denial'");
  gint64 before = get_int (f, "SELECT count (*) FROM highlight_tag");
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 ids[2] = {
    get_int (f, "SELECT id FROM highlight WHERE id NOT IN (SELECT highlight FROM highlight_tag x "
                "JOIN tag t ON t.id = x.tag WHERE t.name = 'Denial') ORDER BY id LIMIT 1"),
    get_int (f, "SELECT id FROM highlight WHERE id NOT IN (SELECT highlight FROM highlight_tag x "
                "JOIN tag t ON t.id = x.tag WHERE t.name = 'Denial') ORDER BY id DESC LIMIT 1"),
  };

  result = sample_dossier_do (&f->sample, "highlight.tag",
                              dossier_args_new ("highlights", dossier_args_ids (ids, 2), "tags",
                                                dossier_args_ids (&tag, 1), NULL));
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM highlight_tag"), ==, before + 2);
  label = dossier_corpus_undo (f->sample.corpus, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM highlight_tag"), ==, before);
}

static gpointer
read_facets (DossierDatabase *database, gpointer query, GCancellable *cancellable, GError **error)
{
  return dossier_highlight_facets_read (database, query, error);
}

/* A facet promises exactly what asking for it then finds. */
static void
test_facets_keep_their_promise (Fixture *f, gconstpointer data)
{
  static const char *const keys[DOSSIER_N_FACETS] = { "tag", "actor", "outlet" };
  DossierStore *store = dossier_corpus_get_store (f->sample.corpus);
  g_autoptr (GVariant) all = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHighlightFacets) facets =
      dossier_store_read (store, read_facets, all, NULL, &error);

  g_assert_no_error (error);
  for (guint kind = 0; kind < DOSSIER_N_FACETS; kind++)
    {
      g_assert_cmpuint (facets->facets[kind]->len, >, 2);
      for (guint i = 0; i < facets->facets[kind]->len; i++)
        {
          const DossierFacet *facet = &g_array_index (facets->facets[kind], DossierFacet, i);
          g_autoptr (GVariant) query =
              dossier_passages_query_with (all, keys[kind], g_variant_new_int64 (facet->id));
          g_autoptr (DossierHighlightFacets) found =
              dossier_store_read (store, read_facets, query, NULL, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (found->n_highlights, ==, facet->n_highlights);
          g_assert_cmpstr (found->names[kind], ==, facet->name);
        }
    }
}

static void
test_dates (void)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) month = dossier_passages_query_with_date (all, "Oct 2025", &error);
  g_autoptr (GVariant) none = NULL;
  g_autoptr (GVariant) wrong = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (dossier_args_get_text (month, "date"), ==, "2025-10");
  g_assert_cmpint (dossier_args_get_id (month, "to") - dossier_args_get_id (month, "from"), ==, 30);
  none = dossier_passages_query_with_date (month, "", &error);
  g_assert_no_error (error);
  g_assert_true (dossier_passages_query_is_everything (none));
  wrong = dossier_passages_query_with_date (month, "the day after never", &error);
  g_assert_null (wrong);
  g_assert_nonnull (error);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/passages/dates", test_dates);
  ADD ("/passages/everything-then-one-tag", test_everything_then_one_tag);
  ADD ("/passages/actor", test_actor_counts_as_listed);
  ADD ("/passages/follows-changes-and-undo", test_follows_changes_and_undo);
  ADD ("/passages/tag-several", test_tag_several);
  ADD ("/passages/facets-keep-their-promise", test_facets_keep_their_promise);
  return g_test_run ();
}
