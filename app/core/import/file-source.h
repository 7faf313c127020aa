#pragma once

#include <gio/gio.h>

#include "import/decode.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FILE_KIND_OTHER,
  DOSSIER_FILE_KIND_TEXT,
  DOSSIER_FILE_KIND_HTML,
} DossierFileKind;

DossierFileKind dossier_file_kind (const char *name);
GBytes *dossier_file_read (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
