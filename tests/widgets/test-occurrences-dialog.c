#include "dialogs/occurrence-item.h"
#include "dialogs/occurrences-dialog.h"
#include "dossier-fixture.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  DossierFixture dossier;
  DossierSession *session;
  DossierOccurrencesDialog *dialog;
  GListModel *places;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_places (Fixture *f, guint n)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (g_list_model_get_n_items (f->places) != n && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_cmpuint (g_list_model_get_n_items (f->places), ==, n);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  dossier_fixture_set_up (&f->dossier, NULL);
  dossier_fixture_import (&f->dossier, "One", "Grain came. The grain office saw Grain & co.");
  dossier_fixture_import (&f->dossier, "Two", "No grain here.");
  f->session = dossier_session_new (f->dossier.corpus);
  f->dialog = DOSSIER_OCCURRENCES_DIALOG (dossier_occurrences_dialog_new (f->session, "grain"));
  g_object_ref (f->dialog); /* it closes itself */
  f->places = dossier_occurrences_dialog_get_places (f->dialog);
  gtk_window_present (GTK_WINDOW (f->dialog));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->dialog));
  g_object_unref (f->dialog);
  dossier_session_close (f->session);
  g_object_unref (f->session);
  dossier_fixture_tear_down (&f->dossier, NULL);
}

static void
accept (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "form.accept", NULL);
}

static char *
count (Fixture *f)
{
  return dossier_fixture_ask (&f->dossier, "SELECT count (*) FROM highlight_tag");
}

static void
wait_for_tags (Fixture *f, const char *expected)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (10, wake_cb, NULL);
  g_autofree char *now = count (f);

  while (g_strcmp0 (now, expected) != 0 && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (now);
      now = count (f);
    }
  g_source_remove (wake);
  g_assert_cmpstr (now, ==, expected);
}

/* With no article open all are looked through; what is unticked stays; one undo takes it all back. */
static void
test_tags_the_ticked (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  wait_for_places (f, 4);
  /* Nothing is tagged without a tag. */
  accept (f);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->dialog)));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DossierOccurrenceItem) item = g_list_model_get_item (f->places, i);

      g_assert_true (dossier_occurrence_item_is_ticked (item));
      if (i == 1)
        g_object_set (item, "ticked", FALSE, NULL);
    }
  dossier_occurrences_dialog_set_tag (f->dialog, 0, "Trade");
  accept (f);
  wait_for_tags (f, "3");
  label = dossier_corpus_undo (f->dossier.corpus, &error);
  g_assert_no_error (error);
  wait_for_tags (f, "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/occurrences-dialog/tags-the-ticked", Fixture, NULL, set_up, test_tags_the_ticked,
              tear_down);
  return g_test_run ();
}
