#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierJsonLayout:
 *
 * How the members of an object or array are set out. Inside a line everything stays on that line.
 */
typedef enum
{
  DOSSIER_JSON_LINES,   /* one member a line, indented by one space a level */
  DOSSIER_JSON_ONE_LINE /* all members on the line of the bracket */
} DossierJsonLayout;

typedef struct _DossierJsonStreamWriter DossierJsonStreamWriter;

DossierJsonStreamWriter *dossier_json_stream_writer_new (GOutputStream *stream,
                                                         GCancellable *cancellable);
void dossier_json_stream_writer_free (DossierJsonStreamWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierJsonStreamWriter, dossier_json_stream_writer_free)

void dossier_json_stream_writer_begin_object (DossierJsonStreamWriter *self,
                                              DossierJsonLayout layout);
void dossier_json_stream_writer_end_object (DossierJsonStreamWriter *self);
void dossier_json_stream_writer_begin_array (DossierJsonStreamWriter *self,
                                             DossierJsonLayout layout);
void dossier_json_stream_writer_end_array (DossierJsonStreamWriter *self);
void dossier_json_stream_writer_key (DossierJsonStreamWriter *self, const char *key);
void dossier_json_stream_writer_string (DossierJsonStreamWriter *self, const char *text,
                                        gssize length);
void dossier_json_stream_writer_integer (DossierJsonStreamWriter *self, gint64 value);
void dossier_json_stream_writer_number (DossierJsonStreamWriter *self, double value);
void dossier_json_stream_writer_boolean (DossierJsonStreamWriter *self, gboolean value);
void dossier_json_stream_writer_null (DossierJsonStreamWriter *self);
void dossier_json_stream_writer_base64 (DossierJsonStreamWriter *self, const guint8 *bytes,
                                        gsize length);

gboolean dossier_json_stream_writer_has_failed (DossierJsonStreamWriter *self);
gboolean dossier_json_stream_writer_finish (DossierJsonStreamWriter *self, GError **error);

G_END_DECLS
