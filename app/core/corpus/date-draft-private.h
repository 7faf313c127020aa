#pragma once

#include "corpus/date-draft.h"

G_BEGIN_DECLS

/* Shared by the date-draft*.c files only. */
void dossier_date_draft_take_choice (DossierDateDraft *self, DossierDateAnchor kind, gint64 record,
                                     int index, char *title, const char *edtf);
void dossier_date_draft_take_found (DossierDateDraft *self, const DossierFoundDate *found);

G_END_DECLS
