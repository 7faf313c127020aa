#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

GArray *dossier_word_places (DossierTextMap *map, const char *words);

G_END_DECLS
