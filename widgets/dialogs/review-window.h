#pragma once

#include "parts/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierReviewWindow:
 *
 * What a new text of the open article moved or lost, beside the article itself: old words,
 * proposal and how much they agree; accept it, or put the mark onto the words that are selected in
 * the reader. Main thread.
 */
#define DOSSIER_TYPE_REVIEW_WINDOW (dossier_review_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewWindow, dossier_review_window, DOSSIER, REVIEW_WINDOW, AdwWindow)

GtkWidget *dossier_review_window_new (DossierSession *session);
GListModel *dossier_review_window_get_rows (DossierReviewWindow *self);
void dossier_review_window_present (DossierSession *session, GtkWidget *before);

G_END_DECLS
