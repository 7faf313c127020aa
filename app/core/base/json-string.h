#pragma once

#include "base/json-input.h"

G_BEGIN_DECLS

gboolean dossier_json_string_take (DossierJsonInput *input, GString *text, gsize most,
                                   GCancellable *cancellable);
gboolean dossier_json_string_take_point (DossierJsonInput *input, GString *text,
                                         GCancellable *cancellable);

G_END_DECLS
