#pragma once

#include "base/json-stream-writer.h"
#include "store/database.h"

G_BEGIN_DECLS

/* What a command prints: one array of objects, or lines for people and for cut(1). */
typedef struct
{
  GOutputStream *stream;
  DossierJsonStreamWriter *json; /* NULL: lines */
  GString *line;
} DossierOutput;

DossierOutput *dossier_output_new (gboolean json);
void dossier_output_free (DossierOutput *self);
gboolean dossier_output_finish (DossierOutput *self, GError **error);

gboolean dossier_output_line (DossierOutput *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean dossier_output_write (DossierOutput *self, const char *text, gsize length, GError **error);

void dossier_output_text (DossierOutput *self, const char *key, const char *value);
void dossier_output_id (DossierOutput *self, const char *key, gint64 id);
void dossier_output_value (DossierOutput *self, DossierStatement *row, int column);
void dossier_output_object (DossierOutput *self, DossierStatement *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOutput, dossier_output_free)

G_END_DECLS
