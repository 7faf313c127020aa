#pragma once

#include "corpus/curation-stage.h"

G_BEGIN_DECLS

gboolean dossier_curation_settle_dates (DossierCurationStage *stage, GError **error);

G_END_DECLS
