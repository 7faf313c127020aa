#include "dossier-window.h"

#include <adwaita.h>
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

static gboolean
has_names (gpointer data)
{
  return !dossier_name_index_is_loading (((DossierWindow *) data)->index);
}

/* @curation: (nullable): a file to fill the dossier from. */
void
dossier_window_open (DossierWindow *self, const char *curation)
{
  sample_dossier_open_file (&self->sample, curation);
  self->index = dossier_name_index_new (self->sample.corpus);
  sample_dossier_load_styles ();
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
  g_clear_object (&self->index);
  sample_dossier_close (&self->sample);
}

gint64
dossier_window_act (DossierWindow *self, const char *verb, GVariant *args)
{
  g_autoptr (GVariant) result = sample_dossier_do (&self->sample, verb, args);

  return dossier_args_get_id (result, "id");
}

typedef struct
{
  DossierWindow *window;
  const char *sql;
  const char *expected;
} Expected;

static gboolean
is_in_file (gpointer data)
{
  Expected *expected = data;
  g_autofree char *text = sample_dossier_get_text (&expected->window->sample, expected->sql);

  return strcmp (text, expected->expected) == 0;
}

/* Waits until the file says so. */
void
dossier_window_expect (DossierWindow *self, const char *sql, const char *expected)
{
  Expected wanted = { self, sql, expected };

  dossier_window_wait (is_in_file, &wanted);
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
