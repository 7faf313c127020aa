/* Events where people see them: the panel, its cards and the form, with the sample dossier. */
#include "sample-dossier.h"

#include "conflicts/accounts-window.h"
#include "dialogs/earlier-window.h"
#include "dialogs/passage-way.h"
#include "inspector/drill.h"
#include "inspector/event-card-view.h"
#include "inspector/inspector.h"
#include "palette/event-form.h"
#include "parts/edtf-entry.h"
#include "parts/ignore-wheel.h"
#include "parts/popover-bin.h"

#include <adwaita.h>

typedef struct
{
  SampleDossier sample;
  DossierNameIndex *names;
  GtkWidget *window;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the program work until a condition holds, or long enough to be sure that it never will. */
#define UNTIL(condition)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                               \
    guint wake = g_timeout_add (5, wake_cb, NULL);                                                 \
    while (!(condition) && g_get_monotonic_time () < deadline)                                     \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (wake);                                                                        \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
set_up (Fixture *f, gconstpointer data)
{
  sample_dossier_open (&f->sample, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  f->names = dossier_name_index_new (f->sample.corpus);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 700);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_clear_object (&f->names);
  sample_dossier_close (&f->sample);
}

/* The first widget on the screen, top down, that is of a type and says some words, if any. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  const char *own = GTK_IS_LABEL (widget)      ? gtk_label_get_text (GTK_LABEL (widget))
                    : GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget))
                                               : NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget)
      && (text == NULL || g_strcmp0 (own, text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
find_event (Fixture *f, const char *beginning)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM event WHERE title LIKE '%s%%'", beginning);

  return sample_dossier_get_int (&f->sample, sql);
}

static GtkWidget *
show_inspector (Fixture *f)
{
  GtkWidget *inspector = dossier_inspector_new (f->sample.session, f->names);

  gtk_window_set_child (GTK_WINDOW (f->window), inspector);
  gtk_window_present (GTK_WINDOW (f->window));
  UNTIL (gtk_widget_get_width (inspector) > 0);
  return inspector;
}

/* As `g` does it: the keys are in the panel before the event is read, and the card is there
 * nevertheless; also a second time, when it was left with Escape. */
static void
test_asked_for (Fixture *f, gconstpointer data)
{
  GtkWidget *inspector = show_inspector (f);
  gint64 event = find_event (f, "Strait Forum");

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *card;

      dossier_session_set_record (f->sample.session, event);
      dossier_session_request_panel (f->sample.session, "events");
      gtk_widget_child_focus (inspector, GTK_DIR_TAB_FORWARD);
      g_assert_nonnull (gtk_widget_get_focus_child (inspector));
      UNTIL (find (inspector, GTK_TYPE_EDITABLE, "Strait Forum in Belomys") != NULL);
      /* Not in an entry: the next g would be typed there. */
      g_assert_false (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window))));
      card = find (inspector, DOSSIER_TYPE_EVENT_CARD_VIEW, NULL);
      g_assert_nonnull (card);
      dossier_drill_pop (DOSSIER_DRILL (gtk_widget_get_ancestor (card, DOSSIER_TYPE_DRILL)));
      UNTIL (find (inspector, DOSSIER_TYPE_EVENT_CARD_VIEW, NULL) == NULL);
    }
}

/* The expression of a date leads to the event whose date it says. */
static void
test_date_leads_to_event (Fixture *f, gconstpointer data)
{
  GtkWidget *inspector = show_inspector (f);

  dossier_session_set_record (
      f->sample.session,
      sample_dossier_get_int (&f->sample, "SELECT x.date_expression FROM event_date x JOIN event e "
                                          "ON e.id = x.event WHERE e.title LIKE 'Strait Forum%' "
                                          "ORDER BY x.position LIMIT 1"));
  dossier_session_request_panel (f->sample.session, "events");
  UNTIL (find (inspector, GTK_TYPE_EDITABLE, "Strait Forum in Belomys") != NULL);
}

/* A list keeps rows in hand that stand above what it shows. */
static gboolean
is_in_sight (GtkWidget *label, GtkWidget *inspector)
{
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_compute_bounds (label, inspector, &bounds)
         && bounds.origin.y > 0.f;
}

/* Who opens another article sees what is told there first. */
static void
test_article_first (Fixture *f, gconstpointer data)
{
  GtkWidget *inspector = show_inspector (f);

  dossier_session_set_panel (f->sample.session, "events");
  UNTIL (find (inspector, GTK_TYPE_LABEL, "Dalpo Declaration opens relations") != NULL);
  dossier_session_set_panel (f->sample.session, "tags");
  dossier_session_go_to (f->sample.session,
                         sample_dossier_get_int (&f->sample, "SELECT id FROM article WHERE title "
                                                             "LIKE 'As Dalpo paints%'"),
                         0, 0, 0);
  UNTIL (dossier_session_get_text (f->sample.session) != NULL);
  dossier_session_set_panel (f->sample.session, "events");
  UNTIL (is_in_sight (find (inspector, GTK_TYPE_LABEL, "In this article"), inspector));
}

/* The accounts of the sample's visit: two columns, the way to each passage, and the day is marked. */
static void
test_accounts_window (Fixture *f, gconstpointer data)
{
  GtkWidget *window =
      dossier_accounts_window_new (f->sample.session, find_event (f, "Ilyin receives"));
  GtkWidget *cell;

  gtk_window_present (GTK_WINDOW (window));
  UNTIL (find (window, GTK_TYPE_LABEL, "17 January 2024") != NULL);
  g_assert_nonnull (find (window, GTK_TYPE_LABEL, "16 January 2024"));
  g_assert_nonnull (find (window, GTK_TYPE_LABEL, "Reading…"));
  cell = find (window, GTK_TYPE_LABEL, "17 January 2024");
  g_assert_true (gtk_widget_has_css_class (cell, "differs"));
  g_assert_false (gtk_widget_has_css_class (cell, "preferred"));
  g_assert_true (
      gtk_widget_has_css_class (find (window, GTK_TYPE_LABEL, "16 January 2024"), "preferred"));
  gtk_widget_activate (gtk_widget_get_ancestor (
      find (window, GTK_TYPE_LABEL, "Sora Han hands over a letter in Dravna, by Reznik's account"),
      GTK_TYPE_BUTTON));
  UNTIL (dossier_session_get_article (f->sample.session) != 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_earlier_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_EARLIER_WINDOW (window))
        return window;
    }
  return NULL;
}

/* Words that only an earlier text has are shown there: at their place in the text there are others. */
static void
test_way_to_passage (Fixture *f, gconstpointer data)
{
  GtkWidget *inspector = show_inspector (f);
  gint64 article = sample_dossier_get_int (&f->sample, "SELECT id FROM article WHERE title LIKE "
                                                       "'As Dalpo paints%'");
  gint64 revision =
      sample_dossier_get_int (&f->sample, "SELECT r.id FROM revision r JOIN article a "
                                          "ON a.id = r.article WHERE a.title LIKE "
                                          "'As Dalpo paints%'");

  dossier_passage_way_go (f->sample.session, article, revision, 0, 8, 0, inspector);
  g_assert_cmpint (dossier_session_get_article (f->sample.session), ==, 0);
  g_assert_nonnull (find_earlier_window ());
  UNTIL (g_str_has_prefix (
      dossier_earlier_window_get_text (DOSSIER_EARLIER_WINDOW (find_earlier_window ())),
      "As Dalpo"));
  gtk_window_destroy (GTK_WINDOW (find_earlier_window ()));
  dossier_passage_way_go (f->sample.session, article, 0, 0, 8, 0, inspector);
  UNTIL (dossier_session_get_article (f->sample.session) == article);
  g_assert_null (find_earlier_window ());
}

/* In the window, too, a reversed range is refused with the reason, and nothing is recorded of it. */
static void
test_reversed_range (Fixture *f, gconstpointer data)
{
  gint64 event = find_event (f, "Strait Forum");
  GtkWidget *card = dossier_event_card_view_new (f->sample.session, f->names, event);
  GtkWidget *date;

  gtk_window_set_child (GTK_WINDOW (f->window), card);
  gtk_window_present (GTK_WINDOW (f->window));
  UNTIL (find (card, GTK_TYPE_EDITABLE, "2025-09") != NULL);
  date = find (card, DOSSIER_TYPE_EDTF_ENTRY, NULL);
  dossier_edtf_entry_set_text (DOSSIER_EDTF_ENTRY (date), "2025-10-12/2025-10-01");
  g_assert_false (dossier_edtf_entry_is_valid (DOSSIER_EDTF_ENTRY (date)));
  UNTIL (
      find (card, GTK_TYPE_LABEL,
            "“2025-10-12/2025-10-01” cannot be read as a date: the range is reversed: its end lies "
            "before its beginning (at character 1).")
      != NULL);
  g_signal_emit_by_name (dossier_edtf_entry_get_entry (DOSSIER_EDTF_ENTRY (date)), "activate");
  g_signal_emit_by_name (date, "activate");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (sample_dossier_get_int (&f->sample,
                                           "SELECT count(*) FROM event WHERE title LIKE "
                                           "'Strait Forum%' AND edtf = '2025-09'"),
                   ==, 1);
}

static guint
count_wheels (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_COMBO_BOX (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          n += GTK_IS_EVENT_CONTROLLER_SCROLL (controller) ? 1 : 0;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_wheels (child);
  return n;
}

/* Scrolling a card past its choices must not change the event. */
static void
test_wheel_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GtkWidget) plain = g_object_ref_sink (gtk_combo_box_text_new ());
  g_autoptr (GtkWidget) card = g_object_ref_sink (
      dossier_event_card_view_new (f->sample.session, f->names, find_event (f, "Strait Forum")));
  g_autoptr (GtkPopover) form =
      g_object_ref_sink (dossier_event_form_new (f->sample.session, f->names, 0, 10));

  g_assert_cmpuint (count_wheels (plain), ==, 1);
  g_assert_cmpuint (count_wheels (card), ==, 0);
  g_assert_cmpuint (count_wheels (GTK_WIDGET (form)), ==, 0);
}

/* A popover that needs more room than there is below goes above, if there is more. */
static void
test_side_of_popover (Fixture *f, gconstpointer data)
{
  GtkWidget *bin = g_object_new (DOSSIER_TYPE_POPOVER_BIN, NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_window_set_child (GTK_WINDOW (f->window), bin);
  dossier_popover_bin_set_child (DOSSIER_POPOVER_BIN (bin), button);
  gtk_window_present (GTK_WINDOW (f->window));
  UNTIL (gtk_widget_get_height (bin) > 600);
  gtk_widget_grab_focus (button);
  for (int y = 20; y < 700; y += 600)
    {
      GtkPopover *popover = GTK_POPOVER (gtk_popover_new ());
      GtkWidget *content = gtk_label_new ("content");

      gtk_widget_set_size_request (content, 200, 300);
      gtk_popover_set_child (popover, content);
      dossier_popover_bin_show (DOSSIER_POPOVER_BIN (bin), popover,
                                &(GdkRectangle){ 10, y, 100, 20 });
      g_assert_cmpint (gtk_popover_get_position (popover), ==,
                       y < 100 ? GTK_POS_BOTTOM : GTK_POS_TOP);
      gtk_popover_popdown (popover);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/event-views/asked-for", Fixture, NULL, set_up, test_asked_for, tear_down);
  g_test_add ("/event-views/date-leads-to-event", Fixture, NULL, set_up, test_date_leads_to_event,
              tear_down);
  g_test_add ("/event-views/article-first", Fixture, NULL, set_up, test_article_first, tear_down);
  g_test_add ("/event-views/accounts-window", Fixture, NULL, set_up, test_accounts_window,
              tear_down);
  g_test_add ("/event-views/way-to-passage", Fixture, NULL, set_up, test_way_to_passage, tear_down);
  g_test_add ("/event-views/reversed-range", Fixture, NULL, set_up, test_reversed_range, tear_down);
  g_test_add ("/event-views/wheel-changes-nothing", Fixture, NULL, set_up,
              test_wheel_changes_nothing, tear_down);
  g_test_add ("/event-views/side-of-popover", Fixture, NULL, set_up, test_side_of_popover,
              tear_down);
  return g_test_run ();
}
