#pragma once

#include "dialogs/form-window.h"
#include "parts/session.h"

G_BEGIN_DECLS

/**
 * DossierArticleDialog:
 *
 * All that is recorded about an article, to be changed: one Save is one act. Main thread.
 */
#define DOSSIER_TYPE_ARTICLE_DIALOG (dossier_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleDialog, dossier_article_dialog, DOSSIER, ARTICLE_DIALOG,
                      DossierFormWindow)

void dossier_article_dialog_present (DossierSession *session, gint64 article, GtkWidget *before);

G_END_DECLS
