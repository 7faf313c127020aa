#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_abbreviation_goes_on (const char *word, gsize length, const char *rest,
                                       gsize rest_length, gboolean opens_sentence,
                                       gboolean has_ordinals);

G_END_DECLS
