#pragma once

#include "parts/row-widget.h"
#include "parts/session.h"

G_BEGIN_DECLS

/* A #DossierConflict in a list: what it is about, who says what, what became of it. */
#define DOSSIER_TYPE_CONFLICT_ROW (dossier_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierConflictRow, dossier_conflict_row, DOSSIER, CONFLICT_ROW,
                      DossierRowWidget)

void dossier_conflict_row_set_session (DossierConflictRow *self, DossierSession *session);

G_END_DECLS
