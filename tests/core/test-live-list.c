#include "corpus/lists.h"
#include "dossier-fixture.h"
#include "model/article.h"
#include "model/highlight.h"
#include "model/tag.h"

#include <string.h>

static GVariant *
article_with_number (int number)
{
  g_autofree char *title = g_strdup_printf ("Article %d", number);
  g_autofree char *text = g_strdup_printf ("Text number %d.", number);
  g_autofree char *published = g_strdup_printf ("2025-%02d-%02d", number % 12 + 1, number % 28 + 1);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dossier_args_new ("title", g_variant_new_string (title), "published",
                           g_variant_new_string (published), "text",
                           g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), NULL);
}

static void
import (DossierFixture *f, int from, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = from; i < from + n; i++)
    g_variant_builder_add_value (&builder, article_with_number (i));
  result = dossier_corpus_do (f->corpus, "article.import",
                              dossier_args_new ("articles", g_variant_builder_end (&builder), NULL),
                              0, &error);
  g_assert_no_error (error);
}

/* A copy of the list that knows only what the model's splices told it. */
static void
follow_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GArray *copy = data;

  if (removed > 0)
    g_array_remove_range (copy, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = dossier_live_list_get_id (DOSSIER_LIVE_LIST (model), i);
      g_array_insert_val (copy, i, id);
    }
}

static void
settle (DossierLiveList *list, guint n_items)
{
  while (dossier_live_list_is_loading (list)
         || g_list_model_get_n_items (G_LIST_MODEL (list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_loaded (DossierRow *row)
{
  while (!dossier_row_is_loaded (row))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_follows (DossierLiveList *list, GArray *copy)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_assert_cmpuint (copy->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (copy, gint64, i), ==, dossier_live_list_get_id (list, i));
}

static void
test_follows_changes_and_undo (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list =
      dossier_live_list_new (f->corpus, &dossier_article_list_kind, NULL);
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierRow) row = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  gint64 id;

  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), copy);
  settle (list, 0);
  import (f, 0, 40);
  settle (list, 40);
  assert_follows (list, copy);

  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  wait_loaded (row);
  g_assert_nonnull (DOSSIER_ARTICLE (row)->fields.title);
  g_assert_true (dossier_row_is_first_of_group (row));

  id = dossier_live_list_get_id (list, 30);
  result = dossier_corpus_do (f->corpus, "article.set",
                              dossier_args_new ("article", g_variant_new_int64 (id), "published",
                                                g_variant_new_string ("2031-01-01"), NULL),
                              0, &error);
  g_assert_no_error (error);
  while (dossier_live_list_get_id (list, 0) != id)
    g_main_context_iteration (NULL, TRUE);
  assert_follows (list, copy);

  undone = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  while (dossier_live_list_get_id (list, 30) != id)
    g_main_context_iteration (NULL, TRUE);
  assert_follows (list, copy);
  import (f, 100, 5);
  settle (list, 45);
  assert_follows (list, copy);
}

static void
act_for (DossierFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
}

static gpointer
revision_thread (DossierDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  g_assert_true (dossier_database_get_int (database, id, error, "SELECT id FROM revision", ""));
  return NULL;
}

static GVariant *
range_args (gint64 revision, gint64 start, gint64 end, const char *kind)
{
  return dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                           g_variant_new_int64 (start), "end", g_variant_new_int64 (end),
                           kind != NULL ? "kind" : NULL,
                           kind != NULL ? g_variant_new_string (kind) : NULL, NULL);
}

static void
wait_locator (DossierRow *row, const char *locator)
{
  while (g_strcmp0 (DOSSIER_HIGHLIGHT (row)->fields.locator, locator) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Texts are kept between rows, but never past a change of what stands in them. */
static void
test_places_follow_the_text (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list = NULL;
  g_autoptr (DossierRow) row = NULL;
  g_autoptr (DossierRow) other = NULL;
  gint64 revision = 0;

  import (f, 1, 1);
  g_assert_null (dossier_store_read (dossier_corpus_get_store (f->corpus), revision_thread,
                                     &revision, NULL, NULL));
  act_for (f, "highlight.add", range_args (revision, 0, 4, NULL));
  list = dossier_live_list_new (f->corpus, &dossier_highlight_list_kind, NULL);
  settle (list, 1);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  wait_locator (row, "¶1, s. 1");
  act_for (f, "highlight.add", range_args (revision, 5, 11, NULL));
  settle (list, 2);
  other = g_list_model_get_item (G_LIST_MODEL (list), 1);
  wait_locator (other, "¶1, s. 1");

  act_for (f, "zone.set", range_args (revision, 0, 14, "caption"));
  wait_locator (row, "caption");
  wait_locator (other, "caption");
  act_for (f, "zone.set", range_args (revision, 0, 14, ""));
  wait_locator (row, "¶1, s. 1");
  wait_locator (other, "¶1, s. 1");
}

static void
changed_cb (DossierRow *row, gpointer data)
{
  (*(int *) data)++;
}

static void
test_row_refreshes_in_place (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) tags = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GVariant) renamed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRow) row = NULL;
  int n_changed = 0;

  result = dossier_corpus_do (f->corpus, "tag.create",
                              dossier_args_new ("name", g_variant_new_string ("Trade"), NULL), 0,
                              &error);
  g_assert_no_error (error);
  tags = dossier_live_list_new (f->corpus, &dossier_tag_list_kind, NULL);
  settle (tags, 1);
  row = g_list_model_get_item (G_LIST_MODEL (tags), 0);
  wait_loaded (row);
  g_assert_cmpstr (DOSSIER_TAG (row)->fields.name, ==, "Trade");
  g_assert_cmpuint (DOSSIER_TAG (row)->fields.digit, ==, 1);

  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), &n_changed);
  renamed = dossier_corpus_do (
      f->corpus, "tag.set",
      dossier_args_new ("tag", g_variant_new_int64 (dossier_args_get_id (result, "id")), "name",
                        g_variant_new_string ("무역"), NULL),
      0, &error);
  g_assert_no_error (error);
  while (g_strcmp0 (DOSSIER_TAG (row)->fields.name, "무역") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_changed, >, 0);
}

static gint64
ask_id (DossierFixture *f, const char *sql)
{
  g_autofree char *answer = dossier_fixture_ask (f, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

/* Hears every row; returns them, so that they stay. */
static GPtrArray *
hear_rows (DossierLiveList *list, int *n_changed)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      DossierRow *row = g_list_model_get_item (G_LIST_MODEL (list), i);

      wait_loaded (row);
      g_signal_connect (row, "changed", G_CALLBACK (changed_cb), &n_changed[i]);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* A mark is read into the row of its article and of its tag, and no other row is read again. */
static void
test_only_touched_rows_are_read (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) articles = NULL;
  g_autoptr (DossierLiveList) tags = NULL;
  g_autoptr (GPtrArray) article_rows = NULL;
  g_autoptr (GPtrArray) tag_rows = NULL;
  int n_articles[20] = { 0 };
  int n_tags[2] = { 0 };
  gint64 revision;

  import (f, 0, 20);
  act_for (f, "tag.create", dossier_args_new ("name", g_variant_new_string ("Trade"), NULL));
  act_for (f, "tag.create", dossier_args_new ("name", g_variant_new_string ("Grain"), NULL));
  articles = dossier_live_list_new (f->corpus, &dossier_article_list_kind, NULL);
  tags = dossier_live_list_new (f->corpus, &dossier_tag_list_kind, NULL);
  settle (articles, 20);
  settle (tags, 2);
  article_rows = hear_rows (articles, n_articles);
  tag_rows = hear_rows (tags, n_tags);

  revision = ask_id (f, "SELECT r.id FROM revision r JOIN article a ON a.id = r.article "
                        "WHERE a.title = 'Article 7'");
  act_for (f, "highlight.add",
           dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                             g_variant_new_int64 (0), "end", g_variant_new_int64 (4), "tag-paths",
                             g_variant_new_strv ((const char *const[]){ "Trade" }, 1), NULL));
  while (DOSSIER_TAG (tag_rows->pdata[0])->fields.n_uses == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < article_rows->len; i++)
    {
      DossierArticle *article = article_rows->pdata[i];
      gboolean is_marked = strcmp (article->fields.title, "Article 7") == 0;

      while (is_marked && article->fields.n_highlights == 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (n_articles[i] > 0, ==, is_marked);
    }
  g_assert_cmpint (n_tags[0], >, 0);
  g_assert_cmpint (n_tags[1], ==, 0);

  act_for (f, "highlight.delete",
           dossier_args_new ("highlight",
                             g_variant_new_int64 (ask_id (f, "SELECT id FROM highlight")), NULL));
  for (guint i = 0; i < article_rows->len; i++)
    while (((DossierArticle *) article_rows->pdata[i])->fields.n_highlights > 0)
      g_main_context_iteration (NULL, TRUE);
  while (DOSSIER_TAG (tag_rows->pdata[0])->fields.n_uses > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_filter (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list =
      dossier_live_list_new (f->corpus, &dossier_article_list_kind, NULL);

  import (f, 0, 30);
  settle (list, 30);
  dossier_live_list_set_query (list,
                               dossier_args_new ("text", g_variant_new_string ("number 2"), NULL));
  /* 2 and 20 to 29: what is being typed matches as a prefix. */
  settle (list, 11);
  dossier_live_list_set_query (list,
                               dossier_args_new ("state", g_variant_new_string ("curated"), NULL));
  settle (list, 0);
}

static void
note_first_cb (GListModel *model, guint position, guint removed, guint added, gpointer n_loaded)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (model, i);

      *(guint *) n_loaded += dossier_row_is_loaded (row);
    }
}

/* What a view shows first comes with the ids: it is measured and painted once. */
static void
test_first_rows_come_with_the_ids (DossierFixture *f, gconstpointer data)
{
  g_autoptr (DossierLiveList) list = NULL;
  guint n_loaded = 0;

  import (f, 0, 40);
  list = dossier_live_list_new (f->corpus, &dossier_article_list_kind, NULL);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_first_cb), &n_loaded);
  settle (list, 40);
  g_assert_cmpuint (n_loaded, >=, 10);
  g_assert_cmpuint (n_loaded, <, 40);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      wait_loaded (row);
      g_assert_cmpint (dossier_row_get_id (row), ==, dossier_live_list_get_id (list, i));
      g_assert_nonnull (DOSSIER_ARTICLE (row)->fields.title);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/live-list/follows-changes-and-undo", DossierFixture, NULL, dossier_fixture_set_up,
              test_follows_changes_and_undo, dossier_fixture_tear_down);
  g_test_add ("/live-list/places-follow-the-text", DossierFixture, NULL, dossier_fixture_set_up,
              test_places_follow_the_text, dossier_fixture_tear_down);
  g_test_add ("/live-list/row-refreshes-in-place", DossierFixture, NULL, dossier_fixture_set_up,
              test_row_refreshes_in_place, dossier_fixture_tear_down);
  g_test_add ("/live-list/first-rows-come-with-the-ids", DossierFixture, NULL,
              dossier_fixture_set_up, test_first_rows_come_with_the_ids, dossier_fixture_tear_down);
  g_test_add ("/live-list/only-touched-rows-are-read", DossierFixture, NULL, dossier_fixture_set_up,
              test_only_touched_rows_are_read, dossier_fixture_tear_down);
  g_test_add ("/live-list/filter", DossierFixture, NULL, dossier_fixture_set_up, test_filter,
              dossier_fixture_tear_down);
  return g_test_run ();
}
