#include "import/importer.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "import/curation-import.h"
#include "import/import-places.h"

/* A batch is one transaction. It aims below the 50 ms for which a tag may have to wait; on a
 * busy machine, where all takes longer, it does not shrink to nothing but commits. */
#define BATCH_TARGET_US (40 * 1000)
#define FIRST_BATCH     32
#define SMALLEST_BATCH  32
#define LARGEST_BATCH   256
#define BATCH_BYTES     (512 * 1024)
/* A view has no use for more steps of progress than it can paint. */
#define PROGRESS_INTERVAL_US (50 * 1000)

struct _DossierImporter
{
  GObject parent_instance;

  DossierCorpus *corpus;
  GMainContext *context;
  char *encoding;
  DossierImportProgress progress;
  gpointer progress_data;
  gint64 progress_at;

  gint64 step; /* that all commits of this importer belong to; 0 before the first */
  guint n_imported;
  guint batch_size;
};

G_DEFINE_FINAL_TYPE (DossierImporter, dossier_importer, G_TYPE_OBJECT)

typedef struct
{
  DossierImporter *importer;
  guint done;
  guint total;
  char *name;
} Report;

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  if (report->importer->progress != NULL)
    report->importer->progress (report->done, report->total, report->name,
                                report->importer->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->importer);
  g_free (report->name);
  g_free (report);
}

static void
tell (DossierImporter *self, guint done, guint total, const char *name)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (self->progress == NULL || (done < total && now - self->progress_at < PROGRESS_INTERVAL_US))
    return;
  self->progress_at = now;
  report = g_new0 (Report, 1);
  report->importer = g_object_ref (self);
  report->done = done;
  report->total = total;
  report->name = g_strdup (name);
  /* Not g_main_context_invoke(), which calls at once, here, whenever nobody runs the context. */
  source = g_idle_source_new ();
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, self->context);
}

static GVariant *
import_batch (DossierImporter *self, GPtrArray *batch, GError **error)
{
  GVariantBuilder articles;

  g_variant_builder_init (&articles, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < batch->len; i++)
    g_variant_builder_add_value (&articles, dossier_import_item_to_args (batch->pdata[i]));
  return dossier_corpus_do (self->corpus, "article.import",
                            dossier_args_new ("articles", g_variant_builder_end (&articles),
                                              "earlier", g_variant_new_int64 (self->n_imported),
                                              NULL),
                            self->step, error);
}

static void
note_outcomes (DossierImporter *self, GPtrArray *batch, GVariant *result)
{
  g_autoptr (GVariant) ids = dossier_args_dup_value (result, "ids", "ax");
  g_autoptr (GVariant) knowns = dossier_args_dup_value (result, "known", "ab");

  for (guint i = 0; i < batch->len; i++)
    {
      gint64 id;
      gboolean known;

      g_variant_get_child (ids, i, "x", &id);
      g_variant_get_child (knowns, i, "b", &known);
      dossier_import_item_set_article (batch->pdata[i], id, known);
      if (!known)
        self->n_imported++;
    }
  if (self->step == 0)
    self->step = dossier_args_get_id (result, "step");
}

/* Whether the fault lies with an article and not with the dossier, so that the others can go on. */
static gboolean
is_fault_of_article (const GError *error)
{
  return g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
}

static gboolean
commit_batch (DossierImporter *self, GPtrArray *batch, GError **error)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) cause = NULL;
  g_autoptr (GVariant) result = import_batch (self, batch, &cause);
  gint64 elapsed = MAX (1, g_get_monotonic_time () - begun);

  if (result == NULL)
    {
      gboolean is_fault = is_fault_of_article (cause);

      for (guint i = 0; i < batch->len && (batch->len == 1 || !is_fault); i++)
        dossier_import_item_fail (batch->pdata[i], cause);
      if (!is_fault)
        g_propagate_error (error, g_steal_pointer (&cause));
      return is_fault;
    }
  note_outcomes (self, batch, result);
  self->batch_size = (guint) CLAMP (batch->len * BATCH_TARGET_US / elapsed, SMALLEST_BATCH,
                                    (gint64) LARGEST_BATCH);
  return TRUE;
}

/* Articles of a refused batch are tried one by one, so that only the one at fault stays out. */
static gboolean
flush (DossierImporter *self, GPtrArray *batch, GError **error)
{
  gboolean fine = batch->len == 0 || commit_batch (self, batch, error);

  for (guint i = 0; fine && i < batch->len; i++)
    if (dossier_import_item_get_state (batch->pdata[i]) == DOSSIER_IMPORT_READY)
      {
        g_autoptr (GPtrArray) single = g_ptr_array_new ();

        g_ptr_array_add (single, batch->pdata[i]);
        fine = commit_batch (self, single, error);
      }
  g_ptr_array_set_size (batch, 0);
  return fine;
}

/* A curation file is a step of its own: it brings acts of somebody else. */
static gboolean
commit_curation (DossierImporter *self, DossierImportItem *item, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream =
      g_file_read (dossier_import_item_get_curation (item), cancellable, &cause);
  GVariant *result = NULL;

  if (stream != NULL)
    result = dossier_curation_import (self->corpus, G_INPUT_STREAM (stream),
                                      dossier_import_item_get_name (item), cancellable, &cause);
  if (result != NULL)
    {
      dossier_import_item_take_curation_result (item, result);
      self->step = 0;
      self->n_imported = 0;
      return TRUE;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  dossier_import_item_fail (item, cause);
  return TRUE;
}

static guint64
size_of (GPtrArray *batch)
{
  guint64 size = 0;

  for (guint i = 0; i < batch->len; i++)
    size += dossier_import_item_get_size (batch->pdata[i]);
  return size;
}

/* Adds @item to @batch, or what is full goes into the dossier first. */
static gboolean
push (DossierImporter *self, GPtrArray *batch, DossierImportItem *item, GCancellable *cancellable,
      GError **error)
{
  if (dossier_import_item_get_state (item) != DOSSIER_IMPORT_READY)
    return TRUE;
  if (dossier_import_item_get_curation (item) != NULL)
    return flush (self, batch, error) && commit_curation (self, item, cancellable, error);
  if (batch->len > 0 && size_of (batch) + dossier_import_item_get_size (item) > BATCH_BYTES
      && !flush (self, batch, error))
    return FALSE;
  g_ptr_array_add (batch, item);
  return batch->len < self->batch_size || flush (self, batch, error);
}

/**
 * dossier_importer_commit:
 * @items: (element-type DossierImportItem): what was prepared, and perhaps corrected
 *
 * Puts what is READY into the dossier. Each item says then what became of it; one that is refused
 * does not keep the others out. Waits: a worker thread, or the command line.
 *
 * Returns: FALSE with BUSY, NO_SPACE, READ_ONLY or CANCELLED when it could not go on: what was
 *   committed until then stays, as one step
 */
gboolean
dossier_importer_commit (DossierImporter *self, GPtrArray *items, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !push (self, batch, items->pdata[i], cancellable, error))
        return FALSE;
      tell (self, i + 1, items->len, dossier_import_item_get_name (items->pdata[i]));
    }
  return flush (self, batch, error);
}

static DossierImportItem *
read_next (DossierImporter *self, GPtrArray *places, guint i, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DossierImportItem) item = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  item = dossier_import_place_read (places->pdata[i], self->encoding, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  tell (self, i + 1, places->len, dossier_import_item_get_name (item));
  return g_steal_pointer (&item);
}

/**
 * dossier_importer_prepare:
 * @places: paths of files and folders, and addresses
 *
 * Reads everything and proposes title, credits, date and zones, so that a person can look before
 * anything is in the dossier. Waits: a worker thread, or the command line.
 *
 * Returns: (transfer full) (element-type DossierImportItem): one item for each file and page, also
 *   for what could not be read; NULL with CANCELLED
 */
GPtrArray *
dossier_importer_prepare (DossierImporter *self, const char *const *places,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = dossier_import_places_find (places, cancellable, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DossierImportItem *item = read_next (self, found, i, cancellable, error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }
  return found != NULL ? g_steal_pointer (&items) : NULL;
}

/* Lets go of the texts that are in the dossier. */
static void
release_committed (GPtrArray *items, guint *from)
{
  for (; *from < items->len
         && dossier_import_item_get_state (items->pdata[*from]) != DOSSIER_IMPORT_READY;
       (*from)++)
    dossier_import_item_release (items->pdata[*from]);
}

/**
 * dossier_importer_run:
 * @places: paths of files and folders, and addresses
 *
 * Prepares and commits without looking between, with few texts in memory at a time. Waits: a
 * worker thread, or the command line.
 *
 * Returns: (transfer full) (element-type DossierImportItem): what became of each; NULL with the
 *   errors of dossier_importer_commit()
 */
GPtrArray *
dossier_importer_run (DossierImporter *self, const char *const *places, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) found = dossier_import_places_find (places, cancellable, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  guint released = 0;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DossierImportItem *item = read_next (self, found, i, cancellable, error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
      if (!push (self, batch, item, cancellable, error))
        return NULL;
      release_committed (items, &released);
    }
  return found != NULL && flush (self, batch, error) ? g_steal_pointer (&items) : NULL;
}

static void
dossier_importer_finalize (GObject *object)
{
  DossierImporter *self = DOSSIER_IMPORTER (object);

  g_clear_object (&self->corpus);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->encoding);
  G_OBJECT_CLASS (dossier_importer_parent_class)->finalize (object);
}

static void
dossier_importer_class_init (DossierImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_importer_finalize;
}

static void
dossier_importer_init (DossierImporter *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->batch_size = FIRST_BATCH;
}

/**
 * dossier_importer_new:
 * @corpus: an open dossier, shared
 *
 * Returns: (transfer full):
 */
DossierImporter *
dossier_importer_new (DossierCorpus *corpus)
{
  DossierImporter *self = g_object_new (DOSSIER_TYPE_IMPORTER, NULL);

  self->corpus = g_object_ref (corpus);
  return self;
}

/**
 * dossier_importer_set_encoding:
 * @encoding: (nullable): a name of `import/charset.h`; NULL finds it out for each file
 *
 * Before anything runs.
 */
void
dossier_importer_set_encoding (DossierImporter *self, const char *encoding)
{
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
}

/**
 * dossier_importer_set_progress:
 * @progress: (nullable): told how far it is; NULL to be told no more
 * @data: must live until it is told no more: a report may be on its way when a run has ended
 *
 * Before anything runs, or after it.
 */
void
dossier_importer_set_progress (DossierImporter *self, DossierImportProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

/**
 * dossier_importer_get_n_imported:
 *
 * Returns: how many articles are in the dossier by now, also when the rest could not follow. Not
 *   while something runs.
 */
guint
dossier_importer_get_n_imported (DossierImporter *self)
{
  return self->n_imported;
}

/**
 * dossier_import_summary:
 * @items: (element-type DossierImportItem): what was imported
 *
 * Returns: (transfer full): "48 imported, 2 known already, 1 failed". Any thread.
 */
char *
dossier_import_summary (GPtrArray *items)
{
  guint counts[DOSSIER_IMPORT_FAILED + 1] = { 0 };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    counts[dossier_import_item_get_state (items->pdata[i])]++;
  g_string_append_printf (out, _ ("%u imported"), counts[DOSSIER_IMPORT_IMPORTED]);
  if (counts[DOSSIER_IMPORT_KNOWN] > 0)
    g_string_append_printf (out, _ (", %u in the dossier already"), counts[DOSSIER_IMPORT_KNOWN]);
  if (counts[DOSSIER_IMPORT_LEFT_OUT] > 0)
    g_string_append_printf (out, _ (", %u left out"), counts[DOSSIER_IMPORT_LEFT_OUT]);
  if (counts[DOSSIER_IMPORT_FAILED] > 0)
    g_string_append_printf (out, _ (", %u failed"), counts[DOSSIER_IMPORT_FAILED]);
  return g_string_free (out, FALSE);
}
