#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierJsonToken:
 *
 * What the reader stands on. A key is a token of its own, in front of its value.
 */
typedef enum
{
  DOSSIER_JSON_ERROR, /* the error is set; every later call says the same */
  DOSSIER_JSON_END,   /* after the one value of the text */
  DOSSIER_JSON_OBJECT_BEGIN,
  DOSSIER_JSON_OBJECT_END,
  DOSSIER_JSON_ARRAY_BEGIN,
  DOSSIER_JSON_ARRAY_END,
  DOSSIER_JSON_KEY,
  DOSSIER_JSON_STRING,
  DOSSIER_JSON_INTEGER, /* without fraction or exponent and within 64 bits: exact */
  DOSSIER_JSON_NUMBER,  /* every other number, as a double */
  DOSSIER_JSON_BOOLEAN,
  DOSSIER_JSON_NULL,
} DossierJsonToken;

/**
 * DossierJsonLimits:
 * @depth: how deep objects and arrays may nest
 * @string: how many bytes one string or key may hold
 * @total: how many bytes the whole may have; 0 is any number, memory does not grow with it
 */
typedef struct
{
  guint depth;
  gsize string;
  guint64 total;
} DossierJsonLimits;

#define DOSSIER_JSON_DEFAULT_DEPTH  64
#define DOSSIER_JSON_DEFAULT_STRING (64u * 1024 * 1024)

typedef struct _DossierJsonStreamReader DossierJsonStreamReader;

DossierJsonStreamReader *dossier_json_stream_reader_new (GInputStream *stream, const char *name,
                                                         const DossierJsonLimits *limits);
void dossier_json_stream_reader_free (DossierJsonStreamReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierJsonStreamReader, dossier_json_stream_reader_free)

DossierJsonToken dossier_json_stream_reader_next (DossierJsonStreamReader *self,
                                                  GCancellable *cancellable, GError **error);
gboolean dossier_json_stream_reader_skip (DossierJsonStreamReader *self, GCancellable *cancellable,
                                          GError **error);

const char *dossier_json_stream_reader_get_string (DossierJsonStreamReader *self, gsize *length);
gint64 dossier_json_stream_reader_get_integer (DossierJsonStreamReader *self);
double dossier_json_stream_reader_get_number (DossierJsonStreamReader *self);
gboolean dossier_json_stream_reader_get_boolean (DossierJsonStreamReader *self);
guint64 dossier_json_stream_reader_get_line (DossierJsonStreamReader *self);
guint64 dossier_json_stream_reader_get_offset (DossierJsonStreamReader *self);

void dossier_json_stream_reader_set_error (DossierJsonStreamReader *self, GError **error,
                                           const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
