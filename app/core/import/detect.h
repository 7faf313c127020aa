#pragma once

#include <glib.h>

#include "import/charset.h"

G_BEGIN_DECLS

/* One reading of some bytes that makes sense, and how sure it is (0–100). */
typedef struct
{
  const char *encoding;
  int confidence;
} DossierEncodingGuess;

GArray *dossier_detect_encodings (const char *bytes, gsize length);

G_END_DECLS
