#pragma once

#include "parts/row-widget.h"

G_BEGIN_DECLS

/**
 * DossierCodebookRow:
 *
 * A tag in the codebook: shape, name, digit key and how many passages carry it.
 *
 * Signals: activated; toggled (its children are to be shown or not); menu (x, y in the row);
 * dropped (tag: gint64, where: -1 before this one, 0 below it, 1 behind it).
 */
#define DOSSIER_TYPE_CODEBOOK_ROW (dossier_codebook_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierCodebookRow, dossier_codebook_row, DOSSIER, CODEBOOK_ROW,
                      DossierRowWidget)

void dossier_codebook_row_set_collapsed (DossierCodebookRow *self, GHashTable *ids);

G_END_DECLS
