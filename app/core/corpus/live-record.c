#include "corpus/live-record.h"

struct _DossierLiveRecord
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gulong changed_id;
  const DossierListKind *kind;
  gint64 id;
  DossierRow *row; /* NULL: not read yet, or no such record */
  GCancellable *reading;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierLiveRecord, dossier_live_record, G_TYPE_OBJECT)

typedef struct
{
  const DossierListKind *kind;
  gint64 id;
  DossierRow *row;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->row);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *wish = data;
  g_autoptr (GVariant) query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  GError *local_error = NULL;

  reading->id = wish->id;
  reading->row = wish->kind->read_row (database, wish->id, query, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&reading);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLiveRecord) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (reading == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  if (reading->id != self->id)
    return;
  g_set_object (&self->row, reading->row);
  if (self->row != NULL)
    dossier_row_set_id (self->row, self->id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
start_reading (DossierLiveRecord *self)
{
  Reading *wish = g_new0 (Reading, 1);

  wish->kind = self->kind;
  wish->id = self->id;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW, read_thread,
                            wish, reading_free, reading_free, self->reading, read_cb,
                            g_object_ref (self));
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  DossierLiveRecord *self = data;

  if (self->id != 0
      && (delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, self->kind->order_tables)
          || dossier_delta_touches (delta, self->kind->row_tables)))
    start_reading (self);
}

/**
 * dossier_live_record_set_id:
 * @id: of a record of the kind, or 0 for none
 *
 * ::changed follows when it was read; until then there is no row.
 */
void
dossier_live_record_set_id (DossierLiveRecord *self, gint64 id)
{
  if (self->id == id)
    return;
  g_cancellable_cancel (self->reading);
  g_set_object (&self->reading, NULL);
  self->reading = g_cancellable_new ();
  self->id = id;
  g_clear_object (&self->row);
  if (id != 0)
    start_reading (self);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_live_record_get_id:
 */
gint64
dossier_live_record_get_id (DossierLiveRecord *self)
{
  return self->id;
}

/**
 * dossier_live_record_get_row:
 *
 * Returns: (transfer none) (nullable): the record as last read, of the row type of the kind; NULL
 *   until it was read, and where there is none with the id
 */
gpointer
dossier_live_record_get_row (DossierLiveRecord *self)
{
  return self->row;
}

static void
dossier_live_record_dispose (GObject *object)
{
  DossierLiveRecord *self = DOSSIER_LIVE_RECORD (object);

  g_cancellable_cancel (self->reading);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  g_clear_object (&self->row);
  self->id = 0;
  G_OBJECT_CLASS (dossier_live_record_parent_class)->dispose (object);
}

static void
dossier_live_record_finalize (GObject *object)
{
  g_object_unref (DOSSIER_LIVE_RECORD (object)->reading);
  G_OBJECT_CLASS (dossier_live_record_parent_class)->finalize (object);
}

static void
dossier_live_record_class_init (DossierLiveRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_live_record_dispose;
  object_class->finalize = dossier_live_record_finalize;

  /**
   * DossierLiveRecord::changed:
   *
   * The record was read, read anew, or is gone.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_LIVE_RECORD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DossierLiveRecord::failed:
   * @error: why it could not be read; what was read before stays
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DOSSIER_TYPE_LIVE_RECORD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_live_record_init (DossierLiveRecord *self)
{
  self->reading = g_cancellable_new ();
}

/**
 * dossier_live_record_new:
 * @kind: how a row is read; its query is empty
 *
 * Returns: (transfer full): of no record yet
 */
DossierLiveRecord *
dossier_live_record_new (DossierCorpus *corpus, const DossierListKind *kind)
{
  DossierLiveRecord *self = g_object_new (DOSSIER_TYPE_LIVE_RECORD, NULL);

  self->corpus = g_object_ref (corpus);
  self->kind = kind;
  self->changed_id = g_signal_connect (corpus, "changed", G_CALLBACK (changed_cb), self);
  return self;
}
