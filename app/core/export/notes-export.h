#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

gboolean dossier_notes_check (const DossierExportOptions *options, GError **error);
gboolean dossier_notes_write (DossierDatabase *database, const DossierExportOptions *options,
                              GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
