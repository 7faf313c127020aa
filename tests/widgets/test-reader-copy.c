/* What leaves the reader is the article's text, not the page's. */
#include "reader/reader-page.h"
#include "until.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  DossierReader *reader;
  char *article;
  char *pasted;
  gboolean is_read;
} Fixture;

static gboolean
is_mapped (Fixture *f)
{
  return gtk_widget_get_mapped (GTK_WIDGET (f->reader));
}

static gboolean
is_read (Fixture *f)
{
  return f->is_read;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *page = dossier_reader_page_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (text, "%sSentence %u speaks of the lighthouse keeper.",
                            i > 1 ? " " : "", i);
  f->article = g_string_free (g_steal_pointer (&text), FALSE);
  f->reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), page);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (page);
  until (is_mapped (f));
  dossier_reader_set_article (f->reader, f->article);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_free (f->article);
  g_free (f->pasted);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_assert_no_error (error);
  f->pasted = g_strndup (g_memory_output_stream_get_data (memory),
                         g_memory_output_stream_get_data_size (memory));
  f->is_read = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, data);
}

/* Read as another program does. */
static const char *
paste (Fixture *f, GdkClipboard *clipboard, const char *type)
{
  const char *types[] = { type, NULL };

  g_clear_pointer (&f->pasted, g_free);
  f->is_read = FALSE;
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, read_cb, f);
  until (is_read (f));
  return f->pasted;
}

static GdkClipboard *
get_clipboard (Fixture *f)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (f->reader));
}

static GdkClipboard *
get_primary (Fixture *f)
{
  return gtk_widget_get_primary_clipboard (GTK_WIDGET (f->reader));
}

#define TEXT_TYPE "text/plain;charset=utf-8"

static void
test_copy (Fixture *f, gconstpointer data)
{
  dossier_reader_select (f->reader, 0, dossier_reader_get_length (f->reader));
  g_signal_emit_by_name (f->reader, "copy-clipboard");
  g_assert_cmpstr (paste (f, get_clipboard (f), TEXT_TYPE), ==, f->article);
}

static void
test_primary (Fixture *f, gconstpointer data)
{
  dossier_reader_select (f->reader, 0, dossier_reader_get_length (f->reader));
  g_assert_true (gdk_clipboard_is_local (get_primary (f)));
  g_assert_cmpstr (paste (f, get_primary (f), TEXT_TYPE), ==, f->article);
  /* It is asked for when it is pasted: what is selected then. */
  dossier_reader_select (f->reader, 0, 8);
  g_assert_cmpstr (paste (f, get_primary (f), TEXT_TYPE), ==, "Sentence");
}

static void
test_rich (Fixture *f, gconstpointer data)
{
  dossier_reader_copy_content (f->reader, "“plain” é", "<p>rich é</p>");
  g_assert_cmpstr (paste (f, get_clipboard (f), TEXT_TYPE), ==, "“plain” é");
  g_assert_cmpstr (paste (f, get_clipboard (f), "text/html"), ==, "<p>rich é</p>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/reader-copy/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/reader-copy/primary", Fixture, NULL, set_up, test_primary, tear_down);
  g_test_add ("/reader-copy/rich", Fixture, NULL, set_up, test_rich, tear_down);
  return g_test_run ();
}
