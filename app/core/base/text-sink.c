#include "base/text-sink.h"

#define BUFFER_SIZE 65536

/**
 * dossier_text_sink_init:
 * @self: memory of its owner
 * @stream: where the text goes; a reference is kept, it is not closed
 * @cancellable: (nullable): stops the writing; a reference is kept
 *
 * Begins with nothing to write. The thread that writes.
 */
void
dossier_text_sink_init (DossierTextSink *self, GOutputStream *stream, GCancellable *cancellable)
{
  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->text = g_string_sized_new (BUFFER_SIZE + 4096);
  self->error = NULL;
}

/**
 * dossier_text_sink_clear:
 * @self: a sink; what was not written is lost
 *
 * Lets go of the stream without closing it. The thread that writes.
 */
void
dossier_text_sink_clear (DossierTextSink *self)
{
  g_clear_error (&self->error);
  g_string_free (self->text, TRUE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stream);
}

static void
drain (DossierTextSink *self)
{
  if (self->error == NULL
      && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL,
                               self->cancellable, &self->error);
  g_string_truncate (self->text, 0);
}

/**
 * dossier_text_sink_drain_when_full:
 * @self: a sink
 *
 * Writes what has gathered once it is worth a call of the system. The thread that writes.
 */
void
dossier_text_sink_drain_when_full (DossierTextSink *self)
{
  if (self->text->len >= BUFFER_SIZE)
    drain (self);
}

/**
 * dossier_text_sink_fail:
 * @self: a sink
 * @error: (transfer full): why what follows cannot be written
 *
 * Remembers the error unless there is an earlier one. The thread that writes.
 */
void
dossier_text_sink_fail (DossierTextSink *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

/**
 * dossier_text_sink_finish:
 * @self: a sink
 * @error: return location
 *
 * Writes what is still in memory. The thread that writes.
 *
 * Returns: FALSE with the first error that happened: the stream's, G_IO_ERROR_CANCELLED, or one
 *     that was given to dossier_text_sink_fail()
 */
gboolean
dossier_text_sink_finish (DossierTextSink *self, GError **error)
{
  drain (self);
  if (self->error == NULL)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}
