#pragma once

#include "parts/row-widget.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierReviewRow:
 *
 * A passage that was moved or lost, with what a person can do about it.
 */
#define DOSSIER_TYPE_REVIEW_ROW (dossier_review_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewRow, dossier_review_row, DOSSIER, REVIEW_ROW, DossierRowWidget)

void dossier_review_row_set_session (DossierReviewRow *self, DossierSession *session);

G_END_DECLS
