#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_JSON_INPUT_END   (-1)
#define DOSSIER_JSON_INPUT_ERROR (-2)

/* The bytes of a JSON text with the place where they stand: what the stream reader scans. */
typedef struct
{
  GInputStream *stream;
  char *name;
  guint64 limit;  /* bytes in all, 0 for any number */
  guint64 offset; /* bytes taken */
  guint64 line;   /* of the next byte, from 1 */
  guint64 column; /* of the next byte, in code points from 1 */
  gsize position; /* within the buffer */
  gsize filled;
  gboolean ended;
  GError *error; /* the first that happened */
  guint8 buffer[65536];
} DossierJsonInput;

DossierJsonInput *dossier_json_input_new (GInputStream *stream, const char *name, guint64 limit);
void dossier_json_input_free (DossierJsonInput *self);
int dossier_json_input_peek (DossierJsonInput *self, GCancellable *cancellable);
int dossier_json_input_take (DossierJsonInput *self, GCancellable *cancellable);
gsize dossier_json_input_take_plain (DossierJsonInput *self, GString *out, gsize room);
gboolean dossier_json_input_fail (DossierJsonInput *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
gboolean dossier_json_input_fail_at (DossierJsonInput *self, int byte, const char *expected);

G_END_DECLS
