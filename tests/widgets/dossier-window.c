#include "dossier-window.h"

#include "import/curation-import.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
dossier_window_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (condition (data));
}

static void
load_style (void)
{
  static const char *const sheets[] = { "chips", "conflicts", "inspector", "reader" };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
      g_autofree char *path =
          g_strdup_printf ("/io/github/dossier/Dossier/style/%s.css", sheets[i]);

      gtk_css_provider_load_from_resource (css, path);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (css),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/dossier/Dossier/icons");
}

static gboolean
has_names (gpointer data)
{
  return !dossier_name_index_is_loading (((DossierWindow *) data)->index);
}

/* @curation: (nullable): a file to fill the dossier from. */
void
dossier_window_open (DossierWindow *self, const char *curation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  self->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.dossier", NULL);
  store = dossier_store_create (self->path, &error);
  g_assert_no_error (error);
  self->corpus = dossier_corpus_new (store, "Tester");
  if (curation != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (curation);
      g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
      g_autoptr (GVariant) result = NULL;

      g_assert_no_error (error);
      result =
          dossier_curation_import (self->corpus, G_INPUT_STREAM (stream), "sample", NULL, &error);
      g_assert_no_error (error);
    }
  self->session = dossier_session_new (self->corpus);
  self->index = dossier_name_index_new (self->corpus);
  load_style ();
  dossier_window_wait (has_names, self);
}

static gboolean
is_ready (gpointer data)
{
  DossierWindow *self = data;

  return gtk_window_is_active (GTK_WINDOW (self->window))
         && gtk_widget_get_height (gtk_window_get_child (GTK_WINDOW (self->window))) > 100;
}

void
dossier_window_show (DossierWindow *self, GtkWidget *child)
{
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), child);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_maximize (GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  dossier_window_wait (is_ready, self);
}

void
dossier_window_close (DossierWindow *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  dossier_session_close (self->session);
  g_clear_object (&self->index);
  g_clear_object (&self->session);
  dossier_corpus_close (self->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->corpus);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

gint64
dossier_window_act (DossierWindow *self, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (self->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
  return dossier_args_get_id (result, "id");
}

static gpointer
query_thread (DossierDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  char *text = dossier_database_get_text (database, NULL, sql, "");

  return text != NULL ? text : g_strdup ("");
}

/* What the file says: the first column of the first row, empty when there is none. */
char *
dossier_window_query_text (DossierWindow *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = dossier_store_read (dossier_corpus_get_store (self->corpus), query_thread,
                                   (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return text;
}

gint64
dossier_window_query_int (DossierWindow *self, const char *sql)
{
  g_autofree char *text = dossier_window_query_text (self, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

/* Arguments of xdotool: real keys and clicks. */
void
dossier_window_keys (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list more;

  g_ptr_array_add (argv, (char *) "xdotool");
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
