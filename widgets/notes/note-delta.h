#pragma once

#include "store/delta.h"

G_BEGIN_DECLS

gboolean dossier_note_delta_is_save (const DossierDelta *delta, gint64 note);
gboolean dossier_note_delta_concerns (const DossierDelta *delta, gint64 note, gint64 article);

G_END_DECLS
