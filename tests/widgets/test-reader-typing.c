/* Real keys and clicks, under the layouts that people have. Hardware keys as X numbers them:
 * 11 is "2", 43 is where a US keyboard has h, 38 a, 44 j, 32 o, 23 Tab, 119 Delete. */
#include "reader-articles.h"

#include <adwaita.h>
#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)
#define TEXT     "The clerk Sora Han kept the letters. Nobody asked her for them."

typedef struct
{
  GtkWidget *window;
  GtkWidget *button;
  DossierReader *reader;
  GString *log;
} Fixture;

static void
act_cb (DossierReader *reader, const char *name, guint start, guint end, int digit, Fixture *f)
{
  g_string_append_printf (f->log, "%s %d\n", name, digit);
}

static void
run (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list more;

  va_start (more, first);
  for (const char *word = first; word != NULL; word = va_arg (more, const char *))
    g_ptr_array_add (argv, (char *) word);
  va_end (more);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (Fixture *f, gboolean (*condition) (Fixture *f))
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!condition (f) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  if (!condition (f))
    g_error ("Waited in vain; so far the reader asked for:\n%s", f->log->str);
}

static gboolean
is_ready (Fixture *f)
{
  return gtk_window_is_active (GTK_WINDOW (f->window))
         && gtk_widget_has_focus (GTK_WIDGET (f->reader))
         && gtk_widget_get_height (GTK_WIDGET (f->reader)) > 100;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = dossier_reader_page_new ();

  f->log = g_string_new (NULL);
  f->window = gtk_window_new ();
  f->button = gtk_button_new_with_label ("Elsewhere");
  f->reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), f->button);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_maximize (GTK_WINDOW (f->window));
  g_signal_connect (f->reader, "act", G_CALLBACK (act_cb), f);
  dossier_reader_set_article (f->reader, TEXT);
  run ("setxkbmap", data != NULL ? data : "us", NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (GTK_WIDGET (f->reader));
  wait_until (f, is_ready);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_string_free (f->log, TRUE);
  run ("setxkbmap", "us", NULL);
}

static gboolean
has_all_acts (Fixture *f)
{
  return strcmp (f->log->str, "tag-digit 2\nhighlight 0\nevent 0\nzone-kind 0\nunmark 0\n") == 0;
}

static void
test_layout (Fixture *f, gconstpointer layout)
{
  DossierMark mark = { .id = 1, .start = 0, .end = 9 };

  run ("xdotool", "key", "11", NULL);
  run ("xdotool", "key", "43", NULL);
  run ("xdotool", "key", "26", NULL);
  run ("xdotool", "key", "shift+56", NULL);
  dossier_reader_add_mark (f->reader, &mark);
  run ("xdotool", "key", "119", NULL);
  wait_until (f, has_all_acts);
}

static gboolean
has_left (Fixture *f)
{
  return gtk_widget_has_focus (f->button);
}

static gboolean
is_on_suggestion (Fixture *f)
{
  return dossier_reader_get_current_mark (f->reader) == 5;
}

static void
test_tab (Fixture *f, gconstpointer data)
{
  DossierMark guess = {
    .id = 5, .start = 10, .end = 18, .kind = DOSSIER_MARK_MENTION, .state = DOSSIER_MARK_SUGGESTED
  };

  dossier_reader_add_mark (f->reader, &guess);
  run ("xdotool", "key", "Tab", NULL);
  wait_until (f, is_on_suggestion);
  dossier_reader_remove_mark (f->reader, 5);
  run ("xdotool", "key", "Tab", NULL);
  wait_until (f, has_left);
}

static gboolean
has_words (Fixture *f)
{
  guint start, end;

  return dossier_reader_get_selection (f->reader, &start, &end) && start == 0 && end == 9;
}

/* Shift+Right takes word by word. */
static void
test_words (Fixture *f, gconstpointer data)
{
  run ("xdotool", "key", "shift+Right", "shift+Right", NULL);
  wait_until (f, has_words);
}

static void
click_at (Fixture *f, guint offset)
{
  GdkRectangle area;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_assert_true (dossier_reader_get_area (f->reader, offset, offset + 1, &area));
  x = g_strdup_printf ("%d", area.x + area.width / 2);
  y = g_strdup_printf ("%d", area.y + area.height / 2);
  run ("xdotool", "mousemove", x, y, "click", "1", NULL);
}

static gboolean
is_on_nothing (Fixture *f)
{
  return dossier_reader_get_current_mark (f->reader) == 0;
}

static void
test_click (Fixture *f, gconstpointer data)
{
  DossierMark wide = { .id = 4, .start = 0, .end = 30 };
  DossierMark inner = { .id = 5, .start = 10, .end = 18 };

  dossier_reader_add_mark (f->reader, &wide);
  dossier_reader_add_mark (f->reader, &inner);
  click_at (f, 12);
  wait_until (f, is_on_suggestion);
  click_at (f, 40);
  wait_until (f, is_on_nothing);
}

static gboolean
has_dragged (Fixture *f)
{
  guint start, end;

  return dossier_reader_get_selection (f->reader, &start, &end) && start == 4 && end > 15;
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  GdkRectangle from, to;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  g_autofree char *to_x = NULL;

  g_assert_true (dossier_reader_get_area (f->reader, 4, 5, &from));
  g_assert_true (dossier_reader_get_area (f->reader, 20, 21, &to));
  x = g_strdup_printf ("%d", from.x + 1);
  y = g_strdup_printf ("%d", from.y + from.height / 2);
  to_x = g_strdup_printf ("%d", to.x);
  run ("xdotool", "mousemove", x, y, "mousedown", "1", "mousemove_relative", "20", "0", "mousemove",
       to_x, y, "mouseup", "1", NULL);
  wait_until (f, has_dragged);
}

static void
range_cb (DossierReader *reader, gint64 id, guint start, guint end, Fixture *f)
{
  g_string_append_printf (f->log, "range %u %u", start, end);
}

static gboolean
has_range (Fixture *f)
{
  return strcmp (f->log->str, "range 4 23") == 0;
}

/* The handle at the end of a mark, dragged into the middle of a later word, takes that word. */
static void
test_drag_an_end (Fixture *f, gconstpointer data)
{
  DossierMark mark = { .id = 5, .start = 4, .end = 14 };
  GdkRectangle from, to;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  g_autofree char *to_x = NULL;

  g_signal_connect (f->reader, "mark-range-changed", G_CALLBACK (range_cb), f);
  dossier_reader_add_mark (f->reader, &mark);
  dossier_reader_select (f->reader, 4, 4);
  dossier_reader_set_current_mark (f->reader, 5);
  g_assert_true (dossier_reader_get_area (f->reader, 4, 14, &from));
  g_assert_true (dossier_reader_get_area (f->reader, 20, 21, &to));
  x = g_strdup_printf ("%d", from.x + from.width);
  y = g_strdup_printf ("%d", from.y + from.height);
  to_x = g_strdup_printf ("%d", to.x + 1);
  run ("xdotool", "mousemove", x, y, "mousedown", "1", "mousemove_relative", "12", "0", "mousemove",
       to_x, y, "mouseup", "1", NULL);
  wait_until (f, has_range);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/reader-typing/us", Fixture, "us", set_up, test_layout, tear_down);
  g_test_add ("/reader-typing/ru", Fixture, "ru", set_up, test_layout, tear_down);
  g_test_add ("/reader-typing/fr", Fixture, "fr", set_up, test_layout, tear_down);
  g_test_add ("/reader-typing/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/reader-typing/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/reader-typing/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/reader-typing/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/reader-typing/drag-an-end", Fixture, NULL, set_up, test_drag_an_end, tear_down);
  return g_test_run ();
}
