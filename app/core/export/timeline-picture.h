#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

gboolean dossier_timeline_svg_write (DossierDatabase *database, const DossierExportOptions *options,
                                     GOutputStream *stream, GCancellable *cancellable,
                                     GError **error);
gboolean dossier_timeline_png_write (DossierDatabase *database, const DossierExportOptions *options,
                                     GOutputStream *stream, GCancellable *cancellable,
                                     GError **error);
gboolean dossier_timeline_pdf_write (DossierDatabase *database, const DossierExportOptions *options,
                                     GOutputStream *stream, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
