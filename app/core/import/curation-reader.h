#pragma once

#include <gio/gio.h>

#include "corpus/curation-stage.h"

G_BEGIN_DECLS

gboolean dossier_curation_read (DossierCurationStage *stage, GInputStream *stream,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
