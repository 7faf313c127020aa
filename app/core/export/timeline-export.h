#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

gboolean dossier_timeline_csv_write (DossierDatabase *database, const DossierExportOptions *options,
                                     GOutputStream *stream, GCancellable *cancellable,
                                     GError **error);
gboolean dossier_timeline_js_write (DossierDatabase *database, const DossierExportOptions *options,
                                    GOutputStream *stream, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
