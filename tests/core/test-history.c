/* The journal: groups, conflicts, what is dropped, what other processes see. */
#include <string.h>

#include "base/error.h"
#include "dossier-fixture.h"
#include "store/changeset.h"
#include "store/history.h"

#define N_TAGS "SELECT count(*) FROM tag"

static GVariant *
tag_args (const char *name)
{
  return dossier_args_new ("name", g_variant_new_string (name), NULL);
}

static void
make_tag (DossierFixture *f, const char *name)
{
  g_autoptr (GVariant) result = dossier_fixture_do (f, "tag.create", tag_args (name));
}

static gint64
make_tag_in_step (DossierFixture *f, const char *name, gint64 step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result =
      dossier_corpus_do (f->corpus, "tag.create", tag_args (name), step, &error);

  g_assert_no_error (error);
  return dossier_args_get_id (result, "step");
}

static void
press (DossierFixture *f, gboolean undo, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label =
      undo ? dossier_corpus_undo (f->corpus, &error) : dossier_corpus_redo (f->corpus, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected);
}

static void
refuse (DossierFixture *f, gboolean undo, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label =
      undo ? dossier_corpus_undo (f->corpus, &error) : dossier_corpus_redo (f->corpus, &error);

  g_assert_null (label);
  g_assert_error (error, DOSSIER_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

/* Past the store, as another program would. */
static void
from_outside (DossierFixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (f->path, DOSSIER_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  dossier_database_script (database, sql, &error);
  g_assert_no_error (error);
}

/* A long act in two batches with another act between: one press for it, the other act first. */
static void
test_group (DossierFixture *f, gconstpointer data)
{
  gint64 step = make_tag_in_step (f, "A1", 0);

  make_tag (f, "Between");
  g_assert_cmpint (make_tag_in_step (f, "A2", step), ==, step);
  press (f, TRUE, "New tag “Between”");
  dossier_fixture_assert (f, "SELECT group_concat (name) FROM (SELECT name FROM tag ORDER BY name)",
                          "A1,A2");
  press (f, TRUE, "New tag “A2”");
  dossier_fixture_assert (f, N_TAGS, "0");
  press (f, FALSE, "New tag “A2”");
  dossier_fixture_assert (f, "SELECT group_concat (name) FROM (SELECT name FROM tag ORDER BY name)",
                          "A1,A2");
  press (f, FALSE, "New tag “Between”");
  dossier_fixture_assert (f, N_TAGS, "3");
}

/* What the long act went on to use cannot go alone: then it goes with what came after it. */
static void
test_group_that_builds_on_an_act_between (DossierFixture *f, gconstpointer data)
{
  gint64 step = make_tag_in_step (f, "A1", 0);
  g_autoptr (GVariant) parent = dossier_fixture_do (f, "tag.create", tag_args ("Between"));
  g_autoptr (GVariant) child = NULL;
  g_autoptr (GError) error = NULL;

  child = dossier_corpus_do (
      f->corpus, "tag.create",
      dossier_args_new ("name", g_variant_new_string ("Child"), "parent",
                        g_variant_new_int64 (dossier_args_get_id (parent, "id")), NULL),
      step, &error);
  g_assert_no_error (error);

  press (f, TRUE, "New tag “Between”");
  dossier_fixture_assert (f, "SELECT group_concat (name) FROM tag", "A1");
  press (f, TRUE, "New tag “Child”");
  dossier_fixture_assert (f, N_TAGS, "0");
  press (f, FALSE, "New tag “Child”");
  press (f, FALSE, "New tag “Between”");
  dossier_fixture_assert (f, N_TAGS, "3");
  dossier_fixture_assert (
      f, "SELECT p.name FROM tag t JOIN tag p ON p.id = t.parent WHERE t.name = 'Child'",
      "Between");
}

/* Undo between two batches was meant for the whole: the next batch is refused. */
static void
test_group_undone_meanwhile (DossierFixture *f, gconstpointer data)
{
  gint64 step = make_tag_in_step (f, "A1", 0);
  g_autoptr (GError) error = NULL;

  press (f, TRUE, "New tag “A1”");
  g_assert_null (dossier_corpus_do (f->corpus, "tag.create", tag_args ("A2"), step, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT);
  dossier_fixture_assert (f, N_TAGS, "0");
  press (f, FALSE, "New tag “A1”");
}

static void
test_changed_by_another_program (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "First");
  make_tag (f, "Second");
  from_outside (f, "UPDATE tag SET name = 'Changed' WHERE name = 'Second'");
  refuse (f, TRUE, DOSSIER_ERROR_CONFLICT, "New tag “Second”");
  dossier_fixture_assert (f, "SELECT group_concat (name) FROM (SELECT name FROM tag ORDER BY name)",
                          "Changed,First");
  dossier_fixture_assert (f, "SELECT count(*) FROM change WHERE state = 0", "2");
  from_outside (f, "UPDATE tag SET name = 'Second' WHERE name = 'Changed'");
  press (f, TRUE, "New tag “Second”");

  from_outside (f, "INSERT INTO tag (id, name) SELECT id + 1, 'x' FROM tag;"
                   "DELETE FROM tag WHERE name = 'First'");
  refuse (f, TRUE, DOSSIER_ERROR_CONFLICT, "New tag “First”");
  dossier_fixture_assert (f, N_TAGS, "1");
}

/* Something refers to the row by now that no act of ours wrote. */
static void
test_referred_to_by_another_program (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "Parent");
  from_outside (f, "INSERT INTO tag (id, name, parent) SELECT 5, 'Child', id FROM tag");
  refuse (f, TRUE, DOSSIER_ERROR_CONFLICT, "New tag “Parent”");
  dossier_fixture_assert (f, N_TAGS, "2");
}

static void
test_new_act_drops_what_was_undone (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  make_tag (f, "B");
  press (f, TRUE, "New tag “B”");
  g_assert_cmpstr (dossier_store_get_redo_label (dossier_corpus_get_store (f->corpus)), ==, NULL);
  make_tag (f, "C");
  refuse (f, FALSE, DOSSIER_ERROR_NOT_FOUND, "nothing to redo");
  /* It stays in the history as something that was done once. */
  dossier_fixture_assert (
      f, "SELECT label FROM change WHERE state = 2 AND changeset IS NULL AND size = 0",
      "New tag “B”");
  press (f, TRUE, "New tag “C”");
  press (f, TRUE, "New tag “A”");
  refuse (f, TRUE, DOSSIER_ERROR_NOT_FOUND, "nothing to undo");
}

/* An act that changes nothing leaves no step and does not cost what could be redone. */
static void
test_act_without_effect (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GVariant) created = dossier_fixture_do (f, "tag.create", tag_args ("A"));

  make_tag (f, "B");
  press (f, TRUE, "New tag “B”");
  result = dossier_fixture_do (
      f, "tag.set",
      dossier_args_new ("tag", g_variant_new_int64 (dossier_args_get_id (created, "id")), "name",
                        g_variant_new_string ("A"), NULL));
  g_assert_false (dossier_args_has (result, "step"));
  press (f, FALSE, "New tag “B”");
}

/* A changeset of a table that is not as it was would apply without a word and without effect. */
static void
test_table_that_lost_a_column (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  dossier_fixture_close (f);
  from_outside (f, "ALTER TABLE tag DROP COLUMN description");
  dossier_fixture_open (f);
  refuse (f, TRUE, DOSSIER_ERROR_CONFLICT, "table “tag”");
  dossier_fixture_assert (f, N_TAGS, "1");
}

static void
test_table_that_gained_a_column (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  dossier_fixture_close (f);
  from_outside (f, "ALTER TABLE tag ADD COLUMN later TEXT NOT NULL DEFAULT 'x'");
  dossier_fixture_open (f);
  press (f, TRUE, "New tag “A”");
  dossier_fixture_assert (f, N_TAGS, "0");
  press (f, FALSE, "New tag “A”");
  dossier_fixture_assert (f, "SELECT later FROM tag", "x");
}

static void
test_damaged_step (DossierFixture *f, gconstpointer data)
{
  make_tag (f, "A");
  from_outside (f, "UPDATE change SET changeset = substr (changeset, 1, length (changeset) - 4)");
  refuse (f, TRUE, DOSSIER_ERROR_CORRUPT, "history");
  from_outside (f, "UPDATE change SET changeset = NULL");
  refuse (f, TRUE, DOSSIER_ERROR_CORRUPT, "New tag “A”");
  dossier_fixture_assert (f, N_TAGS, "1");
}

static void
prune (DossierFixture *f, gint64 max_changes, gint64 max_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (f->path, DOSSIER_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (dossier_database_begin (database, TRUE, &error));
  g_assert_true (dossier_history_prune (database, max_changes, max_bytes, &error));
  g_assert_no_error (error);
  g_assert_true (dossier_database_commit (database, &error));
}

static void
test_prune_by_count (DossierFixture *f, gconstpointer data)
{
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("T%d", i);
      make_tag (f, name);
    }
  prune (f, 100, G_MAXINT64);
  dossier_fixture_assert (f, "SELECT count(*) FROM meta WHERE key = 'journal_pruned'", "0");
  prune (f, 4, G_MAXINT64);
  prune (f, 4, G_MAXINT64);
  dossier_fixture_assert (f, "SELECT value FROM meta WHERE key = 'journal_pruned'", "2");
  prune (f, 3, G_MAXINT64);
  dossier_fixture_assert (f, "SELECT value FROM meta WHERE key = 'journal_pruned'", "3");
  press (f, TRUE, "New tag “T5”");
  press (f, TRUE, "New tag “T4”");
  press (f, TRUE, "New tag “T3”");
  refuse (f, TRUE, DOSSIER_ERROR_NOT_FOUND, "oldest steps were dropped");
  dossier_fixture_assert (f, N_TAGS, "3");
}

/* Too big or too many: the newest step stays all the same, and whole. */
static void
test_prune_keeps_the_newest_step_whole (DossierFixture *f, gconstpointer data)
{
  gint64 step;

  prune (f, 0, 0);
  make_tag (f, "Old");
  step = make_tag_in_step (f, "A1", 0);
  make_tag_in_step (f, "A2", step);
  make_tag_in_step (f, "A3", step);
  prune (f, 2, G_MAXINT64);
  dossier_fixture_assert (f, "SELECT count(*) FROM change", "3");
  prune (f, 0, 0);
  dossier_fixture_assert (f, "SELECT count(*) FROM change", "3");
  press (f, TRUE, "New tag “A3”");
  dossier_fixture_assert (f, "SELECT group_concat (name) FROM tag", "Old");
}

static void
test_prune_by_bytes (DossierFixture *f, gconstpointer data)
{
  g_autofree char *size = NULL;

  make_tag (f, "A");
  make_tag (f, "B");
  make_tag (f, "C");
  size = dossier_fixture_ask (f, "SELECT sum (size) FROM change WHERE id > 1");
  prune (f, 100, g_ascii_strtoll (size, NULL, 10));
  dossier_fixture_assert (f, "SELECT count(*) FROM change", "2");
  prune (f, 100, g_ascii_strtoll (size, NULL, 10) - 1);
  dossier_fixture_assert (f, "SELECT count(*) FROM change", "1");
}

static void
collect_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  g_ptr_array_add (data, dossier_delta_ref (delta));
}

static void
wait_for (GPtrArray *deltas, guint n)
{
  while (deltas->len < n)
    g_main_context_iteration (NULL, TRUE);
}

/* Two stores on one file: each sees what the other does, and takes it back. */
static void
test_two_stores (DossierFixture *f, gconstpointer data)
{
  DossierFixture other = { f->folder, f->path, NULL };
  g_autoptr (GPtrArray) deltas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);
  const DossierDelta *delta;

  dossier_fixture_open (&other);
  g_signal_connect (other.corpus, "changed", G_CALLBACK (collect_cb), deltas);
  make_tag (f, "A");
  wait_for (deltas, 1);
  delta = deltas->pdata[0];
  g_assert_true (delta->foreign);
  g_assert_cmpstr (delta->label, ==, "New tag “A”");
  g_assert_cmpstr (delta->undo_label, ==, "New tag “A”");
  g_assert_true (dossier_delta_touches (delta, (const char *[]){ "tag", NULL }));

  press (&other, TRUE, "New tag “A”");
  wait_for (deltas, 2);
  delta = deltas->pdata[1];
  g_assert_false (delta->foreign);
  g_assert_cmpint (delta->op, ==, DOSSIER_DELTA_UNDONE);
  dossier_fixture_assert (f, N_TAGS, "0");
  press (f, FALSE, "New tag “A”");
  wait_for (deltas, 3);
  g_assert_cmpint (((DossierDelta *) deltas->pdata[2])->op, ==, DOSSIER_DELTA_REDONE);
  dossier_fixture_close (&other);
}

/* Who comes too late to read what happened is told to read everything anew. */
static void
test_log_that_was_cut (DossierFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDatabase) database =
      dossier_database_open (f->path, DOSSIER_DATABASE_WRITE, &error);
  g_autoptr (GPtrArray) deltas = NULL;
  gint64 seen = 0;

  make_tag (f, "A");
  make_tag (f, "B");
  make_tag (f, "C");
  g_assert_true (
      dossier_database_script (database, "DELETE FROM change_log WHERE seq < 3", &error));
  deltas = dossier_history_catch_up (database, &seen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deltas->len, ==, 2);
  g_assert_cmpint (((DossierDelta *) deltas->pdata[0])->op, ==, DOSSIER_DELTA_CUT);
  g_assert_cmpstr (((DossierDelta *) deltas->pdata[1])->label, ==, "New tag “C”");
  g_assert_cmpint (seen, ==, 3);
}

typedef struct
{
  GMainLoop *loop;
  GString *order;
  DossierCorpus *corpus;
} Order;

static void
order_changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  Order *order = data;

  g_string_append_printf (order->order, "%s undo=%s redo=%s; ", delta->label,
                          delta->undo_label != NULL ? delta->undo_label : "-",
                          delta->redo_label != NULL ? delta->redo_label : "-");
  g_assert_cmpstr (dossier_store_get_undo_label (dossier_corpus_get_store (corpus)), ==,
                   delta->undo_label);
}

static void
order_undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Order *order = data;
  g_autofree char *label = dossier_corpus_step_finish (DOSSIER_CORPUS (source), result, NULL);

  g_string_append_printf (order->order, "undid %s; ", label);
  g_main_loop_quit (order->loop);
}

static void
order_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Order *order = data;
  g_autoptr (GVariant) value = dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, NULL);

  g_assert_nonnull (value);
  g_string_append (order->order, "done; ");
}

/* `changed` comes before the callback of the act, in the order of the commits, with the labels. */
static void
test_order_of_signals (DossierFixture *f, gconstpointer data)
{
  Order order = { g_main_loop_new (NULL, FALSE), g_string_new (NULL), f->corpus };

  g_signal_connect (f->corpus, "changed", G_CALLBACK (order_changed_cb), &order);
  dossier_corpus_do_async (f->corpus, "tag.create", tag_args ("A"), 0, NULL, order_done_cb, &order);
  dossier_corpus_do_async (f->corpus, "tag.create", tag_args ("B"), 0, NULL, order_done_cb, &order);
  dossier_corpus_undo_async (f->corpus, order_undone_cb, &order);
  g_main_loop_run (order.loop);
  g_assert_cmpstr (order.order->str, ==,
                   "New tag “A” undo=New tag “A” redo=-; done; "
                   "New tag “B” undo=New tag “B” redo=-; done; "
                   "New tag “B” undo=New tag “A” redo=New tag “B”; undid New tag “B”; ");
  g_main_loop_unref (order.loop);
  g_string_free (order.order, TRUE);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/history/" path, DossierFixture, NULL, dossier_fixture_set_up, test,                \
              dossier_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("group", test_group);
  ADD ("group-that-builds-on-an-act-between", test_group_that_builds_on_an_act_between);
  ADD ("group-undone-meanwhile", test_group_undone_meanwhile);
  ADD ("changed-by-another-program", test_changed_by_another_program);
  ADD ("referred-to-by-another-program", test_referred_to_by_another_program);
  ADD ("new-act-drops-what-was-undone", test_new_act_drops_what_was_undone);
  ADD ("act-without-effect", test_act_without_effect);
  ADD ("table-that-lost-a-column", test_table_that_lost_a_column);
  ADD ("table-that-gained-a-column", test_table_that_gained_a_column);
  ADD ("damaged-step", test_damaged_step);
  ADD ("prune-by-count", test_prune_by_count);
  ADD ("prune-keeps-the-newest-step-whole", test_prune_keeps_the_newest_step_whole);
  ADD ("prune-by-bytes", test_prune_by_bytes);
  ADD ("two-stores", test_two_stores);
  ADD ("log-that-was-cut", test_log_that_was_cut);
  ADD ("order-of-signals", test_order_of_signals);
  return g_test_run ();
}
