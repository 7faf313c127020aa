#include "parts/session-private.h"

/**
 * dossier_session_read_newest:
 * @reading: (inout): what cancels the reading that goes on, or NULL; it cancels the new one then
 * @lane: which reading thread
 * @read: reads, on that thread
 * @data: for @read
 * @destroy: (nullable): frees @data
 * @free_result: frees what was read when nobody takes it
 * @callback: gets it through dossier_store_read_finish(); @owner is its data and owned by it
 * @owner: who asks
 *
 * Reads anew: of readings that follow each other only the last one is of interest, those before it
 * end with CANCELLED. Main thread.
 */
void
dossier_session_read_newest (DossierSession *self, GCancellable **reading, DossierReadLane lane,
                             DossierReadFunc read, gpointer data, GDestroyNotify destroy,
                             GDestroyNotify free_result, GAsyncReadyCallback callback,
                             gpointer owner)
{
  g_cancellable_cancel (*reading);
  g_clear_object (reading);
  *reading = g_cancellable_new ();
  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self)), lane,
                            read, data, destroy, free_result, *reading, callback,
                            g_object_ref (owner));
}
