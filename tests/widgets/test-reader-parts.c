/* A text that is too long for one page: shown part by part, with everything else as in any other. */
#include "reader/reader-page.h"

#include <adwaita.h>
#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)
#define LINES    60000

typedef struct
{
  GtkWidget *window;
  DossierReader *reader;
  DossierReaderPage *page;
  char *text; /* ASCII: offsets are bytes */
} Fixture;

static char *
create_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < LINES; i++)
    g_string_append_printf (text, "Line %u says this. The harbour stays open.\n", i);
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->text = create_text ();
  f->window = gtk_window_new ();
  f->page = DOSSIER_READER_PAGE (dossier_reader_page_new ());
  f->reader = dossier_reader_page_get_reader (f->page);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  dossier_reader_set_article (f->reader, f->text);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (GTK_WIDGET (f->reader));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_free (f->text);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
sees (Fixture *f, guint offset)
{
  GdkRectangle area;

  return dossier_reader_get_area (f->reader, offset, offset + 4, &area) && area.y >= 0
         && area.y < 600;
}

static void
wait_to_see (Fixture *f, guint offset)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!sees (f, offset) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (sees (f, offset));
}

static guint
find (Fixture *f, guint line)
{
  g_autofree char *words = g_strdup_printf ("Line %u says", line);

  return (guint) (strstr (f->text, words) - f->text);
}

static void
activate (Fixture *f, const char *action, int parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->reader), action,
                                                     g_variant_new_int32 (parameter)));
}

static guint
get_part (Fixture *f)
{
  return dossier_reader_get_part (f->reader, NULL, NULL);
}

static void
assert_quote (Fixture *f, guint start, guint end, const char *expected)
{
  g_autofree char *quote = dossier_reader_dup_quote (f->reader, start, end);

  g_assert_cmpstr (quote, ==, expected);
}

/* Any place of the text can be gone to, and what is selected there is what the text has there. */
static void
test_goes_anywhere (Fixture *f, gconstpointer data)
{
  static const guint lines[] = { 59990, 30000, 5, 12345, 59999, 0 };
  guint start, end;

  g_assert_cmpuint (dossier_reader_get_n_parts (f->reader), >, 3);
  g_assert_cmpuint (dossier_reader_get_length (f->reader), ==, strlen (f->text));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      guint at = find (f, lines[i]);
      g_autofree char *words = g_strdup_printf ("Line %u says this.", lines[i]);

      dossier_reader_show_range (f->reader, at, at + (guint) strlen (words), TRUE);
      wait_to_see (f, at);
      g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
      g_assert_cmpuint (start, ==, at);
      assert_quote (f, start, end, words);
    }
}

/* Reading on by sentence and back again passes the borders of parts without missing one. */
static void
test_sentences_pass_borders (Fixture *f, gconstpointer data)
{
  guint border, first, start, end;

  dossier_reader_get_part (f->reader, NULL, &border);
  first = border - (guint) strlen ("The harbour stays open.\n");
  dossier_reader_select (f->reader, first, first);
  g_assert_cmpuint (get_part (f), ==, 0);
  activate (f, "reader.sentence", 1);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, border);
  g_assert_cmpuint (get_part (f), ==, 1);
  wait_to_see (f, border);
  activate (f, "reader.sentence", -1);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, first);
  g_assert_cmpuint (get_part (f), ==, 0);
  wait_to_see (f, first);
  /* A selection ends with its part. */
  activate (f, "reader.extend-sentence", 1);
  activate (f, "reader.extend-sentence", 1);
  g_assert_cmpuint (get_part (f), ==, 0);
  g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
  assert_quote (f, start, end, "The harbour stays open.");
}

static void
move (Fixture *f, GtkMovementStep step, int count)
{
  g_signal_emit_by_name (f->reader, "move-cursor", step, count, FALSE);
}

static void
test_cursor_reads_on (Fixture *f, gconstpointer data)
{
  guint border, length = (guint) strlen (f->text);

  dossier_reader_get_part (f->reader, NULL, &border);
  dossier_reader_select (f->reader, border - 2, border - 2);
  move (f, GTK_MOVEMENT_WORDS, 1); /* by character: see the keys */
  move (f, GTK_MOVEMENT_WORDS, 1);
  g_assert_cmpuint (get_part (f), ==, 0);
  move (f, GTK_MOVEMENT_DISPLAY_LINES, 1);
  g_assert_cmpuint (get_part (f), ==, 1);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, border);
  move (f, GTK_MOVEMENT_PAGES, -1);
  g_assert_cmpuint (get_part (f), ==, 0);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, border - 1);
  move (f, GTK_MOVEMENT_BUFFER_ENDS, 1);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, length);
  move (f, GTK_MOVEMENT_BUFFER_ENDS, -1);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, 0);
}

static void
test_marks_are_stepped_across_parts (Fixture *f, gconstpointer data)
{
  guint border, at = find (f, 40000);
  DossierMark spans = { .id = 1, .n_colours = 1, .label = "Border" };
  DossierMark far = { .id = 2, .n_colours = 1, .label = "Far", .start = at, .end = at + 10 };
  g_autoptr (GPtrArray) found = NULL;

  dossier_reader_get_part (f->reader, NULL, &border);
  spans.start = border - 30;
  spans.end = border + 30;
  dossier_reader_add_mark (f->reader, &spans);
  dossier_reader_add_mark (f->reader, &far);
  activate (f, "reader.mark", 1);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 1);
  g_assert_cmpuint (get_part (f), ==, 0);
  wait_to_see (f, spans.start);
  activate (f, "reader.mark", 1);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 2);
  wait_to_see (f, at);
  activate (f, "reader.mark", -1);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 1);
  /* On the other part, too, it is the same mark. */
  found = dossier_reader_find_marks (f->reader, border + 5, border + 6);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
range_cb (DossierReader *reader, gint64 id, guint start, guint end, DossierTextRange *range)
{
  *range = (DossierTextRange){ start, end };
}

static void
test_end_on_another_part_moves (Fixture *f, gconstpointer data)
{
  guint border;
  DossierMark mark = { .id = 1, .n_colours = 1 };
  DossierTextRange range = { 0 };

  dossier_reader_get_part (f->reader, NULL, &border);
  mark.start = border - 5;
  mark.end = border + 4; /* "Line" */
  dossier_reader_add_mark (f->reader, &mark);
  dossier_reader_select (f->reader, mark.start, mark.start);
  dossier_reader_set_current_mark (f->reader, 1);
  g_signal_connect (f->reader, "mark-range-changed", G_CALLBACK (range_cb), &range);
  activate (f, "reader.move-end", 1);
  g_assert_cmpuint (range.start, ==, mark.start);
  g_assert_cmpuint (range.end, >, mark.end);
  g_assert_cmpuint (get_part (f), ==, 1);
}

/* Where one left is kept in the article's own terms, also at the top of a part. */
static void
test_place_is_kept (Fixture *f, gconstpointer data)
{
  guint at = find (f, 33333);
  guint border;

  dossier_reader_set_top (f->reader, at);
  wait_to_see (f, at);
  g_assert_cmpuint (dossier_reader_get_top (f->reader), ==, at);
  dossier_reader_get_part (f->reader, &border, NULL);
  dossier_reader_show_part (f->reader, get_part (f));
  g_assert_cmpuint (dossier_reader_get_top (f->reader), ==, border);
  dossier_reader_set_top (f->reader, 0);
  g_assert_cmpuint (get_part (f), ==, 0);
  g_assert_cmpuint (dossier_reader_get_top (f->reader), ==, 0);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type, const char *tooltip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (tooltip == NULL || g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_bar_turns_parts (Fixture *f, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (f->page);
  GtkWidget *next = find_child (page, GTK_TYPE_BUTTON, "Next part (Ctrl+Page Down)");
  GtkWidget *previous = find_child (page, GTK_TYPE_BUTTON, "Previous part (Ctrl+Page Up)");
  GtkWidget *label = gtk_widget_get_next_sibling (previous);

  g_assert_true (gtk_widget_is_visible (next));
  g_assert_false (gtk_widget_get_sensitive (previous));
  g_signal_emit_by_name (next, "clicked");
  g_assert_cmpuint (get_part (f), ==, 1);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "Part 2 of "));
  activate (f, "reader.part", -1);
  g_assert_cmpuint (get_part (f), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (previous));
  dossier_reader_set_article (f->reader, "A short text.");
  g_assert_false (gtk_widget_is_visible (next));
  g_assert_cmpuint (dossier_reader_get_n_parts (f->reader), ==, 1);
}

/* What is on the page is the part's text, and zones and links of others leave it alone. */
static void
test_page_is_the_part (Fixture *f, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->reader));
  DossierReaderZone zones[] = { { { find (f, 3), find (f, 4) }, "Caption" },
                                { { find (f, 59000), find (f, 59001) }, "Footer" } };
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "zone");
  g_autofree char *part = NULL;
  g_autofree char *shown = NULL;
  GtkTextIter from, to;
  guint start, end;

  dossier_reader_set_zones (f->reader, zones, G_N_ELEMENTS (zones));
  for (guint i = 0; i < 2; i++)
    {
      dossier_reader_show_part (f->reader, i);
      dossier_reader_get_part (f->reader, &start, &end);
      g_clear_pointer (&part, g_free);
      g_clear_pointer (&shown, g_free);
      part = g_strndup (f->text + start, end - start);
      gtk_text_buffer_get_bounds (buffer, &from, &to);
      shown = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
      g_assert_cmpstr (shown, ==, part);
      g_assert_cmpint (gtk_text_iter_forward_to_tag_toggle (&from, tag), ==, i == 0);
    }
}

/* A text without a line end is split while the page is shown already; then sentences are there. */
static void
test_one_endless_line (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint start, end;

  while (text->len < 3 * 1000 * 1000)
    g_string_append (text, "The harbour stays open. ");
  dossier_reader_set_article (f->reader, text->str);
  while (!dossier_reader_get_target (f->reader, DOSSIER_TARGET_SENTENCE, &start, &end)
         && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  assert_quote (f, start, end, "The harbour stays open.");
  activate (f, "reader.sentence", 1);
  g_assert_cmpuint (dossier_reader_get_cursor (f->reader), ==, 24);
  /* Whoever opens another one meanwhile gets that one's. */
  dossier_reader_set_article (f->reader, text->str);
  g_assert_false (dossier_reader_get_target (f->reader, DOSSIER_TARGET_SENTENCE, &start, &end));
  dossier_reader_set_article (f->reader, "Short. Shorter.");
  g_assert_true (dossier_reader_get_target (f->reader, DOSSIER_TARGET_SENTENCE, &start, &end));
  assert_quote (f, start, end, "Short.");
}

/* What is being split does not keep a page beyond its window. */
static void
test_closed_while_splitting (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gpointer page = dossier_reader_page_new ();
  gpointer reader = dossier_reader_page_get_reader (page);
  GtkWidget *window = gtk_window_new ();
  guint start, end;

  while (text->len < 3 * 1000 * 1000)
    g_string_append (text, "The harbour stays open. ");
  gtk_window_set_child (GTK_WINDOW (window), page);
  dossier_reader_set_article (reader, text->str);
  g_assert_false (dossier_reader_get_target (reader, DOSSIER_TARGET_SENTENCE, &start, &end));
  g_object_add_weak_pointer (reader, &reader);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (reader);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/reader-parts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("anywhere", test_goes_anywhere);
  ADD ("sentences", test_sentences_pass_borders);
  ADD ("cursor", test_cursor_reads_on);
  ADD ("marks", test_marks_are_stepped_across_parts);
  ADD ("ends", test_end_on_another_part_moves);
  ADD ("place", test_place_is_kept);
  ADD ("bar", test_bar_turns_parts);
  ADD ("page", test_page_is_the_part);
  ADD ("endless", test_one_endless_line);
  ADD ("closed", test_closed_while_splitting);
#undef ADD
  return g_test_run ();
}
