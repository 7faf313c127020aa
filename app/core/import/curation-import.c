#include "import/curation-import.h"

#include "corpus/curation-check.h"
#include "corpus/curation-dates.h"
#include "corpus/curation-stage.h"
#include "import/curation-reader.h"
#include "model/curation.h"

#include <string.h>

/* A file on its way: staged on any thread, then handed to the verb. */
typedef struct
{
  DossierStore *store;
  GInputStream *stream;
  char *name;
  DossierCurationStage *stage;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_clear_pointer (&self->stage, dossier_curation_stage_free);
  g_object_unref (self->store);
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self);
}

static Import *
import_new (DossierCorpus *corpus, GInputStream *stream, const char *name)
{
  Import *self = g_new0 (Import, 1);

  self->store = g_object_ref (dossier_corpus_get_store (corpus));
  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  return self;
}

static gpointer
read_catalog (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_catalog_read (database, error);
}

static gboolean
stage_file (Import *self, GCancellable *cancellable, GError **error)
{
  DossierCatalog *catalog =
      dossier_store_read (self->store, read_catalog, NULL, cancellable, error);

  if (catalog == NULL)
    return FALSE;
  self->stage = dossier_curation_stage_new (catalog, self->name, error);
  return self->stage != NULL
         && dossier_curation_read (self->stage, self->stream, cancellable, error)
         && dossier_curation_check (self->stage, error)
         && dossier_curation_settle_dates (self->stage, error)
         && dossier_curation_stage_seal (self->stage, error);
}

static GVariant *
make_arguments (Import *self)
{
  return dossier_args_new ("stage", g_variant_new_string (self->stage->folder), NULL);
}

/**
 * dossier_curation_import:
 * @corpus: an open dossier
 * @stream: a curation file; it is not closed
 * @name: how messages call it
 * @cancellable: (nullable): stops the reading; what the store has begun it ends
 * @error: return location
 *
 * Takes a curation file into the dossier as one step that one undo takes back, all or nothing.
 * An empty dossier becomes the one that wrote the file: ids and GUIDs stay, and an export gives the
 * same bytes. Another dossier keeps what it has; passages attach to texts with the same hash, else
 * by their quote. For callers that may wait.
 *
 * Returns: (transfer full): a{sv} with `added`, `present` and `left`, counts of records (x), the
 *   `uuid` that the dossier has now (s) and `remarks` (as), a sentence for each thing that was not taken as it stands in the file; NULL with
 *   BAD_INPUT (naming file, line and what is wrong), NEWER_FORMAT or an error of the store
 */
GVariant *
dossier_curation_import (DossierCorpus *corpus, GInputStream *stream, const char *name,
                         GCancellable *cancellable, GError **error)
{
  Import *self = import_new (corpus, stream, name);
  GVariant *result = NULL;

  if (stage_file (self, cancellable, error))
    result = dossier_corpus_do (corpus, "curation.import", make_arguments (self), 0, error);
  if (result != NULL)
    dossier_store_adopt_uuid (self->store, dossier_args_get_text (result, "uuid"));
  import_free (self);
  return result;
}

static void
import_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Import *self = g_task_get_task_data (task);
  GError *error = NULL;
  GVariant *summary = dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, &error);

  if (summary == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dossier_store_adopt_uuid (self->store, dossier_args_get_text (summary, "uuid"));
  g_task_return_pointer (task, summary, (GDestroyNotify) g_variant_unref);
}

static void
staged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Import *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dossier_corpus_do_async (DOSSIER_CORPUS (source), "curation.import", make_arguments (self), 0,
                           g_task_get_cancellable (task), import_done_cb, g_object_ref (task));
}

static void
stage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (stage_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_curation_import_async:
 *
 * dossier_curation_import() without waiting: the file is read and checked on a thread of its own.
 * Main thread.
 */
void
dossier_curation_import_async (DossierCorpus *corpus, GInputStream *stream, const char *name,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (corpus, cancellable, callback, user_data);
  Import *self = import_new (corpus, stream, name);
  g_autoptr (GTask) staging = g_task_new (corpus, cancellable, staged_cb, g_object_ref (task));

  g_task_set_source_tag (task, dossier_curation_import_async);
  g_task_set_task_data (task, self, import_free);
  g_task_set_task_data (staging, self, NULL); /* the outer task outlives it */
  g_task_run_in_thread (staging, stage_thread);
}

/**
 * dossier_curation_import_finish:
 *
 * Returns: (transfer full): as dossier_curation_import()
 */
GVariant *
dossier_curation_import_finish (DossierCorpus *corpus, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_curation_sniff:
 * @text: the begin of a file
 * @length: in bytes
 *
 * Returns: whether it looks like a curation file rather than an article: what an import by path
 *   needs to know. Any thread.
 */
gboolean
dossier_curation_sniff (const char *text, gsize length)
{
  g_autofree char *begin = g_strndup (text, MIN (length, 256));
  const char *p = g_str_has_prefix (begin, "\xef\xbb\xbf") ? begin + 3 : begin;

  p += strspn (p, " \t\r\n");
  return *p == '{' && strstr (p, "\"" DOSSIER_CURATION_FORMAT "\"") != NULL;
}
