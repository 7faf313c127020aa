#include "dialogs/compare-window.h"
#include "dialogs/review-window.h"
#include "dialogs/revise-dialog.h"
#include "dossier-fixture.h"
#include "model/review.h"

#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

#define TEXT                                                                                       \
  "The harbour office counted nine ferries on Monday.\n\n"                                         \
  "Nobody asked the lighthouse keeper about the missing boat.\n\n"                                 \
  "The end."
#define CORRECTED                                                                                  \
  "The harbour office counted eight ferries on Monday morning.\n\n"                                \
  "The end."

typedef struct
{
  DossierFixture dossier;
  DossierSession *session;
  gint64 article;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (condition (data));
}

static void
mark (Fixture *f, const char *words)
{
  gint64 start = g_utf8_strlen (TEXT, strstr (TEXT, words) - TEXT);
  g_autofree char *revision = dossier_fixture_ask (&f->dossier, "SELECT id FROM revision");
  g_autoptr (GVariant) result = dossier_fixture_do (
      &f->dossier, "highlight.add",
      dossier_args_new ("revision", g_variant_new_int64 (g_ascii_strtoll (revision, NULL, 10)),
                        "start", g_variant_new_int64 (start), "end",
                        g_variant_new_int64 (start + g_utf8_strlen (words, -1)), NULL));

  g_assert_nonnull (result);
}

static gboolean
has_text (gpointer session)
{
  return dossier_session_get_text (session) != NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  dossier_fixture_set_up (&f->dossier, NULL);
  f->article = dossier_fixture_import (&f->dossier, "Ferries", TEXT);
  mark (f, "counted nine ferries on Monday");
  mark (f, "Nobody asked the lighthouse keeper");
  mark (f, "The end");
  f->session = dossier_session_new (f->dossier.corpus);
  dossier_session_open_article (f->session, f->article);
  wait_until (has_text, f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dossier_session_close (f->session);
  g_object_unref (f->session);
  dossier_fixture_tear_down (&f->dossier, NULL);
}

static gboolean
has_report (gpointer dialog)
{
  return *dossier_revise_dialog_get_report (dialog) != '\0';
}

static gboolean
has_two_rows (gpointer window)
{
  g_autoptr (DossierReview) row =
      g_list_model_get_item (dossier_review_window_get_rows (window), 0);

  return row != NULL && dossier_row_is_loaded (DOSSIER_ROW (row))
         && g_list_model_get_n_items (dossier_review_window_get_rows (window)) == 2;
}

static gboolean
has_one_row (gpointer window)
{
  return g_list_model_get_n_items (dossier_review_window_get_rows (window)) == 1;
}

/* What would happen is said before anything does; what moved is decided by a person. */
static void
test_revise_and_review (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = dossier_revise_dialog_new (f->session, f->article, TEXT);
  GtkWidget *window = dossier_review_window_new (f->session);
  g_autoptr (DossierReview) row = NULL;

  g_object_ref (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (window));
  dossier_revise_dialog_set_text (DOSSIER_REVISE_DIALOG (dialog), CORRECTED, "corrected");
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  wait_until (has_report, dialog);
  g_assert_cmpstr (dossier_revise_dialog_get_report (DOSSIER_REVISE_DIALOG (dialog)), ==,
                   "Marks: 1 stay, 1 move, 1 are lost");
  dossier_fixture_assert (&f->dossier, "SELECT count (*) FROM revision", "1");
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  wait_until (has_two_rows, window);

  row = g_list_model_get_item (dossier_review_window_get_rows (DOSSIER_REVIEW_WINDOW (window)), 0);
  g_assert_cmpstr (row->fields.words, ==, "counted nine ferries on Monday");
  g_assert_nonnull (strstr (row->fields.proposal, "counted eight ferries"));
  g_assert_cmpfloat (row->fields.score, >, 0.5);
  g_assert_false (row->fields.lost);
  g_variant_unref (dossier_fixture_do (
      &f->dossier, "passage.accept",
      dossier_args_new ("passage", g_variant_new_int64 (row->fields.passage), NULL)));
  wait_until (has_one_row, window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (dialog);
}

static gboolean
is_compared (gpointer window)
{
  g_autofree char *text = dossier_compare_window_dup_text (window);

  return *text != '\0';
}

static void
test_compare (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) result = dossier_fixture_do (
      &f->dossier, "article.revise",
      dossier_args_new (
          "article", g_variant_new_int64 (f->article), "text",
          g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, CORRECTED, strlen (CORRECTED), 1), NULL));
  GtkWidget *window = dossier_compare_window_new (f->session, f->article);
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (window));
  wait_until (is_compared, window);
  text = dossier_compare_window_dup_text (DOSSIER_COMPARE_WINDOW (window));
  g_assert_true (g_str_has_prefix (text, "The harbour office counted nineeight ferries on Monday"));
  g_assert_nonnull (strstr (text, "Nobody asked the lighthouse keeper"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/revising/revise-and-review", Fixture, NULL, set_up, test_revise_and_review,
              tear_down);
  g_test_add ("/revising/compare", Fixture, NULL, set_up, test_compare, tear_down);
  return g_test_run ();
}
