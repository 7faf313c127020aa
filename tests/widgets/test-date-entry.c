#include "parts/edtf-entry.h"
#include "parts/event-choice.h"
#include "sample-dossier.h"
#include "until.h"

#include <adwaita.h>
#include <string.h>

static gint64
make_event (SampleDossier *f, const char *title, const char *edtf)
{
  g_autoptr (GVariant) done = sample_dossier_do (
      f, "event.create",
      dossier_args_new ("title", g_variant_new_string (title), "edtf",
                        edtf != NULL ? g_variant_new_string (edtf) : NULL, NULL));

  return dossier_args_get_id (done, "id");
}

static void
set_up (SampleDossier *f, gconstpointer data)
{
  sample_dossier_open (f, FALSE);
}

static void
tear_down (SampleDossier *f, gconstpointer data)
{
  sample_dossier_close (f);
}

static void
changed_cb (DossierEventChoice *choice, guint *n)
{
  (*n)++;
}

static DossierEventChoice *
look_up (SampleDossier *f, const char *words)
{
  DossierEventChoice *choice =
      DOSSIER_EVENT_CHOICE (g_object_ref_sink (dossier_event_choice_new ()));

  dossier_event_choice_set_session (choice, f->session, 0);
  g_assert_true (dossier_event_choice_read (choice, words));
  g_assert_true (dossier_event_choice_is_looking (choice));
  until (!dossier_event_choice_is_looking (choice));
  return choice;
}

static void
assert_reading (DossierEventChoice *choice, const char *expected, gboolean expected_problem)
{
  gboolean is_problem;
  g_autofree char *reading = dossier_event_choice_dup_reading (choice, &is_problem);

  g_assert_cmpstr (reading, ==, expected);
  g_assert_cmpint (is_problem, ==, expected_problem);
}

static void
test_arrows_and_enter (SampleDossier *f, gconstpointer data)
{
  gint64 vote = make_event (f, "Vote", "2024-05-03");
  gint64 second = make_event (f, "Vote again", "2024-06-07");
  g_autoptr (DossierEventChoice) choice = look_up (f, "before the vote");
  const DossierEventMatch *match;
  g_autofree char *rule = NULL;
  gboolean is_chosen;
  guint n = 0;

  g_signal_connect (choice, "changed", G_CALLBACK (changed_cb), &n);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice)));
  match = dossier_event_choice_get_match (choice, &is_chosen);
  g_assert_cmpint (match->event, ==, vote);
  g_assert_false (is_chosen);
  assert_reading (
      choice, "2 May 2024 or earlier · [..2024-05-02] if “Vote” is meant: Enter takes it", FALSE);
  g_assert_true (dossier_event_choice_press (choice, GDK_KEY_Down));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (dossier_event_choice_get_match (choice, NULL)->event, ==, second);
  g_assert_true (dossier_event_choice_press (choice, GDK_KEY_Return));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (choice)));
  match = dossier_event_choice_get_match (choice, &is_chosen);
  g_assert_true (is_chosen);
  g_assert_cmpstr (match->value, ==, "[..2024-06-06]");
  rule = dossier_event_choice_dup_rule (choice);
  g_assert_cmpstr (rule, ==, "“before the vote”, counted from “Vote again” (2024-06-07)");
  /* It is picked: the next Enter is the form's. */
  g_assert_false (dossier_event_choice_press (choice, GDK_KEY_Return));
  /* Other words about the same event, and back to the list. */
  g_assert_true (dossier_event_choice_read (choice, "the day after the vote"));
  until (!dossier_event_choice_is_looking (choice));
  match = dossier_event_choice_get_match (choice, &is_chosen);
  g_assert_true (is_chosen);
  g_assert_cmpstr (match->value, ==, "2024-06-08");
  g_assert_true (dossier_event_choice_press (choice, GDK_KEY_Up));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice)));
  dossier_event_choice_get_match (choice, &is_chosen);
  g_assert_false (is_chosen);
}

static void
test_undated_and_none (SampleDossier *f, gconstpointer data)
{
  g_autoptr (DossierEventChoice) choice = NULL;
  gboolean is_chosen;

  make_event (f, "Raid on Osk", NULL);
  choice = look_up (f, "after the raid");
  assert_reading (choice, "“Raid on Osk” is not dated: nothing can be counted from it", TRUE);
  g_assert_true (dossier_event_choice_press (choice, GDK_KEY_Return));
  dossier_event_choice_get_match (choice, &is_chosen);
  g_assert_false (is_chosen);
  g_assert_true (dossier_event_choice_read (choice, "after the siege"));
  until (!dossier_event_choice_is_looking (choice));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (choice)));
  assert_reading (choice, "No event of the dossier has “siege” in its title", TRUE);
  g_assert_false (dossier_event_choice_read (choice, "next week"));
  g_assert_null (dossier_event_choice_get_match (choice, NULL));
}

/* Who types on without looking gets the first when it is there. */
static void
test_enter_before_the_events (SampleDossier *f, gconstpointer data)
{
  g_autoptr (DossierEventChoice) choice =
      DOSSIER_EVENT_CHOICE (g_object_ref_sink (dossier_event_choice_new ()));
  gboolean is_chosen;

  make_event (f, "Vote", "2024-05-03");
  dossier_event_choice_set_session (choice, f->session, 0);
  g_assert_true (dossier_event_choice_read (choice, "after the vote"));
  g_assert_true (dossier_event_choice_press (choice, GDK_KEY_Return));
  until (!dossier_event_choice_is_looking (choice));
  dossier_event_choice_get_match (choice, &is_chosen);
  g_assert_true (is_chosen);
}

static GtkWidget *
find_choice (GtkWidget *below)
{
  GtkWidget *found = DOSSIER_IS_EVENT_CHOICE (below) ? below : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_choice (child);
  return found;
}

/* The entry: not valid before an event is picked, then with its value; a plain date needs none. */
static void
test_entry (SampleDossier *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = dossier_edtf_entry_new ();
  DossierEdtfEntry *entry = DOSSIER_EDTF_ENTRY (widget);
  GtkWidget *events = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *none = NULL;

  make_event (f, "Vote", "2024-05-03");
  gtk_window_set_child (GTK_WINDOW (window), widget);
  dossier_edtf_entry_set_session (entry, f->session, 0);
  gtk_window_present (GTK_WINDOW (window));
  events = find_choice (widget);
  dossier_edtf_entry_set_text (entry, "two weeks after the vote");
  g_assert_false (dossier_edtf_entry_is_valid (entry));
  until (!dossier_event_choice_is_looking (DOSSIER_EVENT_CHOICE (events)));
  g_assert_false (dossier_edtf_entry_is_valid (entry));
  g_assert_true (gtk_widget_get_visible (events));
  g_assert_true (dossier_event_choice_press (DOSSIER_EVENT_CHOICE (events), GDK_KEY_Return));
  g_assert_cmpstr (dossier_edtf_entry_get_edtf (entry), ==, "2024-05-17");
  rule = dossier_edtf_entry_dup_rule (entry);
  g_assert_nonnull (strstr (rule, "counted from “Vote”"));
  dossier_edtf_entry_set_text (entry, "9 Oct 2025");
  g_assert_cmpstr (dossier_edtf_entry_get_edtf (entry), ==, "2025-10-09");
  none = dossier_edtf_entry_dup_rule (entry);
  g_assert_null (none);
  g_assert_false (gtk_widget_get_visible (events));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (SampleDossier *f, gconstpointer data);
  } tests[] = {
    { "/date-entry/arrows-and-enter", test_arrows_and_enter },
    { "/date-entry/undated-and-none", test_undated_and_none },
    { "/date-entry/enter-before-the-events", test_enter_before_the_events },
    { "/date-entry/entry", test_entry },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SampleDossier, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
