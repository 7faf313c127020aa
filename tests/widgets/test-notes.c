#include "notes/note-document.h"
#include "notes/note-merge.h"
#include "notes/notes-view.h"
#include "sample-dossier.h"

#include <adwaita.h>
#include <string.h>

static void
assert_merged (const char *base, const char *mine, const char *theirs, const char *expected)
{
  g_autofree char *merged = dossier_note_merge (base, mine, theirs);

  g_assert_cmpstr (merged, ==, expected);
}

static void
test_merge (void)
{
  assert_merged ("one two", "one two", "one two three", "one two three");
  assert_merged ("one two", "zero one two", "one two three", "zero one two three");
  assert_merged ("one two three", "one three", "one two three four", "one three four");
  assert_merged ("one two three", "one 2 three", "one II three", NULL);
  assert_merged ("word", "words", "word\n\n> quote", "words\n\n> quote");
  assert_merged ("", "mine", "mine", "mine");
  /* é and è share a byte: no character may be cut. */
  assert_merged ("caf\xc3\xa9.", "caf\xc3\xa8.", "caf\xc3\xa9. Yes", "caf\xc3\xa8. Yes");
}

static void
pump (void)
{
  g_main_context_iteration (NULL, TRUE);
}

static gint64
free_note (SampleDossier *f)
{
  return sample_dossier_get_int (f, "SELECT id FROM note WHERE article IS NULL");
}

static char *
body_of (SampleDossier *f, gint64 note)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT body FROM note WHERE id = %" G_GINT64_FORMAT, note);

  return sample_dossier_get_text (f, sql);
}

static DossierNoteDocument *
open_note (SampleDossier *f, gint64 note)
{
  DossierNoteDocument *document = dossier_note_document_new (f->session, note);

  while (!dossier_note_document_is_loaded (document))
    pump ();
  return document;
}

static void
type (DossierNoteDocument *document, int offset, const char *words)
{
  GtkTextBuffer *buffer = dossier_note_document_get_buffer (document);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_insert (buffer, &iter, words, -1);
}

static char *
written (DossierNoteDocument *document)
{
  GtkTextBuffer *buffer = dossier_note_document_get_buffer (document);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Until the file says what was written. */
static void
wait_saved (SampleDossier *f, DossierNoteDocument *document)
{
  gboolean same = FALSE;

  while (!same)
    {
      g_autofree char *text = written (document);
      g_autofree char *body = body_of (f, dossier_note_document_get_note (document));

      same = g_strcmp0 (text, body) == 0;
      if (!same)
        pump ();
    }
}

static void
wait_written (DossierNoteDocument *document, const char *words, gboolean there)
{
  for (;;)
    {
      g_autofree char *text = written (document);

      if ((strstr (text, words) != NULL) == there)
        return;
      pump ();
    }
}

/* Two saves without a pause of another kind between them are one step; leaving ends it. */
static void
test_one_step_for_a_session (SampleDossier *f, gconstpointer data)
{
  gint64 note = free_note (f);
  g_autofree char *before = body_of (f, note);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (DossierNoteDocument) document = open_note (f, note);
  g_autoptr (GError) error = NULL;

  type (document, 0, "First. ");
  wait_saved (f, document);
  type (document, 0, "Second. ");
  dossier_note_document_flush (document);
  wait_saved (f, document);
  g_assert_cmpint (
      sample_dossier_get_int (f, "SELECT count (*) FROM change WHERE verb = 'note.set'"), ==, 2);

  label = dossier_corpus_undo (f->corpus, &error);
  g_assert_no_error (error);
  after = body_of (f, note);
  g_assert_cmpstr (after, ==, before);
  wait_written (document, "Second.", FALSE);
  wait_written (document, "First.", FALSE);
  dossier_note_document_close (document);
}

/* What is quoted into the note while somebody writes comes into the text; nothing is lost. */
static void
test_cited_while_writing (SampleDossier *f, gconstpointer data)
{
  gint64 note = free_note (f);
  gint64 highlight = sample_dossier_get_int (f, "SELECT id FROM highlight ORDER BY id LIMIT 1");
  g_autoptr (DossierNoteDocument) document = open_note (f, note);
  g_autoptr (GVariant) result = NULL;

  type (document, 0, "Not saved yet. ");
  result = sample_dossier_do (f, "note.cite",
                              dossier_args_new ("note", g_variant_new_int64 (note), "record",
                                                g_variant_new_int64 (highlight), NULL));
  wait_written (document, "[^11]", TRUE);
  wait_written (document, "Not saved yet.", TRUE);
  g_assert_false (dossier_note_document_has_conflict (document));
  dossier_note_document_flush (document);
  wait_saved (f, document);
  g_assert_cmpint (
      sample_dossier_get_int (f, "SELECT count (*) FROM citation c JOIN note n ON n.id = c.note "
                                 "WHERE n.article IS NULL"),
      ==, 11);
  dossier_note_document_close (document);
}

static void
change_first_word (SampleDossier *f, gint64 note, const char *word)
{
  g_autofree char *body = body_of (f, note);
  g_autofree char *changed = g_strconcat (word, body + strlen ("Four"), NULL);
  g_autoptr (GVariant) result =
      sample_dossier_do (f, "note.set",
                         dossier_args_new ("note", g_variant_new_int64 (note), "body",
                                           g_variant_new_string (changed), NULL));
}

static void
replace_first_word (DossierNoteDocument *document, const char *word)
{
  GtkTextBuffer *buffer = dossier_note_document_get_buffer (document);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) strlen ("Four"));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, word, -1);
}

/* The same words changed twice: nothing is written over until somebody decides. */
static void
test_conflict (SampleDossier *f, gconstpointer data)
{
  gboolean keep_mine = GPOINTER_TO_INT (data);
  gint64 note = free_note (f);
  g_autoptr (DossierNoteDocument) document = open_note (f, note);
  g_autofree char *body = NULL;

  replace_first_word (document, "Five");
  change_first_word (f, note, "Six");
  while (!dossier_note_document_has_conflict (document))
    pump ();
  dossier_note_document_flush (document);
  body = body_of (f, note);
  g_assert_true (g_str_has_prefix (body, "Six times"));

  dossier_note_document_resolve (document, keep_mine);
  g_assert_false (dossier_note_document_has_conflict (document));
  wait_saved (f, document);
  wait_written (document, keep_mine ? "Five times" : "Six times", TRUE);
  dossier_note_document_close (document);
}

/* A marker that is cut and pasted again keeps its citation, also when a save falls between. */
static void
test_cut_and_paste_keeps_citations (SampleDossier *f, gconstpointer data)
{
  gint64 note = free_note (f);
  g_autoptr (DossierNoteDocument) document = open_note (f, note);
  GtkTextBuffer *buffer = dossier_note_document_get_buffer (document);
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "[^3]", 0, &from, &to, NULL));
  gtk_text_buffer_delete (buffer, &from, &to);
  wait_saved (f, document);
  type (document, 0, "[^3] ");
  dossier_note_document_flush (document);
  wait_saved (f, document);
  g_assert_cmpint (
      sample_dossier_get_int (f, "SELECT count (*) FROM citation c JOIN note n ON n.id = c.note "
                                 "WHERE n.article IS NULL AND c.position = 3"),
      ==, 1);
  dossier_note_document_close (document);
}

/* The note of an article is made with the first word, not by looking at it. */
static void
test_note_of_an_article (SampleDossier *f, gconstpointer data)
{
  gint64 article = sample_dossier_get_int (
      f, "SELECT id FROM article WHERE id NOT IN (SELECT article FROM note WHERE article NOTNULL)");
  gint64 n_before = sample_dossier_get_int (f, "SELECT count (*) FROM note");
  g_autoptr (DossierNoteDocument) document =
      dossier_note_document_new_for_article (f->session, article);

  while (!dossier_note_document_is_loaded (document))
    pump ();
  dossier_note_document_flush (document);
  g_assert_cmpint (sample_dossier_get_int (f, "SELECT count (*) FROM note"), ==, n_before);
  type (document, 0, "달포에서 온 소식");
  dossier_note_document_flush (document);
  while (dossier_note_document_get_note (document) == 0)
    pump ();
  wait_saved (f, document);
  g_assert_cmpint (sample_dossier_get_int (f, "SELECT count (*) FROM note"), ==, n_before + 1);
  dossier_note_document_close (document);
}

static void
test_view_opens_the_last_note (SampleDossier *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = dossier_notes_view_new (f->session);
  gint64 last =
      sample_dossier_get_int (f, "SELECT id FROM note ORDER BY changed_at DESC, id LIMIT 1");

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  while (dossier_session_get_note (f->session) == 0)
    pump ();
  g_assert_cmpint (dossier_session_get_note (f->session), ==, last);
  g_assert_cmpint (dossier_notes_get_open_note (DOSSIER_NOTES_VIEW (view)), ==, last);

  gtk_widget_activate_action (view, "notes.delete", NULL);
  while (dossier_session_get_note (f->session) != 0)
    pump ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From a passage that was looked at from a note, one comes back to the note. */
static void
test_back_to_the_view (SampleDossier *f, gconstpointer data)
{
  gint64 article = sample_dossier_get_int (f, "SELECT id FROM article ORDER BY id LIMIT 1");

  dossier_session_set_view (f->session, "notes");
  dossier_session_go_to (f->session, article, 10, 20, 0);
  g_assert_cmpstr (dossier_session_get_view (f->session), ==, "read");
  while (dossier_session_get_article (f->session) != article)
    pump ();
  g_assert_true (dossier_session_go_back (f->session));
  g_assert_cmpstr (dossier_session_get_view (f->session), ==, "notes");
  g_assert_cmpint (dossier_session_get_article (f->session), ==, article);
  g_assert_true (dossier_session_go_forward (f->session));
  g_assert_cmpstr (dossier_session_get_view (f->session), ==, "read");
}

static void
set_up (SampleDossier *f, gconstpointer data)
{
  sample_dossier_open (f, TRUE);
}

static void
tear_down (SampleDossier *f, gconstpointer data)
{
  sample_dossier_close (f);
}

#define ADD(path, data, test) g_test_add (path, SampleDossier, data, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notes/merge", test_merge);
  ADD ("/notes/one-step-for-a-session", NULL, test_one_step_for_a_session);
  ADD ("/notes/cited-while-writing", NULL, test_cited_while_writing);
  ADD ("/notes/conflict/mine", GINT_TO_POINTER (TRUE), test_conflict);
  ADD ("/notes/conflict/theirs", GINT_TO_POINTER (FALSE), test_conflict);
  ADD ("/notes/cut-and-paste", NULL, test_cut_and_paste_keeps_citations);
  ADD ("/notes/of-an-article", NULL, test_note_of_an_article);
  ADD ("/notes/view-opens-the-last", NULL, test_view_opens_the_last_note);
  ADD ("/notes/back-to-the-view", NULL, test_back_to_the_view);
  return g_test_run ();
}
