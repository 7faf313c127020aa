#pragma once

#include "base/edtf.h"

G_BEGIN_DECLS

/* Dates in words that are counted from something that happened: “two weeks after the raid”. */
char *dossier_edtf_find_event_name (const char *words);
DossierEdtf *dossier_edtf_from_event_words (const char *words, const DossierEdtf *event,
                                            GError **error);

G_END_DECLS
