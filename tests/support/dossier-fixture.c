#include "dossier-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
take_store (DossierFixture *self, DossierStore *store, GError *error)
{
  g_assert_no_error (error);
  self->corpus = dossier_corpus_new (store, "Tester");
  g_object_unref (store);
}

/* Makes the folder and an empty dossier in it. */
void
dossier_fixture_set_up (DossierFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.dossier", NULL);
  take_store (self, dossier_store_create (self->path, &error), error);
}

/* Opens the dossier again after dossier_fixture_close(). */
void
dossier_fixture_open (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;

  take_store (self, dossier_store_open (self->path, &error), error);
}

/* Closes the dossier and lets what is on its way to the main context arrive. */
void
dossier_fixture_close (DossierFixture *self)
{
  if (self->corpus == NULL)
    return;
  dossier_corpus_close (self->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->corpus);
}

/* Closing left one file: else the folder could not be removed. */
void
dossier_fixture_tear_down (DossierFixture *self, gconstpointer data)
{
  dossier_fixture_close (self);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

/* Does a verb that must succeed. */
GVariant *
dossier_fixture_do (DossierFixture *self, const char *verb, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  GVariant *result = dossier_corpus_do (self->corpus, verb, args, 0, &error);

  g_assert_no_error (error);
  return result;
}

/* Returns the article. */
gint64
dossier_fixture_import (DossierFixture *self, const char *title, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GVariant *article =
      dossier_args_new ("title", g_variant_new_string (title), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), NULL);
  g_autoptr (GVariant) result = dossier_fixture_do (
      self, "article.import",
      dossier_args_new ("articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1),
                        NULL));
  g_autoptr (GArray) ids = dossier_args_dup_ids (result, "ids");

  return g_array_index (ids, gint64, 0);
}

static gpointer
ask_thread (DossierDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  return dossier_database_get_text (database, error, sql, "");
}

/* The first value of a query, as text. */
char *
dossier_fixture_ask (DossierFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *value = dossier_store_read (dossier_corpus_get_store (self->corpus), ask_thread,
                                    (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return value;
}

void
dossier_fixture_assert (DossierFixture *self, const char *sql, const char *expected)
{
  g_autofree char *answer = dossier_fixture_ask (self, sql);

  g_assert_cmpstr (answer, ==, expected);
}
