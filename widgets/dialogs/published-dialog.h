#pragma once

#include "dialogs/form-window.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierPublishedDialog:
 *
 * Dates an article with reasons: what its text, its people and its source tell, weighed against the
 * day that is written; the words selected on the page may be one of the reasons. Shows what hangs
 * on the day and what would move before it is taken. Main thread.
 */
#define DOSSIER_TYPE_PUBLISHED_DIALOG (dossier_published_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierPublishedDialog, dossier_published_dialog, DOSSIER, PUBLISHED_DIALOG,
                      DossierFormWindow)

void dossier_published_dialog_present (DossierSession *session, gint64 article, GtkWidget *before);

G_END_DECLS
