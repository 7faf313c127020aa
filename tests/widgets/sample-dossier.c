#include "sample-dossier.h"

#include "import/curation-import.h"

#include <glib/gstdio.h>

static void
import (SampleDossier *self, const char *curation)
{
  g_autoptr (GFile) file = g_file_new_for_path (curation);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GVariant) summary = NULL;

  g_assert_no_error (error);
  summary = dossier_curation_import (self->corpus, G_INPUT_STREAM (stream), curation, NULL, &error);
  g_assert_no_error (error);
}

/* @curation: (nullable): a file to fill the dossier from. */
void
sample_dossier_open_file (SampleDossier *self, const char *curation)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.dossier", NULL);
  store = dossier_store_create (self->path, &error);
  g_assert_no_error (error);
  self->corpus = dossier_corpus_new (store, "Tester");
  if (curation != NULL)
    import (self, curation);
  self->session = dossier_session_new (self->corpus);
}

void
sample_dossier_open (SampleDossier *self, gboolean with_sample)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "sample.json", NULL);

  sample_dossier_open_file (self, with_sample ? path : NULL);
}

void
sample_dossier_close (SampleDossier *self)
{
  dossier_session_close (self->session);
  dossier_corpus_close (self->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  g_clear_object (&self->corpus);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}

static gpointer
read_text_thread (DossierDatabase *database, gpointer sql, GCancellable *cancellable,
                  GError **error)
{
  char *text = dossier_database_get_text (database, NULL, sql, "");

  return text != NULL ? text : g_strdup ("");
}

/* What the file says: the first column of the first row as text, empty when there is none. */
char *
sample_dossier_get_text (SampleDossier *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = dossier_store_read (dossier_corpus_get_store (self->corpus), read_text_thread,
                                   (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return text;
}

gint64
sample_dossier_get_int (SampleDossier *self, const char *sql)
{
  g_autofree char *text = sample_dossier_get_text (self, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

GVariant *
sample_dossier_do (SampleDossier *self, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  GVariant *result = dossier_corpus_do (self->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
  return result;
}

/* The style sheets that an application finds by itself. */
void
sample_dossier_load_styles (void)
{
  static const char *const sheets[] = { "chips", "conflicts", "dates",  "inspector",
                                        "notes", "passages",  "reader", "timeline" };

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
