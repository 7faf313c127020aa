/* Marks and words at the edges of what a text can be: nothing is split, nothing is lost. */
#include "reader/reader-page.h"
#include "until.h"

#include <adwaita.h>
#include <string.h>

/* A farmer is three code points and one character; so are two letters with marks of their own. */
#define FARMER  "👩‍🌾"
#define E_ACUTE "e\u0301"

typedef struct
{
  GtkWidget *window;
  DossierReader *reader;
  GString *log;
} Fixture;

static void
act_cb (DossierReader *reader, const char *name, guint start, guint end, int digit, Fixture *f)
{
  g_autofree char *quote = dossier_reader_dup_quote (reader, start, end);

  g_string_append_printf (f->log, "%s(%s)", name, quote);
}

static void
range_cb (DossierReader *reader, gint64 id, guint start, guint end, Fixture *f)
{
  act_cb (reader, "range", start, end, 0, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *page = dossier_reader_page_new ();

  f->log = g_string_new (NULL);
  f->window = gtk_window_new ();
  f->reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), page);
  g_signal_connect (f->reader, "act", G_CALLBACK (act_cb), f);
  g_signal_connect (f->reader, "mark-range-changed", G_CALLBACK (range_cb), f);
  gtk_window_present (GTK_WINDOW (f->window));
  until (gtk_widget_get_height (GTK_WIDGET (f->reader)) > 100);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_string_free (f->log, TRUE);
}

static void
activate (Fixture *f, const char *action, int parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (f->reader), action, parameter != 0 ? g_variant_new_int32 (parameter) : NULL));
}

static void
assert_log (Fixture *f, const char *expected)
{
  g_assert_cmpstr (f->log->str, ==, expected);
  g_string_truncate (f->log, 0);
}

static void
show (Fixture *f, const char *text, guint start, guint end)
{
  DossierMark mark = { .id = 7, .start = start, .end = end };

  dossier_reader_set_article (f->reader, text);
  dossier_reader_add_mark (f->reader, &mark);
  dossier_reader_select (f->reader, start, start);
  dossier_reader_set_current_mark (f->reader, 7);
}

/* Where there are no words an end goes by what a person sees as one character. */
static void
test_ends_beside_no_words (Fixture *f, gconstpointer data)
{
  show (f, FARMER FARMER "!", 0, 3);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(" FARMER FARMER ")");
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(" FARMER FARMER "!)");
  activate (f, "reader.move-end", 1);
  assert_log (f, "");
  activate (f, "reader.move-start", 1);
  assert_log (f, "range(" FARMER "!)");
  activate (f, "reader.move-start", -1);
  assert_log (f, "range(" FARMER FARMER "!)");
}

/* The last word of a text that ends without a line feed, and what stands behind it. */
static void
test_ends_at_the_end (Fixture *f, gconstpointer data)
{
  show (f, "He said: “Caf" E_ACUTE ".”", 3, 7);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(said: “Caf" E_ACUTE ")");
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(said: “Caf" E_ACUTE ".)");
  activate (f, "reader.move-end", 1);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(said: “Caf" E_ACUTE ".”)");
  activate (f, "reader.move-end", -1);
  assert_log (f, "range(said: “Caf" E_ACUTE ")");
}

/* A mark never becomes nothing, and never turns round. */
static void
test_one_word_stays (Fixture *f, gconstpointer data)
{
  show (f, "One two three", 4, 7);
  activate (f, "reader.move-end", -1);
  activate (f, "reader.move-start", 1);
  assert_log (f, "");
}

/* The dossier answers later than the next key comes. */
static void
test_keys_before_the_answer (Fixture *f, gconstpointer data)
{
  DossierMark moved = { .id = 7, .start = 0, .end = 7 };

  show (f, "One two three four", 0, 3);
  activate (f, "reader.move-end", 1);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(One two)range(One two three)");
  dossier_reader_add_mark (f->reader, &moved);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(One two three four)");
  /* Undone, or refused, and left alone for a while: the mark is where the dossier says. */
  dossier_reader_set_current_mark (f->reader, 0);
  dossier_reader_set_current_mark (f->reader, 7);
  activate (f, "reader.move-end", 1);
  assert_log (f, "range(One two three)");
}

static void
assert_selection (Fixture *f, guint from, guint to, const char *expected)
{
  g_autofree char *quote = NULL;
  guint start, end;

  dossier_reader_select (f->reader, from, to);
  g_assert_true (dossier_reader_get_selection (f->reader, &start, &end));
  quote = dossier_reader_dup_quote (f->reader, start, end);
  g_assert_cmpstr (quote, ==, expected);
}

static void
test_half_a_character (Fixture *f, gconstpointer data)
{
  dossier_reader_set_article (f->reader, "a" FARMER "b" E_ACUTE "c𝔸");
  assert_selection (f, 1, 2, FARMER);
  assert_selection (f, 2, 5, FARMER "b");
  assert_selection (f, 5, 6, E_ACUTE);
  assert_selection (f, 6, 8, E_ACUTE "c");
  assert_selection (f, 8, 9, "𝔸");
}

static void
test_only_spaces (Fixture *f, gconstpointer data)
{
  static const char *const acts[] = { "reader.highlight", "reader.actor", "reader.date",
                                      "reader.zone",      "reader.event", "reader.in-vivo",
                                      "reader.unmark",    "reader.cycle" };
  guint start, end;

  dossier_reader_set_article (f->reader, "   \n \n  ");
  dossier_reader_select (f->reader, 1, 5);
  g_assert_false (dossier_reader_get_selection (f->reader, &start, &end));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    activate (f, acts[i], 0);
  for (int direction = -1; direction <= 1; direction += 2)
    {
      activate (f, "reader.sentence", direction);
      activate (f, "reader.extend-sentence", direction);
      activate (f, "reader.mark", direction);
    }
  assert_log (f, "");
}

/* Marks that touch, nest and cover everything: each is reached, each is told apart. */
static void
test_one_on_another (Fixture *f, gconstpointer data)
{
  static const DossierMark marks[] = {
    { .id = 1, .start = 0, .end = 18, .label = "all" },
    { .id = 2, .start = 4, .end = 7, .label = "word" },
    { .id = 3, .start = 7, .end = 13, .label = "next" },
    { .id = 4, .start = 4, .end = 5, .label = "letter" },
    { .id = 5, .start = 4, .end = 5, .label = "twin" },
  };
  g_autoptr (GString) seen = g_string_new (NULL);

  dossier_reader_set_article (f->reader, "One two three four");
  dossier_reader_set_marks (f->reader, marks, G_N_ELEMENTS (marks));
  dossier_reader_select (f->reader, 4, 4);
  for (guint i = 0; i < 5; i++)
    {
      activate (f, "reader.cycle", 0);
      g_string_append_printf (seen, "%" G_GINT64_FORMAT " ",
                              dossier_reader_get_current_mark (f->reader));
    }
  g_assert_cmpuint (seen->len, ==, 10);
  g_assert_nonnull (strstr (seen->str, "1 "));
  g_assert_nonnull (strstr (seen->str, "2 "));
  g_assert_nonnull (strstr (seen->str, "4 "));
  g_assert_nonnull (strstr (seen->str, "5 "));
  g_assert_null (strstr (seen->str, "3 "));

  /* Where two touch, the cursor stands on the second one. */
  dossier_reader_set_current_mark (f->reader, 0);
  dossier_reader_select (f->reader, 7, 7);
  activate (f, "reader.unmark", 0);
  assert_log (f, "unmark( three)");
}

static void
said_cb (DossierReader *reader, const char *text, GString *said)
{
  g_string_assign (said, text);
}

/* Which of several marks the next key is about, and what is no part of the text, is said in words. */
static void
test_said_in_words (Fixture *f, gconstpointer data)
{
  static const DossierMark marks[] = {
    { .id = 1, .start = 0, .end = 7, .label = "Trade" },
    { .id = 2, .start = 0, .end = 3, .kind = DOSSIER_MARK_MENTION, .label = "Ilyin" },
  };
  DossierMark date = {
    .id = 3, .start = 4, .end = 7, .kind = DOSSIER_MARK_DATE, .label = "2025-10-09"
  };
  DossierReaderZone zone = { { 0, 13 }, "caption" };
  g_autoptr (GString) said = g_string_new (NULL);

  g_signal_connect (f->reader, "cursor-moved", G_CALLBACK (said_cb), said);
  dossier_reader_set_article (f->reader, "One two three");
  dossier_reader_set_marks (f->reader, marks, G_N_ELEMENTS (marks));
  dossier_reader_select (f->reader, 1, 1);
  g_assert_cmpstr (said->str, ==, "Highlight: Trade; Mention: Ilyin");
  activate (f, "reader.cycle", 0);
  g_assert_cmpstr (said->str, ==, "Highlight: Trade (chosen); Mention: Ilyin");
  activate (f, "reader.cycle", 0);
  g_assert_cmpstr (said->str, ==, "Highlight: Trade; Mention: Ilyin (chosen)");
  dossier_reader_add_mark (f->reader, &date);
  dossier_reader_select (f->reader, 5, 5);
  g_assert_cmpstr (said->str, ==, "Highlight: Trade; Date: 9 Oct 2025");
  dossier_reader_set_zones (f->reader, &zone, 1);
  dossier_reader_select (f->reader, 9, 9);
  g_assert_cmpstr (said->str, ==, "Outside the text: caption");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/reader-edges/ends-beside-no-words", test_ends_beside_no_words);
  ADD ("/reader-edges/ends-at-the-end", test_ends_at_the_end);
  ADD ("/reader-edges/one-word-stays", test_one_word_stays);
  ADD ("/reader-edges/keys-before-the-answer", test_keys_before_the_answer);
  ADD ("/reader-edges/half-a-character", test_half_a_character);
  ADD ("/reader-edges/only-spaces", test_only_spaces);
  ADD ("/reader-edges/one-on-another", test_one_on_another);
  ADD ("/reader-edges/said-in-words", test_said_in_words);
  return g_test_run ();
}
