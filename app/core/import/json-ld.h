#pragma once

#include "import/html-fields.h"

G_BEGIN_DECLS

#define DOSSIER_JSON_LD_MAX_BYTES (2 * 1024 * 1024)
#define DOSSIER_JSON_LD_MAX_DEPTH 64

void dossier_json_ld_read (const char *json, gsize length, DossierHtmlFields *fields);

G_END_DECLS
