#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

typedef struct _DossierTextAlignment DossierTextAlignment;

DossierTextAlignment *dossier_text_alignment_new (DossierTextMap *from, DossierTextMap *to);
void dossier_text_alignment_free (DossierTextAlignment *alignment);
gboolean dossier_text_alignment_map (DossierTextAlignment *alignment, guint start, guint end,
                                     guint *mapped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextAlignment, dossier_text_alignment_free)

G_END_DECLS
