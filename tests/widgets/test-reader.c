#include "reader-articles.h"
#include "until.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  DossierReaderPage *page;
  DossierReader *reader;
  GString *log; /* what was asked for */
} Fixture;

static void
act_cb (DossierReader *reader, const char *name, guint start, guint end, int digit, Fixture *f)
{
  g_autofree char *quote = dossier_reader_dup_quote (reader, start, end);

  g_string_append_printf (f->log, "%s%s(%s)", f->log->len > 0 ? " " : "", name, quote);
  if (digit != 0)
    g_string_append_printf (f->log, "#%d", digit);
}

static void
range_cb (DossierReader *reader, gint64 id, guint start, guint end, Fixture *f)
{
  act_cb (reader, "range", start, end, 0, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->log = g_string_new (NULL);
  f->window = gtk_window_new ();
  f->page = DOSSIER_READER_PAGE (dossier_reader_page_new ());
  f->reader = dossier_reader_page_get_reader (f->page);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  g_signal_connect (f->reader, "act", G_CALLBACK (act_cb), f);
  g_signal_connect (f->reader, "mark-range-changed", G_CALLBACK (range_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_string_free (f->log, TRUE);
}

static gboolean
is_mapped (Fixture *f)
{
  return gtk_widget_get_mapped (GTK_WIDGET (f->reader))
         && gtk_widget_get_height (GTK_WIDGET (f->reader)) > 100;
}

static void
present (Fixture *f)
{
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (GTK_WIDGET (f->reader));
  until (is_mapped (f));
}

static void
place (Fixture *f, const char *words)
{
  const char *text = dossier_reader_get_article (f->reader);
  const char *at = strstr (text, words);
  guint offset;

  g_assert_nonnull (at);
  offset = (guint) g_utf8_strlen (text, at - text);
  dossier_reader_select (f->reader, offset, offset);
}

static void
activate (Fixture *f, const char *action, int parameter)
{
  GVariant *value = parameter != 0 ? g_variant_new_int32 (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->reader), action, value));
}

static void
assert_log (Fixture *f, const char *expected)
{
  g_assert_cmpstr (f->log->str, ==, expected);
  g_string_truncate (f->log, 0);
}

#define TWO_PARAGRAPHS                                                                             \
  "The clerk Sora Han kept the letters. Nobody asked her for them.\n\n"                            \
  "In May the roof came down. She went home."

static void
test_units (Fixture *f, gconstpointer data)
{
  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  place (f, "Han");
  activate (f, "reader.highlight", 0);
  assert_log (f, "highlight(The clerk Sora Han kept the letters.)");
  activate (f, "reader.actor", 0);
  assert_log (f, "actor(Sora Han)");
  activate (f, "reader.tag-digit", 4);
  assert_log (f, "tag-digit(The clerk Sora Han kept the letters.)#4");
  place (f, "roof");
  activate (f, "reader.zone", 0);
  assert_log (f, "zone(In May the roof came down. She went home.)");
}

/* What is marked already is taken as it is marked. */
static void
test_units_follow_marks (Fixture *f, gconstpointer data)
{
  DossierMark mention = { .id = 1, .start = 0, .end = 18, .kind = DOSSIER_MARK_MENTION };
  DossierMark date = { .id = 2, .start = 65, .end = 71, .kind = DOSSIER_MARK_DATE };

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  dossier_reader_add_mark (f->reader, &mention);
  dossier_reader_add_mark (f->reader, &date);
  place (f, "Han");
  activate (f, "reader.actor", 0);
  assert_log (f, "actor(The clerk Sora Han)");
  activate (f, "reader.date", 0);
  assert_log (f, "date(Han)");
  place (f, "May");
  activate (f, "reader.date", 0);
  assert_log (f, "date(In May)");
}

static void
keep_text_cb (DossierReader *reader, const char *text, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

static void
test_cursor_says_its_marks (Fixture *f, gconstpointer data)
{
  DossierMark mark = { .id = 1, .start = 4, .end = 18, .label = "Trade", .has_comment = TRUE };
  g_autofree char *text = NULL;

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  g_signal_connect (f->reader, "cursor-moved", G_CALLBACK (keep_text_cb), &text);
  place (f, "Sora");
  g_assert_cmpstr (text, ==, "");
  dossier_reader_add_mark (f->reader, &mark);
  g_assert_cmpstr (text, ==, "Highlight: Trade, with a comment");
  place (f, "She went");
  g_assert_cmpstr (text, ==, "");
}

static void
test_selection_goes_first (Fixture *f, gconstpointer data)
{
  guint start, end;

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  dossier_reader_select (f->reader, 3, 15); /* " clerk Sora " */
  activate (f, "reader.event", 0);
  assert_log (f, "event(clerk Sora)");
  dossier_reader_select (f->reader, 3, 4);
  g_assert_false (dossier_reader_get_selection (f->reader, &start, &end));
}

static void
test_selection_keeps_characters_whole (Fixture *f, gconstpointer data)
{
  dossier_reader_set_article (f->reader, "A cafe\xcc\x81 👩‍🌾 and tea.");
  dossier_reader_select (f->reader, 2, 6); /* without the accent */
  activate (f, "reader.highlight", 0);
  assert_log (f, "highlight(cafe\xcc\x81)");
  dossier_reader_select (f->reader, 8, 9); /* the woman without her field */
  activate (f, "reader.highlight", 0);
  assert_log (f, "highlight(👩‍🌾)");
}

static void
test_sentences (Fixture *f, gconstpointer data)
{
  guint start, end;
  g_autofree char *quote = NULL;

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  activate (f, "reader.sentence", 1);
  activate (f, "reader.highlight", 0);
  assert_log (f, "highlight(Nobody asked her for them.)");
  activate (f, "reader.sentence", 1);
  activate (f, "reader.highlight", 0);
  assert_log (f, "highlight(In May the roof came down.)");
  activate (f, "reader.sentence", -1);
  activate (f, "reader.extend-sentence", 1);
  g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
  quote = dossier_reader_dup_quote (f->reader, start, end);
  g_assert_cmpstr (quote, ==, "Nobody asked her for them.");
}

static DossierMark
make_mark (gint64 id, guint start, guint end)
{
  DossierMark mark = { .id = id, .start = start, .end = end, .label = "Trade", .n_colours = 1 };

  return mark;
}

static void
count_cb (DossierReader *reader, gint64 id, gint64 *last)
{
  *last = id;
}

static void
test_current_mark (Fixture *f, gconstpointer data)
{
  DossierMark mark = make_mark (7, 4, 18);
  gint64 told = -1;

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  g_signal_connect (f->reader, "mark-activated", G_CALLBACK (count_cb), &told);
  dossier_reader_add_mark (f->reader, &mark);
  activate (f, "reader.mark", 1);
  g_assert_cmpint (told, ==, 7);
  activate (f, "reader.tag-digit", 2);
  assert_log (f, "tag-digit(clerk Sora Han)#2");
  dossier_reader_remove_mark (f->reader, 7);
  g_assert_cmpint (told, ==, 0);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 0);
}

static void
test_moving_away_leaves_the_mark (Fixture *f, gconstpointer data)
{
  DossierMark mark = make_mark (7, 4, 18);

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  dossier_reader_add_mark (f->reader, &mark);
  dossier_reader_set_current_mark (f->reader, 7);
  place (f, "She went");
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 0);
}

static void
test_ends_move_by_word (Fixture *f, gconstpointer data)
{
  DossierMark mark = make_mark (7, 4, 18);

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  dossier_reader_add_mark (f->reader, &mark);
  place (f, "clerk");
  dossier_reader_set_current_mark (f->reader, 7);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(clerk Sora Han kept)");
  activate (f, "reader.move-end", -1);
  assert_log (f, "range(clerk Sora Han)");
  activate (f, "reader.move-end", -1);
  assert_log (f, "range(clerk Sora)");
  activate (f, "reader.move-start", 1);
  assert_log (f, "range(Sora)");
  activate (f, "reader.move-start", -1);
  activate (f, "reader.move-start", -1);
  assert_log (f, "range(clerk Sora) range(The clerk Sora)");
}

static void
test_cycle_visits_the_stack (Fixture *f, gconstpointer data)
{
  DossierMark wide = make_mark (1, 0, 30);
  DossierMark narrow = make_mark (2, 4, 18);
  DossierMark apart = make_mark (3, 40, 50);

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  dossier_reader_add_mark (f->reader, &wide);
  dossier_reader_add_mark (f->reader, &narrow);
  dossier_reader_add_mark (f->reader, &apart);
  place (f, "Sora");
  activate (f, "reader.cycle", 0);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 1);
  activate (f, "reader.cycle", 0);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 2);
  activate (f, "reader.cycle", 0);
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 1);
}

static void
test_hiding_a_kind (Fixture *f, gconstpointer data)
{
  DossierMark mark = make_mark (7, 4, 18);
  g_autoptr (GPtrArray) found = NULL;

  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  dossier_reader_add_mark (f->reader, &mark);
  dossier_reader_set_current_mark (f->reader, 7);
  activate (f, "reader.show-highlights", 0);
  g_assert_false (dossier_reader_is_kind_shown (f->reader, DOSSIER_MARK_HIGHLIGHT));
  g_assert_cmpint (dossier_reader_get_current_mark (f->reader), ==, 0);
  found = dossier_reader_find_marks (f->reader, 0, 99);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* A wall is broken on the page; what is copied is what the article says. */
static void
test_copy_is_the_article (Fixture *f, gconstpointer data)
{
  g_autofree char *copied = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->reader));

  present (f);
  show_wall (f->page);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 3);
  dossier_reader_select (f->reader, 0, G_MAXINT);
  g_signal_emit_by_name (f->reader, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->reader)), NULL, read_cb,
                                 &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (strchr (copied, '\n'));
  g_assert_true (g_str_has_prefix (dossier_reader_get_article (f->reader), copied));
}

static void
test_as_it_came_keeps_the_selection (Fixture *f, gconstpointer data)
{
  guint start, end;

  show_wall (f->page);
  dossier_reader_select (f->reader, 1500, 1520);
  activate (f, "reader.as-it-came", 0);
  g_assert_cmpint (
      gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->reader))), ==, 1);
  g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
  g_assert_cmpuint (end, ==, 1520);
}

static void
test_zones_are_hidden (Fixture *f, gconstpointer data)
{
  GdkRectangle before, after;

  present (f);
  show_harbour_article (f->page);
  dossier_reader_set_zones_hidden (f->reader, TRUE);
  g_assert_true (dossier_reader_get_zones_hidden (f->reader));
  g_assert_true (dossier_reader_get_area (f->reader, 0, 5, &before));
  activate (f, "reader.hide-zones", 0);
  g_assert_false (dossier_reader_get_zones_hidden (f->reader));
  g_assert_true (dossier_reader_get_area (f->reader, 0, 5, &after));
  g_assert_cmpint (before.width, ==, after.width);
}

static gboolean
sees_caption (Fixture *f)
{
  GdkRectangle area;
  const char *at = strstr (dossier_reader_get_article (f->reader), "Photo");
  guint start = (guint) g_utf8_strlen (dossier_reader_get_article (f->reader),
                                       at - dossier_reader_get_article (f->reader));

  return dossier_reader_get_area (f->reader, start, start + 5, &area) && area.width > 10;
}

/* Sentences of a hidden zone are passed over; whoever goes to its words sees them. */
static void
test_hidden_zones_are_found (Fixture *f, gconstpointer data)
{
  const char *text;

  present (f);
  show_harbour_article (f->page);
  dossier_reader_set_current_mark (f->reader, 0);
  dossier_reader_set_zones_hidden (f->reader, TRUE);
  place (f, "The south");
  activate (f, "reader.sentence", 1);
  activate (f, "reader.sentence", -1);
  activate (f, "reader.sentence", 1);
  activate (f, "reader.highlight", 0);
  assert_log (f, "highlight(The south, for its part, will send a vice premier to the forum in late "
                 "October.)");
  text = dossier_reader_get_article (f->reader);
  dossier_reader_show_range (f->reader, (guint) g_utf8_strlen (text, strstr (text, "Photo") - text),
                             dossier_reader_get_length (f->reader), FALSE);
  g_assert_false (dossier_reader_get_zones_hidden (f->reader));
  until (sees_caption (f));
}

#define FAR 700000

static gboolean
sees_far (Fixture *f)
{
  GdkRectangle area;

  return dossier_reader_get_area (f->reader, FAR, FAR + 5, &area) && area.y >= 0
         && dossier_reader_get_top (f->reader) > FAR - 6000
         && dossier_reader_get_top (f->reader) <= FAR;
}

/* Text that is not laid out yet: a plain scroll_to_mark is lost there. */
static void
test_jump_far (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 1000000)
    g_string_append (text, "The clerk kept the letters in the cellar of the house.\n");
  dossier_reader_set_article (f->reader, text->str);
  present (f);
  dossier_reader_show_range (f->reader, FAR, FAR + 5, TRUE);
  until (sees_far (f));

  /* And a change of width does not lose the place. */
  gtk_window_set_default_size (GTK_WINDOW (f->window), 560, 600);
  until (is_mapped (f));
  until (sees_far (f));
}

static void
test_odd_texts (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "", " ", "\n", "\n\n\n", "😀", "no end", "a\r\nb\u2029c" };

  present (f);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DossierMark mark = make_mark (1, 0, (guint) g_utf8_strlen (texts[i], -1) + 4);
      guint start, end;

      dossier_reader_set_article (f->reader, texts[i]);
      g_assert_cmpstr (dossier_reader_get_article (f->reader), ==, texts[i]);
      dossier_reader_add_mark (f->reader, &mark);
      dossier_reader_get_target (f->reader, DOSSIER_TARGET_SENTENCE, &start, &end);
      dossier_reader_show_range (f->reader, 0, 3, TRUE);
      dossier_reader_select (f->reader, 0, 0);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_status_line (Fixture *f, gconstpointer data)
{
  DossierStatusLine *status = dossier_reader_page_get_status (f->page);

  g_assert_cmpstr (dossier_status_line_get_text (status), ==, "");
  dossier_status_line_say (status, "Trade on ¶2, sentence 1", TRUE);
  g_assert_cmpstr (dossier_status_line_get_text (status), ==, "Trade on ¶2, sentence 1");
  dossier_status_line_clear (status);
  g_assert_cmpstr (dossier_status_line_get_text (status), ==, "");
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* The form of the source is on the page, wherever the page breaks lines, and in no position. */
static void
test_layout (Fixture *f, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->reader));
  GtkTextTag *link = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "link");
  g_autofree char *text = NULL;
  guint offset;

  present (f);
  show_formed_article (f->page);
  place (f, "a plan for");
  text = g_strdup (dossier_reader_get_article (f->reader));
  offset = dossier_reader_get_cursor (f->reader);
  for (guint i = 0; i < 2; i++)
    {
      GtkTextIter iter;

      g_assert_cmpstr (dossier_reader_get_link (f->reader, offset), ==, "https://example.org/plan");
      g_assert_null (dossier_reader_get_link (f->reader, offset + 7));
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      g_assert_true (gtk_text_iter_has_tag (&iter, link));
      dossier_reader_set_as_it_came (f->reader, i == 0);
    }
  g_assert_cmpstr (dossier_reader_get_article (f->reader), ==, text);
  dossier_reader_set_article (f->reader, TWO_PARAGRAPHS);
  g_assert_null (dossier_reader_get_link (f->reader, offset));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("/reader/units", test_units);
  TEST ("/reader/units-follow-marks", test_units_follow_marks);
  TEST ("/reader/cursor-says-its-marks", test_cursor_says_its_marks);
  TEST ("/reader/selection-goes-first", test_selection_goes_first);
  TEST ("/reader/selection-keeps-characters-whole", test_selection_keeps_characters_whole);
  TEST ("/reader/sentences", test_sentences);
  TEST ("/reader/current-mark", test_current_mark);
  TEST ("/reader/moving-away-leaves-the-mark", test_moving_away_leaves_the_mark);
  TEST ("/reader/ends-move-by-word", test_ends_move_by_word);
  TEST ("/reader/cycle-visits-the-stack", test_cycle_visits_the_stack);
  TEST ("/reader/hiding-a-kind", test_hiding_a_kind);
  TEST ("/reader/copy-is-the-article", test_copy_is_the_article);
  TEST ("/reader/as-it-came-keeps-the-selection", test_as_it_came_keeps_the_selection);
  TEST ("/reader/zones-are-hidden", test_zones_are_hidden);
  TEST ("/reader/hidden-zones-are-found", test_hidden_zones_are_found);
  TEST ("/reader/jump-far", test_jump_far);
  TEST ("/reader/odd-texts", test_odd_texts);
  TEST ("/reader/status-line", test_status_line);
  g_test_add ("/reader/layout", Fixture, NULL, set_up, test_layout, tear_down);
  return g_test_run ();
}
