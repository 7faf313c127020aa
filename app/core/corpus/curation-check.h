#pragma once

#include "base/text-map.h"
#include "corpus/curation-stage.h"

G_BEGIN_DECLS

gboolean dossier_curation_check (DossierCurationStage *stage, GError **error);
gboolean dossier_curation_check_passages (DossierCurationStage *stage, gint64 revision,
                                          DossierTextMap *text, GError **error);

G_END_DECLS
