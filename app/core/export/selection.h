#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

/* Which highlights h an export takes: parameter 1 is a tag or NULL, 2 a list or NULL. */
#define DOSSIER_SELECTION_SQL                                                                      \
  "(?1 IS NULL OR h.id IN (SELECT highlight FROM highlight_tag WHERE tag = ?1))"                   \
  " AND (?2 IS NULL OR h.id IN (SELECT value FROM json_each (?2)))"

char *dossier_selection_new (const DossierExportOptions *options);

G_END_DECLS
