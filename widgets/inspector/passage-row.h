#pragma once

#include "parts/row-widget.h"

G_BEGIN_DECLS

/* A passage in its context, with its article and place: a highlight, a mention or evidence. */
#define DOSSIER_TYPE_PASSAGE_ROW (dossier_passage_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassageRow, dossier_passage_row, DOSSIER, PASSAGE_ROW,
                      DossierRowWidget)

gboolean dossier_passage_row_get_range (gpointer row, gint64 *article, gint64 *earlier,
                                        guint *start, guint *end);

void dossier_passage_row_offer_removal (DossierPassageRow *self, const char *tooltip);

G_END_DECLS
