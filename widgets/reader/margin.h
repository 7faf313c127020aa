#pragma once

#include "reader/mark-painter.h"

G_BEGIN_DECLS

/**
 * DossierMargin:
 *
 * The column beside the text: a stripe and a name for each highlight, a bracket and the speaker
 * for each claim, a flag for what is to be checked later. It remembers where it drew what.
 */
typedef struct _DossierMargin DossierMargin;

DossierMargin *dossier_margin_new (void);
void dossier_margin_free (DossierMargin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMargin, dossier_margin_free)

void dossier_margin_paint (DossierMargin *self, DossierPainter *painter, int left, int width,
                           gint64 current);
gint64 dossier_margin_find (DossierMargin *self, int x, int y);

G_END_DECLS
