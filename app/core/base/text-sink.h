#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierTextSink:
 * @text: what is to be written next; append to it
 * @error: (nullable): the first that happened; nothing is written after it
 *
 * A buffer before a stream that, like stdio, remembers the first error, so that writers of a format
 * check once at the end. Part of its owner; any one thread.
 */
typedef struct
{
  GString *text;
  GError *error;
  /*< private >*/
  GOutputStream *stream;
  GCancellable *cancellable;
} DossierTextSink;

void dossier_text_sink_init (DossierTextSink *self, GOutputStream *stream,
                             GCancellable *cancellable);
void dossier_text_sink_clear (DossierTextSink *self);
void dossier_text_sink_drain_when_full (DossierTextSink *self);
void dossier_text_sink_fail (DossierTextSink *self, GError *error);
gboolean dossier_text_sink_finish (DossierTextSink *self, GError **error);

G_END_DECLS
